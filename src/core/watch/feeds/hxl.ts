import { createHash } from 'node:crypto'
import type { Feed, Observation, Parsed, Rejected, Shape } from '../observation.ts'
import { clipped, eachItem, plausible } from './item.ts'
import { countIn, dayIn, numberIn, readTable, type Row, type TextTable } from './table.ts'
import { themeOf } from './theme.ts'

const MAX_BYTES = 32 * 1024 * 1024

/**
 * A table with HXL tags, as the Humanitarian Data Exchange hands out. Only tags of event, place, date and count are looked at;
 * contacts, organizations and comments are never read.
 */
export const hxl: Feed = {
  id: 'hxl',
  title: 'Tables with HXL tags (Humanitarian Data Exchange)',
  every: 86_400,
  staleAfter: 14 * 86_400,
  mediaTypes: ['text/csv'],
  maxBytes: MAX_BYTES,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  const tagged = (cells: string[]) => cells.filter((cell) => /^#[a-z]/i.test(cell.trim())).length >= 2 && cells.every((cell) => /^\s*(#.*)?$/.test(cell))
  const table = readTable(bytes, MAX_BYTES, tagged)
  return eachItem(table.rows, (row) => readRow(row, table))
}

function readRow(row: Row, { header, separator }: TextTable): Observation | Rejected {
  const place = `row ${row.line}`
  if (row.ragged) return { id: place, reason: 'cells: more or fewer than the header names' }
  const of = (tag: string, ...attributes: string[]) => cellOf(row, header, tag, attributes)
  const what = of('#event', 'type') ?? of('#crisis', 'type') ?? of('#cause') ?? of('#event') ?? of('#crisis')
  const theme = what === undefined ? undefined : themeOf({ texts: [what] })
  if (!what || !theme) return { id: place, reason: 'no-theme: it names no hazard of our list' }
  const start = dayIn(of('#date', 'start') ?? of('#date', 'occurred') ?? of('#date'))
  const updated = of('#date', 'updated')
  const sent = updated === undefined ? start : dayIn(updated)
  if (start === undefined || sent === undefined || !plausible(start) || !plausible(sent)) return { id: place, reason: 'impossible-time' }
  const where = whereOf(of('#geo', 'lat'), of('#geo', 'lon'), separator)
  if (typeof where === 'string') return { id: place, reason: where }
  const code = (of('#country', 'code') ?? of('#country', 'iso3') ?? of('#country') ?? '').toUpperCase()
  const named = /^[A-Z]{3}$/.test(code) ? [code] : []
  if (where.length + named.length === 0) return { id: place, reason: 'no-place: neither a position nor a country with three letters' }
  const said = of('#affected') ?? of('#value')
  const count = countIn(said)
  if (said !== undefined && count === undefined) return { id: place, reason: `impossible-count: ${said.slice(0, 20)}` }
  const id = of('#event', 'id') ?? of('#event', 'code') ?? of('#crisis', 'code') ?? keyOf([what, start, code, JSON.stringify(where)])
  return {
    feed: 'hxl', id: id.slice(0, 200), aliases: [id.slice(0, 200)], version: new Date(sent).toISOString().slice(0, 10), sent, at: start, act: 'report',
    status: 'actual', theme, title: clipped(what), texts: [], severity: count === undefined ? [] : [{ scale: 'count', value: String(count) }],
    where, named, references: [],
  }
}

/** First column with the tag and all the attributes, in any order, that has something in this row. */
function cellOf(row: Row, header: string[], tag: string, attributes: string[]): string | undefined {
  const column = header.find((name) => {
    const [own, ...has] = name.split('+').map((part) => part.trim())
    return own === tag && attributes.every((one) => has.includes(one)) && row.cells[name] !== undefined
  })
  return column === undefined ? undefined : row.cells[column]
}

function whereOf(north: string | undefined, east: string | undefined, separator: TextTable['separator']): Shape[] | string {
  if (north === undefined && east === undefined) return []
  const [lat, lon] = [numberIn(north, separator), numberIn(east, separator)]
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'impossible-coordinates'
  return [{ kind: 'point', lat, lon }]
}

/** A row without an id of its own is known by what it says of what, when and where, not by its place in the file. */
function keyOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)
}
