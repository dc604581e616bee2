import type { Command } from 'commander'
import { previewFile } from '../../server/index.ts'
import { type Global, print, readJson } from '../io.ts'

export function release(program: Command): void {
  program.command('release').description('who would read').command('preview <file>').description('{author, on, release}: exact readers with their cause, and who is denied and why')
    .action(async (file: string) => {
      const answer = await previewFile(readJson(file))
      print(program.opts<Global>(), answer, () => [...answer.readers.map((r) => `reads  ${r.reader}\t${r.cause}`), ...answer.denied.map((d) => `denied ${d.reader}\t${d.why} ${d.instrument ?? ''}`)])
    })
}
