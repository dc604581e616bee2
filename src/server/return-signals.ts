import { type Analysed, budgetOf, exercisesNotNotified, noticesMissed, reconcile, type ReturnSignal, spendingJumps, transferGaps } from '../core/filings/index.ts'
import { dayOfInstant, type Language, type Party } from '../core/values/index.ts'
import { readingsOf } from './analysis.ts'
import type { Desk } from './desk.ts'
import { asofOf, coverageFor, dutyTitle, lastYear } from './views/filings.ts'

/** Years back of which a return that never came is still a signal: older ones are history. */
const MISSED_YEARS = 1

/** What the returns that this viewer reads show and what deserves a question, newest first. */
export async function returnSignals(desk: Desk, viewer: Party): Promise<ReturnSignal[]> {
  const { claims, byId } = await readingsOf(desk, viewer)
  const asked = asofOf(undefined, desk.clock())
  const year = lastYear(asked)
  const coverage = await coverageFor(desk, viewer, Array.from({ length: MISSED_YEARS }, (_, i) => year - i), asked)
  const received = (id: string): number => dayOfInstant(byId.get(id)?.at ?? desk.clock())
  const spending = [...new Set(claims.spending.map(({ state }) => state))].flatMap((state) => {
    const years = claims.years('spending' satisfies Analysed, state)
    const series = budgetOf(claims.spending, state, years, { deflator: null, baseYear: year, gdp: null, population: null })
    return [...Map.groupBy(series, ({ currency }) => currency ?? '')].filter(([currency]) => currency !== '').map(([currency, some]) => ({
      state, currency, years: some.map((one) => ({ year: one.year, value: one.current, source: one.sources[0] ?? '' })),
    }))
  })
  return [
    ...exercisesNotNotified(claims.activities.filter(({ kind }) => kind !== '').map(({ state, name, start, source }) => ({ state, name, start, source, received: received(source) }))),
    ...transferGaps(reconcile(claims.transfers, (state, of) => claims.reported('transfers', state, of))),
    ...spendingJumps(spending),
    ...noticesMissed(coverage),
  ].sort((a, b) => b.year - a.year)
}

/** The same for a page: a duty by the title of its instrument. Tables keep the code. */
export async function signalsIn(desk: Desk, viewer: Party, lang: Language): Promise<ReturnSignal[]> {
  return Promise.all((await returnSignals(desk, viewer)).map(async (signal) => {
    const { duty } = signal.facts
    return typeof duty === 'string' ? { ...signal, facts: { ...signal.facts, duty: await dutyTitle(desk, duty, lang) } } : signal
  }))
}
