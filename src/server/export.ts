import { Fault } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import { type DataTable, toCsv, toRecords } from './tables.ts'

type Load = (desk: Desk) => Promise<DataTable>
const KINDS: Record<string, Load> = {}
export const EXPORTS = Object.keys(KINDS)

/** Public data as the public viewer reads it. Faults `unknown-export`, `unknown-format`. */
export async function exportKind(desk: Desk, kind: string, format: string): Promise<string> {
  const load = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  if (!load) throw new Fault('usage', `no export "${kind}"; there are ${EXPORTS.join(', ')}`, { field: 'kind' })
  const table = await load(desk)
  if (format === 'csv') return toCsv(table)
  if (format === 'json') return `${JSON.stringify(toRecords(table), null, 1)}\n`
  throw new Fault('usage', `${kind} is written as csv or json, not "${format}"`, { field: 'format' })
}
