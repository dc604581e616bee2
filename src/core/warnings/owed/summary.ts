import type { Reason } from '../../law/index.ts'
import type { Party } from '../../values/index.ts'
import { reason, type AffectedRow, type OwedRow, type Places, type Touched } from './answer.ts'
import type { Scene } from './bearers.ts'

/** One sentence, in code and English. "Nobody" is the commonest honest answer for earthquakes and storms: a condition is not a duty yet. */
export function headlineOf(rows: OwedRow[], scene: Scene): Reason {
  const binding = rows.filter(({ footing }) => footing === 'binding')
  const [affected, conditional] = [String(scene.affected.length), String(rows.length - binding.length)]
  if (binding.length === 0) {
    const maybe = rows.length === 0 ? '' : ` ${[...new Set(rows.map(({ by }) => by))].join(' ')} may owe word on a condition.`
    const told = scene.affected.length === 0 ? '' : ` ${affected} affected are addressed all the same; it is not a duty.`
    return reason('nobody-owed', { affected, conditional }, `Nobody is legally owed a warning.${told}${maybe}`)
  }
  const by = [...new Set(binding.map((row) => row.by))].join(' ')
  const to = [...new Set(binding.flatMap((row) => [...row.to, ...row.toRoles]))]
  const direct = scene.affected.length === 0 || scene.affected.some((party) => to.includes(party))
  const tail = direct ? '' : ` No affected state is owed it directly; ${affected} are addressed all the same.`
  return reason(
    direct ? 'owed' : 'owed-elsewhere', { by, to: to.join(' '), affected, conditional }, `${by} owes word to ${to.join(' ')}.${tail}`,
  )
}

/** Everybody touched, with the articles under which somebody owes it word: never left out for standing, recognition or paperwork. */
export function addressed(touched: Touched[], rows: OwedRow[], places: Places): AffectedRow[] {
  return touched.map(({ party, method, km }) => {
    const under = rows.filter(
      (row) => row.to.includes(party)
    ).map(({ by, instrument, article, footing }) => ({ by, instrument, article, footing }))
    const responsible = places.responsible(party)
    const as = under.some(({ footing }) => footing === 'binding') ? 'owed' : 'affected'
    return { party, method, km, as, under, ...(responsible === undefined ? {} : { responsible }) }
  })
}

/** Whom a warning by `author` goes to: each affected party once, owed first; the author itself left out. */
export function recipients(rows: AffectedRow[], author: Party): AffectedRow[] {
  return rows.filter(({ party }) => party !== author).toSorted((a, b) => Number(b.as === 'owed') - Number(a.as === 'owed'))
}
