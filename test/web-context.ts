import { iso1A2Code } from '@rapideditor/country-coder'
import type { Language, PageContext, TileView } from '../src/web/index.ts'

/** 28 January 2020, 19:10:24Z: between Jamaica, Cuba and the Cayman Islands (USGS us60007idc, 19.4193 N 78.756 W). */
export const QUAKE = Date.UTC(2020, 0, 28, 19, 10, 24)
export const MIN = 60_000

const THEMES: Record<string, Record<Language, string>> = {
  earthquake: { en: 'Earthquake', es: 'Terremoto', pt: 'Terremoto', fr: 'Séisme' },
  cyclone: { en: 'Tropical cyclone', es: 'Ciclón tropical', pt: 'Ciclone tropical', fr: 'Cyclone tropical' },
  'oil-spill': { en: 'Oil spill', es: 'Derrame de petróleo', pt: 'Derramamento de óleo', fr: 'Marée noire' },
}

export function nameIn(lang: Language): (code: string) => string {
  const words = new Intl.DisplayNames(lang, { type: 'region' })
  return (code) => {
    const two = /^[A-Z]{3}$/.test(code) ? iso1A2Code(code) : null
    return two ? (words.of(two) ?? code) : code
  }
}

export function context(lang: Language, path: string, over: Partial<PageContext> = {}): PageContext {
  return {
    lang,
    path: `/${lang}${path}`,
    now: QUAKE + 26 * MIN,
    zone: 'America/Jamaica',
    viewer: { party: 'JAM', office: 'ODPEM duty desk', roles: ['drafter'] },
    desk: { name: 'Contadora', exercise: true, ledgerSize: 12_408, checkpointAt: QUAKE + 24 * MIN, origin: 'http://localhost:8080' },
    csrf: 'c5rf',
    name: nameIn(lang),
    theme: (id) => THEMES[id]?.[lang] ?? null,
    ...over,
  }
}

const PLACES = `ATG 8 4,ARG 3 11,BHS 4 2,BRB 8 7,BLZ 1 3,BOL 3 10,BRA 4 9,CAN 2 0,CHL 2 11,COL 3 8,CRI 1 6,CUB 3 3,DMA 8 5,DOM 5 3,ECU 2 9,SLV 0 4,
GRD 6 7,GTM 0 3,GUY 5 8,HTI 4 3,HND 1 4,JAM 3 4,MEX 1 2,NIC 1 5,PAN 2 7,PRY 4 10,PER 3 9,KNA 7 4,LCA 8 6,VCT 7 7,SUR 6 8,TTO 5 7,USA 2 1,URY 4 11,VEN 4 8`
const TERRITORIES = `PRI 6 3,VIR 6 4,CYM 2 4,BMU 6 2,TCA 5 2,VGB 7 3,AIA 8 3,MSR 6 5,ABW 3 6,CUW 4 6,SXM 9 4,BES 5 6,MTQ 7 6,GLP 7 5,GUF 7 8,BLM 9 5,
MAF 9 3,SPM 4 1,GRL 5 0,FLK 4 12,SGS 6 12`

const MARKED: Record<string, [TileView['mark'], number]> = {
  JAM: ['extreme', 1],
  CUB: ['severe', 1],
  CYM: ['severe', 1],
  HTI: ['moderate', 1],
  BHS: ['watch', 1],
  MEX: ['minor', 2],
  CHL: ['minor', 1],
  VEN: ['feed-stale', 0],
  USA: ['moderate', 7],
  PRI: ['moderate', 3],
}

export function tiles(marked: Record<string, [TileView['mark'], number]> = MARKED): TileView[] {
  const read = (text: string, size: TileView['size']) =>
    text.split(',').map((one): TileView => {
      const [code = '', col, row] = one.trim().split(' ')
      const [mark, count] = marked[code] ?? ['quiet', 0]
      return { code, size, col: Number(col), row: Number(row), mark, ...(count ? { count } : {}) }
    })
  return [...read(PLACES, 'state'), ...read(TERRITORIES, 'territory')]
}
