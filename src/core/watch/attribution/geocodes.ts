import type { Party } from '../../values/index.ts'
import { partyOfIso } from './parties.ts'
import { STATE_FIPS, US_PLACES, US_WATERS, WATER_FIPS } from './us-codes.ts'

/** Parties that a code names; `marine` when it is a zone at sea off them. */
export interface Coded {
  parties: Party[]
  marine?: boolean
}

type Reader = (value: string) => Coded | undefined

/** Parts of ISO 3166-2 that are territories of their own here. */
const SUBDIVISION: Record<string, Party> = {
  'US-PR': 'PRI', 'US-VI': 'VIR',
  'FR-972': 'MTQ', 'FR-MQ': 'MTQ', 'FR-971': 'GLP', 'FR-GP': 'GLP', 'FR-973': 'GUF', 'FR-GF': 'GUF',
  'FR-BL': 'BLM', 'FR-MF': 'MAF', 'FR-PM': 'SPM', 'FR-CP': 'CPT',
  'NL-AW': 'ABW', 'NL-CW': 'CUW', 'NL-SX': 'SXM', 'NL-BQ1': 'BES', 'NL-BQ2': 'BES', 'NL-BQ3': 'BES',
}

const iso: Reader = (value) => {
  const code = value.toUpperCase()
  const party = SUBDIVISION[code] ?? partyOfIso(/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) ? code.slice(0, 2) : code)
  return party === undefined ? undefined : { parties: [party] }
}

/** NWS Universal Geographic Code: state or waters, C county or Z zone, three digits or ALL. NWS Instruction 10-1702. */
const ugc: Reader = (value) => {
  const found = /^([A-Z]{2})[CZ](\d{3}|ALL)/.exec(value.toUpperCase())
  if (!found) return undefined
  const [, area = '', zone = ''] = found
  const place = US_PLACES[area]
  if (place) return { parties: [place] }
  return waters(area, zone)
}

/** Waters of zones AMZ700-799 lie off Puerto Rico and the Virgin Islands; every other stretch off the United States. */
function waters(area: string, zone: string): Coded | undefined {
  if (!US_WATERS.has(area)) return undefined
  return { parties: area === 'AM' && zone.startsWith('7') ? ['PRI', 'VIR'] : ['USA'], marine: true }
}

/** SAME and FIPS6, PSSCCC: part, state or waters, county. 47 CFR 11.31; NWS Instruction 10-1712. 000000 is all of the United States. */
const same: Reader = (value) => {
  const found = /^\d(\d{2})(\d{3})$/.exec(value)
  if (!found) return undefined
  const [, state = '', rest = ''] = found
  if (value === '000000') return { parties: ['USA'] }
  const place = US_PLACES[STATE_FIPS[state] ?? '']
  if (place) return { parties: [place] }
  const area = WATER_FIPS[state]
  return area === undefined ? undefined : waters(area, rest)
}

/** The country letters that begin a MeteoAlarm code. */
const emma: Reader = (value) => (/^[A-Z]{2}\d{3}$/i.test(value) ? iso(value.slice(0, 2)) : undefined)

/** Standard Geographical Classification of Canada, its provinces from 10 to 62; and the forecast regions of its weather service. */
const canada: Reader = (value) => (/^(1[0-3]|24|35|4[678]|59|6[012])\d*$/.test(value) ? { parties: ['CAN'] } : undefined)
const canadaForecast: Reader = (value) => (/^\d{6}$/.test(value) ? { parties: ['CAN'] } : undefined)

/** By scheme, letters only and in capitals; a version that follows is not part of it. A new scheme is a reader and its line here. */
const READERS: Record<string, Reader> = {
  ISO: iso, ISO2: iso, ISO3: iso, ISO3166: iso, ISO31661: iso, ISO31661ALPHA2: iso, ISO31661ALPHA3: iso, ISO31662: iso, ISO3166ALPHA2: iso,
  ISO3166ALPHA3: iso, ISO31661NUMERIC: iso, COUNTRY: iso, COUNTRYCODE: iso,
  UGC: ugc, SAME: same, FIPS6: same, EMMAID: emma,
}
const PREFIXES: [string, Reader][] = [['PROFILE:CAP-CP:LOCATION', canada], ['LAYER:EC-MSC-SMC', canadaForecast]]

/** Undefined when the scheme is not read here, or the code is not of the Americas: never guessed. */
export function readGeocode(scheme: string, value: string): Coded | undefined {
  const name = scheme.trim().toUpperCase()
  const reader = READERS[name.replaceAll(/[^A-Z0-9]/g, '')] ?? PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1]
  return reader?.(value.trim())
}
