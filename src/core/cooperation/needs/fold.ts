import { dayOfInstant, isoDay } from '../../values/index.ts'
import { againstAcceptance } from './conditions.ts'
import type { Need, NeedAct, NeedAside, NeedState, OfferState } from './model.ts'

type Changed = Pick<NeedState, 'phase' | 'end' | 'offers'>
const isLive = ({ phase }: OfferState): boolean => phase === 'offered' || phase === 'negotiated'
const isOpen = (state: OfferState): boolean => isLive(state) || state.phase === 'accepted'

/**
 * A need with all that followed, in the order of the ledger. What may not be said is set aside with its reason and changes nothing: with it or
 * without it the state is the same. Cost: one pass, offers looked up by id.
 */
export function foldNeed(need: Need, acts: readonly NeedAct[]): NeedState {
  return acts.reduce<NeedState>((state, act) => {
    const next = step(state, act)
    return typeof next === 'string' ? { ...state, aside: [...state.aside, { act, why: next }] } : { ...state, ...next }
  }, { need, phase: 'open', end: null, offers: [], aside: [] })
}

/** What the act makes of it, or why it is set aside. The same rules refuse it at the door. */
export function step(state: NeedState, act: NeedAct): Changed | NeedAside {
  if (!act.told) return 'not-told'
  if (act.body.mode !== state.need.body.mode) return 'other-mode'
  if (act.kind === 'offer') return offered(state, act)
  if (act.kind === 'ending' && act.offer === null) return closed(state, act)
  const of = state.offers.find(({ offer }) => offer.id === act.offer)
  if (!of) return 'no-offer'
  const changed = onOffer(state, of, act as Exclude<NeedAct, { kind: 'offer' }>)
  return typeof changed === 'string' ? changed : { ...state, offers: state.offers.map((one) => (one === of ? changed : one)) }
}

function offered(state: NeedState, offer: Extract<NeedAct, { kind: 'offer' }>): Changed | NeedAside {
  if (offer.by === state.need.by) return 'own-need'
  if (state.phase === 'closed') return 'need-closed'
  return { ...state, offers: [...state.offers, { offer, phase: 'offered', talks: [], consent: null, agreement: null, end: null }] }
}

/** The receiving state closes its need at will: offers that were open lapse, what was agreed ends that moment, and all of it stays told. */
function closed(state: NeedState, end: Extract<NeedAct, { kind: 'ending' }>): Changed | NeedAside {
  if (end.by !== state.need.by) return 'not-receiver'
  if (state.phase === 'closed') return 'need-closed'
  const offers = state.offers.map((one): OfferState => (isLive(one) ? { ...one, phase: 'lapsed', end } : one.phase === 'accepted' ? { ...one, phase: 'ended', end } : one))
  return { phase: 'closed', end, offers }
}

function onOffer(state: NeedState, of: OfferState, act: Exclude<NeedAct, { kind: 'offer' }>): OfferState | NeedAside {
  const receiver = act.by === state.need.by
  if (!receiver && act.by !== of.offer.by) return 'not-a-side'
  if (act.kind === 'ending') return endedBy(of, act, receiver)
  if (act.kind === 'negotiation') return isLive(of) ? { ...of, phase: 'negotiated', talks: [...of.talks, act] } : 'offer-closed'
  if (!receiver) return 'not-receiver'
  if (act.kind === 'political-consent') return consented(of, act)
  if (!isLive(of)) return 'offer-closed'
  if (act.body.answer === 'declined') return { ...of, phase: 'declined', agreement: act, end: act }
  return againstAcceptance(state.need, of) ?? { ...of, phase: 'accepted', agreement: act }
}

/** A consent withdrawn after acceptance ends what was agreed: the receiving state ends it at will. */
function consented(of: OfferState, act: Extract<NeedAct, { kind: 'political-consent' }>): OfferState | NeedAside {
  if (act.body.date > isoDay(dayOfInstant(act.at))) return 'consent-later'
  if (!isOpen(of)) return 'offer-closed'
  if (of.phase !== 'accepted') return { ...of, consent: act }
  return act.body.decision === 'given' ? 'offer-closed' : { ...of, consent: act, phase: 'ended', end: act }
}

function endedBy(of: OfferState, end: Extract<NeedAct, { kind: 'ending' }>, receiver: boolean): OfferState | NeedAside {
  if (of.phase === 'accepted') return { ...of, phase: 'ended', end }
  if (!isLive(of)) return 'offer-closed'
  return { ...of, phase: receiver ? 'declined' : 'withdrawn', end }
}
