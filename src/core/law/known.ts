import { firstDay, lastDay, type Claim, type Day, type EdtfDate } from '../values/index.ts'
import type { ActionClaim } from './model.ts'

/** Last day of what was asked "as known on"; undefined when everything in the log counts. */
export function knownDay(known: EdtfDate | undefined): Day | undefined {
  return known === undefined ? undefined : lastDay(known)
}

/**
 * Whether a claim had been said by `asOf`. A claim whose source has no date counts from the day of the act itself: nobody
 * can have said it earlier. Without either date it counts only in today's view, so that a late claim never changes an earlier answer.
 */
export function saidBy(claim: { known?: EdtfDate; date?: EdtfDate }, asOf: Day | undefined): boolean {
  if (asOf === undefined) return true
  if (claim.known !== undefined) return lastDay(claim.known) <= asOf
  return claim.date !== undefined && firstDay(claim.date) <= asOf
}

/** Whether a claim may decide anything: background text is shown and never computed from, a corrected row is kept and not used. */
export function isUsable(claim: ActionClaim): boolean {
  return claim.certainty !== 'background' && !claim.flags.includes('corrected')
}

/** The instrument's own claims that may be computed from, as dated claims. */
export function usableDates(
  claims: readonly Claim<EdtfDate>[] | undefined,
  asOf: Day | undefined,
  place: string,
): { id: string; date: EdtfDate }[] {
  return (claims ?? []).flatMap((claim, i) => {
    const said = saidBy({ date: claim.value, ...(claim.known === undefined ? {} : { known: claim.known }) }, asOf)
    return claim.certainty === 'background' || !said ? [] : [{ id: `${place}:${i}`, date: claim.value }]
  })
}
