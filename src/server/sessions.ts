import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SeatRole, WayIn } from '../core/statements/index.ts'
import type { Instant, Party } from '../core/values/index.ts'

/** Who is at the screen: an office of a party with one role, never a person. */
export interface Session {
  id: string
  /** the seat it sits in; null only for the demo's own doors */
  seat: string | null
  party: Party
  office: string
  role: SeatRole
  how: WayIn
  /** the seat's count of signing out everywhere when this one began */
  round: number
  /** when it was last used, to within minutes */
  seen: Instant
  until: Instant
}

/** Sealed tokens (AES-256-GCM): a cookie, an answer link or a cursor says nothing to whoever holds it, and cannot be altered. */
export interface Seals {
  seal(purpose: string, value: unknown): string
  /** null for anything that this node did not seal for this purpose */
  open<T>(purpose: string, token: string): T | null
  /** token that a form of this session must carry */
  csrf(session: Session): string
  csrfOk(session: Session, token: string): boolean
}

export function sealsWith(secret: Uint8Array): Seals {
  const mac = (text: string): Buffer => createHmac('sha256', secret).update(`csrf ${text}`).digest()
  return {
    seal(purpose, value) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(purpose))
      const sealed = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open<T>(purpose: string, token: string) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length < 29 || bytes.length > 4096) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12)).setAAD(Buffer.from(purpose))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString()) as T
      } catch {
        return null
      }
    },
    csrf: (session) => mac(session.id).toString('base64url'),
    csrfOk(session, token) {
      const given = Buffer.from(token, 'base64url')
      const own = mac(session.id)
      return given.length === own.length && timingSafeEqual(given, own)
    },
  }
}
