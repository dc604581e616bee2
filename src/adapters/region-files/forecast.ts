import { z } from 'zod'
import type { Fault } from '../../core/values/index.ts'
import type { ForecastRecord } from '../../core/watch/index.ts'
import { readRows } from './rows.ts'
import { edtf, text } from './shapes.ts'

const score = z.number().nonnegative()
const gain = z.strictObject({ mean: z.number(), low: z.number(), high: z.number() })
const record = z.strictObject({
  target: text, from: edtf, to: edtf, leads: z.tuple([z.int().positive(), z.int().positive()]), places: z.int().positive(), pairs: z.int().positive(),
  crps: score, baseline: score, gain, byPlace: gain, source: text,
})

/** `forecast-record.yaml`: what was measured of the forecast, without which none is shown. */
export async function loadForecastRecord(dir: string): Promise<{ records: ForecastRecord[]; faults: Fault[] }> {
  const { rows, faults } = await readRows(dir, 'forecast-record.yaml', { records: record }, () => {})
  return { records: rows.records, faults }
}
