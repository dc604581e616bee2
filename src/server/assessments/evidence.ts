import { type Activity, activityOf } from '../../core/assessment/index.ts'
import type { TimedLaw } from '../../core/law/index.ts'
import { type EdtfDate, lastDay, type Level, LEVELS, type Party, STATES, SUBREGIONS } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { filingsSeen } from '../filings.ts'
import { formShelf } from '../form-book.ts'
import { glancesIn } from '../views/law-days.ts'

type Member = Activity['members'][number]

/** What this desk knows of every state at every level on a day, as far as a viewer may read: instruments, and returns received by then. */
export async function activitiesOn(desk: Desk, law: TimedLaw, viewer: Party, on: EdtfDate): Promise<(state: Party, level: Level) => Member> {
  const glances = glancesIn(law, { on, known: undefined })
  const { book } = await formShelf(desk)
  const until = lastDay(on)
  const levelOf = (form: string): Level | undefined => law.instruments.get(book.forms.get(form)?.instrument ?? '')?.level
  const replacedBy = (await filingsSeen(desk, viewer)).filter(({ received }) => received <= until)
  const replaced = new Set(replacedBy.flatMap(({ replaces }) => replaces ?? []))
  const filed = replacedBy.filter(({ id }) => !replaced.has(id))
  return (state, level) => {
    const returns = filed.filter((one) => one.state === state && levelOf(one.form) === level)
    const ofStream = (stream: string): number => returns.filter(({ form }) => book.forms.get(form)?.stream === stream).length
    const [exercises, operations] = [ofStream('manoeuvres'), ofStream('activities')]
    return {
      state, exercises, operations, returns: returns.length - exercises - operations,
      instruments: [...law.instruments.values()].filter((one) => one.level === level && glances.get(one.id)?.get(state)?.party === 'yes').map(({ id }) => id),
    }
  }
}

/** Of each subject at each level, and the largest of any one state at a level. */
export function activityTable(desk: Pick<Desk, 'region'>, member: (state: Party, level: Level) => Member, subjects: readonly string[]): { all: Activity[]; largest: Map<Level, number> } {
  const membersOf = (subject: string): Party[] => {
    const group = SUBREGIONS.find((id) => id === subject)
    return group ? desk.region.members(group).map(({ code }) => code) : [subject]
  }
  return {
    all: subjects.flatMap((subject) => LEVELS.map((level) => ({ subject, level, members: membersOf(subject).map((state) => member(state, level)) }))),
    largest: new Map(LEVELS.map((level) => [level, Math.max(...STATES.map((state) => activityOf(member(state, level))))])),
  }
}
