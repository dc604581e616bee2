import { type DrillSummary, type DrillWarning, type JudgedGoal, judgeGoals, summaryOf } from '../../core/warnings/index.ts'
import { observedOf, type Scenario, type Step, stepsOf, writeObservations } from '../../core/watch/index.ts'
import { asFault, type Instant, isoInstant, type Party } from '../../core/values/index.ts'
import type { Parts } from '../http.ts'
import { ingest } from '../ingest.ts'
import { threadsFor } from '../views/warnings.ts'
import { doDeed } from './deeds.ts'
import { openStage } from './stage.ts'
import { drillEvent, warningsAmong } from './telling.ts'

export interface DrillStep {
  /** minutes from the beginning, and the instant by the scenario's clock */
  after: number
  at: string
  kind: 'report' | 'deed'
  event: string
  title?: string
  by?: Party
  does?: string
  of?: Party
  ok: boolean
  /** why it could not be done; the drill goes on */
  why?: string
}

export interface DrillReport {
  scenario: string
  mode: 'exercise'
  began: string
  ended: string
  steps: DrillStep[]
  warnings: (Omit<DrillWarning, 'reportedAt' | 'warnedAt' | 'facts'> & { reportedAt: string; warnedAt: string })[]
  goals: JudgedGoal[]
  summary: DrillSummary
}

export interface Running {
  /** keeps the desk of the drill there, to be looked at afterwards */
  dir?: string
  /** called before each step with its instant: a pace, if one is wanted */
  pace?: (at: Instant) => Promise<void>
  tell?: (step: DrillStep) => void
}

/** Plays a scenario from its beginning to its end on a desk of its own, and reports. The same scenario gives the same report, ids of statements apart. */
export async function runDrill(scenario: Scenario, { dir, pace, tell }: Running = {}): Promise<DrillReport> {
  const stage = await openStage(scenario, dir)
  const run = `exercise-${scenario.id}`
  const steps: DrillStep[] = []
  try {
    for (const step of stepsOf(scenario)) {
      await pace?.(step.at)
      await stage.pass(step.at)
      const done = await play(stage.parts, scenario, step, run)
      steps.push(done)
      tell?.(done)
    }
    const end = scenario.begins + scenario.ends * 60_000
    await pace?.(end)
    await stage.pass(end)
    const warnings = await warningsOf(stage.parts, scenario, run)
    const goals = judgeGoals(scenario.goals, warnings)
    return {
      scenario: scenario.id, mode: 'exercise', began: isoInstant(scenario.begins), ended: isoInstant(end), steps,
      warnings: warnings.map(({ facts: _, ...one }) => ({ ...one, reportedAt: isoInstant(one.reportedAt), warnedAt: isoInstant(one.warnedAt) })), goals, summary: summaryOf(warnings, goals),
    }
  } finally {
    await stage.close()
  }
}

async function play(parts: Parts, scenario: Scenario, step: Step, run: string): Promise<DrillStep> {
  const at = { after: step.after, at: isoInstant(step.at) }
  if ('report' in step) {
    const said = observedOf(step.report, { began: scenario.begins, sent: step.at, run })
    const bytes = writeObservations({ observations: [said], rejected: [] })
    const { accepted, updated, rejected } = await ingest(parts.desk, parts.book, { feed: 'observations', from: `exercise://${scenario.id}`, as: 'exercise' }, Buffer.from(bytes))
    const ok = accepted + updated > 0
    return { ...at, kind: 'report', event: step.report.event, title: step.report.title, ok, ...(ok ? {} : { why: rejected[0]?.reason ?? 'it says nothing new' }) }
  }
  const { by, does, of, event } = step
  const shown = { ...at, kind: 'deed' as const, event, by, does, ...(of === undefined ? {} : { of }) }
  try {
    await doDeed(parts, step, drillEvent(parts, run, event)!)
    return { ...shown, ok: true }
  } catch (error) {
    return { ...shown, ok: false, why: asFault(error).message }
  }
}

/** Every warning that an office of the scenario gave, each read by its author. */
async function warningsOf(parts: Parts, scenario: Scenario, run: string): Promise<DrillWarning[]> {
  const own = await Promise.all(scenario.roles.map(async (party) => (await threadsFor(parts, party)).filter(({ versions }) => versions[0]!.header.author === party)))
  return warningsAmong(parts, run, scenario, own.flat())
}
