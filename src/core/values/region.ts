import type { Language } from './claims.ts'
import { Fault } from './fault.ts'
import type { Body, FocalPoint, Ground, Office, Addressee, RegionFacts, State, SubregionId, Territory, Theme } from './places.ts'
import type { Party } from './states.ts'

/** A region's facts with the questions that everybody asks. `JSON.stringify` keeps the facts; `regionOf` of them gives it back. */
export interface Region extends RegionFacts {
  /** by code (JAM, US-PR, OAS) or by a duty's own words for a body ("OAS General Secretariat") */
  place(code: string): Addressee | undefined
  state(code: string): State | undefined
  territory(code: string): Territory | undefined
  body(codeOrWords: string): Body | undefined
  ground(code: string): Ground | undefined
  /** the name, or the code itself when nothing here has it: a screen never breaks on a foreign code */
  name(code: string, language: Language): string
  /** alpha-3 of a state or territory from alpha-2, alpha-3, numeric or ISO 3166-2; undefined when it is none of ours */
  codeOf(text: string): Party | undefined
  /** by id or alias of another list */
  theme(idOrAlias: string): Theme | undefined
  /** the theme and, for a group, its members. Fault `unknown-theme` */
  expandTheme(id: string): string[]
  /** the theme and every group that holds it: what a duty may name for an event of this theme. Fault `unknown-theme` */
  groupsOf(id: string): string[]
  /** states placed there, by any claim or by the founding report alone */
  members(subregion: SubregionId, basis?: 'seed'): State[]
  /** every state that claims or administers a territory or ground today; the responsible state alone when undisputed */
  claimants(code: string): Party[]
  /** places of the region that touch it by land, or face it over the sea */
  neighbours(code: string): Party[]
  focalPoint(party: Party): FocalPoint | undefined
  /** offices to tell for a theme, in order of escalation; empty when the directory has none */
  offices(party: Party, theme: string): Office[]
}

export function regionOf(facts: RegionFacts): Region {
  const places = new Map<string, Addressee>()
  for (const place of [...facts.bodies, ...facts.territories, ...facts.states]) places.set(place.code, place)
  const words = index(facts.bodies, (body) => [body.code, ...body.aliases])
  const grounds = index(facts.grounds, (ground) => [ground.code])
  const codes = index([...facts.states, ...facts.territories], (it) => [it.code, it.iso2, it.numeric, ...it.alias])
  const focal = index(facts.focalPoints, (point) => [point.party])
  const place = (code: string) => places.get(code) ?? codes.get(code) ?? words.get(code)
  const region: Region = {
    ...facts,
    ...themeLookups(facts.themes),
    place,
    state: (code) => ofKind(place(code), 'state'),
    territory: (code) => ofKind(place(code), 'territory'),
    body: (text) => words.get(text),
    ground: (code) => grounds.get(code),
    name: (code, language) => (place(code) ?? grounds.get(code))?.name[language] ?? code,
    codeOf: (text) => codes.get(text)?.code,
    members: (id, basis) =>
      facts.states.filter((it) => it.subregions.some((claim) => claim.value === id && (basis === undefined || claim.basis === basis))),
    claimants: (code) => claimantsOf(ofKind(place(code), 'territory') ?? grounds.get(code)),
    neighbours: (code) => {
      const found = codes.get(code)
      return found ? [...new Set([...found.land, ...found.sea])] : []
    },
    focalPoint: (party) => focal.get(party),
    offices: (party, theme) => officesFor(focal.get(party), region.groupsOf(theme)),
  }
  return region
}

function themeLookups(themes: Theme[]): Pick<Region, 'theme' | 'expandTheme' | 'groupsOf'> {
  const byWord = index(themes, (theme) => [theme.id, ...theme.aliases])
  const known = (id: string) => {
    const found = byWord.get(id)
    if (!found) throw new Fault('unknown-theme', `"${id}" is no theme of this region`)
    return found
  }
  return {
    theme: (id) => byWord.get(id),
    expandTheme: (id) => [known(id).id, ...known(id).members],
    groupsOf: (id) => [known(id).id, ...themes.filter((group) => group.members.includes(known(id).id)).map((group) => group.id)],
  }
}

function index<T>(items: T[], keys: (item: T) => (string | undefined)[]): Map<string, T> {
  const map = new Map<string, T>()
  for (const item of items) for (const key of keys(item)) if (key !== undefined && !map.has(key)) map.set(key, item)
  return map
}

function ofKind<K extends Addressee['kind']>(place: Addressee | undefined, kind: K): Extract<Addressee, { kind: K }> | undefined {
  return place?.kind === kind ? (place as Extract<Addressee, { kind: K }>) : undefined
}

function claimantsOf(found: Territory | Ground | undefined): Party[] {
  if (!found) return []
  const live = found.claimants.filter((claim) => claim.basis !== 'claimed').map((claim) => claim.value)
  return [...new Set(found.kind === 'territory' ? [found.responsible, ...live] : live)]
}

function officesFor(point: FocalPoint | undefined, themes: string[]): Office[] {
  return (point?.offices ?? [])
    .filter((office) => office.themes.length === 0 || office.themes.some((theme) => themes.includes(theme)))
    .toSorted((a, b) => a.order - b.order)
}
