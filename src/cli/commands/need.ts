import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import { type Global, print, readJson } from '../io.ts'
import { server } from '../server.ts'
import { asReader, asSpeaker } from '../speaking.ts'

interface As {
  as?: string
}

/** Needs of the desk of --data: read as the public or as a party whose key it hosts, spoken of as that party. */
export function need(program: Command): void {
  const group = program.command('need').description('needs: ask, offer, negotiate, consent, accept, decline, end')
  const global = (): Global => program.opts<Global>()
  const as = (command: Command): Command => command.option('--as <party>', 'whose key of this data directory; reading without it: as the public')
  as(group.command('list').description('needs that it may read')).action((flags: As) => list(global(), flags))
  as(group.command('show <id>').description('one need: offers, what their acceptance stands on, what was set aside')).action((id: string, flags: As) => show(global(), id, flags))
  as(group.command('ask <file>').description('{title, theme, what, horizon, within, objective, measure, structures, lead, asks, audience?, to?}')).action((file: string, flags: As) => asked(global(), file, flags))
  as(group.command('say <id> <act> <file>').description('offer, negotiate, consent, accept, decline or end, from a file with its fields')).action((id: string, act: string, file: string, flags: As) => said(global(), id, act, file, flags))
}

async function list(global: Global, { as }: As): Promise<void> {
  const { needsTable, needsView, toRecords } = await server()
  const rows = await asReader(global, as, async (desk, viewer) => toRecords(needsTable(await needsView(desk, viewer, 'en')))) as Record<string, string | number | null>[]
  print(global, { needs: rows }, () => rows.map(({ id, by, phase, offers, accepted, title }) => `${id}\t${by}\t${phase}\t${offers} offers, ${accepted} accepted\t${title}`))
}

async function show(global: Global, id: string, { as }: As): Promise<void> {
  const { needTable, needView, toRecords } = await server()
  const table = await asReader(global, as, async (desk, viewer) => needTable(await needView(desk, viewer, id)))
  const rows = toRecords(table) as Record<string, string | number | null>[]
  const note = table.note as { phase: string; aside: { by: string; kind: string; why: string }[] }
  print(global, { ...note, offers: rows }, () => [`need ${id}: ${note.phase}`, ...rows.map(({ offer, by, phase, unmet, what }) => `  ${offer}\t${by}\t${phase}${unmet ? ` (not met: ${unmet})` : ''}\t${what}`), ...note.aside.map(({ by, kind, why }) => `  set aside: ${kind} of ${by}: ${why}`)])
}

async function asked(global: Global, file: string, { as }: As): Promise<void> {
  const { ask, fieldsOf } = await server()
  const fields = fieldsOf(readJson(file, { once: true }))
  const id = await asSpeaker(global, as, undefined, (desk, office) => ask(desk, office, fields))
  print(global, { need: id }, () => [id])
}

async function said(global: Global, id: string, act: string, file: string, { as }: As): Promise<void> {
  const { fieldsOf, isNeedAct, needAct } = await server()
  if (!isNeedAct(act)) throw new Fault('usage', `"${act}" is none of offer, negotiate, consent, accept, decline, end`, { field: 'act' })
  const fields = fieldsOf(readJson(file, { once: true }))
  const statement = await asSpeaker(global, as, undefined, (desk, office) => needAct(desk, office, id, act, fields))
  print(global, { need: id, act, statement }, () => [statement])
}
