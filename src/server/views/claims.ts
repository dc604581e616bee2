import { loadClaims } from '../../adapters/region-files/index.ts'
import type { ClaimRow, Dataset } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'

const read = new WeakMap<object, Promise<Dataset[]>>()

/** Lists of the founding report and of others, read once from region/claims: nothing is computed from them. */
export function datasetsOf(desk: Pick<Desk, 'region' | 'config'>): Promise<Dataset[]> {
  const found = read.get(desk.region) ?? loadClaims(desk.config.regionDir, desk.region).then(({ datasets }) => datasets)
  read.set(desk.region, found)
  return found
}

export function claimsTable(datasets: readonly Dataset[]): DataTable {
  const rows = datasets.flatMap(({ dataset, claims }) => claims.map((claim) => ({ dataset, claim })))
  return tableOf('claims', rows, ({ dataset, claim }) => ({ dataset, ...cellsOf(claim) }))
}

function cellsOf(claim: ClaimRow) {
  const { subject, field, value, rank, tier, themes, question, date, unit, reading, source, pointer, certainty, known, oddity, note } = claim
  const more = Object.keys(claim.with).length > 0 ? JSON.stringify(claim.with) : null
  const optional = { rank, tier, question, date, unit, reading, pointer, known, oddity, note }
  const blank = Object.fromEntries(Object.entries(optional).map(([key, one]) => [key, one ?? null])) as Record<keyof typeof optional, string | null>
  return { subject, field, value: Array.isArray(value) ? value.join('; ') : typeof value === 'boolean' ? String(value) : value, themes: themes.join(' '), more, source, certainty, ...blank }
}
