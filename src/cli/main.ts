import { Command, CommanderError } from 'commander'
import { COMMANDS } from './commands/index.ts'
import { EXIT, fail, type Global } from './io.ts'

const program = new Command('contadora')
  .description('A desk for cooperative security among sovereign states.')
  .version('0.1.0')
  .option('--json', 'one JSON document on standard output')
  .option('--data <dir>', 'data directory of the desk (CONTADORA_DATA_DIR)')
  .option('--no-input', 'never ask')
  .exitOverride()
  .configureHelp({ sortSubcommands: true })
for (const add of COMMANDS) add(program)

/** Options may stand before or after the command's name: `contadora --json law ...` and `contadora law ... --json`. */
const argv = process.argv.slice(2)
const global = ['--json', '--no-input'].filter((flag) => argv.includes(flag))
const rest = argv.filter((word) => !global.includes(word))

process.on('SIGINT', () => process.exit(EXIT.interrupted))
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : EXIT.unreachable))
try {
  await program.parseAsync([...global, ...rest], { from: 'user' })
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
  else process.exitCode = fail(error, program.opts<Global>().json)
}
