import { Fault } from '../core/values/index.ts'

/** HTTP status of a Fault's code. Unknown and forbidden are the same 404; anything not listed is the caller's mistake, 400. */
const STATUS: Record<string, number> = {
  'not-found': 404, 'unknown-state': 404, 'unknown-instrument': 404, 'unknown-feed': 404, 'unknown-scenario': 404,
  'not-signed-in': 401, 'not-allowed': 403, csrf: 403, role: 403, 'author-key': 403, 'key-unknown': 403, 'key-not-live': 403, 'exercise-key': 403, 'two-persons': 403,
  authority: 403, signature: 403, 'signature-key': 403, 'key-authority': 403, 'key-rival': 403, 'key-reused': 409,
  'vote-not-entitled': 403, 'no-round-seat': 403, 'not-subject': 403, 'step-not-yours': 403, 'no-consent': 409, 'round-not-open': 409, 'visit-no-consent': 409, 'step-order': 409, 'vote-excluded': 403, 'may-not-convene': 403, 'may-not-declare': 403, 'vote-not-open': 409, 'vote-still-open': 409, 'already-decided': 409, 'not-decided': 409, 'position-late': 409,
  'plan-no-plan': 404, 'plan-not-party': 403, 'need-not-receiver': 403, 'need-not-a-side': 403, 'need-own-need': 403, 'need-no-offer': 404, 'need-need-closed': 409, 'need-offer-closed': 409, 'need-no-consent': 409, 'need-not-valid': 409,
  'not-depositary': 403, 'passkey-needed': 403, 'passkey-wrong': 403, 'passkey-unknown': 403, 'passkey-copied': 403, 'passkey-origin': 403,
  'oidc-refused': 403, 'oidc-unmapped': 403, 'oidc-two-seats': 403, 'last-passkey': 409, 'passkey-twice': 409, 'passkey-many': 409, repeated: 409, 'idempotency-differs': 422, 'media-type': 415, 'file-type': 415,
  'id-conflict': 409, conflict: 409, stale: 409, 'drill-running': 409, 'too-large': 413, 'body-size': 413, 'header-size': 413, 'too-many': 429,
  'data-locked': 503, 'seal-contention': 503, 'rolled-back': 503, 'disk-full': 507, 'oidc-unreachable': 503,
}

export function statusOf(fault: Fault): number {
  return STATUS[fault.code] ?? 400
}

/** RFC 9457. The detail is the Fault's own words; a bug's words stay in the log. */
export function problemOf(error: unknown, instance: string): { status: number; body: Record<string, unknown> } {
  if (error instanceof Fault) {
    const status = statusOf(error)
    const { code, message, place } = error
    return { status, body: { type: `urn:contadora:problem:${code}`, title: code, status, detail: message, instance, ...place } }
  }
  return { status: 500, body: { type: 'about:blank', title: 'internal error', status: 500, detail: 'something failed here; nothing acknowledged is lost. Try again.', instance } }
}

export function notFound(): Fault {
  return new Fault('not-found', 'there is nothing here that you may read')
}
