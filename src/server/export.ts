import { Fault } from '../core/values/index.ts'
import type { Desk } from './desk.ts'
import { EventBook } from './events.ts'
import { httpApp } from './app.ts'
import type { Parts } from './http.ts'
import { attributor } from './open.ts'
import { addressed } from './views/api.ts'
import { Polls } from './polls.ts'
import { thresholdsOf } from './thresholds.ts'
import { Worker } from './worker.ts'

const API = '/api/v1/'
const ENDS: Record<string, string> = { csv: '.csv', xlsx: '.xlsx', json: '', geojson: '.geojson', zip: '.zip' }

/** Addresses that are one file and no table. */
const FILES = /\.(geojson|zip)$/

/**
 * Public data as a stranger reads it at /api/v1: the same route answers, so that a file and an address never differ. A kind may go on
 * as an address does: `states/MEX`, `duties?state=MEX`. Fault `usage` for an unknown kind or format.
 */
export async function exportKind(desk: Desk, kind: string, format: string): Promise<Uint8Array> {
  const end = Object.hasOwn(ENDS, format) ? ENDS[format] : undefined
  if (end === undefined) throw new Fault('usage', `formats are ${Object.keys(ENDS).join(', ')}, not "${format}"`, { field: 'format' })
  const { app } = await appOf(desk)
  const [path, query] = kind.split('?', 2)
  const answer = await app.request(`http://localhost${API}${path}${end}${query === undefined ? '' : `?${query}`}`)
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
  const text = await answer.text()
  if (answer.status === 404) throw new Fault('usage', `no export "${kind}" as ${format}; there are ${(await kindsOf(desk)).join(', ') || 'none'}`, { field: 'kind' })
  const { title, detail } = JSON.parse(text) as { title: string; detail: string }
  throw new Fault(title, detail)
}

/** The kinds and their formats, one a line. */
export async function exportKinds(desk: Desk): Promise<string> {
  return (await kindsOf(desk)).map((kind) => `${kind}\n`).join('')
}

async function kindsOf(desk: Desk): Promise<string[]> {
  const { routes } = await appOf(desk)
  return addressed(routes).filter(({ method, path, route }) => method === 'GET' && !path.includes(':') && (route?.table || FILES.test(path)))
    .map(({ path, route }) => `${path.slice(1).replace(FILES, '')} ${route?.table ? 'csv xlsx json' : FILES.exec(path)![1]}`)
}

/** The routes of this desk without a server, a poll or a job: only reading. */
async function appOf(desk: Desk) {
  const atlas = await attributor(desk.region)
  const book = new EventBook(desk.store, atlas, () => thresholdsOf(desk))
  await book.catchUp()
  const parts: Parts = { desk, book, atlas, worker: new Worker(desk, {}), polls: new Polls(desk, book), demo: null }
  const app = httpApp(parts)
  return { app, routes: app.routes }
}
