import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadRegion, withActions } from '../src/adapters/region-files/index.ts'
import { keptBy, unfiled, withdrawn } from '../src/server/deposit.ts'
import { authorOf } from '../src/server/law-log.ts'
import { syncLaw } from '../src/server/open.ts'
import type { Session } from '../src/server/sessions.ts'
import { announce, makeSeed, makeWorld, sessionOf, type Seed, type World } from './properties/world.ts'

let seed: Seed
let world: World
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())
beforeEach(async () => {
  world = await makeWorld(seed, 'sqlite')
  const { desk } = world
  for (const party of ['OAS-GS', 'UN', 'WOAH', 'CARICOM'])
    await announce(desk, party, 'depositary', 'Treaty section', 'secretariat')
})
afterEach(() => world.close())

const keeperOf = (party: string, role: Session['role'] = 'depositary'): Session => sessionOf(world.desk, party, role, 'Treaty section')

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
const draftOf = (fields: Record<string, string>, party = 'OAS-GS', instrument = 'CITAAC') => world.desk.seals.seal('deposit', { instrument, party, fields })
const AT = '/en/treaties/CITAAC/record'
const size = async () => (await world.desk.store.heads()).law.size
const standing = async (on: string) => (await world.desk.law(await size())).law.standing('BRB', 'CITAAC', on)

async function recordAct(fields = ACT, session = keeperOf('OAS-GS')): Promise<void> {
  const looked = await post(AT, session, fields)
  expect([looked.status, looked.text]).toEqual([303, ''])
  const draft = new URL(looked.to, 'http://desk.example').searchParams.get('draft')!
  const page = await get(looked.to, session)
  expect(page.text).toContain('What this would change')
  expect(await size()).toBe(await size())
  const signed = await post(AT, session, { sign: 'yes', draft })
  expect(signed.to).toMatch(/^\/en\/treaties\/CITAAC#act-[0-9a-f]{32}$/)
  expect((await get('/en/treaties/CITAAC')).text).toContain(`id="${signed.to.split('#')[1]}"`)
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
  const draft = draftOf(ACT)
  const tries = await Promise.all([
    post(AT, keeperOf('MEX', 'releaser'), ACT), post(AT, keeperOf('UN'), ACT), post(AT, null, ACT), post(AT, keeperOf('OAS-GS'), ACT, false),
    post(AT, keeperOf('UN'), { sign: 'yes', draft }), post(AT, keeperOf('OAS-GS'), { sign: 'yes', draft: `${draft.slice(0, -3)}abc` }),
    post('/en/treaties/NOT_ONE/record', keeperOf('OAS-GS'), ACT), post('/en/treaties/UNCLOS/record', keeperOf('OAS-GS'), ACT),
    // what was looked at on one instrument cannot be signed on another, nor what another party looked at
    post('/en/treaties/RIO/record', keeperOf('OAS-GS'), { sign: 'yes', draft }), post(AT, keeperOf('OAS-GS'), { sign: 'yes', draft: draftOf(ACT, 'UN') }),
    // named by general knowledge alone, and by no source at all
    post('/en/treaties/WOAH_CODE/record', keeperOf('WOAH'), ACT), post('/en/treaties/RSS/record', keeperOf('OAS-GS'), ACT),
    post('/en/treaties/CITAAC/retract', keeperOf('MEX', 'both'), { claim: 'x', why: 'y' }), post('/en/treaties/CITAAC/retract', null, { claim: 'x', why: 'y' }),
  ])
  expect(tries.map(({ status }) => status)).toEqual([403, 403, 401, 403, 404, 404, 404, 403, 404, 404, 403, 403, 403, 401])
  expect(tries[7]!.text).toContain('depositary')
  expect(await size()).toBe(before)
})

test('a state keeps an instrument too, where a source names its government', async () => {
  const { desk } = world
  await announce(desk, 'MEX', 'depositary', 'Foreign Ministry', 'diplomatic')
  const view = await desk.law(await size())
  expect(['MEX', 'USA', 'COL', 'OAS-GS', 'WOAH'].map((party) => keptBy(desk, view.law, party).slice(0, 3))).toEqual([
    ['TLATELOLCO'], ['ANTARCTIC', 'BWC', 'NORAD'], ['CARTAGENA', 'CARTAGENA_OIL'], ['ACHR', 'BOGOTA', 'CIFTA'], [],
  ])
  const fields = { ...ACT, state: 'BRB', act: 'observed', what: 'party', date: '2020-01-01', known: '2020-01-02' }
  const looked = await post('/en/treaties/TLATELOLCO/record', { ...keeperOf('MEX'), office: 'Foreign Ministry' }, fields)
  const signed = await post('/en/treaties/TLATELOLCO/record', { ...keeperOf('MEX'), office: 'Foreign Ministry' }, { sign: 'yes', draft: new URL(looked.to, 'http://desk.example').searchParams.get('draft')! })
  expect(signed.status).toBe(303)
  expect((await get('/en/treaties/TLATELOLCO')).text).toContain('recorded by Mexico')
})

test('what is no act is refused beside its field, with what was typed, in the reader’s language; nothing is sealed', async () => {
  const before = await size()
  const bad = async (over: Record<string, string>) => post('/es/treaties/CITAAC/record', keeperOf('OAS-GS'), { ...ACT, ...over })
  const cases: [Record<string, string>, string][] = [
    [{ state: 'XXX' }, 'state'], [{ act: 'guessed' }, 'act'], [{ date: '2019-02-30' }, 'date'], [{ date: 'last year' }, 'date'], [{ source: ' ' }, 'source'], [{ certainty: 'background' }, 'certainty'],
    [{ toward: 'BRB' }, 'toward'], [{ toward: 'MEX' }, 'toward'], [{ note: 'x'.repeat(401) }, 'note'], [{ known: '2999-01-01' }, 'known'], [{ known: 'tomorrow' }, 'known'],
  ]
  for (const [over, field] of cases) {
    const { status, text } = await bad(over)
    expect([over, status, text.includes(`href="#${field}"`), text.includes('Depositary notification') || field === 'source']).toEqual([over, 400, true, true])
  }
  expect((await bad({ date: '2019-02-30' })).text).toContain('Esa fecha no existe.')
  expect(await size()).toBe(before)
  await recordAct()
  expect((await bad({})).status).toBe(409)
})

test('the consent that brings a treaty into force shows every state that it binds; an act that changes nothing says so', async () => {
  const at = '/en/treaties/CARICOM_MARSEC/record'
  const rows = (text: string) => [...text.matchAll(/<th scope="row"[^>]*>([^<]+) <small>/g)].map(([, name]) => name)
  const look = async (over: Record<string, string>) => {
    const { to, text: asked } = await post(at, keeperOf('CARICOM'), { ...ACT, act: 'deposited', date: '2019-05-01', known: '2019-05-02', ...over })
    return { to, text: to === '' ? asked : (await get(to, keeperOf('CARICOM'))).text }
  }
  expect((await look({ act: 'approved' })).text).toContain('No standing would change')
  // three consents are needed, and two states had given theirs
  expect(new Set(rows((await look({ state: 'ATG' })).text))).toEqual(new Set(['Antigua and Barbuda', 'Trinidad and Tobago', 'Saint Vincent and the Grenadines']))
})

test('an impossible order is kept and flagged, and said before it is signed', async () => {
  const { text } = await get((await post(AT, keeperOf('OAS-GS'), { ...ACT, state: 'BRB', act: 'notified', date: '1990-01-01', known: '2020-01-01' })).to, keeperOf('OAS-GS'))
  expect(text).toContain('It would be kept and flagged so.')
})

test('its own word only can it take back, with a reason; both stay in the log, and the answer is as before', async () => {
  const was = await standing('2020-06-01')
  await recordAct()
  const view = await world.desk.law(await size())
  const mine = view.facts.actions.at(-1)!
  const others = view.facts.actions.find(({ instrument }) => instrument === 'CITAAC')!
  const at = '/en/treaties/CITAAC/retract'
  const statuses = [await post(at, keeperOf('OAS-GS'), { claim: others.id, why: 'x' }), await post(at, keeperOf('UN'), { claim: mine.id, why: 'x' }), await post(at, keeperOf('OAS-GS'), { claim: mine.id, why: ' ' })]
  const elsewhere = await post('/en/treaties/RIO/retract', keeperOf('OAS-GS'), { claim: mine.id, why: 'x' })
  expect([...statuses, elsewhere].map(({ status }) => status)).toEqual([404, 404, 400, 404])
  const before = await size()
  expect((await post(at, keeperOf('OAS-GS'), { claim: mine.id, why: 'the notification was withdrawn' })).status).toBe(303)
  expect(await size()).toBe(before + 1)
  expect(await standing('2020-06-01')).toEqual(was)
  const { text } = await get('/fr/treaties/CITAAC')
  expect(text).toContain('retiré par Secrétariat général de l’OEA: the notification was withdrawn')
  const id = /retiré par[^<]*<a href="(\/fr\/record\/[0-9a-f]+)">/.exec(text)![1]!
  expect((await get(id)).text).toContain('the notification was withdrawn')
  expect((await get('/api/v1/actions?instrument=CITAAC')).text).not.toContain('Depositary notification 12/19')
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
    // taken back afterwards, the row of the files does not bring it back
    await post('/en/treaties/CITAAC/retract', keeperOf('OAS-GS'), { claim: found.get('CITAAC')![0]!.id, why: 'sent in error' })
    expect(await syncLaw(desk)).toMatchObject({ appended: 0, retracted: 0 })
    expect((await standing('2020-06-01')).party).not.toBe('yes')
    expect(withdrawn(await desk.law(await size())).map(({ why, by }) => [why, by])).toEqual([['sent in error', 'OAS-GS']])
  } finally {
    await rm(dir, { recursive: true })
  }
})
