import type { Command } from 'commander'
import { type Law, readTally, tally, type TallyAnswer } from '../../core/law/index.ts'
import { dayOfInstant, type Fault, faultLine, isoDay, parseDate } from '../../core/values/index.ts'
import { EXIT } from '../exits.ts'
import { hintFor } from '../hints.ts'
import { type Global, print, progress, progressDone, readJson, tell } from '../io.ts'
import { actsAsYaml, checkRegion, regionFolder, regionLaw } from '../region.ts'
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
  group.command('tally <file>').description('does a vote carry: {rule, on?, votes? | counts?}').action(async (file: string) => {
    const input = readTally(readJson(file))
    const answer = tally(input, await lawOf(global()))
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
  const { unfiled, withDesk } = await server()
  const [{ facts }, view] = await Promise.all([regionLaw(into), withDesk(global, (desk) => desk.law(), { inspect: true })])
  const found = [...unfiled(view, facts.actions, instrument)]
  const texts = found.map(([id, claims]) => ({ instrument: id, acts: claims.length, yaml: actsAsYaml(id, claims, into) }))
  if (into !== undefined) tell(`written into ${into}: read it, then run "contadora law check"`)
  print(global, { acts: texts }, () => (into === undefined ? texts.flatMap(({ instrument: id, yaml }) => [`# actions/${id}.yaml`, yaml]) : texts.map(({ instrument: id, acts }) => `actions/${id}.yaml: ${acts} added`)))
}

function tallied({ rule, notEntitled, sensitivity, ...all }: TallyAnswer): string[] {
  const line = (row: Pick<TallyAnswer, 'for' | 'of' | 'needed' | 'adopted'>): string =>
    `${row.for} for of ${row.of}, ${row.needed} needed: ${row.adopted ? 'adopted' : 'not adopted'}`
  return [
    `${rule}: ${line(all)}`, ...sensitivity.map((row) => `  ${row.case}: ${line(row)}${row.changes ? ' (changes)' : ''}`),
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
