import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { play } from './properties/story.ts'
import { cookieOf, makeSeed, makeWorld, type Seed, START, type World } from './properties/world.ts'

let [seed, world] = [undefined as unknown as Seed, undefined as unknown as World]
beforeAll(async () => {
  seed = await makeSeed()
  world = await makeWorld(seed, 'sqlite')
})
afterAll(async () => {
  await world.close()
  await seed.drop()
})

const PAGE = '/en/status'
let minute = 0
const LOOPBACK = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

/** At a time of its own: whoever is answered anew sees it, whoever is answered from what was kept does not. */
async function ask(path: string, headers: Record<string, string> = {}, env: object = LOOPBACK, minutes = 1): Promise<{ text: string; response: Response }> {
  world.at(START + (minute += minutes) * 60_000)
  const response = await world.app.fetch(new Request(`http://desk.example${path}`, { headers }), env)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { response, text: (response.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString() }
}

it('answers strangers of the same second with the same bytes, until something public changes', async () => {
  const first = await ask(PAGE)
  expect((await ask(PAGE)).text).toBe(first.text)
  await play(world, [{ does: 'draft', by: 'CUB' }])
  expect((await ask(PAGE)).text).toBe(first.text)
  await play(world, [{ does: 'capture', audience: 'public', to: [] }])
  expect((await ask(PAGE)).text).not.toBe(first.text)
})

it('keeps nothing of a session, and gives a session nothing that was kept', async () => {
  const path = '/en/states/JAM'
  const stranger = await ask(path)
  const own = await ask(path, cookieOf(world, 'JAM'))
  expect(own.text).not.toBe(stranger.text)
  expect((await ask(path, cookieOf(world, 'JAM'))).text).not.toBe(own.text)
  expect(own.response.headers.get('cache-control')).toBe('private, no-store')
  expect((await ask(path)).text).not.toContain('csrf')
})

it('keeps what is open on this machine only apart from what the network sees', async () => {
  const here = await ask('/en/sign-in')
  const afar = await ask('/en/sign-in', {}, { incoming: { socket: { remoteAddress: '203.0.113.7' } } })
  expect(afar.text).not.toBe(here.text)
})

it('packs texts for whoever takes them, to the same text, and says that it varies', async () => {
  const plain = await ask('/en/treaties')
  const packed = await ask('/en/treaties', { 'accept-encoding': 'gzip, br' }, LOOPBACK, 0)
  const headers = (one: typeof packed) => ['content-encoding', 'vary', 'content-security-policy', 'content-type'].map((name) => one.response.headers.get(name))
  expect(headers(packed)).toEqual(['gzip', 'accept-encoding, cookie', plain.response.headers.get('content-security-policy'), 'text/html; charset=UTF-8'])
  expect(headers(plain)[0]).toBeNull()
  expect(packed.text === plain.text).toBe(true)
  expect((await ask('/no/such/thing', { 'accept-encoding': 'gzip' })).response.status).toBe(404)
})
