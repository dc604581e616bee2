import type { Duty } from '../../law/model.ts'

/**
 * What sets a duty off: the event itself; a request; a later act of a state or body (a measure, a derogation, a plan);
 * the calendar; or nothing in particular (`standing`). Only `event` and `calendar` duties are owed because an event happened.
 */
export type Occasion = 'event' | 'request' | 'act' | 'calendar' | 'standing'

/** Read from the words of the trigger, first match wins. Known gap: a trigger in unforeseen words counts as `event`. */
const WORDS: readonly [RegExp, Occasion][] = [
  [/^standing|^regular$|^disaster risk$|^focal points|emergency planning/, 'standing'],
  [/previous calendar year|latest fiscal year|annual|half-yearly|past year|in the year/, 'calendar'],
  [/\brequest|\basks?\b|\basked\b|\bqueried\b|clarification/, 'request'],
  [/measures? (taken|that)|about to act|derogation|suspension|withdrawal|after (a|the) |notification|\bhelp\b|acceptance of an offer/, 'act'],
  [/\bplan(ned)?\b|works\b|project|intended|first export|transit movement|documents incomplete|being chosen|entry into force/, 'act'],
  [/operation started|death of a national|thinks an emergency|security council|not settled|harm claimed|progress of/, 'act'],
]

export function occasionOf(duty: Duty): Occasion {
  if (duty.deadline?.startsWith('--')) return 'calendar'
  if (duty.bearer.role === 'asked') return 'request'
  const trigger = duty.trigger.toLowerCase()
  return WORDS.find(([pattern]) => pattern.test(trigger))?.[1] ?? 'event'
}
