import type { Json, Party } from '../../core/values/index.ts'

export interface Invented {
  by: Party
  form: string
  period: string
  /** absent: nil, or the answer that is given */
  data?: Json
  answer?: 'nothing-new'
}

const NOTE = 'EXERCISE: invented figures'

const matrix = (by: Party, currency: string, period: string, land: number): Invented => ({
  by, form: 'milex-simplified', period, data: {
    header: { fiscal_year: period, currency: `${currency} ${period} millions`, remarks: NOTE },
    matrix: { 1: { c1: String(land), c2: String(land / 5), c3: String(land / 4) }, 2: { c1: String(land / 2), c2: String(land / 10), c3: String(land / 5) }, 3: { c1: String(land / 8), c3: String(land / 10) } },
  },
})

const context = (period: string, gdp: number, prices: number): Invented => ({
  by: 'JAM', form: 'economic-context', period, data: { figures: { currency: `JMD ${period} millions`, gdp: String(gdp), prices: String(prices), source: NOTE } },
})

const held = (by: Party, period: string, items: Record<string, number>, imports: Json = []): Invented => ({
  by, form: 'unroca-annual', period, data: { imports, holdings: Object.entries(items).map(([H1, H2]) => ({ H1, H2: String(H2), H3: `${period}-12-31`, H4: NOTE })) },
})

const exercise = (day: string, n: number): Invented => ({
  by: 'BLZ', form: 'exercise-notice', period: day, data: { activity: { designation: `Exercise Heron ${n} (invented)`, kind: 'exercise', start: day, end: day, area: 'coast, 20 km from the border', border_km: '20', participants: 'BLZ', troops: '120' } },
})

const lost = (by: Party, deaths: number): Invented => ({ by, form: 'sendai', period: '2024', data: { A: { 'A-1': String(deaths) } } })

/** What charts need to have something to show: forces and kinds of cost, prices, holdings of two neighbours, the Octobers before this one, losses of seven states. */
export const FOR_CHARTS: readonly Invented[] = [
  matrix('GTM', 'GTQ', '2024', 1200), matrix('GTM', 'GTQ', '2025', 1300), matrix('HND', 'HNL', '2025', 5600), context('2024', 3_300_000, 100), context('2025', 3_500_000, 105),
  held('GTM', '2025', { I: 10, II: 60, III: 40, IV: 4, VI: 0 }, [{ A: 'II', B: 'USA', C: '12', F: 'exercise vehicles', G: NOTE }]), held('HND', '2024', { II: 72, III: 28, IV: 9, V: 0 }),
  ...['2023-10-06', '2024-10-04', '2025-10-03'].map((day, i) => exercise(day, i + 1)),
  lost('DMA', 3.4), lost('BHS', 2.1), lost('HTI', 4.8), lost('JAM', 0.8), lost('CRI', 0.9), lost('COL', 0.5), lost('BRA', 0.2),
]
