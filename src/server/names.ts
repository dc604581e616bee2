import type { Language, Party, Region } from '../core/values/index.ts'

/** States outside the region that are responsible for a territory in it, or claim one. The standard library knows alpha-2 only. */
const OUTSIDE: Readonly<Record<string, string>> = { DNK: 'DK', ESP: 'ES', FRA: 'FR', GBR: 'GB', NLD: 'NL', NOR: 'NO', PRT: 'PT', RUS: 'RU' }

/** The region's own name; for a state outside it the name that its language gives it; else the code. */
export function nameIn(region: Region, code: Party, language: Language): string {
  const two = region.place(code) || region.ground(code) ? undefined : OUTSIDE[code]
  return two ? (new Intl.DisplayNames(language, { type: 'region' }).of(two) ?? code) : region.name(code, language)
}
