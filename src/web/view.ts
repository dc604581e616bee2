import type { SeatRole, WayIn } from '../core/statements/index.ts'
import type { Certainty, EdtfDate, Instant, Language, Level, Party } from '../core/values/index.ts'

/** What every page knows beside its own view. Plain data and one function for names. */
export interface PageContext {
  lang: Language
  /** path and query of this page as asked, language prefix included */
  path: string
  now: Instant
  /** IANA zone of the viewer's state; absent: UTC alone is shown */
  zone?: string
  viewer: { party: Party | null; office?: string; roles: string[] }
  desk: {
    name: string
    /** true: nothing here is real, and every page says so */
    exercise: boolean
    ledgerSize: number
    checkpointAt: Instant | null
    /** canonical origin for citations and links to copy, without a trailing slash */
    origin?: string
  }
  csrf?: string
  /** only in the demo: where its story stands */
  guide?: GuideView
  /** appended to static addresses so that they can be cached for ever */
  assets?: string
  /** name of a state, territory or body in `lang`; the code itself when it is none */
  name(code: Party): string
  /** name of a theme in `lang`, from the region's closed list */
  theme?(id: string): string | null
  /** words for a reason in `lang` from whoever gave it (law, disclosure, ...); null: not known there */
  reason?(reason: ReasonView): string | null
}

/** The story of the demo as this viewer stands in it. `step` is one more than `of` when it is told. */
export interface GuideView {
  story: 'quake' | 'hurricane'
  step: number
  of: number
  /** posted back: a step that somebody else has taken meanwhile is not taken twice */
  token: string
}

/** CAP's status, kept apart everywhere. */
export type DeskStatus = 'actual' | 'exercise' | 'system' | 'test' | 'draft'

/** Severity as its source said it, with the scale that it is on. */
export interface SeverityView {
  scale: 'cap-severity' | 'pager' | 'gdacs' | 'magnitude' | 'mmi' | 'wind-kt' | 'count'
  value: string
}

/** A reason as law or disclosure gave it: translated by `code`, else its English `text`. */
export interface ReasonView {
  code: string
  params: Record<string, string>
  text: string
}

export interface CiteView {
  source: string
  certainty: Certainty
  pointer?: string
  url?: string
}

/** `at` null: no time is set. `basis` says which rule set it (rule 7): the instrument, time to impact, at once, or nothing is owed; `unstated`: it is owed, and no text gives a time. */
export interface DeadlineView {
  at: Instant | null
  basis: 'instrument' | 'impact' | 'none' | 'immediately' | 'unstated'
  /** a deadline known to the day only, in place of `at` */
  date?: EdtfDate
}

/** The closed words of the law's model, as codes. */
export type DutyKind = 'warn' | 'notify' | 'report' | 'consult' | 'reply' | 'acknowledge' | 'assist' | 'invite'
export type Footing = 'binding' | 'conditional' | 'political' | 'background'
export type Act =
  | 'announced'
  | 'signed'
  | 'approved'
  | 'deposited'
  | 'acceded'
  | 'succeeded'
  | 'accepted'
  | 'bound'
  | 'in-force'
  | 'provisional'
  | 'reserved'
  | 'objected'
  | 'waived'
  | 'notified'
  | 'notice-withdrawn'
  | 'effective'
  | 'suspended'
  | 'excluded'
  | 'readmitted'
  | 'invoked'
  | 'disputed'
  | 'observed'

/** Why a recipient is addressed. `owed`: an article. `affected`: no duty known. `chosen`: the author named it. */
export type Ground = 'owed' | 'affected' | 'chosen' | 'author'

export const ANSWERS = ['undelivered', 'received', 'acknowledged', 'acted', 'declined', 'lapsed', 'cancelled', 'no-reply-owed'] as const
/** Rule 7: never merged on any screen. `received` is by a machine, `acknowledged` by a person. */
export type AnswerState = (typeof ANSWERS)[number]

const FILINGS = [
  'not-due',
  'due',
  'filed',
  'filed-late',
  'nil',
  'nothing-new',
  'late',
  'missing',
  'not-seen-here',
  'restricted',
  'not-monitorable',
  'feed-stale',
] as const
/** Rule 6: silence is not zero. */
export type FilingState = (typeof FILINGS)[number]

export interface EventLine {
  id: string
  title: string
  theme: string
  at: Instant
  status: DeskStatus
  /** a source withdrew it: still listed, struck through */
  cancelled: boolean
  /** its time is over, as its sources set it */
  over?: boolean
  severity: SeverityView[]
  /** nearest first, and how many more than these */
  parties: Party[]
  more?: number
  /** its place cannot be read: whom it concerns is not known */
  unplaced?: boolean
  sources: number
  versions: number
}

export const MARKS = ['quiet', 'watch', 'minor', 'moderate', 'severe', 'extreme', 'feed-stale', ...ANSWERS] as const
/** What a tile says about its state. `quiet` only where the feeds are fresh. */
export type Mark = (typeof MARKS)[number]

export interface TileView {
  code: Party
  size: 'state' | 'territory'
  /** place in the grid from 0, as the region's data has it; at most 16 by 20 */
  col: number
  row: number
  mark: Mark
  /** how many events or warnings stand behind the mark; absent: not counted */
  count?: number
}

/** Degrees WGS 84; pairs are [lon, lat]. Same shapes as an observation's, geocodes left out. */
export type MapShape = (
  | { kind: 'point'; lat: number; lon: number }
  | { kind: 'circle'; lat: number; lon: number; km: number }
  | { kind: 'polygon'; rings: [number, number][][] }
) & { tone: Tone; label?: string; href?: string }

export type Tone = 't0' | 't1' | 't2' | 't3' | 't4' | 'ok' | 'mag'

/** `americas`: fixed frame. `around`: azimuthal equidistant, `km` from the centre to the nearer edge. */
export type MapFrame = { kind: 'americas' } | { kind: 'around'; lat: number; lon: number; km: number }

export interface MapView {
  frame: MapFrame
  /** SVG path data of the land in this frame, from `landPath` */
  land: string
  shapes: MapShape[]
}

export type FeedState = 'live' | 'stale' | 'never' | 'off'

export interface FeedLine {
  id: string
  title: string
  state: FeedState
  lastSuccess: Instant | null
  lastChange: Instant | null
  lastError: { at: Instant; message: string } | null
}

export interface TimelineItem {
  at: Instant | null
  /** shown when there is no instant; blank stays blank */
  date?: EdtfDate | null
  what: { code: string; params: Record<string, string> }
  party?: Party
  cite?: CiteView
  href?: string
  cancelled?: boolean
}

/** A warning that one person let out: another office of the same authority looks at it by then. */
export interface ReviewLine {
  warning: string
  title: string
  by: Instant
  /** the viewer's office may be the one that looks */
  mine: boolean
}

/** The seats of an office's party, and the passkeys of the seat at this screen. */
export interface DoorsView {
  /** null at the demo's own doors, which have no seat */
  seat: string | null
  how: WayIn
  /** when this session ends at the latest */
  until: Instant
  /** whether a browser would make a passkey at this address */
  passkeysHere: boolean
  passkeys: { id: string; label: string; added: Instant; synced: boolean; suspect: Instant | null }[]
  seats: { id: string; office: string; role: SeatRole; since: Instant | null; passkeys: number; suspect: boolean; own: boolean }[]
  mayClose: boolean
  mayAudit: boolean
}

/** One thing done at the doors. `act` and `what` are codes. */
export interface AuditLine {
  id: string
  at: Instant
  act: string
  what: string
  seat: string | null
  office: string
  role: SeatRole | null
  how: WayIn | null
  count: number
  statement: string | null
}

/** One error of a form: `field` is the id of the input it links to. */
export interface FormError {
  field: string
  code: string
  text: string
}

export type { Certainty, EdtfDate, Instant, Language, Level, Party }
