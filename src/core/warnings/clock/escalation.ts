import type { Instant } from '../../values/index.ts'
import type { Clock } from './clock.ts'

export interface Step {
  /** place in the recipient's list of contacts, the first being 0 */
  contact: number
  at: Instant
  why: 'first' | 'no-answer' | 'not-delivered'
}

/**
 * When each contact is called if nobody answers. Each waits half of the time then left, so later contacts follow faster and every one
 * has some of it: at 0, 1/2, 3/4, 7/8 ... Without a deadline only a failed delivery calls the next.
 */
export function schedule(clock: Clock, contacts: number): Step[] {
  const steps: Step[] = contacts > 0 ? [{ contact: 0, at: clock.openedAt, why: 'first' }] : []
  if (clock.replyBy.rule === 'none') return steps
  const span = clock.replyBy.at - clock.openedAt
  if (span <= 0) return steps
  for (let contact = 1; contact < contacts; contact++)
    steps.push({ contact, at: clock.openedAt + Math.floor(span * (1 - 0.5 ** contact)), why: 'no-answer' })
  return steps
}

/** The next contact to call, and when; null once answered or cancelled, or when the list is used up. */
export function nextStep(clock: Clock, contacts: number, now: Instant): Step | null {
  if (clock.answeredAt !== null || clock.state === 'cancelled') return null
  const contact = (clock.tried.at(-1) ?? -1) + 1
  if (contact >= contacts) return null
  if (contact > 0 && clock.unreached === 'failed') return { contact, at: now, why: 'not-delivered' }
  return schedule(clock, contacts).find((step) => step.contact === contact) ?? null
}
