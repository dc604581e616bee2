import { type EdtfDate, isDate, type Party, type Region, SUBREGIONS, type SubregionId } from '../../core/values/index.ts'

/** The state of a chart as its address says it. Null and empty: not asked, the chart chooses. */
export interface Asked {
  country: Party[]
  from: number | null
  to: number | null
  base: number | null
  a: Party[]
  b: Party[]
  on: EdtfDate | null
  within: number | null
  /** reconcile, statistics: which count is meant */
  count: string | null
  measure: string | null
  /** what was written and could not be understood */
  unknown: string[]
}

const YEAR = /^\d{4}$/

/** `country=BRB~GUY`, `time=2010..2025`; a sub-region stands for its states. Nothing throws: what is not understood is said on the chart. */
export function chartAsked(all: (name: string) => readonly string[], region: Region): Asked {
  const unknown: string[] = []
  const one = (name: string): string => all(name)[0]?.trim() ?? ''
  const places = (name: string): Party[] => {
    const words = all(name).flatMap((text) => text.split(/[~,\s]+/)).filter(Boolean)
    return [...new Set(words.flatMap((word) => placesOf(word, region) ?? (unknown.push(word), [])))]
  }
  const year = (text: string): number | null => {
    if (text === '') return null
    if (YEAR.test(text)) return Number(text)
    unknown.push(text)
    return null
  }
  const [from = '', to = from] = one('time') === '' ? [one('from'), one('to')] : one('time').split('..')
  const [first, last] = [year(from), year(to)]
  const on = one('on')
  if (on !== '' && !isDate(on)) unknown.push(on)
  const within = Number(one('within'))
  if (one('within') !== '' && !(within > 0 && within <= 20_000)) unknown.push(one('within'))
  return {
    country: places('country'), a: places('a'), b: places('b'),
    ...(first !== null && last !== null && first > last ? { from: last, to: first } : { from: first, to: last }),
    base: year(one('base')), on: isDate(on) ? on : null, within: within > 0 && within <= 20_000 ? within : null,
    count: one('count') || null, measure: one('measure') || null, unknown,
  }
}

function placesOf(word: string, region: Region): Party[] | undefined {
  const id = word.toLowerCase() as SubregionId
  if (SUBREGIONS.includes(id)) return region.members(id).map(({ code }) => code)
  const state = region.state(word.toUpperCase())
  return state ? [state.code] : undefined
}

/** The same state, in the one way in which addresses write it. */
export function askedQuery({ country, from, to, base, a, b, on, within, count, measure }: Asked): Record<string, string | undefined> {
  const time = from === null && to === null ? undefined : from === to ? String(from) : `${from ?? ''}..${to ?? ''}`
  return {
    country: country.join('~') || undefined, time, base: base === null ? undefined : String(base), a: a.join('~') || undefined, b: b.join('~') || undefined,
    on: on ?? undefined, within: within === null ? undefined : String(within), count: count ?? undefined, measure: measure ?? undefined,
  }
}
