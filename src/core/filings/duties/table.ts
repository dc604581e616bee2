import { bitOf, type Day, type EdtfDate, firstDay, isoDay, type Party, STATES } from '../../values/index.ts'
import { partyAt, type PartyAnswer, type PartyTimeline, partyTimeline, stretchOn, type TimedLaw } from '../../law/index.ts'
import { covers, type Answer, type SeenFiling } from './filing.ts'
import { type AddresseeList, type Deadline, deadlinesOf, type Schedule } from './schedule.ts'
import { type DutyStatus, type FilingStatus, listKey, type Standpoint, STATUSES, statusOfReturn } from './status.ts'

/** One row of deadlines: a duty in a period, with who was a party on its due day. */
export interface DueRow {
  schedule: Schedule
  deadline: Deadline
  parties: readonly PartyAnswer[]
}

/** Every duty and period of the years asked, with the standing of each state on its due day: computed once, asked for any viewer. */
export interface DueCalendar {
  states: readonly Party[]
  rows: readonly DueRow[]
  /** duties of `schedules` that the law does not hold */
  unknown: string[]
}

/**
 * Who owes what, by the law as known on `known`: whoever is a party on the day it falls due. `background` duties are left out: nothing is
 * computed from them. Events are not here (their clock needs the event): see `eventDeadline`.
 */
export function dueCalendar(law: TimedLaw, schedules: readonly Schedule[], years: readonly number[], known?: EdtfDate, states: readonly Party[] = STATES): DueCalendar {
  const timelines = new Map<string, PartyTimeline>()
  const unknown: string[] = []
  const rows: DueRow[] = []
  const bits = states.map(bitOf)
  for (const schedule of schedules) {
    const duty = dutyNamed(law, schedule.duty)
    if (!duty) {
      unknown.push(schedule.duty)
      continue
    }
    if (duty.footing === 'background') continue
    const timeline = timelines.get(duty.instrument) ?? partyTimeline(law, duty.instrument, known)
    timelines.set(duty.instrument, timeline)
    for (const deadline of deadlinesOf(schedule, years)) rows.push({ schedule, deadline, parties: partiesOn(timeline, deadline.dueAt, bits) })
  }
  return { states, rows, unknown }
}

/** The duty of an id such as `CITAAC:iii:report`; undefined when the law has none. */
export function dutyNamed(law: TimedLaw, id: string) {
  return law.instruments.get(id.slice(0, id.indexOf(':')))?.duties.find((duty) => duty.id === id)
}

function partiesOn(timeline: PartyTimeline, day: Day, bits: readonly (number | undefined)[]): PartyAnswer[] {
  const at = stretchOn(timeline, day)
  return bits.map((bit) => (bit === undefined ? 'no' : partyAt(timeline, at, bit)))
}

/** Filings where a cell finds its own at once. `odd`: those of another time than a calendar year, by state and form. */
export interface FilingIndex {
  exact: ReadonlyMap<string, readonly SeenFiling[]>
  odd: ReadonlyMap<string, readonly SeenFiling[]>
}

const YEAR = /^\d{4}$/

export function indexFilings(filings: readonly SeenFiling[]): FilingIndex {
  return {
    exact: Map.groupBy(filings, ({ state, form, period }) => `${state} ${form} ${period}`),
    odd: Map.groupBy(filings.filter(({ period }) => !YEAR.test(period)), ({ state, form }) => `${state} ${form}`),
  }
}

const NONE: readonly SeenFiling[] = []

/** Those of one state that answer a schedule for a period: of that very period, or of a longer time that covers it. */
export function answering({ exact, odd }: FilingIndex, { forms }: Schedule, state: Party, { period, from, to }: Deadline): readonly SeenFiling[] {
  let found = NONE
  const add = (more: readonly SeenFiling[]) => {
    if (more.length > 0) found = found.length === 0 ? more : [...found, ...more]
  }
  for (const form of forms) {
    const same = exact.get(`${state} ${form} ${period}`)
    if (same) add(same)
    if (odd.size > 0) add((odd.get(`${state} ${form}`) ?? NONE).filter((one) => one.period !== period && covers(one, from, to)))
    if (!YEAR.test(period)) add(exact.get(`${state} ${form} ${period.slice(0, 4)}`) ?? NONE)
  }
  return found
}

/** States down, duties and years across: `codes[row * states + state]` is an index in STATUSES, `late[...]` 1 when filed after it was due. */
export interface ComplianceTable {
  calendar: DueCalendar
  codes: Uint8Array
  late: Uint8Array
}

const CODE = Object.fromEntries(STATUSES.map((status, i) => [status, i])) as Record<FilingStatus, number>

/** The whole table for one viewer on one day. Cost: one lookup a cell; 34 states x 20 duties x 30 years is 20,400 cells. */
export function complianceTable(calendar: DueCalendar, filings: FilingIndex, point: Standpoint): ComplianceTable {
  const { states, rows } = calendar
  const codes = new Uint8Array(rows.length * states.length)
  const late = new Uint8Array(codes.length)
  rows.forEach(({ schedule, deadline, parties }, row) => {
    states.forEach((state, i) => {
      const cell = statusOfReturn(schedule, deadline, state, parties[i]!, answering(filings, schedule, state, deadline), point)
      const at = row * states.length + i
      codes[at] = CODE[cell.status]
      late[at] = cell.late ? 1 : 0
    })
  })
  return { calendar, codes, late }
}

export interface DueReturn extends DutyStatus {
  state: Party
  duty: string
  instrument: string
  forms: string[]
  period: string
  dueAt: EdtfDate
  closesAt: EdtfDate
  closesBy: Deadline['closesBy']
}

/** The returns of one state, in the order in which they fall due: a calendar, a Monday page, a reminder. */
export function returnsOf(calendar: DueCalendar, state: Party, filings: FilingIndex, point: Standpoint): DueReturn[] {
  const i = calendar.states.indexOf(state)
  return calendar.rows.map(({ schedule, deadline, parties }) => ({
    ...statusOfReturn(schedule, deadline, state, parties[i] ?? 'no', answering(filings, schedule, state, deadline), point),
    state, duty: schedule.duty, instrument: schedule.duty.slice(0, schedule.duty.indexOf(':')), forms: schedule.forms, period: deadline.period,
    dueAt: isoDay(deadline.dueAt), closesAt: isoDay(deadline.closesAt), closesBy: deadline.closesBy,
  })).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0))
}

/** The addressees' lists as `Standpoint.lists`; of two lists of one period the newer counts. */
export function listsFrom(lists: readonly AddresseeList[]): Standpoint['lists'] {
  const out = new Map<string, { known: Day; filed: Map<Party, { on: Day | null; answer: Answer | null }> }>()
  for (const { duty, period, known, filed } of lists.toSorted((a, b) => firstDay(a.known) - firstDay(b.known)))
    out.set(listKey(duty, period), {
      known: firstDay(known),
      filed: new Map(filed.map(({ state, on, answer }) => [state, { on: on === undefined ? null : firstDay(on), answer: answer ?? null }])),
    })
  return out
}
