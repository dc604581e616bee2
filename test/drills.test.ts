import fc from 'fast-check'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadPlaces, loadScenarios, readScenario } from '../src/adapters/region-files/index.ts'
import { scenarioSchema, type Scenario, stepsOf } from '../src/core/watch/index.ts'
import type { Region } from '../src/core/values/index.ts'
import { runDrill } from '../src/server/drills/run.ts'
import { retold } from '../src/server/drills/index.ts'

let region: Region
let scenarios: Map<string, Scenario>
const dir = mkdtempSync(join(tmpdir(), 'contadora-drills-'))
beforeAll(async () => {
  region = (await loadPlaces('region')).region
  const read = await loadScenarios('region', region)
  expect(read.faults).toEqual([])
  scenarios = new Map(read.scenarios.map((one) => [one.id, one]))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('a drill whose desk cannot be set up leaves nothing behind', async () => {
  vi.stubEnv('TMPDIR', dir)
  const bad = { ...scenarios.get('quake-tsunami')!, orders: [{ by: 'JAM', theme: 'earthquake', severity: 'Terrible' as never }] }
  await expect(runDrill(bad)).rejects.toThrow('expected one of "Extreme"')
  vi.unstubAllEnvs()
  expect(readdirSync(dir)).toEqual([])
}, 60_000)

describe('the drills that ship', () => {
  test('an earthquake that grows: who came in later answers too, a dead line is no silence', async () => {
    const report = await runDrill(scenarios.get('quake-tsunami')!)
    expect(report.steps.filter(({ ok }) => !ok)).toEqual([])
    expect(report.mode).toBe('exercise')
    expect(report.warnings.map(({ by, event }) => [by, event])).toEqual([['JAM', 'quake']])
    const after = report.warnings[0]!.after
    const names = (pick: (one: (typeof after)[number]) => string[]) => after.flatMap(pick).sort()
    expect(names(({ answered }) => answered)).toEqual(['BHS', 'CUB'])
    expect(names(({ silent }) => silent)).toEqual(['HND', 'MEX'])
    expect(names(({ notReached }) => notReached)).toEqual(['HTI'])
    expect(names(({ noFocalPoint }) => noFocalPoint)).toContain('CYM')
    expect(report.goals.map(({ goal, by, met }) => [goal, by, met])).toEqual([['warned', 'JAM', true], ['told', 'CUB', true], ['answered', 'CUB', true], ['told', 'HTI', false], ['answered', 'BHS', false]])
    expect(report.goals[0]!.tookMs).toBe(6 * 60_000)
    expect(report.summary).toMatchObject({ warnings: 1, versions: 3, falseAlarms: 0, answered: 2, unanswered: 2, notReached: 1, goalsMet: 3, goals: 5 })
  }, 60_000)

  test('a week of storms: a standing order speaks at night, a storm that turned away is a false alarm', async () => {
    const report = await runDrill(scenarios.get('hurricane-week')!)
    expect(report.steps.filter(({ ok }) => !ok)).toEqual([])
    expect(report.warnings.map(({ by, event, warnedAt }) => [by, event, warnedAt])).toEqual([
      ['BRB', 'frigatebird', '2026-09-07T23:00:00Z'], ['DOM', 'petrel', '2026-09-10T03:00:00Z'], ['HND', 'rain', '2026-09-12T03:30:00Z'],
    ])
    expect(report.summary).toMatchObject({ warnings: 3, falseAlarms: 1 })
  }, 60_000)

  test('the same scenario gives the same report, ids apart', async () => {
    const shorn = async () => JSON.stringify(await runDrill(scenarios.get('quake-tsunami')!)).replaceAll(/[0-9a-f]{32}/g, 'id')
    expect(await shorn()).toBe(await shorn())
  }, 60_000)
})

describe('a scenario that is wrong', () => {
  const sound = () => structuredClone({ ...scenarios.get('quake-tsunami')!, begins: '2020-01-28T19:12:00Z' }) as never as { roles: string[]; injects: { after: number; by?: string; event?: string; report?: { theme: string } }[]; ends: number }
  const faultsOf = async (change: (one: ReturnType<typeof sound>) => void) => {
    const one = sound()
    change(one)
    const file = join(dir, 'wrong.json')
    writeFileSync(file, JSON.stringify(one, null, 1))
    return (await readScenario(file, region)).faults.map(({ place, message }) => `${place.field}: ${message}`)
  }
  test.each<[string, (one: ReturnType<typeof sound>) => void, string]>([
    ['an office without a role', (one) => void (one.injects[1]!.by = 'BRB'), 'injects[1].by: BRB has no role here: add it to roles'],
    ['an event that nobody reported', (one) => void (one.injects[1]!.event = 'flood'), 'injects[1].event: "flood" is not reported by then'],
    ['an inject after the end', (one) => void (one.ends = 30), 'injects[8].after: comes after the end (30 minutes)'],
    ['a theme of no list', (one) => void (one.injects[0]!.report!.theme = 'quakes'), 'injects[0].report.theme: "quakes" is no theme of themes.yaml'],
    ['a role that is no state', (one) => void one.roles.push('OAS'), 'roles[6]: "OAS" is no state: only states have offices that play'],
  ])('%s is named with its place', async (_, change, fault) => {
    expect(await faultsOf(change)).toContain(fault)
  })

  test('steps come in their order at any speed, those of one minute as the file has them', () => {
    const report = { event: 'a', theme: 'flood', title: 'x', severity: {}, named: ['HND'], tsunami: false, over: false }
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 600 }), (minutes, speed) => {
      const injects = minutes.map((after) => ({ after, report }))
      const steps = stepsOf({ begins: 1000, injects }, speed)
      expect(steps.map(({ after }) => after)).toEqual([...minutes].sort((a, b) => a - b))
      expect(steps.every(({ at, after }) => at === 1000 + Math.round((after * 60_000) / speed))).toBe(true)
    }))
    expect(scenarioSchema.safeParse({}).success).toBe(false)
  })
})

test('a telling again says each thing once, with who it concerns, and keeps nothing', async () => {
  const told = await retold('quake-tsunami')
  expect(told.steps.map(({ was, level }) => [was, level])).toEqual([['new', 3], ['updated', 4], ['updated', 4]])
  expect([told.read, told.events, told.updated]).toEqual([3, 1, 2])
  expect((await retold('quake-tsunami', { day: '2020-01-29' })).read).toBe(0)
  await expect(retold('no-such-thing')).rejects.toMatchObject({ code: 'unknown-scenario' })
})
