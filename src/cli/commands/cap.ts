import type { Command } from 'commander'
import { checkCap } from '../../core/watch/index.ts'
import { EXIT, type Global, print, readBytes } from '../io.ts'

export function cap(program: Command): void {
  program.command('cap').description('Common Alerting Protocol').command('check <file...>').description('schema and prose rules, each error with its place')
    .action((files: string[]) => {
      const answers = files.map((file) => {
        const { valid, errors } = checkCap(readBytes(file))
        return { file, valid, errors }
      })
      print(program.opts<Global>(), answers, () => answers.flatMap(({ file, valid, errors }) => [`${file}: ${valid ? 'valid' : 'not valid'}`, ...errors.map((e) => `  ${e.where} ${e.code}: ${e.message}`)]))
      if (answers.some(({ valid }) => !valid)) process.exitCode = EXIT.failed
    })
}
