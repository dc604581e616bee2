import type { Command } from 'commander'
import { EXIT } from '../exits.ts'
import { type Global, tell } from '../io.ts'
import { server } from '../server.ts'

interface Flags {
  port?: string
  demo?: boolean
  poll?: boolean
}

const CLOSE_MS = 10_000

export function up(program: Command): void {
  program.command('up').description('set everything up and open the desk')
    .option('--port <port>', 'port to listen on (PORT, else 8080)')
    .option('--demo', 'an exercise, open on this machine only')
    .option('--poll', 'poll the feeds of the world (CONTADORA_POLL)')
    .action((flags: Flags) => open(program.opts<Global>(), flags))
  program.command('serve').description('the same without polling feeds, unless asked')
    .option('--port <port>', 'port to listen on (PORT, else 8080)').option('--poll', 'poll the feeds of the world')
    .action((flags: Flags) => open(program.opts<Global>(), { ...flags, poll: flags.poll ?? false }))
}

async function open({ data, json }: Global, flags: Flags): Promise<void> {
  const { openAddress, up: start } = await server()
  const running = await start({ ...flags, ...(data === undefined ? {} : { data }) }, tell)
  let closing = false
  const close = (exit: number) => (): void => {
    // a terminal and the bin guard may both send the signal: the second one is not impatience
    if (closing) return
    closing = true
    setTimeout(() => process.exit(exit), CLOSE_MS).unref()
    running.close().then(() => process.exit(exit), () => process.exit(EXIT.failed))
  }
  process.removeAllListeners('SIGINT')
  process.on('SIGINT', close(EXIT.interrupted)).on('SIGTERM', close(EXIT.done))
  tell(openAddress(running))
  const { port, desk } = running
  const where = { url: `http://localhost:${port}`, data: desk.config.dir, store: desk.store.engine }
  if (json) process.stdout.write(`${JSON.stringify(where)}\n`)
}
