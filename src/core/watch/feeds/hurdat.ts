import { Fault } from '../../values/index.ts'
import type { Feed, Observation, Parsed, Rejected } from '../observation.ts'
import { eachItem, plausible } from './item.ts'
import { numberIn, readTable } from './table.ts'

const MAX_BYTES = 32 * 1024 * 1024
const KM_PER_NAUTICAL_MILE = 1.852
const STATUS: Record<string, string> = {
  TD: 'Tropical depression', TS: 'Tropical storm', HU: 'Hurricane', EX: 'Extratropical cyclone', SD: 'Subtropical depression',
  SS: 'Subtropical storm', LO: 'Low', WV: 'Tropical wave', DB: 'Disturbance', TY: 'Typhoon', ST: 'Super typhoon',
}

/** Best tracks of the US National Hurricane Center (HURDAT2; public domain): its own text, or a table with one fix a row. */
export const hurdat: Feed = {
  id: 'hurdat',
  title: 'Best tracks of tropical cyclones (HURDAT2, NHC)',
  every: 86_400,
  staleAfter: 400 * 86_400,
  mediaTypes: ['text/plain', 'text/csv'],
  maxBytes: MAX_BYTES,
  parse,
}

interface Fix {
  key: string
  name: string
  /** 20050829 */
  day: string
  /** 1110 */
  hour: string
  status: string
  lat: string
  lon: string
  wind: string
  /** radii of 34 knots by quadrant, nautical miles */
  radii: string[]
  place: string
}

function parse(bytes: Uint8Array): Parsed {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400))
  const fixes = /^\s*[A-Z]{2}\d{6},/m.test(head) ? fromText(bytes) : fromTable(bytes)
  const begins = new Map<string, number>()
  return eachItem(fixes, (fix) => readFix(fix, begins))
}

/** A header line `AL092021, IDA, 40,` and then as many fixes as it says. A track cut short is a Fault: the storm would seem to end. */
function fromText(bytes: Uint8Array): Fix[] {
  if (bytes.length > MAX_BYTES) throw new Fault('feed-size', `${bytes.length} bytes; at most ${MAX_BYTES} are read`)
  const lines = new TextDecoder('latin1').decode(bytes).split(/\r?\n/)
  const fixes: Fix[] = []
  let storm: { key: string; name: string; left: number } | undefined
  lines.forEach((text, i) => {
    if (text.trim() === '') return
    const cells = text.split(',').map((cell) => cell.trim())
    if (/^[A-Z]{2}\d{6}$/.test(cells[0]!)) {
      if (storm && storm.left > 0) throw short(storm, i + 1)
      storm = { key: cells[0]!, name: cells[1] ?? '', left: Number(cells[2]) || 0 }
      return
    }
    if (!storm) throw new Fault('hurdat-form', 'a fix stands before the storm that it belongs to', { line: i + 1 })
    storm.left--
    const [day = '', hour = '', , status = '', lat = '', lon = '', wind = '', , ...radii] = cells
    fixes.push({ ...storm, day, hour, status, lat, lon, wind, radii: radii.slice(0, 4), place: `line ${i + 1}` })
  })
  if (storm && storm.left > 0) throw short(storm, lines.length)
  return fixes
}

function short({ key, left }: { key: string; left: number }, line: number): Fault {
  return new Fault('hurdat-form', `${key} is cut short: ${left} of its fixes are missing`, { line })
}

function fromTable(bytes: Uint8Array): Fix[] {
  const { rows } = readTable(bytes, MAX_BYTES, (cells) => ['Key', 'DateTime', 'Wind'].every((name) => cells.includes(name)))
  return rows.map(({ cells, line }) => {
    const [, day = '', hour = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(cells.datetime ?? '') ?? []
    const radii = ['ne34', 'se34', 'sw34', 'nw34'].map((name) => cells[name] ?? '')
    return {
      key: cells.key ?? '', name: cells.name ?? '', day: day.replaceAll('-', ''), hour: hour.replace(':', ''), status: cells.status ?? '',
      lat: cells.lat ?? '', lon: cells.lon ?? '', wind: cells.wind ?? '', radii, place: `row ${line}`,
    }
  })
}

function readFix(fix: Fix, begins: Map<string, number>): Observation | Rejected {
  const { key, place } = fix
  if (!/^[A-Z]{2}\d{6}$/.test(key)) return { id: place, reason: 'no-id: a storm is named like AL092021' }
  const [sent, word] = [timeOf(fix), STATUS[fix.status]]
  const id = `${key} ${fix.day}${fix.hour}`.slice(0, 40)
  if (sent === undefined || !plausible(sent)) return { id, reason: 'impossible-time' }
  if (!word) return { id, reason: `unknown-status: ${fix.status.slice(0, 8)}` }
  if (fix.lat === '' || fix.lon === '') return { id, reason: 'no-position' }
  const [lat, lon] = [degrees(fix.lat, 90, 'NS'), degrees(fix.lon, 180, 'EW')]
  if (lat === undefined || lon === undefined) return { id, reason: 'impossible-coordinates' }
  const wind = absent(fix.wind) ? undefined : numberIn(fix.wind)
  if (!absent(fix.wind) && (wind === undefined || wind < 0 || wind > 220)) return { id, reason: 'impossible-wind' }
  const km = Math.max(0, ...fix.radii.map((one) => (absent(one) ? 0 : (numberIn(one) ?? 0)))) * KM_PER_NAUTICAL_MILE
  if (!begins.has(key)) begins.set(key, sent)
  const title = `${word} ${/^[A-Z-]{2,20}$/.test(fix.name) ? fix.name : key}`
  return {
    feed: 'hurdat', id: key, aliases: [key], version: new Date(sent).toISOString(), sent, at: begins.get(key)!, act: 'report', status: 'actual',
    theme: 'tropical-cyclone', title, texts: [{ language: 'en', headline: title }],
    severity: wind === undefined ? [] : [{ scale: 'wind-kt', value: String(wind) }],
    where: [km > 0 && km < 2000 ? { kind: 'circle', lat, lon, km } : { kind: 'point', lat, lon }], named: [], references: [],
  }
}

/** -99 and -999 are what the file writes for a figure that nobody has. */
function absent(text: string): boolean {
  return text === '' || /^-99\d?$/.test(text)
}

function timeOf({ day, hour }: Fix): number | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(day)
  if (!found || !/^([01]\d|2[0-3])[0-5]\d$/.test(hour)) return undefined
  const at = Date.parse(`${found[1]}-${found[2]}-${found[3]}T${hour.slice(0, 2)}:${hour.slice(2)}:00Z`)
  return Number.isNaN(at) || new Date(at).getUTCDate() !== Number(found[3]) ? undefined : at
}

/** `28.0N`, `94.8W` or a signed number. Some tracks run past the date line as 185W: that is 175E. */
function degrees(text: string, most: number, letters: string): number | undefined {
  const found = /^(-?\d{1,3}(?:\.\d+)?)([NSEW]?)$/.exec(text)
  if (!found || (found[2] !== '' && !letters.includes(found[2]!))) return undefined
  const value = Number(found[1]) * (found[2] === 'S' || found[2] === 'W' ? -1 : 1)
  const turned = most === 180 && Math.abs(value) > 180 && Math.abs(value) < 360 ? value - Math.sign(value) * 360 : value
  return Math.abs(turned) <= most ? turned : undefined
}
