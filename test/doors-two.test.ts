import { afterAll, beforeAll, expect, test } from 'vitest'
import { ingest } from '../src/server/ingest.ts'
import { DESK, nameOfKey, admission } from '../src/server/desk.ts'
import { sayLaw } from '../src/server/say.ts'
import { SHIFT_MS, takeSeat } from '../src/server/doors/seats.ts'
import type { Json } from '../src/core/values/index.ts'
import type { Session } from '../src/server/sessions.ts'
import { makeSeed, makeWorld, type Seed, type World } from './properties/world.ts'

const AT = Date.parse('2020-01-28T19:10:24Z')
let seed: Seed
let world: World
let event: string

beforeAll(async () => {
  seed = await makeSeed()
  world = await makeWorld(seed, 'sqlite')
  world.at(AT + 600_000)
  const properties = { mag: 7.7, place: 'at sea', time: AT, updated: AT + 300_000, type: 'earthquake', status: 'reviewed', title: 'M 7.7 at sea', ids: ',us1,', tsunami: 1 }
  const feature = { type: 'Feature', id: 'us1', geometry: { type: 'Point', coordinates: [-78.756, 19.419, 14.9] }, properties }
  await ingest(world.desk, world.parts.book, { feed: 'usgs', from: 'test', as: 'exercise' }, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [feature] })))
  event = world.parts.book.told()[0]!.record.id
}, 120_000)
afterAll(async () => {
  await world.close()
  await seed.drop()
})

async function sit(role: Session['role'], how: Session['how']): Promise<Session> {
  const { desk } = world
  const seat = await takeSeat(desk, { party: 'JAM', role, office: 'Civil protection of JAM', nature: 'civil' }, '0'.repeat(32))
  return { id: `${role}${how}`.padEnd(32, '0'), seat: seat.id, party: 'JAM', office: seat.office, role, how, round: seat.round, seen: desk.clock(), until: desk.clock() + SHIFT_MS }
}

async function post(path: string, session: Session, fields: Record<string, string> = {}): Promise<{ status: number; to: string; text: string }> {
  const { seals } = world.desk
  const headers = { cookie: `contadora=${seals.seal('session', session)}` }
  const answer = await world.app.fetch(new Request(`http://desk.example${path}`, { method: 'POST', headers, body: new URLSearchParams({ csrf: seals.csrf(session), ...fields }) }))
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

const draft = async (by: Session): Promise<string> => (await post(`/en/events/${event}/draft`, by)).to.replace('/en', '')
const release = (by: Session, at: string) => post(`/en${at}`, by, { confirm: 'yes' })

test('two links in one hand let nothing out; nor does one person on shift alone, nor the one who drafted', async () => {
  const [drafter, releaser, both] = [await sit('drafter', 'invite'), await sit('releaser', 'invite'), await sit('both', 'passkey')]
  const mine = await draft(drafter)
  expect(mine).toMatch(/^\/release\/[0-9a-f]{32}$/)
  const tries = [await release(drafter, mine), await release(releaser, mine), await release(both, mine)]
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 400])
  expect(tries[1]!.text).toContain('passkey-needed')
  // the key of one on shift is the drafter's: two seats, one credential
  expect(tries[2]!.text).toContain('release-same')
  const own = await draft({ ...releaser, how: 'passkey' })
  expect((await release({ ...releaser, how: 'passkey' }, own)).text).toContain('release-same')
})

test('two credentials let it out, once', async () => {
  const [drafter, releaser] = [await sit('drafter', 'passkey'), await sit('releaser', 'passkey')]
  const mine = await draft(drafter)
  expect((await release(releaser, mine)).to).toMatch(/^\/en\/warnings\//)
  expect((await release(releaser, mine)).status).toBe(409)
})

test('the same key under both roles is refused by the law log itself', async () => {
  const { desk } = world
  const shared = desk.keys.signer(nameOfKey('JAM', 'drafter'))
  const body = admission('JAM', 'releaser', 'Civil protection of JAM', 'civil', shared.x, true)
  await expect(sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'key', body: body as unknown as Json }])).rejects.toMatchObject({ code: 'key-reused' })
})
