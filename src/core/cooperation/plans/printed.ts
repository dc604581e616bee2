import type { ClaimRow } from '../../values/index.ts'
import { citeOf } from './cite.ts'
import type { PlanPoint, PrintedEntry } from './model.ts'

/** The table as printed, each entry beside the point that it is. Nothing is repaired: what is printed twice is said to be. */
export function printedOf(claims: readonly ClaimRow[], points: readonly Pick<PlanPoint, 'number' | 'title'>[]): PrintedEntry[] {
  return claims.map((claim, i) => {
    const number = Number(claim.with.number)
    const extra = claim.with.extra === true
    const point = extra ? undefined : points.find((one) => one.number === number)
    const title = String(claim.value)
    return {
      order: i + 1, number, title, basket: claim.field, extra, point: point?.number ?? null, otherwise: point && point.title !== title ? point.title : null,
      cite: citeOf(claim), oddity: claim.oddity ?? null, note: claim.note ?? null,
    }
  })
}

/** Numbers that the table prints more than once. */
export function printedTwice(entries: readonly PrintedEntry[]): number[] {
  return [...Map.groupBy(entries, ({ number }) => number)].filter(([, all]) => all.length > 1).map(([number]) => number)
}
