import { createReadStream, existsSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import { parseTilePath } from '../../core/ledger/index.ts'
import { asFault } from '../../core/values/index.ts'
import { evidenceOf } from '../bundle.ts'
import type { Routes } from '../http.ts'
import { notFound } from '../problems.ts'
import { publishedFolder } from '../record.ts'
import { viewerOf } from '../viewer.ts'

/** The two logs as static files (C2SP tlog-tiles): a checkpoint for a few seconds, tiles for ever. Any CDN may serve the same folders. */
export const ledgerRoutes: Routes = (app, { desk }) => {
  for (const [path, log] of [['/ledger', 'statements'], ['/law/log', 'law']] as const) {
    const root = publishedFolder(desk, log)
    app.get(`${path}/checkpoint`, async (c) => {
      if (!existsSync(join(root, 'checkpoint'))) throw notFound()
      return c.body(await readFile(join(root, 'checkpoint')), 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=5' })
    })
    app.get(`${path}/tile/*`, (c) => tile(c, root, new URL(c.req.url).pathname.slice(path.length + 1)))
  }
  app.get('/ledger/proof/:id', async (c) => {
    const id = c.req.param('id')
    const bundle = await evidenceOf(desk, id, viewerOf(c, desk).party)
    return c.body(`${JSON.stringify(bundle, null, 1)}\n`, 200, { 'content-type': 'application/json', 'content-disposition': `attachment; filename="contadora-${id.slice(0, 8)}.json"` })
  })
}

/** Only an address that is a tile's can name a file: everything else is refused before any file is looked for. */
function tile(c: Context, root: string, path: string): Response {
  try {
    parseTilePath(path)
  } catch (error) {
    asFault(error)
    throw notFound()
  }
  const file = join(root, path)
  if (!existsSync(file)) throw notFound()
  const stream = Readable.toWeb(createReadStream(file)) as ReadableStream
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(statSync(file).size), 'cache-control': 'public, max-age=31536000, immutable' }
  return c.body(stream, 200, headers)
}
