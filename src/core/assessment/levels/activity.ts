import type { Glances, TimedLaw } from '../../law/index.ts'
import { type Level, LEVELS, type Party, type Region, STATES, SUBREGIONS } from '../../values/index.ts'
import { type Activity, activityOf } from './indicator.ts'

type Member = Activity['members'][number]

/** What one state filed by level; nothing where no returns are looked at. */
export type ReturnsOf = (state: Party, level: Level) => Pick<Member, 'exercises' | 'operations' | 'returns'>
export const NO_RETURNS: ReturnsOf = () => ({ exercises: 0, operations: 0, returns: 0 })

/** Figures 2 to 4, and whom each prints. */
export const FIGURES: readonly { n: number; subjects: readonly string[] }[] = [
  { n: 2, subjects: ['USA', 'CAN', 'MEX'] }, { n: 3, subjects: ['central-america', 'caribbean'] }, { n: 4, subjects: ['mercosur', 'andean'] },
]
export const PRINTED_SUBJECTS: readonly string[] = FIGURES.flatMap(({ subjects }) => subjects)

/** The end of the year that the figures speak of: the report appeared in 2004 and tells of 2003. */
export const PRINTED_ON = '2003-12-31'

export interface Known {
  law: TimedLaw
  /** who stands how on the day asked about */
  glances: Glances
  region: Pick<Region, 'members'>
  returnsOf: ReturnsOf
}

/** Of each subject at each level, and the largest of any one state at a level: members or not. */
export function activities({ law, glances, region, returnsOf }: Known, subjects: readonly string[]): { all: Activity[]; largest: Map<Level, number> } {
  const byLevel = Map.groupBy(law.instruments.values(), ({ level }) => level)
  const member = (state: Party, level: Level): Member => ({
    state, ...returnsOf(state, level),
    instruments: (byLevel.get(level) ?? []).filter(({ id }) => glances.get(id)?.get(state)?.party === 'yes').map(({ id }) => id),
  })
  const membersOf = (subject: string): Party[] => {
    const group = SUBREGIONS.find((id) => id === subject)
    return group ? region.members(group).map(({ code }) => code) : [subject]
  }
  return {
    all: subjects.flatMap((subject) => LEVELS.map((level) => ({ subject, level, members: membersOf(subject).map((state) => member(state, level)) }))),
    largest: new Map(LEVELS.map((level) => [level, Math.max(...STATES.map((state) => activityOf(member(state, level))))])),
  }
}
