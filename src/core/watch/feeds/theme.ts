/** Words of a hazard in the four languages of the region, first match wins; so the narrower stands above the wider. */
const WORDS: readonly [RegExp, string][] = [
  [/\b(tsunami|maremoto|raz.de.mar[eé]e)/i, 'tsunami'],
  [/\b(hurricane|tropical (storm|cyclone|depression|disturbance)|typhoon|hurac[aá]n|cicl[oó]n|tormenta tropical)/i, 'tropical-cyclone'],
  [/\b(depresi[oó]n tropical|furac[aã]o|ciclone|tempestade tropical|ouragan|temp[eê]te tropicale)/i, 'tropical-cyclone'],
  [/\b(earthquake|sismo|terremoto|temblor|s[eé]isme|tremblement de terre|tremor de terra)|\b(EQ|M) \d\.\d/i, 'earthquake'],
  [/\b(volcan|volc[aá]n|vulc[aã]o|ash ?fall|ca[ií]da de ceniza|lahar)/i, 'volcano'],
  [/\b(nuclear|radiolog|radiation)/i, 'nuclear'],
  [/\b(oil spill|derrame de (petr[oó]leo|crudo|hidrocarburos)|derramamento de [oó]leo|mar[eé]e noire|hydrocarbon)/i, 'oil-spill'],
  [/\b(chemical|hazardous material|hazmat|qu[ií]mic|chimique|gas leak|fuga de gas)/i, 'chemical'],
  [/\b(epidemi|pandemi|outbreak|brote de|cholera|c[oó]lera|dengue|zika|ebola|measles|sarampi[oó]n)/i, 'epidemic'],
  [/\b(disease|enfermedad|doen[cç]a)/i, 'epidemic'],
  [/\b(mudslide|mud ?flow|landslide|debris flow|avalanche|rockfall)/i, 'landslide'],
  [/\b(deslizamiento|deslave|alud|deslizamento|glissement de terrain)/i, 'landslide'],
  [/\b(wild ?fire|bush ?fire|forest fire|grass fire|fire weather|red flag|fire danger)/i, 'wildfire'],
  [/\b(incendio|inc[eê]ndio|queimada|feu de for[eê]t|incendie)/i, 'wildfire'],
  [/\b((flash )?flood|storm surge|water release|inundaci[oó]n|crecida|desborde|marejada)/i, 'flood'],
  [/\b(enchente|inunda[cç][aã]o|inondation|crue\b)/i, 'flood'],
  [/\b(drought|sequ[ií]a|estiagem|seca (severa|extrema|prolongada)|s[eé]cheresse)/i, 'drought'],
  [/\b(frente ?fr[ií][oa]|cold front|front froid|sistema frontal)/i, 'severe-weather'],
  [/\b(excessive heat|extreme heat|heat|calor|canicule|chaleur)/i, 'heat-cold'],
  [/\b(freez|frost|helada|geada|gel\b|wind ?chill|cold|fr[ií]o|froid|hypotherm)/i, 'heat-cold'],
  [/\b(terroris|bomb threat|amenaza de bomba)/i, 'terrorism'],
  [/\b(coup d|golpe de estado|interruption of democra)/i, 'democracy-interruption'],
  [/\b(armed conflict|conflicto armado|hostilities)/i, 'armed-conflict'],
  [/\b(aircraft accident|plane crash|shipwreck|naufragio|accidente a[eé]reo|aircraft in distress)/i, 'air-maritime-accident'],
  [/\b(displaced|desplazad|refugee)/i, 'displacement'],
  [/\b(snow|thunder|wind|rain|hail|sand|dust|ice ?)?storm|tornado|\bwinds?\b/i, 'severe-weather'],
  [/\b(gale|thunder|lightning|hail\b|snow|blizzard|ice\b|icy|rain|shower|surf\b|seas?\b|wave)/i, 'severe-weather'],
  [/\b(fog\b|dust|visibility|squall|weather|marine|precipitation)/i, 'severe-weather'],
  [/\b(tormenta|viento|lluvia|chubasco|granizo|nieve|nevada|oleaje|niebla|torbellino|meteorol)/i, 'severe-weather'],
  [/\b(tempestade|chuva|vento|nevoeiro)/i, 'severe-weather'],
  [/\b(orage|pluie|neige|vents?\b|verglas|brouillard|vague|m[eé]t[eé]o)/i, 'severe-weather'],
]

/** Event codes of the US Specific Area Message Encoding (47 CFR 11.31(e)), which CAP messages of the region carry. */
const SAME: Record<string, string> = {
  AVA: 'landslide', AVW: 'landslide', BZW: 'severe-weather', CFA: 'flood', CFW: 'flood', DSW: 'severe-weather', EQW: 'earthquake',
  EWW: 'severe-weather', FFA: 'flood', FFS: 'flood', FFW: 'flood', FLA: 'flood', FLS: 'flood', FLW: 'flood', FRW: 'wildfire',
  FSW: 'heat-cold', FZW: 'heat-cold', HLS: 'tropical-cyclone', HMW: 'chemical', HUA: 'tropical-cyclone', HUW: 'tropical-cyclone',
  HWA: 'severe-weather', HWW: 'severe-weather', NUW: 'nuclear', RHW: 'nuclear', SMW: 'severe-weather', SQW: 'severe-weather',
  SSA: 'flood', SSW: 'flood', SVA: 'severe-weather', SVR: 'severe-weather', SVS: 'severe-weather', TOA: 'severe-weather',
  TOR: 'severe-weather', TRA: 'tropical-cyclone', TRW: 'tropical-cyclone', TSA: 'tsunami', TSW: 'tsunami', VOW: 'volcano',
  WSA: 'severe-weather', WSW: 'severe-weather', CDW: 'any-disaster', CEM: 'any-disaster', EVI: 'any-disaster', SPW: 'any-disaster',
}

const CATEGORY: Record<string, string> = {
  Geo: 'any-disaster', Met: 'severe-weather', Safety: 'any-disaster', Rescue: 'any-disaster', Fire: 'wildfire', Health: 'any-disaster',
  Env: 'any-disaster', Infra: 'any-disaster', CBRNE: 'chemical',
}

export interface Said {
  /** the event first, then the headline: the event decides when it can */
  texts: readonly string[]
  codes?: readonly string[]
  categories?: readonly string[]
}

/** Theme of what a message calls its event; undefined when it names no hazard of our list (a road closed, a news item). */
export function themeOf(said: Said): string | undefined {
  return hazardOf(said) ?? said.categories?.map((one) => CATEGORY[one]).find((theme) => theme !== undefined)
}

function hazardOf({ texts, codes = [] }: Said): string | undefined {
  for (const code of codes) if (SAME[code]) return SAME[code]
  for (const text of texts) {
    const found = WORDS.find(([words]) => words.test(text))
    if (found) return found[1]
  }
  return undefined
}

const PERSON_CODES = new Set(['CAE', 'MEP', 'BLU', 'LEW'])
const PERSON_EVENT = [
  /child abduction|amber alert|abduct|missing (person|child|endangered)|silver alert|blue alert|law enforcement|wanted person|fugitive/i,
  /alerta amber|abducci[oó]n|desaparecid|extraviad|secuestro|pr[oó]fugo|rapto|sequestro|alerte amber|enl[eè]vement|disparition/i,
]
const PERSON_BODY = /suspect\(?s?\)?:|victims?\(?s?\)?:|\bDOB\b|license plate|last seen wearing|[uú]ltima vez vist/i

/**
 * Whether a message is about persons: abducted, missing, wanted. Such a message is never kept (design, rule 9: no personal data).
 * A named hazard in the event itself wins over the headline, so that an "amber alert for rain" stays a warning of rain.
 */
export function aboutPerson({ texts, codes = [] }: Said, body: string): boolean {
  if (codes.some((code) => PERSON_CODES.has(code))) return true
  const [event = '', ...rest] = texts
  const named = (text: string) => PERSON_EVENT.some((words) => words.test(text))
  if (named(event)) return true
  if (hazardOf({ texts: [event], codes })) return false
  return rest.some(named) || PERSON_BODY.test(body)
}
