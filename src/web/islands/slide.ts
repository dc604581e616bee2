// Moves a page through the years: the address always says what is shown, and the page is the one that the server gives for it.
const box = document.querySelector<HTMLElement>('[data-slide]')
const range = box?.querySelector<HTMLInputElement>('input[type=range]')
const shown = box?.querySelector('output')
const WAIT = 120
const PARTS = ['.title', '#dated', '.languages', '.foot']
const FIELDS = ['asof', 'known']
let timer = 0
let asked: AbortController | undefined

const today = box?.dataset['today'] ?? ''
const yearIn = (url: URL) => Number((url.searchParams.get('asof') || today).slice(0, 4))

function show(year: number): void {
  if (shown) shown.textContent = String(year)
}

/** The last day of a year, or today in the last one: a year as such has no answer where something changed within it. */
function addressOf(year: number): URL {
  const url = new URL(location.href)
  const last = String(year) === today.slice(0, 4)
  if (last) url.searchParams.delete('asof')
  else url.searchParams.set('asof', `${year}-12-31`)
  return url
}

async function turnTo(url: URL): Promise<void> {
  asked?.abort()
  asked = new AbortController()
  const answer = await fetch(url, { headers: { accept: 'text/html' }, signal: asked.signal })
  if (!answer.ok) return location.assign(url)
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of PARTS) document.querySelector(part)?.replaceChildren(...(next.querySelector(part)?.childNodes ?? []))
  for (const id of FIELDS) {
    const [mine, theirs] = [document.getElementById(id), next.getElementById(id)] as (HTMLInputElement | null)[]
    if (mine && theirs) mine.value = theirs.value
  }
  document.title = next.title
  history.replaceState(null, '', url)
}

if (box && range) {
  box.hidden = false
  range.value = String(yearIn(new URL(location.href)))
  show(Number(range.value))
  range.addEventListener('input', () => {
    show(Number(range.value))
    clearTimeout(timer)
    const url = addressOf(Number(range.value))
    timer = window.setTimeout(() => void turnTo(url).catch(() => undefined), WAIT)
  })
}
export {}
