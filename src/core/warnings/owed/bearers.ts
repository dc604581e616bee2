import type { Duty, DutyKind, Law, Reason, Standing, StandingStatus } from '../../law/index.ts'
import { Fault, type EdtfDate, type Party } from '../../values/index.ts'
import { isBody, reason, type NotOwedCode, type Places } from './answer.ts'

/** Who is touched, as the rest of this folder reads it: the origin first, then everybody affected. */
export interface Scene {
  origin: Party | null
  affected: Party[]
  flag: Party | null
  on: EdtfDate
  known?: EdtfDate
}

const SAYS_OWN: readonly DutyKind[] = ['warn', 'notify', 'report']

/**
 * States or bodies that would bear the duty. One of "any party that learns of it" or "the party receiving the report" falls on the
 * origin, who knows; without an origin on each affected state, if it learns of it. "All parties" of a warning, notice or return means
 * whoever has something to tell, so again the origin; of a consultation it means all of them.
 */
export function bearersOf(duty: Duty, { law, places, scene }: { law: Law; places: Places; scene: Scene }): { by: Party[]; iffy: boolean } {
  const { bearer } = duty
  const here = scene.origin === null ? scene.affected : [scene.origin]
  switch (bearer.role) {
    case 'origin': return { by: scene.origin === null ? [] : [scene.origin], iffy: false }
    case 'affected': return { by: scene.affected, iffy: false }
    case 'any-party':
    case 'receiver': return { by: here, iffy: scene.origin === null }
    case 'every-party':
      if (SAYS_OWN.includes(duty.kind)) return { by: here, iffy: scene.origin === null }
      return { by: partiesOf(law, duty.instrument, scene), iffy: false }
    case 'named': return { by: namedHere(bearer.parties, places, scene), iffy: false }
    case 'asked':
    case 'private':
    case 'unknown': return { by: [], iffy: false }
  }
}

export function partiesOf(law: Law, instrument: string, scene: Scene): Party[] {
  return law.parties(instrument, scene.on, scene.known).parties
}

/** Of a bilateral or regional list only those that the event touches; a body is nowhere, so it is always asked. */
function namedHere(parties: Party[], places: Places, { origin, affected }: Scene): Party[] {
  if (origin !== null && parties.includes(origin)) return [origin]
  const touched = parties.filter((party) => affected.includes(party))
  return touched.length > 0 ? touched : parties.filter((party) => isBody(places, party))
}

const NOT: Record<StandingStatus, NotOwedCode> = {
  none: 'not-party', signatory: 'signatory-only', contracting: 'not-yet-in-force', provisional: 'not-party', party: 'standing-unknown',
  'notice-given': 'standing-unknown', former: 'notice-effective', suspended: 'suspended', disputed: 'standing-disputed',
  unknown: 'standing-unknown',
}

/** Null when the party is bound on the day, else why it is not, in a code and with the law's own reasons. */
export function unbound(law: Law, party: Party, instrument: string, scene: Scene): { code: NotOwedCode; because: Reason[] } | null {
  const standing = standingOr(law, party, instrument, scene)
  if (standing === null)
    return { code: 'standing-unknown', because: [reason('outside-this-law', { party }, `this desk holds no treaty actions of ${party}`)] }
  if (standing.party === 'yes') return null
  if (standing.party === 'disputed') return { code: 'standing-disputed', because: standing.because }
  return { code: standing.party === 'unknown' ? 'standing-unknown' : NOT[standing.status], because: standing.because }
}

/** A state outside the region (France for Martinique) has no standing here: null, never a guess. */
function standingOr(law: Law, party: Party, instrument: string, { on, known }: Scene): Standing | null {
  try {
    return known === undefined ? law.standing(party, instrument, on) : law.standing(party, instrument, on, known)
  } catch (error) {
    if (error instanceof Fault && error.code === 'unknown-state') return null
    throw error
  }
}
