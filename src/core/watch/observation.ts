import type { Instant, Party } from '../values/index.ts'

/** Degrees WGS 84: latitude -90..90, longitude -180..180. A ring is closed: first pair = last pair. Pairs are [lon, lat]. */
export type Shape =
  | { kind: 'point'; lat: number; lon: number }
  | { kind: 'circle'; lat: number; lon: number; km: number }
  | { kind: 'polygon'; rings: [number, number][][] }
  /** a code of a public scheme: ISO3, ISO3166-2, UGC, SAME, FIPS6, EMMA_ID, ... as the source wrote it */
  | { kind: 'geocode'; scheme: string; value: string }

/** CAP's five, kept apart everywhere. */
export type Status = 'actual' | 'exercise' | 'system' | 'test' | 'draft'

/** Severity as its source said it, never mixed with what we derive. `scale` names it and gives its direction. */
export interface SourceSeverity {
  scale: 'cap-severity' | 'pager' | 'gdacs' | 'magnitude' | 'mmi' | 'wind-kt' | 'count'
  value: string
}

/** One block of a message. Without `expires` it stands as long as the message does. */
export interface Part {
  expires?: Instant
  severity: SourceSeverity[]
  where: Shape[]
  named: Party[]
  texts?: Observation['texts']
}

/** What one source said about one event in one version. Pure outcome of a feed's `parse`. */
export interface Observation {
  feed: string
  /** the source's own id of the event or message */
  id: string
  /** every id under which the source knows the same event, `id` included */
  aliases: string[]
  /** distinguishes two sayings under the same id; later compares greater by `sent`, ties by this text */
  version: string
  sent: Instant
  /** when it happened, or starts; the source's word */
  at: Instant
  /** when it stops being valid, if the source says so */
  expires?: Instant
  /** where one message holds several that end at different times (infos of CAP): what each of them says */
  parts?: Part[]
  act: 'report' | 'update' | 'cancel' | 'delete'
  status: Status
  theme: string
  title: string
  /** per language tag, what to say; `area` is the place in words, where words are all there is of it */
  texts: { language: string; headline?: string; description?: string; instruction?: string; area?: string }[]
  severity: SourceSeverity[]
  where: Shape[]
  /** places that the source itself names, as codes of states or territories */
  named: Party[]
  depthKm?: number
  /** what stands beside a severity: the source's marks `tsunami` (may cause one), `restricted` (not for the public), `all-clear`; ours, `area-unread` (an outline of it cannot be read) */
  flags?: ('tsunami' | 'restricted' | 'all-clear' | 'area-unread')[]
  /** ids of earlier messages that this one updates or cancels */
  references: string[]
  link?: string
}

export interface Rejected {
  /** the source's id when it could be read, else its place in the file ("item 3") */
  id: string
  reason: string
  /** SHA-256 of an item that must not be kept, so that it is still recognized */
  hash?: string
}

export interface Parsed {
  observations: Observation[]
  rejected: Rejected[]
}

/** One feed: a pure parse over bytes, and what fetching needs to know. A new feed is one file and one line in feeds/index.ts. */
export interface Feed {
  id: string
  title: string
  /** default address to poll; a person may point it elsewhere */
  url?: string
  /** seconds between polls, and after how many without success it is called stale */
  every: number
  staleAfter: number
  mediaTypes: string[]
  maxBytes: number
  /** header in which the source wants a token; the token itself is of the desk, never of a file */
  tokenHeader?: string
  /** throws Fault when the document as a whole is unreadable; a bad item goes to `rejected` */
  parse(bytes: Uint8Array): Parsed
}
