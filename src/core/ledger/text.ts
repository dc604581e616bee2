import { Fault } from '../values/index.ts'

const SPACE_OR_PLUS = /[\p{White_Space}+]/u
const DECIMAL = /^(0|[1-9]\d{0,15})$/

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** Standard alphabet with padding, RFC 4648 section 4, and one spelling for each value; undefined otherwise. */
export function unbase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** ASCII decimal without leading zeroes, up to 2^53 - 1; undefined otherwise. */
export function decimal(text: string): number | undefined {
  return DECIMAL.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined
}

/** UTF-8 without control characters other than newline, as signed notes demand. */
export function noteText(bytes: Uint8Array, code: string): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Fault(code, 'not UTF-8')
  }
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) throw new Fault(code, 'a control character other than newline')
  return text
}

/** Non-empty, without Unicode spaces or `+`: what C2SP signed-note allows as the name of a key. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.isWellFormed() && !SPACE_OR_PLUS.test(name) && !/[\u0000-\u001f]/.test(name)
}
