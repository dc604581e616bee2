import type { Context } from 'hono'
import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import { Fault, hex, type Party } from '../core/values/index.ts'
import { type Desk, random } from './desk.ts'
import type { Session } from './sessions.ts'

/** Who reads. `party` is the reader's code for disclosure; a stranger reads as `public`. */
export interface Viewer {
  party: Party
  session: Session | null
}

const COOKIE = 'contadora'
const HOURS_12 = 12 * 3_600_000

export function viewerOf(c: Context, desk: Desk): Viewer {
  const token = getCookie(c, COOKIE)
  const session = token ? desk.seals.open<Session>('session', token) : null
  if (!session || session.until < desk.clock()) return { party: 'public', session: null }
  return { party: session.party, session }
}

/** A new session id at every sign-in: nothing set before it survives. */
export function signIn(c: Context, desk: Desk, who: Pick<Session, 'party' | 'office' | 'role'>): void {
  const session: Session = { ...who, id: hex(random(16)), until: desk.clock() + HOURS_12 }
  const secure = new URL(c.req.url).protocol === 'https:' || (desk.config.baseUrl ?? '').startsWith('https:')
  setCookie(c, COOKIE, desk.seals.seal('session', session), { httpOnly: true, sameSite: 'Strict', path: '/', secure, maxAge: HOURS_12 / 1000 })
}

export function signOut(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/' })
}

/** The session of an office that may do `what`; Fault `not-signed-in` or `not-allowed`. */
export function mustBe(viewer: Viewer, what: 'draft' | 'release' | 'answer'): Session {
  const { session } = viewer
  if (!session) throw new Fault('not-signed-in', 'sign in as an office first')
  const may = what === 'release' ? ['releaser', 'both'] : ['drafter', 'releaser', 'both']
  if (!may.includes(session.role)) throw new Fault('not-allowed', `a ${session.role} cannot ${what}`)
  return session
}

/** Form fields of a POST whose token belongs to this session; Fault `csrf`. */
export async function formOf(c: Context, desk: Desk, viewer: Viewer): Promise<Record<string, string>> {
  const raw = await c.req.parseBody({ all: false })
  const fields = Object.fromEntries(Object.entries(raw).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  if (viewer.session && !desk.seals.csrfOk(viewer.session, fields.csrf ?? '')) throw new Fault('csrf', 'this form is too old or came from elsewhere: open the page again')
  return fields
}

/** Whether a request came over the loopback interface itself, not through a proxy: the demo's doors open only there. */
export function isLoopback(c: Context): boolean {
  const address = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? ''
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded')
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)
}
