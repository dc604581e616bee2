import { Fault } from '../../values/index.ts'

/**
 * Bytes to text by byte-order mark, then by the XML declaration, then UTF-8. Never guesses and never replaces:
 * Fault `xml-encoding` when the bytes are not in the encoding that they claim, or it is one that browsers do not read (UTF-7, EBCDIC).
 */
export function decodeXml(bytes: Uint8Array): string {
  const label = markLabel(bytes) ?? declaredLabel(bytes) ?? 'utf-8'
  const text = decodeAs(label, bytes)
  if (text.includes('\u0000')) throw new Fault('xml-encoding', `a NUL character: these bytes are not ${label} text`)
  return text
}

/** The text before the root element: declaration, comments, instructions and, when there is one, the DOCTYPE. */
export function prologOf(text: string): string {
  let at = 0
  for (;;) {
    const open = text.indexOf('<', at)
    if (open < 0) return text
    const end = text.startsWith('<!--', open) ? '-->' : text.startsWith('<?', open) ? '?>' : undefined
    if (end === undefined) return text.startsWith('<!', open) ? text.slice(0, open + 9) : text.slice(0, open)
    const close = text.indexOf(end, open + 2)
    if (close < 0) return text
    at = close + end.length
  }
}

function markLabel(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0) return 'utf-16le'
  return a === 0 && b === 0x3c ? 'utf-16be' : undefined
}

function declaredLabel(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1')
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(head)?.[1]
}

function decodeAs(label: string, bytes: Uint8Array): string {
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(label, { fatal: true })
  } catch {
    throw new Fault('xml-encoding', `the encoding "${label}" is not one that is read here; send UTF-8`)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Fault('xml-encoding', `the bytes are not ${label}, which the document says they are`)
  }
}
