import type { MiddlewareHandler } from 'hono'
import type { Desk } from '../desk.ts'
import { viewerOf } from '../viewer.ts'

/** Data that everybody reads alike. Any other is an export of what an office alone may read, also at addresses that come later. */
const PUBLIC = /^\/api\/v1\/(states|states\.geojson|instruments|standing|parties|duties|actions|architecture|architecture\.zip|pairs|timeline|bodies|themes|claims|cases|votes|events|events\.geojson|feeds|keys|stream|openapi\.json)(\.csv|\.xlsx|\/|$)/
const DATA = /^\/(api\/v1|cap|raw|ledger\/proof|charts)\/|\.(atom|ics|md|xlsx)$/

/** What an office takes away as data is noted before it is answered, once an hour for each address. */
export function exportsNoted(desk: Desk): MiddlewareHandler {
  return async (c, next) => {
    const { pathname } = new URL(c.req.url)
    const { session } = c.req.method === 'GET' && DATA.test(pathname) && !PUBLIC.test(pathname) ? viewerOf(c, desk) : { session: null }
    await next()
    if (session && c.res.status === 200) await desk.audit.exported(session, pathname)
  }
}
