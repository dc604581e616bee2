import type { Command } from 'commander'
import { asFault, faultLine } from '../../core/values/index.ts'
import { EXIT } from '../exits.ts'
import { type Global, print, readBytes } from '../io.ts'

interface Checked {
  file: string
  valid: boolean
  errors: { code: string; where: string; message: string }[]
}

export function cap(program: Command): void {
  program.command('cap').description('Common Alerting Protocol 1.2')
    .command('check <file...>').description('schema and prose rules, each error with its place')
    .action(async (files: string[]) => {
      const { checkCap } = await import('../../core/watch/index.ts')
      const answers = files.map((file) => checked(file, checkCap))
      print(program.opts<Global>(), answers, () => answers.flatMap(lines))
      if (answers.some(({ valid }) => !valid)) process.exitCode = EXIT.failed
      if (answers.some(({ errors }) => errors.some(({ code }) => code === 'file-unreadable'))) process.exitCode = EXIT.unreachable
    })
}

function lines({ file, valid, errors }: Checked): string[] {
  return [`${file}: ${valid ? 'valid' : 'not valid'}`, ...errors.map(({ where, code, message }) => `  ${where} ${code}: ${message}`)]
}

/** A file that cannot be opened is an answer like any other: the rest of the batch goes on. */
function checked(file: string, check: (bytes: Uint8Array) => Omit<Checked, 'file'>): Checked {
  try {
    const { valid, errors } = check(readBytes(file))
    return { file, valid, errors }
  } catch (error) {
    const fault = asFault(error)
    return { file, valid: false, errors: [{ code: fault.code, where: '', message: faultLine(fault) }] }
  }
}
