import { type DrillWarning, type JudgedGoal, judgeGoals } from '../../core/warnings/index.ts'
import { type DrillBody, unverifiedSigned } from '../../core/statements/index.ts'
import { observedOf, type Scenario, stepsOf, writeObservations } from '../../core/watch/index.ts'
import { Fault, type Instant, type Json, type Party } from '../../core/values/index.ts'
import type { Disclosed } from '../../adapters/sql/index.ts'
import { readAll } from '../all.ts'
import { DESK, type Desk } from '../desk.ts'
import { nameOffices } from '../demo/hooks.ts'
import type { Parts } from '../http.ts'
import { ingest } from '../ingest.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import { say } from '../say.ts'
import { threadsFor } from '../views/warnings.ts'
import { warningsAmong } from './telling.ts'

/** One telling of a scenario at this desk: its id is that of the statement that opened it. */
export interface LiveDrill {
  id: string
  body: DrillBody
  ends: Instant | null
}

export const SPEEDS = [1, 10, 60] as const

/** Opens a scenario to its players: what it reports comes in as a feed's word would, each at its time, and offices answer by themselves. Fault `drill-running`. */
export async function startDrill({ desk }: Parts, scenario: Scenario, by: DrillBody['by'], speed: number): Promise<string> {
  const running = (await drillsFor(desk, DESK, [scenario])).find(({ body }) => body.state === 'running')
  if (running) throw new Fault('drill-running', 'a drill is under way: stop it first, or wait until it ends', { field: 'scenario' })
  const began = desk.clock()
  const { ring, law } = await desk.law()
  if (desk.config.demo) await nameOffices(desk, scenario.roles.filter((party) => ring.of(party, law.size, 'drafter').length > 0))
  const body: DrillBody = { scenario: scenario.id, speed, began, by, state: 'running' }
  const reports = stepsOf(scenario, speed, began).flatMap((step) => ('report' in step ? [step] : []))
  const said = await say(desk, await desk.office(DESK, 'desk'), { kind: 'drill', release: audienceOf(scenario, by.party), body: body as unknown as Json }, {
    jobs: (id) => [
      ...reports.map(({ at, report }, i) => ({ queue: 'inject', key: `inject ${id} ${i}`, runAt: at, payload: { drill: id, report } as unknown as Json })),
      { queue: 'inject', key: `inject ${id} end`, runAt: began + Math.round((scenario.ends * 60_000) / speed), payload: { drill: id, report: null } },
    ],
  })
  desk.wake()
  return said.id
}

function audienceOf({ roles }: Pick<Scenario, 'roles'>, party: Party): { audience: 'named'; to: Party[] } {
  return { audience: 'named', to: [...new Set([DESK, ...roles, party])] }
}

/** Whatever the reason, the word is the same: that real work came first is for those whom it concerns. */
export async function stopDrill(desk: Desk, id: string, state: 'stopped' | 'ended'): Promise<void> {
  const opening = await desk.store.read(DESK, id)
  const body = opening?.kind === 'drill' ? bodyOf<DrillBody>(opening) : null
  if (!opening || !body) throw notFound()
  if ((await stateOf(desk, DESK, opening)) !== 'running') return
  const { header } = unverifiedSigned(opening.signed)
  await say(desk, await desk.office(DESK, 'desk'), { kind: 'drill', release: header.release, about: [id], replaces: id, body: { ...body, state } as unknown as Json })
}

async function stateOf({ store }: Desk, viewer: Party, { id }: Disclosed): Promise<DrillBody['state']> {
  const later = (await readAll(store, viewer, { about: id })).filter(({ kind }) => kind === 'drill').map((one) => bodyOf<DrillBody>(one)?.state)
  return later.at(-1) ?? 'running'
}

/** Drills that a viewer was told of, newest first. */
export async function drillsFor(desk: Desk, viewer: Party, scenarios: readonly Scenario[]): Promise<LiveDrill[]> {
  const openings = (await readAll(desk.store, viewer, { kind: 'drill' })).filter(({ replaces }) => replaces === null).reverse()
  return Promise.all(openings.map((one) => liveOf(desk, viewer, one, scenarios)))
}

/** Null alike for no such drill and for one of others. */
export async function drillOf(desk: Desk, viewer: Party, id: string, scenarios: readonly Scenario[]): Promise<LiveDrill | null> {
  const opening = await desk.store.read(viewer, id)
  return opening?.kind === 'drill' && opening.replaces === null ? liveOf(desk, viewer, opening, scenarios) : null
}

async function liveOf(desk: Desk, viewer: Party, opening: Disclosed, scenarios: readonly Scenario[]): Promise<LiveDrill> {
  const body = { ...bodyOf<DrillBody>(opening)!, state: await stateOf(desk, viewer, opening) }
  const scenario = scenarios.find(({ id }) => id === body.scenario)
  return { id: opening.id, body, ends: scenario ? body.began + Math.round((scenario.ends * 60_000) / body.speed) : null }
}

/** The next report of a drill comes in, unless it is over or real work came first. */
export async function inject(parts: Parts, id: string, report: Parameters<typeof observedOf>[0] | null): Promise<void> {
  const { desk, book } = parts
  const opening = await desk.store.read(DESK, id)
  const body = opening && bodyOf<DrillBody>(opening)
  if (!opening || !body || (await stateOf(desk, DESK, opening)) !== 'running') return
  if (await undisclosedActualSince(desk, body.began)) return stopDrill(desk, id, 'stopped')
  if (!report) return stopDrill(desk, id, 'ended')
  const said = observedOf(report, { began: body.began, sent: desk.clock(), run: id, speed: body.speed })
  await ingest(desk, book, { feed: 'observations', from: `exercise://drill/${id}`, as: 'exercise' }, writeObservations({ observations: [said], rejected: [] }))
}

/** Whether any real warning was given since: yes or no, and nothing else of it. */
async function undisclosedActualSince({ store }: Desk, since: Instant): Promise<boolean> {
  const rows = store.undisclosed as unknown as import('kysely').Kysely<{ statement: { id: string; kind: string; sealed_at: number } }>
  const found = await rows.selectFrom('statement').select('id').where('kind', '=', 'warning').where('sealed_at', '>=', since).execute()
  for (const { id } of found) {
    const statement = await store.undisclosedRead(id)
    if (statement && bodyOf<{ content: { mode: string } }>(statement)?.content.mode === 'actual') return true
  }
  return false
}

/** What came of it so far, of the warnings that this viewer may read. Minutes of goals are those of the clock on the wall. */
export async function progressOf(parts: Parts, viewer: Party, { id, body }: LiveDrill, scenario: Scenario): Promise<{ warnings: DrillWarning[]; goals: JudgedGoal[] }> {
  const warnings = warningsAmong(parts, id, scenario, await threadsFor(parts, viewer))
  return { warnings, goals: judgeGoals(scenario.goals.map((goal) => ({ ...goal, within: goal.within / body.speed })), warnings) }
}
