import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import { type Global, print, readJson } from '../io.ts'
import { server } from '../server.ts'
import { asReader, asSpeaker } from '../speaking.ts'

interface As {
  as?: string
}

/** Action plans of the desk of --data: read as the public or as a party whose key it hosts, reported on as that party. */
export function plan(program: Command): void {
  const group = program.command('plan').description('action plans: points, milestones, what parties report, burn-up')
  const global = (): Global => program.opts<Global>()
  const as = (command: Command): Command => command.option('--as <party>', 'whose key of this data directory; reading without it: as the public')
  as(group.command('list').description('every plan, with what is reported of it')).action((flags: As) => list(global(), flags))
  as(group.command('show <plan>').description('its points; milestones, the table as printed and the burn-up with --json')).action((id: string, flags: As) => show(global(), id, flags))
  as(group.command('point <plan> <number>').description('what each party reported of one point')).action((id: string, n: string, flags: As) => point(global(), id, n, flags))
  as(group.command('report <plan> <number> <file>').description('report: {status, causes?, lead?, evidence?, next?, text?, release?}')).action((id: string, n: string, file: string, flags: As) => report(global(), id, n, file, flags))
}

function numberOf(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new Fault('usage', `"${text}" is no number of a point`, { field: 'number' })
  return Number(text)
}

async function list(global: Global, { as }: As): Promise<void> {
  const { plansTable, plansView, toRecords } = await server()
  const rows = await asReader(global, as, async (desk, viewer) => toRecords(plansTable(await plansView(desk, viewer, 'en')))) as Record<string, string | number | null>[]
  print(global, { plans: rows }, () => rows.map(({ id, points, reported, done, title }) => `${String(id).padEnd(20)} ${points} points, ${reported} reported, ${done} done\t${title}`))
}

async function show(global: Global, id: string, { as }: As): Promise<void> {
  const { planTable, planView, toRecords } = await server()
  const table = await asReader(global, as, async (desk, viewer) => planTable(await planView(desk, viewer, id, 'en')))
  const rows = toRecords(table) as Record<string, string | number | null>[]
  print(global, { ...(table.note as object), points: rows }, () => rows.map(({ number, title, status, next, grade }) => `${String(number).padStart(3)}  ${status ?? 'not reported'}\t${next ?? ''}\t${grade}/4\t${title}`))
}

async function point(global: Global, id: string, n: string, { as }: As): Promise<void> {
  const { pointTable, pointView, toRecords } = await server()
  const table = await asReader(global, as, async (desk, viewer) => pointTable(await pointView(desk, viewer, id, numberOf(n), 'en')))
  const rows = toRecords(table) as Record<string, string | number | null>[]
  print(global, { point: table.note, reports: rows }, () => (rows.length === 0 ? ['nobody has reported on it'] : rows.map(({ at, by, status, causes, next, text }) => `${at}  ${by}\t${status} ${causes ?? ''}\t${next ?? ''}\t${text ?? ''}`)))
}

async function report(global: Global, id: string, n: string, file: string, { as }: As): Promise<void> {
  const { fieldsOf, reportPoint } = await server()
  const fields = fieldsOf(readJson(file, { once: true }), { evidence: ['what', 'where'] })
  const statement = await asSpeaker(global, as, undefined, (desk, office) => reportPoint(desk, office, id, numberOf(n), fields))
  print(global, { plan: id, point: numberOf(n), statement }, () => [statement])
}
