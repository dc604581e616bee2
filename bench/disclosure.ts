import { loadRegion } from '../src/adapters/region-files/index.ts'
import { decide, PUBLIC } from '../src/core/disclosure/index.ts'
import { lawFrom, partyAt, partyBits, partyTimeline, stretchOn, type TimedLaw } from '../src/core/law/index.ts'
import { firstDay, isoDay, STATES } from '../src/core/values/index.ts'
import type { Measure } from './index.ts'

const [FROM, TO] = [firstDay('1950-01-01'), firstDay('2026-01-01')]
const UNDER = ['OAS_CHARTER', 'RIO', 'CITAAC', 'CIFTA']

/** Who may read, decided from timelines that were worked out before, and as sealing does it with its reasons. One core. */
export async function run(dir = 'region'): Promise<Measure[]> {
  const law = lawFrom((await loadRegion(dir)).facts)
  return [oneByOne(law), wholeReleases(law), withReasons(law)]
}

/** One reader, one instrument, one day at a time: a pseudo-random walk, the same each run. */
function oneByOne(law: TimedLaw): Measure {
  const timelines = [...law.instruments.keys()].map((id) => partyTimeline(law, id))
  const asked = 30_000_000
  let [seed, granted] = [1, 0]
  const seconds = timed(() => {
    granted = 0
    for (let i = 0; i < asked; i++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const timeline = timelines[(seed >>> 16) % timelines.length]!
      const at = stretchOn(timeline, FROM + ((seed >>> 4) % (TO - FROM)))
      if (partyAt(timeline, at, (seed >>> 9) % 35) === 'yes') granted++
    }
  })
  return { name: 'disclosure decisions from timelines', value: asked / seconds / 1e6, unit: 'M/s', note: `${timelines.length} instruments, ${Math.round((100 * granted) / asked)} % yes` }
}

/** All readers of a release under several instruments at once: sets of states meet as bits. */
function wholeReleases(law: TimedLaw): Measure {
  const timelines = UNDER.filter((id) => law.instruments.has(id)).map((id) => partyTimeline(law, id))
  const releases = 500_000
  let readers = 0
  const seconds = timed(() => {
    readers = 0
    for (let i = 0; i < releases; i++) {
      const day = FROM + ((i * 7919) % (TO - FROM))
      let all = ~0n
      for (const timeline of timelines) all &= partyBits(timeline, day).yes
      if (all !== 0n) readers++
    }
  })
  return { name: `releases under ${timelines.length} instruments decided for 35 states at once`, value: releases / seconds / 1000, unit: 'k/s', note: `${readers} reached somebody` }
}

function withReasons(law: TimedLaw): Measure {
  const releases = 2000
  let told = 0
  const seconds = timed(() => {
    told = 0
    for (let i = 0; i < releases; i++) {
      const on = isoDay(FROM + ((i * 7919) % (TO - FROM)))
      const { readers } = decide({ author: 'JAM', release: { audience: 'parties', under: [UNDER[i % UNDER.length]!] }, on, law, states: STATES })
      told += readers.filter(({ reader }) => reader !== PUBLIC).length
    }
  })
  return { name: 'releases to parties decided with every reason in words', value: releases / seconds, unit: '/s', note: `35 standings each; ${Math.round(told / releases)} readers on average` }
}

/** Seconds of this core, and not of the clock: others may share the machine. The best of three rounds. */
function timed(work: () => void): number {
  let best = Infinity
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1e6)
  }
  return best
}
