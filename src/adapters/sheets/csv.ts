import { parseCsv } from 'hucre/csv'
import type { Grid } from '../../core/filings/index.ts'

/**
 * One grid of a CSV: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252 (Latin-1); commas, semicolons, tabs or bars, found in
 * the first lines; Excel's `sep=` line obeyed. Cells stay text: the form decides what a number is.
 */
export function readCsvGrid(bytes: Uint8Array, sheet: string): Grid {
  const { text, delimiter } = separated(decoded(bytes))
  const rows = parseCsv(text, { delimiter, typeInference: false }) as (string | null)[][]
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === null || cell === '')) rows.pop()
  return { sheet, hidden: false, merges: [], rows }
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const MARKS = [',', ';', '\t', '|'] as const

/** The mark that gives the first lines the most columns, the same in most of them; decimal commas lose to semicolons so. */
function separated(text: string): { text: string; delimiter: string } {
  const told = /^sep=(.)\r?\n/i.exec(text)
  if (told) return { text: text.slice(told[0].length), delimiter: told[1]! }
  const lines = text.slice(0, 20_000).split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#')).slice(0, 20)
  const score = (mark: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(mark).length)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 1
    return usual === 1 ? 0 : counts.filter((count) => count === usual).length * 100 + usual
  }
  const best = MARKS.map((mark) => ({ mark, score: score(mark) })).toSorted((a, b) => b.score - a.score)[0]!
  return { text, delimiter: best.score === 0 ? ',' : best.mark }
}
