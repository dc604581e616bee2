import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDesk, openRealDesk, PlainBrowser } from './doors-desk.ts'

/** A provider of OpenID Connect of its own, as a ministry would run one. Whoever signs in there is of the groups that its login names. */
interface Ministry {
  issuer: string
  codeSeconds: number
  stop(): Promise<void>
}

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((done) => void server.listen(port, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

async function ministry(redirect: () => string): Promise<Ministry> {
  const server = createServer()
  const port = await listen(server)
  const issuer = `http://localhost:${port}`
  const self: Ministry = {
    issuer, codeSeconds: 60,
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'desk', client_secret: 'a secret of the desk', redirect_uris: [redirect()], response_types: ['code'], grant_types: ['authorization_code'] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], groups: ['groups'] },
    scopes: ['openid', 'groups'],
    ttl: { AuthorizationCode: () => self.codeSeconds, IdToken: 60, AccessToken: 60, Session: 60, Grant: 60, Interaction: 60 },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, groups: sub.split('+') }) }),
    cookies: { keys: ['k'] },
  })
  server.on('request', (req, res) => void provider.callback()(req, res))
  return self
}

let desk: OpenDesk
let idp: Ministry
let dir: string

const groups = { duty: { party: 'JAM', role: 'drafter' }, chief: { party: 'JAM', role: 'releaser' }, nowhere: { party: 'CUB', role: 'drafter' } }

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-oidc-'))
  const file = join(dir, 'offices.json')
  await writeFile(file, JSON.stringify({ claim: 'groups', scope: 'openid groups', offices: groups }))
  // the desk must know the provider, and the provider the desk's address: a port is found first
  const probe = createServer()
  const port = await listen(probe)
  await new Promise((done) => probe.close(done))
  const at = `http://localhost:${port}`
  idp = await ministry(() => `${at}/oidc/callback`)
  desk = await openRealDesk({ PORT: String(port), CONTADORA_OIDC_ISSUER: idp.issuer, CONTADORA_OIDC_CLIENT_ID: 'desk', CONTADORA_OIDC_CLIENT_SECRET: 'a secret of the desk', CONTADORA_OIDC_OFFICES: file })
  for (const role of ['drafter', 'releaser']) await new PlainBrowser(desk.base).accept(desk.invite('JAM', role))
}, 60_000)
afterAll(async () => {
  await desk?.drop()
  await idp?.stop()
  await rm(dir, { recursive: true, force: true })
})

interface Trip {
  own: PlainBrowser
  back: string
}

/** From the desk to the provider, through its sign-in as `login`, to the address that it sends the browser back to. */
async function trip(login: string, change: (url: URL) => void = () => {}): Promise<Trip> {
  const own = new PlainBrowser(desk.base)
  const away = new URL((await own.get('/oidc/start?lang=es')).headers.get('location')!)
  expect([away.searchParams.get('code_challenge_method'), away.searchParams.get('redirect_uri')]).toEqual(['S256', `${desk.base}/oidc/callback`])
  change(away)
  const there = new PlainBrowser(idp.issuer)
  let next = away.href
  for (let hop = 0; hop < 8; hop++) {
    const answer = await there.get(next)
    const to = answer.headers.get('location')
    if (to) next = new URL(to, next).href
    else {
      const form = new URL(/action="([^"]+)"/.exec(answer.text)![1]!, next)
      const sent = await there.post(form.href, answer.text.includes('name="login"') ? { prompt: 'login', login, password: 'x' } : { prompt: 'consent' })
      next = new URL(sent.headers.get('location')!, form).href
    }
    if (next.startsWith(desk.base)) return { own, back: next }
  }
  throw new Error(`the provider never came back: ${next}`)
}

test('an account of the ministry opens the seat that its group stands for; the session is of that seat and says how', async () => {
  const { own, back } = await trip('duty')
  const done = await own.get(back)
  expect([done.status, done.headers.get('location')]).toEqual([303, '/es/sign-in/done'])
  expect((await own.get('/es/sign-in/done')).headers.get('refresh')).toBe('0;url=/es/')
  const office = await own.get('/es/office')
  expect([office.status, office.text.includes('redacta')]).toEqual([200, true])
  const seat = desk.desk.seats.of('JAM').find(({ role }) => role === 'drafter')!
  const session = desk.desk.seals.open<Record<string, unknown>>('session', /contadora=([^;]+)/.exec(own.cookie)![1]!)!
  expect(session).toMatchObject({ seat: seat.id, party: 'JAM', role: 'drafter', how: 'oidc' })
  expect(Object.keys(session).sort()).toEqual(['how', 'id', 'office', 'party', 'role', 'round', 'seat', 'seen', 'until'])
  const again = await own.get(back)
  expect([again.status, again.text.includes('oidc-refused')]).toEqual([403, true])
})

test.each([
  ['of no group here', 'somebody', 403, 'oidc-unmapped'], ['of a group whose seat nobody took', 'nowhere', 403, 'oidc-unmapped'],
  ['of a name that every object has', 'constructor', 403, 'oidc-unmapped'], ['of both groups of a state', 'duty+chief', 403, 'oidc-two-seats'],
])('an account %s is not let in', async (_, login, status, code) => {
  const { own, back } = await trip(login)
  const answer = await own.get(back)
  expect([answer.status, answer.text.includes(code), own.cookie.includes('contadora=')]).toEqual([status, true, false])
})

test('another state, another nonce, another browser, a code that is too old: each is refused', async () => {
  const refused = async ({ own, back }: Trip): Promise<void> => {
    const answer = await own.get(back)
    expect([answer.status, answer.text.includes('oidc-refused'), own.cookie.includes('contadora=')]).toEqual([403, true, false])
  }
  await refused(await trip('duty', (url) => url.searchParams.set('state', 'of somebody else')))
  await refused(await trip('duty', (url) => url.searchParams.set('nonce', 'of somebody else')))
  const { back } = await trip('duty')
  await refused({ own: new PlainBrowser(desk.base), back })
  await refused({ own: (await trip('duty')).own, back })
  const denied = await trip('duty')
  await refused({ own: denied.own, back: `${desk.base}/oidc/callback?error=access_denied&state=${new URL(denied.back).searchParams.get('state')}&iss=${encodeURIComponent(idp.issuer)}` })
  idp.codeSeconds = 1
  const late = await trip('duty')
  await new Promise((done) => setTimeout(done, 2100))
  await refused(late)
  idp.codeSeconds = 60
}, 30_000)

test('a provider that is down is said plainly, and the other doors stay open', async () => {
  const { own, back } = await trip('duty')
  await idp.stop()
  const answer = await own.get(back)
  expect([answer.status, answer.text.includes('oidc-unreachable')]).toEqual([503, true])
  expect((await own.get('/en/sign-in')).status).toBe(200)
})

test('a mapping with a mistake keeps the desk from starting, and says where', async () => {
  const file = join(dir, 'bad.yaml')
  await writeFile(file, 'claim: groups\noffices:\n  duty: { party: JAM, role: king }\n')
  await expect(openRealDesk({ CONTADORA_OIDC_ISSUER: idp.issuer, CONTADORA_OIDC_CLIENT_ID: 'desk', CONTADORA_OIDC_OFFICES: file })).rejects.toMatchObject({ code: 'config', place: { file, field: 'offices.duty.role' } })
  await expect(openRealDesk({ CONTADORA_OIDC_ISSUER: idp.issuer })).rejects.toMatchObject({ code: 'config', place: { field: 'CONTADORA_OIDC_CLIENT_ID' } })
})
