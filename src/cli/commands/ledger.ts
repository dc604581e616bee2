import type { Command } from 'commander'
import { checkpointOf, proofOfId, verifyDesk, withDesk } from '../../server/index.ts'
import { EXIT, type Global, print, progress, tell } from '../io.ts'

export function ledger(program: Command): void {
  const group = program.command('ledger').description('the record that anyone can check')
  const global = (): Global => program.opts<Global>()
  group.command('checkpoint').description('the newest signed checkpoint').option('--law', 'of the law log').action(async ({ law }: { law?: boolean }) => {
    const note = await withDesk(global(), async (desk) => checkpointOf(desk, law ? 'law' : 'statements'), { inspect: true })
    print(global(), { note }, () => [note.trimEnd()])
  })
  group.command('verify').description('recompute everything; names the first entry that fails').action(async () => {
    const report = await withDesk(global(), (desk) => verifyDesk(desk, progress), { inspect: true })
    tell('')
    print(global(), report, () => [report.ok ? `verified: ${report.entries} entries` : `FAILED at ${report.failed}`])
    if (!report.ok) process.exitCode = EXIT.verification
  })
  group.command('proof <id>').description('receipt of a statement, as a tlog-proof').action(async (id: string) => {
    process.stdout.write(await withDesk(global(), (desk) => proofOfId(desk, id), { inspect: true }))
  })
}
