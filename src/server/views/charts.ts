import { isState, STATES, SUBREGIONS } from '../../core/values/index.ts'
import { type ChartPageView, type ChartsView, type PageContext, pages, say } from '../../web/index.ts'
import { readingsOf } from '../analysis.ts'
import { askedQuery, type Asked, type Charted, type ChartDef, CHARTS } from '../charts/index.ts'
import { csvOf, hashOf } from '../charts/files.ts'
import { IMPACTS } from '../charts/impact-size.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'

const MOST_ROWS = 120

/** Fault `not-found`. */
export function chartNamed(slug: string): ChartDef {
  const found = CHARTS.find((one) => one.slug === slug)
  if (!found) throw notFound()
  return found
}

export async function chartedFor(desk: Desk, viewer: Viewer, c: PageContext, def: ChartDef, asked: Asked): Promise<Charted> {
  const readings = await readingsOf(desk, viewer.party)
  return def.load({ desk, viewer: viewer.party, c, asked, readings, claims: readings.claims })
}

export async function chartsView(desk: Desk, viewer: Viewer): Promise<ChartsView> {
  const { returns } = await readingsOf(desk, viewer.party)
  return { returns: returns.filter(({ answer }) => answer !== null).length, groups: [...Map.groupBy(CHARTS, ({ group }) => group)].map(([group, all]) => ({ group, slugs: all.map(({ slug }) => slug) })) }
}

/** The list of charts as data: what each asks, and its columns are in its metadata. */
export function chartsTable(c: PageContext): DataTable {
  const t = say(c)
  return {
    name: 'charts', columns: ['slug', 'group', 'title', 'question', 'founding_report', 'page', 'csv'],
    rows: CHARTS.map(({ slug, group, pointer }) => [slug, group, t(`charts.${slug}` as 'charts.spending'), t(`charts.asks-${slug}` as 'charts.asks-spending'), pointer ?? null, pages('en').chart(slug), `/charts/${slug}.csv`]),
  }
}

export function chartPageView({ region }: Desk, c: PageContext, def: ChartDef, asked: Asked, charted: Charted): ChartPageView {
  const { slug, group, controls, pointer = null } = def
  const t = say(c)
  const chosen = new Set(asked.country)
  return {
    slug, group, pointer, controls, query: askedQuery(asked), unknown: asked.unknown, origin: c.desk.origin ?? '',
    states: STATES.filter(isState).map((code) => ({ code, name: c.name(code), chosen: chosen.has(code) })).toSorted((a, b) => a.name.localeCompare(b.name, c.lang)),
    groups: SUBREGIONS.map((id) => ({ id, name: region.subregions.find((one) => one.id === id)?.name[c.lang] ?? id })),
    measures: slug === 'impact-size' ? IMPACTS.map((value) => ({ value, text: t(`charts.impact-${value}`) })) : ['0', '5', '10', '25'].map((value) => ({ value, text: `${value} %` })),
    panels: charted.panels, columns: charted.columns, rows: charted.rows.slice(0, MOST_ROWS), more: Math.max(0, charted.rows.length - MOST_ROWS),
    method: charted.method, caveats: charted.caveats, gaps: charted.gaps, notes: charted.notes ?? [], sources: charted.sources, hash: hashOf(csvOf({ def, charted })),
  }
}
