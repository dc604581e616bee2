import { lastDay, type EdtfDate, type Party } from '../values/index.ts'
import { isUsable, knownDay, saidBy } from './known.ts'
import type { ActionClaim, PartyAnswer } from './model.ts'
import type { TimedLaw } from './law.ts'

/** How an instrument stands between two states: reservations and objections work pair by pair (VCLT 19-23). */
export interface PairTerms {
  instrument: string
  between: [Party, Party]
  on: EdtfDate
  /** yes only when both are parties; else the weaker of the two answers */
  bound: PartyAnswer
  reservations: { by: Party; article: string; objectedBy: Party | null; claims: string[] }[]
}

const WEAKER: readonly PartyAnswer[] = ['no', 'disputed', 'unknown', 'yes']

/** Faults as `standing`. A reservation counts from its date (or its state's consent, when its source gives none). */
export function pairTerms(law: TimedLaw, instrument: string, a: Party, b: Party, on: EdtfDate, known?: EdtfDate): PairTerms {
  const answers = [a, b].map((state) => law.standing(state, instrument, on, known).party)
  const said = (law.actions.get(instrument) ?? []).filter((claim) => isUsable(claim) && saidBy(claim, knownDay(known)) && made(claim, on))
  const reservations = [
    [a, b],
    [b, a],
  ].flatMap(([by, other]) =>
    said
      .filter((claim) => claim.act === 'reserved' && claim.state === by && (claim.toward === undefined || claim.toward === other))
      .map((claim) => {
        const objection = said.find(
          (one) =>
            one.act === 'objected' && one.state === other && one.toward === by && (one.what === undefined || one.what === claim.what),
        )
        return {
          by: by!,
          article: claim.what ?? '',
          objectedBy: objection ? other! : null,
          claims: [claim.id, ...(objection ? [objection.id] : [])],
        }
      }),
  )
  return { instrument, between: [a, b], on, bound: WEAKER.find((answer) => answers.includes(answer))!, reservations }
}

function made(claim: ActionClaim, on: EdtfDate): boolean {
  return claim.date === undefined || lastDay(claim.date) <= lastDay(on)
}
