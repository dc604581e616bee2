import type { Command } from 'commander'
import { EXIT } from '../exits.ts'
import { type Global, print, progress, progressDone, tell } from '../io.ts'
import { server } from '../server.ts'

/** Keeping a desk: its store, its projections, its copies. */
export function keep(program: Command): void {
  const global = (): Global => program.opts<Global>()
  program.command('migrate').description('bring the store to this version').action(async () => {
    const done = await (await server()).migrateDesk(global())
    print(global(), done, () => [`the store is at version ${done.version}`])
  })
  program.command('rebuild').description('drop and recreate every projection').action(async () => {
    const { rebuildDesk, withDesk } = await server()
    const done = await withDesk(global(), (desk) => rebuildDesk(desk, progress))
    progressDone()
    print(global(), done, () => [`replayed ${done.statements} statements`])
  })
  program.command('doctor').description('what this installation lacks, and what to do').action(async () => {
    const checks = await (await server()).doctor(global())
    print(global(), checks, () => checks.map(({ ok, what, todo }) => `${ok ? 'ok  ' : 'FAIL'} ${what}${ok ? '' : `: ${todo}`}`))
    if (checks.some(({ ok }) => !ok)) process.exitCode = EXIT.failed
  })
  program.command('backup <file>').description('a consistent copy of the truth, while the desk runs').action(async (file: string) => {
    const { backupTo, withDesk } = await server()
    await withDesk(global(), (desk) => backupTo(desk, file), { inspect: true })
    print(global(), { file }, () => [`written to ${file}`])
    tell('the keys are not in it: keep keys.sealed and its passphrase elsewhere')
  })
  program.command('restore <file>').description('from a backup, into an empty data directory').action(async (file: string) => {
    await (await server()).restoreFrom(global(), file)
    print(global(), { restored: file }, () => ['restored'])
    tell('now run "contadora ledger verify"')
  })
}
