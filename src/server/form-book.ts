import { stateNames } from '../adapters/geo-data/index.ts'
import { loadForms } from '../adapters/region-files/index.ts'
import { type Form, type FormBook, formOf, type Reading, readPeriod, type Schedule } from '../core/filings/index.ts'
import { Fault, type Party } from '../core/values/index.ts'
import type { Desk } from './desk.ts'

export interface FormShelf {
  book: FormBook
  schedules: Schedule[]
  stateOf(text: string): Party | undefined
}

const shelves = new Map<string, Promise<FormShelf>>()

/** The forms and schedules of this desk's region, read once: a faulty one is left out, and `law check` names it. */
export function formShelf({ config, region }: Pick<Desk, 'config' | 'region'>): Promise<FormShelf> {
  const known = shelves.get(config.regionDir)
  if (known) return known
  const shelf = loadForms(config.regionDir).then(({ book, schedules }) => ({ book, schedules, stateOf: stateNames(region) }))
  shelves.set(config.regionDir, shelf)
  return shelf
}

/** Where no source names the first year of a return, none here is older. */
const EARLIEST = 1900

/** How a return of this state is read. Faults `unknown-form`, `period-shape`, `period-year`, `period-early`, `unknown-state`. */
export function readingFor({ region }: Pick<Desk, 'region'>, { book, schedules, stateOf }: FormShelf, state: Party, formId: string, period: string): Reading & { form: Form } {
  const place = region.state(state)
  if (!place) throw new Fault('unknown-state', `"${state}" is no state: returns are filed by states`, { field: 'state' })
  const form = formOf(book, formId)
  const read = readPeriod(period)
  if (form.period === 'year' && !/^\d{4}$/.test(read.text)) throw new Fault('period-year', `"${period}": this form covers a whole year, written as 2024`, { field: 'period' })
  const first = Math.min(...schedules.filter(({ forms }) => forms.includes(formId)).map(({ firstYear = EARLIEST }) => firstYear), Infinity)
  if (Number(read.text.slice(0, 4)) < (first === Infinity ? EARLIEST : first)) throw new Fault('period-early', `"${period}" is before the first year of this return`, { field: 'period' })
  return { book, form, mark: place.decimal, state, period: read, stateOf }
}
