import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadRegion } from '../src/adapters/region-files/index.ts'
import { lawFrom, partyAt, partyTimeline, stretchOn, type PartyTimeline, type TimedLaw } from '../src/core/law/index.ts'
import { bitOf, firstDay, STATES } from '../src/core/values/index.ts'

export interface Measured {
  what: string
  value: number
  unit: string
  /** what the design asks for, where it asks */
  reach?: string
}

const [FROM, TO] = [firstDay('1942-01-01'), firstDay('2030-12-31')]

/** Loads the region, builds every timeline, asks every day of 1942-2030, and decides disclosures at random. */
export async function benchLaw(dir = 'region'): Promise<Measured[]> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'law-bench-'))
  try {
    const [cold] = await timed(() => loadRegion(dir, { cacheDir }))
    const [warm, region] = await timed(() => loadRegion(dir, { cacheDir }))
    const [built, law] = await timed(() => lawFrom(region.facts))
    const [drawn, timelines] = await timed(() => [...law.instruments.keys()].map((id) => partyTimeline(law, id)))
    const [swept, yes] = await timed(() => everyDay(timelines))
    const [decided, asked] = await timed(() => decisions(timelines))
    const [worded] = await timed(() => standings(law))
    return [
      { what: 'region loaded, cold', value: cold, unit: 'ms' },
      { what: 'region loaded, from its cache', value: warm, unit: 'ms' },
      { what: `timelines of ${law.instruments.size} instruments x 35 states`, value: built + drawn, unit: 'ms' },
      {
        what: `parties of every instrument, state and day of 1942-2030 (${yes} yes)`,
        value: built + drawn + swept,
        unit: 'ms',
        reach: '< 1000',
      },
      { what: 'standings asked of timelines', value: asked / decided / 1000, unit: 'M/s', reach: '>= 15' },
      { what: 'standing with its reasons in words, one', value: (worded * 1000) / (STATES.length * law.instruments.size), unit: 'us' },
    ]
  } finally {
    await rm(cacheDir, { recursive: true })
  }
}

function everyDay(timelines: readonly PartyTimeline[]): number {
  let yes = 0
  for (const timeline of timelines)
    for (let day = FROM; day <= TO; day++) {
      const at = stretchOn(timeline, day)
      for (let bit = 0; bit < STATES.length; bit++) if (partyAt(timeline, at, bit) === 'yes') yes++
    }
  return yes
}

/** A pseudo-random walk over (instrument, day, reader), the same each run. */
function decisions(timelines: readonly PartyTimeline[]): number {
  const asked = 20_000_000
  let [seed, granted] = [1, 0]
  for (let i = 0; i < asked; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const timeline = timelines[seed % timelines.length]!
    const at = stretchOn(timeline, FROM + ((seed >>> 8) % (TO - FROM)))
    if (partyAt(timeline, at, (seed >>> 3) % 35) === 'yes') granted++
  }
  return granted > 0 ? asked : 0
}

function standings(law: TimedLaw): number {
  let reasons = 0
  for (const id of law.instruments.keys()) for (const state of STATES) reasons += law.standing(state, id, '2020-01-28').because.length
  return reasons + bitOf('MEX')!
}

async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const start = performance.now()
  const result = await work()
  return [performance.now() - start, result]
}

export const run = benchLaw

if (import.meta.main)
  for (const one of await benchLaw())
    console.log(`${one.what}: ${one.value.toFixed(1)} ${one.unit}${one.reach ? ` (reach ${one.reach})` : ''}`)
