// Asks the browser for a passkey: the form fetches the question from its own address, the device answers, and the form is sent with the answer.
const able = typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential
type Asked = { options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON; token: string }

async function question(form: HTMLFormElement): Promise<Asked> {
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body: fields })
  const said = (await answer.json()) as Asked & { detail?: string }
  if (!answer.ok) throw new Error(said.detail ?? String(answer.status))
  return said
}

async function credential(form: HTMLFormElement, { options }: Asked): Promise<PublicKeyCredential> {
  const found =
    form.dataset['passkey'] === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  return found as PublicKeyCredential
}

async function run(form: HTMLFormElement): Promise<void> {
  const asked = await question(form)
  const answer = await credential(form, asked)
  const set = (name: string, value: string) => ((form.elements.namedItem(name) as HTMLInputElement).value = value)
  set('token', asked.token)
  set('response', JSON.stringify(answer.toJSON()))
  form.submit()
}

/** NotAllowed: cancelled, timed out, or no passkey for this desk. InvalidState: this device holds one already. */
function wordsFor(form: HTMLFormElement, error: unknown): string {
  const { refused = '', held = '' } = form.dataset
  const name = error instanceof DOMException ? error.name : ''
  return name === 'InvalidStateError' ? held : name === '' && error instanceof Error ? error.message : refused
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const says = form.querySelector<HTMLElement>('[role=alert]')
  const button = form.querySelector('button')
  if (!able) {
    if (says) says.textContent = form.dataset['unable'] ?? ''
    if (button) button.disabled = true
    continue
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (button) button.disabled = true
    if (says) says.textContent = ''
    run(form).catch((error: unknown) => {
      if (button) button.disabled = false
      if (says) says.textContent = wordsFor(form, error)
    })
  })
}
export {}
