import { Fault } from '../core/values/index.ts'

/** Exit codes of the command line: never renumbered. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreachable: 3, notAllowed: 4, conflict: 5, verification: 6, interrupted: 130 } as const

type Exit = keyof typeof EXIT

/** Faults that are no mistake of whoever typed. Any other Fault is an input that cannot be accepted: `usage`. */
const FAULTS: Partial<Record<Exit, readonly string[]>> = {
  unreachable: [
    'file-unreadable', 'file-missing', 'keys-missing', 'no-desk', 'unreachable', 'not-yet', 'not-durable', 'no-synchronous-standby', 'fetch-address',
    'fetch-encoding', 'fetch-network', 'fetch-redirects', 'fetch-scheme', 'fetch-size', 'fetch-timeout',
    'trust-unreadable', 'disk-full', 'row-security',
  ],
  notAllowed: [
    'not-allowed', 'not-found', 'not-signed-in', 'keys-locked', 'role', 'key-not-live', 'key-unknown', 'exercise-key', 'inspect-only',
    'authority', 'author-key', 'key-authority', 'key-rival', 'keys-open', 'vote-not-entitled', 'vote-excluded', 'may-not-convene', 'may-not-declare', 'plan-not-party', 'need-not-receiver', 'need-not-a-side', 'need-own-need', 'no-round-seat', 'not-subject', 'step-not-yours',
  ],
  conflict: [
    'need-no-consent', 'need-not-valid', 'need-need-closed', 'need-offer-closed', 'data-locked', 'id-conflict', 'conflict', 'stale', 'file-exists', 'not-empty', 'port-taken', 'schema-newer', 'schema-older', 'origin-differs',
    'seal-contention', 'key-reused', 'vote-not-open', 'vote-still-open', 'already-decided', 'not-decided', 'position-late', 'no-consent', 'round-not-open', 'visit-no-consent', 'step-order',
  ],
  verification: [
    'rolled-back', 'log-contradicts-itself', 'checkpoint-unreadable', 'head-missing', 'root-differs', 'entry-differs', 'row-differs', 'grants-differ', 'grant-astray', 'tile-differs',
    'tile-missing', 'signature', 'signature-key', 'note-signature', 'note-unsigned', 'checkpoint-key', 'policy-log', 'policy-quorum',
    'proof-root', 'proof-length', 'proof-range', 'body-digest', 'evidence-form', 'evidence-receipt', 'evidence-statement', 'evidence-body', 'evidence-keys',
    'evidence-law', 'evidence-link', 'evidence-decision', 'evidence-page',
  ],
}

/** 0 to 6 for anything thrown: a Fault by its code, a failing disk or network as unreachable, a bug as failed. */
export function exitOf(error: unknown): number {
  if (error instanceof Fault) {
    const found = Object.entries(FAULTS).find(([, codes]) => codes.includes(error.code))
    return found ? EXIT[found[0] as Exit] : EXIT.usage
  }
  return systemCode(error) === undefined ? EXIT.failed : EXIT.unreachable
}

/** ENOENT, ENOSPC, ECONNREFUSED, ... of an error of the machine; undefined for any other. */
export function systemCode(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException
  return typeof code === 'string' && syscall !== undefined ? code : undefined
}
