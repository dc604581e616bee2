// A button beside every link to an SVG file that makes a PNG of it, on the reader's own machine; without it the SVG is there.
const SCALE = 2

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-png]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'plain small'
  button.textContent = link.dataset['png'] ?? 'PNG'
  button.addEventListener('click', () => void save(link.href))
  link.after(' ', button)
}

async function save(address: string): Promise<void> {
  const picture = new Image()
  picture.src = address
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.naturalWidth * SCALE
  canvas.height = picture.naturalHeight * SCALE
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = `${new URL(address).pathname.split('/').slice(-2).join('-').replace(/\.svg$/, '')}.png`
  link.click()
}
export {}
