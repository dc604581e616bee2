import type { Command } from 'commander'
import type { CapAlert } from '../../core/watch/index.ts'
import { asFault, Fault, faultLine } from '../../core/values/index.ts'
import { EXIT } from '../exits.ts'
import { type Global, print, readBytes } from '../io.ts'

interface Checked {
  file: string
  valid: boolean
  errors: { code: string; where: string; message: string }[]
  /** only with --trust */
  signature?: { word: string; because: string; by: string[]; weak: boolean }
}

interface Options {
  whole?: boolean
  trust?: string
  profile?: string[]
}

export function cap(program: Command): void {
  program.command('cap').description('Common Alerting Protocol 1.2')
    .command('check <file...>').description('schema and prose rules, each error with its place')
    .option('--profile <name...>', 'rules of a profile too: ipaws, canada')
    .option('--whole', 'these files are all the messages there are: a reference to any other is an error')
    .option('--trust <dir>', 'verify XML signatures against the certificates of a folder: valid, invalid, untrusted, unsigned')
    .action(async (files: string[], options: Options) => {
      const check = await checker(options)
      const answers = await chained(files.map((file) => checked(file, check)), options.whole === true)
      print(program.opts<Global>(), answers, () => answers.flatMap(lines))
      if (answers.some(({ valid, signature }) => !valid || signature?.word === 'invalid')) process.exitCode = EXIT.failed
      if (answers.some(({ errors }) => errors.some(({ code }) => code === 'file-unreadable'))) process.exitCode = EXIT.unreachable
    })
}

type Check = (bytes: Uint8Array) => Omit<Checked, 'file'> & { alert?: CapAlert }

/** References are judged among the files given: each may name others of them. */
async function chained(answers: (Checked & { alert?: CapAlert })[], whole: boolean): Promise<Checked[]> {
  const { chainErrors } = await import('../../core/watch/index.ts')
  const more = chainErrors(answers.map(({ alert }) => alert), whole)
  return answers.map(({ alert: _, valid, errors, ...rest }, i) => ({ ...rest, valid: valid && more[i]!.length === 0, errors: [...errors, ...more[i]!] }))
}

async function checker({ trust, profile = [] }: Options): Promise<Check> {
  const { CAP_PROFILES, checkCap } = await import('../../core/watch/index.ts')
  const unknown = profile.find((name) => !(CAP_PROFILES as readonly string[]).includes(name))
  if (unknown !== undefined) throw new Fault('cap-profile', `no profile "${unknown}"; there are ${CAP_PROFILES.join(', ')}`, { field: '--profile' })
  const profiles = CAP_PROFILES.filter((name) => profile.includes(name))
  if (trust === undefined) return (bytes) => checkCap(bytes, profiles)
  const { readTrust, verifyAlert } = await import('../../adapters/xml-signature/index.ts')
  const store = readTrust(trust)
  return (bytes) => {
    const { valid, errors, alert } = checkCap(bytes, profiles)
    // what is not XML has its error above and no signature to speak of; nor has an index
    const signature = errors.some(({ code }) => code.startsWith('xml-')) ? null : verifyAlert(bytes, store)
    return { valid, errors, ...(signature ? { signature } : {}), ...(alert ? { alert } : {}) }
  }
}

function lines({ file, valid, errors, signature }: Checked): string[] {
  const signed = signature ? [`  signature ${signature.word}: ${signature.because}${signature.weak ? ' (SHA-1)' : ''}${signature.by.map((one) => `; ${one}`).join('')}`] : []
  return [`${file}: ${valid ? 'valid' : 'not valid'}`, ...signed, ...errors.map(({ where, code, message }) => `  ${where} ${code}: ${message}`)]
}

/** A file that cannot be opened is an answer like any other: the rest of the batch goes on. */
function checked(file: string, check: Check): Checked & { alert?: CapAlert } {
  try {
    return { file, ...check(readBytes(file)) }
  } catch (error) {
    const fault = asFault(error)
    return { file, valid: false, errors: [{ code: fault.code, where: '', message: faultLine(fault) }] }
  }
}
