import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Plan, type PlanFile, planOf } from '../../core/cooperation/index.ts'
import { type ClaimRow, type Dataset, Fault, LEVELS, SPECIFICS } from '../../core/values/index.ts'
import { readRows } from './rows.ts'
import { bare, certainty, edtf, text, texts, unique, words } from './shapes.ts'

const code = z.string().regex(/^[A-Z]{3}$/, { error: 'a state is a code of three capital letters, as in MEX' })
const head = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a plan is named in lower case with hyphens, as its file is' }),
  sort: z.enum(['action-plan', 'commitments', 'areas']), title: texts, level: z.enum(LEVELS), instrument: text.optional(), parties: z.array(code).min(1).optional(),
  claims: z.strictObject({ dataset: text, subjects: z.array(text).min(1) }).optional(), printed: z.strictObject({ dataset: text, subject: text }).optional(), note: text.optional(),
}
const row = z.strictObject({
  number: z.int().min(1).max(999), title: text, basket: text.optional(), agencies: words, date: edtf.optional(), names: z.array(z.enum(SPECIFICS)).default([]), source: text, pointer: text.optional(), certainty, note: text.optional(),
})

/** `region/plans`: one plan a file. A point that is wrong is left out with its fault, the rest of its plan stays; so does every other plan. */
export async function loadPlans(dir: string, datasets: readonly Dataset[], instruments?: ReadonlySet<string>): Promise<{ plans: Plan[]; faults: Fault[] }> {
  const names = (await readdir(join(dir, 'plans')).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()
  const claimsIn = (name: string): readonly ClaimRow[] => datasets.find(({ dataset }) => dataset === name)?.claims ?? []
  const read = await Promise.all(names.map((name) => readPlan(dir, name, claimsIn, instruments)))
  return { plans: read.flatMap(({ plan }) => plan ?? []), faults: read.flatMap(({ faults }) => faults) }
}

async function readPlan(dir: string, name: string, claimsIn: (dataset: string) => readonly ClaimRow[], instruments?: ReadonlySet<string>): Promise<{ plan: Plan | null; faults: Fault[] }> {
  const file = `plans/${name}`
  const { rows, head: found, faults } = await readRows(dir, file, { points: row }, ({ points }, report) => unique(points, (one) => [one && String(one.number)], 'points', 'number', report), head)
  if (!found?.id || !found.title) return { plan: null, faults }
  const given = bare({ ...found, points: rows.points.map(bare) }) as unknown as PlanFile
  const wrong = (field: string, message: string): Fault => new Fault('plan-file', message, { file, field })
  const more = [
    ...(`${given.id}.yaml` === name ? [] : [wrong('id', `"${given.id}" is not the name of the file`)]),
    ...(given.instrument !== undefined && instruments && !instruments.has(given.instrument) ? [wrong('instrument', `there is no instrument "${given.instrument}"`)] : []),
    ...(given.claims?.subjects ?? []).filter((subject) => !claimsIn(given.claims!.dataset).some((claim) => claim.subject === subject)).map((subject) => wrong('claims', `${given.claims!.dataset} says nothing of "${subject}"`)),
    ...(given.printed && !claimsIn(given.printed.dataset).some(({ subject }) => subject === given.printed!.subject) ? [wrong('printed', `${given.printed.dataset} says nothing of "${given.printed.subject}"`)] : []),
  ]
  return { plan: planOf(given, claimsIn), faults: [...faults, ...more] }
}
