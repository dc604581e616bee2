// When the desk says that something changed, fetches this same page and puts its content in place, unless somebody is writing in it.
const { stream, updated = '%' } = document.body.dataset
const WAIT = 400
const main = () => document.getElementById('main')
let timer = 0

/** Somebody types, or has typed and not sent: their words come before our news. */
function writing(): boolean {
  const fields = [
    ...(main()?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'form[method=post] input:not([type=hidden]), form[method=post] textarea',
    ) ?? []),
  ]
  return (
    fields.some(
      (field) =>
        !field.readOnly &&
        (field.value !== field.defaultValue || (field instanceof HTMLInputElement && field.checked !== field.defaultChecked)),
    ) || main()?.querySelector('form :is(input, textarea, select):focus') !== null
  )
}

async function refresh(): Promise<void> {
  if (document.hidden || writing()) return void later(5000)
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [now, fresh] = [main(), next.getElementById('main')]
  if (!now || !fresh || now.innerHTML === fresh.innerHTML) return
  const [focused, open] = [document.activeElement?.id, [...now.querySelectorAll('details')].map((one) => one.open)]
  now.replaceChildren(...fresh.childNodes)
  now.querySelectorAll('details').forEach((one, i) => (one.open = open[i] ?? one.open))
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  const said = document.getElementById('live')
  if (said)
    said.textContent = updated.replace(
      '%',
      new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    )
}

function later(wait = WAIT): void {
  clearTimeout(timer)
  timer = window.setTimeout(() => void refresh().catch(() => later(10_000)), wait)
}

if (stream) {
  const source = new EventSource(stream)
  source.onmessage = () => later()
  // signed out meanwhile: the page must not look as if it still watched
  source.addEventListener('ended', () => location.reload())
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) later()
  })
  addEventListener('pagehide', () => source.close())
}
export {}
