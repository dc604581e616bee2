import type { Command } from 'commander'
import { attributor, fetchBytes, fileBytes, ingestInto, withDesk } from '../../server/index.ts'
import { Fault } from '../../core/values/index.ts'
import { type Global, print, tell } from '../io.ts'

export function watch(program: Command): void {
  const group = program.command('watch').description('what is happening')
  const global = (): Global => program.opts<Global>()

  group.command('ingest <feed> <source>').description('read a file or an address of a feed into the desk')
    .option('--as <status>', 'actual, exercise or test', 'actual')
    .action(async (feed: string, source: string, { as }: { as: string }) => {
      if (as !== 'actual' && as !== 'exercise' && as !== 'test') throw new Fault('usage', `--as is actual, exercise or test, not "${as}"`)
      const bytes = /^https?:/.test(source) ? await fetchBytes(feed, source) : await fileBytes(feed, source)
      const done = await withDesk(global(), (desk) => ingestInto(desk, { feed, from: source, as }, bytes))
      for (const { id, reason } of done.rejected) tell(`set aside ${id}: ${reason}`)
      print(global(), done, () => [`read ${done.read}: ${done.accepted} new, ${done.updated} updated, ${done.duplicate} known, ${done.rejected.length} set aside`])
    })

  group.command('attribute <lat> <lon>').description('which states and territories a point concerns; not a legal boundary')
    .option('--within <km>', 'how far to look', '300')
    .allowUnknownOption()
    .action(async (lat: string, lon: string, { within }: { within: string }) => {
      const found = (await attributor()).attribute({ kind: 'point', lat: degrees('lat', lat), lon: degrees('lon', lon) }, { withinKm: degrees('within', within) })
      const states = found.map(({ party, ...rest }) => ({ state: party, ...rest }))
      print(global(), { states, note: 'not a legal boundary' }, () => [...states.map((row) => `${row.state}\t${row.method}\t${row.km} km`), 'not a legal boundary'])
    })
}

function degrees(field: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new Fault('usage', `"${text}" is not a number`, { field })
  return value
}
