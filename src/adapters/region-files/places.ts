import type { z } from 'zod'
import {
  Fault, type Ground, type Region, type RegionFacts, regionOf, type State, STATES, SUBREGIONS, type Subregion, type Territory,
} from '../../core/values/index.ts'
import { readBodies, readFocalPoints, readThemes, readWords } from './bodies.ts'
import { groundRow, stateRow, subregionRow, territoryRow } from './place-rows.ts'
import { readRows } from './rows.ts'
import { allSourced, bare, type Report, type Sources, unique } from './shapes.ts'

/**
 * Reads the places, bodies, themes and focal points of `dir` (a `region/` folder). Never throws for bad content: every fault names
 * file, line and field, the faulty row is left out and the rest is the region. Codes: `file-unreadable`, `yaml-syntax`, `yaml-value`,
 * `state-missing`, `subregion-missing`.
 */
export async function loadPlaces(dir: string): Promise<{ region: Region; faults: Fault[] }> {
  const { themes, ...ofThemes } = await readThemes(dir)
  const { territories, grounds, ...ofTerritories } = await readTerritories(dir)
  const { states, ...ofStates } = await readStates(dir, territories)
  const { subregions, ...ofSubregions } = await readSubregions(dir)
  const { bodies, ...ofBodies } = await readBodies(dir)
  const { words, ...ofWords } = await readWords(dir)
  const blank: RegionFacts = { states, territories, grounds, subregions, bodies, themes, words, focalPoints: [], sources: {} }
  const { focalPoints, ...ofFocal } = await readFocalPoints(dir, regionOf(blank))
  const read = {
    themes: ofThemes, territories: ofTerritories, states: ofStates, subregions: ofSubregions, bodies: ofBodies, words: ofWords, focalPoints: ofFocal,
  }
  const sources = Object.fromEntries(Object.entries(read).map(([part, { sources }]) => [part, sources]))
  return { region: regionOf({ ...blank, focalPoints, sources }), faults: Object.values(read).flatMap(({ faults }) => faults) }
}

async function readTerritories(dir: string) {
  const lists = { territories: territoryRow, grounds: groundRow }
  const { rows, sources, faults } = await readRows(dir, 'territories.yaml', lists, ({ territories, grounds }, report) => {
    const codes = new Set<string | undefined>([...STATES, ...territories.map((it) => it?.code)])
    unique(territories, codesOf, 'territories', 'code', report)
    unique(grounds, codesOf, 'grounds', 'code', report)
    territories.forEach((it, i) => neighboursKnown(it, i, 'territories', codes, report))
    grounds.forEach((it, i) => {
      if (!it?.territory || codes.has(it.territory)) return
      report('grounds', i, 'territory', `"${it.territory}" is no territory here`)
    })
  })
  const territories = rows.territories.map((row) => territoryOf(row, sources))
  return { territories, grounds: rows.grounds.map((row) => groundOf(row, sources)), sources, faults }
}

function territoryOf(row: z.output<typeof territoryRow>, sources: Sources): Territory {
  return bare({ kind: 'territory', ...row, claimants: allSourced(sources, 'claimants', row.claimants) })
}

function groundOf(row: z.output<typeof groundRow>, sources: Sources): Ground {
  return bare({ kind: 'ground', ...row, claimants: allSourced(sources, 'claimants', row.claimants) })
}

async function readStates(dir: string, territories: Territory[]) {
  const codes = new Set<string | undefined>([...STATES, ...territories.map((it) => it.code)])
  const { rows, sources, faults } = await readRows(dir, 'states.yaml', { states: stateRow }, ({ states }, report) => {
    unique(states, codesOf, 'states', 'code', report)
    states.forEach((it, i) => neighboursKnown(it, i, 'states', codes, report))
  })
  const byCode = new Map(rows.states.map((row) => [row.code, stateOf(row, sources)]))
  const missing = STATES.filter((code) => !byCode.has(code))
    .map((code) => new Fault('state-missing', `${code} is missing or faulty`, { file: 'states.yaml' }))
  return { states: STATES.flatMap((code) => byCode.get(code) ?? []), sources, faults: [...faults, ...missing] }
}

function stateOf(row: z.output<typeof stateRow>, sources: Sources): State {
  const subregions = allSourced(sources, 'subregions', row.subregions)
  return { kind: 'state', ...row, subregions, sizes: allSourced(sources, 'sizes', row.sizes) }
}

async function readSubregions(dir: string) {
  const { rows, sources, faults } = await readRows(dir, 'subregions.yaml', { subregions: subregionRow }, ({ subregions }, report) =>
    unique(subregions, (it) => [it?.id], 'subregions', 'id', report))
  const missing = SUBREGIONS.filter((id) => !rows.subregions.some((it) => it.id === id))
    .map((id) => new Fault('subregion-missing', `${id} is missing or faulty`, { file: 'subregions.yaml' }))
  return { subregions: rows.subregions.map((it): Subregion => bare(it)), sources, faults: [...faults, ...missing] }
}

function codesOf(it: { code: string; iso2?: string | undefined; numeric?: string | undefined; alias?: string[] } | undefined) {
  return it ? [it.code, it.iso2, it.numeric, ...(it.alias ?? [])] : []
}

type Sides = { land: string[]; sea: string[] } | undefined

function neighboursKnown(it: Sides, i: number, list: string, codes: Set<string | undefined>, report: Report) {
  for (const side of ['land', 'sea'] as const)
    it?.[side].forEach((code, j) => codes.has(code) || report(list, i, `${side}.${j}`, `"${code}" is no state or territory here`))
}
