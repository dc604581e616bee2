import { join } from 'node:path'
import { type FeedState, NEVER_POLLED } from '../adapters/http-feed/index.ts'
import { readIfThere, writeDurably } from '../adapters/sql/files.ts'

const NUMBERS = ['failures', 'nextTry'] as const

function fileOf(dir: string): string {
  return join(dir, 'feeds.json')
}

/** What was remembered of the feeds when this server last wrote it. A file that cannot be read is as none: every feed is asked afresh. */
export async function readStates(dir: string): Promise<Map<string, FeedState>> {
  try {
    const bytes = await readIfThere(fileOf(dir))
    const read = JSON.parse(Buffer.from(bytes ?? Buffer.from('{}')).toString()) as Record<string, FeedState>
    return new Map(Object.entries(read).filter(([, state]) => NUMBERS.every((name) => Number.isFinite(state[name]))))
  } catch {
    return new Map()
  }
}

/** Whole or not at all: a crash leaves the file as it was. */
export async function writeStates(dir: string, states: Iterable<[string, FeedState]>): Promise<void> {
  const polled = [...states].filter(([, state]) => state !== NEVER_POLLED)
  await writeDurably([{ path: fileOf(dir), bytes: `${JSON.stringify(Object.fromEntries(polled), null, 1)}\n` }])
}
