import type { Duty, DutyKind } from '../../law/index.ts'

/**
 * What sets a duty off: the event itself; a request; a later act of a state or body (a measure, a derogation, a plan);
 * the yearly calendar; or nothing that has to do with it (`standing`). Only `event` and `calendar` duties are owed because an event
 * happened.
 */
export type Occasion = 'event' | 'request' | 'act' | 'calendar' | 'standing'

/** Duties to say something. The others (assist, reply, acknowledge, invite) arise once somebody asks or tells. */
export const TELLING: readonly DutyKind[] = ['warn', 'notify', 'report', 'consult']

/** Read from the words of the trigger, first match wins. Known gap: a trigger in unforeseen words counts as `event`. */
const WORDS: readonly [RegExp, Occasion][] = [
  [/^standing|^regular$|^disaster risk$|^focal points|emergency planning/, 'standing'],
  [/previous calendar year|latest fiscal year|annual|half-yearly|past year|in the year/, 'calendar'],
  [/\brequest|\basks?\b|\basked\b|\bqueried\b|clarification/, 'request'],
  [
    /measures? (taken|that)|about to act|derogation|suspension|withdrawal|after (a|the) |notification|\bhelp\b|acceptance of an offer/,
    'act',
  ],
  [/\bplan(ned)?\b|works\b|project|intended|first export|transit movement|documents incomplete|being chosen|entry into force/, 'act'],
  [/operation started|death of a national|thinks an emergency|security council|not settled|harm claimed|progress of/, 'act'],
  // what arrived is another's word: a return received (CITAAC), or a ship's danger message (SOLAS V/2)
  [/^information received$|^danger information received$|problem in application/, 'act'],
]

export function occasionOf(duty: Duty): Occasion {
  if (duty.deadline?.startsWith('--')) return 'calendar'
  if (duty.bearer.role === 'asked' || duty.receiver.every(({ role }) => role === 'asker')) return 'request'
  const trigger = duty.trigger.toLowerCase()
  const found = WORDS.find(([pattern]) => pattern.test(trigger))?.[1] ?? 'event'
  // a return without a day of the year is not set off by this event
  if (found === 'calendar') return 'standing'
  return found === 'event' && !TELLING.includes(duty.kind) ? 'act' : found
}

/**
 * Triggers narrower than their theme: the event must say so in `what`, or be of a theme named here, before the duty counts.
 * Otherwise it is kept among the duties that may still arise.
 */
const NARROW: readonly { of: RegExp; says: RegExp; themes?: readonly string[] }[] = [
  { of: /antarctica/i, says: /antar[ck]t/i },
  { of: /^(APMBC|CCM):/, says: /\bmines?\b|cluster/i },
  { of: /theft|robbery|offence/i, says: /theft|stolen|robb|offence|sabot|attack|threat/i },
  { of: /hazardous waste/i, says: /waste/i },
  { of: /air pollution/i, says: /\bair\b|smoke|plume|\bgas/i },
  { of: /biodiversity/i, says: /biodivers|forest|reef|wildlife|species/i, themes: ['chemical', 'oil-spill'] },
  { of: /outside its territory/i, says: /import|export|abroad/i },
  { of: /international watercourse/i, says: /river|lake|watercourse|dam\b/i, themes: ['flood'] },
  { of: /nationally produced/i, says: /produc|built|manufactur/i },
  { of: /ballistic missile|space launch/i, says: /missile|launch/i },
]

/** Whether the trigger can be this event, as far as its theme and words tell. */
export function fits(duty: Duty, event: { theme: string; what?: string }): boolean {
  return NARROW.filter(({ of }) => of.test(duty.trigger) || of.test(duty.id))
    .every(({ says, themes }) => says.test(event.what ?? '') || (themes?.includes(event.theme) ?? false))
}
