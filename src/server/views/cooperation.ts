import { type ClaimRow, type ConsentWord, type Grade, GRADES, isState, pairCode, pairOf, PAIRS, type Party, type WorkNature } from '../../core/values/index.ts'
import type { CooperationPair, CooperationView, PairSaid } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { citeOf } from './law-claims.ts'

/** What sources say of pairs of states. Nothing is computed from it. */
export async function pairClaims(desk: Pick<Desk, 'region' | 'config'>): Promise<ClaimRow[]> {
  return (await datasetsOf(desk)).find(({ dataset }) => dataset === PAIRS)?.claims ?? []
}

export function cooperationOf(claims: readonly ClaimRow[], a: Party, b: Party): CooperationView {
  const of = claims.filter(({ subject }) => subject === pairCode(a, b))
  const said = of.filter(({ field }) => field !== GRADE && field !== CONSENT).map(saidView)
  return {
    a, b, grades: of.filter(({ field }) => field === GRADE).map((claim) => ({ ...saidView(claim), value: claim.value as Grade })),
    consents: of.filter(({ field }) => field === CONSENT).map((claim) => (
      { state: String(claim.with.state), word: claim.value as ConsentWord, to: claim.with.to === undefined ? null : String(claim.with.to), date: claim.date ?? null, cite: citeOf(claim) })),
    figures: said.filter(({ value }) => typeof value === 'number'), others: said.filter(({ value }) => typeof value !== 'number'),
  }
}

const [GRADE, CONSENT] = ['cooperation grade', 'consent']

function saidView(claim: ClaimRow): PairSaid {
  const { field, value, themes, note } = claim
  return { field, value: typeof value === 'number' ? value : String(value), nature: (claim.with.nature as WorkNature | undefined) ?? null, themes, cite: citeOf(claim), ...(note ? { note } : {}) }
}

/** Every pair that sources speak of, the most spoken of first. */
function pairsSaid(claims: readonly ClaimRow[]): (Omit<CooperationPair, 'other'> & { a: Party; b: Party })[] {
  return [...Map.groupBy(claims, ({ subject }) => subject)].flatMap(([subject, all]) => {
    const pair = pairOf(subject)
    return pair ? [{ a: pair[0], b: pair[1], grades: cooperationOf(claims, ...pair).grades, claims: all.length }] : []
  }).sort((one, two) => two.claims - one.claims)
}

export function pairsWith(claims: readonly ClaimRow[], state: Party): CooperationPair[] {
  return pairsSaid(claims).flatMap(({ a, b, ...said }) => (a === state ? [{ other: b, ...said }] : b === state ? [{ other: a, ...said }] : []))
}

/** The same as data, of one state or of all. Fault `not-found` for a state that is none. */
export function cooperationTable(claims: readonly ClaimRow[], state?: string): DataTable {
  if (state !== undefined && !isState(state)) throw notFound()
  const rows = claims.filter(({ subject }) => state === undefined || pairOf(subject)?.includes(state))
  return tableOf('cooperation', rows, ({ subject, field, value, themes, with: more, date, source, pointer, certainty, known, note }) => {
    const [a, b] = pairOf(subject) ?? [null, null]
    const grade = field === GRADE ? GRADES.indexOf(value as Grade) + 1 : null
    return {
      pair: subject, a, b, field, value: typeof value === 'number' ? value : String(value), grade, themes: themes.join(' '), nature: more.nature === undefined ? null : String(more.nature),
      state: more.state === undefined ? null : String(more.state), to: more.to === undefined ? null : String(more.to), date: date ?? null, source, pointer: pointer ?? null, certainty,
      known: known ?? null, note: note ?? null,
    }
  })
}
