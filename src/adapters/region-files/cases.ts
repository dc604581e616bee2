import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { pairTerms, type Standing, type TimedLaw } from '../../core/law/index.ts'
import { Fault } from '../../core/values/index.ts'
import { readYaml } from './yaml.ts'

const value = z.union([z.string(), z.boolean(), z.null(), z.array(z.string())])
const ask = z.union([
  z.strictObject({ standing: z.string(), instrument: z.string(), on: z.string(), known: z.string().exactOptional() }),
  z.strictObject({ parties: z.string(), on: z.string(), known: z.string().exactOptional() }),
  z.strictObject({ between: z.tuple([z.string(), z.string()]), instrument: z.string(), on: z.string(), known: z.string().exactOptional() }),
  z.strictObject({ duty: z.string(), instrument: z.string(), article: z.string().exactOptional(), on: z.string() }),
])
const caseFile = z.strictObject({
  title: z.string(),
  cases: z.array(z.strictObject({ name: z.string(), ask, expect: z.record(z.string(), value), source: z.string() })),
})
export type Ask = z.output<typeof ask>
export type Case = z.output<typeof caseFile>['cases'][number]

/** `region/cases/*.yaml`: a situation, the answer expected of the law, and where that expectation comes from. */
export async function loadCases(dir: string): Promise<{ cases: (Case & { file: string })[]; faults: Fault[] }> {
  const names = (await readdir(join(dir, 'cases')).catch(() => [])).filter((name) => name.endsWith('.yaml')).sort()
  const reads = await Promise.all(names.map((name) => readYaml(join(dir, 'cases', name), caseFile, `cases/${name}`)))
  return {
    cases: reads.flatMap((read, i) => (read.value?.cases ?? []).map((one) => ({ ...one, file: names[i]! }))),
    faults: reads.flatMap((read) => read.faults),
  }
}

/**
 * What the law answers, narrowed to the keys that the case expects; a refusal answers `{ fault: code }`. Of `because` a case names the
 * codes that matter to it, and the answer may have others.
 */
export function answerCase(law: TimedLaw, one: Case): Record<string, unknown> {
  try {
    const answer = answerOf(law, one.ask) as unknown as Record<string, unknown>
    const { because } = one.expect
    const given = ((answer['because'] ?? []) as Standing['because']).map(({ code }) => code)
    const narrowed = Object.fromEntries(Object.keys(one.expect).map((key) => [key, answer[key]]))
    return Array.isArray(because) ? { ...narrowed, because: because.filter((code) => given.includes(code)) } : narrowed
  } catch (error) {
    if (error instanceof Fault) return { fault: error.code }
    throw error
  }
}

function answerOf(law: TimedLaw, asked: Ask): object {
  if ('standing' in asked) return law.standing(asked.standing, asked.instrument, asked.on, asked.known)
  if ('parties' in asked) return law.parties(asked.parties, asked.on, asked.known)
  if ('between' in asked) {
    const { bound, reservations, unread } = pairTerms(law, asked.instrument, ...asked.between, asked.on, asked.known)
    return { bound, reservations: reservations.map(({ by, article }) => `${by} ${article}`), unread: unread.map(({ by }) => by) }
  }
  const { duty, instrument, article, on } = asked
  return (
    law.duties(duty, on).find((due) => due.instrument === instrument && (article === undefined || due.article === article)) ?? {
      status: 'none',
    }
  )
}
