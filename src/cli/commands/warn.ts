import type { Command } from 'commander'
import { owedFor, withDesk } from '../../server/index.ts'
import { existsSync } from 'node:fs'
import { type Global, print, readJson } from '../io.ts'

export function warn(program: Command): void {
  const global = (): Global => program.opts<Global>()
  program.command('warn').description('who must be told').command('owed <event>').description('an event of this desk by id, or a JSON file {theme, at, origin?, lat?, lon?, affected?, what?}')
    .option('--on <date>', 'by the law of another day')
    .action(async (event: string, { on }: { on?: string }) => {
      const isFile = event === '-' || existsSync(event)
      const answer = isFile ? await owedFor(readJson(event), on) : await withDesk(global(), (desk) => owedFor({ id: event }, on, desk))
      print(global(), answer, () => [
        answer.headline.text,
        ...answer.owed.map((row) => `owed     ${row.by} -> ${[...row.to, ...row.toRoles].join(' ')}  ${row.kind} ${row.instrument} ${row.article ?? ''} ${row.deadline ?? row.deadlineWhy} [${row.footing}]`),
        ...answer.affected.map((row) => `affected ${row.party} ${row.method} ${row.km ?? ''} km ${row.as === 'owed' ? '' : '(no duty known)'}`),
        ...answer.notOwed.map((row) => `not owed ${row.by ?? ''} ${row.instrument} ${row.article ?? ''}: ${row.why}`),
      ])
    })
}
