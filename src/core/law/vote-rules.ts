import type { Certainty, EdtfDate, Party } from '../values/index.ts'
import type { Law } from './model.ts'

/** How many votes in favour a decision asks: a part, more than half, a number, or nobody against. */
export type Needs = { share: [number, number] } | { majority: true } | { votes: number } | { consensus: true }

/** What the part is of. `members` take part in the organs; `parties` are bound, whether or not they take part; `voting` is for and against. */
export const VOTE_BASES = ['members', 'parties', 'voting'] as const
export type VoteBase = (typeof VOTE_BASES)[number]

interface Sourced {
  text: string
  source: string
  certainty: Certainty
}

/** A rule that a vote can be counted under, as `region/votes.yaml` gives it. */
export interface VoteRule extends Sourced {
  rule: string
  body: Party
  matter: string
  needs: Needs
  of: VoteBase
  /** whose parties on the day of the vote are entitled; absent: whoever the tally names */
  instrument?: string
  seats?: number
  /** `at`: as many present as votes are needed, more than half, or a share; without it the text is shown and not counted */
  quorum?: Sourced & { at?: 'needed' | 'majority' | [number, number] }
  /** who can be named as not voting: out of the denominator, or keeping its seat and abstaining */
  exclusion?: Sourced & { from: 'denominator' | 'vote' }
  veto?: Sourced & { by: Party[] }
  /** absent: votes are open */
  ballot?: Sourced & { is: 'secret' }
}

/** What a body decides by, in words alone: shown and never counted. */
export interface VoteText extends Sourced {
  body: Party
  matter: string
}

/** Votes of members by how they were cast; `of` is everybody who may vote. */
export interface Counts {
  for: number
  against: number
  abstain: number
  absent: number
  of: number
}

/** The votes that the part is of: where those absent or abstaining stand in nobody's way, they are not among them. */
export function baseOf({ needs, of }: VoteRule, counts: Pick<Counts, 'for' | 'against' | 'of'>): number {
  return of === 'voting' || 'consensus' in needs ? counts.for + counts.against : counts.of
}

/** Votes in favour that a decision asks, at least one. */
export function neededBy(rule: VoteRule, counts: Counts): number {
  const [{ needs }, base] = [rule, baseOf(rule, counts)]
  if ('votes' in needs) return needs.votes
  if ('consensus' in needs) return base
  return Math.max(1, 'majority' in needs ? Math.floor(base / 2) + 1 : Math.ceil((base * needs.share[0]) / needs.share[1]))
}

export interface Quorum {
  needed: number
  present: number
  met: boolean
}

/** Null where no source gives a quorum that can be counted. */
export function quorumOf(rule: VoteRule, counts: Counts): Quorum | null {
  const at = rule.quorum?.at
  if (at === undefined) return null
  const [present, half] = [counts.of - counts.absent, Math.floor(counts.of / 2) + 1]
  const needed = at === 'needed' ? neededBy(rule, counts) : at === 'majority' ? half : Math.ceil((counts.of * at[0]) / at[1])
  return { needed, present, met: present >= needed }
}

/** Whether the counts carry, vetoes apart. */
export function carries(rule: VoteRule, counts: Counts): boolean {
  if (quorumOf(rule, counts)?.met === false) return false
  if ('consensus' in rule.needs) return counts.against === 0 && counts.for + counts.abstain > 0
  return counts.for >= neededBy(rule, counts)
}

/** Who may vote by the law of a day: surely, and by one reading of what is disputed or unknown. */
export interface Entitled {
  sure: Party[]
  disputed: Party[]
}

/**
 * Undefined where nothing but the tally says who may vote. A member that is excluded or suspended is bound and does not vote; among the
 * `parties` it does: the Rio Treaty's Organ still counted Cuba, excluded from the OAS in 1962, among its nineteen in 2019.
 */
export function entitledOn(law: Law | undefined, rule: VoteRule, on: EdtfDate | undefined): Entitled | undefined {
  const { instrument } = rule
  if (law === undefined || instrument === undefined || on === undefined) return undefined
  const { parties, disputed, unknown } = law.parties(instrument, on)
  const votes = (state: Party): boolean => rule.of !== 'members' || law.standing(state, instrument, on).participation === 'full'
  return { sure: parties.filter(votes), disputed: [...disputed, ...unknown].sort() }
}
