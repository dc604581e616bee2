import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import { type Global, print, readJson } from '../io.ts'
import { server } from '../server.ts'
import { asReader, asSpeaker } from '../speaking.ts'

interface As {
  as?: string
}

/** What is said at the desk of --data: evaluation rounds, replies, what is taken back; beside whatever else `assess` does. */
export function assessRounds(program: Command): void {
  const global = (): Global => program.opts<Global>()
  const as = (command: Command): Command => command.option('--as <party>', 'whose key of this data directory; reading without it: as the public')
  const assess = program.commands.find((command) => command.name() === 'assess') ?? program.command('assess').description('threats, capability, rounds')
  as(assess.command('reply <round> <words>').description('the reply of a state, or of one of its sub-region, to a round of levels that scores it')).action((round: string, reply: string, flags: As) => replyTo(global(), { round, reply }, flags))
  as(assess.command('withdraw <response> <why>').description('take a response back: it stays in the record')).action((response: string, why: string, flags: As) => takeBack(global(), { response, why }, flags))
  const group = assess.command('round').description('evaluation rounds: seats, evaluations, consent, agreement, recommendations')
  as(group.command('list').description('rounds that it may read')).action((flags: As) => list(global(), flags))
  as(group.command('show <id>').description('one whole: who assessed, ratings, agreement, replies, recommendations')).action((id: string, flags: As) => show(global(), id, flags))
  as(group.command('call <file>').description('call one: {title, subjects, seats, questionnaire?, questions?, opens?, selfDue, othersDue, replyDue, ends, audience?}')).action((file: string, flags: As) => call(global(), file, flags))
  as(group.command('say <id> <act> <file>').description('evaluation, consent, visit, reply, recommendation or step, from a file with its fields')).action((id: string, act: string, file: string, flags: As) => sayIn(global(), id, act, file, flags))
}

async function list(global: Global, { as }: As): Promise<void> {
  const { roundsTable, roundsView, toRecords } = await server()
  const rows = await asReader(global, as, async (desk, viewer) => toRecords(roundsTable(await roundsView(desk, viewer)))) as Record<string, string | number>[]
  print(global, { rounds: rows }, () => rows.map(({ id, title, phase, told, seats, external }) => `${String(id)}\t${String(phase)}\t${told} of ${seats} seats${external === 'false' ? ', no external seat' : ''}\t${String(title)}`))
}

async function show(global: Global, id: string, { as }: As): Promise<void> {
  const { roundTable, roundView, toRecords } = await server()
  const view = await asReader(global, as, (desk, viewer) => roundView(desk, viewer, id))
  const table = roundTable(view)
  const rows = toRecords(table) as Record<string, string>[]
  const figure = (value: number | null): string => (value === null ? 'unknown' : value.toFixed(2))
  print(global, { ...(table.note as object), ratings: rows }, () => [
    `${view.title} (${view.mode}, ${view.phase})`,
    ...view.subjects.flatMap(({ subject, by, noExternal, externalSilent, agreement, takesPart }) => [
      `${subject}: assessed by ${by.map(({ party, seat }) => `${party} (${seat})`).join(', ') || 'nobody yet'}${noExternal ? '; no external seat' : externalSilent ? '; the external seat has said nothing' : ''}${takesPart ? '' : '; it has not said that it takes part'}`,
      `  agreement: ${agreement.same} of ${agreement.pairs} pairs; alpha ${figure(agreement.nominal)} nominal, ${figure(agreement.ordinal)} ordinal`,
    ]),
    ...rows.map(({ subject, indicator, assessor, seat, rating }) => `  ${subject}\t${indicator}\t${assessor} (${seat})\t${rating}`),
    ...view.recommendations.map(({ subject, text, state }) => `  recommended to ${subject}: ${text}: ${state}`),
  ])
}

async function call(global: Global, file: string, { as }: As): Promise<void> {
  const { callRound, fieldsOf, ROUND_RECORDS } = await server()
  const fields = fieldsOf(readJson(file, { once: true }), ROUND_RECORDS)
  const id = await asSpeaker(global, as, undefined, (desk, office) => callRound(desk, office, fields))
  print(global, { round: id }, () => [id])
}

async function sayIn(global: Global, id: string, act: string, file: string, { as }: As): Promise<void> {
  const { actInRound, fieldsOf, isRoundAct, ROUND_RECORDS } = await server()
  if (!isRoundAct(act)) throw new Fault('usage', `"${act}" is none of evaluation, consent, visit, reply, recommendation, step`, { field: 'act' })
  const fields = fieldsOf(readJson(file, { once: true }), ROUND_RECORDS)
  const statement = await asSpeaker(global, as, undefined, (desk, office) => actInRound(desk, office, id, act, fields))
  print(global, { round: id, act, statement }, () => [statement])
}

async function replyTo(global: Global, fields: Record<string, string>, { as }: As): Promise<void> {
  const { replyToLevels } = await server()
  const statement = await asSpeaker(global, as, undefined, (desk, office) => replyToLevels(desk, office, fields))
  print(global, { round: fields['round'], statement }, () => [statement])
}

async function takeBack(global: Global, fields: Record<string, string>, { as }: As): Promise<void> {
  const { takeBackResponse } = await server()
  const statement = await asSpeaker(global, as, undefined, (desk, office) => takeBackResponse(desk, office, fields))
  print(global, { response: fields['response'], statement }, () => [statement])
}
