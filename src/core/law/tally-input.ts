import { Fault, isDate, type EdtfDate, type Party } from '../values/index.ts'
import type { Counts } from './vote-rules.ts'

export const BALLOTS = ['for', 'against', 'abstain', 'absent'] as const
export type Ballot = (typeof BALLOTS)[number]

/** Either each state's vote, or the counts alone. With `on`, who may vote is what the law says on that day. */
export interface TallyInput {
  /** id of a rule */
  rule: string
  on?: EdtfDate
  votes?: Record<Party, Ballot>
  counts?: Partial<Counts>
  /** parties directly interested, and others whom the rule lets nobody count */
  excluded?: Party[]
}

const COUNTED: readonly string[] = [...BALLOTS, 'of']

export function badTally(message: string, field: string): Fault {
  return new Fault('tally-input', message, { field })
}

/** A tally file as parsed JSON, checked key by key: Fault `tally-input` names the field. What the rule has to say of it is said by `tally`. */
export function readTally(json: unknown): TallyInput {
  if (!isRecord(json)) throw new Fault('tally-input', 'a tally is an object {rule, on?, votes? | counts?, excluded?}')
  const { rule, on, votes, counts, excluded, ...rest } = json
  const [extra] = Object.keys(rest)
  if (extra !== undefined) throw badTally(`"${extra}" is not a field of a tally`, extra)
  if (typeof rule !== 'string') throw badTally('no rule: contadora export votes lists them', 'rule')
  if (on !== undefined && (typeof on !== 'string' || !isDate(on))) throw badTally(`"${String(on)}" is not a date that exists`, 'on')
  for (const [field, value] of Object.entries({ votes, counts })) if (value !== undefined && !isRecord(value)) throw badTally(`${field} is an object`, field)
  if ((votes === undefined) === (counts === undefined)) throw badTally('give votes or counts, one of the two', 'votes')
  Object.entries(votes ?? {}).forEach(([state, ballot]) => checkVote(state, ballot))
  Object.entries(counts ?? {}).forEach(([name, value]) => checkCount(name, value))
  if (excluded !== undefined && (!Array.isArray(excluded) || !excluded.every((state) => isCode(state)))) throw badTally('a list of codes such as MEX', 'excluded')
  return json as unknown as TallyInput
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Other regions vote too, in the Security Council: any code of three letters. */
function isCode(text: unknown): boolean {
  return typeof text === 'string' && /^[A-Z]{3}$/.test(text)
}

function checkVote(state: string, ballot: unknown): void {
  if (!isCode(state)) throw badTally(`"${state}" is no code of a state: write three capital letters, as in MEX`, `votes.${state}`)
  if (!(BALLOTS as readonly unknown[]).includes(ballot)) throw badTally(`"${String(ballot)}" is not ${BALLOTS.join(', ')}`, `votes.${state}`)
}

function checkCount(name: string, value: unknown): void {
  if (!COUNTED.includes(name)) throw badTally(`"${name}" is not counted: one of ${COUNTED.join(', ')}`, `counts.${name}`)
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw badTally(`"${String(value)}" is not a count: write a whole number from 0`, `counts.${name}`)
}

/** Who voted how, as lists of states; a state in two of them, or twice in one, has voted twice: Fault `tally-twice`. */
export function rollOf(lists: Partial<Record<Ballot, readonly Party[]>>): Record<Party, Ballot> {
  const votes: Record<Party, Ballot> = {}
  for (const [ballot, states = []] of Object.entries(lists) as [Ballot, readonly Party[]][])
    for (const state of states) {
      const before = votes[state]
      if (before !== undefined) throw new Fault('tally-twice', `${state} votes twice: ${before === ballot ? `${ballot}, two times` : `${before} and ${ballot}`}`, { field: ballot })
      votes[state] = ballot
    }
  return votes
}
