import { FOREIGN } from '../../values/index.ts'
import type { Need, NeedAside, OfferState } from './model.ts'

/** What an acceptance stands on, each with its place in the founding report. */
const CONDITIONS = ['requested', 'positive', 'structures', 'realistic', 'lead', 'horizon', 'consent'] as const
export type Condition = (typeof CONDITIONS)[number]

const CONDITION_POINTER: Readonly<Record<Condition, string>> = {
  requested: 'C1 §VI L440', positive: 'C1 §VI L441', structures: 'C1 §V L399', realistic: 'C1 §V L399', lead: 'C1 §V L399', horizon: 'C1 §V L393-394', consent: 'C1 §V L395, L399',
}

export interface ConditionMet {
  condition: Condition
  met: boolean
  pointer: string
}

/** Whether the offer brings people of another state into the one that asks. */
function isForeign({ body }: { body: { participation: string } }): boolean {
  return FOREIGN.some((one) => one === body.participation)
}

/** Each condition with whether it is met. Goods, funds and advice need no request of their own: the need is one. */
export function conditionsOf(need: Need, { offer, consent }: Pick<OfferState, 'offer' | 'consent'>): ConditionMet[] {
  const given = consent?.body.decision === 'given'
  const met: Record<Condition, boolean> = {
    requested: !isForeign(offer) || need.body.asks.includes(offer.body.participation),
    positive: offer.body.objective.trim() !== '' && given && consent.body.positive,
    structures: need.body.structures.trim() !== '',
    realistic: need.body.objective.trim() !== '' && need.body.measure.trim() !== '',
    lead: need.body.lead.agency.trim() !== '' && offer.body.lead.agency.trim() !== '',
    horizon: need.body.horizon === offer.body.horizon,
    consent: given,
  }
  return CONDITIONS.map((condition) => ({ condition, met: met[condition], pointer: CONDITION_POINTER[condition] }))
}

/** Why an acceptance would not count now; null when nothing stands against it. */
export function againstAcceptance(need: Need, state: Pick<OfferState, 'offer' | 'consent'>): NeedAside | null {
  const open = new Set(conditionsOf(need, state).filter(({ met }) => !met).map(({ condition }) => condition))
  if (open.has('consent')) return 'no-consent'
  if (open.has('horizon')) return 'other-horizon'
  return open.size > 0 ? 'not-valid' : null
}
