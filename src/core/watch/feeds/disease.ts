import type { Feed, Observation, Parsed, Rejected } from '../observation.ts'
import { countsOnce, weeklyCount } from './counts.ts'
import { dayIn, readTable, type Row } from './table.ts'

const MAX_BYTES = 32 * 1024 * 1024
const DAY = 86_400_000

/** Weekly dengue counts in the layout of OpenDengue's extracts of PAHO and ministries (CC BY 4.0, doi 10.1038/s41597-024-03120-7). */
export const disease: Feed = {
  id: 'disease',
  title: 'Weekly disease counts (OpenDengue and PAHO layout, CSV)',
  every: 86_400,
  staleAfter: 14 * 86_400,
  mediaTypes: ['text/csv'],
  maxBytes: MAX_BYTES,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  const needed = (cells: string[]) => cells.some((cell) => /^calendar_start_date$/i.test(cell.trim()))
  return countsOnce(readTable(bytes, MAX_BYTES, needed).rows, readRow)
}

function readRow({ cells, line, ragged }: Row): Observation | Rejected {
  const id = `row ${line}`
  if (ragged) return { id, reason: 'cells: more or fewer than the header names' }
  // a month is no week: spreading it over four would invent figures
  if (cells.t_res !== undefined && cells.t_res !== 'Week') return { id, reason: `not-weekly: ${cells.t_res.slice(0, 20)}` }
  if (cells.s_res !== undefined && cells.s_res !== 'Admin0') return { id, reason: `not-national: ${cells.s_res.slice(0, 20)}` }
  const place = cells.iso_a0 ?? ''
  if (!/^[A-Z]{3}$/.test(place)) return { id, reason: 'no-place: ISO_A0 is not three letters' }
  const [start, last] = [dayIn(cells.calendar_start_date), dayIn(cells.calendar_end_date)]
  if (start === undefined || last === undefined) return { id, reason: 'impossible-time' }
  if (last - start !== 6 * DAY) return { id, reason: 'not-weekly: its days are not seven' }
  return weeklyCount({ feed: 'disease', id, place, what: 'Dengue', theme: 'epidemic', start, end: last + DAY, count: cells.dengue_total })
}
