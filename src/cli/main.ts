import { Command, CommanderError } from 'commander'
import { Fault } from '../core/values/index.ts'
import { COMMANDS } from './commands/index.ts'
import { EXIT } from './exits.ts'
import { fail } from './io.ts'

const VERSION = '0.1.0'

const program = new Command('contadora')
  .description('A desk for cooperative security among sovereign states: who must be told what by when, and who has answered.')
  .version(VERSION)
  .option('--json', 'one JSON document on standard output')
  .option('--data <dir>', 'data directory of the desk (CONTADORA_DATA_DIR)')
  .option('--no-input', 'never ask (this program never does)')
  .configureHelp({ sortSubcommands: true })
  .showSuggestionAfterError()
  .exitOverride()
for (const add of COMMANDS) add(program)
quiet(program)

/** What the parser has to say is said once, by `fail`, like every other error. */
function quiet(command: Command): void {
  command.exitOverride().configureOutput({ outputError: () => {} })
  for (const sub of command.commands) quiet(sub)
}

const interrupted = (): never => process.exit(EXIT.interrupted)
process.on('SIGINT', interrupted)
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.unreachable))

const json = process.argv.includes('--json')
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) process.exitCode = fail(error, json)
  else if (error.exitCode !== 0 && error.code !== 'commander.help') process.exitCode = fail(asUsage(error), json)
  else if (error.exitCode !== 0) process.exitCode = EXIT.usage
}

function asUsage(error: CommanderError): Fault {
  return new Fault('usage', `${error.message.replace(/^error: /, '')} (contadora help)`)
}

