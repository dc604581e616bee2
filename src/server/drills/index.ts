import { existsSync } from 'node:fs'
import { loadPlacesCached, loadScenarios, readScenario, cacheFolder } from '../../adapters/region-files/index.ts'
import type { CaptureBody } from '../../core/statements/index.ts'
import { feedById, type Observation, type Scenario } from '../../core/watch/index.ts'
import { Fault, type Region } from '../../core/values/index.ts'
import { readAll } from '../all.ts'
import { capturedIn } from '../captures.ts'
import { readConfig } from '../config.ts'
import type { Desk } from '../desk.ts'
import { fileBytes } from '../ingest.ts'
import { attributor, regionLaw, ROOT } from '../open.ts'
import { bodyOf } from '../body.ts'
import { usualThresholds } from '../thresholds.ts'
import { reportsOf, type Retold, retell, saidOn } from './retell.ts'

export { type DrillReport, type DrillStep, runDrill } from './run.ts'
export type { Retold } from './retell.ts'

/** The scenarios that ship, with the faults of those that cannot be played. */
export async function shippedDrills(region?: Region): Promise<{ scenarios: Scenario[]; faults: Fault[] }> {
  const { regionDir } = readConfig({}, process.env, ROOT)
  return loadScenarios(regionDir, region ?? (await loadPlacesCached(regionDir, cacheFolder())).region)
}

/** A scenario by its name among those that ship, or by its file. Fault `unknown-scenario` names those there are; faults of the file, the first. */
export async function scenarioFor(name: string): Promise<Scenario> {
  const { region } = await regionLaw()
  const { scenarios } = await shippedDrills(region)
  const shipped = scenarios.find(({ id }) => id === name)
  if (shipped) return shipped
  if (!existsSync(name)) throw new Fault('unknown-scenario', `"${name}" is no scenario (${scenarios.map(({ id }) => id).join(', ')}) and no file`, { field: 'scenario' })
  const { value, faults } = await readScenario(name, region, name)
  if (!value) throw faults[0]!
  return value
}

export interface Retelling {
  scenario: string
  read: number
  steps: Retold[]
  events: number
  updated: number
  rejected: { id: string; reason: string }[]
}

export interface RetellingOf {
  /** a feed that reads the file, where it is no scenario */
  feed?: string
  /** only what was said on that day (UTC), as 2020-01-28 */
  day?: string
  /** the captures of this desk instead of a file */
  desk?: Desk
  pace?: (at: number) => Promise<void>
  tell?: (step: Retold) => void
}

/** Any day from the data, or any scenario, told again in its order: what a desk would have made of each saying. Nothing is kept. */
export async function retold(source: string, { feed, day, desk, pace, tell }: RetellingOf = {}): Promise<Retelling> {
  if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Fault('usage', 'write the day as 2020-01-28', { field: 'day' })
  const { law, region } = await regionLaw()
  const { observations, rejected } = await toldIn(source, feed, desk)
  const asked = day === undefined ? observations : saidOn(observations, day)
  const answer: Retelling = { scenario: source, read: asked.length, steps: [], events: 0, updated: 0, rejected }
  for (const { sent, ...step } of retell(asked, { law, region, atlas: await attributor(region), ...await usualThresholds() })) {
    await pace?.(sent)
    answer.steps.push(step)
    if (step.was === 'new') answer.events++
    if (step.was === 'updated') answer.updated++
    tell?.(step)
  }
  return answer
}

async function toldIn(source: string, feed: string | undefined, desk: Desk | undefined): Promise<{ observations: Observation[]; rejected: { id: string; reason: string }[] }> {
  if (desk) return capturesOf(desk)
  if (feed === undefined) return { observations: reportsOf(await scenarioFor(source)), rejected: [] }
  const { observations, rejected } = feedById(feed).parse(await fileBytes(feed, source))
  return { observations, rejected: rejected.map(({ id, reason }) => ({ id, reason })) }
}

async function capturesOf(desk: Desk): Promise<{ observations: Observation[]; rejected: { id: string; reason: string }[] }> {
  const answer: Awaited<ReturnType<typeof capturesOf>> = { observations: [], rejected: [] }
  for (const statement of await readAll(desk.store, 'public', { kind: 'capture' })) {
    const body = bodyOf<CaptureBody>(statement)
    const bytes = body && (await desk.store.getBlob(body.bytes))?.bytes
    try {
      if (body && bytes) answer.observations.push(...capturedIn(body, bytes).observations)
      else answer.rejected.push({ id: statement.id, reason: 'its bytes are not kept' })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      answer.rejected.push({ id: statement.id, reason: error.message })
    }
  }
  return answer
}
