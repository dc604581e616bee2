import { type Level, LEVELS, rankCorrelation } from '../../values/index.ts'
import type { Round } from './rounds.ts'

/** What this desk knows of one subject at one level; for a sub-region, of each of its members. */
export interface Activity {
  subject: string
  level: Level
  /** one list a member: ids of instruments that bind it or that it takes part in, and counts of what it filed here */
  members: { state: string; instruments: readonly string[]; exercises: number; operations: number; returns: number }[]
}

export interface Indicated {
  subject: string
  level: Level
  /** mean over the members of instruments + exercises + operations + returns */
  activity: number
  /** of the largest activity of any one state at this level, 0 to 1; null where nobody has any: nothing can be said */
  share: number | null
  /** on the scale of the figures, 1 most active, 5 least; null as `share` */
  score: number | null
  instruments: number
  exercises: number
  operations: number
  returns: number
}

/** In words, for every screen and file that shows a figure of it. */
export const INDICATOR_FORMULA = 'score = 5 - 4 x (activity / largest activity of one state at that level); activity = instruments bound by or taking part in + exercises notified + military activities reported + other returns filed; of a sub-region: the mean of its states'

/** `largest`: the activity of the most active state of all at each level, members or not. */
export function indicate(all: readonly Activity[], largest: ReadonlyMap<Level, number>): Indicated[] {
  return all.map(({ subject, level, members }) => {
    const mean = (of: (member: Activity['members'][number]) => number): number => members.reduce((sum, one) => sum + of(one), 0) / Math.max(1, members.length)
    const activity = mean(activityOf)
    const most = largest.get(level) ?? 0
    const share = most === 0 || members.length === 0 ? null : activity / most
    return {
      subject, level, activity, share, score: share === null ? null : 5 - 4 * share, instruments: mean(({ instruments }) => instruments.length),
      exercises: mean(({ exercises }) => exercises), operations: mean(({ operations }) => operations), returns: mean(({ returns }) => returns),
    }
  })
}

export function activityOf({ instruments, exercises, operations, returns }: Activity['members'][number]): number {
  return instruments.length + exercises + operations + returns
}

/** rho of the figures with the indicator: both count 1 as most active, so agreement is positive. `n` cells; null where one side has no spread. */
export interface Agreement {
  /** `all`, a level, or a subject */
  over: string
  n: number
  rho: number | null
}

/** Over all cells, within each level and within each subject: a good rho over all can hide none within, and is never shown alone. */
export function agreements(round: Round, indicated: readonly Indicated[]): Agreement[] {
  const cells = round.scores.flatMap(({ subject, level, score }) => {
    const found = indicated.find((one) => one.subject === subject && one.level === level)
    return found?.score == null ? [] : [{ subject, level, printed: score, computed: found.score }]
  })
  const over = (name: string, some: typeof cells): Agreement => ({ over: name, n: some.length, rho: rankCorrelation(some.map(({ printed }) => printed), some.map(({ computed }) => computed)) })
  const levels = LEVELS.map((level) => over(level, cells.filter((cell) => cell.level === level)))
  const subjects = [...new Set(round.scores.map(({ subject }) => subject))].map((subject) => over(subject, cells.filter((cell) => cell.subject === subject)))
  return [over('all', cells), ...levels, ...subjects]
}
