import type { Command } from 'commander'
import type { Global } from '../io.ts'
import { server } from '../server.ts'

export function exportData(program: Command): void {
  program.command('export [kind]').description('what the public may read, as data; without a kind, the list of kinds').option('--format <format>', 'csv, json or geojson', 'csv')
    .action(async (kind: string | undefined, { format }: { format: string }) => {
      const { exportKind, exportKinds, withDesk } = await server()
      const text = await withDesk(program.opts<Global>(), (desk) => (kind === undefined ? exportKinds(desk) : exportKind(desk, kind, program.opts<Global>().json ? 'json' : format)), { inspect: true })
      process.stdout.write(text)
    })
}
