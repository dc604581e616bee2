// Keeps what is typed into a form with `data-keep`, through a lost link or a closed tab, until the desk shows that it has it
// (`data-received`): sending alone is no receipt. Nothing leaves the device.
const keyOf = (form: HTMLFormElement) => `contadora ${location.pathname} ${form.dataset['keep'] ?? ''}`
const fieldsOf = (form: HTMLFormElement) => [
  ...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea[name], input[type=text][name]'),
]

function wake(form: HTMLFormElement): void {
  const kept: Record<string, string> = JSON.parse(localStorage.getItem(keyOf(form)) ?? '{}')
  const receipt = form.dataset['received']
  if (receipt !== undefined && Object.values(kept).includes(receipt)) return localStorage.removeItem(keyOf(form))
  for (const field of fieldsOf(form)) if (!field.value && kept[field.name]) field.value = kept[field.name]!
}

function keep(form: HTMLFormElement): void {
  const typed = fieldsOf(form)
    .filter((field) => field.value)
    .map((field) => [field.name, field.value])
  if (typed.length > 0) localStorage.setItem(keyOf(form), JSON.stringify(Object.fromEntries(typed)))
  else localStorage.removeItem(keyOf(form))
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
  wake(form)
  form.addEventListener('input', () => keep(form))
}
export {}
