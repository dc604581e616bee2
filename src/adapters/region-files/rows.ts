import { join } from 'node:path'
import { z } from 'zod'
import { Fault, faultLine } from '../../core/values/index.ts'
import { type Report, sources, type Sources } from './shapes.ts'
import { readYaml } from './yaml.ts'

export type Lists = Record<string, z.ZodType>
export type RowsOf<L extends Lists> = { [K in keyof L]: z.output<L[K]>[] }
/** Looks at the sound rows of a file together: repeated codes, references. A row that was not sound is absent at its index. */
export type Check<L extends Lists> = (rows: { [K in keyof L]: (z.output<L[K]> | undefined)[] }, report: Report) => void

export interface RowsRead<L extends Lists, H extends Lists> {
  rows: RowsOf<L>
  /** absent when the head itself is faulty; then there are no rows either */
  head?: { [K in keyof H]: z.output<H[K]> }
  sources: Sources
  faults: Fault[]
}

/**
 * Reads a file of `sources`, lists and the single fields of `head`. A row that is wrong, alone or beside others, is left out with its
 * faults; the rest goes on.
 * A file that cannot be read or parsed gives empty lists and one fault. A sound file is parsed once, a faulty one twice.
 */
export async function readRows<L extends Lists, H extends Lists = {}>(
  dir: string, file: string, lists: L, check: Check<L>, head: H = {} as H,
): Promise<RowsRead<L, H>> {
  const strict = await read(dir, file, lists, check, head, false)
  const lenient = strict.faults.length === 0 ? strict : await read(dir, file, lists, check, head, true)
  const faults = [...new Map([...strict.faults, ...lenient.faults].map((fault) => [faultLine(fault), fault])).values()]
  const dropped = new Set(faults.map((fault) => /^\w+\[\d+\]/.exec(fault.place.field ?? '')?.[0]))
  const sound = (list: string) => (lenient.seen?.[list] ?? []).filter((row, i) => row !== null && !dropped.has(`${list}[${i}]`))
  const kept = Object.keys(lists).map((list) => [list, sound(list)])
  const single = lenient.seen && Object.fromEntries(Object.keys(head).map((field) => [field, lenient.seen![field]]))
  return {
    rows: Object.fromEntries(kept) as RowsOf<L>, sources: lenient.seen?.sources ?? {}, faults,
    ...(single && { head: single as { [K in keyof H]: z.output<H[K]> } }),
  }
}

type Seen = { sources: Sources } & Record<string, unknown[]>

/** `seen` is what parsed, caught before the check speaks: zod gives no value once there is an issue. */
async function read<L extends Lists>(dir: string, file: string, lists: L, check: Check<L>, head: Lists, lenient: boolean) {
  let seen: Seen | undefined
  const arrays = Object.entries(lists).map(([list, row]) => [list, z.array(lenient ? row.catch(null) : row)])
  const whole = (lenient ? z.looseObject : z.strictObject)({
    ...head,
    sources: lenient ? sources.catch({}) : sources.default({}),
    ...(Object.fromEntries(arrays) as Record<string, z.ZodType>),
  }).superRefine((value, context) => {
    seen = value as Seen
    const rows = Object.keys(lists).map((list) => [list, seen![list]!.map((row) => row ?? undefined)])
    check(Object.fromEntries(rows) as Parameters<Check<L>>[0], (list, index, field, message) =>
      context.addIssue({ code: 'custom', path: [list, index, ...field.split('.').map(key)], message }))
  })
  const { faults } = await readYaml(join(dir, file), whole, file)
  return { seen, faults }
}

function key(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part
}
