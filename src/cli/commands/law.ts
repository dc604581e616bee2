import type { Command } from 'commander'
import { regionLaw, syncLaw, tallyFile, withDesk } from '../../server/index.ts'
import { faultLine, isoDay, dayOfInstant, parseDate } from '../../core/values/index.ts'
import { EXIT, type Global, print, progress, readJson, tell } from '../io.ts'

interface Asked {
  on: string
  known?: string
}

/** Without a data directory these read region/ as if it had just been synced. */
export function law(program: Command): void {
  const group = program.command('law').description('what states have agreed, on any day')
  const global = (): Global => program.opts<Global>()
  const today = isoDay(dayOfInstant(Date.now()))
  const onDate = (command: Command): Command =>
    command.option('--on <date>', 'the day asked about', checked, today).option('--known <date>', 'as known on this day', checked)

  onDate(group.command('standing <state> <instrument>').description('is a state a party, and why')).action(async (state: string, instrument: string, asked: Asked) => {
    const answer = (await lawOf(global())).standing(state, instrument, asked.on, asked.known)
    print(global(), answer, () => [`${state} ${instrument} on ${asked.on}: ${answer.status}; party: ${answer.party}`, ...answer.because.map((reason) => `  ${reason.text}`)])
  })
  onDate(group.command('parties <instrument>').description('who is party')).action(async (instrument: string, asked: Asked) => {
    const answer = (await lawOf(global())).parties(instrument, asked.on, asked.known)
    print(global(), answer, () => (['parties', 'disputed', 'unknown'] as const).map((key) => `${key} (${answer[key].length}): ${answer[key].join(' ')}`))
  })
  onDate(group.command('duties <state>').description('what a state owes')).action(async (state: string, asked: Asked) => {
    const duties = (await lawOf(global())).duties(state, asked.on, asked.known).map(({ duty: _, ...row }) => row)
    print(global(), { duties }, () => duties.map((row) => `${row.instrument} ${row.article ?? ''} ${row.kind} ${row.due ?? ''} [${row.status}] ${row.what}`))
  })
  group.command('tally <file>').description('does a vote carry').action(async (file: string) => {
    const answer = tallyFile(await lawOf(global()), readJson(file))
    print(global(), answer, () => [`${answer.rule}: needed ${answer.needed} of ${answer.of}; ${answer.for} for: ${answer.adopted ? 'adopted' : 'not adopted'}`])
  })
  group.command('check').description('validate region/, each fault with file and line').action(async () => {
    const { faults, counts } = await regionLaw()
    print(global(), { valid: faults.length === 0, ...counts, faults: faults.map((f) => ({ code: f.code, message: f.message, ...f.place })) }, () => [
      ...faults.map(faultLine), `${counts.instruments} instruments, ${counts.actions} actions, ${counts.duties} duties: ${faults.length} faults`,
    ])
    if (faults.length > 0) process.exitCode = EXIT.failed
  })
  group.command('sync').description('append what region/ says and the law log does not').option('--dry-run', 'only say what would be appended').action(async ({ dryRun }: { dryRun?: boolean }) => {
    const done = await withDesk(global(), (desk) => syncLaw(desk, { dryRun: dryRun ?? false, progress }))
    tell(dryRun ? 'nothing was written' : 'sealed in the law log')
    print(global(), done, () => [`${done.appended} appended, ${done.retracted} retracted, law log has ${done.size} entries`])
  })
}

async function lawOf(global: Global) {
  return global.data ? withDesk(global, async (desk) => (await desk.law()).law, { inspect: true }) : (await regionLaw()).law
}

function checked(text: string): string {
  parseDate(text)
  return text
}
