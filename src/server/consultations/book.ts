import type { Disclosed } from '../../adapters/sql/index.ts'
import { type Convened, type Dossier, ruleNamed, type Said, voteDay, votersOf } from '../../core/consultation/index.ts'
import type { Entitled, Law, VoteRule } from '../../core/law/index.ts'
import { type ConvocationBody, type FollowUpBody, type Header, type MemoBody, type OutcomeBody, type PositionBody, type ReservationBody, type SealedVoteBody, unverifiedSigned, type VoteBody } from '../../core/statements/index.ts'
import type { EdtfDate, Party } from '../../core/values/index.ts'
import { readAll } from '../all.ts'
import { sameAudience } from '../audience.ts'
import { type Desk, lawNow } from '../desk.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import { votesOf } from '../views/votes.ts'

/** A consultation as one viewer reads it, with the law by which its votes are counted. */
export interface Consultation extends Dossier {
  header: Header
  votes: Said<VoteBody>[]
  /** ballots that this viewer may read: its own, and all of them for the organ that counts */
  sealed: Said<SealedVoteBody>[]
  memos: Said<MemoBody>[]
  rule: VoteRule
  law: Law
  lawSize: number
  voters: Entitled
  on: EdtfDate
}

export function convenedOf(statement: Disclosed): Convened | null {
  const body = statement.kind === 'convocation' ? bodyOf<ConvocationBody>(statement) : null
  return body && { id: statement.id, by: statement.author, at: statement.sealedAt, body }
}

/** Fault `not-found` alike for none and for one that is not to be read. */
export async function consultationAt(desk: Desk, viewer: Party, id: string): Promise<Consultation> {
  const statement = await desk.store.read(viewer, id)
  const convened = statement && convenedOf(statement)
  if (!statement || !convened) throw notFound()
  const { header } = unverifiedSigned(statement.signed)
  const { law } = await lawNow(desk)
  const rule = ruleNamed((await votesOf(desk)).rules, convened.body.rule)
  const on = voteDay(convened, desk.clock())
  const said = await readAll(desk.store, viewer, { about: id })
  const of = <B>(kind: string): Said<B>[] => said.filter((one) => one.kind === kind).flatMap((one) => {
    const body = bodyOf<B>(one)
    return body === null ? [] : [{ id: one.id, by: one.author, at: one.sealedAt, body, told: toldAlike(header, one, kind, convened.body.organ) }]
  })
  return {
    header, convened, rule, law, lawSize: law.size, on, voters: votersOf(convened, rule, law, on),
    positions: of<PositionBody>('position').filter(({ told }) => told), votes: of<VoteBody>('vote'), sealed: of<SealedVoteBody>('sealed-vote'), memos: of<MemoBody>('memo'),
    outcomes: of<OutcomeBody>('outcome'), reservations: of<ReservationBody>('reservation'), followUps: of<FollowUpBody>('follow-up'),
  }
}

/** A sealed ballot is told to the organ alone; everything else to the readers of the convocation. */
function toldAlike(header: Header, one: Disclosed, kind: string, organ: Party | null): boolean {
  const spoken = unverifiedSigned(one.signed).header
  if (kind !== 'sealed-vote') return sameAudience(header, spoken)
  return organ !== null && spoken.release.audience === 'named' && JSON.stringify(spoken.release.to ?? []) === JSON.stringify([organ])
}
