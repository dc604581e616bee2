import { draftWarning, earliestTsunami, type Mode, type Owed, type ReplyBy } from '../../core/warnings/index.ts'
import type { DraftBody, WarningContent } from '../../core/statements/index.ts'
import { type Instant, LANGUAGES, parseInstant, type Party, type Texts } from '../../core/values/index.ts'
import { strongest } from '../../core/watch/index.ts'
import type { Office } from '../desk.ts'
import type { WatchedEvent } from '../events.ts'
import type { Parts } from '../http.ts'
import { owedOfEvent } from '../owed.ts'
import { offsetMinutes, zoneOf } from '../zones.ts'

const DAY_MS = 86_400_000
const SEVERITY = ['Unknown', 'Minor', 'Moderate', 'Severe', 'Extreme'] as const

/** Who must be told of an event of the watch, by the law of its day, or of the day given. */
export async function owedOf({ desk, atlas }: Parts, event: WatchedEvent, on?: string): Promise<Owed> {
  const { law } = await desk.law()
  return owedOfEvent(law, desk.region, atlas, event, on === undefined ? {} : { on })
}

interface Earlier {
  version: number
  references: string[]
}

/** The content of a draft about an event, from what is known and nothing else; the author may change it before release. */
export async function compose(parts: Parts, office: Office, event: WatchedEvent, earlier: Earlier = { version: 0, references: [] }): Promise<DraftBody> {
  const { desk } = parts
  const { record, level } = event
  const now = desk.clock()
  const owed = await owedOf(parts, event)
  const impactAt = impactOf(event, now, office.party)
  const content = draftWarning({
    author: office.party, agency: everyLanguage(office.authority.agency), owed, at: now, eventAt: record.at,
    offsetMinutes: offsetMinutes(zoneOf(desk.region, office.party), record.at), mode: modeOf(record.status),
    severity: SEVERITY[level] ?? 'Unknown', urgency: level >= 3 ? 'Immediate' : 'Expected', certainty: record.at <= now ? 'Observed' : 'Likely',
    expires: Math.max(now + DAY_MS, record.expires ?? 0), facts: factsOf(event), names: (party) => namesOf(parts, party),
    shapes: record.where, link: `${desk.config.baseUrl ?? `http://localhost:${desk.port}`}/en/events/${record.id}`,
    replyDue: repliesDue(owed, office.party), ...(impactAt === undefined ? {} : { impactAt }),
    version: earlier.version + 1, references: earlier.references,
  })
  const version = record.versions.at(-1)!
  return { act: earlier.version > 0 ? 'update' : 'alert', ending: null, event: { id: record.id, key: version.key }, relays: null, content: content as WarningContent }
}

function modeOf(status: string): Mode {
  return status === 'actual' || status === 'exercise' ? status : 'test'
}

/** Time to impact: an onset still to come; or, where the source raised a tsunami flag, the earliest arrival at the nearest coast that is not the author's. */
function impactOf({ record, touches }: WatchedEvent, now: Instant, author: Party): Instant | undefined {
  if (record.at > now) return record.at
  if (!record.flags.includes('tsunami')) return undefined
  const [nearest] = touches.filter(({ party, km }) => party !== author && km > 0)
  return nearest ? earliestTsunami(record.at, nearest.km) : undefined
}

function factsOf({ record }: WatchedEvent): Record<string, string | undefined> {
  const depth = record.sources.map(({ latest }) => latest.depthKm).find((km) => km !== undefined)
  return {
    magnitude: strongest(record.severity, 'magnitude')?.value, windKt: strongest(record.severity, 'wind-kt')?.value,
    depthKm: depth === undefined ? undefined : String(depth), what: record.title, source: [...new Set(record.sources.map(({ feed }) => feed.toUpperCase()))].join(', '),
    ...(record.theme === 'tropical-cyclone' ? { name: record.title } : {}),
  }
}

/** Reply times that an instrument itself gives, as far as it gives one in hours or days from the event. */
function repliesDue(owed: Owed, author: Party): Map<Party, Extract<ReplyBy, { rule: 'instrument' }>> {
  const due = new Map<Party, Extract<ReplyBy, { rule: 'instrument' }>>()
  for (const { by, to, kind, deadline, instrument, article } of owed.owed)
    if (to.includes(author) && (kind === 'reply' || kind === 'acknowledge') && deadline?.includes('T')) due.set(by, { rule: 'instrument', at: parseInstant(deadline), instrument, article })
  return due
}

export function namesOf({ desk }: Parts, party: Party): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, desk.region.name(party, language)])) as Texts
}

function everyLanguage(text: string): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, text])) as Texts
}
