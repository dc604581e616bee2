import type { NewJob } from '../../adapters/sql/index.ts'
import type { AuditBody, Header } from '../../core/statements/index.ts'
import { hex, type Instant, type Json, type Party, type Random } from '../../core/values/index.ts'
import type { Session } from '../sessions.ts'

/** Of whom, or null where nobody knows: then the operator alone reads it. */
export interface AuditEvent {
  party: Party | null
  body: AuditBody
}

export interface AuditTask extends AuditEvent {
  /** id and salt of the statement that it becomes: done twice, it is still one statement */
  id: string
  salt: string
  made: Instant
}

/** Everything of one beat is sealed together: when exactly an office was at work does not show in the log. */
const BEAT_MS = 10_000

/** Durable with whatever it is enqueued with; sealed at the next beat. `once` names what shall be said once. */
export function auditJob(event: AuditEvent, now: Instant, random: Random, once?: string): NewJob {
  const id = hex(random(16))
  const task: AuditTask = { ...event, id, salt: hex(random(32)), made: now }
  return { queue: 'audit', key: `audit ${once ?? id}`, runAt: (Math.floor(now / BEAT_MS) + 1) * BEAT_MS, payload: task as unknown as Json }
}

/** At whose hands a key of a party signs: kept beside the statement in the transaction that seals it. */
export type Hand = Pick<Session, 'seat' | 'office' | 'role' | 'how'>

export function keyUsed(hand: Hand, { author, kind, id }: Pick<Header, 'author' | 'kind' | 'id'>, now: Instant, random: Random): NewJob {
  return auditJob({ party: author, body: bodyOfHand(hand, { act: kind === 'warning' ? 'release' : 'key-use', at: now, statement: id, what: kind }) }, now, random)
}

export function bodyOfHand({ seat, office, role, how }: Hand, more: Pick<AuditBody, 'act' | 'at' | 'what'> & { statement?: string }): AuditBody {
  return { count: 1, statement: null, ...more, seat, office, role, how }
}
