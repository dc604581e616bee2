import type { ClaimRow, Dataset, Stance } from '../values/index.ts'

/** What a source says of a state's answer, in a word where its own word allows one: nothing is read into the others. */
export interface PastPosition {
  subject: string
  /** null: the source's words are no yes or no */
  stance: Stance | null
  said: string
  /** said under a condition, or of a part of the question: the field as its source has it */
  of: string
  claim: ClaimRow
}

export interface PastConsultation {
  id: string
  issue: string
  positions: PastPosition[]
}

const STANCE_OF: Readonly<Record<string, Stance>> = { for: 'support', against: 'oppose', rejects: 'oppose' }

/** The issues on which `region/claims/positions.yaml` reports what states answered; `Iraq 2003, how` belongs to `Iraq 2003`. */
export function pastConsultations(datasets: readonly Dataset[]): PastConsultation[] {
  const claims = datasets.find(({ dataset }) => dataset === 'positions')?.claims ?? []
  const issues = new Map<string, PastPosition[]>()
  for (const claim of claims) {
    const issue = claim.field.split(', ')[0]!
    const said = String(claim.value)
    const one = { subject: claim.subject, stance: STANCE_OF[said] ?? null, said, of: claim.field, claim }
    issues.set(issue, [...(issues.get(issue) ?? []), one])
  }
  return [...issues].map(([issue, positions]) => ({ id: slug(issue), issue, positions }))
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
