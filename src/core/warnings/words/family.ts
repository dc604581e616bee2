import type { CapCategory, CapResponse } from '../../watch/index.ts'
import type { Language } from '../../values/index.ts'

/** Kinds of danger that have words of their own; every other theme is `generic`. */
export const FAMILIES = [
  'earthquake', 'tsunami', 'cyclone', 'flood', 'volcano', 'epidemic', 'oil-spill', 'nuclear', 'chemical', 'generic',
] as const
export type Family = (typeof FAMILIES)[number]

/**
 * What an office tells another about one kind of danger. `{name}` is a parameter; a sentence whose parameter is not known is left out,
 * never filled with a guess. `event` has at most 35 characters (CAP), `action` is the one line of a short text.
 */
export interface Words {
  event: string
  headline: string[]
  description: string[]
  instruction: string[]
  action: string
}
export type FamilyWords = Record<Family, Words>

/** Why a warning is cancelled. */
export const ENDINGS = ['ended', 'false-alarm', 'error', 'replaced'] as const
export type Ending = (typeof ENDINGS)[number]

export interface Frame {
  exercise: string
  test: string
  /** when nobody knows or says where */
  nowhere: string
  and: string
  cancelled: string
  released: string
  /** after the first few of a long list of places */
  more: string
  ending: Record<Ending, string>
  /** between digits */
  decimal: '.' | ','
  months: readonly string[]
}
export interface Speech {
  language: Language
  words: FamilyWords
  frame: Frame
}

const OF_THEME: Record<string, Family> = {
  earthquake: 'earthquake', tsunami: 'tsunami', 'tropical-cyclone': 'cyclone', flood: 'flood', volcano: 'volcano', epidemic: 'epidemic',
  'oil-spill': 'oil-spill', nuclear: 'nuclear', chemical: 'chemical',
}

export function familyOf(theme: string): Family {
  return OF_THEME[theme] ?? 'generic'
}

/** CAP category and response of each family; the response is what one office asks of another, not of the public. */
export const IN_CAP: Record<Family, { categories: CapCategory[]; responses: CapResponse[] }> = {
  earthquake: { categories: ['Geo'], responses: ['Assess', 'Monitor'] },
  tsunami: { categories: ['Geo'], responses: ['Execute', 'Monitor'] },
  cyclone: { categories: ['Met'], responses: ['Prepare', 'Monitor'] },
  flood: { categories: ['Met'], responses: ['Prepare', 'Monitor'] },
  volcano: { categories: ['Geo'], responses: ['Prepare', 'Monitor'] },
  epidemic: { categories: ['Health'], responses: ['Assess', 'Monitor'] },
  'oil-spill': { categories: ['Env'], responses: ['Prepare', 'Monitor'] },
  nuclear: { categories: ['CBRNE'], responses: ['Prepare', 'Monitor'] },
  chemical: { categories: ['CBRNE'], responses: ['Avoid', 'Monitor'] },
  generic: { categories: ['Other'], responses: ['Monitor'] },
}

const OTHER: Record<string, CapCategory> = {
  'severe-weather': 'Met', drought: 'Met', 'heat-cold': 'Met', wildfire: 'Fire', landslide: 'Geo', 'air-maritime-accident': 'Transport',
  'infrastructure-failure': 'Infra', terrorism: 'Security', 'armed-conflict': 'Security', 'military-activity': 'Security',
  'organized-crime': 'Security',
}

export function categoryOf(theme: string): CapCategory[] {
  const family = familyOf(theme)
  return family === 'generic' ? [OTHER[theme] ?? 'Other'] : IN_CAP[family].categories
}
