import { describe, expect, test } from 'vitest'
import { type AuditBody, unverifiedSigned } from '../src/core/statements/index.ts'
import type { Party } from '../src/core/values/index.ts'
import { bodyOf } from '../src/server/body.ts'
import { sayLaw } from '../src/server/say.ts'
import { auditHandler } from '../src/server/doors/audit.ts'
import { addressOf } from '../src/server/doors/limits.ts'
import { closeSeat, endSession, IDLE_MS, SHIFT_MS, takeSeat } from '../src/server/doors/seats.ts'
import { readAll } from '../src/server/all.ts'
import { DESK, lawNow } from '../src/server/desk.ts'
import type { Session } from '../src/server/sessions.ts'
import { eachInAWorld } from './exchange-fixture.ts'
import { START, type World } from './properties/world.ts'

let world: World
eachInAWorld((one) => (world = one))

const AT = 'http://desk.example'

async function sessionOf(party: Party, role: Session['role'], over: Partial<Session> = {}): Promise<Session> {
  const seat = await takeSeat(world.desk, { party, role, office: `Civil protection of ${party}`, nature: 'civil' }, '0'.repeat(32))
  return { id: Math.random().toString(16).slice(2).padEnd(32, '0'), seat: seat.id, party, office: seat.office, role, how: 'passkey', round: seat.round, seen: world.desk.clock(), until: world.desk.clock() + SHIFT_MS, ...over }
}

const cookie = (session: Session): Record<string, string> => ({ cookie: `contadora=${world.desk.seals.seal('session', session)}` })
/** A socket of somebody far away. */
const FAR = { incoming: { socket: { remoteAddress: '192.0.2.7' } } }
const ask = async (path: string, headers: Record<string, string> = {}): Promise<Response> => world.app.fetch(new Request(`${AT}${path}`, { headers }), FAR)

async function post(path: string, session: Session | null, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({ ...(session ? { csrf: world.desk.seals.csrf(session) } : {}), ...fields })
  return world.app.fetch(new Request(`${AT}${path}`, { method: 'POST', body, headers: { ...(session ? cookie(session) : {}), ...headers } }), FAR)
}

/** Everything due is sealed, as the worker would. */
async function sealAudit(): Promise<void> {
  world.at(world.desk.clock() + 60_000)
  for (;;) {
    const jobs = await world.desk.store.takeJobs('audit', 100, 60_000)
    if (jobs.length === 0) return
    for (const job of jobs) {
      await auditHandler(world.desk)(job)
      await world.desk.store.done(job)
    }
  }
}

const auditOf = async (viewer: Party): Promise<AuditBody[]> => (await readAll(world.desk.store, viewer, { kind: 'audit' })).map((item) => bodyOf<AuditBody>(item)!)

describe('every POST of the desk', () => {
  const posts = (): string[] => {
    const found = world.app.routes.filter(({ method, path }) => method === 'POST' && !path.includes('*')).map(({ path }) => path.replace(/:lang\{[^}]*(\{[^}]*\}[^}]*)*\}/, 'en').replace(/:\w+(\{(?:[^{}]|\{[^}]*\})*\})?/g, '1'))
    return [...new Set(found)]
  }

  test('is refused without a token, with another session\'s, and from another site; nothing is said by it', async () => {
    const [own, other] = [await sessionOf('JAM', 'releaser'), await sessionOf('CUB', 'drafter')]
    const before = (await world.desk.store.heads()).statements.size
    const all = posts()
    expect(all.length).toBeGreaterThanOrEqual(17)
    for (const [i, path] of all.entries()) {
      // a minute a form: so many in one would be too many for one session
      world.at(START + i * 60_000)
      const tries = [
        await post(path, own, { csrf: '' }), await post(path, own, { csrf: world.desk.seals.csrf(other) }), await post(path, own, {}, { 'sec-fetch-site': 'cross-site' }),
        await post(path, own, {}, { 'sec-fetch-site': 'same-site' }), await post(path, own, {}, { origin: 'https://elsewhere.example' }), await post(path, null, {}, { 'sec-fetch-site': 'cross-site' }),
        await world.app.fetch(new Request(`${AT}${path}`, { method: 'POST', body: '{}', headers: { ...cookie(own), 'content-type': 'application/json' } })),
      ]
      expect([path, ...tries.map(({ status }) => status)]).toEqual([path, ...tries.map(() => 403)])
    }
    expect((await world.desk.store.heads()).statements.size).toBe(before)
  })

  test('passes the door with its own token: whatever is wrong then is something else', async () => {
    const own = await sessionOf('JAM', 'releaser')
    for (const path of posts()) {
      const text = await (await post(path, own, {}, { 'sec-fetch-site': 'same-origin' })).text()
      expect([path, />[^<]*\bcsrf\b[^<]*</.test(text)]).toEqual([path, false])
      if (path.endsWith('sign-out')) own.id = 'ab'.repeat(16)
    }
  })

  test('is of a size and kind that is read here', async () => {
    const own = await sessionOf('JAM', 'releaser')
    const large = await post('/en/office/contacts', own, { office: 'x'.repeat(1 << 20) })
    expect(large.status).toBe(413)
    const send = (body: BodyInit, type?: string) => world.app.fetch(new Request(`${AT}/en/office/contacts`, { method: 'POST', body, headers: { ...cookie(own), 'x-csrf-token': world.desk.seals.csrf(own), ...(type ? { 'content-type': type } : {}) } }))
    expect((await send('MZ', 'application/octet-stream')).status).toBe(415)
    const form = new FormData()
    form.set('csrf', world.desk.seals.csrf(own))
    form.set('file', new File([Buffer.from('MZ\0program')], 'return.csv'))
    expect((await send(form)).status).toBe(415)
    form.set('file', new File(['a,b\n1,2'], 'return.csv'))
    expect((await send(form)).status).toBe(400)
  })
})

describe('a session', () => {
  test('ends when it was not used, when its shift is over, when its seat is closed, and when it is signed out, everywhere or here', async () => {
    const works = async (session: Session): Promise<boolean> => (await ask('/en/office', cookie(session))).status === 200
    const one = await sessionOf('JAM', 'releaser')
    expect(await works(one)).toBe(true)
    expect(await works({ ...one, seen: START - IDLE_MS - 1 })).toBe(false)
    expect(await works({ ...one, until: START - 1 })).toBe(false)
    expect(await works({ ...one, party: 'CUB' })).toBe(false)
    expect(await works({ ...one, role: 'drafter' })).toBe(false)
    expect(await works({ ...one, seat: 'ff'.repeat(16) })).toBe(false)
    const two = { ...one, id: 'cd'.repeat(16) }
    await endSession(world.desk, one)
    expect([await works(one), await works(two)]).toEqual([false, true])
    await endSession(world.desk, two, { everywhere: true })
    expect(await works(two)).toBe(false)
    const three = { ...two, id: 'ef'.repeat(16), round: 1 }
    expect(await works(three)).toBe(true)
    await closeSeat(world.desk, 'JAM', one.seat!)
    expect(await works(three)).toBe(false)
  })

  test('is used: its cookie moves on after minutes, never past the shift, and what nobody sealed is nobody', async () => {
    const one = await sessionOf('JAM', 'drafter')
    expect((await ask('/en/office', cookie(one))).headers.get('set-cookie')).toBeNull()
    world.at(START + 6 * 60_000)
    const moved = (await ask('/en/office', cookie(one))).headers.get('set-cookie')!
    const token = /contadora=([^;]+)/.exec(moved)![1]!
    expect(world.desk.seals.open<Session>('session', token)).toEqual({ ...one, seen: START + 6 * 60_000 })
    expect(moved).toMatch(/HttpOnly; SameSite=Strict/)
    expect((await ask('/en/office', { cookie: `contadora=${token.slice(0, -3)}AAA` })).status).toBe(401)
    const swapped = world.desk.seals.seal('invite', one)
    expect((await ask('/en/office', { cookie: `contadora=${swapped}` })).status).toBe(401)
  })

  test('over https has a cookie of this host alone', async () => {
    world.desk.config.baseUrl = 'https://desk.example'
    const one = await sessionOf('JAM', 'drafter')
    const token = world.desk.seals.seal('session', one)
    expect((await ask('/en/office', { cookie: `contadora=${token}` })).status).toBe(401)
    const answer = await ask('/en/office', { cookie: `__Host-contadora=${token}` })
    expect([answer.status, answer.headers.get('strict-transport-security')]).toEqual([200, 'max-age=63072000; includeSubDomains'])
    const out = await world.app.fetch(new Request(`${AT}/en/sign-out`, { method: 'POST', body: new URLSearchParams({ csrf: world.desk.seals.csrf(one) }), headers: { cookie: `__Host-contadora=${token}` } }))
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-contadora=; Max-Age=0; Path=\/; Secure/)
  })

  test('that ends takes its stream with it', async () => {
    const one = await sessionOf('JAM', 'drafter')
    const reader = (await ask('/api/v1/stream', cookie(one))).body!.getReader()
    const next = async (): Promise<string> => Buffer.from((await reader.read()).value ?? []).toString()
    expect(await next()).toContain('event: hello')
    await endSession(world.desk, one)
    expect(await next()).toContain('event: ended')
    expect((await reader.read()).done).toBe(true)
  })

  test('has its stream, however many strangers listen', async () => {
    const strangers = []
    for (let n = 0; n < 1000; n++) strangers.push(await ask('/api/v1/stream'))
    const [late, office] = [await ask('/api/v1/stream'), await ask('/api/v1/stream', cookie(await sessionOf('JAM', 'drafter')))]
    expect([strangers.at(-1)!.status, late.status, late.headers.get('retry-after'), office.status]).toEqual([200, 503, '30', 200])
    await Promise.all([...strangers, office].map(({ body }) => body!.cancel()))
    await expect.poll(async () => (await ask('/api/v1/stream')).status).toBe(200)
  })

  test('a seat that keeps treaties, evaluates or observes has its own page and no other', async () => {
    const asks = async (session: Session) => Promise.all(['/en/office', '/en/inbox', '/en/office/audit'].map(async (path) => (await ask(path, cookie(session))).status))
    expect(await asks(await sessionOf('OAS', 'depositary'))).toEqual([200, 403, 200])
    expect(await asks(await sessionOf('JAM', 'evaluator'))).toEqual([200, 403, 403])
    const observer = await sessionOf('JAM', 'observer')
    expect(await asks(observer)).toEqual([200, 403, 403])
    for (const path of [`/en/release/${'0'.repeat(32)}`, '/en/events/x/draft', '/en/office/contacts', '/en/office/orders', '/en/office/seats/close']) expect((await post(path, observer)).status).toBe(403)
  })
})

describe('how often', () => {
  test('a stranger who tries is told to wait, an office in a danger never is', async () => {
    const tries = []
    for (let n = 0; n < 121; n++) tries.push(await post('/en/sign-in/passkey', null, { response: '{}', token: '' }))
    const last = tries.at(-1)!
    expect([tries[119]!.status, last.status, last.headers.get('retry-after')]).toEqual([403, 429, '300'])
    world.at(START + 301_000)
    expect((await post('/en/sign-in/passkey', null, { response: '{}', token: '' })).status).toBe(403)
    const one = await sessionOf('JAM', 'drafter', { how: 'passkey' })
    const forms = []
    for (let n = 0; n < 121; n++) forms.push((await post('/en/office/contacts', one)).status)
    expect(forms.slice(-2)).toEqual([400, 429])
    expect([(await post('/en/events/none/draft', one)).status, (await post(`/en/warnings/${'0'.repeat(32)}/answer`, one, { answer: 'none' })).status]).toEqual([404, 400])
  }, 60_000)

  test('a search costs more than a page: one address asks so many a minute, on the page and as data together', async () => {
    const asked = ['/en/search', '/api/v1/search', '/api/v1/search.csv', '/api/v1/search.xlsx']
    const statuses = []
    for (let n = 0; n < 121; n++) statuses.push((await ask(asked[n % asked.length]!)).status)
    expect([...new Set(statuses.slice(0, 120)), statuses[120]]).toEqual([200, 429])
    expect((await ask('/en/watch')).status).toBe(200)
  })

  test('an address is what the socket says, or our own proxies; a caller\'s own header counts for nothing', () => {
    const at = (hops: number, forwarded: string, remote: string) => addressOf({ req: { header: () => forwarded }, env: { incoming: { socket: { remoteAddress: remote } } } } as never, { config: { proxyHops: hops } } as never)
    expect([at(0, '1.1.1.1', '9.9.9.9'), at(1, '6.6.6.6, 1.1.1.1', '10.0.0.1'), at(1, '', '10.0.0.1'), at(0, '', '::ffff:9.9.9.9')]).toEqual(['9.9.9.9', '1.1.1.1', '10.0.0.1', '9.9.9.9'])
    expect([at(0, '', '2001:db8::1'), at(0, '', '2001:db8:0:0:5::9')]).toEqual(['2001:db8:0:0/64', '2001:db8:0:0/64'])
  })
})

test('what is sent twice with one Idempotency-Key is done once and answered alike', async () => {
  const one = await sessionOf('JAM', 'drafter')
  const contact = { office: 'Duty desk', mail: 'duty@office.example' }
  const contacts = async () => (await readAll(world.desk.store, 'JAM', { kind: 'contact' })).length
  const [first, again] = await Promise.all([post('/en/office/contacts', one, contact, { 'idempotency-key': 'k1' }), post('/en/office/contacts', one, contact, { 'idempotency-key': 'k1' })])
  expect([first.status, again.status, again.headers.get('location'), again.headers.get('idempotent-replayed'), await contacts()]).toEqual([303, 303, '/en/office', 'true', 1])
  expect((await post('/en/office/contacts', one, { ...contact, step: '2' }, { 'idempotency-key': 'k1' })).status).toBe(422)
  expect((await post('/en/office/contacts', one, contact, { 'idempotency-key': 'k2' })).status).toBe(303)
  expect((await post('/en/office/contacts', one, contact, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400)
  const other = await sessionOf('CUB', 'drafter')
  expect((await post('/en/office/contacts', other, contact, { 'idempotency-key': 'k1' })).headers.get('idempotent-replayed')).toBeNull()
  // another process of the same store: it never saw the answer, and does not do it again
  const { httpApp } = await import('../src/server/app.ts')
  world.app = httpApp(world.parts)
  expect([(await post('/en/office/contacts', one, contact, { 'idempotency-key': 'k1' })).status, await contacts()]).toEqual([409, 2])
})

test('whoever has no session learns nothing of an Idempotency-Key that somebody else used, and uses up none', async () => {
  const sent = async (body: string) => {
    const answer = await world.app.fetch(new Request(`${AT}/api/v1/statements`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': '2026-1' } }), FAR)
    return [answer.status, ((await answer.json()) as { title: string }).title, answer.headers.get('idempotent-replayed')]
  }
  expect(await sent('{"signed":1}')).toEqual([400, 'parcel-shape', null])
  expect(await sent('{"signed":2}')).toEqual([400, 'parcel-shape', null])
  expect(await sent('{"signed":2}')).toEqual([400, 'parcel-shape', 'true'])
  expect(await world.desk.store.takeJobs('used', 10, 1000)).toEqual([])
})

test('the secret of a line shows once, to the session that made it: its address opens nothing for anybody else', async () => {
  const [one, other, later] = [await sessionOf('JAM', 'drafter'), await sessionOf('CUB', 'drafter'), await sessionOf('JAM', 'drafter')]
  const made = await post('/en/office/contacts', one, { office: 'Duty desk', webhook: 'https://office.example/hook' })
  const page = async (session: Session) => (await ask(made.headers.get('location')!, cookie(session))).text()
  expect(made.headers.get('location')).toContain('?secret=')
  expect(await page(one)).toContain('whsec_')
  for (const session of [other, later]) expect(await page(session)).not.toContain('whsec_')
})

test('an office whose key was ended speaks no more, and not with the key of another office of its state', async () => {
  const { desk } = world
  const guard = await takeSeat(desk, { party: 'JAM', role: 'drafter', office: 'Coast guard', nature: 'civil' }, '0'.repeat(32))
  const session: Session = { ...(await sessionOf('JAM', 'drafter')), id: 'ab'.repeat(16), seat: guard.id, office: guard.office }
  const { signer } = await desk.office('JAM', 'drafter', 'Coast guard')
  await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'key', body: { act: 'revoke', party: 'JAM', key: signer.kid, why: 'stolen' } }])
  await lawNow(desk)
  const answer = await post('/en/office/contacts', session, { office: 'Duty desk', mail: 'duty@office.example' })
  expect([answer.status, (await readAll(desk.store, 'JAM', { kind: 'contact' })).length]).toEqual([403, 0])
  expect((await ask('/en/office', cookie(session))).status).toBe(200)
})

test('what is done at the doors is said to the party and the operator, and to nobody else', async () => {
  const [one, other] = [await sessionOf('JAM', 'drafter'), await sessionOf('CUB', 'drafter')]
  await post('/en/office/contacts', one, { office: 'Duty desk', mail: 'duty@office.example' })
  for (let n = 0; n < 3; n++) await ask('/api/v1/warnings.csv', cookie(one))
  for (const path of ['/warnings.atom', '/en/filings/due.ics', '/api/v1/states']) await ask(path, cookie(one))
  await ask('/api/v1/warnings')
  for (let n = 0; n < 3; n++) await post('/en/sign-in/passkey', null, { response: '{}', token: '' })
  await world.desk.audit.flush({ all: true })
  await sealAudit()
  const acts = (lines: AuditBody[]) => lines.map(({ act, what, count, seat }) => [act, what, count, seat])
  expect(acts(await auditOf('JAM'))).toEqual([['key-use', 'contact', 1, one.seat], ...['/api/v1/warnings.csv', '/warnings.atom', '/en/filings/due.ics'].map((path) => ['export', path, 1, one.seat])])
  expect(await auditOf('CUB')).toEqual([])
  expect(await auditOf('public')).toEqual([])
  expect(acts(await auditOf(DESK))).toContainEqual(['sign-in-failed', 'passkey-origin', 3, null])
  const [mine, theirs, nobody] = [await ask('/api/v1/audit', cookie({ ...one, seen: world.desk.clock() })), await ask('/api/v1/audit', cookie({ ...other, seen: world.desk.clock() })), await ask('/api/v1/audit')]
  expect(await mine.text()).toContain('/api/v1/warnings.csv')
  expect(await theirs.text()).not.toContain(one.seat)
  expect(nobody.status).toBe(401)
  expect((await ask('/en/office/audit', cookie({ ...one, seen: world.desk.clock() }))).status).toBe(200)
})

test('two agencies of one state sign each in its own name and with its own key', async () => {
  const { desk } = world
  const guard = await takeSeat(desk, { party: 'JAM', role: 'drafter', office: 'Coast guard', nature: 'civil' }, '0'.repeat(32))
  const session: Session = { ...(await sessionOf('JAM', 'drafter')), id: 'ab'.repeat(16), seat: guard.id, office: guard.office }
  for (const one of [await sessionOf('JAM', 'drafter'), session]) await post('/en/office/contacts', one, { office: one.office, mail: 'duty@office.example' })
  const said = (await readAll(desk.store, 'JAM', { kind: 'contact' })).map(({ signed }) => unverifiedSigned(signed))
  expect(said.map(({ header }) => header.authority.agency)).toEqual(['Civil protection of JAM', 'Coast guard'])
  expect(said[0]!.kid).not.toBe(said[1]!.kid)
})

test('an audit that is sealed twice is one statement', async () => {
  const one = await sessionOf('JAM', 'drafter')
  await ask('/api/v1/warnings', cookie(one))
  world.at(START + 60_000)
  const [job] = await world.desk.store.takeJobs('audit', 1, 1000)
  for (let n = 0; n < 3; n++) await auditHandler(world.desk)(job!)
  expect(await auditOf('JAM')).toHaveLength(1)
})

test('where a sign-in leads on to is a path of this desk, in the characters of an address', async () => {
  const onTo = async (next: string) => (await ask(`/en/sign-in/done?next=${encodeURIComponent(next)}`)).headers.get('refresh')
  expect(await onTo('/es/inbox?state=late')).toBe('0;url=/es/inbox?state=late')
  for (const next of ['//far.example', '/en//far.example', '/en\\far.example', 'https://far.example', '/en/a\r\nset-cookie: x=1', '/en/\t/far.example', '/en/\u20ac']) expect(await onTo(next)).toBe('0;url=/en/')
})

test('headers say what a browser may do; security.txt is found', async () => {
  const { headers } = await ask('/en/sign-in')
  const [policy, opener, resource] = ['content-security-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'].map((name) => headers.get(name))
  expect(policy).not.toMatch(/unsafe|\*/)
  expect([opener, resource, headers.get('strict-transport-security')]).toEqual(['same-origin', 'same-origin', null])
  expect((await ask('/nowhere')).headers.get('x-content-type-options')).toBe('nosniff')
  const text = await (await ask('/.well-known/security.txt')).text()
  expect(text).toMatch(/^Contact: mailto:.+\nExpires: 2020-04-27T00:00:00Z\nPreferred-Languages: en, es, pt, fr\nCanonical: http:\/\/desk.example\/.well-known\/security.txt\n$/)
})
