import type { Command } from 'commander'
import { EXPORTS, exportKind, withDesk } from '../../server/index.ts'
import { type Global } from '../io.ts'

export function exportData(program: Command): void {
  program.command('export <kind>').description(`public data: ${EXPORTS.join(', ')}`).option('--format <format>', 'csv, json or geojson', 'csv')
    .action(async (kind: string, { format }: { format: string }) => {
      process.stdout.write(await withDesk(program.opts<Global>(), (desk) => exportKind(desk, kind, format), { inspect: true }))
    })
}
