/** Exact sums of decimal texts (`-12.50`): amounts are never binary fractions. */
export function addDecimals(values: Iterable<string>): string {
  let total = 0n
  let scale = 0
  for (const text of values) {
    const [whole = '0', part = ''] = text.split('.')
    if (part.length > scale) {
      total *= 10n ** BigInt(part.length - scale)
      scale = part.length
    }
    total += BigInt(whole + part) * 10n ** BigInt(scale - part.length)
  }
  return written(total, scale)
}

/** -1, 0 or 1. */
export function compareDecimals(a: string, b: string): number {
  const gap = addDecimals([a, b.startsWith('-') ? b.slice(1) : `-${b}`])
  return gap === '0' ? 0 : gap.startsWith('-') ? -1 : 1
}

/** The shortest way to write it: `007.50` is `7.5`, `-0` is `0`. */
export function plainDecimal(text: string): string {
  return addDecimals([text])
}

function written(total: bigint, scale: number): string {
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const part = scale === 0 ? '' : digits.slice(digits.length - scale).replace(/0+$/, '')
  const text = part === '' ? whole : `${whole}.${part}`
  return total < 0n && text !== '0' ? `-${text}` : text
}
