import { Fault } from '../values/index.ts'
import { TILE_WIDTH } from './tiles.ts'
import type { Tile } from './tiles.ts'

const MAX_LEVEL = 63
const SHAPE = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** `tile/0/x001/x234/067`, `tile/entries/000.p/7`: C2SP tlog-tiles, relative to the log's prefix. */
export function tilePath(tile: Tile): string {
  const row = tile.kind === 'entries' ? 'entries' : tile.level
  const partial = tile.width < TILE_WIDTH ? `.p/${tile.width}` : ''
  return `tile/${row}/${indexPath(tile.index)}${partial}`
}

/** Fault `tile-path` for anything that `tilePath` would not write: one tile has one address. */
export function parseTilePath(path: string): Tile {
  const found = SHAPE.exec(path)
  const [level, index, width] = [found?.[1], Number((found?.[2] ?? '').replaceAll(/[x/]/g, '')), Number(found?.[3] ?? TILE_WIDTH)]
  const known = level !== undefined && Number.isSafeInteger(index) && (level === 'entries' || Number(level) <= MAX_LEVEL)
  const tile: Tile = level === 'entries' ? { kind: 'entries', index, width } : { kind: 'hashes', level: Number(level), index, width }
  if (!known || tilePath(tile) !== path)
    throw new Fault('tile-path', `"${path.slice(0, 100)}" is not the path of a tile, like tile/0/x001/234.p/7`)
  return tile
}

function indexPath(index: number): string {
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  return padded.replaceAll(/\d{3}(?=\d)/g, 'x$&/')
}
