// A page of a return that could not be sent waits on this device (IndexedDB), field by field, and goes out when the link is back. It is
// taken out only after the desk answered that it has it: sending alone is no receipt.
interface Waiting {
  at: string
  fields: [string, string][]
}

const STORE = 'pages'

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('contadora-outbox', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'at' })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function inStore<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened()
  return new Promise((resolve, reject) => {
    const asked = run(base.transaction(STORE, mode).objectStore(STORE))
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

const fieldsOf = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input[name]:not([type=hidden]), textarea[name], select[name]')]

function mark(form: HTMLFormElement, text: string): void {
  for (const field of fieldsOf(form)) {
    const label = form.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(field.id)}"]`)
    const [old] = label?.getElementsByClassName('waiting') ?? []
    old?.remove()
    if (!label || text === '' || field.value === '') continue
    const note = document.createElement('small')
    note.className = 'waiting'
    note.textContent = ` · ${text}`
    label.append(note)
  }
}

function tell(form: HTMLFormElement, text: string): void {
  const place = form.querySelector('[data-outbox-says]')
  if (place) place.textContent = text
}

/** True when the desk has it. What the desk refuses stays typed here, and the page that says why is shown. */
async function send(form: HTMLFormElement, act: string): Promise<boolean> {
  const body = new URLSearchParams({ do: act })
  for (const field of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) body.set(field.name, field.value)
  for (const field of fieldsOf(form)) body.set(field.name, field.value)
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } }).catch(() => null)
  if (!answer) return false
  if (answer.ok) await inStore('readwrite', (store) => store.delete(location.pathname))
  if (answer.ok) location.assign(answer.url)
  else HTMLFormElement.prototype.submit.call(form)
  return answer.ok
}

async function wait(form: HTMLFormElement): Promise<void> {
  const fields = fieldsOf(form).map(({ name, value }): [string, string] => [name, value])
  await inStore('readwrite', (store) => store.put({ at: location.pathname, fields } satisfies Waiting))
  mark(form, form.dataset['waiting'] ?? '')
  tell(form, form.dataset['waiting'] ?? '')
}

async function restore(form: HTMLFormElement): Promise<void> {
  const kept = (await inStore('readonly', (store) => store.get(location.pathname))) as Waiting | undefined
  if (!kept || form.dataset['outbox'] === 'refused') return
  for (const [name, value] of kept.fields) {
    const field = fieldsOf(form).find((one) => one.name === name)
    if (field) field.value = value
  }
  mark(form, form.dataset['waiting'] ?? '')
  if (navigator.onLine) tell(form, form.dataset['waiting'] ?? '')
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-outbox]')) {
  void restore(form)
  form.addEventListener('submit', (event) => {
    const act = (event.submitter as HTMLButtonElement | null)?.value ?? 'save'
    if (navigator.onLine && act !== 'save') return
    event.preventDefault()
    void wait(form).then(() => send(form, act))
  })
  addEventListener('online', () => void inStore('readonly', (store) => store.get(location.pathname)).then((kept) => kept && send(form, 'save')))
}
export {}
