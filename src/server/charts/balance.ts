import { balanceOfForces, type BalanceRow, type CoverageWarning, type SideTotal } from '../../core/filings/index.ts'
import { dayOfInstant, isoDay, type Party } from '../../core/values/index.ts'
import { edtf, names, say } from '../../web/index.ts'
import { CATEGORIES } from './acquisitions.ts'
import { COLUMN, countBy, filingSources } from './kit.ts'
import type { Charted, ChartDef, Given } from './model.ts'

/** Holdings of two states or groups, category by category, with warnings on coverage in the place of a score. */
export const balance: ChartDef = { slug: 'balance', group: 'supply', pointer: 'C1 §VI (9)', controls: ['sides', 'on'], load }

const WARNINGS: readonly CoverageWarning[] = ['nothing-reported', 'incomplete', 'different-years', 'older-than-two-years']

function sidesOf({ asked, claims }: Given): [Party[], Party[]] {
  const most = [...countBy(claims.holdings, ({ state }) => state)].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([state]) => state)
  const a = asked.a.length > 0 ? asked.a : most.filter((one) => !asked.b.includes(one)).slice(0, 1)
  return [a, asked.b.length > 0 ? asked.b : most.filter((one) => !a.includes(one)).slice(0, 1)]
}

async function load(given: Given): Promise<Charted> {
  const { c, claims, asked, desk } = given
  const t = say(c)
  const [a, b] = sidesOf(given)
  const on = asked.on ?? isoDay(dayOfInstant(desk.clock()))
  const rows = a.length > 0 && b.length > 0 ? balanceOfForces(claims.holdings, a, b, on, CATEGORIES) : []
  const [nameA, nameB] = [names(c, a), names(c, b)]
  const both = a.filter((one) => b.includes(one))
  const title = t('charts.balance-of', { a: nameA, b: nameB, on: edtf(c, on) })
  const any = rows.some((row) => row.a.total !== null || row.b.total !== null)
  return {
    panels: any ? [{ title, picture: { kind: 'rows', rows: {
      id: 'c0', title, missing: t('charts.not-reported'), says: rows.filter((row) => row.a.total !== null || row.b.total !== null).map((row) => saysOf(given, row)).join(' '),
      rows: rows.map((row) => ({ label: `${row.category} ${t(`charts.category-${row.category}` as 'charts.category-I')}`, bars: [{ look: 0, label: a.length === 1 ? a[0]! : 'A', value: row.a.total }, { look: 1, label: b.length === 1 ? b[0]! : 'B', value: row.b.total }] })),
    } } }] : [],
    columns: [
      COLUMN.category, ...(['a', 'b'] as const).flatMap((side) => [
        { name: side, type: 'integer' as const, unit: 'items', words: `sum of the newest holdings on or before the day, side ${side.toUpperCase()}; blank: none of it reports the category` },
        { name: `${side}_reporting`, type: 'string' as const, words: 'states that report it' }, { name: `${side}_silent`, type: 'string' as const, words: 'states of which no figure was seen here' },
        { name: `${side}_oldest`, type: 'string' as const, words: 'oldest date of the figures' }, { name: `${side}_newest`, type: 'string' as const, words: 'newest date of the figures' },
      ]), { name: 'ratio', type: 'number', words: 'a / b, only where both sides are complete' }, { name: 'warnings', type: 'string', words: 'codes on coverage' }, COLUMN.source,
    ],
    rows: rows.map((row) => [row.category, ...cells(row.a), ...cells(row.b), row.ratio === null ? null : Number(row.ratio), row.warnings.join(' ') || null, [...new Set([...row.a.sources, ...row.b.sources])].join(' ') || null]),
    method: t('charts.method-balance'), caveats: [t('charts.caveat-score'), t('charts.caveat-own-word')],
    gaps: [...(both.length > 0 ? [t('charts.gap-both-sides', { state: names(c, both) })] : []), ...WARNINGS.flatMap((code) => {
      const of = rows.filter(({ warnings }) => warnings.includes(code)).map(({ category }) => category)
      return of.length === 0 ? [] : [t('common.said', { label: of.join(', '), value: t(`charts.warning-${code}`) })]
    })],
    sources: filingSources(given, rows.flatMap((row) => [...row.a.sources, ...row.b.sources])),
  }
}

function cells({ total, reporting, silent, oldest, newest }: SideTotal) {
  return [total, reporting.join(' ') || null, silent.join(' ') || null, oldest, newest]
}

function saysOf({ c }: Given, { category, a, b, ratio }: BalanceRow): string {
  const t = say(c)
  const word = (total: number | null) => (total === null ? t('charts.not-reported') : String(total))
  return t(ratio === null ? 'charts.says-sides' : 'charts.says-ratio', { category, a: word(a.total), b: word(b.total), ratio: ratio ?? '' })
}
