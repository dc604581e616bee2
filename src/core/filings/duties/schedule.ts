import { type Certainty, type Claim, type Day, dayOf, daysInMonth, type EdtfDate, firstDay, isoDay, type Party } from '../../values/index.ts'
import type { Stream } from '../forms/form.ts'

/** When a return of one duty falls due. Days are `--MM-DD`. Only what a source says is here. */
export interface Schedule {
  /** id of a duty of the law */
  duty: string
  /** the years, rounds or events it covers */
  every: 'year' | 'half-year' | 'event'
  /** day in the year after the period; a half-year has `within` instead, or no deadline where no source gives one */
  due?: string
  /** ISO duration after the event or the end of the period (P90D), or before it (-P30D) */
  within?: string
  /** which day of an event starts the clock: a field of the record */
  from?: string
  /** the instrument's own closing day; without it a return stays open until the next one falls due */
  closes?: string
  /** forms that answer it, any of them */
  forms: string[]
  stream: Stream | null
  /** the year of the first period, where a source gives it */
  firstYear?: number
  nil: Claim<'mandatory' | 'allowed' | 'none' | 'not-established'>
  existence: Claim<'public' | 'restricted' | 'not-established'>
  addressee: Party | null
  source: string
  certainty: Certainty
  note?: string
}

/** What the addressee's own dated list says of one duty and one period: with it, "late" and "missing" can be said here. */
export interface AddresseeList {
  duty: string
  period: string
  /** the day of the list */
  known: EdtfDate
  source: string
  filed: { state: Party; on?: EdtfDate; answer?: 'data' | 'nil' }[]
}

export interface Deadline {
  period: string
  from: Day
  to: Day
  dueAt: Day
  closesAt: Day
  /** `desk`: no source gives a closing day, so ours is the day before the next return falls due; later ones are taken all the same */
  closesBy: 'instrument' | 'desk'
}

/** The deadlines of a yearly duty for the periods of `years`: pure calendar, whoever owes. */
export function deadlinesOf(schedule: Schedule, years: readonly number[]): Deadline[] {
  if (schedule.every === 'event') return []
  const wanted = years.filter((year) => schedule.firstYear === undefined || year >= schedule.firstYear)
  if (schedule.every === 'half-year') return wanted.flatMap((year) => halves(schedule, year))
  return wanted.flatMap((year) => {
    const dueAt = yearDay(schedule.due, year + 1)
    if (dueAt === undefined) return []
    const closing = closesAt(schedule, year + 1, yearDay(schedule.due, year + 2)! - 1)
    return [{ period: String(year), from: dayOf(year, 1, 1), to: dayOf(year, 12, 31), dueAt, ...closing }]
  })
}

function halves(schedule: Schedule, year: number): Deadline[] {
  const wait = /^P(\d+)D$/.exec(schedule.within ?? '')?.[1]
  if (wait === undefined) return []
  return ([[1, 6], [7, 12]] as const).map(([first, last]) => {
    const [from, to] = [dayOf(year, first, 1), dayOf(year, last, daysInMonth(year, last))]
    const dueAt = to + Number(wait)
    return { period: `${isoDay(from)}/${isoDay(to)}`, from, to, dueAt, closesAt: dueAt + 182, closesBy: 'desk' as const }
  })
}

function closesAt(schedule: Schedule, year: number, otherwise: Day): Pick<Deadline, 'closesAt' | 'closesBy'> {
  const day = yearDay(schedule.closes, year)
  return day === undefined ? { closesAt: otherwise, closesBy: 'desk' } : { closesAt: day, closesBy: 'instrument' }
}

function yearDay(shape: string | undefined, year: number): Day | undefined {
  const found = /^--(\d{2})-(\d{2})$/.exec(shape ?? '')
  if (!found) return undefined
  const [month, day] = [Number(found[1]), Number(found[2])]
  return dayOf(year, month, Math.min(day, daysInMonth(year, month)))
}

/** The deadline of one event, `from` its clock day: 90 days after incorporation, say. Undefined where no source gives the days. */
export function eventDeadline(schedule: Schedule, event: { date: EdtfDate; period: string }): Deadline | undefined {
  const found = /^(-?)P(\d+)D$/.exec(schedule.within ?? '')
  if (!found) return undefined
  const start = firstDay(event.date)
  const dueAt = start + (found[1] === '-' ? -1 : 1) * Number(found[2])
  return { period: event.period, from: start, to: start, dueAt, closesAt: found[1] === '-' ? start : dueAt + 365, closesBy: 'desk' }
}
