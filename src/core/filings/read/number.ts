import { plainDecimal } from '../forms/decimal.ts'

export type DecimalMark = 'dot' | 'comma'

/** A number read from text: its exact decimal, and whether the country's habit decided between two readings. */
export interface NumberRead {
  value: string
  guessed: boolean
}

const SPACES = /[\s\u00a0\u202f'\u2019]/g

/**
 * Reads `1.234,56`, `1,234.56`, `1 234`, `1'234` and `(12)`. Where one mark stands once before exactly three digits (`1.234`), the
 * decimal mark of the country decides and `guessed` says so. Undefined when it is no number.
 */
export function readNumber(text: string, mark: DecimalMark): NumberRead | undefined {
  const tight = text.replace(SPACES, '').replace(/^\u2212/, '-')
  const inside = /^\((.+)\)$/.exec(tight)?.[1]
  const [sign, digits] = inside !== undefined ? ['-', inside] : /^[-+]/.test(tight) ? [tight[0] === '-' ? '-' : '', tight.slice(1)] : ['', tight]
  const read = /^\d+$/.test(digits) ? { value: digits, guessed: false } : marked(digits, mark)
  return read && { value: plainDecimal(sign + read.value), guessed: read.guessed }
}

function marked(digits: string, mark: DecimalMark): NumberRead | undefined {
  if (!/^[\d.,]*\d$/.test(digits)) return undefined
  const marks = digits.replace(/\d/g, '')
  const kinds = new Set(marks)
  if (kinds.size === 2) return twoMarks(digits, marks)
  if (marks.length > 1) return grouped(digits, marks[0]!)
  return oneMark(digits, marks, mark)
}

/** Both marks: the one that stands last, once, is the decimal mark; the other groups by three. */
function twoMarks(digits: string, marks: string): NumberRead | undefined {
  const last = marks.at(-1)!
  const [whole = '', part = ''] = digits.split(last)
  if (marks.indexOf(last) !== marks.length - 1) return undefined
  const read = grouped(whole, last === '.' ? ',' : '.')
  return read && { value: `${read.value}.${part}`, guessed: false }
}

function grouped(digits: string, mark: string): NumberRead | undefined {
  const [first = '', ...rest] = digits.split(mark)
  const good = /^\d{1,3}$/.test(first) && rest.length > 0 && rest.every((part) => /^\d{3}$/.test(part))
  return good ? { value: [first, ...rest].join(''), guessed: false } : undefined
}

function oneMark(digits: string, found: string, mark: DecimalMark): NumberRead {
  const [whole = '', part = ''] = digits.split(found)
  const decimal = { value: `${whole === '' ? '0' : whole}.${part}`, guessed: false }
  if (part.length !== 3 || whole === '' || whole.length > 3 || whole.startsWith('0')) return decimal
  const habit = mark === 'comma' ? ',' : '.'
  return found === habit ? { ...decimal, guessed: true } : { value: whole + part, guessed: true }
}
