import type { Command } from 'commander'
import { type Global, print, readJson } from '../io.ts'
import { server } from '../server.ts'

export function release(program: Command): void {
  const global = (): Global => program.opts<Global>()
  program.command('release').description('who would read').command('preview <file>').description('{author, on, release}: exact readers with their cause, and who is denied and why')
    .action(async (file: string) => {
      const given = readJson(file)
      const { previewFile, withDesk } = await server()
      const answer = await (global().data === undefined ? previewFile(given) : withDesk(global(), (desk) => previewFile(given, desk), { inspect: true }))
      print(global(), answer, () => [...answer.readers.map((r) => `reads  ${r.reader}\t${r.cause}`), ...answer.denied.map((d) => `denied ${d.reader}\t${d.why} ${d.instrument ?? ''}`.trimEnd())])
    })
}
