import type { Duty, Instrument, Occasion, Particular } from '../../law/index.ts'
import { areaOf, holds } from '../../watch/index.ts'
import type { OwedEvent } from './event.ts'

/** Occasions on which a duty is owed because an event happened. */
const ARISES: ReadonlySet<Occasion> = new Set(['event', 'calendar'])

/** Whether anything about an event can set the duty off, now or after a later act. */
export function everArises(duty: Duty): boolean {
  return duty.occasion.some((occasion) => occasion !== 'standing')
}

export function arisesNow(duty: Duty): boolean {
  return duty.occasion.some((occasion) => ARISES.has(occasion))
}

/** How an event says a particular, in the four languages. Known gap: in other words the duty is kept among the later ones. */
const SAYS: Record<Particular, RegExp> = {
  mines: /\b(land)?mines?\b|\bminas?\b|cluster|racimo|fragmentação|sous-munitions/i,
  antarctica: /antar[ck]t|antártic/i,
  'theft-or-attack': /theft|stolen|robb|offence|sabot|attack|threat|robo|hurto|amenaza|ataque|roubo|furto|ameaça|vol\b|menace|attaque/i,
  'hazardous-waste': /waste|residuo|desecho|resíduo|rejeito|déchet/i,
  'air-pollution': /\bair\b|smoke|plume|\bgas|\baire\b|\bar\b|humo|fumaça|fumée|panache/i,
  biodiversity: /biodivers|forest|reef|wildlife|species|bosque|arrecife|especie|floresta|recife|espécie|forêt|récif|espèce/i,
  abroad: /import|export|abroad|extranjero|exterior|étranger/i,
  watercourse: /river|lake|watercourse|dam\b|río|lago|presa|represa|\brio\b|barragem|rivière|fleuve|\blac\b|barrage/i,
  'national-production': /produc|built|manufactur|fabric|construi/i,
  'missile-or-launch': /missile|launch|misil|lanzamiento|míssil|lançamento|lancement/i,
}

/** Whether a duty narrower than its themes can mean this event, as far as the event's theme and words tell. */
export function fits(duty: Duty, event: Pick<OwedEvent, 'theme' | 'what'>): boolean {
  const says = (code: string) => Object.hasOwn(SAYS, code) && SAYS[code as Particular].test(event.what ?? '')
  return duty.only === undefined || duty.only.some((code) => code === event.theme || says(code))
}

/** Whether the event lies where the instrument speaks: `untold` when the event gives no place to check. */
export function inScope(instrument: Instrument, event: OwedEvent): 'in' | 'out' | 'untold' {
  const { scope } = instrument
  if (scope === undefined || scope.certainty === 'background') return 'in'
  if (event.lat === undefined || event.lon === undefined) return 'untold'
  return holds(areaOf([scope.ring]), event.lat, event.lon) ? 'in' : 'out'
}
