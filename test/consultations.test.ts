import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json, Party } from '../src/core/values/index.ts'
import { actIn, convene } from '../src/server/consultations/acts.ts'
import { consultationView } from '../src/server/views/consultations.ts'
import { forumsView } from '../src/server/views/forums.ts'
import { say } from '../src/server/say.ts'
import { cookieOf, makeSeed, makeWorld, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

const HOUR = 3_600_000
let seed: Seed
let world: World
let now = START
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const to = (at: number): void => world.at((now = at))
const as = (party: Party) => world.desk.office(party, 'releaser')
const view = (party: Party, id: string, query = {}) => consultationView(world.desk, { party, session: null }, id, query)
const iso = (at: number): string => new Date(at).toISOString()
const call = async (more: Record<string, string> = {}, by: Party = 'MEX'): Promise<string> =>
  convene(world.desk, await as(by), { rule: 'oas-majority-members', title: 'A question', question: 'Shall it be so?', closes: iso(now + HOUR), audience: 'public', ...more })
const act = async (party: Party, id: string, name: Parameters<typeof actIn>[3], fields: Record<string, string> = {}): Promise<string> => actIn(world.desk, await as(party), id, name, fields)
const code = (expected: string, field?: string) => expect.objectContaining({ code: expected, ...(field ? { place: expect.objectContaining({ field }) } : {}) })

async function asBrowser(party: Party, path: string, fields?: Record<string, string>): Promise<{ status: number; text: string }> {
  const { cookie = '' } = cookieOf(world, party)
  const session = world.desk.seals.open('session', cookie.replace('contadora=', '')) as never
  const csrf = cookie ? world.desk.seals.csrf(session) : ''
  const init = fields ? { method: 'POST', body: new URLSearchParams({ csrf, ...fields }), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } } : { headers: { cookie } }
  const answer = await world.app.fetch(new Request(`http://desk.example${path}`, init))
  return { status: answer.status, text: await answer.text() }
}

onEachEngine('consultations', (engine) => {
  beforeAll(async () => {
    world = await makeWorld(seed, engine)
    to(START)
  }, 60_000)
  afterAll(() => world.close())

  describe('a consultation under an open rule', () => {
    let id: string
    beforeAll(async () => {
      id = await call({ agenda: 'First\nSecond', documents: 'A paper | https://example.org/paper' })
    })

    test('counts who may vote from the law of the day: Cuba is a member and does not take part', async () => {
      const { voters, count, phase } = await view('public', id)
      expect(phase).toBe('open')
      expect(voters.sure).not.toContain('CUB')
      expect(count).toMatchObject({ of: voters.sure.length + voters.disputed.length, for: 0, adopted: false })
    })

    test('a vote of one that has none is refused by name and rule, and one sealed all the same stays aside', async () => {
      await expect(act('CUB', id, 'vote', { ballot: 'for' })).rejects.toEqual(code('vote-not-entitled', 'ballot'))
      await say(world.desk, await as('CUB'), { kind: 'vote', release: { audience: 'public' }, about: [id], body: { mode: 'exercise', ballot: 'for', text: '' } as Json })
      const { count, aside } = await view('public', id)
      expect([count!.for, aside.map(({ party, why }) => `${party} ${why}`)]).toEqual([0, ['CUB not-entitled']])
    })

    test('two votes: the last one before the closing counts, the first stays in the record', async () => {
      await act('MEX', id, 'vote', { ballot: 'against' })
      await act('MEX', id, 'vote', { ballot: 'for', text: 'After all.' })
      const { votes, aside } = await view('JAM', id)
      expect(votes.map(({ party, ballot }) => `${party} ${ballot}`)).toEqual(['MEX for'])
      expect(aside.filter(({ party }) => party === 'MEX').map(({ why }) => why)).toEqual(['replaced'])
    })

    test('a vote told to fewer than the convocation is no part of anybody\'s count', async () => {
      await say(world.desk, await as('HTI'), { kind: 'vote', release: { audience: 'named', to: ['MEX'] }, about: [id], body: { mode: 'exercise', ballot: 'for', text: '' } as Json })
      for (const reader of ['MEX', 'JAM']) expect((await view(reader, id)).count!.for).toBe(1)
      expect((await view('MEX', id)).aside.map(({ why }) => why)).toContain('not-told')
    })

    test('positions carry conditions, and the newest stands', async () => {
      await act('JAM', id, 'position', { stance: 'oppose' })
      await act('JAM', id, 'position', { stance: 'support', conditions: 'inspectors show it\nno deadline', 'principle-no-force': 'strains', 'because-no-force': 'it threatens' })
      const { positions } = await view('public', id)
      expect(positions).toMatchObject([{ party: 'JAM', stance: 'support', earlier: 1, conditions: ['inspectors show it', 'no deadline'], principles: [{ principle: 'no-force', judged: 'strains' }] }])
    })

    test('a memo is its state\'s alone, and is taken out as a text that asks all seven principles', async () => {
      await act('MEX', id, 'memo', { 'principle-peace': 'serves', 'weigh-geopolitical': 'A neighbour asks.', 'for-abstain': 'It costs nothing.', recommends: 'abstain', tensions: 'isolation principles' })
      expect((await view('JAM', id)).mine.memo).toBeNull()
      expect(JSON.stringify(await view('public', id))).not.toContain('A neighbour asks')
      const { status, text } = await asBrowser('MEX', `/es/consultations/${id}/memo.md`)
      expect(status).toBe(200)
      for (const words of ['Paz y seguridad internacionales: se respeta', 'No intervención: sin juzgar', 'A neighbour asks.', 'Abstenerse', 'Aislamiento o internacionalización']) expect(text).toContain(words)
      expect((await asBrowser('JAM', `/es/consultations/${id}/memo.md`)).status).toBe(404)
    })

    test('what another rule would make of it, and a council that somebody imagines', async () => {
      const { readings, imagined } = await view('public', id, { members: 'MEX CAN', needs: '1', veto: '' })
      expect(readings.find(({ rule }) => rule === 'rio-organ')).toMatchObject({ adopted: false })
      expect(readings.map(({ rule }) => rule)).not.toContain('oas-majority-members')
      // a figure that is needed is never more than those it is needed of
      expect(readings.filter(({ of, needed, fault }) => fault === null && needed > Math.max(of, 1)).map(({ rule }) => rule)).toEqual([])
      expect(imagined.reading).toMatchObject({ for: 1, of: 2, needed: 1, adopted: true, changes: true })
      expect((await view('public', id, { members: 'MEX', needs: '5', veto: '' })).imagined.fault).toMatchObject({ field: 'needs' })
    })

    test('cannot be declared while it is open; after the closing no vote counts, and without a majority it is not adopted', async () => {
      await expect(act('MEX', id, 'outcome')).rejects.toEqual(code('vote-still-open'))
      to(now + HOUR)
      await expect(act('HTI', id, 'vote', { ballot: 'for' })).rejects.toEqual(code('vote-not-open'))
      await expect(act('JAM', id, 'outcome')).rejects.toEqual(code('may-not-declare'))
      await act('MEX', id, 'outcome', { declaration: 'It was not adopted.', mandates: 'General Secretariat | tell the members | 2020-02-10 | Permanent Council' })
      await expect(act('MEX', id, 'outcome')).rejects.toEqual(code('already-decided'))
      const { outcome, phase } = await view('public', id)
      expect([phase, outcome!.result, outcome!.differs, outcome!.counts!.for]).toEqual(['decided', 'not-adopted', false, 1])
    })

    test('a voter reserves, a mandate is followed and is late until it is done', async () => {
      await expect(act('CUB', id, 'reservation', { reservation: 'No.' })).rejects.toEqual(code('vote-not-entitled'))
      await act('JAM', id, 'reservation', { reservation: 'Jamaica understands the second point otherwise.' })
      await expect(act('MEX', id, 'follow-up', { mandate: '4', state: 'done', text: 'x' })).rejects.toEqual(code('no-mandate', 'mandate'))
      await act('MEX', id, 'follow-up', { mandate: '0', state: 'blocked', cause: 'resources', text: 'No money yet.' })
      to(Date.parse('2020-02-12T00:00:00Z'))
      expect((await view('public', id)).outcome!.mandates[0]).toMatchObject({ state: 'blocked', late: true, said: [{ cause: 'resources' }] })
      await act('MEX', id, 'follow-up', { mandate: '0', state: 'done', text: 'Told.', evidence: 'note 12/20' })
      const after = await view('public', id)
      expect([after.outcome!.mandates[0]!.late, after.reservations.length]).toEqual([false, 1])
    })
  })

  describe('a secret ballot', () => {
    test('goes to the organ alone; what it publishes adds up and says of nobody what it voted', async () => {
      const id = await call({ rule: 'oas-election', organ: 'CAN' })
      await act('MEX', id, 'vote', { ballot: 'for' })
      await act('JAM', id, 'vote', { ballot: 'against' })
      await act('JAM', id, 'vote', { ballot: 'abstain' })
      const [stranger, mexico, organ] = [await view('public', id), await view('MEX', id), await view('CAN', id)]
      expect([stranger.count, stranger.castSoFar, mexico.castSoFar, organ.castSoFar]).toEqual([null, null, null, 2])
      expect([stranger.votes, organ.votes]).toEqual([[], []])
      to(now + HOUR)
      await expect(act('MEX', id, 'outcome')).rejects.toEqual(code('may-not-declare'))
      await act('CAN', id, 'outcome', { declaration: 'Nobody was elected.' })
      const after = await view('JAM', id)
      expect(after.outcome).toMatchObject({ result: 'not-adopted', counts: { for: 1, against: 0, abstain: 1 }, sealed: { cast: ['JAM', 'MEX'], faults: [] } })
      expect(after.outcome!.sealed!.lines.find(({ mark }) => mark === after.mine.mark)?.ballot).toBe('abstain')
      expect((await view('public', id)).votes).toEqual([])
    })

    test('must have a counter that reads it', async () => {
      await expect(call({ rule: 'oas-election', organ: 'CAN', audience: 'named', to: 'JAM HTI' })).rejects.toEqual(code('convocation-organ', 'to'))
    })
  })

  describe('calling one', () => {
    test.each([
      [{ rule: 'no-such' }, 'unknown-rule', 'rule'], [{ closes: 'tomorrow' }, 'field-instant', 'closes'], [{ title: '' }, 'field-empty', 'title'], [{ excluded: 'USA' }, 'convocation-excluded', 'excluded'],
      [{ rule: 'unsc' }, 'convocation-members', 'members'], [{ rule: 'consensus', members: 'MEX XXX' }, 'no-such-state', 'members'], [{ rule: 'consensus', members: 'MEX PRI' }, 'no-such-state', 'members'], [{ closes: iso(START - HOUR) }, 'convocation-times', 'closes'], [{ audience: 'named' }, 'release-named-nobody', 'to'],
    ])('refuses %o with a word at its field', async (more, fault, field) => {
      await expect(call(more as never)).rejects.toEqual(code(fault, field))
    })

    test('is for whoever votes under the rule, or keeps its body', async () => {
      await expect(call({}, 'CUB')).rejects.toEqual(code('may-not-convene'))
    })

    test('a quorum that is not met decides nothing', async () => {
      const id = await call({ rule: 'rio-organ', audience: 'parties' }, 'HTI')
      await act('HTI', id, 'vote', { ballot: 'for' })
      to(now + HOUR)
      await act('HTI', id, 'outcome')
      expect((await view('HTI', id)).outcome!.result).toBe('no-quorum')
      await expect(view('JAM', id)).rejects.toEqual(code('not-found'))
      await expect(view('MEX', id)).rejects.toEqual(code('not-found'))
    })

    test('withdrawn before the vote ends: no vote decided it', async () => {
      const id = await call()
      await act('MEX', id, 'outcome', { withdraw: 'yes', declaration: 'Withdrawn.' })
      const { phase, outcome } = await view('public', id)
      expect([phase, outcome!.counts]).toEqual(['withdrawn', null])
      await expect(act('MEX', id, 'vote', { ballot: 'for' })).rejects.toEqual(code('vote-not-open'))
    })
  })

  test('a convocation from elsewhere that cannot be counted says why, and the list of the others stands', async () => {
    const body = { mode: 'exercise', rule: 'unsc', body: 'UNSC', title: 'Too many', question: 'Sixteen of fifteen?', agenda: [], documents: [], members: 'ARG BRA CAN CHL COL CRI CUB DOM ECU GTM HND HTI JAM MEX PAN PER'.split(' '), excluded: [], ballot: 'open', organ: null, opens: now, closes: now + HOUR }
    const { id } = await say(world.desk, await as('MEX'), { kind: 'convocation', release: { audience: 'public' }, body: body as Json })
    await say(world.desk, await as('MEX'), { kind: 'convocation', release: { audience: 'public' }, body: { ...body, rule: 'of-nowhere' } as Json })
    expect(await view('public', id)).toMatchObject({ count: null, uncountable: expect.stringContaining('15 seats') })
    const list = await asBrowser('public', '/en/consultations')
    expect([list.status, list.text.includes('Too many')]).toEqual([200, true])
  })

  describe('in a browser without script', () => {
    test('a state calls one, a second votes, and what is wrong comes back beside its field with all that was typed', async () => {
      const bad = await asBrowser('JAM', '/pt/consultations', { title: 'Uma pergunta', question: 'Sim?', rule: 'oas-majority-members', closes: 'amanhã', audience: 'public' })
      expect(bad.status).toBe(400)
      for (const words of ['value="Uma pergunta"', 'id="closes-error"', 'value="amanhã"']) expect(bad.text).toContain(words)
      const made = await asBrowser('JAM', '/pt/consultations', { title: 'Uma pergunta', question: 'Sim?', rule: 'oas-majority-members', closes: iso(now + HOUR), audience: 'public' })
      expect(made.status).toBe(303)
      const [first] = (await world.desk.store.page('public', { kind: 'convocation', order: 'newest', limit: 1 })).items
      expect((await asBrowser('MEX', `/fr/consultations/${first!.id}`, { do: 'vote', ballot: '' })).text).toContain('id="ballot-error"')
      expect((await asBrowser('MEX', `/fr/consultations/${first!.id}`, { do: 'vote', ballot: 'for', 'vote-text': 'Oui.' })).status).toBe(303)
      const page = await asBrowser('public', `/fr/consultations/${first!.id}`)
      for (const words of ['Uma pergunta', '1 pour, sur', 'Oui.']) expect(page.text).toContain(words)
    })

    test('the founding report\'s consultations are records: what it says, and no vote', async () => {
      const { text, status } = await asBrowser('public', '/en/consultations/iraq-2003')
      expect(status).toBe(200)
      for (const words of ['support only if inspectors show illegal weapons', 'C3 §III L822', 'the countries are not named', 'Central America']) expect(text).toContain(words)
      expect((await asBrowser('public', '/en/consultations/no-such')).status).toBe(404)
    })

    test('the page of a body says what sources say of it', async () => {
      const { text } = await asBrowser('public', '/es/states/CICTE')
      for (const words of ['Subordinado a', 'Organización de los Estados Americanos', 'after 1996', '1999', 'C1 n.11 L494', 'training and crisis management']) expect(text).toContain(words)
      expect((await asBrowser('public', '/es/states/IADB')).text).toContain('se dice que no tiene')
      expect((await asBrowser('public', '/es/states/NORTHCOM')).text).toContain('no consent of the others is recorded')
    })

    test('a program votes by JSON', async () => {
      const id = await call()
      const { cookie = '' } = cookieOf(world, 'JAM')
      const csrf = world.desk.seals.csrf(world.desk.seals.open('session', cookie.replace('contadora=', '')) as never)
      const post = (path: string, body: unknown) => world.app.fetch(new Request(`http://desk.example/api/v1/consultations/${path}`, { method: 'POST', headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }, body: JSON.stringify(body) }))
      expect((await post(`${id}/vote`, { ballot: 'for' })).status).toBe(201)
      const refused = await post(`${id}/vote`, { ballot: 'perhaps' })
      expect([refused.status, await refused.json()]).toEqual([400, expect.objectContaining({ title: 'field-word', field: 'ballot' })])
      const data = (await (await world.app.fetch(new Request(`http://desk.example/api/v1/consultations/${id}`))).json()) as { consultation: { party: string; vote: string }[]; note: { count: { for: number } } }
      expect([data.note.count.for, data.consultation.find(({ party }) => party === 'JAM')?.vote]).toEqual([1, 'for'])
    })
  })

  describe('a mandate that an outcome gives', () => {
    const card = async (forum: string, as: Party) => (await asBrowser(as, `/en/forums/${forum}`)).text
    const rows = async (forum: string, as: Party = 'public') => JSON.parse((await asBrowser(as, `/api/v1/forums/${forum}`)).text).forum_mandates as Record<string, string | null>[]
    const carried = async (more: Record<string, string> = {}): Promise<string> => {
      const id = await call({ rule: 'consensus', members: 'MEX CAN JAM', ...more })
      for (const party of ['MEX', 'CAN', 'JAM']) await act(party, id, 'vote', { ballot: 'for' })
      to(now + 2 * HOUR)
      return id
    }

    test('stands on the card of the forum that must do it and of the one it reports to, and says what became of it', async () => {
      const before = await rows('CDMA')
      const id = await carried({ title: 'A school of doctrine' })
      await act('MEX', id, 'outcome', { declaration: 'So be it.', mandates: 'Conferencia de Ministros de Defensa de las Américas | study a school <of doctrine> | 2030-01-01 | OAS-CHS' })
      const given = (await rows('CDMA')).filter(({ statement }) => statement !== null)
      expect([await rows('CDMA').then(({ length }) => length), given.length]).toEqual([before.length + 1, 1])
      expect(given[0]).toMatchObject({ what: 'study a school <of doctrine>', mandated: 'CDMA', report_to: 'OAS-CHS', mode: 'exercise', due: '2030-01-01', state: null, late: 'false' })
      expect((await rows('OAS-CHS')).some(({ statement }) => statement === given[0]!.statement)).toBe(true)
      const real = { ...world.desk, config: { ...world.desk.config, demo: false } }
      expect((await forumsView(real, { party: 'public', session: null })).cards.flatMap(({ mandates }) => mandates).filter(({ outcome }) => outcome)).toEqual([])
      await act('MEX', id, 'follow-up', { mandate: '0', state: 'under-way', text: 'Begun.' })
      const page = await card('CDMA', 'public')
      for (const words of ['study a school &lt;of doctrine&gt;', `/en/consultations/${id}`, 'under way</b><small> Mexico</small>', 'exercise']) expect(page).toContain(words)
    })

    test('follows no decision that lacked its quorum, and no withdrawal', async () => {
      const mandates = 'CDMA | do it | | OAS'
      const [by, id] = ['HTI', await call({ rule: 'rio-organ' }, 'HTI')] as const
      await expect(act(by, id, 'outcome', { withdraw: 'yes', mandates })).rejects.toEqual(code('mandate-undecided', 'mandates'))
      to(now + HOUR)
      await expect(act(by, id, 'outcome', { mandates })).rejects.toEqual(code('mandate-undecided', 'mandates'))
      await act(by, id, 'outcome')
      expect((await view('public', id)).outcome).toMatchObject({ result: 'no-quorum', mandates: [] })
    })

    test('of a consultation among some shows on the card to them alone; of what did not carry, to nobody', async () => {
      const before = await rows('CDMA', 'CUB')
      const hidden = await carried({ audience: 'named', to: 'CAN JAM' })
      await act('MEX', hidden, 'outcome', { mandates: 'CDMA | work among us | | OAS' })
      const lost = await call({ rule: 'consensus', members: 'MEX CAN JAM' })
      await act('MEX', lost, 'vote', { ballot: 'against' })
      to(now + 2 * HOUR)
      await act('MEX', lost, 'outcome', { mandates: 'CDMA | nothing of this | | OAS' })
      expect(await card('CDMA', 'JAM')).toContain('work among us')
      expect(await rows('CDMA', 'CUB')).toEqual(before)
      expect(await card('CDMA', 'CUB')).not.toContain('work among us')
      expect(await card('CDMA', 'JAM')).not.toContain('nothing of this')
    })
  })
})
