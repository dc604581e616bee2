import { borders, feature } from '@rapideditor/country-coder'
import { STATES } from '../../values/index.ts'
import type { Party } from '../../values/index.ts'

/** UN M49 code of the Americas, as country-coder groups its places. */
const AMERICAS = '019'
/** M49 counts Bouvet Island to South America; it is 2,400 km of open sea away, uninhabited, and nobody's to be told here. */
const NOT_HERE = new Set(['BVT'])
const OWN = new Set<string>(STATES)

interface Place {
  id: string
  iso2?: string | undefined
  iso3?: string | undefined
  numeric?: string | undefined
  country?: string | undefined
  groups: string[]
}

const places: Place[] = borders.features.map(({ properties: it }) => ({
  id: it.id, iso2: it.iso1A2, iso3: it.iso1A3, numeric: it.iso1N3, country: it.country, groups: it.groups,
}))
const byId = new Map(places.map((place) => [place.id, place]))
const iso3Of = (iso2: string | undefined) => (iso2 === undefined ? undefined : byId.get(iso2)?.iso3)

/** Territory (alpha-3) -> responsible state (alpha-3, possibly of another continent). */
const territories = new Map<Party, Party>()
for (const { iso3, country, groups } of places) {
  const holder = iso3Of(country)
  if (iso3 && holder && groups.includes(AMERICAS) && !OWN.has(iso3) && !NOT_HERE.has(iso3)) territories.set(iso3, holder)
}

/** The 35 states, then the territories of the Americas. Territories of the 35 on other continents (Guam, Midway) count as their state. */
export const PARTIES: readonly Party[] = [...STATES, ...territories.keys()]

export function responsibleFor(party: Party): Party | undefined {
  return territories.get(party)
}

const partyOfPlace = new Map<string, Party>()
for (const place of places) {
  const codes = [place.iso3, ...place.groups.map(iso3Of), iso3Of(place.country)]
  const party = codes.find((code) => code !== undefined && (OWN.has(code) || territories.has(code)))
  if (party) partyOfPlace.set(place.id, party)
}

const byCode = new Map<string, Party>()
for (const place of places) {
  const party = partyOfPlace.get(place.id)
  if (party) for (const code of [place.iso2, place.iso3, place.numeric]) if (code) byCode.set(code, party)
}

/** Party of an ISO 3166-1 code (alpha-2, alpha-3 or numeric, any case); undefined when it is not of the Americas. */
export function partyOfIso(code: string): Party | undefined {
  return byCode.get(code.toUpperCase())
}

/** Alpha-3 of any place of the world by its numeric code, for data keyed by it. */
export function iso3OfNumeric(numeric: string): string | undefined {
  return feature(numeric)?.properties.iso1A3
}

/**
 * Party whose outline in country-coder holds the point. Around islands that outline is drawn loosely, tens of kilometres into
 * the sea: it tells whose land it would be, never that there is land. `elsewhere`: another continent's; undefined: nobody's. ~1 us.
 */
export function looselyAt(lat: number, lon: number): Party | 'elsewhere' | undefined {
  const found = feature([lon, lat], { level: 'subterritory' })
  return found ? (partyOfPlace.get(found.properties.id) ?? 'elsewhere') : undefined
}
