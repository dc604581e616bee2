import type { Certainty, Claim, Language, Level, Texts } from './claims.ts'
import type { EdtfDate } from './dates.ts'
import type { Iso3, Party } from './states.ts'

/** Where the values of one field come from, unless a record says otherwise. */
export interface Provenance {
  source: string
  certainty: Certainty
  note?: string
}

export const SUBREGIONS = ['north-america', 'caribbean', 'central-america', 'andean', 'mercosur'] as const
export type SubregionId = (typeof SUBREGIONS)[number]
export type SizeClass = 'power' | 'big' | 'medium-or-small' | 'small'

/** `seed`: the founding report places the state there. `inferred`: we do, from geography. */
export type SubregionClaim = Claim<SubregionId> & { basis: 'seed' | 'inferred' }

/** `administers`: holds the ground. `claims`: claims it today. `claimed`: did, and a judgment or treaty went otherwise (see note). */
export type ClaimantClaim = Claim<Party> & { basis: 'administers' | 'claims' | 'claimed' }

/** What states and territories share. `tile` is [column, row] of the equal-tile map. `land` and `sea` are codes of places of the region. */
export interface PlaceFacts {
  name: Texts
  iso2?: string
  numeric?: string
  /** other codes under which sources write the place: US-PR, FR-972 */
  alias: string[]
  /** BCP 47 */
  languages: string[]
  /** IANA ids, all of them; never an offset */
  timeZones: string[]
  tile?: [number, number]
  decimal: 'dot' | 'comma'
  /** where one language of the place writes decimals otherwise (French in Canada) */
  decimalIn: Record<string, 'dot' | 'comma'>
  land: Party[]
  sea: Party[]
}

export interface State extends PlaceFacts {
  kind: 'state'
  code: Iso3
  iso2: string
  numeric: string
  /** degrees WGS 84 */
  capital: { name: string; lat: number; lon: number }
  tile: [number, number]
  /** empty where no source places the state; several where sources differ */
  subregions: SubregionClaim[]
  sizes: Claim<SizeClass>[]
}

export interface Territory extends PlaceFacts {
  kind: 'territory'
  /** ISO 3166-1 alpha-3, or ISO 3166-2 where there is none */
  code: Party
  /** alpha-3; may lie outside the region: DNK, FRA, GBR, NLD */
  responsible: string
  status: string
  inhabited: boolean
  /** blank unless the territory itself is claimed by more than one state */
  claimants: ClaimantClaim[]
  note?: string
}

/** Rough and never a legal boundary: closed ring of at most 15 [lon, lat] corners, or a circle with its radius in kilometres. */
export type GroundShape = { ring: [number, number][] } | { lat: number; lon: number; km: number }

/** Ground that more than one state claims. It cannot be addressed; an event on it names every claimant. */
export interface Ground {
  kind: 'ground'
  code: string
  name: Texts
  claimants: ClaimantClaim[]
  where: string
  shape: GroundShape
  /** the territory that it belongs to or surrounds */
  territory?: Party
}

export interface Subregion {
  id: SubregionId
  name: Texts
  pointer: string
  note?: string
  oddity?: string
}

export const BODY_KINDS = [
  'organization', 'organ', 'secretariat', 'forum', 'process', 'command', 'court', 'facility', 'trade-area', 'exercise-series',
  'national-coordination', 'desk',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** An organization, organ, forum or office. Every claim list may hold the founding report's word and another beside it. */
export interface Body {
  kind: 'body'
  code: Party
  name: Texts
  form: BodyKind
  level: Level
  /** the words by which duties and depositaries name it */
  aliases: string[]
  /** instrument whose parties are its members */
  membership?: string
  /** the state that runs it */
  operatedBy?: string
  /** EDTF dates, or words where the source gives no date */
  created: Claim<string>[]
  ended: Claim<string>[]
  /** code of a body, or `none` */
  subordinateTo: Claim<string>[]
  headquarters: Claim<string>[]
  doctrine: Claim<string>[]
  /** since when it has met without interruption */
  continuity: Claim<EdtfDate>[]
  status: Claim<string>[]
  areaOfResponsibility?: Claim<string[]>
  tasks: string[]
  /** futures that the source discusses; scenarios, not facts */
  options: string[]
  pointer?: string
  oddities: string[]
  note?: string
}

export const THEME_COLUMNS = ['social-economic', 'political-values', 'defense'] as const
export type ThemeColumn = (typeof THEME_COLUMNS)[number]
export const THEME_FAMILIES = ['hazard', 'threat', 'value', 'measure'] as const
export type ThemeFamily = (typeof THEME_FAMILIES)[number]

export interface Theme {
  id: string
  name: Texts
  family: ThemeFamily
  glyph: string
  /** columns of Figure 1 that print it */
  columns: ThemeColumn[]
  intent?: 'deliberate' | 'involuntary' | 'mixed'
  stateness?: 'state' | 'non-state' | 'either' | 'none'
  /** domestic and international at once */
  intermestic: boolean
  /** persons, groups and needs: never the object of a threat assessment */
  notAThreat: boolean
  /** given to a military lead, its author is shown the caution on securitization */
  developmentIssue: boolean
  /** a group: what holds for it holds for each member */
  members: string[]
  related: string[]
  aliases: string[]
  pointer?: string
  note?: string
}

export const CHANNEL_KINDS = ['mail', 'webhook', 'cap-inbox', 'phone-text'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
export const AGENCY_NATURES = [
  'civil', 'health', 'environment', 'maritime', 'police', 'military', 'foreign-affairs', 'intelligence', 'justice', 'other',
] as const
export type AgencyNature = (typeof AGENCY_NATURES)[number]

/** One office and how to reach it. An office, never a person. */
export interface Office {
  office: string
  nature: AgencyNature
  /** theme ids, groups allowed; empty: every theme */
  themes: string[]
  /** escalation: 1 is told first */
  order: number
  channels: { kind: ChannelKind; address: string }[]
  language?: Language
  timeZone?: string
  source: string
  certainty: Certainty
}

/** The offices of one state, territory or body; empty when nobody has filled it in, which is not silence of that party. */
export interface FocalPoint {
  party: Party
  offices: Office[]
}

/** Whoever can be addressed. */
export type Addressee = State | Territory | Body

/** Facts of one region, plain and JSON-serialisable. `sources`: per file, per field. */
export interface RegionFacts {
  states: State[]
  territories: Territory[]
  grounds: Ground[]
  subregions: Subregion[]
  bodies: Body[]
  themes: Theme[]
  focalPoints: FocalPoint[]
  /** expressions of the field in four languages, so that what is quoted in one is found in any */
  words: Texts[]
  sources: Record<string, Record<string, Provenance>>
}
