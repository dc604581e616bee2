import type { Context, Hono } from 'hono'
import { Fault } from '../../core/values/index.ts'
import { Event, Feeds, Owed, Watch } from '../../web/index.ts'
import type { WatchedEvent } from '../events.ts'
import { asEnds, page, type Parts, type Routes, table, tagged } from '../http.ts'
import { owedOfEvent } from '../owed.ts'
import { notFound } from '../problems.ts'
import { type DataTable, toRecords } from '../tables.ts'
import { type Viewer, viewerOf } from '../viewer.ts'
import { datesAsked } from '../views/law-days.ts'
import { attributionTable, eventJson, eventsGeoJson, eventsTable, owedTable, versionsTable } from '../views/watch-data.ts'
import { eventView, mayDraft } from '../views/watch-event.ts'
import { feedsTable, feedsView } from '../views/watch-feeds.ts'
import { passes, readFilter } from '../views/watch-filter.ts'
import { owedView } from '../views/watch-owed.ts'
import { below, watchView } from '../views/watch.ts'

const MOST_ROWS = 10_000
const USUAL_ROWS = 1000

/** The watch is public, all of it: feeds, what they say, where it is and who must be told. Only the warnings about it are disclosed. */
export const watchRoutes: Routes = (app, parts) => {
  const { desk, polls } = parts
  page(app, parts, '/watch', async (c, viewer, context) => {
    await parts.book.catchUp()
    return watchView(parts, viewer.party, c.req.query(), context)
  }, Watch)
  page(app, parts, '/events/:id', async (c, viewer, { lang }) => eventView(parts, viewer, await eventOf(parts, c), lang), Event)
  page(app, parts, '/events/:id/owed', async (c, viewer, { lang }) => {
    const event = await eventOf(parts, c)
    const [{ law }, asked] = [await desk.law(), datesAsked((name) => c.req.query(name))]
    const answer = owedOfEvent(law, desk.region, parts.atlas, event, asked)
    return owedView(answer, { event, law, known: asked.known ?? null, lang, now: desk.clock(), mayDraft: mayDraft(viewer) })
  }, Owed)
  page(app, parts, '/feeds', async () => feedsView(polls.list()), Feeds)
  table(app, parts, '/feeds', async () => feedsTable(polls.list()))
  eventData(app, parts)
  app.get('/raw/:hash', (c) => rawBytes(parts, c))
}

async function eventOf({ book, desk }: Parts, c: Context): Promise<WatchedEvent> {
  await book.catchUp()
  const found = book.get(c.req.param('id') ?? '', desk.clock())
  if (!found) throw notFound()
  return found
}

function eventData(app: Hono, parts: Parts): void {
  const { desk, book } = parts
  table(app, parts, '/events', async (c, viewer) => {
    const { items, total } = await selected(parts, c, viewer)
    return { ...eventsTable(items, desk.clock()), note: { shown: items.length, matching: total, area: c.req.query('area') === 'all' ? 'all' : 'of the region; area=all for the world' } }
  })
  app.get('/api/v1/events.geojson', async (c) => {
    const viewer = viewerOf(c, desk)
    const { items } = await selected(parts, c, viewer)
    return tagged(c, eventsGeoJson(items, desk.clock()), 'application/geo+json', viewer)
  })
  const either = (path: string, json: (c: Context, event: WatchedEvent) => Promise<unknown>, rows: (c: Context, event: WatchedEvent) => Promise<DataTable>) => {
    app.get(`/api/v1/events/:id${path}`, async (c) => {
      const [event, viewer] = [await eventOf(parts, c), viewerOf(c, desk)]
      return asEnds(c, viewer, () => json(c, event), () => rows(c, event))
    })
  }
  const owedAt = async (c: Context, event: WatchedEvent) => owedOfEvent((await desk.law()).law, desk.region, parts.atlas, event, datesAsked((name) => c.req.query(name)))
  either('', async (_, event) => eventJson(event, book, desk.clock()), async (_, event) => versionsTable(event))
  either('/attribution', async (_, event) => ({ attribution: toRecords(attributionTable(event)) }), async (_, event) => attributionTable(event))
  either('/owed', owedAt, async (c, event) => owedTable(await owedAt(c, event)))
}

/** `limit` rows of what the filters leave, newest first, from the sealed `after` on; the next page is in the Link header. */
async function selected(parts: Parts, c: Context, viewer: Viewer): Promise<{ items: readonly WatchedEvent[]; total: number }> {
  await parts.book.catchUp()
  const query = c.req.query()
  const matching = parts.book.list(parts.desk.clock()).filter(passes(readFilter(query, parts.desk.region), parts.desk.region))
  const { items, next } = below(parts, viewer.party, matching, query.after, limitOf(query.limit))
  if (next) {
    const url = new URL(c.req.url)
    url.searchParams.set('after', next)
    c.header('link', `<${url.pathname}${url.search}>; rel="next"`)
  }
  return { items, total: matching.length }
}

function limitOf(text: string | undefined): number {
  const limit = text === undefined ? USUAL_ROWS : Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) throw new Fault('usage', `limit is a whole number from 1 to ${MOST_ROWS}`, { field: 'limit' })
  return limit
}

/** What a feed sent, byte for byte, never run or rendered. Only documents of feeds: a hash of anything else is unknown here. */
async function rawBytes({ desk, book }: Parts, c: Context): Promise<Response> {
  const hash = c.req.param('hash') ?? ''
  await book.catchUp()
  const blob = book.isRaw(hash) ? await desk.store.getBlob(hash) : null
  if (!blob) throw notFound()
  return c.body(new Uint8Array(blob.bytes), 200, {
    'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${hash}.txt"`, 'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'public, max-age=31536000, immutable', etag: `"${hash}"`,
  })
}
