import { entriesOf, recordsOn, type SubjectMap, subjectMap } from '../../core/assessment/index.ts'
import { unverifiedSigned } from '../../core/statements/index.ts'
import type { Instant, Json, Language, Party } from '../../core/values/index.ts'
import type { MapEntryView, MapPageView } from '../../web/index.ts'
import type { Disclosed } from '../../adapters/sql/index.ts'
import { readAll } from '../all.ts'
import type { Desk } from '../desk.ts'
import { formShelf } from '../form-book.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import type { DataTable } from '../tables.ts'
import { subjectName } from './assess-threats.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { titleIn } from './law-days.ts'

/** Kinds whose bodies name themes, and where. */
const THEMED: Readonly<Record<string, (body: Json) => string[]>> = {
  warning: (body) => themesAt(body, ['content', 'theme']), threats: (body) => listed(body, 'entries'), capability: (body) => listed(body, 'lines'), response: (body) => themesAt(body, ['theme']),
}

function themesAt(body: Json, path: readonly string[]): string[] {
  const found = path.reduce<Json | undefined>((at, name) => (at !== null && typeof at === 'object' && !Array.isArray(at) ? at[name] : undefined), body)
  return typeof found === 'string' ? [found] : []
}

function listed(body: Json, name: string): string[] {
  const rows = body !== null && typeof body === 'object' && !Array.isArray(body) ? body[name] : undefined
  return Array.isArray(rows) ? [...new Set(rows.flatMap((row) => themesAt(row, ['theme'])))] : []
}

interface Spoken {
  id: string
  kind: string
  author: Party
  at: Instant
  themes: string[]
}

/** The newest version of everything that this viewer reads, by the themes that it names; a return by those of its form's instrument and of those that it is released under. */
async function spoken(desk: Desk, viewer: Party): Promise<Spoken[]> {
  const { law } = await desk.law()
  const { book } = await formShelf(desk)
  const all = (await Promise.all([...Object.keys(THEMED), 'filing'].map((kind) => readAll(desk.store, viewer, { kind })))).flat()
  const takenBack = await readAll(desk.store, viewer, { kind: 'withdrawal' })
  const author = new Map(all.map((one) => [one.id, one.author]))
  const replaced = new Set([...all, ...takenBack].flatMap((one) => (one.replaces && author.get(one.replaces) === one.author ? [one.replaces] : [])))
  const themesOf = (one: Disclosed): string[] => {
    const body = bodyOf<Json>(one)
    if (one.kind !== 'filing') return body === null ? [] : THEMED[one.kind]!(body)
    const form = book.forms.get((body as { form?: string } | null)?.form ?? '')
    return [form?.instrument ?? '', ...(unverifiedSigned(one.signed).header.release.under ?? [])].flatMap((id) => law.instruments.get(id)?.themes ?? [])
  }
  return all.filter(({ id }) => !replaced.has(id)).map((one) => ({ id: one.id, kind: one.kind, author: one.author, at: one.sealedAt, themes: [...new Set(themesOf(one))] }))
}

export async function mapRead(desk: Desk, viewer: Party): Promise<SubjectMap> {
  const { law } = await desk.law()
  return subjectMap({ datasets: await datasetsOf(desk), themes: desk.region.themes, instruments: [...law.instruments.values()], statements: (await spoken(desk, viewer)).map(({ themes }) => themes) })
}

export async function mapView(desk: Desk, viewer: Party, lang: Language): Promise<MapPageView> {
  const { law } = await desk.law()
  const map = await mapRead(desk, viewer)
  return { ...map, titles: Object.fromEntries([...law.instruments.values()].map((one) => [one.id, titleIn(one, lang)])) }
}

/** One entry with everything that hangs on it. Fault `not-found`. */
export async function entryView(desk: Desk, viewer: Party, id: string, lang: Language): Promise<MapEntryView> {
  const view = await mapView(desk, viewer, lang)
  const entry = view.entries.find((one) => one.id === id)
  if (!entry) throw notFound()
  const datasets = await datasetsOf(desk)
  const on = entriesOf(datasets)
  return {
    entry, titles: view.titles,
    records: recordsOn(datasets, id).map(({ dataset, claim: { subject, field, value, themes, source, pointer, certainty } }) => ({
      dataset, subject, name: subjectName(desk.region, subject, lang), field, value: [value].flat().join(', '), themes, cite: { source, certainty, ...(pointer ? { pointer } : {}) },
    })),
    statements: (await spoken(desk, viewer)).filter(({ themes }) => themes.some((theme) => on(theme).includes(id))),
  }
}

export function recordsTable({ entry, records, statements }: MapEntryView): DataTable {
  const rows = [
    ...records.map(({ dataset, subject, field, value, themes, cite }) => ({ dataset, subject, field, value, themes, id: null, source: cite.source, pointer: cite.pointer ?? null, certainty: cite.certainty })),
    ...statements.map(({ id, kind, author, themes }) => ({ dataset: kind, subject: author, field: 'statement', value: null, themes, id, source: null, pointer: null, certainty: null })),
  ]
  return tableOf('subject_records', rows, ({ themes, ...row }) => ({ entry: entry.id, ...row, themes: themes.join(' ') }))
}

export function mapTable({ entries, loose }: SubjectMap): DataTable {
  const hung = entries.flatMap((entry) => [
    ...entry.themes.map((id) => ({ entry, kind: 'theme', id, level: null })), ...entry.instruments.map(({ id, level }) => ({ entry, kind: 'instrument', id, level })),
  ])
  const free = [...loose.themes.map((id) => ({ entry: null, kind: 'theme', id, level: null })), ...loose.instruments.map(({ id, level }) => ({ entry: null, kind: 'instrument', id, level }))]
  return tableOf('subject_map', [...hung, ...free], ({ entry, kind, id, level }) => ({ entry: entry?.id ?? null, column: entry?.column ?? null, kind, id, level, pointer: entry?.pointer ?? null, nodes: entry?.nodes.join(' ') ?? null }))
}

export function linksTable({ links }: SubjectMap): DataTable {
  const rows = links.flatMap((link) => (link.said.length === 0 ? [null] : link.said).map((said) => ({ link, said })))
  return tableOf('subject_links', rows, ({ link, said }) => ({ a: link.a, b: link.b, said: said?.value ?? null, pointer: said?.pointer ?? null, instruments: link.instruments.join(' ') }))
}
