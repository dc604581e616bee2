import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { parseDate } from '../../core/values/index.ts'
import type { Owed } from '../../core/warnings/index.ts'
import { type Global, print, readJson, tell } from '../io.ts'
import { server } from '../server.ts'

export function warn(program: Command): void {
  program.command('warn').description('who must be told').command('owed <event>')
    .description('an event of this desk by id, or a JSON file {theme, at, origin?, lat?, lon?, affected?, what?} (-: standard input)')
    .option('--on <date>', 'by the law of another day')
    .action((event: string, { on }: { on?: string }) => owed(program.opts<Global>(), event, on))
}

async function owed(global: Global, event: string, on?: string): Promise<void> {
  if (on !== undefined) parseDate(on)
  const isFile = event === '-' || /[/.\\]/.test(event) || existsSync(event)
  const given = isFile ? readJson(event) : undefined
  const { owedFor, owedOf, withDesk } = await server()
  const answer = isFile && global.data === undefined ? await owedFor(given, on)
    : await withDesk(global, (desk) => (isFile ? owedFor(given, on, desk) : owedOf(desk, event, on)), { inspect: true })
  if (isFile && answer.affected.length === 0 && isPlaceless(given)) tell('no lat, lon or affected was given: whom it affects is not known, which is not nobody')
  print(global, answer, () => [
    answer.headline.text,
    ...answer.owed.map((row) => `owed     ${row.by} -> ${[...row.to, ...row.toRoles].join(' ')}  ${whatOf(row)} [${row.footing}]`),
    ...answer.affected.map(near),
    ...answer.notOwed.map((row) => `not owed ${row.by ?? ''} ${row.instrument} ${row.article ?? ''}: ${row.why}`),
  ])
}

function isPlaceless(event: unknown): boolean {
  return !['lat', 'lon', 'affected'].some((field) => field in (event as object))
}

function whatOf({ kind, instrument, article, deadline, deadlineWhy }: Owed['owed'][number]): string {
  return `${kind} ${instrument} ${article ?? ''} ${deadline ?? deadlineWhy}`
}

function near({ party, method, km, as }: Owed['affected'][number]): string {
  return `affected ${party} ${method} ${km === null ? '' : `${km} km `}${as === 'owed' ? '' : '(no duty known)'}`.trimEnd()
}
