import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A row of a table by column, with its line in the file; blank cells are ''. */
export type Row = { line: number } & { [column: string]: string | number }

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'facts')
/** False when the tables of readings are there; else why they are not. */
export const ABSENT = existsSync(FOLDER) ? false : 'the tables of readings are not on this machine'

export function tableOf(name: string): Row[] {
  return ABSENT ? [] : rowsOf(readFileSync(join(FOLDER, name), 'utf8'))
}

/** RFC 4180. */
export function rowsOf(text: string): Row[] {
  const records: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== ',') records.push([])
  }
  const [head, ...rest] = records.filter((record) => record.length > 1)
  return rest.map((record, i) => ({ line: i + 2, ...Object.fromEntries(head!.map((column, at) => [column, record[at] ?? ''])) }))
}

/** What a row says in short, to name it among the exceptions: its key columns. */
export function nameOf(row: Row, columns: readonly string[]): string {
  return columns.map((column) => row[column]).filter((cell) => cell !== '').join(' ')
}
