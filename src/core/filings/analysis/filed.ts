import { isoDay, type Party } from '../../values/index.ts'
import type { FilingRecord } from '../records/record.ts'
import type { HoldingClaim } from './balance.ts'
import type { SpendingClaim } from './budget.ts'
import type { ActivityClaim } from './density.ts'
import type { Acquisition } from './neighbours.ts'
import type { Reported, TransferClaim } from './reconcile.ts'
import { type ReadReturn, recordsIn, yearOf } from './returns.ts'

/** What a year's spending is compared with, as the state itself filed it. */
export interface ContextClaim {
  state: Party
  year: number
  currency: string
  gdp: number | null
  prices: number | null
  population: number | null
  source: string
}

export interface ActivitySeen extends ActivityClaim {
  name: string
  kind: string
  area: string
  troops: number | null
}

/** A transfer that a state reports to have received, or made for itself. */
export interface AcquisitionSeen extends Acquisition {
  from: Party | null
  type: string
  form: string
}

/** Everything that analyses are made of, out of the returns that one viewer reads. */
export interface FiledClaims {
  transfers: TransferClaim[]
  holdings: HoldingClaim[]
  spending: SpendingClaim[]
  activities: ActivitySeen[]
  acquisitions: AcquisitionSeen[]
  context: ContextClaim[]
  /** what was seen here of a state's yearly return on transfers, holdings or spending */
  reported(what: Analysed, state: Party, year: number): Reported
  /** years with any return of that stream */
  years(what: Analysed, state?: Party): number[]
}

const ANALYSED = ['transfers', 'holdings', 'spending', 'activities'] as const
export type Analysed = (typeof ANALYSED)[number]

/** Where several forms say the same thing of one state and year, the first of these that was filed counts, and only that one. */
const FORMS: Readonly<Record<Analysed, readonly string[]>> = {
  transfers: ['unroca-annual', 'citaac-annual', 'att-annual'],
  holdings: ['unroca-annual', 'force-structure'],
  spending: ['milex-standard', 'milex-simplified', 'milex-single', 'milex-nil'],
  activities: ['exercise-notice', 'csbm-inventory'],
}
const NOTICES: Readonly<Record<string, 'transfer' | 'production'>> = { 'citaac-import-notice': 'transfer', 'citaac-production-notice': 'production' }

export function claimsFrom(returns: readonly ReadReturn[]): FiledClaims {
  const yearly = Object.fromEntries(ANALYSED.map((what) => [what, yearlyOf(returns, what)])) as Record<Analysed, Map<string, Chosen>>
  const rows = (what: Analysed) => [...yearly[what].values()].flatMap(({ from, records }) => records.map((record) => ({ from, record })))
  const transfers = rows('transfers').flatMap(({ from, record }) => transferOf(from, record))
  return {
    transfers,
    holdings: rows('holdings').flatMap(({ from, record }) => holdingOf(from, record)),
    spending: rows('spending').flatMap(({ from, record }) => spendingOf(from, record)),
    activities: returns.filter(({ form }) => form.id === 'exercise-notice').flatMap(activitiesOf),
    acquisitions: acquisitionsOf(returns, transfers),
    context: returns.filter(({ form }) => form.id === 'economic-context').flatMap(contextOf),
    reported: (what, state, year) => yearly[what].get(`${state} ${year}`)?.reported ?? 'not-seen',
    years: (what, state) => [...new Set([...yearly[what].keys()].flatMap((key) => (state === undefined || key.startsWith(`${state} `) ? [Number(key.split(' ')[1])] : [])))].sort(),
  }
}

interface Chosen {
  from: ReadReturn
  records: FilingRecord[]
  reported: Reported
}

const KIND: Readonly<Record<Analysed, FilingRecord['kind']>> = { transfers: 'transfer', holdings: 'holding', spending: 'expenditure', activities: 'activity' }

function yearlyOf(returns: readonly ReadReturn[], what: Analysed): Map<string, Chosen> {
  const chosen = new Map<string, Chosen>()
  for (const form of FORMS[what]) for (const from of returns.filter((one) => one.form.id === form && one.answer !== null)) {
    const key = `${from.state} ${yearOf(from.period)}`
    const records = recordsIn(from).filter(({ kind }) => kind === KIND[what])
    // a return on something else, which leaves this part blank, says nothing of it
    const silent = records.length === 0 && from.answer !== 'nil' && form !== 'milex-nil' && what !== 'transfers' && what !== 'activities'
    if (!chosen.has(key) && !silent) chosen.set(key, { from, records, reported: records.length > 0 ? 'rows' : 'nil' })
  }
  return chosen
}

const number = (value: unknown): number | null => (typeof value === 'string' && value !== '' && Number.isFinite(Number(value)) ? Number(value) : null)

function transferOf({ id, state, form }: ReadReturn, { period, fields }: FilingRecord): TransferClaim[] {
  const { partner, direction, stage } = fields
  const category = fields['category'] ?? fields['line']
  const quantity = number(fields['quantity'])
  // an authorization is no delivery, and a value alone counts no items
  if (typeof partner !== 'string' || typeof category !== 'string' || quantity === null || (stage !== undefined && stage !== 'actual')) return []
  const [from, to] = direction === 'export' ? [state, partner] : [partner, state]
  return [{ by: state, from, to, year: Number(period.slice(0, 4)), category, quantity, source: id, form: form.id }]
}

function holdingOf({ id, state, period }: ReadReturn, { fields }: FilingRecord): HoldingClaim[] {
  const quantity = number(fields['quantity'])
  const { category, asOf } = fields
  return typeof category === 'string' && quantity !== null ? [{ state, category, quantity, asOf: typeof asOf === 'string' ? asOf : isoDay(period.to), source: id }] : []
}

/** `BRL 2024 thousands`: the code, and what one unit of the amounts is worth. */
export function currencyOf(stated: unknown): { code: string; unit: number } | null {
  const [code, , unit] = typeof stated === 'string' ? stated.split(' ') : []
  return code === undefined || !/^[A-Z]{3}$/.test(code) ? null : { code, unit: unit === 'millions' ? 1e6 : unit === 'thousands' ? 1e3 : 1 }
}

function spendingOf({ id, state, data }: ReadReturn, { period, fields }: FilingRecord): SpendingClaim[] {
  const currency = currencyOf((data?.['header'] as Record<string, unknown> | undefined)?.['currency'])
  const amount = number(fields['amount'])
  if (!currency || amount === null) return []
  return [{ state, year: Number(period.slice(0, 4)), resource: String(fields['resource'] ?? 'total'), force: String(fields['force'] ?? 'total'), amount: amount * currency.unit, currency: currency.code, source: id }]
}

function activitiesOf(from: ReadReturn): ActivitySeen[] {
  return recordsIn(from).flatMap(({ fields }) => {
    const { start, end, name, kind, area } = fields
    if (typeof start !== 'string') return []
    return [{ state: from.state, start, end: typeof end === 'string' ? end : start, borderKm: number(fields['borderKm']), source: from.id, name: String(name ?? ''), kind: String(kind ?? ''), area: String(area ?? ''), troops: number(fields['troops']) }]
  })
}

function contextOf({ id, state, period, data }: ReadReturn): ContextClaim[] {
  const figures = data?.['figures'] as Record<string, unknown> | undefined
  const currency = currencyOf(figures?.['currency'])
  if (!figures || !currency) return []
  const gdp = number(figures['gdp'])
  return [{ state, year: yearOf(period), currency: currency.code, gdp: gdp === null ? null : gdp * currency.unit, prices: number(figures['prices']), population: number(figures['population']), source: id }]
}

/** Notices first, each on its day; then what yearly returns list of a category and year of which no notice was seen. */
function acquisitionsOf(returns: readonly ReadReturn[], transfers: readonly TransferClaim[]): AcquisitionSeen[] {
  const noticed = returns.flatMap((from) => (NOTICES[from.form.id] === undefined ? [] : recordsIn(from).flatMap((record, i) => noticeOf(from, record, i))))
  const known = new Set(noticed.map(({ state, category, on }) => `${state} ${category} ${on.slice(0, 4)}`))
  const imports = transfers.filter(({ by, to, year, category }) => by === to && !known.has(`${to} ${category} ${year}`))
  // a return of a hundred thousand rows is as many types of a few categories
  const listed = [...Map.groupBy(imports, ({ from, category, source }) => `${source} ${category} ${from}`).values()].map((rows, i): AcquisitionSeen => {
    const { from, to, year, category, source, form = '' } = rows[0]!
    return { id: `${source}#t${i}`, state: to, category, quantity: rows.reduce((sum, { quantity }) => sum + quantity, 0), on: String(year), from, type: '', form }
  })
  return [...noticed, ...listed].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

function noticeOf({ id, state, period, form }: ReadReturn, { fields }: FilingRecord, at: number): AcquisitionSeen[] {
  const quantity = number(fields['quantity'])
  const { category, incorporated, partner, type } = fields
  if (typeof category !== 'string' || quantity === null) return []
  return [{ id: `${id}#${at}`, state, category, quantity, on: typeof incorporated === 'string' ? incorporated : isoDay(period.to), from: typeof partner === 'string' ? partner : null, type: String(type ?? ''), form: form.id }]
}
