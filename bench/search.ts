import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openStore } from '../src/adapters/sql/index.ts'
import { searchStatements, searchWords } from '../src/server/search-words.ts'
import { type Measure, quantile } from './index.ts'
import { statement, storeOptions, told } from './store.ts'

const TOTAL = 100_000
const HIDDEN = 'hidden'

/** Time of a search that finds nothing, for a word that nobody wrote and for one of 50,000 statements that this reader may not read. */
export async function run(): Promise<Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-'))
  const store = await openStore({ ...storeOptions(dir), projections: [searchWords] })
  try {
    for (let at = 0; at < TOTAL; at += 2000)
      await store.seal({ log: 'statements', items: Array.from({ length: 2000 }, (_, i) => statement(told(i % 2 ? ['ARG'] : ['DENSE']), i % 2 ? HIDDEN : 'warning')) })
    const timed = async (viewer: string, word: string): Promise<number> => {
      const samples: number[] = []
      for (let i = 0; i < 60; i++) {
        const before = performance.now()
        await searchStatements(store, viewer, [word], { limit: 20 })
        samples.push(performance.now() - before)
      }
      return quantile(samples, 0.5)
    }
    const [common, absent, hidden] = [await timed('DENSE', 'warning'), await timed('DENSE', 'nowhere'), await timed('DENSE', HIDDEN)]
    return [
      { name: `search among ${TOTAL}, a word of all that is read, median`, value: common, unit: 'ms' },
      { name: `search among ${TOTAL}, a word of nothing, median`, value: absent, unit: 'ms' },
      { name: 'search for a word of hidden statements over one of none, times', value: hidden / absent, unit: 'x', note: 'leaks nothing at 1' },
    ]
  } finally {
    await store.close()
    await rm(dir, { recursive: true, force: true })
  }
}
