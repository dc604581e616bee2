import type { Party } from '../../values/index.ts'
import { type Form, STREAMS, type Stream } from '../forms/form.ts'
import type { Answer, SeenFiling } from './filing.ts'
import { holdingOn } from './filing.ts'
import type { DutyStatus, FilingStatus, Standpoint, StatusReason } from './status.ts'
import { answering, type DueCalendar, type FilingIndex } from './table.ts'
import { statusOfReturn } from './status.ts'

/** One thing in a cell: a duty with its status, or a return that no dated duty asked for. */
export interface StreamItem {
  /** null: filed of the state's own accord, or under a duty without a sourced day */
  duty: string | null
  form: string | null
  status: FilingStatus
  why: StatusReason | 'voluntary'
  late: boolean
  filing: string | null
}

/** What is there of one stream of one state in one year, what is not, and why. `word` is the one that matters most. */
export interface StreamCell {
  state: Party
  stream: Stream
  year: number
  word: FilingStatus
  /** no duty of this stream with a sourced day binds the state that year: silence says nothing */
  noDuty: boolean
  items: StreamItem[]
}

/** What needs a look stands before what is in order; a cell with one late return says late. */
const WORST: readonly FilingStatus[] = ['missing', 'late', 'due', 'not-seen-here', 'restricted', 'filed', 'nothing-new', 'nil', 'not-due']

/** The five streams of the seed (military activities, spending, supply and equipment, manoeuvres, doctrine) by state, for the periods of one year. */
export function streamCells(calendar: DueCalendar, filings: readonly SeenFiling[], index: FilingIndex, forms: ReadonlyMap<string, Form>, year: number, point: Standpoint): StreamCell[] {
  const rows = calendar.rows.filter(({ deadline }) => deadline.period.startsWith(String(year)))
  const voluntary = Map.groupBy(filings.filter(({ period }) => period.startsWith(String(year))), ({ state }) => state)
  return calendar.states.flatMap((state, i) => STREAMS.map((stream): StreamCell => {
    const owed = rows.filter(({ schedule }) => schedule.stream === stream).map(({ schedule, deadline, parties }) => {
      const found = answering(index, schedule, state, deadline)
      return { forms: schedule.forms, item: itemOf(schedule.duty, statusOfReturn(schedule, deadline, state, parties[i]!, found, point)) }
    }).filter(({ item }) => item.why !== 'not-party')
    const asked = new Set(owed.flatMap(({ forms: ids }) => ids))
    const own = (voluntary.get(state) ?? []).filter(({ form }) => !asked.has(form) && forms.get(form)?.stream === stream)
    const items = [...owed.map(({ item }) => item), ...ownItems(own, point)]
    return { state, stream, year, word: wordOf(items), noDuty: owed.length === 0, items }
  }))
}

function itemOf(duty: string, { status, why, late, filing }: DutyStatus): StreamItem {
  return { duty, form: filing?.form ?? null, status, why, late, filing: filing?.id ?? null }
}

function ownItems(filings: readonly SeenFiling[], { asOf }: Standpoint): StreamItem[] {
  const byReturn = Map.groupBy(filings, ({ form, period }) => `${form} ${period}`)
  return [...byReturn.values()].flatMap((some) => {
    const held = holdingOn(some, asOf)
    if (!held) return []
    return [{ duty: null, form: held.now.form, status: statusOfAnswer(held.now.answer), why: 'voluntary' as const, late: false, filing: held.now.id }]
  })
}

function statusOfAnswer(answer: Answer | undefined): FilingStatus {
  return answer === 'nil' || answer === 'nothing-new' ? answer : 'filed'
}

function wordOf(items: readonly StreamItem[]): FilingStatus {
  return WORST.find((status) => items.some((item) => item.status === status)) ?? 'not-due'
}
