import type { Command } from 'commander'
import { type Law, readTally, tally, type TallyAnswer } from '../../core/law/index.ts'
import { dayOfInstant, type Fault, faultLine, isoDay, parseDate } from '../../core/values/index.ts'
import { EXIT } from '../exits.ts'
import { hintFor } from '../hints.ts'
import { type Global, print, progress, progressDone, readJson, tell } from '../io.ts'
import { actsAsYaml, checkRegion, regionFolder, regionLaw, regionVotes } from '../region.ts'
import { server } from '../server.ts'

interface Asked {
  on: string
  known?: string
}

/** Without a data directory these read region/ as if it had just been synced. */
export function law(program: Command): void {
  const group = program.command('law').description('what states have agreed, on any day')
  const global = (): Global => program.opts<Global>()
  const today = isoDay(dayOfInstant(Date.now()))
  const onDate = (command: Command): Command => command
    .option('--on <date>', 'the day asked about: 1947, 1947-09 or 1947-09-02', checked, today)
    .option('--known <date>', 'as known on this day', checked)

  onDate(group.command('standing <state> <instrument>').description('is a state a party, and why'))
    .action(async (state: string, instrument: string, { on, known }: Asked) => {
      const answer = (await lawOf(global())).standing(state, instrument, on, known)
      const head = `${state} ${instrument} on ${on}: ${answer.status}; party: ${answer.party}`
      print(global(), answer, () => [head, ...answer.because.map(({ text }) => `  ${text}`)])
    })
  onDate(group.command('parties <instrument>').description('who is party')).action(async (instrument: string, { on, known }: Asked) => {
    const answer = (await lawOf(global())).parties(instrument, on, known)
    const words = ['parties', 'disputed', 'unknown'] as const
    print(global(), answer, () => words.map((word) => `${word} (${answer[word].length}): ${answer[word].join(' ')}`))
  })
  onDate(group.command('duties <state>').description('what a state owes')).action(async (state: string, { on, known }: Asked) => {
    const duties = (await lawOf(global())).duties(state, on, known).map(({ duty: _, ...row }) => row)
    print(global(), { duties }, () => duties.map(({ instrument, article, kind, due, status, what }) =>
      `${instrument} ${article ?? ''} ${kind} ${due ?? ''} [${status}] ${what}`))
  })
  group.command('tally <file>').description('does a vote carry: {rule, on?, votes? | counts?, excluded?}').action(async (file: string) => {
    const input = readTally(readJson(file, { once: true }))
    const [{ rules, faults }, law] = await Promise.all([regionVotes(), lawOf(global())])
    if (faults.length > 0) tell(`votes.yaml has ${faults.length} faults, left out here: run "contadora law check"`)
    const answer = tally(input, rules, law)
    print(global(), answer, () => tallied(answer))
  })
  group.command('check').description('validate region/, each fault with file and line').action(() => check(global()))
  group.command('sync').description('append what region/ says and the law log does not')
    .option('--dry-run', 'only say what would be appended').action((flags: { dryRun?: boolean }) => sync(global(), flags.dryRun ?? false))
  group.command('export [instrument]').description('what depositaries said at this desk and region/ lacks, as YAML for region/actions/')
    .option('--into <dir>', 'write it into the files of this region folder instead').action((instrument: string | undefined, { into }: { into?: string }) => exportActs(global(), instrument, into))
}

/** A word of a depositary is in the log first and in the files when somebody has read it: this is the way there. */
async function exportActs(global: Global, instrument: string | undefined, into: string | undefined): Promise<void> {
  const { unfiled, withdrawn, withDesk } = await server()
  const [{ facts }, view] = await Promise.all([regionLaw(into), withDesk(global, (desk) => desk.law(), { inspect: true })])
  if (instrument !== undefined) view.law.timelines(instrument)
  const acts = [...unfiled(view, facts.actions, instrument)].map(([id, claims]) => ({ instrument: id, acts: claims.length, yaml: actsAsYaml(id, claims, into) }))
  const filed = new Set(facts.actions.map(({ id }) => id))
  const takenBack = withdrawn(view, instrument).filter(({ action }) => filed.has(action.id)).map(({ action: { instrument: of, state, act, date = null }, why }) => ({ instrument: of, state, act, date, why }))
  if (into !== undefined && acts.length > 0) tell(`written into ${into}: read it, then run "contadora law check"`)
  for (const one of takenBack) tell(`actions/${one.instrument}.yaml still has what its depositary took back: ${one.state} ${one.act} ${one.date ?? 'without a date'} (${one.why}): remove the row`)
  if (acts.length === 0) tell('region/ has everything that the log has')
  print(global, { acts, takenBack }, () => (into === undefined ? acts.flatMap(({ instrument: id, yaml }) => [`# actions/${id}.yaml`, yaml]) : acts.map(({ instrument: id, acts: n }) => `actions/${id}.yaml: ${n} added`)))
}

function tallied({ rule, notEntitled, sensitivity, quorum, vetoedBy, excluded, ...all }: TallyAnswer): string[] {
  const line = (row: Pick<TallyAnswer, 'for' | 'of' | 'needed' | 'adopted'>): string =>
    `${row.for} for of ${row.of}, ${row.needed} needed: ${row.adopted ? 'adopted' : 'not adopted'}`
  return [
    `${rule}: ${line(all)}`,
    ...(quorum && !quorum.met ? [`  no quorum: ${quorum.present} present, ${quorum.needed} needed; nothing was decided`] : []),
    ...(vetoedBy.length > 0 ? [`  voted against, which alone defeats it: ${vetoedBy.join(' ')}`] : []),
    ...(excluded.length > 0 ? [`  excluded from voting: ${excluded.join(' ')}`] : []),
    ...sensitivity.map((row) => `  ${row.case}: ${line(row)}${row.changes ? ' (changes)' : ''}`),
    ...(notEntitled.length > 0 ? [`  not counted, no vote: ${notEntitled.join(' ')}`] : []),
  ]
}

async function sync(global: Global, dryRun: boolean): Promise<void> {
  const { syncLaw, withDesk } = await server()
  const done = await withDesk(global, (desk) => syncLaw(desk, { dryRun, progress }))
  progressDone()
  tell(dryRun ? 'nothing was written' : 'sealed in the law log')
  print(global, done, () => [`${done.appended} appended, ${done.retracted} retracted, law log has ${done.size} entries`])
}

async function check(global: Global): Promise<void> {
  const { faults, doubts, counts } = await checkRegion()
  const bare = (fault: Fault) => ({ code: fault.code, message: fault.message, ...fault.place, hint: hintFor(fault) })
  const told = (word: string, fault: Fault): string[] => [`${word}  ${faultLine(fault)}`, `       ${hintFor(fault)}`]
  const answer = { valid: faults.length === 0, region: regionFolder(), ...counts, faults: faults.map(bare), doubts: doubts.map(bare) }
  print(global, answer, () => [
    ...faults.flatMap((fault) => told('fault', fault)), ...doubts.flatMap((doubt) => told('doubt', doubt)),
    Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(', '),
    `${faults.length} faults; ${doubts.length} doubtful claims, kept and flagged`,
  ])
  if (faults.length > 0) process.exitCode = EXIT.failed
}

async function lawOf(global: Global): Promise<Law> {
  if (global.data !== undefined) {
    const { withDesk } = await server()
    return withDesk(global, async (desk) => (await desk.law()).law, { inspect: true })
  }
  const { law, faults } = await regionLaw()
  if (faults.length > 0) tell(`region/ has ${faults.length} faults, left out here: run "contadora law check"`)
  return law
}

function checked(text: string): string {
  parseDate(text)
  return text
}
