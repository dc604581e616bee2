import type { Duty, Instrument, Law, Standing, StandingStatus } from '../../law/index.ts'
import { firstDay, type EdtfDate, type Party } from '../../values/index.ts'
import type { Places } from './answer.ts'

/** A law of a few hand-written spells, so that the tests of this folder fail for reasons of this folder only. */
export interface Spell {
  state: Party
  status: StandingStatus
  from: EdtfDate
  to?: EdtfDate
}

export function smallLaw(instruments: Instrument[], spells: Record<string, Spell[]>): Law {
  const standing = (state: Party, instrument: string, on: EdtfDate): Standing => {
    const day = firstDay(on)
    const spell = (spells[instrument] ?? []).find(
      (one) => one.state === state && firstDay(one.from) <= day && (one.to === undefined || day < firstDay(one.to))
    )
    const status = spell?.status ?? 'none'
    const party = status === 'party' || status === 'notice-given' ? 'yes' : status === 'unknown' || status === 'disputed' ? status : 'no'
    return {
      state, instrument, on, known: null, status, party, since: spell?.from ?? null, until: spell?.to ?? null, presumed: false,
      confirmedAsOf: null,
      participation: null, because: [{ code: 'spell', params: {}, text: `${state} ${status} since ${spell?.from ?? 'never'}`, claims: [] }],
    }
  }
  const parties = (instrument: string, on: EdtfDate) => {
    const states = [...new Set((spells[instrument] ?? []).map(({ state }) => state))]
    const as = (answer: string) => states.filter((state) => standing(state, instrument, on).party === answer)
    return { instrument, on, known: null, parties: as('yes'), disputed: as('disputed'), unknown: as('unknown') }
  }
  return { size: 0, instruments: new Map(instruments.map((one) => [one.id, one])), actions: new Map(), standing, parties, duties: () => [] }
}

export function instrument(id: string, duties: Partial<Duty>[], nature: Instrument['nature'] = 'binding'): Instrument {
  const rest = {
    level: 'international', nature, claims: [], themes: [], entry: {}, coverage: 'listed', certainty: 'high', source: 'test',
  } as const
  return { id, title: { en: id }, ...rest, claims: [], themes: [], duties: duties.map((one, i) => duty(id, i, one)) }
}

function duty(instrument: string, i: number, given: Partial<Duty>): Duty {
  return {
    id: `${instrument}-${i}`, instrument, kind: 'notify', trigger: 'it happens', occasion: ['event'], themes: ['oil-spill'], owedBy: '', owedTo: '',
    bearer: { role: 'origin' }, receiver: [{ role: 'affected', among: 'states' }], source: 'test', certainty: 'high', footing: 'binding',
    ...given,
  }
}

export function places(touched: Record<string, { party: Party; method: string; km: number }[]> = {}, over: Partial<Places> = {}): Places {
  return {
    attribute: (lat, lon) => touched[`${lat},${lon}`] ?? [],
    neighbours: () => [],
    responsible: (party) => ({ MTQ: 'FRA', PRI: 'USA', CYM: 'GBR' })[party],
    known: (party) => /^[A-Z]{3,}$/.test(party) && party !== 'ATLANTIS',
    isBody: (party) => ['OAS', 'WHO', 'IMO'].includes(party),
    ...over,
  }
}
