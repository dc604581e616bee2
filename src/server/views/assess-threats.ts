import { claimedStatuses, compareHierarchies, type Comparison, declaredHierarchy, declaredStatuses, findHierarchy, type Hierarchy, hierarchiesOf, RULES, type StatusRow } from '../../core/assessment/index.ts'
import { Fault, isState, type Language, pairOf, type Party, type Region, STATES, SUBREGIONS } from '../../core/values/index.ts'
import { type ThreatList, type ThreatListsView, tMaybe } from '../../web/index.ts'
import { newest } from '../assessments/said.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'

export interface ThreatsRead {
  lists: Hierarchy[]
  statuses: StatusRow[]
}

/** Lists of the region, then what states declared, as far as the viewer reads it. */
export async function threatsRead(desk: Desk, viewer: Party): Promise<ThreatsRead> {
  const datasets = await datasetsOf(desk)
  const declared = [...(await newest(desk, viewer, 'threats')).values()].sort((a, b) => (a.author < b.author ? -1 : 1))
  return { lists: [...hierarchiesOf(datasets), ...declared.map(declaredHierarchy)], statuses: [...claimedStatuses(datasets), ...declared.flatMap(declaredStatuses)] }
}

/** Name of a state, a pair, a body, a territory, a sub-region or a group that a source speaks of; the words themselves where they are none. */
export function subjectName(region: Region, subject: string, lang: Language): string {
  const [first = '', ...rest] = subject.split(/[ -]/)
  const pair = pairOf(subject)
  if (pair) return pair.map((code) => region.name(code, lang)).join(' – ')
  if (rest.length > 0 && isState(first) && !region.bodies.some(({ code }) => code === subject)) return `${region.name(first, lang)} (${rest.join(' ')})`
  return region.subregions.find(({ id }) => id === subject)?.name[lang] ?? tMaybe(lang, `subject.${subject}`) ?? region.name(subject, lang)
}

/** To choose from: every sub-region, then every state by its name. */
export function subjectOptions(region: Region, lang: Language): { value: string; text: string }[] {
  const named = (value: string): { value: string; text: string } => ({ value, text: subjectName(region, value, lang) })
  return [...SUBREGIONS.map(named), ...STATES.map(named).sort((a, b) => a.text.localeCompare(b.text, lang))]
}

/** Where a page is asked for no two lists: the two hierarchies that the founding report prints. */
const FIRST = ['caribbean', 'andean-ten'] as const

/** Fault `unknown-list`. */
export function compared(region: Region, { lists }: ThreatsRead, a: string | undefined, b: string | undefined): { a: Hierarchy; b: Hierarchy; comparison: Comparison } {
  const [first, second] = ([[a, FIRST[0]], [b, FIRST[1]]] as const).map(([asked, other], i) => {
    const found = findHierarchy(lists, asked || other)
    if (!found) throw new Fault('unknown-list', `there is no list "${asked || other}" that you may read: see /api/v1/assessments/threats`, { field: i === 0 ? 'a' : 'b' })
    return found
  }) as [Hierarchy, Hierarchy]
  return { a: first, b: second, comparison: compareHierarchies(first, second, (theme) => region.groupsOf(theme)) }
}

export async function threatsView(desk: Desk, viewer: Party, asked: { a?: string | undefined; b?: string | undefined }, lang: Language): Promise<ThreatListsView> {
  const { region } = desk
  const read = await threatsRead(desk, viewer)
  const found = compared(region, read, asked.a, asked.b)
  const listView = (list: Hierarchy): ThreatList => ({ ...list, name: subjectName(region, list.subject, lang), entries: list.entries.map((entry) => ({ ...entry, people: isPeople(region, entry.themes) })) })
  return {
    lists: read.lists.map(listView), a: listView(found.a), b: listView(found.b), comparison: found.comparison,
    statuses: read.statuses.map((row) => ({ ...row, name: subjectName(region, row.subject, lang) })), peoplePointer: RULES['people-as-threat'].pointer,
  }
}

function isPeople(region: Region, themes: readonly string[]): boolean {
  return themes.some((id) => region.theme(id)?.notAThreat ?? false)
}

export function threatsTable(region: Region, { lists }: ThreatsRead): DataTable {
  return tableOf('threat_lists', lists.flatMap((list) => list.entries.map((entry) => ({ list, entry }))), ({ list, entry }) => ({
    list: list.id, subject: list.subject, author: list.author, date: list.date, reading: list.readingOf, rank: entry.rank, tier: entry.tier, order: entry.reading, themes: entry.themes.join(' '), wording: entry.wording,
    not_a_threat: isPeople(region, entry.themes) ? 'true' : 'false', statement: list.statement, source: list.source, pointer: entry.pointer, certainty: entry.certainty, note: entry.note,
  }))
}

export function statusesTable({ statuses }: ThreatsRead): DataTable {
  return tableOf('threat_statuses', statuses, ({ origin, roles, ties, ...row }) => ({ ...row, origin: origin.join(' '), roles: roles.join(' '), ties: ties.join(' ') }))
}

export function comparisonTable({ a, b, comparison }: ReturnType<typeof compared>): DataTable & { note: unknown } {
  const { common, onlyA, onlyB, ranks, ...rest } = comparison
  const rankOf = new Map(ranks.map((one) => [one.theme, one]))
  const rows = [...common.map((theme) => ({ theme, in: 'both' })), ...onlyA.map((theme) => ({ theme, in: 'a' })), ...onlyB.map((theme) => ({ theme, in: 'b' }))]
  const table = tableOf('threat_comparison', rows, (row) => ({ theme: row.theme, named_in: row.in, a_rank: rankOf.get(row.theme)?.a ?? null, b_rank: rankOf.get(row.theme)?.b ?? null, a: a.id, b: b.id }))
  return { ...table, note: rest }
}
