import { loadForecastRecord } from '../../adapters/region-files/index.ts'
import { type Forecast, type ForecastRecord, forecastOf, legible, monthName, type Predicted, type WeeklySeries } from '../../core/watch/index.ts'
import { asFault, Fault, isDate, parseDate } from '../../core/values/index.ts'
import { type ForecastView, MOST_OF } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'

const read = new WeakMap<object, Promise<ForecastRecord[]>>()
const MOST_MONTHS = 600

/** What was measured of the forecast, read once: without it none is made. */
function forecastRecordOf(desk: Pick<Desk, 'config'>): Promise<ForecastRecord[]> {
  const found = read.get(desk) ?? loadForecastRecord(desk.config.regionDir).then(({ records }) => records)
  read.set(desk, found)
  return found
}

export interface AskedForecast {
  of?: string | undefined
  from?: string | undefined
  counts?: string | undefined
}

/** From the address: the first month, and a count for each from there on; `-` is a month not reported. Faults `month`, `counts`, `too-little-history`, `no-record`. */
export async function forecastAsked(desk: Desk, { from = '', counts = '' }: AskedForecast): Promise<{ series: WeeklySeries; forecast: Forecast }> {
  if (!isDate(from) || from.length !== 7) throw new Fault('month', `"${from}" is no month: write 2022-01`, { field: 'from' })
  const words = counts.split(/[\s,;]+/).filter((word) => word !== '')
  const wrong = words.find((word) => !/^(\d{1,9}|-)$/.test(word))
  if (wrong !== undefined) throw new Fault('counts', `"${wrong.slice(0, 20)}" is no count: whole numbers, oldest first, and - for a month not reported`, { field: 'counts' })
  if (words.length > MOST_MONTHS) throw new Fault('counts', `${words.length} months; ${MOST_MONTHS} are read`, { field: 'counts' })
  if (words.length === 0) throw new Fault('counts', 'give a count for each month, oldest first', { field: 'counts' })
  const { year, month } = parseDate(from)
  const series = { dates: words.map((_, i) => monthName(year * 12 + month! - 1 + i)), counts: words.map((word) => (word === '-' ? null : Number(word))) }
  try {
    return { series, forecast: forecastOf(series, await forecastRecordOf(desk)) }
  } catch (error) {
    const { code, message } = asFault(error)
    throw new Fault(code, message, { field: 'counts' })
  }
}

/** Pure answer to its address; an empty one asks. */
export async function forecastView(desk: Desk, asked: AskedForecast): Promise<ForecastView> {
  const shown = { of: legible(asked.of ?? '').slice(0, MOST_OF), from: asked.from ?? '', counts: asked.counts ?? '' }
  const record = await forecastRecordOf(desk)
  if (shown.from === '' && shown.counts === '') return { asked: shown, answer: null, record, known: [], errors: [] }
  try {
    return { asked: shown, answer: await forecastAsked(desk, asked), record, known: [], errors: [] }
  } catch (error) {
    const { code, message, place } = asFault(error)
    if (!place.field) throw error
    return { asked: shown, answer: null, record, known: [], errors: [{ field: place.field, text: message, code }] }
  }
}

/** Each month ahead by each method: the model is never without its baselines. */
export function forecastTable({ months, model, baselines }: Forecast): DataTable {
  const rows = months.flatMap(({ month, lead, measured }) => [model, ...baselines].map((one) => ({ month, lead, measured, one })))
  return tableOf('forecast', rows, ({ month, lead, measured, one }: { month: string; lead: number; measured: boolean; one: Predicted }) => ({
    month, lead, measured: measured ? 'yes' : 'no', method: one.method, baseline: one.method === model.method ? 'no' : 'yes', mean: Number(one.mean.toFixed(3)),
    q5: one.quantiles[5], q25: one.quantiles[25], q50: one.quantiles[50], q75: one.quantiles[75], q95: one.quantiles[95], none: Number(one.classes[0]!.probability.toFixed(4)),
  }))
}
