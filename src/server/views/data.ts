import { hex, STATES } from '../../core/values/index.ts'
import type { ApiView, DataView, StatusView } from '../../web/index.ts'
import type { Parts } from '../http.ts'
import type { Addressed } from './api.ts'

/** How much there is of what is public. What differs from reader to reader is not counted here. */
export async function dataView({ desk, book, polls }: Parts, origin: string): Promise<DataView> {
  const { law, ring } = await desk.law()
  const duties = [...law.instruments.values()].reduce((sum, instrument) => sum + instrument.duties.length, 0)
  return {
    origin,
    rows: {
      states: desk.region.states.length + desk.region.territories.length, instruments: law.instruments.size, standing: STATES.length * law.instruments.size,
      duties, events: book.told().length, feeds: polls.list().length, warnings: null, statements: null, keys: ring.all().length,
    },
  }
}

export function apiView(routes: readonly Addressed[], origin: string): ApiView {
  return {
    origin,
    routes: routes.map(({ method, path, route }) => ({ method, path: `/api/v1${path}`, summary: route?.summary ?? '', query: [...(route?.query ?? [])], csv: route?.table !== undefined })),
  }
}

type Check = StatusView['checks'][number]

/**
 * What anybody may know of how this desk works. The ledger is shown as published, and its jobs not at all: the log as it is
 * now, or a queue that grows, would tell everybody the moment at which somebody said something.
 */
export async function statusView(parts: Parts, version: string): Promise<StatusView> {
  const { desk } = parts
  const { law } = await desk.store.heads()
  return {
    version, store: desk.store.engine === 'sqlite' ? 'sqlite' : 'postgresql', jobs: null,
    ledger: { size: desk.published().size }, law: { size: law.size, root: hex(law.root) },
    checks: [{ code: 'store', text: 'The store answers', state: 'ok' }, beatCheck(parts), lawCheck(law.size), feedCheck(parts)],
  }
}

/** Three beats without a checkpoint: nobody can check what was sealed since. */
function beatCheck({ desk }: Parts): Check {
  const { at } = desk.published()
  const late = at === null || desk.clock() - at > 3 * desk.config.beatSeconds * 1000
  return { code: 'beat', text: 'The ledger is published on time', state: late ? 'warn' : 'ok' }
}

function lawCheck(size: number): Check {
  return { code: 'law', text: 'The law log holds the law', state: size > 0 ? 'ok' : 'fail' }
}

function feedCheck({ polls }: Parts): Check {
  const all = polls.list()
  const behind = all.filter(({ health: { word } }) => word === 'stale' || word === 'failing' || word === 'never')
  if (all.every(({ health }) => health.word === 'off')) return { code: 'feeds-off', text: 'Feeds are not polled here', state: 'ok' }
  return { code: 'feeds', text: 'Feeds are up to date', state: behind.length > 0 ? 'warn' : 'ok', ...(behind.length > 0 ? { detail: behind.map(({ feed }) => feed.title).join(', ') } : {}) }
}
