import { Fault, isDate, type EdtfDate, type Party } from '../values/index.ts'
import type { Law } from './model.ts'

export const VOTE_RULES = ['rio-organ', 'rio-board', 'unsc', 'oas-two-thirds-members', 'oas-majority-members', 'consensus'] as const
export type VoteRule = (typeof VOTE_RULES)[number]
export type Ballot = 'for' | 'against' | 'abstain' | 'absent'

export interface Counts {
  for: number
  against: number
  abstain: number
  absent: number
  of: number
}

/** Either each state's vote, or the counts alone. With `on`, who may vote is what the law says on that day. */
export interface TallyInput {
  rule: VoteRule
  on?: EdtfDate
  votes?: Record<Party, Ballot>
  counts?: Partial<Counts>
}

/** The same vote with its disputed voters taken out, or with a veto that the counts cannot show. */
export interface Sensitivity {
  case: string
  /** the disputed voters taken out; how they voted: known from the roll, supposed, or a veto among those against */
  without: Party[]
  how: 'roll' | 'for' | 'not-for' | 'veto'
  of: number
  needed: number
  for: number
  adopted: boolean
  changes: boolean
}

export interface TallyAnswer extends Counts {
  rule: VoteRule
  needed: number
  adopted: boolean
  sensitivity: Sensitivity[]
  /** voted and may not, so not counted */
  notEntitled: Party[]
}

interface Rule {
  /** instrument whose participating parties may vote; absent: those named */
  members?: string
  needed(counts: Counts): number
  source: string
}

const twoThirds = ({ of }: Counts) => Math.ceil((of * 2) / 3)
const majority = ({ of }: Counts) => Math.floor(of / 2) + 1

/** Denominator is always the members entitled to vote, never those voting: that is what decides in the known cases. */
const RULES: Record<VoteRule, Rule> = {
  'rio-organ': { members: 'RIO', needed: twoThirds, source: 'Rio Treaty, Art. 17: two thirds of the states that have ratified' },
  'rio-board': { members: 'RIO', needed: majority, source: 'Rio Treaty, Art. 16: absolute majority of the members entitled to vote' },
  unsc: { needed: () => 9, source: 'UN Charter, Art. 27: nine of fifteen, and no permanent member against' },
  'oas-two-thirds-members': {
    members: 'OAS_CHARTER',
    needed: twoThirds,
    source: 'two thirds of the member states (Inter-American Democratic Charter, Art. 21)',
  },
  'oas-majority-members': { members: 'OAS_CHARTER', needed: majority, source: 'majority of the member states' },
  consensus: { needed: (counts) => counts.of - counts.abstain - counts.absent, source: 'nobody who takes a position is against' },
}

const PERMANENT: readonly Party[] = ['CHN', 'FRA', 'GBR', 'RUS', 'USA']

/** A tally file as parsed JSON, checked key by key: Fault `tally-input` names the field. Votes and counts are checked by `tally`. */
export function readTally(json: unknown): TallyInput {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Fault('tally-input', 'a tally is an object {rule, on?, votes? | counts?}')
  const { rule, on, votes, counts, ...rest } = json as Record<string, unknown>
  const [extra] = Object.keys(rest)
  if (extra !== undefined) throw new Fault('tally-input', `"${extra}" is not a field of a tally`, { field: extra })
  if (typeof rule !== 'string') throw new Fault('tally-input', `no rule: one of ${VOTE_RULES.join(', ')}`, { field: 'rule' })
  if (on !== undefined && (typeof on !== 'string' || !isDate(on)))
    throw new Fault('tally-input', `"${String(on)}" is not a date that exists`, { field: 'on' })
  for (const [field, value] of Object.entries({ votes, counts }))
    if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value)))
      throw new Fault('tally-input', `${field} is an object`, { field })
  for (const name of Object.keys(counts ?? {}))
    if (!COUNTED.includes(name))
      throw new Fault('tally-input', `"${name}" is not counted: one of ${COUNTED.join(', ')}`, { field: `counts.${name}` })
  return json as TallyInput
}

const COUNTED: readonly string[] = ['for', 'against', 'abstain', 'absent', 'of']

/**
 * Counts a vote. With a law and `on`, who may vote is what the law says on that day, and disputed voters are tried both
 * ways; without, the votes or counts are taken as they are. Fault `tally-input` when they cannot be counted.
 */
export function tally(input: TallyInput, law?: Law): TallyAnswer {
  const rule = RULES[input.rule]
  if (!rule) throw new Fault('tally-input', `no rule "${String(input.rule)}": one of ${VOTE_RULES.join(', ')}`, { field: 'rule' })
  if ((input.votes === undefined) === (input.counts === undefined))
    throw new Fault('tally-input', 'give votes or counts, one of the two', { field: 'votes' })
  const entitled = entitledOn(law, rule, input.on)
  return input.votes ? byVotes(input, input.votes, rule, entitled) : byCounts(input, input.counts!, rule, entitled)
}

interface Entitled {
  sure: Party[]
  disputed: Party[]
}

/** Parties that take part (an excluded or suspended one does not vote), and those of whom it is disputed or unknown. */
function entitledOn(law: Law | undefined, rule: Rule, on: EdtfDate | undefined): Entitled | undefined {
  if (law === undefined || rule.members === undefined || on === undefined) return undefined
  const { parties, disputed, unknown } = law.parties(rule.members, on)
  // the Rio Treaty's Organ still counted Cuba, excluded from the OAS in 1962, among its nineteen in 2019
  const votes = (state: Party) => rule.members === 'RIO' || law.standing(state, rule.members!, on).participation === 'full'
  return { sure: parties.filter(votes), disputed: [...disputed, ...unknown] }
}

function byVotes(input: TallyInput, votes: Record<Party, Ballot>, rule: Rule, entitled: Entitled | undefined): TallyAnswer {
  for (const [state, ballot] of Object.entries(votes))
    if (!['for', 'against', 'abstain', 'absent'].includes(ballot))
      throw new Fault('tally-input', `"${String(ballot)}" is not for, against, abstain or absent`, { field: `votes.${state}` })
  const members = entitled ? [...entitled.sure, ...entitled.disputed] : Object.keys(votes)
  const count = (states: readonly Party[]): Counts => {
    const ballots = states.map((state) => votes[state] ?? 'absent')
    const those = (ballot: Ballot) => ballots.filter((one) => one === ballot).length
    return { for: those('for'), against: those('against'), abstain: those('abstain'), absent: those('absent'), of: states.length }
  }
  const vetoed = (states: readonly Party[]) =>
    input.rule === 'unsc' && states.some((state) => PERMANENT.includes(state) && votes[state] === 'against')
  const all = count(members)
  const adopted = decide(input.rule, rule, all) && !vetoed(members)
  const sensitivity = subsets(entitled?.disputed ?? []).map((gone) => {
    const left = count(members.filter((state) => !gone.includes(state)))
    return sensitive({ case: `without ${gone.join(', ')}`, without: gone, how: 'roll' }, rule, input.rule, left, adopted)
  })
  const notEntitled = entitled
    ? Object.keys(votes)
        .filter((state) => !members.includes(state))
        .sort()
    : []
  return { rule: input.rule, ...all, needed: rule.needed(all), adopted, sensitivity, notEntitled }
}

function byCounts(input: TallyInput, given: Partial<Counts>, rule: Rule, entitled: Entitled | undefined): TallyAnswer {
  for (const [name, value] of Object.entries(given))
    if (!Number.isSafeInteger(value) || value! < 0)
      throw new Fault('tally-input', `"${String(value)}" is not a count`, { field: `counts.${name}` })
  const { for: yes = 0, against = 0, abstain = 0 } = given
  const of =
    given.of ??
    (entitled
      ? entitled.sure.length + entitled.disputed.length
      : input.rule === 'unsc'
        ? 15
        : yes + against + abstain + (given.absent ?? 0))
  const absent = given.absent ?? Math.max(0, of - yes - against - abstain)
  if (yes + against + abstain + absent !== of)
    throw new Fault('tally-input', `${yes} + ${against} + ${abstain} + ${absent} is not ${of}`, { field: 'counts.of' })
  const all: Counts = { for: yes, against, abstain, absent, of }
  const adopted = decide(input.rule, rule, all)
  return {
    rule: input.rule,
    ...all,
    needed: rule.needed(all),
    adopted,
    sensitivity: countCases(input.rule, rule, all, adopted, entitled),
    notEntitled: [],
  }
}

/** From counts alone nobody can tell how a disputed voter voted: both ways are shown. */
function countCases(name: VoteRule, rule: Rule, all: Counts, adopted: boolean, entitled: Entitled | undefined): Sensitivity[] {
  const cases: Sensitivity[] = []
  if (name === 'unsc' && all.against > 0)
    cases.push({ case: 'a permanent member among those against', without: [], how: 'veto', of: all.of, needed: 9, for: all.for, adopted: false, changes: adopted })
  for (const gone of subsets(entitled?.disputed ?? [])) {
    if (gone.length >= all.of) continue
    const ifFor = Math.min(gone.length, all.for)
    const left = { ...all, of: all.of - gone.length }
    cases.push(sensitive({ case: `without ${gone.join(', ')}, had it voted for`, without: gone, how: 'for' }, rule, name, { ...left, for: all.for - ifFor }, adopted))
    cases.push(sensitive({ case: `without ${gone.join(', ')}, had it not voted for`, without: gone, how: 'not-for' }, rule, name, left, adopted))
  }
  return cases
}

function sensitive(name: Pick<Sensitivity, 'case' | 'without' | 'how'>, rule: Rule, voteRule: VoteRule, counts: Counts, adopted: boolean): Sensitivity {
  const now = decide(voteRule, rule, counts)
  return { ...name, of: counts.of, needed: rule.needed(counts), for: counts.for, adopted: now, changes: now !== adopted }
}

function decide(name: VoteRule, rule: Rule, counts: Counts): boolean {
  if (name === 'consensus') return counts.against === 0 && counts.for + counts.abstain > 0
  return counts.for >= rule.needed(counts)
}

/** Each disputed voter alone, and all of them together. */
function subsets(disputed: readonly Party[]): Party[][] {
  return disputed.length > 1 ? [...disputed.map((state) => [state]), [...disputed]] : disputed.map((state) => [state])
}

export function voteRuleSource(rule: VoteRule): string {
  return RULES[rule].source
}

/** Who voted how, as lists of states; a state in two of them has voted twice: Fault `tally-input`. */
export function rollOf(lists: Partial<Record<Ballot, readonly Party[]>>): Record<Party, Ballot> {
  const votes: Record<Party, Ballot> = {}
  for (const [ballot, states = []] of Object.entries(lists) as [Ballot, readonly Party[]][])
    for (const state of states) {
      if (votes[state] !== undefined) throw new Fault('tally-input', `${state} votes twice: ${votes[state]} and ${ballot}`, { field: ballot })
      votes[state] = ballot
    }
  return votes
}
