import { loadScenarios } from '../../adapters/region-files/index.ts'
import { type Scenario, stepsOf } from '../../core/watch/index.ts'
import { isoInstant } from '../../core/values/index.ts'
import type { DrillsView, DrillView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { drillOf, drillsFor, type LiveDrill, progressOf, SPEEDS } from '../drills/live.ts'
import { drillEvent } from '../drills/telling.ts'
import type { Parts } from '../http.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'

const read = new WeakMap<Desk, Promise<Scenario[]>>()

/** The scenarios of this desk's region, read once. */
export function scenariosOf(desk: Desk): Promise<Scenario[]> {
  const known = read.get(desk) ?? loadScenarios(desk.config.regionDir, desk.region).then(({ scenarios }) => scenarios)
  read.set(desk, known)
  return known
}

const SAME = (text: string) => ({ en: text, es: text, pt: text, fr: text })

export async function drillsView({ desk }: Parts, viewer: Viewer): Promise<DrillsView> {
  const scenarios = await scenariosOf(desk)
  const told = await drillsFor(desk, viewer.party, scenarios)
  const busy = told.some(({ body }) => body.state === 'running')
  return {
    scenarios: scenarios.map(({ id, title, what, roles, ends }) => ({ id, title, what, roles, lastsMs: ends * 60_000 })),
    told: told.map(({ id, body }) => ({ id, title: scenarios.find((one) => one.id === body.scenario)?.title ?? SAME(body.scenario), state: body.state, began: body.began, by: body.by.party })),
    start: !viewer.session ? 'sign-in' : roleMay(viewer.session.role, 'drill') && !busy ? 'may' : null,
    speeds: SPEEDS,
  }
}

export function drillsTable({ scenarios, told }: DrillsView): DataTable {
  return {
    name: 'drills', columns: ['scenario', 'title', 'roles', 'minutes', 'drill', 'state', 'began', 'started_by'],
    rows: [
      ...scenarios.map(({ id, title, roles, lastsMs }) => [id, title.en, roles.join(' '), lastsMs / 60_000, null, null, null, null]),
      ...told.map(({ id, title, state, began, by }) => [null, title.en, null, null, id, state, isoInstant(began), by]),
    ],
  }
}

/** A drill and its scenario, as far as the viewer was told of it; else the same 404 as for none. */
export async function drillAt(desk: Desk, viewer: Viewer, id: string): Promise<{ drill: LiveDrill; scenario: Scenario }> {
  const scenarios = await scenariosOf(desk)
  const drill = await drillOf(desk, viewer.party, id, scenarios)
  const scenario = drill && scenarios.find((one) => one.id === drill.body.scenario)
  if (!drill || !scenario) throw notFound()
  return { drill, scenario }
}

export async function drillView(parts: Parts, viewer: Viewer, id: string): Promise<DrillView> {
  const { drill, scenario } = await drillAt(parts.desk, viewer, id)
  const { body } = drill
  const { warnings, goals } = await progressOf(parts, viewer.party, drill, scenario)
  const come = stepsOf(scenario, body.speed, body.began).flatMap((step) => {
    const event = 'report' in step ? drillEvent(parts, id, step.report.event) : undefined
    return 'report' in step && event && step.at <= parts.desk.clock() ? [{ at: step.at, title: step.report.title, event: event.record.id }] : []
  })
  return {
    id, title: scenario.title, what: scenario.what, state: body.state, began: body.began, ends: drill.ends ?? body.began, by: body.by.party, speed: body.speed, roles: scenario.roles,
    reports: come,
    warnings: warnings.map(({ warning, by, event, warnedAt, reportedAt, after }) => ({
      id: warning, by, event, tookMs: warnedAt - reportedAt, answered: after.flatMap(({ answered }) => answered), silent: after.flatMap(({ silent }) => silent),
      unreached: after.flatMap(({ notReached, noFocalPoint }) => [...notReached, ...noFocalPoint]),
    })),
    goals: goals.map(({ goal, by, event, within, tookMs, met }) => ({ goal, by, event, withinMs: Math.round(within * body.speed) * 60_000, tookMs: tookMs === null ? null : tookMs * body.speed, met })),
    mayStop: viewer.session !== null && roleMay(viewer.session.role, 'drill'),
  }
}

export function drillTable({ goals, warnings }: DrillView): DataTable {
  const minutes = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 600) / 100)
  return {
    name: 'drill', columns: ['what', 'by', 'event', 'warning', 'within_min', 'took_min', 'met', 'answered', 'silent', 'unreached'],
    rows: [
      ...warnings.map(({ id, by, event, tookMs, answered, silent, unreached }) => ['warning', by, event, id, null, minutes(tookMs), null, answered.join(' '), silent.join(' '), unreached.join(' ')]),
      ...goals.map(({ goal, by, event, withinMs, tookMs, met }) => [goal, by, event, null, minutes(withinMs), minutes(tookMs), met ? 'yes' : 'no', null, null, null]),
    ],
  }
}
