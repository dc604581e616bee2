import { z } from 'zod'
import { CONSIDERATIONS, DILEMMAS, JUDGED, MANDATE_STATES, PRINCIPLES, RESULTS, ROOT_CAUSES, STANCES } from '../../values/index.ts'
import type { Audience } from '../envelope.ts'
import type { Kind, Role } from './kind.ts'

const party = z.string().regex(/^[A-Z][A-Z0-9_-]{1,31}$/)
/** Other regions vote too, in the Security Council. */
const state = z.string().regex(/^[A-Z]{3}$/)
const words = (most: number) => z.string().max(most)
const mode = z.enum(['actual', 'exercise'])
const ballot = z.enum(['for', 'against', 'abstain'])
const mark = z.string().regex(/^[0-9a-f]{32}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const checklist = z.array(z.strictObject({ principle: z.enum(PRINCIPLES), judged: z.enum(JUDGED), because: words(400) })).max(PRINCIPLES.length)
const conditions = z.array(words(400)).max(12)

const convoked = z.strictObject({
  mode,
  /** a rule of `region/votes.yaml` that can be counted */
  rule: words(64),
  /** the body that decides */
  body: party,
  title: z.string().min(3).max(160),
  /** what is put to the vote */
  question: z.string().min(3).max(2000),
  agenda: z.array(words(300)).max(40),
  documents: z.array(z.strictObject({ title: words(300), where: words(600) })).max(40),
  /** who may vote, where the rule names no instrument whose parties do */
  members: z.array(state).max(200),
  excluded: z.array(state).max(40),
  ballot: z.enum(['open', 'secret']),
  /** the secretariat that alone reads sealed ballots; null where ballots are open */
  organ: party.nullable(),
  opens: z.int().min(0),
  closes: z.int().min(0),
})
export type ConvocationBody = z.infer<typeof convoked>

const positioned = z.strictObject({ mode, stance: z.enum(STANCES), conditions, text: words(4000), principles: checklist })
export type PositionBody = z.infer<typeof positioned>

const weighed = z.strictObject({
  principles: checklist,
  considerations: z.array(z.strictObject({ of: z.enum(CONSIDERATIONS), text: words(2000) })).max(CONSIDERATIONS.length),
  options: z.array(z.strictObject({ stance: z.enum(STANCES), for: words(1000), against: words(1000) })).max(STANCES.length),
  tensions: z.array(z.enum(DILEMMAS)).max(DILEMMAS.length),
  /** blank: none is recommended */
  recommends: z.enum(STANCES).nullable(),
  conditions,
})
export type MemoBody = z.infer<typeof weighed>

const voted = z.strictObject({ mode, ballot, text: words(2000) })
export type VoteBody = z.infer<typeof voted>

/** `mark` is drawn by the voter and known to it and to the organ alone: by it the voter finds its line in the published list. */
const sealed = z.strictObject({ mode, ballot, mark })
export type SealedVoteBody = z.infer<typeof sealed>

const counts = z.strictObject({ for: z.int().min(0), against: z.int().min(0), abstain: z.int().min(0), absent: z.int().min(0), of: z.int().min(0), needed: z.int().min(0) })
const decided = z.strictObject({
  mode,
  result: z.enum(RESULTS),
  /** null where it was withdrawn before the vote */
  counts: counts.nullable(),
  /** size of the law log that said who may vote */
  law: z.int().min(0),
  declaration: words(8000),
  mandates: z.array(z.strictObject({ to: words(160), what: z.string().min(1).max(800), due: day.nullable(), reportTo: words(160) })).max(40),
  /** of a secret ballot: who cast one, and every ballot by its mark alone */
  sealed: z.strictObject({ cast: z.array(party).max(200), lines: z.array(z.strictObject({ mark, ballot })).max(200) }).nullable(),
})
export type OutcomeBody = z.infer<typeof decided>

const reserved = z.strictObject({ mode, text: z.string().min(1).max(4000) })
export type ReservationBody = z.infer<typeof reserved>

const followed = z.strictObject({
  mode,
  /** place of the mandate in the outcome, from 0 */
  mandate: z.int().min(0).max(39),
  state: z.enum(MANDATE_STATES),
  /** why it is blocked, of the five */
  cause: z.enum(ROOT_CAUSES).nullable(),
  text: z.string().min(1).max(2000),
  evidence: words(600),
})
export type FollowUpBody = z.infer<typeof followed>

const ABOUT = { kinds: ['convocation'], min: 1, max: 2 }
const TOLD: readonly Audience[] = ['named', 'parties', 'public']
const STATE: readonly Role[] = ['drafter', 'releaser']
const ANY: readonly Role[] = ['drafter', 'releaser', 'depositary']
const moded = { mode: (body: { mode: 'actual' | 'exercise' }) => body.mode, log: 'statements', face: () => null } as const

/** Calls a consultation under the rule of a body: agenda, documents, who votes, from when until when. Its readers are those of all that follows. */
export const convocation: Kind<ConvocationBody> = { kind: 'convocation', body: convoked, signers: ANY, audiences: TOLD, ...moded }
/** What a state answers before the vote, with its conditions. A later one stands in place of an earlier one, which stays. */
export const position: Kind<PositionBody> = { kind: 'position', body: positioned, signers: STATE, audiences: TOLD, about: ABOUT, ...moded }
/** What a state weighs before it answers. Its own alone, or shown to whom it names. */
export const memo: Kind<MemoBody> = { kind: 'memo', log: 'statements', body: weighed, signers: STATE, audiences: ['author', 'named'], face: () => null, about: ABOUT }
export const vote: Kind<VoteBody> = { kind: 'vote', body: voted, signers: STATE, audiences: TOLD, about: ABOUT, ...moded }
/** A ballot for the organ that counts, and for nobody else. */
export const sealedVote: Kind<SealedVoteBody> = { kind: 'sealed-vote', body: sealed, signers: STATE, audiences: ['named'], about: ABOUT, ...moded }
/** What came of it, declared by whoever called it or counts for it; everybody can count again. */
export const outcome: Kind<OutcomeBody> = { kind: 'outcome', body: decided, signers: ANY, audiences: TOLD, about: ABOUT, ...moded }
export const reservation: Kind<ReservationBody> = { kind: 'reservation', body: reserved, signers: STATE, audiences: TOLD, about: ABOUT, ...moded }
/** What was done with a mandate of the outcome. */
export const followUp: Kind<FollowUpBody> = { kind: 'follow-up', body: followed, signers: ANY, audiences: TOLD, about: ABOUT, ...moded }
