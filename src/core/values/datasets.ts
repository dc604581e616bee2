import type { Certainty } from './claims.ts'
import type { EdtfDate } from './dates.ts'

export type Scalar = string | number | boolean

/** One value that a source states about a subject. Rows that contradict each other stand side by side. */
export interface ClaimRow {
  /** code of a state, territory, body, sub-region, instrument or dyad (CAN-USA), or a word where it is none of them */
  subject: string
  field: string
  value: Scalar | Scalar[]
  /** the source's own order; text, because sources write 1.1 */
  rank?: string
  tier?: string
  wording?: string
  /** theme ids: our reading of `value` */
  themes: string[]
  /** polls: answers under different questions are never compared */
  question?: string
  date?: EdtfDate
  unit?: string
  /** where one text can be read in two ways: which reading the row belongs to */
  reading?: string
  with: Record<string, Scalar>
  source: string
  pointer?: string
  certainty: Certainty
  known?: EdtfDate
  oddity?: string
  note?: string
}

/** One file of `region/claims/`. */
export interface Dataset {
  dataset: string
  title: string
  /** what the numbers mean and which end is high */
  scale?: string
  assessor?: string
  /** whether an evaluator from outside took part */
  external?: boolean
  /** what the numeric values of one subject and question should sum to */
  sums?: number
  claims: ClaimRow[]
}

export interface SumGap {
  subject: string
  question: string
  sum: number
  expected: number
}

/** Groups of one subject and question whose numbers do not make the sum: a warning to show, never a value to repair. */
export function sumGaps(dataset: Dataset): SumGap[] {
  const expected = dataset.sums
  if (expected === undefined) return []
  const groups = Map.groupBy(dataset.claims, (claim) => JSON.stringify([claim.subject, claim.question ?? '']))
  return [...groups].flatMap(([key, claims]) => {
    const [subject, question] = JSON.parse(key) as [string, string]
    const sum = claims.reduce((total, claim) => total + (typeof claim.value === 'number' ? claim.value : 0), 0)
    return sum === expected ? [] : [{ subject, question, sum, expected }]
  })
}
