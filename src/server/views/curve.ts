import { corridorOf, DETECTORS, detectorById, legible, type WeeklySeries } from '../../core/watch/index.ts'
import { asFault, Fault, firstDay, isDate, isoDay } from '../../core/values/index.ts'
import { type CurveView, MOST_OF } from '../../web/index.ts'
import type { DataTable } from '../tables.ts'

export const MOST_WEEKS = 1100
const DEFAULT = 'endemic-channel'

export interface AskedCurve {
  of?: string | undefined
  from?: string | undefined
  counts?: string | undefined
  method?: string | undefined
}

/** From the address: the first day of the first week and a count a week; `-` is a week not reported. Faults `week`, `counts`, `unknown-detector`, each with its field. */
function seriesOf({ from = '', counts = '' }: AskedCurve): WeeklySeries {
  if (!isDate(from) || from.length !== 10) throw new Fault('week', `"${from}" is no day: write 2019-01-06`, { field: 'from' })
  const words = counts.split(/[\s,;]+/).filter((word) => word !== '')
  const wrong = words.find((word) => !/^(\d{1,9}|-)$/.test(word))
  if (wrong !== undefined) throw new Fault('counts', `"${wrong.slice(0, 20)}" is no count: whole numbers, oldest first, and - for a week not reported`, { field: 'counts' })
  if (words.length === 0 || words.length > MOST_WEEKS) throw new Fault('counts', `${words.length} weeks; 1 to ${MOST_WEEKS} are read`, { field: 'counts' })
  const first = firstDay(from)
  return { dates: words.map((_, i) => isoDay(first + 7 * i)), counts: words.map((word) => (word === '-' ? null : Number(word))) }
}

export function curveView(asked: AskedCurve): CurveView {
  const shown = { of: legible(asked.of ?? '').slice(0, MOST_OF), from: asked.from ?? '', counts: asked.counts ?? '', method: asked.method ?? DEFAULT }
  const empty = { asked: shown, methods: DETECTORS.map(({ id }) => id), rows: [], corridor: [], source: null, known: [] }
  if (shown.from === '' && shown.counts === '') return { ...empty, errors: [] }
  try {
    const detector = detectorById(shown.method)
    const series = seriesOf(asked)
    const rows = detector.rows(series).map((row) => ({ date: row.date, observed: row.observed, expected: row.expected, bound: row.bound, alarm: row.alarm, why: row.monitorable ? null : row.why }))
    const corridor = series.dates.map((_, i) => {
      const found = corridorOf(series, i)
      return typeof found === 'string' ? null : { q1: found.q1, q3: found.q3 }
    })
    return { ...empty, rows, corridor, source: detector.source, errors: [] }
  } catch (error) {
    const { code, message, place } = asFault(error)
    if (!place.field) throw error
    return { ...empty, errors: [{ field: place.field, text: message, code }] }
  }
}

export function curveTable({ rows, corridor }: CurveView): DataTable {
  return { name: 'curve', columns: ['week', 'observed', 'expected', 'bound', 'alarm', 'why', 'q1', 'q3'], rows: rows.map((one, i) => [one.date, one.observed, one.expected, one.bound, one.alarm === null ? null : one.alarm ? 'yes' : 'no', one.why, corridor[i]?.q1 ?? null, corridor[i]?.q3 ?? null]) }
}
