import type { AgreementBody, EndingBody, NeedBody, NegotiationBody, OfferBody, PoliticalConsentBody } from '../../statements/index.ts'
import type { Instant, Party } from '../../values/index.ts'

/** One utterance as a viewer reads it. `at` is when the desk admitted it. */
export interface Spoken<B> {
  id: string
  by: Party
  at: Instant
  body: B
}
export type Need = Spoken<NeedBody>

/** What follows a need, in the order of the ledger. `offer` is the offer that it speaks of; an ending of the whole need has none. */
export type NeedAct = { told: boolean } & (
  | ({ kind: 'offer' } & Spoken<OfferBody>)
  | ({ kind: 'negotiation'; offer: string } & Spoken<NegotiationBody>)
  | ({ kind: 'political-consent'; offer: string } & Spoken<PoliticalConsentBody>)
  | ({ kind: 'agreement'; offer: string } & Spoken<AgreementBody>)
  | ({ kind: 'ending'; offer: string | null } & Spoken<EndingBody>)
)
type ActOf<K extends NeedAct['kind']> = Extract<NeedAct, { kind: K }>

const OFFER_PHASES = ['offered', 'negotiated', 'accepted', 'declined', 'withdrawn', 'lapsed', 'ended'] as const
export type OfferPhase = (typeof OFFER_PHASES)[number]

export interface OfferState {
  offer: ActOf<'offer'>
  phase: OfferPhase
  talks: ActOf<'negotiation'>[]
  /** the last decision of the political authority */
  consent: ActOf<'political-consent'> | null
  agreement: ActOf<'agreement'> | null
  /** what closed it */
  end: NeedAct | null
}

/** Why something said changes nothing. It stays in the record, beside its reason. */
const NEED_ASIDE = ['not-told', 'other-mode', 'own-need', 'need-closed', 'no-offer', 'offer-closed', 'not-a-side', 'not-receiver', 'consent-later', 'no-consent', 'not-valid', 'other-horizon'] as const
export type NeedAside = (typeof NEED_ASIDE)[number]

export interface NeedState {
  need: Need
  phase: 'open' | 'closed'
  /** what closed it */
  end: ActOf<'ending'> | null
  offers: OfferState[]
  aside: { act: NeedAct; why: NeedAside }[]
}
