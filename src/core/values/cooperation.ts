import type { ClaimRow } from './datasets.ts'
import { isState, type Party } from './states.ts'

/** The ladder of cooperation, lowest first (founding report, chapters 1 and 2). Names, never bare integers. */
export const GRADES = ['exchange of information', 'interagency cooperation', 'cooperation', 'inter-dependence', 'inter-operability'] as const
export type Grade = (typeof GRADES)[number]

/** Whose work it is, by the institutions that a source names. */
const WORK_NATURES = ['civil', 'military', 'both'] as const
export type WorkNature = (typeof WORK_NATURES)[number]

const CONSENT_WORDS = ['given', 'withheld', 'withdrawn'] as const
export type ConsentWord = (typeof CONSENT_WORDS)[number]

/** The file of `region/claims` that speaks of pairs. */
export const PAIRS = 'dyads'

/** `CAN-USA` as its two states; null for anything else, and for codes out of order: a pair has one name. */
export function pairOf(subject: string): [Party, Party] | null {
  const [a = '', b = '', ...rest] = subject.split('-')
  return rest.length === 0 && a < b && isState(a) && isState(b) ? [a, b] : null
}

export function pairCode(a: Party, b: Party): string {
  return [a, b].sort().join('-')
}

/** What is wrong with a claim about a pair, by field; empty when nothing is. */
export function pairFaults({ subject, field, value, with: more }: Pick<ClaimRow, 'subject' | 'field' | 'value' | 'with'>): [field: string, message: string][] {
  const pair = pairOf(subject)
  const { nature, state } = more
  const among = (list: readonly string[], word: unknown) => list.includes(String(word))
  const wrong: [string, string, boolean][] = [
    ['subject', `"${subject}" is no pair: two states of the region in the order of the alphabet, as CAN-USA`, pair === null],
    ['value', `"${String(value)}" is no grade: ${GRADES.join(', ')}`, field === 'cooperation grade' && !among(GRADES, value)],
    ['value', `"${String(value)}" is no consent: ${CONSENT_WORDS.join(', ')}`, field === 'consent' && !among(CONSENT_WORDS, value)],
    ['with.state', 'consent is the word of one of the two: name it', field === 'consent' && pair !== null && !pair.includes(String(state))],
    ['with.nature', `"${String(nature)}" is none of ${WORK_NATURES.join(', ')}`, nature !== undefined && !among(WORK_NATURES, nature)],
  ]
  return wrong.flatMap(([at, message, isWrong]) => (isWrong ? [[at, message] as [string, string]] : []))
}
