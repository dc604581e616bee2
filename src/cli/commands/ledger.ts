import type { Command } from 'commander'
import type { Desk } from '../../server/index.ts'
import { EXIT } from '../exits.ts'
import { type Global, print, progress, progressDone } from '../io.ts'
import { server } from '../server.ts'

export function ledger(program: Command): void {
  const group = program.command('ledger').description('the record that anyone can check')
  const global = (): Global => program.opts<Global>()
  group.command('checkpoint').description('the newest signed checkpoint').option('--law', 'of the law log')
    .action(async ({ law }: { law?: boolean }) => {
    const { checkpointOf, withDesk } = await server()
    const note = await withDesk(global(), async (desk) => checkpointOf(desk, law ? 'law' : 'statements'), { inspect: true })
    const [origin, size, root] = note.split('\n')
    print(global(), { origin, size: Number(size), root, note }, () => [note.trimEnd()])
  })
  group.command('verify').description('recompute everything; names the first entry that fails').action(async () => {
    const { verifyDesk, withDesk } = await server()
    const report = await withDesk(global(), (desk) => verifyDesk(desk, progress), { inspect: true })
    progressDone()
    print(global(), report, () => [
      ...report.logs.map(({ log, size, checked, signatures, doubted }) =>
        `${log} log: ${checked} of ${size} entries recomputed, ${signatures} signatures${doubted > 0 ? `, ${doubted} by keys in doubt since` : ''}`),
      report.ok ? `verified: ${report.entries} entries` : `FAILED at ${report.failed}`,
    ])
    if (!report.ok) process.exitCode = EXIT.verification
  })
  group.command('proof <id>').description('evidence bundle of a statement, for "contadora verify"')
    .option('--reader <party>', 'as that party reads it; default: its author').option('--bare', 'the tlog-proof alone: proves only to whoever holds the statement')
    .action(async (id: string, { bare, reader }: { bare?: boolean; reader?: string }) => {
      const { evidenceOfId, receiptOfId, withDesk } = await server()
      const read = async (desk: Desk): Promise<string> => (bare ? receiptOfId(desk, id) : `${JSON.stringify(await evidenceOfId(desk, id, reader), null, 1)}\n`)
      const proof = await withDesk(global(), read, { inspect: true })
      process.stdout.write(global().json && bare ? `${JSON.stringify({ id, proof })}\n` : proof)
    })
  group.command('policy').description('the keys of this desk, as a policy for "contadora verify --policy"').action(async () => {
    const { policyOf, withDesk } = await server()
    const policy = await withDesk(global(), async (desk) => policyOf(desk), { inspect: true })
    print(global(), { policy }, () => [policy.trimEnd()])
  })
}
