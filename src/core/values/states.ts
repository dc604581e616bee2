/** The 35 states of the Americas, ISO 3166-1 alpha-3, in the order of their bits. The order is part of no format: it may grow, never change. */
export const STATES = [
  'ATG', 'ARG', 'BHS', 'BRB', 'BLZ', 'BOL', 'BRA', 'CAN', 'CHL', 'COL', 'CRI', 'CUB', 'DMA', 'DOM', 'ECU', 'SLV', 'GRD', 'GTM',
  'GUY', 'HTI', 'HND', 'JAM', 'MEX', 'NIC', 'PAN', 'PRY', 'PER', 'KNA', 'LCA', 'VCT', 'SUR', 'TTO', 'USA', 'URY', 'VEN',
] as const
export type Iso3 = (typeof STATES)[number]

/** Who can write, be told or be named: a state (ISO3), a territory (ISO3 or ISO 3166-2 like `US-PR`) or a body (`OAS`). */
export type Party = string

const BIT = new Map<string, number>(STATES.map((state, i) => [state, i]))

export function isState(code: string): code is Iso3 {
  return BIT.has(code)
}

/** Index of the state's bit, 0-34; undefined for anything else. */
export function bitOf(code: string): number | undefined {
  return BIT.get(code)
}
