import type { Party } from '../../src/core/values/index.ts'
import { KINDS } from '../../src/core/statements/index.ts'
import type { Disclosed, PageQuery } from '../../src/adapters/sql/index.ts'
import { sealedPage } from '../../src/server/cursor.ts'
import { threadOf } from '../../src/server/thread.ts'
import { cookieOf, type World } from './world.ts'

/** Everything that one viewer can get, by the question that gets it: two worlds compare as two of these. */
export type Surface = Record<string, unknown>

/**
 * The log itself is outside: its checkpoint, tiles and receipts commit to every entry, whoever may read it, and are told to everybody.
 * The stream does not end.
 */
const PUBLIC_LOG = /^\/(ledger|law\/log)\/|^\/api\/v1\/stream/

/** Lists of every kind, order and page size with their cursors; single reads, of ids that the viewer may not read too; threads. */
export async function storeSurface({ desk }: World, viewer: Party, ids: readonly string[]): Promise<Surface> {
  const seen: Surface = {}
  for (const kind of [undefined, ...Object.keys(KINDS)])
    for (const order of ['newest', 'oldest'] as const)
      for (const limit of kind === undefined ? [1, 3, 50] : [2])
        seen[`list ${kind} ${order} ${limit}`] = await listed(desk, viewer, { limit, order, ...(kind ? { kind } : {}) })
  for (const id of ids) {
    seen[`read ${id}`] = placeless(await desk.store.read(viewer, id))
    seen[`about ${id}`] = await listed(desk, viewer, { limit: 2, about: id })
    const thread = await threadOf(desk, viewer, id)
    seen[`thread ${id}`] = thread && {
      ...thread, versions: thread.versions.map((one) => ({ ...one, statement: placeless(one.statement) })),
      said: thread.said.map((one) => ({ ...one, statement: placeless(one.statement) })),
    }
  }
  return JSON.parse(JSON.stringify(seen)) as Surface
}

async function listed(desk: World['desk'], viewer: Party, query: Omit<PageQuery, 'after'>): Promise<unknown[]> {
  const pages: unknown[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await sealedPage(desk, viewer, { ...query, ...(after === undefined ? {} : { after }) })
    pages.push([page.items.map(placeless), page.next])
    after = page.next
  }
  return pages
}

/** Without the two numbers that count what others were told, which must not leave the node: see `Disclosed`. */
function placeless(statement: Disclosed | null): unknown {
  if (!statement) return null
  const { idx: _, pos: __, ...rest } = statement
  return rest
}

/** Every address that the desk answers to a GET, filled with every id there is, then the links in the pages; statuses, headers, bytes. */
export async function httpSurface(world: World, viewer: Party, ids: readonly string[]): Promise<Surface> {
  const seen: Surface = {}
  const next = [...SEARCHES, ...addresses(world, ids)]
  for (const path of next) {
    if (path in seen) continue
    const text = await fetched(world, viewer, path, seen)
    if (Object.keys(seen).length < MOST) next.push(...linksIn(text))
  }
  return seen
}

const MOST = 300
const LANGUAGE = 'es'

/** Words that statements of every story hold, on the page and as data; a search without words answers nothing and hides nothing. */
const SEARCHES = ['warning', 'civil', 'contact', 'filing', 'jam', 'eart', 'a', 'quake civil'].flatMap((words) =>
  [`/${LANGUAGE}/search`, '/api/v1/search', '/api/v1/search.csv', '/api/v1/search.xlsx'].map((path) => `${path}?q=${encodeURIComponent(words)}`))

function addresses({ app }: World, ids: readonly string[]): string[] {
  const paths = new Set(app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*') && !path.startsWith('/assets')).map(({ path }) => path))
  return [...paths].filter((path) => !PUBLIC_LOG.test(path)).flatMap((path) => fill(path, ids))
}

const POOLS: Record<string, readonly string[]> = {
  act: ['vote'], n: ['9'],
  iso3: ['JAM', 'CUB'], state: ['JAM', 'CUB'], party: ['JAM', 'CUB'], instrument: ['OAS_CHARTER', 'RIO', 'NO_SUCH'], treaty: ['OAS_CHARTER', 'RIO'], feed: ['usgs', 'gdacs'], theme: ['earthquake'], entry: ['natural-disasters', 'transparency'], year: ['2020'], form: ['unroca-annual'], period: ['2018'], part: ['imports'], slug: ['spending', 'transfers'], file: ['acquisitions.csv', 'transfers.json', 'spending.svg', 'neighbours.metadata.json'], kind: ['transfer'], row: ['new'], at: ['new'],
}

/** One parameter by all of its values; a second one by its first, for an address has seldom two. */
function fill(path: string, ids: readonly string[]): string[] {
  const names = [...path.matchAll(/:(\w+)(\{[^/]*\})?/g)]
  const [main, ...rest] = names.filter(([, name]) => name !== 'lang')
  const set = names.filter(([, name]) => name === 'lang').reduce((text, [whole]) => text.replace(whole, LANGUAGE), path)
  if (!main) return [set]
  const pool = (name: string): readonly string[] => POOLS[name] ?? [...ids, 'JAM', 'OAS_CHARTER', 'earthquake', 'smart-border-mex', 'CDMA']
  return pool(main[1]!).map((value) => rest.reduce((text, [whole, name]) => text.replace(whole, pool(name!)[0]!), set.replace(main[0], value)))
}

/**
 * A record shows its receipt: place, path and root, which commit to the whole log. A known gap: the place tells how many statements
 * were sealed between the beat before it and its own.
 */
const RECEIPT = /asiento [\d.,]+ de [\d.,]+|<section aria-labelledby="proof">.*?<\/section>/gs

const KEPT_HEADERS = ['etag', 'content-type', 'cache-control', 'location', 'link', 'vary', 'set-cookie', 'content-disposition']

async function fetched(world: World, viewer: Party, path: string, seen: Surface): Promise<string> {
  const response = await world.app.fetch(new Request(`http://desk.example${path}`, { headers: cookieOf(world, viewer) }))
  const text = path.includes('/record/') ? (await response.text()).replace(RECEIPT, 'receipt') : await response.text()
  seen[path] = [response.status, ...KEPT_HEADERS.map((name) => response.headers.get(name)), text]
  return text
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
    .filter((href) => !PUBLIC_LOG.test(href) && !href.startsWith('/assets') && !/^\/(en|pt|fr)(\/|$)/.test(href))
}

/** In words: the question whose answers differ, and the answers from a little before they part. */
export function firstDifference(a: Surface, b: Surface): string | null {
  for (const path of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [one, other] = [JSON.stringify(a[path]) ?? 'nothing', JSON.stringify(b[path]) ?? 'nothing']
    if (one === other) continue
    let at = 0
    while (one[at] === other[at]) at++
    const part = (text: string): string => text.slice(Math.max(0, at - 200), at + 200)
    return `${path}\n  with what it may not read: ${part(one)}\n  without it:                ${part(other)}`
  }
  return null
}
