import { checkReturn, readJsonReturn } from '../../core/filings/index.ts'
import { type Day, dayOfInstant, isoDay, type Party } from '../../core/values/index.ts'
import { filingsSeen, submitReturn } from '../filings.ts'
import { formShelf, readingFor } from '../form-book.ts'
import type { Parts } from '../http.ts'
import type { Invented } from './filings-analysis.ts'

const NOTE = 'EXERCISE: invented figures'
const transfer = (partner: Party, quantity: number) => ({ A: 'IV', B: partner, C: String(quantity), F: 'exercise aircraft', G: NOTE })
const outlay = (by: Party, currency: string, totals: Record<string, number>): Invented[] => Object.entries(totals).map(([period, total]) => ({
  by, form: 'milex-single', period, data: { header: { fiscal_year: period, currency: `${currency} ${period} millions`, remarks: NOTE }, figure: { total: String(total) } },
}))

/**
 * Returns that nobody filed, so that every page of the exercise has something to show: a gap between importer and exporter, a budget that
 * jumps, a notice of an exercise with observers, a doctrine, nil returns, and states that are silent.
 */
const RETURNS: readonly Invented[] = [
  { by: 'BRB', form: 'unroca-annual', period: '2024', data: { imports: [transfer('TTO', 4)] } },
  { by: 'TTO', form: 'unroca-annual', period: '2024', data: { exports: [transfer('BRB', 6)] } },
  { by: 'TTO', form: 'unroca-annual', period: '2025', data: { exports: [transfer('GUY', 2)] } },
  { by: 'GUY', form: 'unroca-annual', period: '2025', data: { imports: [transfer('TTO', 2)] } },
  ...(['JAM', 'BHS', 'BLZ', 'LCA', 'GRD'] as const).flatMap((by) => ['2024', '2025'].map((period) => ({ by, form: 'unroca-annual', period }))),
  ...outlay('JAM', 'JMD', { 2020: 20_100, 2021: 20_900, 2022: 21_600, 2023: 22_400, 2024: 23_100, 2025: 34_800 }),
  ...outlay('BRB', 'BBD', { 2021: 80, 2022: 82, 2023: 83, 2024: 85, 2025: 86 }),
  ...outlay('BLZ', 'BZD', { 2022: 41, 2023: 42, 2025: 45 }),
  { by: 'JAM', form: 'csbm-inventory', period: '2025' },
  { by: 'BRB', form: 'csbm-inventory', period: '2025' },
  { by: 'JAM', form: 'doctrine-summary', period: '2024', data: { paper: { title: 'White paper (exercise)', edition: 'first', date: '2024-03-01', summary: NOTE }, chapters: [{ chapter: 'Part 1', pillar: 'doctrine' }, { chapter: 'Part 2', pillar: 'organization' }] } },
  { by: 'BLZ', form: 'exercise-notice', period: '2026', data: { activity: { designation: 'Exercise Frigatebird (invented)', kind: 'exercise', start: '2026-10-05', end: '2026-10-12', area: 'coast, 20 km from the border', border_km: '20', participants: 'BLZ GTM', troops: '300' }, observers: [{ invited: 'GTM', places: '2' }] } },
]

/**
 * Nothing can be filed here with a day before this desk was opened: of years that fell due before, all came late. These are of the year that
 * falls due next, and of an exercise to come, so that a cell in time can be seen beside them, whenever the demo is opened.
 */
function inTime(today: Day): Invented[] {
  const year = Number(isoDay(today).slice(0, 4)) - (isoDay(today).slice(5) <= '04-15' ? 1 : 0)
  const day = isoDay(today + 60)
  return [
    { by: 'GUY', form: 'unroca-annual', period: String(year), data: { imports: [transfer('USA', 1)] } },
    { by: 'LCA', form: 'unroca-annual', period: String(year) },
    { by: 'JAM', form: 'bwc-cbm', period: String(year - 1) },
    { by: 'JAM', form: 'bwc-cbm', period: String(year), answer: 'nothing-new' },
    { by: 'BLZ', form: 'exercise-notice', period: day, data: { activity: { designation: 'Exercise Pelican (invented)', kind: 'exercise', start: day, end: day, area: 'coast, 60 km from the border', border_km: '60', participants: 'BLZ', troops: '90' }, observers: [{ invited: 'GTM', places: '2' }, { invited: 'HND', places: '2' }] } },
  ]
}

/** Files them once; a desk where anything was filed already is left as it is. What does not pass the checks of its form is a mistake of ours and says so. */
export async function fileInvented(parts: Pick<Parts, 'desk'>): Promise<void> {
  if ((await parts.desk.store.page('public', { kind: 'filing', limit: 1 })).items.length !== 0) return
  await fileAll(parts, RETURNS)
  for (const one of inTime(dayOfInstant(parts.desk.clock()))) await fileAll(parts, [one])
}

export async function fileAll({ desk }: Pick<Parts, 'desk'>, returns: readonly Invented[]): Promise<void> {
  const shelf = await formShelf(desk)
  const today = dayOfInstant(desk.clock())
  await Promise.all(returns.map(async ({ by, form, period, data, answer = 'nil' }) => {
    const reading = readingFor(desk, shelf, by, form, period)
    const checked = checkReturn(readJsonReturn(data === undefined ? { answer } : { data }, reading), reading, { today, filed: answer === 'nothing-new' ? await filingsSeen(desk, by) : [] })
    if (!checked.fit) throw new Error(`demo return ${by} ${form} ${period}: ${checked.findings.map(({ code, at }) => `${code} ${JSON.stringify(at)}`).join('; ')}`)
    await submitReturn(desk, { checked, book: shelf.book, ...(reading.form.content.value === 'author-chooses' || reading.form.content.value === 'not-established' ? { audience: 'public' as const } : {}), by: await desk.office(by, 'releaser') })
  }))
}
