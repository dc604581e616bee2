import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, caseFaults, type FormsRead, loadCases, loadClaims, loadForecastRecord, loadForms, loadImpact, loadPlaces, loadPlacesCached, loadPlans, loadRegion, loadScenarios, loadThresholds, loadVotes, withActions } from '../adapters/region-files/index.ts'
import { type ActionClaim, type LawFacts, lawFrom, type TimedLaw, type VoteRule } from '../core/law/index.ts'
import { Fault, type Region } from '../core/values/index.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export function regionFolder(): string {
  return resolve(process.env.CONTADORA_REGION || join(ROOT, 'region'))
}

/** The law of region/ as if it had just been synced. A faulty file is left out, as everywhere; its faults come along. */
export async function regionLaw(dir = regionFolder()): Promise<{ law: TimedLaw; facts: LawFacts; faults: Fault[] }> {
  const cacheDir = cacheFolder()
  const { facts, faults } = await loadRegion(dir, cacheDir === undefined ? {} : { cacheDir })
  return { law: lawFrom(facts), facts, faults }
}

function votesFor(dir: string, { instruments }: LawFacts, region: Region): ReturnType<typeof loadVotes> {
  return loadVotes(dir, region, new Set(instruments.map(({ id }) => id)))
}

/** The rules of region/ by which a vote can be counted; a faulty one is left out. */
export async function regionVotes(dir = regionFolder()): Promise<{ rules: VoteRule[]; faults: Fault[] }> {
  const cacheDir = cacheFolder()
  const [{ facts }, { region }] = await Promise.all([loadRegion(dir, cacheDir === undefined ? {} : { cacheDir }), loadPlacesCached(dir, cacheDir)])
  return votesFor(dir, facts, region)
}

/** What impact is worked out from; a faulty row is left out. */
export async function regionImpact(dir = regionFolder()) {
  const { region } = await loadPlacesCached(dir, cacheFolder())
  return { region, ...await loadImpact(dir, region) }
}

/** Places and lists as sources give them; a faulty row is left out. */
export async function regionClaims(dir = regionFolder()) {
  const { region } = await loadPlacesCached(dir, cacheFolder())
  return { region, ...await loadClaims(dir, region) }
}

/** What was measured of the forecast, shown with every one. */
export function regionForecast(dir = regionFolder()) {
  return loadForecastRecord(dir)
}

/** Rows for `actions/<ID>.yaml`, as a file of their own; with a region folder, added to the file there and written. */
export function actsAsYaml(instrument: string, claims: readonly ActionClaim[], into?: string): string {
  if (into === undefined) return withActions(instrument, claims)
  const file = join(into, 'actions', `${instrument}.yaml`)
  const text = withActions(instrument, claims, existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  writeFileSync(file, text)
  return text
}

export interface Checked {
  /** refused: that row or file is left out until it is mended */
  faults: Fault[]
  /** impossible or doubtful, kept and flagged on every screen */
  doubts: Fault[]
  counts: Record<'instruments' | 'actions' | 'duties' | 'states' | 'territories' | 'bodies' | 'themes' | 'claims' | 'cases' | 'forms', number>
}

/** Reads all of `dir`, cache aside: law, places, claims, cases and forms. */
export async function checkRegion(dir = regionFolder()): Promise<Checked> {
  const [law, places, cases, filings] = await Promise.all([loadRegion(dir), loadPlaces(dir), loadCases(dir), loadForms(dir)])
  const claims = await loadClaims(dir, places.region)
  // what else is read from the folder: only its faults are asked for
  const others = await Promise.all([
    votesFor(dir, law.facts, places.region),
    loadImpact(dir, places.region),
    loadForecastRecord(dir),
    loadScenarios(dir, places.region),
    loadThresholds(dir, places.region),
    loadPlans(dir, claims.datasets, new Set(law.facts.instruments.map(({ id }) => id))),
  ])
  // what a fault left out would make cases differ that are sound
  const differing = law.faults.length === 0 ? await caseFaults(dir, lawFrom(law.facts), cases.cases) : []
  const { instruments, actions } = law.facts
  const { states, territories, bodies, themes } = places.region
  return {
    faults: [...law.faults, ...places.faults, ...claims.faults, ...cases.faults, ...differing, ...others.flatMap(({ faults }) => faults), ...filings.faults, ...strayForms(filings, law.facts, places.region)],
    doubts: [...law.doubts, ...claims.warnings],
    counts: {
      instruments: instruments.length, actions: actions.length, duties: instruments.reduce((sum, { duties }) => sum + duties.length, 0),
      states: states.length, territories: territories.length, bodies: bodies.length, themes: themes.length,
      claims: claims.datasets.reduce((sum, { claims }) => sum + claims.length, 0), cases: cases.cases.length,
      forms: filings.book.forms.size,
    },
  }
}

/** Forms and schedules that point to an instrument, a duty or a body that is not here. */
function strayForms({ book, schedules }: FormsRead, { instruments }: LawFacts, region: Region): Fault[] {
  const known = new Set(['none', ...instruments.map(({ id }) => id)])
  const duties = new Set(instruments.flatMap((instrument) => instrument.duties.map(({ id }) => id)))
  const noBody = (body: string | null) => body !== null && !region.body(body)
  return [
    ...[...book.forms.values()].flatMap(({ file, instrument, addressee }) => [
      ...(known.has(instrument) ? [] : [new Fault('form-instrument', `there is no instrument "${instrument}"`, { file, field: 'instrument' })]),
      ...(noBody(addressee) ? [new Fault('form-body', `there is no body "${addressee}"`, { file, field: 'addressee' })] : []),
    ]),
    ...schedules.flatMap(({ duty, addressee }, i) => [
      ...(duties.has(duty) ? [] : [new Fault('schedule-duty', `there is no duty "${duty}"`, { file: 'schedules.yaml', field: `schedules[${i}].duty` })]),
      ...(noBody(addressee) ? [new Fault('form-body', `there is no body "${addressee}"`, { file: 'schedules.yaml', field: `schedules[${i}].addressee` })] : []),
    ]),
  ]
}
