import { Fault } from '../../core/values/index.ts'
import { pages, Received } from '../../web/index.ts'
import { languageOf, page, type Parts, type Routes } from '../http.ts'
import { notFound } from '../problems.ts'
import { formOf, isLoopback, mustBe, signIn, signOut, viewerOf } from '../viewer.ts'
import type { Context } from 'hono'
import { type Demo, STORIES } from './model.ts'

/** The demo's own doors open on this machine only, and never to a form of another site: before anybody sits down there is no token to ask for. */
function demoHere(c: Context, { demo }: Parts): Demo {
  if (!demo || !isLoopback(c)) throw notFound()
  const from = c.req.header('sec-fetch-site')
  if (from !== undefined && from !== 'same-origin' && from !== 'none') throw new Fault('csrf', 'this form came from elsewhere')
  return demo
}

export const demoRoutes: Routes = (app, parts) => {
  const { desk } = parts
  app.post('/:lang{(?:en|es|pt|fr)}/demo/next', async (c) => {
    const demo = demoHere(c, parts)
    const viewer = viewerOf(c, desk)
    const fields = await formOf(c, desk, viewer)
    const { to, as } = await demo.next(fields.token ?? '', viewer, languageOf(c))
    if (as && (as.party !== viewer.session?.party || as.role !== viewer.session.role)) await signIn(c, desk, { party: as.party, office: as.office, role: as.role, seat: null, how: 'demo' })
    return c.redirect(to, 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/demo/start', async (c) => {
    const demo = demoHere(c, parts)
    const fields = await formOf(c, desk, viewerOf(c, desk))
    const story = STORIES.find((one) => one === fields.story)
    if (!story) throw new Fault('unknown-story', 'choose a story', { field: 'story' })
    await demo.start(story)
    await signOut(c, desk)
    return c.redirect(pages(languageOf(c)).home(), 303)
  })
  page(app, parts, '/demo/received', async (_, viewer) => {
    mustBe(viewer, 'answer')
    return { messages: parts.demo ? [...parts.demo.hooks.received(viewer.party)] : [] }
  }, Received)
  app.post('/demo/hook/:party{[A-Z]{3}}/:line{[1-9]}', async (c) => {
    const demo = demoHere(c, parts)
    const status = demo.hooks.take(c.req.param('party'), Number(c.req.param('line')), (name) => c.req.header(name), await c.req.text())
    return c.body(null, status)
  })
}
