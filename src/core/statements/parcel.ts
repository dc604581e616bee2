import { Fault } from '../values/index.ts'
import { MAX_BODY_BYTES, MAX_HEADER_BYTES, SALT_BYTES } from './envelope.ts'

/** Bytes as they travel: the signed header, and the body with its salt where the author gives it. */
export interface Parcel {
  signed: string
  body: Uint8Array
  bodySalt: Uint8Array
}

/** JWS, body and salt at their largest, in base64url, with room for the names. */
export const MAX_PARCEL_BYTES = MAX_HEADER_BYTES * 2 + Math.ceil((MAX_BODY_BYTES * 4) / 3) + 1024

const PARTS = ['signed', 'body', 'bodySalt'] as const

/** A parcel as one JSON document: `signed` is the JWS compact, `body` and `bodySalt` are base64url. */
export function writeParcel({ signed, body, bodySalt }: Parcel): string {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
  return `${JSON.stringify({ signed, body: text(body), bodySalt: text(bodySalt) })}\n`
}

/** Fault `too-large`, or `parcel-shape` naming the part. What was cut off, added or spelt in a second way is refused; nothing is guessed. */
export function parseParcel(bytes: Uint8Array): Parcel {
  if (bytes.length > MAX_PARCEL_BYTES) throw new Fault('too-large', `a signed statement with its body has at most ${MAX_PARCEL_BYTES} bytes`)
  const given = objectIn(bytes)
  const extra = Object.keys(given).find((name) => !(PARTS as readonly string[]).includes(name))
  if (extra !== undefined) throw new Fault('parcel-shape', 'an envelope holds signed, body and bodySalt, and nothing else', { field: extra })
  const [signed, body, bodySalt] = PARTS.map((part) => {
    const value = given[part]
    if (typeof value !== 'string') throw new Fault('parcel-shape', 'an envelope holds signed, body and bodySalt, each a text', { field: part })
    return value
  }) as [string, string, string]
  const salt = decoded(bodySalt, 'bodySalt')
  if (salt.length !== SALT_BYTES) throw new Fault('parcel-shape', `a body salt has ${SALT_BYTES} bytes`, { field: 'bodySalt' })
  return { signed, body: decoded(body, 'body'), bodySalt: salt }
}

/** A statement whose body stays at home travels as `signed` alone; null for anything else. */
export function closedIn(bytes: Uint8Array): string | null {
  const given = bytes.length > MAX_PARCEL_BYTES ? {} : objectIn(bytes)
  return Object.keys(given).join() === 'signed' && typeof given['signed'] === 'string' && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(given['signed']) ? given['signed'] : null
}

function objectIn(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    throw new Fault('parcel-shape', 'not JSON: the envelope was cut off or damaged; send the whole file again')
  }
  throw new Fault('parcel-shape', 'an envelope is a JSON object with signed, body and bodySalt')
}

function decoded(text: string, field: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw new Fault('parcel-shape', 'not base64url without padding', { field })
  return new Uint8Array(bytes)
}
