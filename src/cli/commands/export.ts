import type { Command } from 'commander'
import type { Desk } from '../../server/index.ts'
import type { Global } from '../io.ts'
import { server } from '../server.ts'

export function exportData(program: Command): void {
  program.command('export [kind]').description('what the public may read, as data; without a kind, the list of kinds')
    .option('--format <format>', 'csv, json, geojson or zip', 'csv')
    .action(async (kind: string | undefined, { format }: { format: string }) => {
      const { exportKind, exportKinds, withDesk } = await server()
      const global = program.opts<Global>()
      const read = (desk: Desk) => (kind === undefined ? exportKinds(desk) : exportKind(desk, kind, global.json ? 'json' : format))
      const made = await withDesk<string | Uint8Array>(global, read, { inspect: true })
      process.stdout.write(made)
    })
}
