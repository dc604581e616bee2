import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import { type Global, print, tell } from '../io.ts'
import { server } from '../server.ts'
import { paceOf } from './drill.ts'

interface Asked {
  speed?: string
  feed?: string
  day?: string
}

export function watchReplay(group: Command, global: () => Global): void {
  group.command('replay [scenario]').description('tell again what was reported, step by step: a scenario by name or file, a document of a feed (--feed), or what this desk captured (--data); nothing is kept')
    .option('--speed <n>', 'times as fast as it came; without it at once').option('--feed <feed>', 'read the file as this feed').option('--day <date>', 'only what was said that day (UTC)')
    .action((source: string | undefined, asked: Asked) => replay(global(), source, asked))
}

async function replay(global: Global, source: string | undefined, { speed, feed, day }: Asked): Promise<void> {
  if (source === undefined && global.data === undefined) throw new Fault('usage', 'name a scenario, a file with --feed, or a desk with --data', { field: 'scenario' })
  const { retold, withDesk } = await server()
  const asked = {
    ...(feed === undefined ? {} : { feed }), ...(day === undefined ? {} : { day }), ...paceOf(speed),
    ...(speed === undefined ? {} : { tell: (step: Parameters<typeof line>[0]) => tell(line(step)) }),
  }
  const answer = source === undefined ? await withDesk(global, (desk) => retold('captures', { ...asked, desk }), { inspect: true }) : await retold(source, asked)
  for (const { id, reason } of answer.rejected.slice(0, 20)) tell(`set aside ${id}: ${reason}`)
  print(global, answer, () => [...answer.steps.map(line), `${answer.read} said: ${answer.events} events, ${answer.updated} told again differently`])
}

function line({ at, was, title, theme, level, touches, owed, owedBy }: { at: string; was: string; title: string; theme: string; level: number; touches: { party: string; km: number }[]; owed: number | null; owedBy: string[] }): string {
  const near = touches.slice(0, 6).map(({ party, km }) => `${party} ${Math.round(km)} km`).join(', ')
  return [at, was, theme, `level ${level}`, title, near, owed === null ? '' : `${owed} duties${owedBy.length > 0 ? ` of ${owedBy.join(' ')}` : ''}`].join('\t')
}
