import type { Command } from 'commander'
import { type Global, print, readJson } from '../io.ts'
import { server } from '../server.ts'

export function release(program: Command): void {
  const global = (): Global => program.opts<Global>()
  program.command('release').description('who would read').command('preview <file>')
    .description('{author, on, release}: exact readers with their cause, and who is denied and why')
    .action(async (file: string) => {
      const given = readJson(file)
      const { previewFile, withDesk } = await server()
      const ofDesk = () => withDesk(global(), (desk) => previewFile(given, desk), { inspect: true })
      const { readers, denied } = await (global().data === undefined ? previewFile(given) : ofDesk())
      print(global(), { readers, denied }, () => [
        ...readers.map(({ reader, cause }) => `reads  ${reader}\t${cause}`),
        ...denied.map(({ reader, why, instrument = '' }) => `denied ${reader}\t${why} ${instrument}`.trimEnd()),
      ])
    })
}
