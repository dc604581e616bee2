import type { RoundBody } from '../../statements/index.ts'
import type { Dataset } from '../../values/index.ts'

type Questionnaire = RoundBody['questionnaire']

/** Questionnaires that sources give, by round of the multilateral evaluation: only what was read, and nothing filled in. */
export function questionnaires(datasets: readonly Dataset[]): { id: string; title: string; questions: Questionnaire }[] {
  const claims = datasets.find(({ dataset }) => dataset === 'mem-indicators')?.claims ?? []
  const asked = claims.filter(({ with: more, certainty, field }) => more['number'] !== undefined && certainty !== 'background' && field !== 'rating scale')
  return [...new Set(asked.map(({ subject }) => subject))].map((subject) => ({
    id: subject.toLowerCase().replace(/[^a-z0-9]+/g, '-'), title: subject,
    questions: asked.filter((one) => one.subject === subject).map(({ field, value, with: more, source }) => ({ id: String(more['number']), area: field, text: String(value), source: `${subject}: ${source}` })),
  }))
}
