import { Fault, isDate, parseInstant, type EdtfDate, type Party } from '../../values/index.ts'

/** What is asked about: the JSON of `warn owed` (design, section 8), and `flag` for a ship's flag state. */
export interface OwedEvent {
  theme: string
  /** RFC 3339 with a zone, or a date; when it happened or when its report came in */
  at: string
  /** where it happens, or who received the report of it */
  origin?: Party
  /** degrees WGS 84, both or neither */
  lat?: number
  lon?: number
  affected?: Party[]
  flag?: Party
  what?: string
}

const TEXTS = ['origin', 'flag', 'what'] as const

/** Reads parsed JSON. Fault `event-field` or `impossible-coordinates` with the field; unknown keys are let through. */
export function readEvent(json: unknown): OwedEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw bad('', 'an event is an object with theme and at')
  const given = json as Record<string, unknown>
  if (typeof given['theme'] !== 'string' || given['theme'] === '') throw bad('theme', 'write a theme, such as oil-spill')
  if (typeof given['at'] !== 'string') throw bad('at', 'write when: 2020-01-28T19:10:24Z or 2020-01-28')
  if (!isDate(given['at'])) instantOrFault(given['at'])
  for (const field of TEXTS)
    if (given[field] !== undefined && typeof given[field] !== 'string') throw bad(field, 'write text')
  coordinates(given['lat'], given['lon'])
  const affected = given['affected']
  if (affected !== undefined && !(Array.isArray(affected) && affected.every((one) => typeof one === 'string')))
    throw bad('affected', 'write a list of codes, such as ["VEN","GRD"]')
  return given as unknown as OwedEvent
}

/** The day of the event as far as it is known, in UTC for an instant. */
export function dayOfEvent(at: string): EdtfDate {
  return isDate(at) ? at : new Date(parseInstant(at)).toISOString().slice(0, 10)
}

function instantOrFault(at: string): void {
  try {
    parseInstant(at)
  } catch {
    throw bad('at', `"${at}" is neither a date nor a time with a zone: write 2020-01-28T19:10:24Z or 2020-01-28`)
  }
}

function coordinates(lat: unknown, lon: unknown): void {
  if (lat === undefined && lon === undefined) return
  for (const [field, value, most] of [['lat', lat, 90], ['lon', lon, 180]] as const)
    if (typeof value !== 'number' || !(Math.abs(value) <= most))
      throw new Fault('impossible-coordinates', `${field} must be a number from -${most} to ${most}`, { field })
}

function bad(field: string, message: string): Fault {
  return new Fault('event-field', message, field === '' ? {} : { field })
}
