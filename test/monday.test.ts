import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConfirmationBody, ContactBody } from '../src/core/statements/index.ts'
import type { Json } from '../src/core/values/index.ts'
import { DESK } from '../src/server/desk.ts'
import { fileInvented } from '../src/server/demo/filings.ts'
import { handlers } from '../src/server/jobs/index.ts'
import { lastReach, mondayOf, testReach } from '../src/server/reach.ts'
import { sendNotes } from '../src/server/notes.ts'
import { scheduleReminders } from '../src/server/reminders.ts'
import { returnSignals } from '../src/server/return-signals.ts'
import { say } from '../src/server/say.ts'
import { confirmPaper, mondayView, noteView, type Paper, transcribe } from '../src/server/views/monday.ts'
import { asofOf, complianceRows } from '../src/server/views/filings.ts'
import type { Viewer } from '../src/server/viewer.ts'
import { writtenTo } from '../src/server/written.ts'
import { Worker } from '../src/server/worker.ts'
import { announce, makeSeed, makeWorld, sessionOf, type Seed, START, type World } from './properties/world.ts'

let seed: Seed
let world: World
const mails: { to: string; raw: string }[] = []
const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _, done) => done(address.startsWith('gone@') ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
  onData: (stream, session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      mails.push({ to: session.envelope.rcptTo[0]!.address, raw: Buffer.concat(parts).toString() })
      done()
    })
  },
})
beforeAll(async () => {
  seed = await makeSeed()
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
}, 120_000)
afterAll(async () => {
  await seed.drop()
  await new Promise<void>((done) => smtp.close(() => done()))
})
beforeEach(async () => {
  mails.length = 0
  world = await makeWorld(seed, 'sqlite')
  world.desk.config.smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`
  world.parts.worker = new Worker(world.desk, handlers(() => world.parts))
})
afterEach(() => world.close())

const as = (party: string): Viewer => ({ party, session: null })
async function contact(party: string, office: string, address: string): Promise<void> {
  const body: ContactBody = { themes: [], office, nature: 'civil', step: 0, channels: [{ kind: 'mail', address, language: 'es' }] }
  await say(world.desk, await world.desk.office(party, 'drafter'), { kind: 'contact', release: { audience: 'named', to: [DESK] }, body: body as unknown as Json })
}
/** The secretariat sits here: what is addressed to it can be called late. */
const seatSecretariat = () => announce(world.desk, 'OAS-GS', 'depositary', 'Secretariat', 'secretariat')

test('every focal point is tested once a week; its state reads how that went, and nobody else', async () => {
  await contact('CUB', 'Mesa de guardia', 'guardia@cub.example')
  await contact('JAM', 'Duty desk', 'gone@jam.example')
  expect(await testReach(world.desk)).toBe(2)
  await testReach(world.desk)
  await world.parts.worker.drain()
  expect(mails.map(({ to }) => to)).toEqual(['guardia@cub.example'])
  expect(mails[0]!.raw).toContain('Content-Language: es')
  expect((await lastReach(world.desk, 'CUB')).get('CUB')).toMatchObject([{ office: 'Mesa de guardia', outcome: 'reached' }])
  expect((await lastReach(world.desk, 'JAM')).get('JAM')).toMatchObject([{ outcome: 'failed' }])
  for (const stranger of ['public', 'HTI']) expect((await lastReach(world.desk, stranger)).size).toBe(0)
  expect(new Date(mondayOf(START)).toISOString()).toBe('2020-01-27T00:00:00.000Z')
  world.at(START + 7 * 86_400_000)
  await testReach(world.desk)
  await world.parts.worker.drain()
  expect(mails.length).toBe(2)
})

test('a return about to fall due is called to mind once at each stage, by mail, in the language of the office', async () => {
  await contact('CUB', 'Mesa de guardia', 'guardia@cub.example')
  const run = async (day: string) => {
    world.at(Date.parse(day))
    await scheduleReminders(world.desk)
    await world.parts.worker.drain()
  }
  const of = (instrument: string) => mails.filter(({ raw }) => raw.includes(`remind-CUB-${instrument}-2019`)).length
  await run('2020-04-29T06:00:00Z')
  expect(of('MILEX')).toBe(1)
  await run('2020-04-29T18:00:00Z')
  expect(of('MILEX')).toBe(1)
  // the same return at two stages is two letters
  await run('2020-05-05T06:00:00Z')
  expect(of('UNROCA')).toBe(1)
  await run('2020-05-25T06:00:00Z')
  expect(of('UNROCA')).toBe(2)
  expect(new Set(mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)![1])).size).toBe(mails.length)
  expect(mails.every(({ raw }) => /^Subject: /m.test(raw))).toBe(true)
}, 60_000)

test('a reminder leaves proof for its state and for whom the return is addressed to, and for nobody else', async () => {
  await seatSecretariat()
  await contact('CUB', 'Mesa de guardia', 'guardia@cub.example')
  await contact('JAM', 'Duty desk', 'gone@jam.example')
  world.at(Date.parse('2020-04-09T06:00:00Z'))
  for (const _ of [1, 2]) {
    await scheduleReminders(world.desk)
    await world.parts.worker.drain()
  }
  const proofs = async (party: string) => [...(await writtenTo(world.desk, party))].flatMap(([key, some]) => some.map(({ mail }) => `${key} ${mail}`)).filter((line) => line.includes('CSBM_OAS'))
  expect(await proofs('CUB')).toEqual(['CUB CSBM_OAS:report 2019 delivered'])
  expect(await proofs('JAM')).toEqual(['JAM CSBM_OAS:report 2019 failed'])
  expect((await proofs('OAS-GS')).sort()).toEqual(['CUB CSBM_OAS:report 2019 delivered', 'JAM CSBM_OAS:report 2019 failed'])
  for (const stranger of ['public', 'HTI']) expect((await writtenTo(world.desk, stranger)).size).toBe(0)
  // what is addressed elsewhere is between this desk and the state
  expect([...(await writtenTo(world.desk, 'OAS-GS')).keys()].filter((key) => key.includes('BWC_CBM'))).toEqual([])
  expect([...(await writtenTo(world.desk, 'CUB')).keys()].filter((key) => key.includes('BWC_CBM'))).toHaveLength(1)
  const sealed = (await world.desk.store.page('OAS-GS', { kind: 'reminder', limit: 10 })).items
  expect(sealed.every(({ body }) => !/jam\.example|no such box|Duty desk/.test(Buffer.from(body!).toString()))).toBe(true)
  expect((await mondayView(world.parts, as('OAS-GS'), 'en')).soon.filter(({ instrument, written }) => instrument === 'CSBM_OAS' && written)).toHaveLength(2)
}, 60_000)

test('a note verbale is sent once a day by whom the return was addressed to, in the language of each office, with proof', async () => {
  await seatSecretariat()
  await contact('CUB', 'Mesa de guardia', 'guardia@cub.example')
  world.at(Date.parse('2020-08-01T06:00:00Z'))
  const asked = { instrument: 'CSBM_OAS', year: 2019 }
  const by = await world.desk.office('OAS-GS', 'depositary')
  const secretariat: Viewer = { party: 'OAS-GS', session: sessionOf(world.desk, 'OAS-GS', 'depositary', 'Secretariat') }
  const line = async (viewer: Viewer, state: string) => (await mondayView(world.parts, viewer, 'en')).late.find((row) => row.state === state && row.period === '2019')
  expect(await line(secretariat, 'CUB')).toMatchObject({ mayNote: true, written: null })
  expect((await line(as('CUB'), 'CUB'))!.mayNote).toBe(false)
  expect(await sendNotes(world.desk, secretariat, by, { ...asked, of: 'CUB' })).toBe(1)
  expect(await sendNotes(world.desk, secretariat, by, { ...asked, of: 'CUB' })).toBe(0)
  expect((await line(secretariat, 'CUB'))!.written).toMatchObject({ kind: 'note', mail: 'waiting' })
  await world.parts.worker.drain()
  const letters = mails.filter(({ raw }) => raw.includes('remind-CUB-CSBM_OAS'))
  expect(letters.map(({ to }) => to)).toEqual(['guardia@cub.example'])
  for (const reader of [secretariat, as('CUB')]) expect(await line(reader, 'CUB')).toMatchObject({ mayNote: false, written: { kind: 'note', mail: 'delivered' } })
  for (const stranger of ['public', 'JAM']) expect((await writtenTo(world.desk, stranger)).size).toBe(0)
  // all others at once, those without an office too; what is addressed elsewhere, or is another's to say, is never written
  expect(await sendNotes(world.desk, secretariat, by, asked)).toBe((await mondayView(world.parts, secretariat, 'en')).late.filter(({ instrument, period }) => instrument === 'CSBM_OAS' && period === '2019').length - 1)
  await world.parts.worker.drain()
  expect((await line(as('JAM'), 'JAM'))!.written).toMatchObject({ kind: 'note', mail: 'no-address' })
  expect(await sendNotes(world.desk, secretariat, by, { instrument: 'UNROCA', year: 2018 })).toBe(0)
  expect(await sendNotes(world.desk, as('CUB'), await world.desk.office('CUB', 'drafter'), { ...asked, of: 'JAM' })).toBe(0)
}, 60_000)

test('a secretariat that sits here learns of each state whether it is reached, and nothing of how', async () => {
  await seatSecretariat()
  await contact('CUB', 'Mesa de guardia', 'guardia@cub.example')
  await contact('JAM', 'Duty desk', 'gone@jam.example')
  await testReach(world.desk, { now: true })
  await testReach(world.desk, { now: true })
  await world.parts.worker.drain()
  const told = await lastReach(world.desk, 'OAS-GS')
  expect([told.get('CUB'), told.get('JAM'), told.get('BRB')].map((some) => some?.map(({ office, outcome, why }) => [office, outcome, why]))).toEqual([[[undefined, 'reached', undefined]], [[undefined, 'failed', undefined]], [[undefined, 'no-channel', undefined]]])
  expect(mails.filter(({ to }) => to === 'guardia@cub.example')).toHaveLength(1)
  expect((await lastReach(world.desk, 'JAM')).get('JAM')).toHaveLength(2)
  expect((await lastReach(world.desk, 'HTI')).get('JAM')).toBeUndefined()
})

test('what came on paper is the secretariat\'s word until the state confirms or contests it, and a third state reads neither', async () => {
  await seatSecretariat()
  const by = await world.desk.office('OAS-GS', 'depositary')
  const note: Paper = { of: 'JAM', office: 'Ministry', received: '2020-01-20', subject: 'Note 12', text: 'The ministry informs.', scan: Buffer.from('%PDF-1.7 scan') }
  for (const [field, wrong] of [['of', { of: 'XXX' }], ['office', { office: ' ' }], ['received', { received: '2020-13-01' }], ['received', { received: '2031-01-01' }], ['text', { text: '' }], ['scan', { scan: null }], ['scan', { scan: Buffer.from('a,b') }]] as const)
    await expect(transcribe(world.desk, by, { ...note, ...wrong }), field).rejects.toMatchObject({ code: 'paper-field', place: { field } })
  const id = await transcribe(world.desk, by, { ...note, received: '20/1/2020' })
  const papers = async (party: string) => (await mondayView(world.parts, as(party), 'en')).papers.map(({ word, reply }) => [word, reply])
  expect(await papers('JAM')).toEqual([['transcribed', null]])
  expect([await papers('HTI'), await papers('public')]).toEqual([[], []])
  await expect(confirmPaper(world.desk, await world.desk.office('HTI', 'drafter'), id, true, '')).rejects.toMatchObject({ code: 'not-found' })
  await confirmPaper(world.desk, await world.desk.office('JAM', 'drafter'), id, false, 'We said ten.')
  expect(await papers('OAS-GS')).toEqual([['contested', 'We said ten.']])
  await confirmPaper(world.desk, await world.desk.office('JAM', 'drafter'), id, true, '')
  expect(await papers('JAM')).toEqual([['confirmed', null]])
  const said = (await world.desk.store.page('JAM', { about: id, limit: 10 })).items.map(({ body }) => (JSON.parse(Buffer.from(body!).toString()) as ConfirmationBody).agrees)
  expect(said.sort()).toEqual([false, true])
})

test('a note scanned as PDF or photographed goes in by the page; what was typed comes back with the error', async () => {
  await seatSecretariat()
  const post = async (fields: Record<string, string>, scan: Uint8Array, name: string) => {
    const session = sessionOf(world.desk, 'OAS-GS', 'depositary', 'Secretariat')
    const body = new FormData()
    for (const [name, value] of Object.entries({ of: 'JAM', office: 'Ministry', received: '2020-01-20', subject: 'Note 12', text: 'The ministry informs.', csrf: world.desk.seals.csrf(session), ...fields })) body.append(name, value)
    body.append('scan', new File([scan as BlobPart], name))
    const answer = await world.app.request('http://desk.example/en/monday/paper', { method: 'POST', headers: { cookie: `contadora=${world.desk.seals.seal('session', session)}` }, body })
    return { status: answer.status, text: await answer.text() }
  }
  for (const [scan, name] of [[Buffer.from('%PDF-1.7'), 'note.pdf'], [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'photo.JPG'], [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'scan']] as const) expect((await post({}, scan, name)).status).toBe(303)
  const wrong = await post({ received: '2031-01-01' }, Buffer.from('%PDF-1.7'), 'note.pdf')
  expect(wrong.status).toBe(422)
  expect(wrong.text).toMatch(/<details open[^]*value="2031-01-01"[^]*The ministry informs\.<\/textarea>/)
  expect((await post({}, Buffer.from('a,b'), 'rows.csv')).text).toContain('a PDF, PNG, JPEG or TIFF')
})

test('late is said, and a note written, only where the addressee sits at this desk', async () => {
  world.at(Date.parse('2020-08-01T00:00:00Z'))
  const asked = { instrument: 'CSBM_OAS', state: 'JAM', year: 2019 }
  const late = async () => (await mondayView(world.parts, as('public'), 'en')).late.length
  expect(await late()).toBe(0)
  await expect(noteView(world.desk, as('public'), asked, 'en')).rejects.toMatchObject({ code: 'not-found' })
  await seatSecretariat()
  expect(await late()).toBeGreaterThan(20)
  expect((await mondayView(world.parts, as('public'), 'fr')).signals.map(({ facts }) => facts.duty)).toContainEqual(expect.stringContaining('Mesures de confiance et de sécurité de l’OEA'))
  expect(await noteView(world.desk, as('public'), asked, 'es')).toMatchObject({ to: 'JAM', period: '2019', maySend: false, written: [], text: expect.stringMatching(/^Secretaría General de la OEA\n\nLa Secretaría saluda atentamente al Gobierno de Jamaica.*venció el 15 de abril de 2020/) })
  expect((await noteView(world.desk, as('public'), asked, 'fr')).text).toMatch(/Gouvernement de la Jamaïque.*au titre de l’instrument « /)
  await expect(noteView(world.desk, as('public'), { ...asked, instrument: 'CITAAC' }, 'es')).rejects.toMatchObject({ code: 'not-found' })
})

test('returns show what stands out, to whoever reads them and to nobody else', async () => {
  for (const party of ['BRB', 'TTO', 'GUY', 'BHS', 'BLZ', 'LCA', 'GRD']) await announce(world.desk, party, 'releaser', `Office of ${party}`)
  world.at(Date.parse('2026-11-28T00:00:00Z'))
  await fileInvented(world.parts)
  await fileInvented(world.parts)
  // every word that this exercise can honestly show: in time, nil, nothing new, after its day; late and missing need the addressee at the desk
  const words = async (year: number) => [...new Set((await complianceRows(world.desk, as('public'), [year], asofOf(undefined, world.desk.clock()))).rows.map((row) => `${row[8]} ${row[9]}`))]
  expect(await words(2026)).toEqual(expect.arrayContaining(['filed false', 'nil false', 'nothing-new false', 'not-due false']))
  expect(await words(2025)).toEqual(expect.arrayContaining(['filed true', 'nil true', 'not-seen-here false', 'restricted false']))
  const kinds = async (viewer: string) => (await returnSignals(world.desk, viewer)).map(({ kind, states, year }) => `${kind} ${states.join(' ')} ${year}`)
  expect((await kinds('public')).sort()).toEqual(['budget-jump JAM 2025', 'exercise-not-notified BLZ 2026', 'transfer-gap TTO BRB 2024'])
})
