import type { LevelsBody } from '../../statements/index.ts'
import { type Certainty, type Dataset, isState, type Level, LEVELS, type Party } from '../../values/index.ts'

const PROJECTION_FILE = 'projection'

/** Who sat where when it scored: an author of a book, the state itself (or one of the group), another state, a body from outside. */
const LEVEL_SEATS = ['author', 'self', 'state', 'external'] as const
export type LevelSeat = (typeof LEVEL_SEATS)[number]

export interface LevelScore {
  subject: string
  level: Level
  /** 1 is the most active, 5 the least */
  score: number
  seat: LevelSeat
  because: string | null
  pointer: string | null
  note: string | null
  oddity: string | null
  certainty: Certainty
}

/** One assessor's figures. Rounds stand beside each other; no mean is drawn of them. */
export interface Round {
  id: string
  assessor: string
  by: Party | null
  date: string | null
  method: string
  /** no evaluator from outside took part: said wherever the round is shown */
  external: boolean
  statement: string | null
  scores: LevelScore[]
}

/** Figures 2 to 4 as printed; null where the file is not there. */
export function printedRound(datasets: readonly Dataset[]): Round | null {
  const found = datasets.find(({ dataset }) => dataset === PROJECTION_FILE)
  if (!found) return null
  return {
    id: 'printed', assessor: found.assessor ?? 'not named', by: null, date: null, method: found.scale ?? '', external: found.external ?? false, statement: null,
    scores: found.claims.flatMap(({ subject, field, value, pointer, note, oddity, certainty }): LevelScore[] => {
      const level = LEVELS.find((one) => one === field)
      return level && typeof value === 'number'
        ? [{ subject, level, score: value, seat: 'author', because: null, pointer: pointer ?? null, note: note ?? null, oddity: oddity ?? null, certainty }]
        : []
    }),
  }
}

/** A statement of kind `levels`. `groupsOf` names the sub-regions that a state belongs to: one of the group judges itself too. */
export function declaredRound({ id, author, agency, body }: { id: string; author: Party; agency: string; body: LevelsBody }, groupsOf: (state: Party) => readonly string[]): Round {
  const scores = body.scores.map(({ subject, level, score, because }): LevelScore => ({
    subject, level, score, because, seat: seatOf(author, subject, groupsOf), pointer: null, note: null, oddity: null, certainty: 'high',
  }))
  return { id: `said-${id}`, assessor: agency, by: author, date: body.date, method: body.method, external: scores.every(({ seat }) => seat === 'external'), statement: id, scores }
}

export function seatOf(author: Party, subject: string, groupsOf: (state: Party) => readonly string[]): LevelSeat {
  if (!isState(author)) return 'external'
  return author === subject || groupsOf(author).includes(subject) ? 'self' : 'state'
}
