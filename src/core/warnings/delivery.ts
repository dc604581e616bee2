/** What an attempt to deliver came to. `permanent`: trying again the same way is of no use, so the next contact is called. */
export type Delivery =
  | { kind: 'delivered'; detail: string }
  | { kind: 'failed'; code: DeliveryFailure; detail: string; permanent: boolean; retryAfterMs?: number }

export type DeliveryFailure = 'refused' | 'busy' | 'gone' | 'redirect' | 'timeout' | 'network' | 'address'

const STEPS_MS = [5_000, 30_000, 120_000, 300_000, 900_000, 3_600_000, 3 * 3_600_000, 6 * 3_600_000]
/** After these the failure is shown and stays shown. */
export const MOST_ATTEMPTS = STEPS_MS.length + 1

/**
 * Milliseconds to wait after the attempt-th failure (from 1), or null when it is the last. `random` is 0 to 1 and spreads a burst over
 * half of the step; a receiver's own Retry-After is kept, up to an hour, since a warning cannot wait for a day.
 */
export function retryAfter(attempt: number, failure: Extract<Delivery, { kind: 'failed' }>, random: number): number | null {
  const step = STEPS_MS[attempt - 1]
  if (failure.permanent || step === undefined) return null
  return Math.max(Math.round(step * (1 + random / 2)), Math.min(failure.retryAfterMs ?? 0, 3_600_000))
}
