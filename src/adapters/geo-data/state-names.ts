import { borders } from '@rapideditor/country-coder'
import { folded } from '../../core/filings/index.ts'
import { LANGUAGES, type Party, type Region } from '../../core/values/index.ts'

/** Short ways in which clerks write a state, beside the names of CLDR. */
const SHORT: Readonly<Record<Party, readonly string[]>> = {
  USA: ['EUA', 'EE. UU.', 'EE.UU.', 'EE UU', 'EEUU', 'E.U.A.', 'U.S.', 'U.S.A.', 'É.-U.', 'Estados Unidos de Norteamérica'],
  GBR: ['UK', 'U.K.', 'Gran Bretaña', 'Great Britain', 'Grã-Bretanha', 'Grande-Bretagne'],
  TTO: ['Trinidad', 'Trinité'], DOM: ['Rep. Dominicana', 'Dominican Rep.', 'Rép. dominicaine'],
}

/**
 * Alpha-3 of any state of the world from a code or a name in four languages, for partners outside the region (Germany sells, too). Names
 * are those of CLDR and, for the region's own places, of the region. Built once: some 20 ms.
 */
export function stateNames(region: Region): (text: string) => Party | undefined {
  const known = new Map<string, Party>()
  const add = (word: string | undefined, code: Party) => {
    if (word !== undefined && !known.has(worded(word))) known.set(worded(word), code)
  }
  for (const place of [...region.states, ...region.territories])
    for (const word of [place.code, place.iso2, ...place.alias, ...Object.values(place.name)]) add(word, place.code)
  const names = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  for (const { properties } of borders.features) {
    const { iso1A2, iso1A3, nameEn } = properties
    if (!iso1A2 || !iso1A3 || !/^[A-Z]{2}$/.test(iso1A2)) continue
    for (const word of [iso1A3, iso1A2, nameEn, ...names.map((one) => one.of(iso1A2))]) add(word, iso1A3)
  }
  for (const [code, words] of Object.entries(SHORT)) for (const word of words) add(word, code)
  return (text) => known.get(worded(text))
}

function worded(text: string): string {
  return folded(text).replace(/&/g, 'and').replace(/\s+/g, ' ')
}
