import type { Language, Party, Region } from '../core/values/index.ts'

/** States from outside that hold territories here or joined an instrument: ISO 3166-1 alpha-3 → alpha-2. */
export const OUTSIDERS: Readonly<Record<Party, string>> = { DNK: 'DK', FRA: 'FR', GBR: 'GB', NLD: 'NL' }

/** The region's own name for a place, else CLDR's for those from outside, else the code. */
export function nameOf(region: Region, code: Party, language: Language): string {
  const outside = OUTSIDERS[code]
  return outside === undefined ? region.name(code, language) : (new Intl.DisplayNames(language, { type: 'region' }).of(outside) ?? code)
}
