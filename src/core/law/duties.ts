import { addToDay, dayOf, firstDay, isoDay, parseDate, type EdtfDate, type Party } from '../values/index.ts'
import type { Duty, DutyDue, Law, PartyAnswer } from './model.ts'

/**
 * Every duty that `state` could bear, each with whether it binds it on that day: `binding`, `conditional` or `political`
 * when it is a party; else why not: `not-party`, `unknown`, `disputed`, or `background` (general knowledge, never computed).
 */
export function dutiesOn(law: Law, state: Party, on: EdtfDate, known?: EdtfDate): DutyDue[] {
  return [...law.instruments.values()].flatMap((instrument) => {
    const duties = instrument.duties.filter((duty) => couldBear(duty, state))
    if (duties.length === 0) return []
    const { party } = law.standing(state, instrument.id, on, known)
    return duties.map((duty) => ({
      instrument: instrument.id,
      article: duty.article ?? null,
      kind: duty.kind,
      what: duty.trigger,
      due: party === 'yes' && duty.footing !== 'background' ? nextDue(duty, on) : null,
      status: statusOf(duty, party),
      duty,
    }))
  })
}

function couldBear(duty: Duty, state: Party): boolean {
  if (duty.bearer.role === 'named') return duty.bearer.parties.includes(state)
  return duty.bearer.role !== 'private'
}

const WHY_NOT: Record<Exclude<PartyAnswer, 'yes'>, string> = { no: 'not-party', disputed: 'disputed', unknown: 'unknown' }

export function statusOf(duty: Duty, party: PartyAnswer): string {
  if (duty.footing === 'background') return 'background'
  return party === 'yes' ? duty.footing : WHY_NOT[party]
}

/** A yearly date as its next day on or after `on`; a duration as written (it runs from its trigger); null: at once, or not established. */
function nextDue(duty: Duty, on: EdtfDate): string | null {
  if (duty.deadline === undefined) return null
  const yearly = /^--(\d{2})-(\d{2})$/.exec(duty.deadline)
  if (!yearly) return duty.deadline
  const day = firstDay(on)
  const inYear = (year: number) => dayOf(year, Number(yearly[1]), Number(yearly[2]))
  const due = inYear(parseDate(on).year)
  return isoDay(due >= day ? due : addToDay(due, { sign: 1, months: 12, days: 0, ms: 0 }))
}
