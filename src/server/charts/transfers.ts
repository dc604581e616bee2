import { reconcile, type Reconciled, type Tolerance } from '../../core/filings/index.ts'
import type { Party } from '../../core/values/index.ts'
import { say } from '../../web/index.ts'
import { COLUMN, filingSources } from './kit.ts'
import type { Charted, ChartDef, Given } from './model.ts'

const MOST_ROWS = 14

/** What the exporter says beside what the importer says. A difference is a question to both. */
export const transfers: ChartDef = { slug: 'transfers', group: 'supply', pointer: 'P L109', controls: ['country', 'time', 'measure'], load }

/** `measure=5`: a gap of at most five per cent of the larger figure is none. */
export function toleranceOf(measure: string | null): Tolerance {
  const share = Number(measure ?? 0)
  return { items: 0, share: share >= 0 && share <= 100 ? share / 100 : 0 }
}

export function reconciledFor({ claims, asked }: Pick<Given, 'claims' | 'asked'>, tolerance: Tolerance): Reconciled[] {
  return reconcile(claims.transfers, (state, year) => claims.reported('transfers', state, year), tolerance)
    .filter(({ from, to, year }) => (asked.country.length === 0 || asked.country.includes(from) || asked.country.includes(to)) && (asked.from === null || year >= asked.from) && (asked.to === null || year <= asked.to))
    .toSorted((x, y) => WEIGHT[x.verdict] - WEIGHT[y.verdict] || y.year - x.year)
}

const WEIGHT: Record<Reconciled['verdict'], number> = { differ: 0, 'within-tolerance': 1, agree: 2, 'one-side-not-seen': 3 }

async function load(given: Given): Promise<Charted> {
  const { c } = given
  const t = say(c)
  const rows = reconciledFor(given, toleranceOf(given.asked.measure))
  const count = (verdict: Reconciled['verdict']) => rows.filter((row) => row.verdict === verdict).length
  const name = (state: Party) => c.name(state)
  return {
    panels: rows.length === 0 ? [] : [{ title: t('charts.transfers'), picture: { kind: 'rows', rows: {
      id: 'c0', title: t('charts.transfers'), missing: t('charts.not-reported'), says: t('charts.says-transfers', { n: rows.length, agree: count('agree') + count('within-tolerance'), differ: count('differ'), one: count('one-side-not-seen') }),
      rows: rows.slice(0, MOST_ROWS).map(({ from, to, year, category, exporter, importer }) => ({ label: `${from} → ${to} · ${year} · ${category}`, bars: [{ look: 0, label: t('charts.exporter-says', { state: name(from) }), value: exporter }, { look: 1, label: t('charts.importer-says', { state: name(to) }), value: importer }] })),
    } } }],
    columns: [{ name: 'from', type: 'string', words: 'exporting state' }, { name: 'to', type: 'string', words: 'importing state' }, COLUMN.year, COLUMN.category, { name: 'exporter', type: 'integer', unit: 'items', words: 'as the exporter says; blank: its return was not seen here' }, { name: 'importer', type: 'integer', unit: 'items', words: 'as the importer says; blank: its return was not seen here' }, { name: 'gap', type: 'integer', unit: 'items', words: 'importer - exporter' }, { name: 'verdict', type: 'string', words: 'agree, within-tolerance, differ or one-side-not-seen' }, { name: 'reasons', type: 'string', words: 'what usually explains such a gap and is true of these figures' }, COLUMN.source],
    rows: rows.map((row) => [row.from, row.to, row.year, row.category, row.exporter, row.importer, row.gap, row.verdict, row.reasons.join(' ') || null, row.sources.join(' ')]),
    method: t('charts.method-transfers'), caveats: [t('charts.caveat-accuse'), t('charts.caveat-zero')], gaps: rows.length > MOST_ROWS ? [t('charts.gap-rows', { n: MOST_ROWS })] : [],
    sources: filingSources(given, rows.flatMap(({ sources }) => sources)),
  }
}
