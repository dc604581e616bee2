import type { Command } from 'commander'
import { backupTo, doctor, migrateDesk, openAddress, rebuildDesk, restoreFrom, up as start, withDesk } from '../../server/index.ts'
import { EXIT, type Global, print, progress, tell } from '../io.ts'

export function up(program: Command): void {
  const global = (): Global => program.opts<Global>()
  for (const name of ['up', 'serve'])
    program.command(name).description(name === 'up' ? 'set everything up and open the desk' : 'the same without polling feeds')
      .option('--port <port>', 'PORT').option('--demo', 'an exercise on this machine only').option('--poll', 'poll the feeds of the world')
      .action(async (flags: { port?: string; demo?: boolean; poll?: boolean }) => {
        const running = await start({ ...flags, ...(name === 'serve' ? { poll: flags.poll ?? false } : {}), ...(global().data ? { data: global().data! } : {}) }, tell)
        tell(openAddress(running))
        for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.close().then(() => process.exit(signal === 'SIGINT' ? EXIT.interrupted : 0)))
      })
  program.command('migrate').description('bring the store to this version').action(async () => print(global(), await migrateDesk(global()), () => ['the store is at this version']))
  program.command('rebuild').description('drop and recreate every projection').action(async () => {
    const done = await withDesk(global(), (desk) => rebuildDesk(desk, progress))
    print(global(), done, () => [`replayed ${done.statements} statements`])
  })
  program.command('doctor').description('what this installation lacks, and what to do').action(async () => {
    const checks = await doctor(global())
    print(global(), checks, () => checks.map(({ ok, what, todo }) => `${ok ? 'ok  ' : 'FAIL'} ${what}${ok ? '' : `: ${todo}`}`))
    if (checks.some(({ ok }) => !ok)) process.exitCode = EXIT.failed
  })
  program.command('backup <file>').description('a consistent copy of the truth, while the desk runs').action(async (file: string) => {
    await withDesk(global(), (desk) => backupTo(desk, file), { inspect: true })
    tell(`written to ${file}`)
  })
  program.command('restore <file>').description('into an empty data directory').action(async (file: string) => {
    await restoreFrom(global(), file)
    tell('restored; run "contadora ledger verify"')
  })
}
