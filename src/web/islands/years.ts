// A slider through the years where the page has a form for it: the table follows, and so does the address, which stays a permalink.
const form = document.querySelector<HTMLFormElement>('form[data-today]')
const slider = form?.querySelector<HTMLInputElement>('#year')
const day = form?.querySelector<HTMLInputElement>('#asof')
const WAIT = 120
let timer = 0
let asking: AbortController | undefined

/** The last day of that year, or today when it is not over. */
function dayOf(year: string, today: string): string {
  return year === today.slice(0, 4) ? today : `${year}-12-31`
}

async function follow(address: URL): Promise<void> {
  asking?.abort()
  asking = new AbortController()
  const answer = await fetch(address, { signal: asking.signal })
  if (!answer.ok) return
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of ['.lead', '.see-also', '.grid-scroll', '.folded', '.data-links', '.languages', '.cite']) {
    const [now, fresh] = [document.querySelector(part), next.querySelector(part)]
    if (!now || !fresh) continue
    const [left, top] = [now.scrollLeft, now.scrollTop]
    now.replaceChildren(...fresh.childNodes)
    now.scrollTo(left, top)
  }
  history.replaceState(null, '', address)
}

if (form && slider && day) {
  form.querySelector<HTMLElement>('.years')!.hidden = false
  slider.addEventListener('input', () => {
    form.querySelector('output')!.textContent = slider.value
    day.value = dayOf(slider.value, form.dataset['today'] ?? '')
    const address = new URL(form.action)
    for (const [name, value] of new FormData(form)) if (value !== '') address.searchParams.set(name, String(value))
    clearTimeout(timer)
    timer = window.setTimeout(() => void follow(address).catch(() => {}), WAIT)
  })
}
export {}
