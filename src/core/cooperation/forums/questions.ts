import type { QuestionAnswerBody } from '../../statements/index.ts'
import { type ClaimRow, type Instant, OPEN_QUESTIONS, type OpenQuestion, type Party } from '../../values/index.ts'

export interface Answered {
  id: string
  by: Party
  at: Instant
  body: QuestionAnswerBody
}

export interface QuestionBoard {
  question: OpenQuestion
  /** the question as its source puts it */
  claim: ClaimRow | null
  /** what states said of it elsewhere, by others' report */
  reported: ClaimRow[]
  /** the last answer of each state here */
  answers: Answered[]
  /** answers before, oldest first */
  before: Answered[]
}

/** Issues of `positions` that are positions on one of the questions. */
const ISSUES: Readonly<Partial<Record<OpenQuestion, readonly string[]>>> = {
  treaty: ['Rio Treaty', 'Rio Treaty and Inter-American Defense Board'], 'defense-board': ['Rio Treaty and Inter-American Defense Board'],
}

export function questionBoard(asked: readonly ClaimRow[], positions: readonly ClaimRow[], answers: readonly Answered[]): QuestionBoard[] {
  return OPEN_QUESTIONS.map((question, i) => {
    const own = answers.filter(({ body }) => body.question === question)
    const last = [...new Map(own.map((one) => [one.by, one])).values()]
    return { question, claim: asked[i] ?? null, reported: positions.filter(({ field }) => ISSUES[question]?.includes(field)), answers: last, before: own.filter((one) => !last.includes(one)) }
  })
}
