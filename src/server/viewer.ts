import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import { Fault, hex, type Party } from '../core/values/index.ts'
import { type Desk, type Office, random } from './desk.ts'
import { type Act, KEY_OF, roleMay } from './doors/roles.ts'
import { endSession, isLive, SHIFT_MS } from './doors/seats.ts'
import type { Session } from './sessions.ts'

/** Who reads. `party` is the reader's code for disclosure; a stranger reads as `public`. */
export interface Viewer {
  party: Party
  session: Session | null
}

const STRANGER: Viewer = { party: 'public', session: null }
const NEW = 'session just made'

export function viewerOf(c: Context, desk: Desk): Viewer {
  const session = sessionIn(c, desk)
  return session && isLive(desk, session, desk.clock()) ? { party: session.party, session } : STRANGER
}

function sessionIn(c: Context, desk: Desk): Session | null {
  const token = getCookie(c, cookieName(c, desk))
  return token ? desk.seals.open<Session>('session', token) : null
}

/** Over https the cookie is bound to this host and path by its name (RFC 6265bis, `__Host-`). */
function cookieName(c: Context, desk: Desk): string {
  return isHttps(c, desk) ? '__Host-contadora' : 'contadora'
}

export function isHttps(c: Context, desk: Desk): boolean {
  return new URL(c.req.url).protocol === 'https:' || (desk.config.baseUrl ?? '').startsWith('https:')
}

const SEEN_MS = 5 * 60_000

/** Before every request of a session: learns what was said of its seat, on whichever server. After it: the session was in use. */
export function seatsKnown(desk: Desk): MiddlewareHandler {
  return async (c, next) => {
    const session = sessionIn(c, desk)
    if (!session) return next()
    await desk.seats.catchUp()
    await next()
    const now = desk.clock()
    if (c.get(NEW) || now - session.seen < SEEN_MS || !isLive(desk, session, now)) return
    setSession(c, desk, { ...session, seen: now })
  }
}

type Who = Pick<Session, 'party' | 'office' | 'role' | 'how' | 'seat'>

/** A new session id at every sign-in: nothing set before it survives, and the session that this browser had is over. */
export async function signIn(c: Context, desk: Desk, who: Who): Promise<void> {
  const before = viewerOf(c, desk).session
  if (before) await endSession(desk, before)
  const now = desk.clock()
  const round = who.seat === null ? 0 : (desk.seats.get(who.seat)?.round ?? 0)
  const session: Session = { seat: who.seat, party: who.party, office: who.office, role: who.role, how: who.how, round, id: hex(random(16)), seen: now, until: now + SHIFT_MS }
  await desk.audit.signedIn(session)
  setSession(c, desk, session)
}

function setSession(c: Context, desk: Desk, session: Session): void {
  const secure = isHttps(c, desk)
  c.set(NEW, true)
  setCookie(c, cookieName(c, desk), desk.seals.seal('session', session), { httpOnly: true, sameSite: 'Strict', path: '/', secure, maxAge: Math.floor((session.until - desk.clock()) / 1000) })
}

/** The session is over here and on every other server; the cookie goes too. */
export async function signOut(c: Context, desk: Desk, { everywhere = false } = {}): Promise<void> {
  const { session } = viewerOf(c, desk)
  if (session) await endSession(desk, session, { everywhere })
  c.set(NEW, true)
  deleteCookie(c, cookieName(c, desk), { path: '/', secure: isHttps(c, desk) })
}

/** The session of an office that may do this (one table: doors/roles.ts); Faults `not-signed-in`, `not-allowed`, `passkey-needed`. */
export function mustBe(viewer: Viewer, act: Act): Session {
  const { session } = viewer
  if (!session) throw new Fault('not-signed-in', 'sign in as an office first')
  if (!roleMay(session.role, act)) throw new Fault('not-allowed', `the seat of a ${session.role} cannot do this (${act})`)
  // two links can lie in one hand: what needs a second credential needs a door that one device opens for one seat only
  if (act === 'release' && session.how === 'invite') throw new Fault('passkey-needed', 'a release needs a sign-in by passkey or by your ministry: add a passkey under "Our office" and sign in with it')
  return session
}

/** The office at this screen, with the key of its seat. */
export async function officeAt(desk: Desk, viewer: Viewer, act: Act): Promise<Office> {
  const session = mustBe(viewer, act)
  const office = await desk.office(session.party, KEY_OF[session.role], session.office)
  const { seat, role, how } = session
  return { ...office, hand: { seat, role, how, office: session.office } }
}

/** Form fields of a POST whose token belongs to this session; Fault `csrf`. A program may send the token as `x-csrf-token`. */
export async function formOf(c: Context, desk: Desk, viewer: Viewer): Promise<Record<string, string>> {
  const raw = await c.req.parseBody({ all: false })
  const fields = Object.fromEntries(Object.entries(raw).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  const token = c.req.header('x-csrf-token') ?? fields.csrf ?? ''
  if (viewer.session && !desk.seals.csrfOk(viewer.session, token)) throw new Fault('csrf', 'this form is too old or came from elsewhere: open the page again')
  return fields
}

/** Whether a request came over the loopback interface itself, not through a proxy: the demo's doors open only there. */
export function isLoopback(c: Context): boolean {
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded')
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(socketAddress(c))
}

/** Empty where there is no socket. */
export function socketAddress(c: Context): string {
  return (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? ''
}
