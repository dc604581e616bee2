import { type Certainty, type Dataset, type Party, sumGaps } from '../../values/index.ts'

export interface Poll {
  table: string
  subject: Party
  question: string
  pollster: string | null
  answers: { answer: string; percent: number }[]
  /** what the answers add up to, and what they should; equal: no warning */
  sum: number
  expected: number | null
  warning: 'answers-do-not-sum' | null
  /** the table itself gives no source for this row */
  sourced: boolean
  certainty: Certainty
  pointer: string
  note: string | null
  oddity: string | null
}

/** Tables of the seed as polls, each with its own question. A sum that is not 100 is a warning and is never repaired (Mexico's 87). */
export function pollsOf(dataset: Dataset): Poll[] {
  const gaps = sumGaps(dataset)
  const groups = Map.groupBy(dataset.claims, ({ subject, question }) => JSON.stringify([subject, question ?? '']))
  return [...groups.values()].map((claims) => {
    const [first] = claims
    const { subject, question = '', pointer = '', certainty, note, oddity } = first!
    const gap = gaps.find((one) => one.subject === subject && one.question === question)
    const answers = claims.flatMap(({ field, value }) => (typeof value === 'number' ? [{ answer: field, percent: value }] : []))
    const pollster = first!.with['pollster']
    return {
      table: /Table \d+/.exec(pointer)?.[0] ?? pointer, subject, question, pollster: pollster === undefined ? null : String(pollster), answers,
      sum: answers.reduce((sum, { percent }) => sum + percent, 0), expected: dataset.sums ?? null, warning: gap ? 'answers-do-not-sum' : null,
      sourced: pollster !== undefined, certainty, pointer, note: note ?? null, oddity: oddity ?? null,
    }
  })
}
