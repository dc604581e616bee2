/** GSM 03.38 default alphabet and its extension table, whose characters take two places (3GPP TS 23.038, 6.2.1). */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
)
const EXTENDED = new Set('\f^{}\\[~]|€')

export interface Segments {
  encoding: 'GSM-7' | 'UCS-2'
  /** places in the alphabet: septets, or 16-bit units */
  places: number
  segments: number
}

/** How many SMS a text costs: 160 or 70 places alone, 153 or 67 each when it is split (3GPP TS 23.040, 9.2.3.24.1). */
export function segmentsOf(text: string): Segments {
  const chars = [...text]
  if (chars.every((char) => BASIC.has(char) || EXTENDED.has(char))) {
    const places = chars.reduce((sum, char) => sum + (EXTENDED.has(char) ? 2 : 1), 0)
    return { encoding: 'GSM-7', places, segments: places <= 160 ? 1 : pack(chars.map((char) => (EXTENDED.has(char) ? 2 : 1)), 153) }
  }
  return { encoding: 'UCS-2', places: text.length, segments: text.length <= 70 ? 1 : pack(chars.map((char) => char.length), 67) }
}

/** A two-place character is never cut in half, so it may leave one place of a segment empty. */
function pack(sizes: number[], limit: number): number {
  let [segments, used] = [1, 0]
  for (const size of sizes) {
    if (used + size > limit) [segments, used] = [segments + 1, 0]
    used += size
  }
  return segments
}

const PLAIN: Record<string, string> = {
  '…': '...', '−': '-', '–': '-', '—': '-', '’': "'", '‘': "'", '“': '"', '”': '"', '«': '"', '»': '"', œ: 'oe', Œ: 'OE',
  '\u00a0': ' ', '\u202f': ' ',
}

/** The text in GSM-7 letters: one accent outside the alphabet would halve what a message holds. Other scripts become `?`. */
export function foldToGsm(text: string): string {
  return [...text].map((char) => {
    if (BASIC.has(char) || EXTENDED.has(char)) return char
    const plain = PLAIN[char] ?? char.normalize('NFD').replace(/\p{M}/gu, '')
    return [...plain].every((one) => BASIC.has(one) || EXTENDED.has(one)) ? plain : '?'
  }).join('')
}
