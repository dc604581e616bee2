import { readFile } from 'node:fs/promises'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { Fault } from '../../core/values/index.ts'

/** What a file gave: `value` only when the whole file is sound, and every fault found, each with file, line and field. */
export interface Read<T> {
  value?: T
  faults: Fault[]
}

/**
 * Reads and checks one YAML 1.2 file (core schema: dates stay text, `no` is not false).
 * Codes of faults: `file-unreadable`, `yaml-syntax`, `yaml-value`.
 */
export async function readYaml<S extends z.ZodType>(file: string, schema: S, shown = file): Promise<Read<z.output<S>>> {
  try {
    return parseYaml(await readFile(file, 'utf8'), schema, shown)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return { faults: [new Fault('file-unreadable', `cannot be read (${code ?? 'unknown cause'})`, { file: shown })] }
  }
}

/** The same over text already read. `file` is the name that faults show. */
export function parseYaml<S extends z.ZodType>(text: string, schema: S, file: string): Read<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { schema: 'core', version: '1.2', lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return {
      faults: document.errors.map((error) => new Fault('yaml-syntax', error.message, { file, line: lines.linePos(error.pos[0]).line })),
    }
  let plain: unknown
  try {
    plain = document.toJS({ maxAliasCount: 0 })
  } catch {
    return { faults: [new Fault('yaml-syntax', 'aliases (*name) are not allowed: write the value out', { file })] }
  }
  const result = schema.safeParse(plain)
  if (result.success) return { value: result.data, faults: [] }
  return { faults: result.error.issues.map((issue) => faultOf(issue, document, lines, file)) }
}

function faultOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter, file: string): Fault {
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
  const line = lineOf(document, lines, path)
  return new Fault('yaml-value', issue.message, { file, ...(line === undefined ? {} : { line }), field: fieldOf(path) })
}

/** Names that an object of a JSON text has twice: JSON is YAML, and YAML forbids it. Fault `json-twice`, each with its line. */
export function repeatedKeys(json: string, file: string): Fault[] {
  const lines = new LineCounter()
  const { errors } = parseDocument(json, { schema: 'json', version: '1.2', lineCounter: lines, prettyErrors: false })
  return errors.filter(({ code }) => code === 'DUPLICATE_KEY').map(({ pos }) => {
    const key = /^"((?:[^"\\]|\\.)*)"/.exec(json.slice(pos[0]))?.[1]
    return new Fault('json-twice', `${key === undefined ? 'a name' : `"${key}"`} stands twice: give it once`, { file, line: lines.linePos(pos[0]).line })
  })
}

/** Lines of a text's parts, parsed when the first is asked for: for faults that only show beside other rows or files. */
export function linesIn(text: string): (path: readonly PropertyKey[]) => number | undefined {
  let parsed: { document: Document; lines: LineCounter } | undefined
  return (path) => {
    if (!parsed) {
      const lines = new LineCounter()
      parsed = { document: parseDocument(text, { schema: 'core', version: '1.2', lineCounter: lines }), lines }
    }
    return lineOf(parsed.document, parsed.lines, path)
  }
}

/** Line of the deepest part of `path` that the document has, so that a missing field points at its parent. */
export function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return undefined
}

/** `duties[3].deadline`: the field as a person would say it. */
export function fieldOf(path: readonly PropertyKey[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`)).join('')
}
