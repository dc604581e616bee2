import { type SubjectMap, subjectMap } from '../../core/assessment/index.ts'
import { unverifiedSigned } from '../../core/statements/index.ts'
import type { Json, Language, Party } from '../../core/values/index.ts'
import type { MapPageView } from '../../web/index.ts'
import { readAll } from '../all.ts'
import type { Desk } from '../desk.ts'
import { formShelf } from '../form-book.ts'
import { bodyOf } from '../say.ts'
import type { DataTable } from '../tables.ts'
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

/** The newest version of everything that this viewer reads, by the themes that it names; a return by those of its form's instrument and of those that it is released under. */
async function spokenThemes(desk: Desk, viewer: Party): Promise<string[][]> {
  const { law } = await desk.law()
  const { book } = await formShelf(desk)
  const kinds = [...Object.keys(THEMED), 'filing']
  const all = (await Promise.all(kinds.map((kind) => readAll(desk.store, viewer, { kind })))).flat()
  const replaced = new Set(all.flatMap(({ replaces }) => replaces ?? []))
  return all.filter(({ id }) => !replaced.has(id)).map((one) => {
    const body = bodyOf<Json>(one)
    if (one.kind !== 'filing') return body === null ? [] : THEMED[one.kind]!(body)
    const form = book.forms.get((body as { form?: string } | null)?.form ?? '')
    return [form?.instrument ?? '', ...(unverifiedSigned(one.signed).header.release.under ?? [])].flatMap((id) => law.instruments.get(id)?.themes ?? [])
  })
}

export async function mapRead(desk: Desk, viewer: Party): Promise<SubjectMap> {
  const { law } = await desk.law()
  return subjectMap({ datasets: await datasetsOf(desk), themes: desk.region.themes, instruments: [...law.instruments.values()], statements: await spokenThemes(desk, viewer) })
}

export async function mapView(desk: Desk, viewer: Party, lang: Language): Promise<MapPageView> {
  const { law } = await desk.law()
  const map = await mapRead(desk, viewer)
  return { ...map, titles: Object.fromEntries([...law.instruments.values()].map((one) => [one.id, titleIn(one, lang)])) }
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
