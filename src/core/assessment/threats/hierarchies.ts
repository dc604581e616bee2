import type { ThreatsBody } from '../../statements/index.ts'
import type { ClaimRow, Dataset, Party } from '../../values/index.ts'
import { type Hierarchy, type HierarchyEntry, TIER_READINGS, type TierReading } from './model.ts'

/** Files of `region/claims` that hold lists of threats, and the one that says how the words of a tier are read. */
const THREAT_FILES = ['threat-hierarchies', 'threat-lists'] as const
const TIER_FILE = 'threat-tiers'

const LISTED = new Set(['threat', 'vulnerability'])

/** Every list of threats that sources give, each as its author said it, in the order of the files. */
export function hierarchiesOf(datasets: readonly Dataset[]): Hierarchy[] {
  const readings = tierReadings(datasets)
  const claims = THREAT_FILES.flatMap((name) => datasets.find(({ dataset }) => dataset === name)?.claims ?? []).filter(({ field }) => LISTED.has(field))
  const lists = [...Map.groupBy(claims, listOf).values()].map((rows) => ofClaims(rows, readings))
  const seen = new Map<string, number>()
  return lists.map((list) => {
    const before = seen.get(list.id) ?? 0
    seen.set(list.id, before + 1)
    return before === 0 ? list : { ...list, id: `${list.id}-${before + 1}` }
  })
}

export function tierReadings(datasets: readonly Dataset[]): ReadonlyMap<string, TierReading> {
  const rows = datasets.find(({ dataset }) => dataset === TIER_FILE)?.claims ?? []
  return new Map(rows.flatMap(({ subject, value }) => {
    const reading = TIER_READINGS.find((one) => one === value)
    return reading ? [[subject, reading] as const] : []
  }))
}

function listOf({ subject, date, reading, with: more }: ClaimRow): string {
  return JSON.stringify([subject, date ?? '', reading ?? '', more.author ?? ''])
}

function ofClaims(rows: readonly ClaimRow[], readings: ReadonlyMap<string, TierReading>): Hierarchy {
  const { subject, date, reading, source, with: more } = rows[0]!
  return {
    id: [slug(subject), date ?? (more.author && !reading ? 'undated' : ''), reading ? slug(reading) : ''].filter(Boolean).join('-'),
    subject, author: String(more.author ?? subject), date: date ?? null, readingOf: reading ?? null, source, statement: null, by: null,
    entries: rows.map((row) => entryOf(row, readings)),
  }
}

function entryOf({ rank, tier, themes, wording, value, certainty, pointer, note }: ClaimRow, readings: ReadonlyMap<string, TierReading>): HierarchyEntry {
  return {
    rank: rank ?? null, tier: tier ?? null, reading: tier === undefined ? 'unread' : (readings.get(tier) ?? 'unread'),
    themes, wording: wording ?? String(value), certainty, pointer: pointer ?? null, note: note ?? null,
  }
}

/** `said` is a statement of kind `threats`. What a state ranks itself is a ranking: it was asked for one. */
export function declaredHierarchy({ id, author, body }: { id: string; author: Party; body: ThreatsBody }): Hierarchy {
  return {
    id: `said-${id}`, subject: author, author, date: body.date, readingOf: null, source: body.source, statement: id, by: author,
    entries: body.entries.map(({ theme, rank, tier, wording }) => ({
      rank: rank === null ? null : String(rank), tier: tier || null, reading: rank === null ? 'unordered' : 'ranked', themes: [theme], wording,
      certainty: 'high', pointer: null, note: null,
    })),
  }
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

/** By id, or by an id without its date where only one list has it: `andean-ten`. */
export function findHierarchy(lists: readonly Hierarchy[], asked: string): Hierarchy | undefined {
  const exact = lists.find(({ id }) => id === asked)
  if (exact) return exact
  const short = lists.filter(({ id, date }) => date !== null && id.replace(`-${date}`, '') === asked)
  return short.length === 1 ? short[0] : undefined
}
