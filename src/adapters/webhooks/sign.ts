import { createHmac, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../core/values/index.ts'

const PREFIX = 'whsec_'
/** Standard Webhooks: secrets of 24 to 64 random bytes. */
const [LEAST, MOST] = [24, 64]

export function newSecret(random: (bytes: number) => Uint8Array): string {
  return PREFIX + Buffer.from(random(32)).toString('base64')
}

/** Key bytes of `whsec_` and base64; Fault `webhook-secret`. */
export function secretBytes(secret: string): Buffer {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64')
  if (key.length < LEAST || key.length > MOST)
    throw new Fault('webhook-secret', `a webhook secret is ${PREFIX} and the base64 of ${LEAST} to ${MOST} bytes`)
  return key
}

/** `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`; one for each secret while a secret is being changed. */
export function signatures(id: string, timestamp: number, body: string, secrets: readonly string[]): string {
  return secrets.map(
    (secret) => `v1,${createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  ).join(' ')
}

export interface Signed {
  id: string
  /** seconds since 1970 */
  timestamp: number
  signature: string
  body: string
}

/** What a receiver does: any of the signatures, and a time within five minutes of its own, against replay. */
export function verifies(signed: Signed, secret: string, nowSeconds: number, toleranceSeconds = 300): boolean {
  if (!(Math.abs(nowSeconds - signed.timestamp) <= toleranceSeconds)) return false
  const expected = Buffer.from(signatures(signed.id, signed.timestamp, signed.body, [secret]))
  return signed.signature.split(' ').some((one) => {
    const given = Buffer.from(one)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
