import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkProof, entryOf, leafHash, parsePolicy, parseUnverifiedProof } from '../src/core/ledger/index.ts'
import { type Announcement, bodyDigest, type Header, type KeyBody, type Parcel, type Role, type Signer, signerOf, signHeader, utter, type Utterance, writeParcel } from '../src/core/statements/index.ts'
import { canonicalBytes, type Json, unhex } from '../src/core/values/index.ts'
import { DESK, lawNow, random } from '../src/server/desk.ts'
import { checkpointSigner, policyOf, verifyDesk } from '../src/server/record.ts'
import { say, sayLaw } from '../src/server/say.ts'
import { type Running, up } from '../src/server/up.ts'
import { recordData, recordView } from '../src/server/views/record.ts'

/** Statements and key acts that come in by the door of a running desk, signed with keys that it never sees. */
type Key = Signer & { x: string }
interface Seat {
  party: string
  root: Key
  drafter: Key
  releaser: Key
}

let running: Running
let dir: string
let oas: Key
let mex: Seat
let blz: Seat

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contadora-door-'))
  // published by hand where a test needs it: a beat between the snapshot of a verification and its look at the published files reads as a rollback
  running = await up({ port: '0', data: dir, demo: true, poll: false }, () => {}, { CONTADORA_BEAT_SECONDS: '86400' })
  oas = make()
  await sayLaw(running.desk, await running.desk.office(DESK, 'desk'), [{ kind: 'key', body: announced('OAS', 'depositary', oas) as unknown as Json }])
  mex = await seat('MEX')
  blz = await seat('BLZ')
}, 60_000)
afterAll(async () => {
  await running?.close()
  await rm(dir, { recursive: true, force: true })
})

const make = (): Key => signerOf(generateKeyPairSync('ed25519').privateKey)
const office = (role: Role): string => (role === 'depositary' ? 'council' : role === 'root' ? 'ministry' : 'civil protection')

function announced(party: string, role: Role, { x }: Key, over: Partial<Announcement> = {}): Announcement {
  return { act: 'admit', party, office: office(role), nature: 'civil', role, x, custody: 'own-node', exercise: true, ...over } as Announcement
}

type Words = Pick<Utterance, 'kind' | 'release' | 'body'> & Partial<Utterance>

function signedBy(author: string, role: Role, key: Signer, words: Words): Parcel & { header: Header } {
  return utter({ author, authority: { agency: office(role), nature: 'civil' }, made: Date.now(), ...words }, key, random)
}

const keyAct = (author: string, role: Role, key: Signer, body: KeyBody) => signedBy(author, role, key, { kind: 'key', release: { audience: 'public' }, body: body as unknown as Json })

interface Answered {
  status: number
  code: string
  json: any
}

async function post(given: Parcel | string): Promise<Answered> {
  const response = await fetch(`http://localhost:${running.port}/api/v1/statements`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof given === 'string' ? given : writeParcel(given) })
  const json = (await response.json()) as any
  return { status: response.status, code: json.title ?? '', json }
}

async function got(path: string): Promise<any> {
  return (await fetch(`http://localhost:${running.port}${path}`)).json()
}

async function seat(party: string): Promise<Seat> {
  const seated = { party, root: make(), drafter: make(), releaser: make() }
  expect(await post(keyAct('OAS', 'depositary', oas, announced(party, 'root', seated.root)))).toMatchObject({ status: 201 })
  for (const role of ['drafter', 'releaser'] as const) expect(await post(keyAct(party, 'root', seated.root, announced(party, role, seated[role])))).toMatchObject({ status: 201 })
  return seated
}

const contact = (office: string): Words => ({ kind: 'contact', release: { audience: 'named', to: [DESK] }, body: { themes: [], office, nature: 'civil', step: 0, channels: [] } })

function draftBody(author: string, recipients: string[]): any {
  const four = (value: Json): any => ({ en: value, es: value, pt: value, fr: value })
  const at = '2020-01-28T19:10:24Z'
  return {
    act: 'alert', ending: null, event: null, relays: null,
    content: {
      theme: 'flood', author, agency: four('civil protection'), mode: 'exercise', version: '1', drafted: at, eventAt: at, offsetMinutes: '-360', expires: at, severity: 'Severe', urgency: 'Expected',
      certainty: 'Likely', categories: ['Met'], responses: [], area: [], shapes: [], texts: four({ event: 'Flood', headline: 'h', description: 'd', instruction: '', action: '', sms: 's', chat: 'c' }),
      recipients: recipients.map((party) => ({ party, name: four(party), footing: 'affected', under: [], method: 'named', km: '', replyBy: { rule: 'none', at: '', instrument: '', article: '' } })),
      headline: 'affected', references: [], link: '',
    },
  }
}

async function drafted(by: Seat, recipients: string[]) {
  const body = draftBody(by.party, recipients)
  const parcel = signedBy(by.party, 'drafter', by.drafter, { kind: 'draft', release: { audience: 'author' }, body })
  expect(await post(parcel)).toMatchObject({ status: 201 })
  return { id: parcel.header.id, body }
}

function released(draft: { id: string; body: any }, recipients: string[], over: any = {}): Words {
  const content = { ...draft.body.content, recipients: draft.body.content.recipients.filter(({ party }: { party: string }) => recipients.includes(party)) }
  const body = { ...draft.body, content, released: { by: 'two-credentials', draft: draft.id, order: null, reviewBy: null }, ...over }
  return { kind: 'warning', release: { audience: 'named', to: recipients }, about: [draft.id], body }
}

describe('the door', () => {
  test('answers with a receipt; the same envelope again with the same, and with the proof once there is one', async () => {
    const parcel = signedBy('MEX', 'drafter', mex.drafter, contact('duty desk'))
    const first = await post(parcel)
    expect(first).toMatchObject({ status: 201, json: { id: parcel.header.id, log: 'statements', kind: 'contact', author: 'MEX', key: mex.drafter.kid, repeated: false, notes: [] } })
    await running.desk.store.publish({ signCheckpoint: checkpointSigner(running.desk), quantum: 16 })
    const again = await post(parcel)
    expect(again).toMatchObject({ status: 200, json: { ...first.json, repeated: true, proof: expect.any(String) } })
    const leaf = leafHash(entryOf(unhex(again.json.salt), Buffer.from(parcel.signed)))
    const proof = parseUnverifiedProof(Buffer.from(again.json.proof))
    expect(checkProof(proof, leaf, parsePolicy(Buffer.from(policyOf(running.desk)))).checkpoint.size).toBeGreaterThan(0)
  })

  test.each<[string, () => Parcel | string, number, string]>([
    ['cut off', () => writeParcel(signedBy('MEX', 'drafter', mex.drafter, contact('xx'))).slice(0, 400), 400, 'parcel-shape'],
    ['empty', () => '', 400, 'parcel-shape'],
    ['hiding a return that its instrument makes public', () => signedBy('MEX', 'releaser', mex.releaser, { kind: 'filing', release: { audience: 'author' }, body: { form: 'unroca-annual', period: '2019', date: '2020-05-31', answer: 'nil', shown: false, data: null } }), 400, 'face-hidden'],
    ['a return, by a drafter alone', () => signedBy('MEX', 'drafter', mex.drafter, { kind: 'filing', release: { audience: 'public' }, body: { form: 'unroca-annual', period: '2019', date: '2020-05-31', answer: 'nil', shown: true, data: null } }), 403, 'role'],
    ['a return whose body stays at home, by a drafter alone', () => `{"signed":"${signedBy('MEX', 'drafter', mex.drafter, { kind: 'filing', release: { audience: 'named', to: ['USA'], notBefore: Date.now() + 1e9 }, body: { form: 'unroca-annual', period: '2019', date: '2020-05-31', answer: 'nil', shown: true, data: null } }).signed}"}`, 403, 'role'],
    ['a withdrawal, by a drafter alone', () => signedBy('MEX', 'drafter', mex.drafter, { kind: 'withdrawal', release: { audience: 'author' }, about: ['0'.repeat(32)], replaces: '0'.repeat(32), body: { why: 'wrong' } }), 403, 'role'],
    ["a withdrawal of what is nobody's", () => signedBy('MEX', 'releaser', mex.releaser, { kind: 'withdrawal', release: { audience: 'author' }, about: ['0'.repeat(32)], replaces: '0'.repeat(32), body: { why: 'wrong' } }), 404, 'not-found'],
    ['forged', () => signedBy('MEX', 'drafter', { kid: mex.drafter.kid, sign: make().sign }, contact('xx')), 403, 'signature'],
    ['by a key that nobody announced', () => signedBy('MEX', 'drafter', make(), contact('xx')), 403, 'key-unknown'],
    ['for another state', () => signedBy('MEX', 'drafter', blz.drafter, contact('xx')), 403, 'author-key'],
    ['for another office', () => signedBy('MEX', 'root', mex.drafter, contact('xx')), 403, 'authority'],
    ['with another body', () => ({ ...signedBy('MEX', 'drafter', mex.drafter, contact('xx')), body: canonicalBytes(contact('yy').body) }), 400, 'body-digest'],
    ['oversized', () => JSON.stringify({ signed: 'a', body: 'A'.repeat(1_600_000), bodySalt: 'a' }), 413, 'too-large'],
    ['of an unknown kind', () => resigned(signedBy('MEX', 'drafter', mex.drafter, contact('xx')), { kind: 'verdict' }), 400, 'kind-unknown'],
    ['of a kind that the desk says itself', () => signedBy('MEX', 'drafter', mex.drafter, { kind: 'delivery', release: { audience: 'named', to: ['MEX'] }, about: ['x'], body: { party: 'MEX', channel: 'none', step: 0, outcome: 'failed', at: 1, attempts: 1, law: { size: 1, root: '' } } }), 403, 'role'],
    ['of the law, but no key', () => signedBy('OAS', 'depositary', oas, { kind: 'retraction', release: { audience: 'public' }, body: { claim: 'x', why: 'y' } }), 400, 'wrong-log'],
    ['to readers that it would not reach here', () => signedBy('MEX', 'drafter', mex.drafter, { ...contact('xx'), release: { audience: 'named', to: [DESK, 'USA'] } }), 400, 'words-differ'],
    ['with a webhook inside', () => signedBy('MEX', 'drafter', mex.drafter, { ...contact('xx'), body: { themes: [], office: 'xx', nature: 'civil', step: 0, channels: [{ kind: 'webhook', url: 'http://169.254.169.254/x', secret: '12345678' }] } }), 400, 'fetch-address'],
  ])('refuses what is %s', async (_, parcel, status, code) => {
    const size = (await running.desk.store.heads()).statements.size
    expect(await post(parcel())).toMatchObject({ status, code })
    const fresh = await running.desk.store.undisclosedStatements({ after: size - 1, limit: 50 })
    expect(fresh.filter(({ author }) => author === 'MEX')).toEqual([])
  })

  test('what is far too large is refused before it is read', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request({ port: running.port, path: '/api/v1/statements', method: 'POST', agent: false, headers: { 'content-type': 'application/json', 'content-length': 9_000_000 } }, (answer) => resolve(answer.statusCode))
      asked.on('error', reject)
      asked.write('{')
    })
    expect(status).toBe(413)
  })

  test('a known id with other content is a conflict, and changes nothing', async () => {
    const parcel = signedBy('MEX', 'drafter', mex.drafter, contact('first'))
    await post(parcel)
    const other = resigned(signedBy('MEX', 'drafter', mex.drafter, contact('second')), { id: parcel.header.id })
    expect(await post(other)).toMatchObject({ status: 409, code: 'id-conflict' })
    expect((await running.desk.store.undisclosedRead(parcel.header.id))?.signed).toBe(parcel.signed)
  })

  test('a date in the far future is taken, decides nothing, and is told to its owner and on its record', async () => {
    const parcel = signedBy('MEX', 'drafter', mex.drafter, { ...contact('tomorrow'), made: Date.now() + 90 * 60_000 })
    const { status, json } = await post(parcel)
    expect([status, json.notes.length, Date.parse(json.sealed) <= Date.now()]).toEqual([201, 1, true])
    expect(json.notes[0]).toMatch(/(89|90) minutes ahead/)
  })

  test('whoever cannot sign for the author learns nothing of what is here', async () => {
    const draft = await drafted(mex, ['BLZ'])
    const { json: { id } } = await post(signedBy('MEX', 'releaser', mex.releaser, released(draft, ['BLZ'])))
    const answer = (about: string): Words => ({ kind: 'answer', release: { audience: 'named', to: ['MEX'] }, about: [about], body: { act: 'acknowledged', version: about, channel: 'desk' } })
    const stranger = make()
    const [there, nowhere] = [await post(signedBy('BLZ', 'drafter', stranger, answer(id))), await post(signedBy('BLZ', 'drafter', stranger, answer('0'.repeat(32))))]
    expect([there.code, there.json]).toEqual([nowhere.code, nowhere.json])
    const foreign = await seat('SLV')
    const [hidden, none] = [await post(signedBy('SLV', 'drafter', foreign.drafter, answer(id))), await post(signedBy('SLV', 'drafter', foreign.drafter, answer('0'.repeat(32))))]
    expect([hidden.status, hidden.json]).toEqual([none.status, none.json])
    expect(hidden.status).toBe(404)
    expect(await post(signedBy('BLZ', 'drafter', blz.drafter, answer(id)))).toMatchObject({ status: 201 })
  })
})

/** The same with another header field, signed again by the key that it names. */
function resigned(parcel: Parcel & { header: Header }, over: Partial<Header>): Parcel {
  const header = { ...parcel.header, ...over, bodyDigest: bodyDigest(parcel.bodySalt, parcel.body) }
  return { signed: signHeader(header, mex.drafter), body: parcel.body, bodySalt: parcel.bodySalt }
}

describe('a warning signed at home', () => {
  test('needs the draft and a second key of the same authority; then it reaches whom it names', async () => {
    const draft = await drafted(mex, ['BLZ', 'GTM'])
    const own = signedBy('MEX', 'drafter', mex.drafter, released(draft, ['BLZ', 'GTM']))
    expect(await post(own)).toMatchObject({ code: 'release-same' })
    expect(await post(signedBy('MEX', 'releaser', mex.releaser, released(draft, ['BLZ'])))).toMatchObject({ status: 201, json: { kind: 'warning' } })
    expect(await post(signedBy('MEX', 'releaser', mex.releaser, released(draft, ['BLZ'])))).toMatchObject({ status: 409, code: 'conflict' })
    const { items } = await running.desk.store.page('BLZ', { kind: 'warning', order: 'newest', limit: 1 })
    expect(items[0]).toMatchObject({ author: 'MEX' })
  })

  test.each<[string, (draft: any) => Words, string]>([
    ['other words than the draft', (draft) => released({ ...draft, body: { ...draft.body, content: { ...draft.body.content, severity: 'Extreme' } } }, ['BLZ']), 'words-differ'],
    ['a reader more than the draft', (draft) => ({ ...released(draft, ['BLZ']), release: { audience: 'named', to: ['BLZ', 'USA'] } }), 'words-differ'],
    ['a way of release that it was not', (draft) => released(draft, ['BLZ'], { released: { by: 'one-person-relay', draft: draft.id, order: null, reviewBy: 1 } }), 'relay-not-official'],
    ['a standing order that is none', (draft) => released(draft, ['BLZ'], { released: { by: 'standing-order', draft: draft.id, order: '0'.repeat(32), reviewBy: null } }), 'not-found'],
    ['a draft that is none', (draft) => released(draft, ['BLZ'], { released: { by: 'two-credentials', draft: '0'.repeat(32), order: null, reviewBy: null } }), 'not-found'],
  ])('refuses %s', async (_, words, code) => {
    const draft = await drafted(mex, ['BLZ'])
    expect((await post(signedBy('MEX', 'releaser', mex.releaser, words(draft)))).code).toBe(code)
  })
})

describe('key acts', () => {
  test('a second envelope that counts on a key which the first one ended is refused, also at the same moment', async () => {
    const { root, drafter, party } = await seat('HND')
    const next = make()
    const acts = [keyAct(party, 'root', root, { act: 'revoke', party, key: drafter.kid }), keyAct(party, 'drafter', drafter, { ...announced(party, 'drafter', next), act: 'rotate', instead: drafter.kid } as KeyBody)]
    const answers = await Promise.all(acts.map(post))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
    expect((await lawNow(running.desk)).ring.refused).toEqual([])
  })

  test('one key cannot draft and release; the desk cannot announce for a state that has its root; the same act again changes nothing', async () => {
    expect(await post(keyAct('MEX', 'root', mex.root, announced('MEX', 'releaser', mex.drafter)))).toMatchObject({ status: 409, code: 'key-reused' })
    const desk = await running.desk.office(DESK, 'desk')
    const hosted = announced('MEX', 'observer', make(), { custody: 'hosted' }) as unknown as Json
    await expect(sayLaw(running.desk, desk, [{ kind: 'key', body: hosted }])).rejects.toMatchObject({ code: 'key-authority' })
    const act = keyAct('MEX', 'root', mex.root, announced('MEX', 'observer', make()))
    const [first, again] = [await post(act), await post(act)]
    expect([first.status, again.status, again.json.hash]).toEqual([201, 200, first.json.hash])
    expect(await post(keyAct('OAS', 'depositary', oas, announced('USX', 'root', make())))).toMatchObject({ code: 'key-authority' })
  })

  test('called compromised: what was sealed stands and is marked on page and API, nothing more is taken, and the ledger verifies', async () => {
    const { root, drafter, party } = await seat('CRI')
    const [before, doubted] = [signedBy(party, 'drafter', drafter, contact('before')), signedBy(party, 'drafter', drafter, contact('doubted'))]
    await post(before)
    const since = (await running.desk.store.heads()).law.size + 1
    await post(keyAct(party, 'root', root, announced(party, 'observer', make())))
    await post(doubted)
    expect(await post(keyAct(party, 'root', root, { act: 'compromised', party, key: drafter.kid, since, why: 'lost' }))).toMatchObject({ status: 201 })
    expect(await post(doubted)).toMatchObject({ status: 200, json: { repeated: true } })
    expect(await post(signedBy(party, 'drafter', drafter, { ...contact('after'), made: 1 }))).toMatchObject({ status: 403, code: 'key-not-live' })
    const { ring } = await lawNow(running.desk)
    const [old, late] = await Promise.all([before, doubted].map(async ({ header }) => (await running.desk.store.read(party, header.id))!))
    const marks = async (statement: typeof old) => [(await recordView(running.desk, { statement: statement!, whole: true }, { party, session: null }, String)).signature.doubt, (recordData(ring, { statement: statement!, whole: true }) as any).keyCompromisedSince]
    expect(await marks(old)).toEqual([{ since, here: false }, null])
    expect(await marks(late)).toEqual([{ since, here: true }, since])
    const { keys } = await got(`/api/v1/keys?party=${party}`)
    expect(keys.find(({ key }: { key: string }) => key === drafter.kid)).toMatchObject({ state: 'compromised', compromised_since: since })
    const verified = await verifyDesk(running.desk, () => {})
    expect([verified.ok, verified.logs.map(({ doubted: n }) => n)]).toEqual([true, [0, 1]])
  })

  test('what the store says beside a statement does not make its key live: the law is that of the link which was sealed with it', async () => {
    const { root, drafter, party } = await seat('PAN')
    const parcel = signedBy(party, 'drafter', drafter, contact('sealed'))
    await post(parcel)
    await post(keyAct(party, 'root', root, { act: 'revoke', party, key: drafter.kid }))
    expect((await verifyDesk(running.desk, () => {})).failed).toBe(null)
    const db = new DatabaseSync(join(dir, 'contadora.db'))
    const { law_size: was } = db.prepare('select law_size from statement where id = ?').get(parcel.header.id) as { law_size: number }
    db.prepare('update statement set law_size = law_size + 1 where id = ?').run(parcel.header.id)
    expect(await verifyDesk(running.desk, () => {})).toMatchObject({ ok: false, failed: expect.stringContaining(parcel.header.id) })
    db.prepare('update statement set law_size = ? where id = ?').run(was, parcel.header.id)
    db.close()
    expect((await verifyDesk(running.desk, () => {})).failed).toBe(null)
  })

  test('rivals: both are kept and labelled on the page; a contact is refused, a warning of either is carried; the body decides', async () => {
    const first = await seat('VEN')
    const rival = make()
    await post(keyAct('OAS', 'depositary', oas, announced('VEN', 'root', rival)))
    const theirs = { party: 'VEN', root: rival, drafter: make(), releaser: make() }
    for (const role of ['drafter', 'releaser'] as const) expect(await post(keyAct('VEN', 'root', rival, announced('VEN', role, theirs[role])))).toMatchObject({ status: 201 })
    const page = await (await fetch(`http://localhost:${running.port}/en/keys?party=VEN`)).text()
    expect(page.match(/rival: fills no seat/g)).toHaveLength(8)
    for (const side of [first, theirs]) {
      expect(await post(signedBy('VEN', 'drafter', side.drafter, contact('seat')))).toMatchObject({ status: 403, code: 'key-rival' })
      const draft = await drafted(side, ['COL'])
      expect(await post(signedBy('VEN', 'releaser', side.releaser, released(draft, ['COL'])))).toMatchObject({ status: 201 })
    }
    expect(await post(keyAct('VEN', 'root', first.root, { act: 'revoke', party: 'VEN', key: rival.kid }))).toMatchObject({ status: 403, code: 'key-authority' })
    expect(await post(keyAct('OAS', 'depositary', oas, { act: 'revoke', party: 'VEN', key: rival.kid }))).toMatchObject({ status: 201 })
    expect(await post(signedBy('VEN', 'drafter', first.drafter, contact('seat')))).toMatchObject({ status: 201 })
  })

  test('the desk replaces its own key and goes on: the law links that follow are signed by the new one', async () => {
    const { desk } = running
    const old = await desk.office(DESK, 'desk')
    const next = desk.keys.signer('DESK/desk/2')
    const { ring, law } = await lawNow(desk)
    const { office: name, nature } = ring.liveAt(old.signer.kid, law.size)
    const body = { act: 'rotate', party: DESK, office: name, nature, role: 'desk', x: next.x, custody: 'hosted', exercise: true, instead: old.signer.kid }
    await sayLaw(desk, old, [{ kind: 'key', body: body as unknown as Json }])
    await lawNow(desk)
    expect((await desk.office(DESK, 'desk')).signer.kid).toBe(next.kid)
    const said = await say(desk, await desk.office('JAM', 'drafter'), { ...contact('after'), about: [] })
    expect(said.sealed.repeated).toBe(false)
    expect((await verifyDesk(desk, () => {})).failed).toBe(null)
    await expect(sayLaw(desk, old, [{ kind: 'key', body: announced('ATG', 'observer', make(), { custody: 'hosted' }) as unknown as Json }])).rejects.toMatchObject({ code: 'key-not-live' })
  })
})
