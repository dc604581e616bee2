import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { oidcDoor, type OidcFlow } from '../../adapters/oidc/index.ts'
import { Fault, type Instant, LANGUAGES, type Language } from '../../core/values/index.ts'
import { pages } from '../../web/index.ts'
import { once } from '../doors/once.ts'
import { seatOfClaim } from '../doors/oidc.ts'
import { languageOf, type Routes } from '../http.ts'
import { isHttps, signIn } from '../viewer.ts'
import { counted, ownPath, seated } from './sign-in.ts'

interface Away extends OidcFlow {
  lang: Language
  next: string
  until: Instant
}

const TEN_MINUTES = 600_000

/** Sign-in by a provider of OpenID Connect, where one is configured. The redirect address is exactly one: `/oidc/callback` of this desk. */
export const oidcRoutes: Routes = (app, { desk }) => {
  const { oidc } = desk.config
  if (!oidc) return
  const door = oidcDoor(oidc)
  const callback = (c: Context): string => `${desk.config.baseUrl ?? new URL(c.req.url).origin}/oidc/callback`
  app.get('/oidc/start', async (c) => {
    const { url, flow } = await counted({ desk }, door.start(callback(c)))
    const lang = LANGUAGES.find((one) => one === c.req.query('lang')) ?? languageOf(c)
    const away: Away = { ...flow, lang, next: ownPath(c.req.query('next')), until: desk.clock() + TEN_MINUTES }
    // Lax, for the provider sends the browser back from its own site
    setCookie(c, cookieOf(c), desk.seals.seal('oidc', away), { httpOnly: true, sameSite: 'Lax', path: '/', secure: isHttps(c, desk), maxAge: TEN_MINUTES / 1000 })
    return c.redirect(url, 302)
  })
  app.get('/oidc/callback', async (c) => {
    const away = desk.seals.open<Away>('oidc', getCookie(c, cookieOf(c)) ?? '')
    deleteCookie(c, cookieOf(c), { path: '/', secure: isHttps(c, desk) })
    const seat = await counted({ desk }, (async () => {
      if (!away || away.until < desk.clock() || !(await once(desk, `oidc ${away.state}`))) throw new Fault('oidc-refused', 'this sign-in was not begun here, was used before or is too old: start again')
      const values = await door.finish(new URL(`${callback(c)}${new URL(c.req.url).search}`), away, oidc.claim)
      return seatOfClaim(desk, oidc, values)
    })())
    await signIn(c, desk, { ...seated(seat), how: 'oidc' })
    return c.redirect(pages(away!.lang).signedIn(away!.next), 303)
  })
  function cookieOf(c: Context): string {
    return isHttps(c, desk) ? '__Host-contadora-oidc' : 'contadora-oidc'
  }
}
