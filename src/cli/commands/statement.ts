import type { Command } from 'commander'
import { EXIT } from '../exits.ts'
import { type Global, print } from '../io.ts'
import { server } from '../server.ts'

/** For whoever runs the node: reads the grants themselves, past disclosure. */
export function statement(program: Command): void {
  const group = program.command('statement').description('disclosure decisions of this node, for whoever runs it')
  const global = (): Global => program.opts<Global>()
  group.command('who <id>').description('every reader, with the cause, decided again on the law it was decided on').action(async (id: string) => {
    const { whoReads, withDesk } = await server()
    const answer = await withDesk(global(), (desk) => whoReads(desk, id), { inspect: true })
    if (answer.readers.some(({ replayed }) => !replayed)) process.exitCode = EXIT.verification
    print(global(), answer, () => answer.readers.map((row) => `${row.reader}\t${row.cause}${row.part === 'face' ? ' (face)' : ''}\tlaw ${row.lawSize}${row.replayed ? '' : '\tDOES NOT FOLLOW from the law there'}`))
  })
  group.command('why <id> <reader>').description('why one reader reads it, or why not').action(async (id: string, reader: string) => {
    const { whyReads, withDesk } = await server()
    const answer = await withDesk(global(), (desk) => whyReads(desk, id, reader), { inspect: true })
    print(global(), answer, () => [`${reader} ${answer.reads ? 'reads' : 'does not read'} ${id}: ${answer.cause}`])
  })
}
