import type { Language, Party, Region } from '../core/values/index.ts'

/** States from outside that hold or claim a territory here, or joined an instrument: ISO 3166-1 alpha-3 to alpha-2, which the standard library knows. */
export const OUTSIDERS: Readonly<Record<Party, string>> = { DNK: 'DK', ESP: 'ES', FRA: 'FR', GBR: 'GB', NLD: 'NL', NOR: 'NO', PRT: 'PT', RUS: 'RU' }

/** The region's own name; for a state from outside the name that its language gives it; else the code. */
export function nameOf(region: Region, code: Party, language: Language): string {
  const outside = region.place(code) || region.ground(code) || !Object.hasOwn(OUTSIDERS, code) ? undefined : OUTSIDERS[code]
  return outside === undefined ? region.name(code, language) : (new Intl.DisplayNames(language, { type: 'region' }).of(outside) ?? code)
}
