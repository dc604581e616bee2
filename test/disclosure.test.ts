import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Instrument } from '../src/core/law/index.ts'
import type { NoticeBody, Release } from '../src/core/statements/index.ts'
import type { Json, Party } from '../src/core/values/index.ts'
import { DESK } from '../src/server/desk.ts'
import { whoReads, whyReads } from '../src/server/replay.ts'
import { bodyOf } from '../src/server/body.ts'
import { previewRelease, say, sayLaw } from '../src/server/say.ts'
import { up } from '../src/server/up.ts'
import { CUTOFF, EXCHANGE, file, inWorlds, jobs, learnt, readers } from './exchange-fixture.ts'
import { makeSeed, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()))
afterAll(() => seed.drop())

const PARTIES: Release = { audience: 'parties', under: ['OAS_CHARTER'] }
const DAY = 86_400_000

async function consent({ desk }: World, by: Party, id: string, reader: Party) {
  return say(desk, await desk.office(by, 'releaser'), { kind: 'consent', release: { audience: 'author' }, about: [id], body: { reader } })
}

async function notices({ desk }: World, party: Party): Promise<NoticeBody[]> {
  return (await desk.store.page(party, { kind: 'notice', limit: 50, order: 'oldest' })).items.map((item) => bodyOf<NoticeBody>(item)!)
}

async function amend({ desk }: World, id: string, change: Partial<Instrument>): Promise<void> {
  const value = { ...(await desk.law()).law.instruments.get(id)!, ...change }
  await sayLaw(desk, await desk.office(DESK, 'desk'), [{ kind: 'instrument', body: { claim: id, value: value as unknown as Json } }])
}

const claim = <T>(value: T) => ({ value, source: 'a rule of the instrument, for this test', certainty: 'high' as const })

onEachEngine('disclosure', (engine) => {
  const inWorld = inWorlds(engine, () => seed)

  inWorld('an address with a letter that no text holds is one of nothing, on either engine', async (world) => {
    const statuses = ['/api/v1/statements/%00', '/es/record/a%00', '/es/warnings/%00', '/ledger/proof/%00', '/api/v1/needs/%00'].map(async (path) => (await world.app.request(path)).status)
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404, 404])
    expect((await world.app.request('/es/keys?party=constructor')).status).toBe(200)
  })

  inWorld('what is held is told at its instant by a ledger entry, to whoever is party then', async (world) => {
    const { id } = await file(world, 'JAM', {}, { ...PARTIES, notBefore: CUTOFF })
    await learnt(world, 'HTI', '2020-01-29')
    const changed: string[][] = []
    world.desk.onChange((told) => changed.push([...told]))
    world.at(CUTOFF - 1)
    await jobs(world)
    expect([await readers(world, id), changed.flat().includes('MEX')]).toEqual([['JAM'], false])
    world.at(CUTOFF)
    expect(await readers(world, id)).toEqual(['JAM'])
    await jobs(world)
    const told = await readers(world, id)
    expect([told.includes('MEX'), told.includes('HTI'), changed.flat().includes('MEX')]).toEqual([true, false, true])
    const [entry] = (await world.desk.store.page(DESK, { kind: 'reveal', limit: 5 })).items
    expect((await world.desk.store.grantsOf(id)).grants.find(({ reader }) => reader === 'MEX')!.lawSize).toBe(entry!.lawSize)
    expect((await whoReads(world.desk, id)).readers.every(({ replayed }) => replayed)).toBe(true)
  })

  inWorld('what is replaced before its instant is never told', async (world) => {
    const first = await file(world, 'JAM', {}, { ...PARTIES, notBefore: CUTOFF })
    const second = await file(world, 'JAM', { answer: 'nil', data: null }, { ...PARTIES, notBefore: CUTOFF }, first.id)
    world.at(CUTOFF)
    await jobs(world)
    expect([await readers(world, first.id), (await readers(world, second.id)).includes('MEX')]).toEqual([['JAM'], true])
    // and law learnt afterwards owes the first to nobody
    await learnt(world, 'CAN', '1990-01-01', 'deposited')
    await jobs(world)
    expect(await notices(world, 'JAM')).toEqual([])
  })

  inWorld('a correction reaches whoever was told of any earlier version, whoever else it is released to', async (world) => {
    const first = await file(world, 'JAM', {}, { audience: 'named', to: ['MEX', 'OAS'] })
    const second = await file(world, 'JAM', {}, { audience: 'author' }, first.id)
    const third = await file(world, 'JAM', {}, { audience: 'named', to: ['CAN'] }, second.id)
    expect([await readers(world, second.id), await readers(world, third.id)]).toEqual([['JAM', 'MEX', 'OAS'], ['CAN', 'JAM', 'MEX', 'OAS']])
    // nobody's version is corrected by somebody else
    const forged = await file(world, 'CUB', {}, { audience: 'author' }, first.id)
    expect(await readers(world, forged.id)).toEqual(['CUB'])
    const late = await consent(world, 'JAM', first.id, 'HTI')
    expect(await Promise.all([first.id, second.id, third.id, late.id].map((id) => readers(world, id)))).toEqual([
      ['HTI', 'JAM', 'MEX', 'OAS'], ['HTI', 'JAM', 'MEX', 'OAS'], ['CAN', 'HTI', 'JAM', 'MEX', 'OAS'], ['JAM'],
    ])
    for (const { id } of [first, second, third]) expect((await whoReads(world.desk, id)).readers.filter(({ replayed }) => !replayed)).toEqual([])
  })

  inWorld('law learnt late changes no grant: the author is told what is owed and what was told in error, and may let in who is owed', async (world) => {
    await learnt(world, 'HTI', '2010-01-01')
    const { id } = await file(world, 'JAM', {}, PARTIES)
    const before = await readers(world, id)
    expect([before.includes('HTI'), before.includes('MEX')]).toEqual([false, true])
    await learnt(world, 'MEX', '2019-01-01')
    await learnt(world, 'HTI', '2015-01-01', 'deposited')
    await jobs(world)
    expect(await readers(world, id)).toEqual(before)
    const told = await notices(world, 'JAM')
    expect(told.flatMap(({ inError }) => inError.map(({ reader }) => reader))).toEqual(['MEX'])
    expect(told.flatMap(({ owed }) => owed.map(({ reader }) => reader))).toEqual(['HTI'])
    expect([await notices(world, 'MEX'), await notices(world, 'HTI')]).toEqual([[], []])
    expect((await whoReads(world.desk, id)).marks).toEqual([{ reader: 'HTI', what: 'release owed' }, { reader: 'MEX', what: 'told in error' }])
    // said once
    await learnt(world, 'CAN', '1990-01-01', 'deposited')
    await jobs(world)
    expect(await notices(world, 'JAM')).toEqual(told)
    await consent(world, 'JAM', id, 'HTI')
    expect(await readers(world, id)).toEqual([...before, 'HTI'].sort())
    await expect(consent(world, 'MEX', id, 'CUB')).rejects.toMatchObject({ code: 'not-found' })
    await expect(consent(world, 'JAM', id, 'XXX')).rejects.toMatchObject({ code: 'unknown-place' })
    expect((await whoReads(world.desk, id)).readers.filter(({ replayed }) => !replayed)).toEqual([])
  })

  inWorld('who joins later reads the archive only where the instrument says so', async (world) => {
    await learnt(world, 'HTI', '2010-01-01')
    const { id } = await file(world, 'JAM', {}, PARTIES)
    world.at(START + 10 * DAY)
    await learnt(world, 'HTI', '2020-02-05', 'deposited')
    await jobs(world)
    world.at(START + 20 * DAY)
    await jobs(world)
    expect((await readers(world, id)).includes('HTI')).toBe(false)
    await amend(world, 'OAS_CHARTER', { archive: claim('later-parties' as const) })
    await jobs(world)
    expect((await readers(world, id)).includes('HTI')).toBe(true)
    expect(await whyReads(world.desk, id, 'HTI')).toMatchObject({ reads: true, cause: 'archive OAS_CHARTER', replayed: true })
  })

  inWorld('the face is everybody\'s where the instrument makes the existence public, and nobody\'s elsewhere', async (world) => {
    const hidden = await file(world, 'JAM', { shown: true }, EXCHANGE)
    expect(await world.desk.store.read('public', hidden.id)).toBeNull()
    await amend(world, 'OAS_CHARTER', { existence: claim('public' as const) })
    const shown = await file(world, 'MEX', { shown: true }, EXCHANGE)
    const secret = await file(world, 'CAN', { shown: false }, EXCHANGE)
    const face = await world.desk.store.read('public', shown.id)
    expect([face?.part, face?.body, face?.bodySalt, await world.desk.store.read('public', secret.id)]).toEqual(['face', null, null, null])
    expect((await world.desk.store.read('CUB', shown.id))?.body).toBeNull()
    const whole = await world.desk.store.read('MEX', shown.id)
    expect([whole?.part, bodyOf(whole!)]).toMatchObject(['whole', { form: 'inventory' }])
    expect(await whyReads(world.desk, shown.id, 'CUB')).toMatchObject({ reads: true, cause: 'face OAS_CHARTER (form, period and date alone)', replayed: true })
  })

  inWorld('left out, added by name, of a level that its instruments have not, to organs', async (world) => {
    await learnt(world, 'HTI', '2019-01-01', 'disputed')
    const preview = (release: Release) => previewRelease(world.desk, 'JAM', release)
    const plain = await preview(PARTIES)
    expect(plain.denied.find(({ reader }) => reader === 'HTI')?.why).toBe('disputed-standing')
    const chosen = await file(world, 'JAM', {}, { ...PARTIES, add: ['HTI', 'OAS'], leaveOut: ['MEX'] })
    expect(chosen.decision.readers.find(({ reader }) => reader === 'HTI')?.cause).toBe('named despite disputed-standing OAS_CHARTER')
    expect(chosen.decision.denied.filter(({ reader }) => ['MEX', 'OAS'].includes(reader))).toEqual([{ reader: 'MEX', why: 'left-out' }, { reader: 'OAS', why: 'not-party' }])
    expect((await readers(world, chosen.id)).filter((one) => ['HTI', 'MEX', 'OAS'].includes(one))).toEqual(['HTI'])
    expect(await whyReads(world.desk, chosen.id, 'MEX')).toMatchObject({ reads: false, cause: 'denied: left-out' })
    await expect(preview({ ...PARTIES, level: 'bilateral' })).rejects.toMatchObject({ code: 'level-contradicts', place: { field: 'release.level' } })
    expect((await preview({ ...PARTIES, level: 'hemispheric' })).readers).toEqual(plain.readers)
    expect((await preview({ audience: 'organs', under: ['CITAAC'] })).readers.map(({ reader }) => reader)).toEqual(['JAM', 'OAS-GS'])
  })
})

it('every grant of a demo desk follows again from the law that it cites', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'contadora-replay-'))
  const running = await up({ port: '0', data: dir, demo: true, poll: false }, () => {}, { CONTADORA_BEAT_SECONDS: '3600' })
  try {
    const { desk, parts } = running
    let viewer: Parameters<NonNullable<typeof parts.demo>['guide']>[0] = { party: 'public', session: null }
    for (let last = -1; ;) {
      const { step, of, token } = await parts.demo!.guide(viewer)
      if (step > of || step === last) break
      last = step
      const { as } = await parts.demo!.next(token, viewer, 'en')
      if (as) viewer = { party: as.party, session: { ...as, id: '00'.repeat(16), seat: null, how: 'demo', round: 0, seen: 0, until: Infinity } }
    }
    const statements = await desk.store.undisclosedStatements({ limit: 10_000 })
    let grants = 0
    for (const { id } of statements) {
      const { readers: rows } = await whoReads(desk, id)
      expect(rows.filter(({ replayed }) => !replayed)).toEqual([])
      grants += rows.length
    }
    expect(grants).toBeGreaterThan(30)
  } finally {
    await running.close()
    await rm(dir, { recursive: true, force: true })
  }
}, 120_000)
