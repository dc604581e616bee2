import { join } from 'node:path'
import { loadForms } from '../src/adapters/region-files/index.ts'
import { stateNames } from '../src/adapters/geo-data/index.ts'
import { type Answer, checkReturn, readJsonReturn, type Reading, readPeriod } from '../src/core/filings/index.ts'
import { dayOfInstant, type Json, type Party } from '../src/core/values/index.ts'
import type { Desk } from '../src/server/desk.ts'
import { filingsSeen, submitReturn } from '../src/server/filings.ts'

const forms = await loadForms(join(import.meta.dirname, '..', 'region'))

/** Files a return by the product's own way in; a refusal is an error of the test. */
export async function fileReturn(desk: Desk, state: Party, form: string, period: string, data: Json, { answer = 'data', audience = 'public', replaces }: { answer?: Answer; audience?: 'public' | 'parties' | 'organs'; replaces?: string } = {}): Promise<string> {
  const reading: Reading & { form: NonNullable<ReturnType<typeof forms.book.forms.get>> } = { book: forms.book, form: forms.book.forms.get(form)!, mark: 'dot', state, period: readPeriod(period), stateOf: stateNames(desk.region) }
  const checked = checkReturn(readJsonReturn({ data }, reading), reading, { today: dayOfInstant(desk.clock()), filed: (await filingsSeen(desk, state)).filter((one) => one.state === state), answer, ...(replaces ? { replaces } : {}) })
  if (!checked.fit) throw new Error(`${form} ${state} ${period}: ${JSON.stringify(checked.findings)}`)
  return (await submitReturn(desk, { checked, book: forms.book, audience, ...(replaces ? { replaces } : {}) })).id
}

const money = (currency: string, land: number, naval: number): Json => ({ header: { fiscal_year: currency.split(' ')[1]!, currency: `${currency} millions` }, matrix: { 1: { c1: String(land), c2: String(naval) }, 2: { c1: String(land / 2), c2: String(naval / 2) } } })

/** A few years of two states and a third that says nothing was spent; transfers that agree, differ and are seen from one side; exercises near a border. */
export async function fileExercise(desk: Desk): Promise<void> {
  const spending: [string, number, number][] = [['2012', 100, 40], ['2013', 103, 41], ['2014', 106, 42], ['2016', 111, 44], ['2017', 114, 46]]
  for (const [year, land, naval] of spending) await fileReturn(desk, 'MEX', 'milex-simplified', year, money(`MXN ${year}`, land * 100, naval * 100))
  for (const year of ['2015', '2016', '2017']) await fileReturn(desk, 'CAN', 'milex-simplified', year, money(`CAD ${year}`, 60, 80))
  await fileReturn(desk, 'HTI', 'milex-nil', '2016', {}, { answer: 'nil' })
  await fileReturn(desk, 'MEX', 'economic-context', '2016', { figures: { currency: 'MXN 2016 millions', gdp: '2000000', prices: '100', source: 'Statistics office (exercise)' } })
  await fileReturn(desk, 'MEX', 'economic-context', '2012', { figures: { currency: 'MXN 2012 millions', gdp: '1600000', prices: '85', source: 'Statistics office (exercise)' } })
  await fileReturn(desk, 'CAN', 'unroca-annual', '2017', { exports: [{ A: 'IV', B: 'MEX', C: '6' }, { A: 'II', B: 'MEX', C: '10' }], holdings: [{ H1: 'I', H2: '80', H3: '2017-12-31' }, { H1: 'IV', H2: '70', H3: '2017-12-31' }] })
  await fileReturn(desk, 'MEX', 'unroca-annual', '2017', { imports: [{ A: 'IV', B: 'CAN', C: '4' }, { A: 'II', B: 'CAN', C: '10' }, { A: 'VI', B: 'USA', C: '1' }], holdings: [{ H1: 'I', H2: '0', H3: '2017-12-31' }, { H1: 'IV', H2: '45', H3: '2016-12-31' }] })
  for (const [year, count] of [['2015', 1], ['2016', 1], ['2017', 1], ['2018', 5]] as const) for (let i = 1; i <= count; i++) {
    const day = `${year}-05-${String(i * 2).padStart(2, '0')}`
    await fileReturn(desk, 'MEX', 'exercise-notice', day, { activity: { designation: `Field exercise ${i} (exercise)`, kind: 'exercise', start: day, end: day, area: 'Northern plain', border_km: '20', participants: 'MEX', troops: '400' } })
  }
}
