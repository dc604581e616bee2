import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openStore, type Grant, type SealItem, type Store, type StoreOptions } from '../src/adapters/sql/index.ts'

export interface Measured {
  name: string
  value: number
  unit: string
  note?: string
}

const READERS = ['JAM', 'CUB', 'HTI', 'DOM', 'BHS', 'MEX', 'GTM', 'BLZ', 'HND', 'NIC', 'CRI', 'PAN']
const SIGNED = randomBytes(450).toString('base64url')
const BODY = Buffer.from(JSON.stringify({ text: 'x'.repeat(400) }))
const noteOf = (text: string): string => `${text}\n— bench.example/desk ${Buffer.alloc(68, 1).toString('base64')}\n`

export function statement(grants: Grant[], kind = 'warning', about?: string): SealItem {
  const id = randomBytes(16).toString('hex')
  return { id, kind, author: 'JAM', signed: id + SIGNED, body: BODY, bodySalt: randomBytes(16), grants, ...(about ? { about } : {}) }
}

export const told = (readers: string[]): Grant[] => readers.map((reader) => ({ reader, cause: 'party:managua-1985' }))

function quantile(samples: number[], q: number): number {
  return samples.sort((a, b) => a - b)[Math.min(samples.length - 1, Math.floor(samples.length * q))]!
}

async function timed(times: number, run: (i: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let i = 0; i < times; i++) {
    const before = performance.now()
    await run(i)
    samples.push(performance.now() - before)
  }
  return samples
}

export async function appends(store: Store): Promise<Measured[]> {
  const grants = told(READERS)
  const count = 20_000
  const batches = Array.from({ length: count / 500 }, () => Array.from({ length: 500 }, () => statement(grants)))
  const before = performance.now()
  await Promise.all(batches.map((items) => store.seal({ log: 'statements', items })))
  const rate = count / ((performance.now() - before) / 1000)
  const callers = performance.now()
  await Promise.all(Array.from({ length: 5000 }, () => store.seal({ log: 'statements', items: [statement(grants)] })))
  const together = 5000 / ((performance.now() - callers) / 1000)
  const alone = await timed(300, () => store.seal({ log: 'statements', items: [statement(grants)] }))
  return [
    { name: 'durable appends, 12 grants each, batches of 500', value: Math.round(rate), unit: '/s', note: 'reach 10,000' },
    { name: 'durable appends, 12 grants each, 5,000 callers at once', value: Math.round(together), unit: '/s' },
    { name: 'one append alone, p99', value: quantile(alone, 0.99), unit: 'ms', note: `median ${quantile(alone, 0.5).toFixed(2)}; reach 10` },
  ]
}

/** A log of threads of forty, where DENSE reads every second statement, SPARSE thirty, everybody a tenth, and ARG all. */
async function fill(store: Store, total: number): Promise<void> {
  const size = 2000
  for (let at = 0; at < total; at += size)
    await store.seal({
      log: 'statements', items: Array.from({ length: size }, (_, i) => {
        const n = at + i
        const sparse = n % Math.floor(total / 30) === 7
        const readers = ['ARG', ...(n % 2 ? ['DENSE'] : []), ...(sparse ? ['SPARSE'] : []), ...(n % 10 === 0 ? ['public'] : [])]
        return statement(told(readers), sparse ? 'convocation' : 'warning', `thread ${n % Math.ceil(total / 40)}`)
      }),
    })
}

async function pages(store: Store, total: number): Promise<Measured[]> {
  const results: Measured[] = []
  const first = async (name: string, viewer: string, query: { kind?: string; about?: string; order?: 'oldest' } = {}): Promise<void> => {
    await store.page(viewer, { limit: 50, ...query })
    const samples = await timed(400, () => store.page(viewer, { limit: 50, ...query }))
    results.push({ name: `first page of 50 among ${total}, ${name}, p99`, value: quantile(samples, 0.99), unit: 'ms', note: `median ${quantile(samples, 0.5).toFixed(2)}; reach 5` })
  }
  await first('viewer of half', 'DENSE')
  await first('viewer of thirty and the public', 'SPARSE')
  await first('the public', 'public')
  await first('viewer of all, a rare kind', 'ARG', { kind: 'convocation' })
  await first('viewer of half, one thread', 'DENSE', { about: 'thread 7', order: 'oldest' })
  await first('viewer of all, one thread and kind', 'ARG', { about: 'thread 7', kind: 'warning' })
  let after: number | undefined
  const deep = await timed(200, async () => (after = (await store.page('DENSE', { limit: 50, ...(after === undefined ? {} : { after }) })).next!))
  results.push({ name: 'following page of 50, viewer of half, p99', value: quantile(deep, 0.99), unit: 'ms' })
  return results
}

async function proofs(store: Store): Promise<Measured[]> {
  const before = performance.now()
  const { statements } = await store.publish({ signCheckpoint: noteOf, quantum: 256 })
  const publishing = performance.now() - before
  const samples = await timed(1000, (i) => store.prove('statements', (i * 7919) % statements))
  const verifying = performance.now()
  const faults = (await store.verify()).filter(({ fault }) => fault)
  return [
    { name: `first publication of ${statements} entries`, value: publishing / 1000, unit: 's' },
    { name: 'inclusion proof from published tiles, p99', value: quantile(samples, 0.99), unit: 'ms', note: `median ${quantile(samples, 0.5).toFixed(2)}; reach 1` },
    { name: `verify ${statements} entries, statements, grants and tiles`, value: (performance.now() - verifying) / 1000, unit: 's', note: `${faults.length} faults` },
  ]
}

export function storeOptions(dir: string): StoreOptions {
  return {
    dir, origin: 'bench.example/desk', clock: () => Date.now(), random: (bytes) => randomBytes(bytes),
    lawLink: () => ({ ...statement([], 'law-link'), body: null, bodySalt: null }),
  }
}

export async function onEngine(engine: string, url: string | undefined, total: number): Promise<Measured[]> {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-bench-'))
  const store = await openStore({ ...storeOptions(dir), ...(url ? { url } : {}) })
  try {
    const results = await appends(store)
    await fill(store, total)
    results.push(...(await pages(store, total)), ...(await proofs(store)))
    return results.map((result) => ({ ...result, name: `${engine}: ${result.name}` }))
  } finally {
    await store.close()
    await rm(dir, { recursive: true, force: true })
  }
}

/** SQLite always; PostgreSQL too when CONTADORA_BENCH_POSTGRES names an empty database. CONTADORA_BENCH_STATEMENTS: default a million. */
export async function run(): Promise<Measured[]> {
  const total = Number(process.env['CONTADORA_BENCH_STATEMENTS'] ?? 1_000_000)
  const url = process.env['CONTADORA_BENCH_POSTGRES']
  const results = await onEngine('SQLite', undefined, total)
  return url ? [...results, ...(await onEngine('PostgreSQL', url, total))] : results
}
