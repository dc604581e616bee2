import type { DutyKind, Footing, Reason } from '../../law/index.ts'
import { isState, type EdtfDate, type Party } from '../../values/index.ts'

/** How a state or territory came to be affected: the words of attribution, or `named` when the event itself lists it. */
export interface Touched {
  party: Party
  method: string
  /** 0 when inside; blank when nobody measured it */
  km: number | null
}

/** What geography answers. Whoever calls owns the data; pure. */
export interface Places {
  attribute(lat: number, lon: number): readonly Touched[]
  /** land and sea neighbours; empty when not established */
  neighbours(party: Party): readonly Party[]
  /** the state responsible for a territory; undefined for a state or a body */
  responsible(party: Party): Party | undefined
  known(party: Party): boolean
  /** an organization or organ: it is addressed, but has no standing under a treaty; by default whatever is neither state nor territory */
  isBody?(party: Party): boolean
}

export interface OwedRow {
  by: Party
  to: Party[]
  /** receivers that are no code: the flag state of a ship, the public, an unnamed organization */
  toRoles: string[]
  kind: DutyKind
  instrument: string
  article: string | null
  /** RFC 3339 or a date; blank when the text says "immediately" or gives no time, with `deadlineWhy` */
  deadline: string | null
  deadlineWhy: string
  footing: Footing
  because: Reason[]
}

export interface NotOwedRow {
  by?: Party
  to?: Party[]
  kind: DutyKind
  instrument: string
  article: string | null
  footing: Footing
  /** a sentence in English; `code` and the reasons carry it for other languages */
  why: string
  code: NotOwedCode
  because: Reason[]
}

export type NotOwedCode =
  | 'not-party' | 'signatory-only' | 'not-yet-in-force' | 'notice-effective' | 'suspended' | 'standing-unknown' | 'standing-disputed'
  | 'political-only' | 'background-only' | 'draft' | 'private-bearer' | 'bearer-unknown' | 'receiver-not-party' | 'receiver-unknown'
  | 'nobody-to-tell' | 'no-origin' | 'whom-unknown' | 'runs-elsewhere' | 'outside-scope'

/** An affected party, always addressed: `owed` when one of the articles listed binds somebody, else `affected`, no duty known. */
export interface AffectedRow extends Touched {
  as: 'owed' | 'affected'
  under: { by: Party; instrument: string; article: string | null; footing: Footing }[]
  responsible?: Party
}

/** A duty that arises only if somebody asks or acts later, with those bound by it today; or a duty of an agency, not of a state. */
export interface LaterRow {
  by: Party[]
  agency: boolean
  kind: DutyKind
  instrument: string
  article: string | null
  when: string
  footing: Footing
}

export interface Owed {
  event: { theme: string; at: string; origin: Party | null; themes: string[] }
  on: EdtfDate
  headline: Reason
  owed: OwedRow[]
  affected: AffectedRow[]
  notOwed: NotOwedRow[]
  later: LaterRow[]
}

/** Whether the party is an organization, which has no standing under a treaty. */
export function isBody(places: Places, party: Party): boolean {
  return places.isBody?.(party) ?? (!isState(party) && places.responsible(party) === undefined)
}

export function reason(code: string, params: Record<string, string>, text: string, claims: string[] = []): Reason {
  return { code, params, text, claims }
}
