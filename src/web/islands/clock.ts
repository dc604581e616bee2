// Counts down every `[data-until]`; the server's figure stands until this runs, and where it never runs.
const { units = 'd|h|min|s', left: leftWords = '%', past: pastWords = '%' } = document.body.dataset
const [d = 'd', h = 'h', min = 'min', s = 's'] = units.split('|')

/** Two largest units; seconds only in the last ten minutes, when they matter. */
function spanOf(ms: number): string {
  const all = Math.floor(Math.abs(ms) / 1000)
  const [days, hours, minutes, seconds] = [
    Math.floor(all / 86400),
    Math.floor((all % 86400) / 3600),
    Math.floor((all % 3600) / 60),
    all % 60,
  ]
  if (days > 0) return `${days} ${d}${hours > 0 ? ` ${hours} ${h}` : ''}`
  if (hours > 0) return `${hours} ${h}${minutes > 0 ? ` ${minutes} ${min}` : ''}`
  return minutes < 10 ? `${minutes} ${min} ${String(seconds).padStart(2, '0')} ${s}` : `${minutes} ${min}`
}

// a drill may run on another clock than the wall's: the page says what time it was when it was made
const shift = Number(document.body.dataset['now'] ?? Date.now()) - Date.now()

function tick(): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-until]')) {
    const rest = Date.parse(one.dataset['until'] ?? '') - (Date.now() + shift)
    if (Number.isNaN(rest)) continue
    const text = (rest > 0 ? leftWords : pastWords).replace('%', spanOf(rest))
    if (one.textContent !== text) one.textContent = text
    one.classList.toggle('past', rest <= 0)
    one.classList.toggle('soon', rest > 0 && rest < 3_600_000)
  }
}

tick()
setInterval(tick, 1000)
export {}
