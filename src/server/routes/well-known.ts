import { isoInstant } from '../../core/values/index.ts'
import type { Routes } from '../http.ts'
import { notFound } from '../problems.ts'

const DAY_MS = 86_400_000

/** RFC 9116. There is none where nobody reads the mail: a contact that is not there is worse than no file. */
export const wellKnownRoutes: Routes = (app, { desk }) => {
  app.get('/.well-known/security.txt', (c) => {
    const { securityContact, mailFrom, demo, baseUrl } = desk.config
    const contact = securityContact ?? (demo || !mailFrom.endsWith('.invalid') ? mailFrom : undefined)
    if (!contact) throw notFound()
    const at = /^(mailto|https|tel):/.test(contact) ? contact : `mailto:${contact}`
    const expires = isoInstant((Math.floor(desk.clock() / DAY_MS) + 90) * DAY_MS)
    const own = baseUrl ?? new URL(c.req.url).origin
    return c.text(`Contact: ${at}\nExpires: ${expires}\nPreferred-Languages: en, es, pt, fr\nCanonical: ${own}/.well-known/security.txt\n`, 200, { 'cache-control': 'public, max-age=3600' })
  })
}
