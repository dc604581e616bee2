import type { Party } from '../values/index.ts'
import type { Law } from './model.ts'
import { badTally, type Ballot, readTally, type TallyInput } from './tally-input.ts'
import { carries, type Counts, type Entitled, entitledOn, neededBy, type Quorum, quorumOf, type VoteRule } from './vote-rules.ts'

/**
 * The same vote by another reading: disputed voters taken out, a veto that the counts cannot show, those excluded left in the
 * denominator, or as many voters as the law of the day has.
 */
export interface Sensitivity {
  case: string
  /** the voters it is about */
  without: Party[]
  /** how the disputed voted: known from the roll, supposed (`for`, `not-for`); or what else is read otherwise */
  how: 'roll' | 'for' | 'not-for' | 'veto' | 'excluded' | 'law'
  of: number
  needed: number
  for: number
  adopted: boolean
  changes: boolean
}

export interface TallyAnswer extends Counts {
  rule: string
  needed: number
  adopted: boolean
  sensitivity: Sensitivity[]
  /** voted and may not, so not counted */
  notEntitled: Party[]
  /** null where no source gives a quorum */
  quorum: Quorum | null
  /** who defeated it alone */
  vetoedBy: Party[]
  excluded: Party[]
}

/**
 * Counts a vote under one of `rules`. With a law and `on`, who may vote is what the law says on that day, and disputed voters are tried
 * both ways; without, the votes or counts are taken as they are. Fault `tally-input` with the field
 * when they cannot be counted.
 */
export function tally(given: TallyInput, rules: readonly VoteRule[], law?: Law): TallyAnswer {
  const input = readTally(given)
  const rule = rules.find((one) => one.rule === input.rule)
  if (!rule) throw badTally(`no rule "${input.rule}": one of ${rules.map((one) => one.rule).join(', ')}`, 'rule')
  const entitled = entitledOn(law, rule, input.on)
  const excluded = excludedBy(rule, input, entitled)
  return input.votes ? byVotes(rule, input.votes, entitled, excluded) : byCounts(rule, input.counts ?? {}, entitled, excluded)
}

function excludedBy(rule: VoteRule, { excluded = [], counts }: TallyInput, entitled: Entitled | undefined): Party[] {
  if (excluded.length === 0) return []
  if (!rule.exclusion) throw badTally(`under ${rule.rule} nobody is excluded from voting`, 'excluded')
  if (counts?.of !== undefined) throw badTally('"of" counts who may vote, those excluded already left out: give one of the two', 'excluded')
  const stranger = entitled && excluded.find((state) => ![...entitled.sure, ...entitled.disputed].includes(state))
  if (stranger !== undefined) throw badTally(`${stranger} may not vote on that day, so it cannot be excluded`, 'excluded')
  return [...new Set(excluded)].sort()
}

interface Outcome {
  counts: Counts
  vetoedBy: Party[]
}

function outcomeOf(rule: VoteRule, { counts, vetoedBy }: Outcome): boolean {
  return carries(rule, counts) && vetoedBy.length === 0
}

function answerOf(rule: VoteRule, outcome: Outcome, rest: Pick<TallyAnswer, 'sensitivity' | 'notEntitled' | 'excluded'>): TallyAnswer {
  const { counts, vetoedBy } = outcome
  return { rule: rule.rule, ...counts, needed: neededBy(rule, counts), adopted: outcomeOf(rule, outcome), ...rest, quorum: quorumOf(rule, counts), vetoedBy }
}

function sensitive(rule: VoteRule, name: Pick<Sensitivity, 'case' | 'without' | 'how'>, outcome: Outcome, adopted: boolean): Sensitivity {
  const [{ counts }, now] = [outcome, outcomeOf(rule, outcome)]
  return { ...name, of: counts.of, needed: neededBy(rule, counts), for: counts.for, adopted: now, changes: now !== adopted }
}

type Votes = Readonly<Record<Party, Ballot>>

function byVotes(rule: VoteRule, votes: Votes, entitled: Entitled | undefined, excluded: readonly Party[]): TallyAnswer {
  const cast = Object.keys(votes)
  const all = entitled ? [...entitled.sure, ...entitled.disputed] : [...new Set([...cast, ...excluded])]
  if (rule.seats !== undefined && all.length > rule.seats) throw badTally(`${all.length} states vote, and the body has ${rule.seats} seats`, 'votes')
  const out = rule.exclusion?.from === 'denominator' ? excluded : []
  const outcome = (members: readonly Party[], roll: Votes = votes): Outcome => rollOutcome(rule, members, roll)
  // who keeps its seat and does not vote, abstains
  const held = rule.exclusion?.from === 'vote' ? { ...votes, ...Object.fromEntries(excluded.map((state) => [state, 'abstain' as const])) } : votes
  const members = all.filter((state) => !out.includes(state))
  const main = outcome(members, held)
  const adopted = outcomeOf(rule, main)
  const disputed = subsets((entitled?.disputed ?? []).filter((state) => !out.includes(state)))
  return answerOf(rule, main, {
    sensitivity: [
      ...disputed.map((gone) => sensitive(rule, { case: `without ${gone.join(', ')}`, without: gone, how: 'roll' }, outcome(members.filter((state) => !gone.includes(state)), held), adopted)),
      ...asCounted(rule, main, out, adopted),
    ],
    notEntitled: cast.filter((state) => !all.includes(state) || out.includes(state)).sort(), excluded: [...excluded],
  })
}

function rollOutcome(rule: VoteRule, members: readonly Party[], votes: Votes): Outcome {
  const those = (ballot: Ballot): Party[] => members.filter((state) => (votes[state] ?? 'absent') === ballot)
  const [yes, no, neither, absent] = [those('for'), those('against'), those('abstain'), those('absent')]
  const empty = Math.max(0, (rule.seats ?? members.length) - members.length)
  const counts = { for: yes.length, against: no.length, abstain: neither.length, absent: absent.length + empty, of: members.length + empty }
  return { counts, vetoedBy: no.filter((state) => rule.veto?.by.includes(state)).sort() }
}

function byCounts(rule: VoteRule, given: Partial<Counts>, entitled: Entitled | undefined, excluded: readonly Party[]): TallyAnswer {
  const { for: yes = 0, against = 0, abstain = 0 } = given
  const out = rule.exclusion?.from === 'denominator' ? excluded : []
  const byLaw = entitled ? entitled.sure.length + entitled.disputed.length - out.length : (rule.seats === undefined ? undefined : rule.seats)
  const of = given.of ?? byLaw ?? yes + against + abstain + (given.absent ?? 0)
  const absent = given.absent ?? Math.max(0, of - yes - against - abstain)
  if (yes + against + abstain + absent !== of) throw badTally(`${yes} + ${against} + ${abstain} + ${absent} is not ${of}`, 'counts.of')
  const counts: Counts = { for: yes, against, abstain, absent, of }
  const main = { counts, vetoedBy: [] }
  const adopted = outcomeOf(rule, main)
  return answerOf(rule, main, {
    sensitivity: [
      ...vetoHidden(rule, counts, adopted), ...countCases(rule, counts, adopted, (entitled?.disputed ?? []).filter((state) => !out.includes(state))),
      ...asCounted(rule, main, out, adopted), ...(byLaw === undefined || byLaw === of ? [] : byTheLaw(rule, counts, byLaw, adopted)),
    ],
    notEntitled: [], excluded: [...excluded],
  })
}

/** Counts cannot show whose the votes against are. */
function vetoHidden(rule: VoteRule, counts: Counts, adopted: boolean): Sensitivity[] {
  if (!rule.veto || counts.against === 0) return []
  return [sensitive(rule, { case: 'a permanent member among those against', without: [], how: 'veto' }, { counts, vetoedBy: rule.veto.by }, adopted)]
}

/** From counts alone nobody can tell how a disputed voter voted: both ways are shown. */
function countCases(rule: VoteRule, counts: Counts, adopted: boolean, disputed: readonly Party[]): Sensitivity[] {
  return subsets(disputed).filter((gone) => gone.length < counts.of).flatMap((gone) => {
    const ways = [['had it voted for', 'for', ['for']], ['had it not voted for', 'not-for', ['absent', 'abstain', 'against']]] as const
    return ways.map(([said, how, from]) =>
      sensitive(rule, { case: `without ${gone.join(', ')}, ${said}`, without: gone, how }, { counts: less(counts, gone.length, from), vetoedBy: [] }, adopted))
  })
}

function less(counts: Counts, gone: number, from: readonly Ballot[]): Counts {
  const left = { ...counts, of: counts.of - gone }
  let still = gone
  for (const ballot of from) {
    const taken = Math.min(still, left[ballot])
    left[ballot] -= taken
    still -= taken
  }
  return left
}

/** Whether those excluded from voting count in the denominator is not always clear from a text: the other reading. */
function asCounted(rule: VoteRule, { counts, vetoedBy }: Outcome, out: readonly Party[], adopted: boolean): Sensitivity[] {
  if (out.length === 0) return []
  const wider = { ...counts, of: counts.of + out.length, absent: counts.absent + out.length }
  return [sensitive(rule, { case: `counting ${out.join(', ')} in the denominator`, without: [...out], how: 'excluded' }, { counts: wider, vetoedBy }, adopted)]
}

/** The denominator that was given is not the law's of that day. */
function byTheLaw(rule: VoteRule, counts: Counts, of: number, adopted: boolean): Sensitivity[] {
  const cast = counts.for + counts.against + counts.abstain
  if (cast > of) return []
  return [sensitive(rule, { case: `of the ${of} that the law of that day has`, without: [], how: 'law' }, { counts: { ...counts, of, absent: of - cast }, vetoedBy: [] }, adopted)]
}

/** Each disputed voter alone, and all of them together. */
function subsets(disputed: readonly Party[]): Party[][] {
  return disputed.length > 1 ? [...disputed.map((state) => [state]), [...disputed]] : disputed.map((state) => [state])
}
