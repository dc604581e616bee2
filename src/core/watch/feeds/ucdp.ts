import type { Feed, Observation, Parsed, Rejected, Shape } from '../observation.ts'
import { eachItem, plausible } from './item.ts'
import { fieldsOf, listIn } from './json.ts'
import { countIn, dayIn, numberIn, readTable } from './table.ts'

const MAX_BYTES = 64 * 1024 * 1024
const KINDS: Record<string, string> = { 1: 'State-based conflict', 2: 'Non-state conflict', 3: 'One-sided violence' }
/** Gleditsch and Ward (1999), numbers of independent states; those of the Americas. Elsewhere the coordinates alone tell the place. */
const STATES: Record<string, string> = {
  2: 'USA', 20: 'CAN', 31: 'BHS', 40: 'CUB', 41: 'HTI', 42: 'DOM', 51: 'JAM', 52: 'TTO', 53: 'BRB', 54: 'DMA', 55: 'GRD', 56: 'LCA',
  57: 'VCT', 58: 'ATG', 60: 'KNA', 70: 'MEX', 80: 'BLZ', 90: 'GTM', 91: 'HND', 92: 'SLV', 93: 'NIC', 94: 'CRI', 95: 'PAN', 100: 'COL',
  101: 'VEN', 110: 'GUY', 115: 'SUR', 130: 'ECU', 135: 'PER', 140: 'BRA', 145: 'BOL', 150: 'PRY', 155: 'CHL', 160: 'ARG', 165: 'URY',
}

/**
 * UCDP Georeferenced Event Dataset, as CSV and as the answer of its API (CC BY 4.0; cite UCDP, Uppsala University). The names of the
 * sides, sources and offices are not kept: a side may be a person.
 */
export const ucdp: Feed = {
  id: 'ucdp',
  title: 'UCDP georeferenced events of organized violence (CSV or API)',
  every: 86_400,
  staleAfter: 62 * 86_400,
  mediaTypes: ['application/json', 'text/csv'],
  maxBytes: MAX_BYTES,
  tokenHeader: 'x-ucdp-access-token',
  parse,
}

type Cells = Readonly<Record<string, string>>

function parse(bytes: Uint8Array): Parsed {
  const first = bytes.find((byte) => byte > 0x20 && byte < 0x80)
  if (first === 0x7b || first === 0x5b) return eachItem(listIn(bytes, MAX_BYTES, 'Result', 'ucdp-form'), (item, place) => readEvent(textsOf(item), place))
  const { rows } = readTable(bytes, MAX_BYTES, (cells) => cells.includes('date_start') && cells.includes('best'))
  return eachItem(rows, ({ cells, line, ragged }) => (ragged ? { id: `row ${line}`, reason: 'cells: more or fewer than the header names' } : readEvent(cells, `row ${line}`)))
}

function textsOf(item: unknown): Cells {
  const said = Object.entries(fieldsOf(item) ?? {}).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return Object.fromEntries(said.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** In the data itself `low` is at times above `high`: both are passed on as said, and `best` counts. */
function readEvent(cells: Cells, place: string): Observation | Rejected {
  const { id } = cells
  if (!id || !/^\d{1,12}$/.test(id)) return { id: place, reason: 'no-id' }
  const [kind, [start, end]] = [KINDS[cells.type_of_violence ?? ''], [dayIn(cells.date_start), dayIn(cells.date_end)]]
  if (!kind) return { id, reason: 'unknown-type-of-violence' }
  if (start === undefined || end === undefined || end < start || !plausible(start)) return { id, reason: 'impossible-time' }
  const [low, best, high] = [countIn(cells.low), countIn(cells.best), countIn(cells.high)]
  if (best === undefined || low === undefined || high === undefined) return { id, reason: 'impossible-count' }
  const where = whereOf(cells)
  if (typeof where === 'string') return { id, reason: where }
  const state = STATES[cells.country_id ?? '']
  const title = `${kind}, ${(cells.country ?? 'country not named').slice(0, 80)}`
  const days = start === end ? dayText(start) : `${dayText(start)} to ${dayText(end)}`
  return {
    feed: 'ucdp', id, aliases: [id], version: dayText(end), sent: end, at: start, act: 'report', status: 'actual', theme: 'armed-conflict', title,
    texts: [{ language: 'en', headline: title, description: `${days}. Deaths: best ${best}, low ${low}, high ${high}.` }],
    severity: [{ scale: 'count', value: String(best) }], where, named: state ? [state] : [], references: [],
  }
}

const COARSEST = 7

/**
 * where_prec 1 is the place, 2 within about 25 km of it, 3 and more a municipality, a province, a country or the sea: there the point
 * is the middle of something, and would name a village that nobody named. 3 keeps a circle; from 4 on the state is all that is said.
 */
function whereOf(cells: Cells): Shape[] | string {
  const [lat, lon, precision] = [numberIn(cells.latitude), numberIn(cells.longitude), Number(cells.where_prec ?? NaN)]
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'impossible-coordinates'
  if (!Number.isInteger(precision) || precision < 1 || precision > COARSEST) return 'unknown-precision'
  if (precision === 1) return [{ kind: 'point', lat, lon }]
  if (precision <= 3) return [{ kind: 'circle', lat, lon, km: 25 }]
  return STATES[cells.country_id ?? ''] ? [] : [{ kind: 'point', lat, lon }]
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
