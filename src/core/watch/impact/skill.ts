import { type CountryLoss, type Exposure, fatalities, type Level, LEVELS, levelOf } from './loss.ts'

/** An earthquake of the past: who was exposed, and who died. `deaths` null where the catalogue records no figure. */
export interface PastQuake {
  id: string
  name: string
  place: string
  exposure: Exposure
  deaths: number | null
}

export interface Judged extends PastQuake {
  expected: number
  said: Level
  was: Level
}

/** Shares from 0 to 1; NaN with no event at all. */
export interface Skill {
  events: number
  exact: number
  within: number
  /** rows: what was; columns: what the model says; in the order of LEVELS */
  table: readonly (readonly number[])[]
}

/** Model against record. Where no death is recorded `blankAsNone` says whether to take it as none or leave the event out. */
export function judgePast(past: readonly PastQuake[], models: readonly CountryLoss[], blankAsNone: boolean): Judged[] {
  return past.flatMap((quake) => {
    const model = models.find(({ place }) => place === quake.place)
    if (!model || (quake.deaths === null && !blankAsNone)) return []
    const { expected, level } = fatalities(model, quake.exposure)
    return [{ ...quake, expected, said: level, was: levelOf(quake.deaths ?? 0) }]
  })
}

export function skillOf(judged: readonly Judged[]): Skill {
  const apart = judged.map(({ said, was }) => Math.abs(LEVELS.indexOf(said) - LEVELS.indexOf(was)))
  const share = (most: number): number => apart.filter((one) => one <= most).length / judged.length
  const table = LEVELS.map((was) => LEVELS.map((said) => judged.filter((one) => one.was === was && one.said === said).length))
  return { events: judged.length, exact: share(0), within: share(1), table }
}

/** Two levels or more apart, the gravest first: what the published table lists. */
export function misses(judged: readonly Judged[]): Judged[] {
  const apart = (one: Judged): number => LEVELS.indexOf(one.was) - LEVELS.indexOf(one.said)
  return judged.filter((one) => Math.abs(apart(one)) >= 2).sort((a, b) => apart(b) - apart(a) || (a.id < b.id ? -1 : 1))
}
