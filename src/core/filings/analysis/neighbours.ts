import { type EdtfDate, firstDay, lastDay, type Party, type Texts } from '../../values/index.ts'
import type { HoldingClaim } from './balance.ts'

export interface Acquisition {
  id: string
  state: Party
  category: string
  quantity: number
  on: EdtfDate
}

export interface NeighbourNote {
  acquisition: string
  neighbour: Party
  category: string
  /** holdings of the acquiring state before, and of the neighbour, newest on or before the day; null: not seen here */
  own: number | null
  theirs: number | null
  added: number
  /** `notice`: this state told its neighbour, by what is seen here */
  told: 'notice' | 'not-seen-here'
  texts: Texts
}

/**
 * What an acquisition looks like from each neighbour: figures side by side and whether the neighbour was told, no judgement. Formula: newest
 * holding of the category on or before the day, for both. Inputs: holdings and notices seen here; neighbours by land or facing coast, as
 * the region's data say. Source of the duty to look: the seed, C1 §V L382 (modernization in one country must not affect its neighbours).
 */
export function neighbourNotes(
  acquisition: Acquisition, neighbours: readonly Party[], holdings: readonly HoldingClaim[], toldTo: ReadonlySet<Party>,
): NeighbourNote[] {
  const newest = (state: Party) => newestHolding(holdings, state, acquisition.category, acquisition.on)
  const own = newest(acquisition.state)
  return neighbours.map((neighbour) => {
    const theirs = newest(neighbour)
    const told = toldTo.has(neighbour) ? 'notice' as const : 'not-seen-here' as const
    return { acquisition: acquisition.id, neighbour, category: acquisition.category, own, theirs, added: acquisition.quantity, told, texts: textsOf(acquisition, neighbour, own, theirs, told) }
  })
}

function newestHolding(holdings: readonly HoldingClaim[], state: Party, category: string, on: EdtfDate): number | null {
  const own = holdings.filter((one) => one.state === state && one.category === category && lastDay(one.asOf) <= firstDay(on))
  const newest = Math.max(...own.map(({ asOf }) => lastDay(asOf)))
  const rows = own.filter(({ asOf }) => lastDay(asOf) === newest)
  return rows.length === 0 ? null : rows.reduce((sum, { quantity }) => sum + quantity, 0)
}

function textsOf({ state, category, quantity }: Acquisition, neighbour: Party, own: number | null, theirs: number | null, told: NeighbourNote['told']): Texts {
  const seen = told === 'notice'
  const n = (value: number | null, none: string) => (value === null ? none : String(value))
  return {
    en: `${state} takes in ${quantity} of category ${category}; it reported ${n(own, 'no')} before and ${neighbour} reports ${n(theirs, 'none seen here')}. ${seen ? `${neighbour} was given notice.` : `A notice to ${neighbour} was not seen here.`}`,
    es: `${state} incorpora ${quantity} de la categoría ${category}; antes informó ${n(own, 'ninguna cifra')} y ${neighbour} informa ${n(theirs, 'ninguna vista aquí')}. ${seen ? `${neighbour} recibió aviso.` : `No se vio aquí un aviso a ${neighbour}.`}`,
    pt: `${state} incorpora ${quantity} da categoria ${category}; antes declarou ${n(own, 'nenhum número')} e ${neighbour} declara ${n(theirs, 'nenhum visto aqui')}. ${seen ? `${neighbour} recebeu aviso.` : `Um aviso a ${neighbour} não foi visto aqui.`}`,
    fr: `${state} incorpore ${quantity} de la catégorie ${category} ; il déclarait auparavant ${n(own, 'aucun chiffre')} et ${neighbour} déclare ${n(theirs, 'aucun vu ici')}. ${seen ? `${neighbour} a été avisé.` : `Aucun avis à ${neighbour} n’a été vu ici.`}`,
  }
}
