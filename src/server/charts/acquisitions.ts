import type { AcquisitionSeen } from '../../core/filings/index.ts'
import { num, say } from '../../web/index.ts'
import { COLUMN, countBy, filingSources, hatches, look, MOST, statesOf, yearAxis, yearsOf } from './kit.ts'
import { ranges } from './budget-lines.ts'
import type { Charted, ChartDef, Given } from './model.ts'

export const CATEGORIES = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'] as const

/** Items that each state says it took in, by category and year. Categories stand on each other to be seen, never to be added up. */
export const acquisitions: ChartDef = { slug: 'acquisitions', group: 'supply', pointer: 'P L109, C1 §V L382', controls: ['country', 'time'], load }

export const yearOfSeen = ({ on }: Pick<AcquisitionSeen, 'on'>): number => Number(on.slice(0, 4))

async function load(given: Given): Promise<Charted> {
  const { c, claims, asked } = given
  const t = say(c)
  const states = statesOf(given, countBy(claims.acquisitions, ({ state }) => state))
  const years = yearsOf(asked, [...states.flatMap((state) => claims.years('transfers', state)), ...claims.acquisitions.filter(({ state }) => states.includes(state)).map(yearOfSeen)])
  const own = claims.acquisitions.filter((one) => states.includes(one.state) && years.includes(yearOfSeen(one)))
  const silent = (state: string, year: number) => claims.reported('transfers', state, year) === 'not-seen' && !own.some((one) => one.state === state && yearOfSeen(one) === year)
  const items = (state: string, year: number, categories: readonly string[]) => own.filter((one) => one.state === state && yearOfSeen(one) === year && categories.includes(one.category)).reduce((sum, { quantity }) => sum + quantity, 0)
  const panels = states.slice(0, MOST).filter((state) => own.some((one) => one.state === state)).map((state, i) => {
    const mine = CATEGORIES.filter((category) => own.some((one) => one.state === state && one.category === category))
    const groups = mine.length <= MOST ? mine.map((one) => [one]) : [...mine.slice(0, MOST - 1).map((one) => [one]), mine.slice(MOST - 1)]
    const total = mine.map((category) => `${category}: ${num(c, own.filter((one) => one.state === state && one.category === category).reduce((sum, { quantity }) => sum + quantity, 0))}`).join(', ')
    return { title: c.name(state), picture: { kind: 'chart' as const, chart: {
      id: `c${i}`, title: t('common.said', { label: t('charts.acquisitions'), value: c.name(state) }), says: t('charts.says-acquired', { name: c.name(state), from: String(years[0]), to: String(years.at(-1)), items: total }), x: yearAxis(c, years, true), y: { label: t('charts.unit-items') },
      marks: [...hatches(c, years, (year) => silent(state, year)), ...groups.map((group, k) => ({ kind: 'bars' as const, stacked: true, look: look(k), label: group.join(' + '), points: years.map((year) => ({ x: year, y: silent(state, year) ? null : items(state, year, group) })) }))],
    } } }
  })
  const missing = states.flatMap((state) => {
    const none = years.filter((year) => silent(state, year))
    return none.length === 0 ? [] : [t('charts.gap-years', { name: c.name(state), years: ranges(none) })]
  })
  return {
    panels, columns: [COLUMN.state, { name: 'on', type: 'string', words: 'day of incorporation where a notice gives it, else the year (EDTF)' }, COLUMN.category, { name: 'quantity', type: 'integer', unit: 'items', words: 'items, as the state that received or made them says' }, { name: 'from', type: 'string', words: 'state that exported them; blank: own production, or not said' }, { name: 'type', type: 'string', words: 'type, as written' }, { name: 'form', type: 'string', words: 'form on which it was said' }, COLUMN.source],
    rows: own.map(({ state, on, category, quantity, from, type, form, id }) => [state, on, category, quantity, from, type || null, form, id.split('#')[0]!]),
    method: t('charts.method-acquisitions'), caveats: [t('charts.caveat-categories'), t('charts.caveat-own-word')], gaps: missing, sources: filingSources(given, own.map(({ id }) => id.split('#')[0]!)),
  }
}
