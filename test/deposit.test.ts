import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadRegion, withActions } from '../src/adapters/region-files/index.ts'
import type { Json } from '../src/core/values/index.ts'
import { unfiled } from '../src/server/deposit.ts'
import { admission, DESK, nameOfKey } from '../src/server/desk.ts'
import { SHIFT_MS } from '../src/server/doors/seats.ts'
import { authorOf } from '../src/server/law-log.ts'
import { syncLaw } from '../src/server/open.ts'
import { sayLaw } from '../src/server/say.ts'
import type { Session } from '../src/server/sessions.ts'
import { makeSeed, makeWorld, type Seed, type World } from './properties/world.ts'

let seed: Seed
let world: World
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())
beforeEach(async () => {
  world = await makeWorld(seed, 'sqlite')
  const { desk } = world
  for (const party of ['OAS-GS', 'UN'])
    await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'key', body: admission(party, 'depositary', 'Treaty section', 'secretariat', desk.keys.signer(nameOfKey(party, 'depositary')).x, true) as unknown as Json }])
})
afterEach(() => world.close())

const sessionOf = (party: string, role: Session['role'] = 'depositary'): Session => (
  { id: party.padEnd(32, '0'), seat: null, party, office: 'Treaty section', role, how: 'demo', round: 0, seen: world.desk.clock(), until: world.desk.clock() + SHIFT_MS })

async function post(path: string, session: Session | null, fields: Record<string, string>, csrf = true) {
  const { seals } = world.desk
  const headers = session ? { cookie: `contadora=${seals.seal('session', session)}` } : {}
  const body = new URLSearchParams({ ...(session && csrf ? { csrf: seals.csrf(session) } : {}), ...fields })
  const answer = await world.app.fetch(new Request(`http://desk.example${path}`, { method: 'POST', headers, body }))
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const get = async (path: string, session: Session | null = null) => {
  const headers = session ? { cookie: `contadora=${world.desk.seals.seal('session', session)}` } : {}
  const answer = await world.app.fetch(new Request(`http://desk.example${path}`, { headers }))
  return { status: answer.status, text: await answer.text() }
}

// Barbados has no act on this convention in the files of the region
const ACT = { state: 'BRB', act: 'acceded', date: '2019-12-02', source: 'Depositary notification 12/19', pointer: 'page 1', certainty: 'high', known: '2019-12-03' }
const AT = '/en/treaties/CITAAC/record'
const size = async () => (await world.desk.store.heads()).law.size
const standing = async (on: string) => (await world.desk.law(await size())).law.standing('BRB', 'CITAAC', on)

async function recordAct(fields = ACT, session = sessionOf('OAS-GS')): Promise<void> {
  const looked = await post(AT, session, fields)
  expect([looked.status, looked.text]).toEqual([303, ''])
  const draft = new URL(looked.to, 'http://desk.example').searchParams.get('draft')!
  const page = await get(looked.to, session)
  expect(page.text).toContain('What this would change')
  expect(await size()).toBe(await size())
  const signed = await post(AT, session, { sign: 'yes', draft })
  expect(signed.to).toBe('/en/treaties/CITAAC#actions')
}

test('an act is looked at with what it would change, then signed: the law answers by it, and the page says whose word it is', async () => {
  const before = await size()
  expect((await standing('2020-06-01')).party).not.toBe('yes')
  await recordAct()
  expect(await size()).toBe(before + 1)
  expect(await standing('2020-06-01')).toMatchObject({ party: 'yes' })
  const { text } = await get('/es/treaties/CITAAC?asof=2020-06-01')
  expect(text).toContain('Depositary notification 12/19')
  expect(text).toContain('registrado por Secretaría General de la OEA')
  const view = await world.desk.law(await size())
  expect(authorOf(view, view.facts.actions.at(-1)!.id)).toBe('OAS-GS')
})

test('nobody else records: not a state, not another depositary, not a stranger, not without the page’s token, not with another’s draft', async () => {
  const before = await size()
  const draft = world.desk.seals.seal('deposit', ACT)
  const tries = await Promise.all([
    post(AT, sessionOf('MEX', 'releaser'), ACT), post(AT, sessionOf('UN'), ACT), post(AT, null, ACT), post(AT, sessionOf('OAS-GS'), ACT, false),
    post(AT, sessionOf('UN'), { sign: 'yes', draft }), post(AT, sessionOf('OAS-GS'), { sign: 'yes', draft: `${draft.slice(0, -3)}abc` }),
    post('/en/treaties/NOT_ONE/record', sessionOf('OAS-GS'), ACT), post('/en/treaties/UNCLOS/record', sessionOf('OAS-GS'), ACT),
  ])
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 401, 403, 403, 404, 404, 403])
  expect(tries[7]!.text).toContain('depositary')
  expect(await size()).toBe(before)
})

test('what is no act is refused by its field, and nothing is sealed', async () => {
  const before = await size()
  const bad = async (over: Record<string, string>) => (await post(AT, sessionOf('OAS-GS'), { ...ACT, ...over })).status
  for (const over of [{ state: 'XXX' }, { act: 'guessed' }, { date: '2019-02-30' }, { date: 'last year' }, { source: ' ' }, { certainty: 'background' }, { toward: 'BRB' }, { note: 'x'.repeat(401) }] as Record<string, string>[])
    expect([over, await bad(over)]).toEqual([over, 400])
  expect(await size()).toBe(before)
  await recordAct()
  expect(await bad({})).toBe(409)
})

test('an impossible order is kept and flagged, and said before it is signed', async () => {
  const { text } = await get((await post(AT, sessionOf('OAS-GS'), { ...ACT, state: 'BRB', act: 'notified', date: '1990-01-01', known: '2020-01-01' })).to, sessionOf('OAS-GS'))
  expect(text).toContain('It would be kept and flagged so.')
})

test('its own word only can it take back, with a reason; both stay in the log, and the answer is as before', async () => {
  const was = await standing('2020-06-01')
  await recordAct()
  const view = await world.desk.law(await size())
  const mine = view.facts.actions.at(-1)!
  const others = view.facts.actions.find(({ instrument }) => instrument === 'CITAAC')!
  const at = '/en/treaties/CITAAC/retract'
  const statuses = [await post(at, sessionOf('OAS-GS'), { claim: others.id, why: 'x' }), await post(at, sessionOf('UN'), { claim: mine.id, why: 'x' }), await post(at, sessionOf('OAS-GS'), { claim: mine.id, why: ' ' })]
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 400])
  const before = await size()
  expect((await post(at, sessionOf('OAS-GS'), { claim: mine.id, why: 'the notification was withdrawn' })).status).toBe(303)
  expect(await size()).toBe(before + 1)
  expect(await standing('2020-06-01')).toEqual(was)
})

test('syncing the files takes no depositary’s word back; written into them, syncing appends nothing', async () => {
  const { desk } = world
  const dir = await mkdtemp(join(tmpdir(), 'contadora-deposit-'))
  try {
    await cp(desk.config.regionDir, dir, { recursive: true })
    desk.config.regionDir = dir
    await recordAct()
    expect(await syncLaw(desk)).toMatchObject({ appended: 0, retracted: 0 })
    expect(await standing('2020-06-01')).toMatchObject({ party: 'yes' })
    const view = await desk.law(await size())
    const found = unfiled(view, (await loadRegion(dir)).facts.actions)
    expect([...found.keys()]).toEqual(['CITAAC'])
    const file = join(dir, 'actions', 'CITAAC.yaml')
    const before = await readFile(file, 'utf8')
    await writeFile(file, withActions('CITAAC', found.get('CITAAC')!, before))
    const region = await loadRegion(dir)
    expect(region.faults).toEqual([])
    expect(region.facts.actions.some(({ id }) => id === found.get('CITAAC')![0]!.id)).toBe(true)
    expect((await readFile(file, 'utf8')).split('\n').filter((line) => line.startsWith('#'))).toEqual(before.split('\n').filter((line) => line.startsWith('#')))
    expect(await syncLaw(desk)).toMatchObject({ appended: 0, retracted: 0 })
    expect(unfiled(await desk.law(await size()), region.facts.actions).size).toBe(0)
  } finally {
    await rm(dir, { recursive: true })
  }
})
