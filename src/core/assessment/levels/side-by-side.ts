import { type Certainty, type ClaimRow, type Dataset, type Level, LEVELS } from '../../values/index.ts'

/** A dissent or an agreement that a source reports of a state, at its own level; null where the source names no level. */
export interface LevelWord {
  subject: string
  level: Level | null
  issue: string
  word: string
  dissent: boolean
  /** the dilemma that it lies in, by our reading of positions; null where none was read into it */
  tension: string | null
  pointer: string | null
  certainty: Certainty
  note: string | null
}

const DISSENT = /^(against|rejects|not signed|obsolete)/

/**
 * Positions and grades of cooperation, each left at its level. Nothing is summed: dissent at one level leaves cooperation at another as it
 * is (C2 §II L640, L660; C3 §IV L848).
 */
export function levelWords(datasets: readonly Dataset[]): LevelWord[] {
  const claims = (name: string) => datasets.find(({ dataset }) => dataset === name)?.claims ?? []
  return [
    ...claims('positions').map((claim) => wordOf(claim, claim.field, levelOf(claim.with.level))),
    ...claims('dyads').filter(({ field }) => field === 'cooperation grade').map((claim) => wordOf(claim, claim.field, 'bilateral')),
  ]
}

function wordOf({ subject, value, pointer, certainty, note, with: { tension } }: ClaimRow, issue: string, level: Level | null): LevelWord {
  const word = String(value)
  return { subject, level, issue, word, dissent: DISSENT.test(word), tension: typeof tension === 'string' ? tension : null, pointer: pointer ?? null, certainty, note: note ?? null }
}

function levelOf(word: unknown): Level | null {
  return LEVELS.find((level) => level === word) ?? null
}
