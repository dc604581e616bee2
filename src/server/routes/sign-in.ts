import { Fault, type Language, LANGUAGES } from '../../core/values/index.ts'
import { pages, SignIn, type SignInView } from '../../web/index.ts'
import { type Parts, page, type Routes } from '../http.ts'
import { notFound } from '../problems.ts'
import { acceptInvite, openInvite } from '../invite.ts'
import { formOf, isLoopback, signIn, signOut, viewerOf } from '../viewer.ts'

/** Who may sit down here by one click: in the demo only, from this machine only. */
function offices({ demo }: Parts): SignInView['offices'] {
  return demo ? demo.offices.map(({ party, office, role }) => ({ id: `${party}/${role}`, party, office, role })) : []
}

export const signInRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/sign-in', async (c): Promise<SignInView> => {
    const token = c.req.query('invite') ?? ''
    const invited = openInvite(desk, token)
    if (invited) return { demo: false, invite: token, offices: [{ ...invited, id: 'invited' }], next: '', errors: [] }
    return { demo: parts.demo !== null && isLoopback(c), offices: offices(parts), next: ownPath(c.req.query('next')), errors: [] }
  }, SignIn)
  app.post('/:lang{(?:en|es|pt|fr)}/sign-in', async (c) => {
    const fields = await formOf(c, desk, viewerOf(c, desk))
    if (fields.invite) {
      signIn(c, desk, await acceptInvite(desk, fields.invite))
      return c.redirect(pages(c.req.param('lang') as Language).home(), 303)
    }
    if (!parts.demo || !isLoopback(c)) throw notFound()
    const found = parts.demo.offices.find(({ party, role }) => `${party}/${role}` === fields.office)
    if (!found) throw new Fault('unknown-office', 'choose an office', { field: 'office' })
    signIn(c, desk, { party: found.party, office: found.office, role: found.role })
    return c.redirect(ownPath(fields.next) || pages(c.req.param('lang') as Language).home(), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/sign-out', async (c) => {
    await formOf(c, desk, viewerOf(c, desk))
    signOut(c)
    return c.redirect(pages(c.req.param('lang') as Language).home(), 303)
  })
  app.get('/', (c) => c.redirect(`/${preferred(c.req.header('accept-language') ?? '')}/`, 302))
}

/** A path of this desk, never another host's. */
function ownPath(text: string | undefined): string {
  return text && /^\/(en|es|pt|fr)(\/[^/\\]|\/?$|\?)/.test(text) ? text : ''
}

function preferred(header: string): Language {
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return (wanted.find((one) => (LANGUAGES as readonly string[]).includes(one)) as Language | undefined) ?? 'en'
}

