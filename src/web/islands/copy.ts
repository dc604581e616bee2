// A copy button beside every `[data-copy]` box; without it the box can still be selected by hand.
for (const box of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-copy]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = document.body.dataset['copy'] ?? 'Copy'
  button.setAttribute('aria-describedby', box.id)
  button.addEventListener('click', async () => {
    box.select()
    await navigator.clipboard.writeText(box.value)
    button.textContent = document.body.dataset['copied'] ?? 'Copied'
  })
  box.after(button)
}
export {}
