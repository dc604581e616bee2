import type { DutyKind, Reason } from '../../law/model.ts'
import type { Party } from '../../values/index.ts'
import { reason, type AffectedRow, type OwedRow, type Places, type Touched } from './answer.ts'
import type { Scene } from './bearers.ts'

const TELLING: readonly DutyKind[] = ['warn', 'notify', 'report', 'consult']

/** Binding or on a condition, and a duty to tell: the only rows that make anybody legally owed. */
function tells(row: OwedRow): boolean {
  return TELLING.includes(row.kind)
}

/** One sentence, in code and English. "Nobody" is the commonest honest answer for earthquakes and storms. */
export function headlineOf(rows: OwedRow[], scene: Scene): Reason {
  const telling = rows.filter(tells)
  const binding = telling.filter(({ footing }) => footing === 'binding')
  const affected = String(scene.affected.length)
  if (telling.length === 0)
    return reason('nobody-owed', { affected }, `Nobody is legally owed a warning. ${affected} affected are addressed all the same; it is not a duty.`)
  const bearers = [...new Set((binding.length > 0 ? binding : telling).map(({ by }) => by))]
  const to = [...new Set(telling.flatMap((row) => [...row.to, ...row.toRoles]))]
  const direct = scene.affected.filter((party) => to.includes(party))
  const params = { by: bearers.join(' '), to: to.join(' '), affected }
  const tail = direct.length === 0 && scene.affected.length > 0 ? ` No affected state is owed it directly; ${affected} are addressed all the same.` : ''
  if (binding.length === 0) return reason('owed-on-condition', params, `${params.by} may owe, on a condition, word to ${params.to}.${tail}`)
  return reason(direct.length === 0 ? 'owed-elsewhere' : 'owed', params, `${params.by} owes word to ${params.to}.${tail}`)
}

/** Everybody touched, with the articles under which somebody owes it word: never left out for standing, recognition or paperwork. */
export function addressed(touched: Touched[], rows: OwedRow[], places: Places): AffectedRow[] {
  return touched.map((one) => {
    const under = rows.filter((row) => tells(row) && row.to.includes(one.party)).map(({ by, instrument, article }) => ({ by, instrument, article }))
    const responsible = places.responsible(one.party)
    return { ...one, as: under.length > 0 ? 'owed' : 'affected', under, ...(responsible === undefined ? {} : { responsible }) }
  })
}

/** Whom a warning by `author` goes to: each affected party once, owed first; the author itself left out. */
export function recipients(rows: AffectedRow[], author: Party): AffectedRow[] {
  return rows.filter(({ party }) => party !== author).toSorted((a, b) => Number(b.as === 'owed') - Number(a.as === 'owed'))
}
