import type { Command } from 'commander'
import { parsePolicy } from '../../core/ledger/index.ts'
import { type Global, print, readBytes } from '../io.ts'
import { verifyBundle } from '../bundle.ts'
import { server } from '../server.ts'

export function verify(program: Command): void {
  program.command('verify <bundle>').description('check a receipt of "ledger proof" offline: the file and the keys you believe')
    .option('--policy <file>', 'tlog-policy with the keys of the logs and witnesses you believe; default: the keys of the desk in --data')
    .action(async (bundle: string, { policy: file }: { policy?: string }) => {
      const global = program.opts<Global>()
      const bytes = readBytes(bundle)
      const policy = parsePolicy(file === undefined ? await ownPolicy(global) : readBytes(file), file)
      const answer = verifyBundle(bytes, policy)
      const { statement, body } = answer
      print(global, answer, () => [
        `entry ${answer.index} of ${answer.size} in ${answer.origin}: the checkpoint and the path hold`,
        `statement ${statement.id}, ${statement.kind} by ${statement.author}`,
        body === null ? 'the header is the one sealed; the body is not in this file' : 'header and body are the ones sealed',
        `cosigned by ${answer.witnesses.join(', ') || 'no witness'}`,
        `signed with key ${answer.signedBy}: look it up in the law log, this file cannot vouch for it`,
      ])
    })
}

async function ownPolicy(global: Global): Promise<Uint8Array> {
  const { policyOf, withDesk } = await server()
  return Buffer.from(await withDesk(global, async (desk) => policyOf(desk), { inspect: true }))
}
