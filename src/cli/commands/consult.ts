import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import { type Global, print, readJson } from '../io.ts'
import { server } from '../server.ts'
import { asReader, asSpeaker } from '../speaking.ts'

interface As {
  as?: string
}
interface Council extends As {
  members?: string
  needs?: string
  veto?: string
}

/** Consultations of the desk of --data: read as the public or as a party whose key it hosts, spoken in as that party. */
export function consult(program: Command): void {
  const group = program.command('consult').description('consultations: call, positions, votes, count, outcome, what another rule would make of it')
  const global = (): Global => program.opts<Global>()
  const as = (command: Command): Command => command.option('--as <party>', 'whose key of this data directory; reading without it: as the public')
  as(group.command('list').description('consultations that it may read')).action((flags: As) => list(global(), flags))
  as(group.command('show <id>').description('one whole: voters, positions, votes, count, outcome, mandates')).action((id: string, flags: As) => show(global(), id, flags))
  as(group.command('tally <id>').description('the count so far, with its denominator and what a disputed voter changes')).action((id: string, flags: As) => tallyOf(global(), id, flags))
  as(group.command('what-if <id>').description('the same votes under every other rule, and under a body that you imagine'))
    .option('--members <codes>', 'of the imagined body').option('--needs <votes>', '2/3, majority, consensus or a number').option('--veto <codes>', 'who has one in it')
    .action((id: string, flags: Council) => whatIf(global(), id, flags))
  as(group.command('convene <file>').description('call one: {rule, title, question, closes, opens?, agenda?, documents?, members?, excluded?, audience?, to?, organ?}'))
    .action((file: string, flags: As) => convene(global(), file, flags))
  as(group.command('vote <id> <ballot>').description('for, against or abstain; the last one before the closing counts')).option('--text <words>', 'in its words')
    .action((id: string, ballot: string, { as: who, text = '' }: As & { text?: string }) => act(global(), id, 'vote', { ballot, text }, who))
  as(group.command('say <id> <act> <file>').description('position, memo, vote, outcome, reservation or follow-up, from a file with its fields'))
    .action(async (id: string, name: string, file: string, { as: who }: As) => {
      const { fieldsOf, CONSULTATION_RECORDS } = await server()
      await act(global(), id, name, fieldsOf(readJson(file, { once: true }), CONSULTATION_RECORDS), who)
    })
}

async function list(global: Global, { as }: As): Promise<void> {
  const { consultationsTable, consultationsView, toRecords } = await server()
  const rows = await asReader(global, as, async (desk, viewer) => toRecords(consultationsTable(await consultationsView(desk, viewer)))) as Record<string, string | number | null>[]
  print(global, { consultations: rows }, () => rows.map(({ id, title, phase, for: yes, of, needed }) => `${String(id)}\t${String(phase)}\t${yes === null ? 'secret' : `${yes} for of ${String(of)}, ${String(needed)} needed`}\t${String(title)}`))
}

async function show(global: Global, id: string, flags: As): Promise<void> {
  const { consultationTable, toRecords } = await server()
  const view = await viewOf(global, id, flags)
  const table = consultationTable(view)
  const rows = toRecords(table) as Record<string, string | null>[]
  print(global, { ...(table.note as object), parties: rows }, () => [
    `${view.title} (${view.mode}, ${view.phase})`, view.question, countLine(view),
    ...rows.filter(({ vote, stance, aside }) => (vote !== null && vote !== 'absent') || stance || aside).map(({ party, stance, conditions, vote, aside }) => `  ${party}\t${stance ?? '-'}\t${vote ?? '-'}\t${conditions ?? ''}${aside ? `\tnot counted: ${aside}` : ''}`),
    ...(view.outcome ? [`outcome: ${view.outcome.result}`, ...view.outcome.mandates.map(({ to, what, due, state }) => `  mandate: ${to}: ${what}, by ${due ?? 'no date'}: ${state ?? 'nothing reported'}`)] : []),
  ])
}

async function viewOf(global: Global, id: string, { as }: As, query: Record<string, string> = {}) {
  const { consultationView } = await server()
  return asReader(global, as, (desk, viewer) => consultationView(desk, viewer, id, query))
}

function countLine({ count }: Awaited<ReturnType<typeof viewOf>>): string {
  if (!count) return 'secret ballot: no count is published'
  return `${count.for} for, ${count.against} against, ${count.abstain} abstaining, ${count.absent} absent, of ${count.of}; ${count.needed} needed: ${count.adopted ? 'carries' : 'does not carry'}`
}

async function tallyOf(global: Global, id: string, flags: As): Promise<void> {
  const view = await viewOf(global, id, flags)
  const { id: consultation, phase, count, aside, castSoFar } = view
  print(global, { consultation, phase, rule: view.rule.rule, tally: count, cast: castSoFar, aside }, () => [countLine(view), ...(count?.sensitivity ?? []).map((one) => `  without ${one.without.join(' ')}: ${one.for} of ${one.of}, ${one.needed} needed: ${one.adopted ? 'carries' : 'does not carry'}`), ...aside.map(({ party, why }) => `  not counted: ${party} (${why})`)])
}

async function whatIf(global: Global, id: string, { members = '', needs = '', veto = '', ...flags }: Council): Promise<void> {
  const { readings, imagined, count } = await viewOf(global, id, flags, { members, needs, veto })
  if (imagined.fault) throw new Fault('what-if', imagined.fault.text, { field: imagined.fault.field })
  const all = imagined.reading ? [...readings, imagined.reading] : readings
  print(global, { carries: count?.adopted ?? null, readings: all }, () => all.map(({ rule, for: yes, of, needed, adopted, changes, fault }) => `${rule.padEnd(24)} ${fault ?? `${yes} for of ${of}, ${needed} needed: ${adopted ? 'carries' : 'does not carry'}${changes ? ' (the other way)' : ''}`}`))
}

async function convene(global: Global, file: string, { as }: As): Promise<void> {
  const { convene: call, CONSULTATION_RECORDS, fieldsOf } = await server()
  const fields = fieldsOf(readJson(file, { once: true }), CONSULTATION_RECORDS)
  const id = await asSpeaker(global, as, undefined, (desk, office) => call(desk, office, fields))
  print(global, { consultation: id }, () => [id])
}

async function act(global: Global, id: string, name: string, fields: Record<string, string>, as: string | undefined): Promise<void> {
  const { actIn, isConsultationAct } = await server()
  if (!isConsultationAct(name)) throw new Fault('usage', `"${name}" is none of position, memo, vote, outcome, reservation, follow-up`, { field: 'act' })
  const statement = await asSpeaker(global, as, undefined, (desk, office) => actIn(desk, office, id, name, fields))
  print(global, { consultation: id, act: name, statement }, () => [statement])
}
