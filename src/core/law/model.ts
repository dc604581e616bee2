import type { Certainty, Claim, EdtfDate, Language, Level, Party, Texts } from '../values/index.ts'
import type { Occasion, Particular, Scope } from './occasions.ts'

/** Dated acts of a state on an instrument (design, section 3). `observed`: a source shows the status on its own date. */
export const ACTS = [
  'announced', 'signed', 'approved', 'deposited', 'acceded', 'succeeded', 'accepted', 'bound', 'in-force', 'provisional', 'reserved',
  'objected', 'waived', 'notified', 'notice-withdrawn', 'effective', 'suspended', 'excluded', 'readmitted', 'invoked', 'disputed', 'observed',
] as const
export type Act = (typeof ACTS)[number]

/** One source's word that a state did something. Blank dates stay blank. */
export interface ActionClaim {
  /** stable: hash of instrument, state, act, date, source and note */
  id: string
  instrument: string
  state: Party
  act: Act
  /** when it holds in law */
  date?: EdtfDate
  /** when its source said it */
  known?: EdtfDate
  /**
   * `observed`: the status seen (party, ratified, signatory, none, former, or unsettled: a count shows that some of a set
   * joined, and not who); `reserved` and `objected`: the article, or `treaty` for an objection that refuses the treaty itself between the
   * two; `information flag`: a reservation or declaration that was not read; else the source's own word, or blank
   */
  what?: string
  /** the other state of a reservation or an objection; the predecessor of a succession */
  toward?: Party
  source: string
  pointer?: string
  certainty: Certainty
  note?: string
  /** quality rules that found it impossible or doubtful; shown, never hidden */
  flags: string[]
}

export const NATURES = ['binding', 'political', 'voluntary', 'proposed', 'draft'] as const
export type Nature = (typeof NATURES)[number]

/** When an instrument enters into force, as data. `delay` is ISO 8601. A rule that no source gives is absent, never a default. */
export interface EntryRule {
  treaty?: Claim<
    | { rule: 'nth-consent'; n: number; delay?: string }
    | { rule: 'share-of-signatories'; share: [number, number]; delay?: string }
    | { rule: 'date'; date: EdtfDate }
    | { rule: 'per-state' }
  >
  /** for a state that consents later than, or apart from, the treaty's own entry */
  state?: Claim<
    | { rule: 'after-consent'; delay: string }
    | { rule: 'first-of-nth-month'; months: number }
    | { rule: 'opt-out' }
    /** consent binds only once the state has waived conditions that concern all states (Tlatelolco, Art. 29) */
    | { rule: 'on-waiver' }
    /** the text makes signature itself consent (VCLT 12) */
    | { rule: 'on-signature' }
  >
}

export const DUTY_KINDS = ['warn', 'notify', 'report', 'consult', 'reply', 'acknowledge', 'assist', 'invite'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** Whether a duty binds, binds on a condition, is only a political commitment, or is background text never computed from. */
export type Footing = 'binding' | 'conditional' | 'political' | 'background'

export interface Duty {
  id: string
  instrument: string
  /** blank when not established */
  article?: string
  kind: DutyKind
  trigger: string
  /** what sets it off, read from the trigger by a person and kept as data; any one is enough */
  occasion: Occasion[]
  /** narrower than its themes: only events of one of these themes, or saying one of these particulars, set it off; absent: all */
  only?: (string | Particular)[]
  themes: string[]
  owedBy: string
  owedTo: string
  /** roles machine-read from owedBy and owedTo, see duties.ts; `unknown` when the text does not say */
  bearer: BearerRole
  receiver: ReceiverRole[]
  /** PT24H after the trigger, -P42D before it, --06-15 yearly; absent: immediately or not established, see note */
  deadline?: string
  source: string
  certainty: Certainty
  note?: string
  footing: Footing
}

/** Who bears a duty, relative to an event: the state where it happens, any party, a named party, a body, ... */
export type BearerRole =
  | { role: 'origin' } | { role: 'affected' } | { role: 'any-party' } | { role: 'every-party' } | { role: 'asked' } | { role: 'receiver' }
  | { role: 'named'; parties: Party[] } | { role: 'private' } | { role: 'unknown' }
/** Who is owed: affected states (parties only, or any state), all parties, neighbours, a body, ... */
export type ReceiverRole =
  | { role: 'affected'; among: 'parties' | 'states' } | { role: 'neighbours'; among: 'parties' | 'states' } | { role: 'all-parties' }
  | { role: 'body'; body: Party } | { role: 'asker' } | { role: 'named'; parties: Party[] } | { role: 'flag-state' } | { role: 'public' } | { role: 'unknown' }

export interface Instrument {
  id: string
  title: Partial<Texts> & { en: string }
  level: Level
  nature: Nature
  /** every source's word on title, adoption, entry into force, ...; the fields above and below are the readings used */
  claims: { field: string; claim: Claim<string> }[]
  adopted?: Claim<EdtfDate>[]
  inForce?: Claim<EdtfDate>[]
  /** days on which a source shows it in force, where no source gives the day it entered into force */
  inForceSeen?: Claim<EdtfDate>[]
  themes: string[]
  /** who keeps it, as a source says; `by`: their codes, where the words are not the name of one body of the region */
  depositary?: Claim<string> & { by?: Party[] }
  /** `public`: that a statement under it exists is known to everybody (its face), whoever reads the content. Absent: not even that */
  existence?: Claim<'public'>
  /** `later-parties`: who joins reads what was released before; absent: what was told stays with those who were parties then */
  archive?: Claim<'later-parties'>
  entry: EntryRule
  /** `after`: notice to effect; `silent`: the text was read and has no clause, so VCLT 56; neither: known only in words */
  denunciation?: Claim<{ text: string; after?: string; silent?: true }>
  /** `listed`: a state without an act is not a party; `partial`, `blank`: such a state is unknown */
  coverage: 'listed' | 'partial' | 'blank'
  /** day of the list behind `listed`; blank when not established */
  coverageKnown?: EdtfDate
  /** addressed to the parties of this other instrument (a voluntary report of UN members, say) */
  follows?: string
  /** where it applies, when it is not everywhere its parties are */
  scope?: Scope
  /** where each title but the English one comes from; a language absent here has its instrument's own source */
  titleSource?: Partial<Record<Language, { source: string; certainty: Certainty }>>
  duties: Duty[]
  certainty: Certainty
  source: string
}

export type PartyAnswer = 'yes' | 'no' | 'disputed' | 'unknown'
/** The words of a standing. `contracting`: consented, treaty or state entry not yet in force. */
export type StandingStatus =
  | 'none' | 'signatory' | 'contracting' | 'provisional' | 'party' | 'notice-given' | 'former' | 'suspended' | 'disputed' | 'unknown'

/** A reason in code and parameters, for four languages; `text` is the English of it. */
export interface Reason {
  code: string
  params: Record<string, string>
  text: string
  /** the claims it rests on */
  claims: string[]
}

export interface Standing {
  state: Party
  instrument: string
  on: EdtfDate
  known: EdtfDate | null
  status: StandingStatus
  party: PartyAnswer
  since: EdtfDate | null
  until: EdtfDate | null
  /** true when nothing after `confirmedAsOf` proves the status, which continues until an act ends it */
  presumed: boolean
  confirmedAsOf: EdtfDate | null
  participation: 'full' | 'suspended' | 'excluded' | null
  because: Reason[]
}

export interface PartiesAnswer {
  instrument: string
  on: EdtfDate
  known: EdtfDate | null
  parties: Party[]
  disputed: Party[]
  unknown: Party[]
}

export interface DutyDue {
  instrument: string
  article: string | null
  kind: DutyKind
  what: string
  due: string | null
  /** whether it binds this state on that day, and if not why: `binding`, `political`, `not-party`, `unknown`, `disputed`, `background` */
  status: string
  duty: Duty
}

/** Everything that the law says, as the law log holds it at `size`. Built once, asked often; pure. */
export interface Law {
  /** index in the law log up to which this is the law: the third time, `recorded` */
  readonly size: number
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly actions: ReadonlyMap<string, readonly ActionClaim[]>
  /** Fault `unknown-instrument` or `unknown-state` */
  standing(state: Party, instrument: string, on: EdtfDate, known?: EdtfDate): Standing
  parties(instrument: string, on: EdtfDate, known?: EdtfDate): PartiesAnswer
  duties(state: Party, on: EdtfDate, known?: EdtfDate): DutyDue[]
}

export interface LawFacts {
  size: number
  instruments: Instrument[]
  actions: ActionClaim[]
}
