import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../src/core/values/index.ts'

export const BUNDLES = join(import.meta.dirname, 'vectors/bundles')

/** A change to a valid bundle: at `path` stands `value` instead, or nothing where there is none. */
export interface Invalid {
  name: string
  of: string
  path: (string | number)[]
  value?: Json
  /** the part that must be named */
  want: string
}

export const vector = (name: string): string => readFileSync(join(BUNDLES, name), 'utf8')
export const invalids = (): Invalid[] => JSON.parse(vector('invalid.json')) as Invalid[]

export function changed(bundle: string, { path, value }: Pick<Invalid, 'path' | 'value'>): string {
  const copy = JSON.parse(bundle) as Json
  let at = copy as Record<string | number, Json>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string, Json>
  const last = path.at(-1)!
  if (value !== undefined) at[last] = value
  else if (Array.isArray(at)) at.splice(last as number, 1)
  else delete at[last]
  return JSON.stringify(copy)
}

/** One letter in the middle, changed to another of the same alphabet. */
export function flipped(text: string, at = text.length >> 1): string {
  const other = text[at] === '1' ? '2' : /[0-9]/.test(text[at] ?? '') ? '1' : text[at] === 'a' ? 'b' : 'a'
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`
}

/** Every text of a bundle with one letter changed, and every line of its receipts; then what is missing, added or in another's place. */
export function tampered(bundle: string): Omit<Invalid, 'of' | 'want'>[] {
  const found: Omit<Invalid, 'of' | 'want'>[] = []
  const walk = (value: Json, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      if (path.at(-1) !== 'receipt') return void found.push({ name: `${path.join('.')}: a letter`, path, value: flipped(value) })
      const lines = value.split('\n')
      lines.forEach((line, i) => {
        if (line !== '') found.push({ name: `${path.join('.')}: a letter of line ${i + 1}`, path, value: [...lines.slice(0, i), flipped(line), ...lines.slice(i + 1)].join('\n') })
      })
      found.push({ name: `${path.join('.')}: without its second line`, path, value: [lines[0]!, ...lines.slice(2)].join('\n') })
    } else if (value !== null && typeof value === 'object') {
      if (path.length > 0 && !Array.isArray(value)) found.push({ name: `${path.join('.')}: one field more`, path: [...path, 'more'], value: 'x' })
      for (const [key, inner] of Object.entries(value)) {
        const step = Array.isArray(value) ? Number(key) : key
        found.push({ name: `${[...path, step].join('.')}: missing`, path: [...path, step] })
        walk(inner as Json, [...path, step])
      }
    }
  }
  walk(JSON.parse(bundle) as Json, [])
  return found
}
