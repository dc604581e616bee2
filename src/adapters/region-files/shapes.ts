import { z } from 'zod'
import { CERTAINTIES, isDate, LANGUAGES, type Provenance } from '../../core/values/index.ts'

/** Says what is wrong with one row of one list, at one of its fields. */
export type Report = (list: string, index: number, field: string, message: string) => void

/** Provenance of a file by field, from its `sources` block. */
export type Sources = Record<string, Provenance>

export const certainty = z.enum(CERTAINTIES)
export const text = z.string().trim().min(1)
/** All four languages, none empty. */
export const texts = z.strictObject({ en: text, es: text, pt: text, fr: text })
export const language = z.enum(LANGUAGES)
export const words = z.array(text).default([])
export const oddity = z.string().regex(/^O(1\d|[1-9])$/, 'an oddity is O1 to O19')
export const edtf = z.string().refine(isDate, 'write 1947, 1947-09 or 1947-09-02')
export const zoneId = z.string().refine(isTimeZone, { error: (issue) => `"${String(issue.input)}" is no IANA time zone` })
export const sources = z.record(z.string(), z.strictObject({ source: text, certainty, note: text.optional() }))

/** A claim whose source and certainty may be left to the file's `sources` block: see `sourced`. */
export function claim<V extends z.ZodType>(value: V) {
  return z.strictObject({
    value, source: text.optional(), certainty: certainty.optional(), pointer: text.optional(), known: edtf.optional(),
    note: text.optional(), oddity: oddity.optional(),
  })
}

type Unsourced = { source?: string | undefined; certainty?: Provenance['certainty'] | undefined }

/** Fills what the claim left out from the provenance of its field. A field without provenance is `background`, never more. */
export function sourced<C extends Unsourced>(from: Sources, field: string, claim: C) {
  const base = from[field] ?? { source: 'not stated', certainty: 'background' as const }
  return bare({ ...claim, source: claim.source ?? base.source, certainty: claim.certainty ?? base.certainty })
}

export function allSourced<C extends Unsourced>(from: Sources, field: string, claims: C[]) {
  return claims.map((claim) => sourced(from, field, claim))
}

/** zod keeps optional keys as `undefined`; plain data does not have them. */
export function bare<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}

/** For a check: reports each item whose key an earlier one has. */
export function unique<T>(items: readonly T[], keys: (item: T) => (string | undefined)[], list: string, field: string, report: Report) {
  const seen = new Set<string>()
  items.forEach((item, index) => {
    for (const key of keys(item)) {
      if (key === undefined) continue
      if (seen.has(key)) report(list, index, field, `"${key}" is there already`)
      seen.add(key)
    }
  })
}

function isTimeZone(id: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: id })
    return !/^[+-]/.test(id)
  } catch {
    return false
  }
}
