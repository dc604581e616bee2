import type { Disclosed } from '../../adapters/sql/index.ts'
import type { EvaluationRound, InRound, RoundDossier } from '../../core/assessment/index.ts'
import { type EvaluationBody, type Header, type RecommendationBody, type RecommendationStepBody, type RoundBody, type RoundConsentBody, type RoundReplyBody, unverifiedSigned, type VisitBody } from '../../core/statements/index.ts'
import type { Party } from '../../core/values/index.ts'
import { readAll } from '../all.ts'
import { sameAudience } from '../audience.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'

export interface RoundRead extends RoundDossier {
  header: Header
}

export function roundIn(statement: Disclosed): EvaluationRound | null {
  const body = statement.kind === 'round' ? bodyOf<RoundBody>(statement) : null
  return body && { id: statement.id, by: statement.author, at: statement.sealedAt, body }
}

/** A round as one viewer reads it. Fault `not-found` alike for none and for one that is not to be read. */
export async function roundAt(desk: Desk, viewer: Party, id: string): Promise<RoundRead> {
  const statement = await desk.store.read(viewer, id)
  const round = statement && roundIn(statement)
  if (!statement || !round) throw notFound()
  const { header } = unverifiedSigned(statement.signed)
  const said = await readAll(desk.store, viewer, { about: id })
  const of = <B>(kind: string): InRound<B>[] => said.filter((one) => one.kind === kind).flatMap((one) => {
    const body = bodyOf<B>(one)
    return body === null ? [] : [{ id: one.id, by: one.author, at: one.sealedAt, body, told: sameAudience(header, unverifiedSigned(one.signed).header) }]
  })
  return {
    header, round, evaluations: of<EvaluationBody>('evaluation'), consents: of<RoundConsentBody>('round-consent'), visits: of<VisitBody>('visit'), replies: of<RoundReplyBody>('round-reply'),
    recommendations: of<RecommendationBody>('recommendation'), steps: of<RecommendationStepBody>('recommendation-step'),
  }
}
