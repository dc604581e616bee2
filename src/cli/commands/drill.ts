import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import { EXIT } from '../exits.ts'
import { type Global, print, tell } from '../io.ts'
import { server } from '../server.ts'

export function drill(program: Command): void {
  const group = program.command('drill').description('exercises: a scenario played on a desk of its own, and what came of it')
  group.command('list').description('the scenarios that ship').action(async () => {
    const { scenarios, faults } = await (await server()).shippedDrills()
    for (const fault of faults) tell(fault.message)
    const rows = scenarios.map(({ id, title, what, begins, ends, roles, injects, goals }) => ({ id, title, what, begins: new Date(begins).toISOString(), minutes: ends, roles, injects: injects.length, goals: goals.length }))
    print(program.opts<Global>(), { drills: rows }, () => rows.map(({ id, title, roles, minutes }) => `${id}\t${title.en}\t${roles.join(' ')}\t${minutes} min`))
  })
  group.command('run <scenario>').description('play a scenario by name or file to its end: every office, every delivery, every clock; with --data DIR the desk of the drill is kept there')
    .option('--speed <n>', 'times as fast as the scenario says; without it as fast as this machine can')
    .action((name: string, { speed }: { speed?: string }) => run(program.opts<Global>(), name, speed))
}

async function run(global: Global, name: string, speed: string | undefined): Promise<void> {
  const { runDrill, scenarioFor } = await server()
  const scenario = await scenarioFor(name)
  const report = await runDrill(scenario, {
    ...(global.data === undefined ? {} : { dir: global.data }), ...paceOf(speed),
    tell: ({ after, kind, event, title, by, does, of, ok, why }) =>
      tell(`+${after} min\t${kind === 'report' ? `reported: ${title}` : `${by} ${does} ${of ?? ''}`.trimEnd()}\t${event}${ok ? '' : `\tNOT DONE: ${why}`}`),
  })
  const minutes = (ms: number | null): string => (ms === null ? 'never' : `${(ms / 60_000).toFixed(1)} min`)
  print(global, report, () => {
    const { warnings, versions, falseAlarms, answered, unanswered, notReached, noFocalPoint, slowestWarningMs, shortestLeadMs, goalsMet } = report.summary
    return [
      `EXERCISE ${report.scenario}`,
      `${warnings} warnings in ${versions} versions, ${falseAlarms} false alarms; slowest after ${minutes(slowestWarningMs)}; shortest lead time ${shortestLeadMs === null ? 'unknown' : minutes(shortestLeadMs)}`,
      `${answered} answered, ${unanswered} did not, ${notReached} not reached, ${noFocalPoint} without a focal point`,
      `goals: ${goalsMet} of ${report.goals.length}`,
      ...report.goals.map(({ goal, by, event, of, within, met, tookMs }) => `${met ? 'met    ' : 'NOT met'} ${goal} ${by}${of === undefined ? '' : ` of ${of}`} (${event}): ${minutes(tookMs)}, within ${within}`),
    ]
  })
  if (report.steps.some(({ ok }) => !ok)) process.exitCode = EXIT.failed
}

/** Waits between what is said as long as it lay apart, divided by the speed. */
export function paceOf(speed: string | undefined): { pace?: (at: number) => Promise<void> } {
  if (speed === undefined) return {}
  const times = Number(speed)
  if (!(times > 0) || !Number.isFinite(times)) throw new Fault('usage', `--speed is a number above 0, not "${speed}"`, { field: 'speed' })
  let last: number | undefined
  return {
    async pace(at) {
      const wait = last === undefined ? 0 : (at - last) / times
      last = at
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    },
  }
}
