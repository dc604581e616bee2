import type { Command } from 'commander'
import { parsePolicy } from '../../core/ledger/index.ts'
import { type Verified, verifyEvidence } from '../../core/statements/index.ts'
import { type Global, print, readBytes } from '../io.ts'
import { server } from '../server.ts'

export function verify(program: Command): void {
  program.command('verify <bundle>').description('check an evidence bundle of "ledger proof" offline: the file and the keys you believe')
    .option('--policy <file>', 'tlog-policy with the keys of the logs and witnesses you believe; default: the keys of the desk in --data')
    .action(async (bundle: string, { policy: file }: { policy?: string }) => {
      const global = program.opts<Global>()
      const bytes = readBytes(bundle)
      const policy = parsePolicy(file === undefined ? await ownPolicy(global) : readBytes(file), file)
      const found = verifyEvidence(bytes, policy)
      print(global, answerOf(found), () => linesOf(found))
    })
}

function answerOf({ header, decision, ...rest }: Verified) {
  const { reader, part, cause, law } = decision
  return { ok: true, ...rest, statement: header, decision: { reader, part, cause, lawSize: law.size } }
}

function linesOf({ header, body, index, size, origin, witnesses, signatures, signer, decision, lawSize }: Verified): string[] {
  return [
    `entry ${index} of ${size} in ${origin}: the checkpoint and the path hold`,
    `checkpoint signed with ${signatures.join(' and ')}; cosigned by ${witnesses.join(', ') || 'no witness'}`,
    `statement ${header.id}, ${header.kind} by ${header.author}`,
    ...(signer.exercise ? ['EXERCISE: signed with a key for exercises, nothing of it is real'] : []),
    body === null ? 'the header is the one sealed; the body is not in this file' : 'header and body are the ones sealed',
    `signed by ${signer.party}, ${signer.office}, ${signer.role}, key ${signer.kid} (${signer.custody}), admitted in the law log before entry ${lawSize}`,
    `${decision.reader} reads ${decision.part === 'face' ? 'its header' : 'it'}: ${decision.cause}, by the law of ${decision.law.size} entries`,
    'not proved: that what it says is true, that it was not corrected since, that the key was not revoked between its admission and the sealing',
  ]
}

async function ownPolicy(global: Global): Promise<Uint8Array> {
  const { policyOf, withDesk } = await server()
  return Buffer.from(await withDesk(global, async (desk) => policyOf(desk), { inspect: true }))
}
