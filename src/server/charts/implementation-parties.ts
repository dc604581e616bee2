import { complianceTable, dueCalendar, implementationAgainstParties, indexFilings } from '../../core/filings/index.ts'
import { dayOfInstant, isoDay } from '../../core/values/index.ts'
import { niceTicks, say } from '../../web/index.ts'
import { filingsSeen, standpointAt } from '../filings.ts'
import { formShelf } from '../form-book.ts'
import { roomy, statisticChart } from './statistics.ts'

const SPAN = 10

/** C1 L244: the more parties an instrument has, the less it is carried out. Here: how many of the returns that fell due are here. */
export const implementationParties = statisticChart({
  id: 'implementation-parties', controls: ['time'],
  async points({ desk, viewer, asked }) {
    const today = dayOfInstant(desk.clock())
    const last = asked.to ?? Number(isoDay(today).slice(0, 4)) - 1
    const first = Math.max(asked.from ?? last - SPAN + 1, last - 60)
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
    const [{ law }, { schedules }] = [await desk.law(), await formShelf(desk)]
    const table = complianceTable(dueCalendar(law, schedules, years), indexFilings(await filingsSeen(desk, viewer)), await standpointAt(desk, viewer, today))
    return implementationAgainstParties(table, 'seen')
  },
  axes({ c }, points) {
    const [from, to] = roomy(points.map(({ x }) => x))
    return { x: { label: say(c)('charts.axis-parties'), from: Math.max(0, from), to, ticks: niceTicks(Math.max(0, from), to, 8).map((at) => ({ at, text: String(at) })) }, y: { label: say(c)('charts.axis-filed'), as: 'per-cent', decimals: 0, from: 0, to: 1 } }
  },
  columns: [{ name: 'instrument', type: 'string', words: 'instrument' }, { name: 'parties', type: 'number', words: 'mean number of parties that owed a return' }, { name: 'filed_share', type: 'number', words: 'share of the returns due that are seen here' }],
  sources: ({ c }) => [{ text: say(c)('charts.source-returns') }],
  gaps: ({ c }) => [say(c)('charts.gap-seen-here')],
})
