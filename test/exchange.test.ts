import { afterAll, beforeAll, expect } from 'vitest'
import { hex, type Json } from '../src/core/values/index.ts'
import { type FilingBody, utter } from '../src/core/statements/index.ts'
import { amendment } from '../src/core/disclosure/index.ts'
import { DESK, random } from '../src/server/desk.ts'
import { revealHandler } from '../src/server/jobs/reveal.ts'
import { whoReads } from '../src/server/replay.ts'
import { bodyOf } from '../src/server/body.ts'
import { acceptClosed, say } from '../src/server/say.ts'
import { CUTOFF, EXCHANGE, file, filed, inWorlds, jobs, learnt, readers } from './exchange-fixture.ts'
import { onEachEngine } from './store-fixture.ts'
import { makeSeed, type Seed, START } from './properties/world.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()))
afterAll(() => seed.drop())

onEachEngine('simultaneous exchange', (engine) => {
  const inWorld = inWorlds(engine, () => seed)

  inWorld('reveals together, to those who committed and to nobody else', async (world) => {
    const [jam, mex] = [await file(world, 'JAM'), await file(world, 'MEX', { answer: 'nil', data: null })]
    world.at(CUTOFF - 1)
    await jobs(world)
    expect([await readers(world, jam.id), await readers(world, mex.id)]).toEqual([['JAM'], ['MEX']])
    world.at(CUTOFF)
    await jobs(world)
    expect([await readers(world, jam.id), await readers(world, mex.id)]).toEqual([['JAM', 'MEX'], ['JAM', 'MEX']])
    expect(await world.desk.store.read('CAN', jam.id)).toBeNull()
    expect((await world.desk.store.grantsOf(jam.id)).grants.find(({ reader }) => reader === 'MEX')?.cause).toBe('exchange inventory 2019')
  })

  inWorld('who comes late reads nothing, and is not read', async (world) => {
    const jam = await file(world, 'JAM')
    await file(world, 'MEX')
    world.at(CUTOFF + 1)
    const can = await file(world, 'CAN')
    await jobs(world)
    expect([await readers(world, jam.id), await readers(world, can.id)]).toEqual([['JAM', 'MEX'], ['CAN']])
  })

  inWorld('other fields, another period, a party no more: no pair', async (world) => {
    const jam = await file(world, 'JAM')
    const less = await file(world, 'MEX', { data: { tanks: 2 } })
    const other = await file(world, 'CAN', { period: '2018' })
    const left = await file(world, 'HTI')
    await learnt(world, 'HTI', '2020-01-01')
    world.at(CUTOFF)
    await jobs(world)
    expect(await Promise.all([jam, less, other, left].map(({ id }) => readers(world, id)))).toEqual([['JAM'], ['MEX'], ['CAN'], ['HTI']])
  })

  inWorld('a commitment is neither changed nor withdrawn; a correction afterwards is kept beside it, and counterparts are told', async (world) => {
    const jam = await file(world, 'JAM', { answer: 'nil', data: null })
    await file(world, 'MEX')
    await expect(file(world, 'JAM', {}, EXCHANGE, jam.id)).rejects.toMatchObject({ code: 'committed' })
    const withdraw = async () => say(world.desk, await world.desk.office('JAM', 'releaser'), { kind: 'withdrawal', release: { audience: 'author' }, about: [jam.id], replaces: jam.id, body: { why: 'wrong' } })
    await expect(withdraw()).rejects.toMatchObject({ code: 'committed' })
    world.at(CUTOFF)
    // corrected after the cut-off and before the job has run: both versions are read, and the first is what was exchanged
    const corrected = await file(world, 'JAM', {}, EXCHANGE, jam.id)
    await jobs(world)
    expect([await readers(world, jam.id), await readers(world, corrected.id)]).toEqual([['JAM', 'MEX'], ['JAM', 'MEX']])
    const again = await file(world, 'JAM', { data: { tanks: 4, ships: { frigates: 1 } } }, EXCHANGE, corrected.id)
    const gone = await withdraw()
    expect([await readers(world, again.id), await readers(world, gone.id)]).toEqual([['JAM', 'MEX'], ['JAM', 'MEX']])
    const said = async (id: string): Promise<FilingBody> => bodyOf<FilingBody>((await world.desk.store.read('MEX', id))!)!
    const change = amendment(await said(jam.id), await said(corrected.id))
    expect([change.fromNil, change.differences.map(({ path }) => path)]).toEqual([true, ['answer', 'ships.frigates', 'tanks']])
    expect(amendment(await said(corrected.id), await said(again.id))).toEqual({ afterReveal: true, fromNil: false, differences: [{ path: 'tanks', before: '3', after: '4' }] })
  })

  inWorld('body and salt may stay at home until the reveal; whoever does not open reads nothing', async (world) => {
    const { desk } = world
    const office = await desk.office('JAM', 'releaser')
    const parcel = utter({ kind: 'filing', author: 'JAM', authority: office.authority, made: START, release: EXCHANGE, body: filed() as unknown as Json }, office.signer, random)
    const closed = await acceptClosed(desk, parcel.signed)
    const mex = await file(world, 'MEX')
    const open = (body: Uint8Array, bodySalt: Uint8Array) => say(desk, office, { kind: 'opening', release: { audience: 'author' }, about: [closed.id], body: { body: Buffer.from(body).toString(), bodySalt: hex(bodySalt) } })
    world.at(CUTOFF)
    await jobs(world)
    expect([await readers(world, closed.id), await readers(world, mex.id)]).toEqual([['JAM'], ['MEX']])
    await expect(open(parcel.body, random(32))).rejects.toMatchObject({ code: 'body-digest' })
    await expect(open(Buffer.from(JSON.stringify(filed({ data: { tanks: 9 } }))), parcel.bodySalt)).rejects.toMatchObject({ code: 'body-digest' })
    const opening = await open(parcel.body, parcel.bodySalt)
    expect(await Promise.all([closed.id, opening.id, mex.id].map((id) => readers(world, id)))).toEqual([['JAM', 'MEX'], ['JAM', 'MEX'], ['JAM', 'MEX']])
    await expect(open(parcel.body, parcel.bodySalt)).rejects.toMatchObject({ code: 'conflict' })
    const thief = await desk.office('CAN', 'releaser')
    await expect(say(desk, thief, { kind: 'opening', release: { audience: 'author' }, about: [closed.id], body: { body: '{}', bodySalt: '00'.repeat(32) } })).rejects.toMatchObject({ code: 'not-found' })
  })

  inWorld('who commits to several bodies cannot choose among them: they are opened in the order in which they were sealed', async (world) => {
    const { desk } = world
    const office = await desk.office('JAM', 'releaser')
    const closed = await Promise.all([3, 30].map(async (tanks) => {
      const parcel = utter({ kind: 'filing', author: 'JAM', authority: office.authority, made: START, release: EXCHANGE, body: filed({ data: { tanks, ships: { frigates: 1 } } }) as unknown as Json }, office.signer, random)
      return { parcel, sealed: await acceptClosed(desk, parcel.signed) }
    }))
    const [first, second] = closed.sort((a, b) => a.sealed.sealed.idx - b.sealed.sealed.idx) as [(typeof closed)[0], (typeof closed)[0]]
    const mex = await file(world, 'MEX')
    const open = ({ parcel, sealed }: typeof first) => say(desk, office, { kind: 'opening', release: { audience: 'author' }, about: [sealed.id], body: { body: Buffer.from(parcel.body).toString(), bodySalt: hex(parcel.bodySalt) } })
    world.at(CUTOFF)
    await jobs(world)
    await expect(open(second)).rejects.toMatchObject({ code: 'committed-before' })
    expect(await readers(world, mex.id)).toEqual(['MEX'])
    await open(first)
    await open(second)
    expect(await Promise.all([first.sealed.id, second.sealed.id, mex.id].map((id) => readers(world, id)))).toEqual([['JAM', 'MEX'], ['JAM'], ['JAM', 'MEX']])
  })

  inWorld('rows that did not fit into one statement are read with their filing, exchanged and corrected, and not before', async (world) => {
    const { desk } = world
    const office = await desk.office('JAM', 'releaser')
    const parts = async (): Promise<string> => (await say(desk, office, { kind: 'filing-part', release: EXCHANGE, body: { form: 'inventory', period: '2019', at: 2, of: 2, data: { more: 1 } } })).id
    const whole = async (about: string, replaces?: string) => say(desk, office, { kind: 'filing', release: EXCHANGE, about: [about], body: filed({ parts: 2 }) as unknown as Json, ...(replaces ? { replaces } : {}) })
    const part = await parts()
    const jam = await whole(part)
    await file(world, 'MEX')
    expect(await readers(world, part)).toEqual(['JAM'])
    world.at(CUTOFF)
    await jobs(world)
    expect(await readers(world, part)).toEqual(['JAM', 'MEX'])
    const later = await parts()
    const corrected = await whole(later, jam.id)
    expect([await readers(world, corrected.id), await readers(world, later)]).toEqual([['JAM', 'MEX'], ['JAM', 'MEX']])
    for (const id of [part, later, jam.id, corrected.id]) expect((await whoReads(desk, id)).readers.filter(({ replayed }) => !replayed)).toEqual([])
    // somebody else's rows are nobody's part
    const theirs = await say(desk, await desk.office('CAN', 'releaser'), { kind: 'filing', release: { audience: 'named', to: ['CUB'] }, about: [part], body: filed({ parts: 2 }) as unknown as Json })
    expect([await readers(world, theirs.id), await readers(world, part)]).toEqual([['CAN', 'CUB'], ['JAM', 'MEX']])
  })

  inWorld('the reveal is one entry, however many servers make it and however often', async (world) => {
    const jam = await file(world, 'JAM')
    await file(world, 'MEX')
    world.at(CUTOFF)
    const [job] = await world.desk.store.takeJobs('reveal', 40, 60_000)
    await Promise.all([1, 2, 3].map(() => revealHandler(world.desk)(job!)))
    await revealHandler(world.desk)(job!)
    expect((await world.desk.store.page(DESK, { kind: 'reveal', limit: 10 })).items).toHaveLength(1)
    expect(await readers(world, jam.id)).toEqual(['JAM', 'MEX'])
  })

  inWorld('an exchange has an instant and parties', async (world) => {
    const { notBefore: _, ...timeless } = EXCHANGE
    await expect(file(world, 'JAM', {}, timeless)).rejects.toMatchObject({ code: 'reciprocal-time' })
    await expect(file(world, 'JAM', {}, { ...EXCHANGE, audience: 'public' })).rejects.toMatchObject({ code: 'reciprocal-audience' })
  })
})
