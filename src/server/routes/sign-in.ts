import type { Context } from 'hono'
import { Fault, type Language, LANGUAGES } from '../../core/values/index.ts'
import { pages, SignedIn, SignIn, type SignInView } from '../../web/index.ts'
import { askToSignIn, FailedAt, passkeysHere, signInAnswered } from '../doors/passkeys.ts'
import type { Seat } from '../doors/seat-fold.ts'
import { languageOf, page, type Parts, type Routes } from '../http.ts'
import { notFound } from '../problems.ts'
import { acceptClosing, acceptInvite, openClosing, openInvite } from '../invite.ts'
import { formOf, isLoopback, signIn, signOut, viewerOf } from '../viewer.ts'

/** Who may sit down here by one click: in the demo only, from this machine only. */
function offices({ demo }: Parts): SignInView['offices'] {
  return demo ? demo.offices.map(({ party, office, role }) => ({ id: `${party}/${role}`, party, office, role })) : []
}

export const signInRoutes: Routes = (app, parts) => {
  const { desk } = parts
  page(app, parts, '/sign-in', async (c): Promise<SignInView> => {
    const [token, closing] = [c.req.query('invite') ?? '', c.req.query('close') ?? '']
    const none = { demo: false, offices: [], passkeys: false, oidc: false, next: '', errors: [] }
    const invited = openInvite(desk, token)
    if (invited) return { ...none, invite: token, offices: [{ ...invited, id: 'invited' }] }
    if (closing) await desk.seats.catchUp()
    const seat = desk.seats.get(openClosing(desk, closing)?.seat ?? '')
    if (seat) return { ...none, close: closing, offices: [{ ...seat, id: 'closed' }] }
    const demo = parts.demo !== null && isLoopback(c)
    return { ...none, demo, offices: demo ? offices(parts) : [], passkeys: passkeysHere(c, desk), oidc: desk.config.oidc !== undefined, next: ownPath(c.req.query('next')) }
  }, SignIn)
  page(app, parts, '/sign-in/done', async (c) => {
    const next = ownPath(c.req.query('next')) || pages(languageOf(c)).home()
    // a page of ours goes on by itself: what another site led to, the browser shows without the session's cookie
    c.header('refresh', `0;url=${next}`)
    return { next }
  }, SignedIn)
  app.post('/:lang{(?:en|es|pt|fr)}/sign-in', async (c) => {
    const fields = await formOf(c, desk, viewerOf(c, desk))
    if (fields.invite) {
      await signIn(c, desk, { ...seated(await counted(parts, acceptInvite(desk, fields.invite))), how: 'invite' })
      return c.redirect(pages(languageOf(c)).office(), 303)
    }
    if (fields.close) {
      await acceptClosing(desk, fields.close)
      return c.redirect(pages(languageOf(c)).home(), 303)
    }
    if (!parts.demo || !isLoopback(c)) throw notFound()
    const found = parts.demo.offices.find(({ party, role }) => `${party}/${role}` === fields.office)
    if (!found) throw new Fault('unknown-office', 'choose an office', { field: 'office' })
    await signIn(c, desk, { party: found.party, office: found.office, role: found.role, seat: null, how: 'demo' })
    return c.redirect(ownPath(fields.next) || pages(languageOf(c)).home(), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/sign-in/passkey', async (c) => {
    const fields = await formOf(c, desk, viewerOf(c, desk))
    if (!fields.response) return c.json(await asked(c, () => askToSignIn(c, desk)))
    const seat = await counted(parts, signInAnswered(c, desk, { token: fields.token ?? '', response: fields.response }))
    await signIn(c, desk, { ...seated(seat), how: 'passkey' })
    return c.redirect(ownPath(fields.next) || pages(languageOf(c)).home(), 303)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/sign-out', async (c) => {
    const fields = await formOf(c, desk, viewerOf(c, desk))
    await signOut(c, desk, { everywhere: fields.everywhere === 'yes' })
    return c.redirect(pages(languageOf(c)).home(), 303)
  })
  app.get('/', (c) => c.redirect(`/${preferred(c.req.header('accept-language') ?? '')}/`, 302))
}

export function seated({ id, party, office, role }: Seat): { seat: string } & Pick<Seat, 'party' | 'office' | 'role'> {
  return { seat: id, party, office, role }
}

/** The question goes to a script; a browser without one is told so. */
export async function asked<T>(c: Context, question: () => Promise<T>): Promise<T> {
  if (!(c.req.header('accept') ?? '').includes('application/json')) throw new Fault('passkey-script', 'a passkey needs a browser with JavaScript: use the link of your operator or your ministry\'s sign-in instead')
  return question()
}

/** A sign-in that fails is counted: for its seat where that is known, else for the operator alone. */
export async function counted<T>({ desk }: Pick<Parts, 'desk'>, attempt: Promise<T>): Promise<T> {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof Fault) desk.audit.failed(error.code)
    if (!(error instanceof FailedAt)) throw error
    desk.audit.failed(error.fault.code, { ...seated(error.seat), how: 'passkey' })
    throw error.fault
  }
}

/** A path of this desk, never another host's, as addresses are written: it goes into a header. */
export function ownPath(text: string | undefined): string {
  return text && /^\/(en|es|pt|fr)(\/[^/\\]|\/?$|\?)/.test(text) && /^[\x21-\x7e]*$/.test(text) ? text : ''
}

function preferred(header: string): Language {
  const wanted = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return (wanted.find((one) => (LANGUAGES as readonly string[]).includes(one)) as Language | undefined) ?? 'en'
}
