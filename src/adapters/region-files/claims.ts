import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type ClaimRow, type Dataset, Fault, PAIRS, pairFaults, type Region, sumGaps } from '../../core/values/index.ts'
import { readRows } from './rows.ts'
import { bare, claim, edtf, sourced, text, words } from './shapes.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()])
const row = claim(z.union([scalar, z.array(scalar)])).extend({
  subject: text, field: text, rank: text.optional(), tier: text.optional(), wording: text.optional(), themes: words,
  question: text.optional(),
  date: edtf.optional(), unit: text.optional(), reading: text.optional(), with: z.record(z.string(), scalar).default({}),
})
const head = {
  dataset: text, title: text, scale: text.optional(), assessor: text.optional(),
  external: z.boolean().optional(), sums: z.number().optional(),
}

/**
 * Reads `dir`/claims: one dataset a file. Faults (the row is left out): bad shape, unknown theme, a pair that is none. Warnings (the rows stay):
 * `claims-sum`, answers that do not make the sum that their file states.
 */
export async function loadClaims(dir: string, region: Region): Promise<{ datasets: Dataset[]; faults: Fault[]; warnings: Fault[] }> {
  const names = await readdir(join(dir, 'claims')).catch(() => undefined)
  if (!names) return { datasets: [], faults: [new Fault('file-unreadable', 'there is no such folder', { file: 'claims' })], warnings: [] }
  const files = names.filter((name) => name.endsWith('.yaml')).toSorted()
  const read = await Promise.all(files.map((name) => readDataset(dir, `claims/${name}`, region)))
  return {
    datasets: read.flatMap(({ dataset }) => dataset ?? []),
    faults: read.flatMap(({ faults }) => faults),
    warnings: read.flatMap(({ dataset, file }) => (dataset ? sumWarnings(dataset, file) : [])),
  }
}

async function readDataset(dir: string, file: string, region: Region) {
  const { rows, sources, faults, head: found } = await readRows(dir, file, { claims: row }, ({ claims }, report) => {
    claims.forEach((it, i) => it?.themes.forEach((theme, j) =>
      region.theme(theme)?.id === theme || report('claims', i, `themes.${j}`, `"${theme}" is no theme of themes.yaml`)))
    if (file === `claims/${PAIRS}.yaml`)
      claims.forEach((it, i) => it && pairFaults(it).forEach(([field, message]) => report('claims', i, field, message)))
  }, head)
  const claims = rows.claims.map((it): ClaimRow => sourced(sources, 'claims', it))
  return { file, faults, dataset: found && (bare({ ...found, claims }) as Dataset) }
}

function sumWarnings(dataset: Dataset, file: string): Fault[] {
  return sumGaps(dataset).map(({ subject, question, sum, expected }) =>
    new Fault('claims-sum', `${subject}, "${question}": the answers sum to ${sum}, not ${expected}; shown as printed`, {
      file, field: 'claims',
    }))
}
