import { lastDay, type EdtfDate, type Party } from '../values/index.ts'
import { isUsable, knownDay, saidBy } from './known.ts'
import type { ActionClaim, PartyAnswer } from './model.ts'
import type { TimedLaw } from './law.ts'

export interface Reservation {
  by: Party
  /** blank when its source does not say */
  article: string
  objectedBy: Party | null
  /** the objecting state refused the treaty itself between the two (VCLT 21(3) the other way): `what` of the objection is `treaty` */
  refused: boolean
  claims: string[]
}

/** How an instrument stands between two states: reservations and objections work pair by pair (VCLT 19-23). */
export interface PairTerms {
  instrument: string
  between: [Party, Party]
  on: EdtfDate
  /** yes only when both are parties and neither refused the treaty over a reservation; else the weaker of the two answers */
  bound: PartyAnswer
  reservations: Reservation[]
  /** the depositary flags a reservation or declaration whose text was not read: there may be more than is listed */
  unread: { by: Party; claims: string[] }[]
}

const WEAKER: readonly PartyAnswer[] = ['no', 'disputed', 'unknown', 'yes']
const UNREAD = 'information flag'

/** Faults as `standing`. A reservation counts from its date (or its state's consent, when its source gives none). */
export function pairTerms(law: TimedLaw, instrument: string, a: Party, b: Party, on: EdtfDate, known?: EdtfDate): PairTerms {
  const answers = [a, b].map((state) => law.standing(state, instrument, on, known).party)
  const said = (law.actions.get(instrument) ?? []).filter((claim) => isUsable(claim) && saidBy(claim, knownDay(known)) && made(claim, on))
  const reservations = [...between(said, a, b), ...between(said, b, a)]
  const unread = [a, b].flatMap((by) => {
    const claims = said.filter((claim) => claim.state === by && claim.what === UNREAD).map((claim) => claim.id)
    return claims.length > 0 ? [{ by, claims }] : []
  })
  const weaker = WEAKER.find((answer) => answers.includes(answer))!
  const bound = reservations.some(({ refused }) => refused) ? 'no' : weaker
  return { instrument, between: [a, b], on, bound, reservations, unread }
}

function between(said: readonly ActionClaim[], by: Party, other: Party): Reservation[] {
  const own = said.filter((claim) => claim.act === 'reserved' && claim.state === by && (claim.toward ?? other) === other)
  return own.map((claim) => {
    const objections = said.filter((one) => one.act === 'objected' && one.state === other && one.toward === by && answers(one, claim))
    return {
      by,
      article: claim.what ?? '',
      objectedBy: objections.length > 0 ? other : null,
      refused: objections.some(({ what }) => what === 'treaty'),
      claims: [claim.id, ...objections.map(({ id }) => id)],
    }
  })
}

function answers(objection: ActionClaim, reservation: ActionClaim): boolean {
  return objection.what === undefined || objection.what === 'treaty' || objection.what === reservation.what
}

function made(claim: ActionClaim, on: EdtfDate): boolean {
  return claim.date === undefined || lastDay(claim.date) <= lastDay(on)
}
