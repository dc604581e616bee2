import type { Feed, Observation, Parsed, Rejected } from '../observation.ts'
import { clipped, eachItem, plausible, webAddress } from './item.ts'
import { fieldsOf, instantOf, listIn, textOf, type Fields } from './json.ts'
import { themeOf } from './theme.ts'

const MAX_BYTES = 32 * 1024 * 1024
/** Codes of the GLIDE number's disaster types, which ReliefWeb uses. */
const TYPES: Record<string, string> = {
  EQ: 'earthquake', TS: 'tsunami', VO: 'volcano', TC: 'tropical-cyclone', FL: 'flood', FF: 'flood', SS: 'flood', LS: 'landslide', MS: 'landslide',
  AV: 'landslide', DR: 'drought', EP: 'epidemic', WF: 'wildfire', FR: 'wildfire', CW: 'heat-cold', HT: 'heat-cold', ST: 'severe-weather',
  EC: 'severe-weather', VW: 'severe-weather', TO: 'severe-weather', AC: 'chemical',
}
const ACTS: Record<string, Observation['act']> = { alert: 'report', ongoing: 'report', current: 'report', past: 'report', archive: 'report' }

/** Disasters of ReliefWeb (UN OCHA), the list that its API answers with `profile=full` or the fields named here. */
export const reliefweb: Feed = {
  id: 'reliefweb',
  title: 'ReliefWeb disasters (UN OCHA)',
  every: 3600,
  staleAfter: 86_400,
  mediaTypes: ['application/json'],
  maxBytes: MAX_BYTES,
  parse,
}

function parse(bytes: Uint8Array): Parsed {
  return eachItem(listIn(bytes, MAX_BYTES, 'data', 'reliefweb-form'), readDisaster)
}

function readDisaster(item: unknown, place: string): Observation | Rejected {
  const [top, said] = [fieldsOf(item), fieldsOf(fieldsOf(item)?.fields)]
  const id = /^\d{1,9}$/.exec(String(top?.id ?? said?.id ?? ''))?.[0]
  if (!said || !id) return { id: place, reason: 'no-id: an item needs an id and fields' }
  const name = textOf(said.name)
  const theme = themeIn(said, name)
  if (!name || !theme) return { id, reason: 'no-theme: it names no hazard of our list' }
  if (!ACTS[textOf(said.status) ?? '']) return { id, reason: `unknown-status: ${(textOf(said.status) ?? 'none').slice(0, 20)}` }
  const dates = fieldsOf(said.date)
  const [at, sent] = [instantOf(dates?.event ?? dates?.created), instantOf(dates?.changed ?? dates?.created)]
  if (at === undefined || sent === undefined || !plausible(at) || !plausible(sent)) return { id, reason: 'impossible-time' }
  const named = countriesIn(said.country)
  if (named.length === 0) return { id, reason: 'no-place: no country with three letters' }
  const [glide, link] = [textOf(said.glide), webAddress(textOf(said.url))]
  return {
    feed: 'reliefweb', id, aliases: [id, ...(glide ? [`glide:${glide}`] : [])], version: new Date(sent).toISOString(), sent, at,
    act: 'report', status: 'actual', theme, title: clipped(name), texts: [{ language: 'en', headline: clipped(name) }], severity: [],
    // the position that comes with a country is its middle, not the place of the disaster
    where: [], named, references: [], ...(link ? { link } : {}),
  }
}

function themeIn(said: Fields, name: string | undefined): string | undefined {
  const types = (Array.isArray(said.type) ? said.type : []).map(fieldsOf)
  const primary = types.find((one) => one?.primary === true) ?? types[0]
  return TYPES[textOf(primary?.code) ?? ''] ?? themeOf({ texts: [textOf(primary?.name) ?? '', name ?? ''] })
}

function countriesIn(list: unknown): string[] {
  const codes = (Array.isArray(list) ? list : []).map((one) => (textOf(fieldsOf(one)?.iso3) ?? '').toUpperCase())
  return [...new Set(codes.filter((code) => /^[A-Z]{3}$/.test(code)))]
}
