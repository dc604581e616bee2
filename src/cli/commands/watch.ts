import type { Command } from 'commander'
import { Fault } from '../../core/values/index.ts'
import type { Feed, Row } from '../../core/watch/index.ts'
import { EXIT } from '../exits.ts'
import { type Global, print, readBytes, tell } from '../io.ts'
import { tellSetAside } from '../series.ts'
import { server } from '../server.ts'
import { watchForecast } from './watch-forecast.ts'
import { watchImpact } from './watch-impact.ts'
import { watchReplay } from './watch-replay.ts'

interface Ingest {
  as: string
  dryRun?: boolean
}

export function watch(program: Command): void {
  const group = program.command('watch').description('what is happening')
  group.command('ingest <feed> <source>').description('read a file, an address or standard input (-) of a feed into the desk')
    .option('--as <status>', 'actual, exercise or test', 'actual').option('--dry-run', 'only say what would be read')
    .action((feed: string, source: string, flags: Ingest) => ingest(program.opts<Global>(), feed, source, flags))

  group.command('attribute <lat> <lon>').description('which states and territories a point concerns; not a legal boundary')
    .option('--within <km>', 'how far to look', '300')
    .action(async (lat: string, lon: string, { within }: { within: string }) => {
      const point = { kind: 'point', lat: number('lat', lat), lon: number('lon', lon) } as const
      const withinKm = number('within', within)
      const found = (await (await server()).attributor()).attribute(point, { withinKm })
      const states = found.map(({ party, ...rest }) => ({ state: party, ...rest }))
      const note = 'not a legal boundary'
      print(program.opts<Global>(), { states, note }, () => [...states.map((row) => `${row.state}\t${row.method}\t${row.km} km`), note])
    })

  group.command('detect <method> <file>').description('judge weekly counts (CSV date,count; - for standard input): farrington, farrington-noufaily, ears-c1, ears-c2, ears-c3, cusum, bayes, endemic-channel')
    .option('--before <file>', 'an earlier edition of the series: say which weeks were changed since')
    .action((method: string, file: string, flags: { before?: string }) => detect(program.opts<Global>(), method, file, flags.before))

  watchForecast(group, () => program.opts<Global>())
  watchImpact(group, () => program.opts<Global>())
  watchReplay(group, () => program.opts<Global>())
}

async function detect(global: Global, method: string, file: string, before: string | undefined): Promise<void> {
  const { changedSince, detectorById, readWeekly } = await import('../../core/watch/index.ts')
  const detector = detectorById(method)
  const { series, rejected, missing } = readWeekly(readBytes(file))
  const changed = before === undefined ? [] : changedSince(readWeekly(readBytes(before)).series, series)
  tellSetAside(file, rejected, missing, 'weeks')
  for (const { date, was, is } of changed) tell(`${date}: was ${was ?? 'not reported'}, is ${is ?? 'not reported'}`)
  const rows = detector.rows(series)
  print(global, { method, source: detector.source, rows, rejected, missing, changed }, () => ['date\tobserved\texpected\tbound\talarm', ...rows.map(rowLine)])
}

function rowLine(row: Row): string {
  return [row.date, row.observed ?? '', ...(row.monitorable ? [row.expected.toFixed(2), row.bound.toFixed(2), row.alarm ? 'ALARM' : ''] : ['', '', `not monitorable: ${row.why}`])].join('\t')
}

async function ingest(global: Global, feed: string, source: string, { as, dryRun }: Ingest): Promise<void> {
  if (as !== 'actual' && as !== 'exercise' && as !== 'test')
    throw new Fault('usage', `--as is actual, exercise or test, not "${as}"`, { field: 'as' })
  const { feedById } = await import('../../core/watch/index.ts')
  const kind = feedById(feed)
  const { fetchBytes, fileBytes, ingestInto, withDesk } = await server()
  const bytes = /^https?:/.test(source) ? await fetchBytes(feed, source) : await fileBytes(feed, source)
  const done = dryRun ? parsed(kind, bytes) : await withDesk(global, (desk) => ingestInto(desk, { feed, from: source, as }, bytes))
  for (const { id, reason } of done.rejected) tell(`set aside ${id}: ${reason}`)
  if (dryRun) tell('nothing was written')
  const { read, accepted, updated, duplicate, rejected } = done
  print(global, done, () => [`read ${read}: ${accepted} new, ${updated} updated, ${duplicate} known, ${rejected.length} set aside`])
  if (read > 0 && rejected.length === read) process.exitCode = EXIT.failed
}

/** What the feed's parser makes of it, before any desk says what it knows already. */
function parsed(feed: Feed, bytes: Uint8Array) {
  if (bytes.length > feed.maxBytes) throw new Fault('too-large', `${bytes.length} bytes; ${feed.title} is read up to ${feed.maxBytes}`)
  const { observations, rejected } = feed.parse(bytes)
  return { read: observations.length + rejected.length, accepted: observations.length, updated: 0, duplicate: 0, rejected }
}

function number(field: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new Fault('usage', `"${text}" is not a number`, { field })
  return value
}
