import type { Routes } from '../http.ts'
import { streamTo } from '../stream.ts'
import { viewerOf } from '../viewer.ts'

export const healthRoutes: Routes = (app, { desk }) => {
  app.get('/livez', (c) => c.text('ok\n'))
  // Sizes as published: the log as it is now would tell everybody the moment at which somebody said something.
  const ready = async (): Promise<{ ready: boolean; law: number; statements: number }> => {
    const { law } = await desk.store.heads()
    return { ready: true, law: law.size, statements: desk.published().size }
  }
  app.get('/readyz', async (c) => c.json(await ready()))
  app.get('/healthz', async (c) => c.json(await ready()))
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /*/ack/\nDisallow: /*/sign-in\n'))
  app.get('/api/v1/stream', (c) => streamTo(c, desk, viewerOf(c, desk)))
}
