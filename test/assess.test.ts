import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Release, utter, writeParcel } from '../src/core/statements/index.ts'
import type { Party } from '../src/core/values/index.ts'
import { declaredBy } from '../src/server/assessments/said.ts'
import { random } from '../src/server/desk.ts'
import { say } from '../src/server/say.ts'
import { cookieOf, makeSeed, makeWorld, type Seed, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
let world: World
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

/** A desk for each part, in which no two tests speak for the same state unless they say so. */
function ownDesk(engine: 'sqlite' | 'postgres'): void {
  beforeAll(async () => void (world = await makeWorld(seed, engine)))
  afterAll(() => world.close())
}

const get = async (path: string, as: Party = 'public') => {
  const answer = await world.app.request(`http://desk.example${path}`, { headers: cookieOf(world, as) })
  return { status: answer.status, text: await answer.text() }
}
/** Of the tables asked for here: each row has the columns of its own alone. */
interface Row {
  /** empty or null where a file says it */
  statement: string
  subject: string
  theme: string
  themes: string
  rank: string | null
  order: string
  status: string
  assessor: string
  seat: string
  external: string
  score: number
  replies: string | null
  level: string
  computed: number
  id: string
  author: string
  dataset: string
  list: string
}
type Table = 'threat_lists' | 'threat_statuses' | 'level_scores' | 'level_indicator' | 'capability' | 'responses' | 'subject_records'
interface Note {
  because: unknown
  formula: string
  silentOnThreats: unknown
  takenBack: unknown
  threats: { theme: string }[]
  agreement: { over: string; n: number; rho: number }[]
}
const json = async (path: string, as: Party = 'public'): Promise<Record<Table, Row[]> & { note: Note }> => JSON.parse((await get(`/api/v1/assessments/${path}`, as)).text)
const csrf = (text: string) => /name="csrf" value="([^"]+)"/.exec(text)![1]!

async function post(path: string, fields: Record<string, string>, as: Party) {
  const token = csrf((await get('/en/assessments/declare', as)).text)
  const answer = await world.app.request(`http://desk.example/en/assessments/${path}`, {
    method: 'POST', headers: { ...cookieOf(world, as), 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrf: token, ...fields }),
  })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

async function send(part: string, body: unknown, as: Party) {
  const token = csrf((await get('/en/assessments/declare', as)).text)
  const answer = await world.app.request(`http://desk.example/api/v1/assessments/${part}`, { method: 'POST', headers: { ...cookieOf(world, as), 'content-type': 'application/json', 'x-csrf-token': token }, body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as { id: string; replaces: string | null; title: string; field: string; detail: string } }
}

const cyclone = { theme: 'tropical-cyclone', rank: '1', status: 'present', 'origin-external': 'on', 'roles-transit': 'on', 'ties-development': 'on', wording: 'hurricanes', source: 'White paper', to: 'public' }
const entry = { theme: 'flood', rank: 1, tier: '', wording: 'floods', status: 'present', origin: [], roles: [], ties: [] }

onEachEngine('assessments', (engine) => {
  describe('a state declares its threats', () => {
    ownDesk(engine)

    test('in the browser, one by one; the list is its own, in its own order, and public when it says so', async () => {
      expect((await post('declare/threat', cyclone, 'JAM')).to).toMatch(/^\/en\/assessments\/declare\?saved=[0-9a-f]{32}$/)
      expect((await post('declare/threat', { ...cyclone, theme: 'earthquake', rank: '1' }, 'JAM')).status).toBe(303)
      expect((await post('declare/threat', { ...cyclone, theme: 'cyber', rank: '', status: 'hypothetical' }, 'JAM')).status).toBe(303)
      const rows = (await json('threats')).threat_lists.filter(({ subject }) => subject === 'JAM')
      expect(rows.map(({ themes, rank, order }) => [themes, rank, order])).toEqual([['earthquake', '1', 'ranked'], ['tropical-cyclone', '1', 'ranked'], ['cyber', null, 'unordered']])
      expect((await json('statuses')).threat_statuses.find(({ subject, theme }) => subject === 'JAM' && theme === 'tropical-cyclone')).toMatchObject({ status: 'present', origin: 'external', roles: 'transit' })
      const found = await json(`comparison?a=${rows[0]!.list}&b=${rows[0]!.list}`)
      expect(found.note.because).toEqual(['same-list', 'unranked-left-out', 'ties'])
      expect((await get(`/es/assessments/threats?a=${rows[0]!.list}&b=andean-ten`)).text).toContain('Jamaica')
      const spanish = (await get('/es/assessments/threats?a=caribbean&b=andean-twelve')).text
      for (const words of ['otros Estados', 'doce entradas, la octava leída como tres', 'microestados del Caribe']) expect(spanish).toContain(words)
      expect(spanish).not.toContain('Lectura: twelve')
      expect(spanish, 'the Andean Community, CAN-COM, is not Canada').toMatch(/Comunidad Andina, 2002-06/)
      expect(spanish).not.toContain('Canadá (COM)')
    })

    test('a change replaces the one before, and an entry can be taken out', async () => {
      await post('declare/threat', cyclone, 'HTI')
      await post('declare/threat', { ...cyclone, status: 'hypothetical' }, 'HTI')
      await post('declare/threat', { ...cyclone, theme: 'flood' }, 'HTI')
      await post('declare/threat', { remove: 'flood', to: 'public' }, 'HTI')
      expect((await json('statuses')).threat_statuses.filter(({ subject }) => subject === 'HTI').map(({ theme, status }) => [theme, status])).toEqual([['tropical-cyclone', 'hypothetical']])
      expect((await post('declare/threat', { remove: 'flood' }, 'HTI')).status).toBe(404)
    })

    test('for its own offices it shows to nobody else, in no list, count or comparison', async () => {
      const before = await Promise.all(['', '/threats', '/capability', '/map', '/levels', '/responses'].map((path) => get(`/en/assessments${path}`, 'CUB').then(({ text }) => text.replaceAll(/name="csrf" value="[^"]+"/g, ''))))
      const id = /[0-9a-f]{32}$/.exec((await post('declare/threat', { ...cyclone, to: 'author' }, 'MEX')).to)![0]
      await post('declare/capability', { against: 'flood', pillar: 'doctrine', institution: 'police', nature: 'civil', grade: 'none', release: 'author' }, 'MEX')
      expect((await json('capability?of=MEX', 'MEX')).note.threats.map(({ theme }) => theme).sort()).toEqual(['flood', 'tropical-cyclone'])
      const after = await Promise.all(['', '/threats', '/capability', '/map', '/levels', '/responses'].map((path) => get(`/en/assessments${path}`, 'CUB').then(({ text }) => text.replaceAll(/name="csrf" value="[^"]+"/g, ''))))
      expect(after).toEqual(before)
      expect((await get(`/api/v1/assessments/comparison?a=said-${id}&b=andean-ten`, 'CUB')).text.replace(`said-${id}`, 'X')).toBe((await get('/api/v1/assessments/comparison?a=said-zzz&b=andean-ten', 'CUB')).text.replace('said-zzz', 'X'))
      expect(await declaredBy(world.desk, 'CUB', ['MEX'])).toEqual([{ state: 'MEX', threats: null, capability: null }])
    })

    test.each([
      [{ theme: 'migration' }, 'theme', 'People are never a threat'], [{ wording: 'illegal immigrants' }, 'wording', 'People are never a threat'], [{ theme: 'no-such' }, 'theme', 'Choose a theme'], [{ rank: '0' }, 'rank', 'whole number'], [{ rank: '1.5' }, 'rank', 'whole number'],
      [{ status: '' }, 'status', 'Choose one'],
    ])('%j is refused beside its field, and nothing typed is lost', async (change, field, text) => {
      const answer = await post('declare/threat', { ...cyclone, ...change, tier: 'my tier' }, 'CAN')
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(`href="#${field}"`)
      expect(answer.text).toContain(text)
      expect(answer.text).toContain('value="my tier"')
      expect((await json('statuses')).threat_statuses.filter(({ subject, statement }) => subject === 'CAN' && statement)).toEqual([])
    })

    test('only signed in, and with the token of the page', async () => {
      expect((await get('/en/assessments/declare')).status).toBe(401)
      const bare = await world.app.request('http://desk.example/en/assessments/declare/threat', { method: 'POST', headers: { ...cookieOf(world, 'JAM'), 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(cyclone) })
      expect(bare.status).toBe(403)
    })
  })

  describe('by a program', () => {
    ownDesk(engine)

    test('a whole list at once, and again instead of the one before', async () => {
      const first = await send('threats', { source: 'paper', entries: [entry], to: 'public' }, 'JAM')
      expect([first.status, first.body.replaces]).toEqual([201, null])
      const second = await send('threats', { entries: [{ ...entry, rank: 2 }], to: 'public' }, 'JAM')
      expect(second.body.replaces).toBe(first.body.id)
      expect((await json('threats')).threat_lists.filter(({ subject }) => subject === 'JAM')).toHaveLength(1)
    })

    test.each([
      ['threats', { entries: [entry, entry] }, 'threat-twice', 'entries.1.theme'], ['threats', { entries: [{ ...entry, theme: 'poverty' }] }, 'threat-people', 'entries.0.theme'], ['threats', { entries: [{ ...entry, extra: 1 }] }, 'body-shape', 'entries.0'],
      ['threats', { entries: 'no' }, 'body-shape', 'entries'], ['threats', [], 'json', undefined],
      ['capability', { lines: [{ theme: 'flood', pillar: 'doctrine', institution: 'police', nature: 'civil', grade: 'partial', causes: [], evidence: [] }] }, 'capability-evidence', 'lines.0.evidence'],
      ['capability', { lines: [{ theme: 'flood', pillar: 'doctrine', institution: 'police', nature: 'civil', grade: 'in-place', causes: ['corruption'], evidence: [{ what: 'a law', where: '' }] }] }, 'capability-cause', 'lines.0.causes'],
      ['capability', { lines: [{ theme: 'flood', pillar: 'luck', institution: 'police', nature: 'civil', grade: 'none', causes: [], evidence: [] }] }, 'body-shape', 'lines.0.pillar'],
      ['levels', { method: 'm', scores: [{ subject: 'XXX', level: 'national', score: 1, because: 'b' }] }, 'unknown-subject', 'scores.0.subject'],
      ['levels', { method: 'm', scores: [{ subject: 'MEX', level: 'national', score: 0, because: 'b' }] }, 'body-shape', 'scores.0.score'],
      ['levels', { method: 'm', scores: [1, 2].map((score) => ({ subject: 'MEX', level: 'national', score, because: 'b' })) }, 'score-twice', 'scores.1'],
      ['responses', { theme: 'flood', what: 'boats', level: 'national', lead: { agency: 'Army', nature: 'military' }, others: [], rights: 'r', reason: '' }, 'response-flags', 'reason'],
    ])('%s %j: %s', async (part, body, code, field) => {
      const answer = await send(part, body, 'JAM')
      expect([answer.status, answer.body.title, answer.body.field]).toEqual([400, code, field])
    })
  })

  describe('levels', () => {
    ownDesk(engine)

    test('another assessor stands beside the printed figures, with its seat, and changes nothing in them', async () => {
      const printed = (await json('levels')).level_scores
      expect(printed).toHaveLength(35)
      expect((await post('levels', { subject: 'caribbean', level: 'bilateral', score: '4', because: 'few visits', method: 'counting visits', to: 'public' }, 'JAM')).status).toBe(303)
      expect((await post('levels', { subject: 'MEX', level: 'bilateral', score: '1', because: 'many visits', method: 'counting visits', to: 'public' }, 'JAM')).status).toBe(303)
      const rows = (await json('levels')).level_scores
      expect(rows.slice(0, 35)).toEqual(printed)
      expect(rows.slice(35).map(({ assessor, seat, external, score }) => [assessor, seat, external, score])).toEqual([['Civil protection of JAM (JAM)', 'self', 'false', 4], ['Civil protection of JAM (JAM)', 'state', 'false', 1]])
      expect((await get('/en/assessments/levels')).text).toContain('1 = maximum')
      expect((await post('levels', { subject: 'MEX', level: 'bilateral', score: '6', because: 'xx', method: 'yy' }, 'JAM')).text).toContain('1 is the maximum')
    })

    test('the state that is scored replies in the browser, and its words stay beside the score when the round changes', async () => {
      await post('levels', { subject: 'HTI', level: 'national', score: '5', because: 'little seen', method: 'counting', to: 'public' }, 'CUB')
      const round = (rows: readonly Row[]) => rows.find(({ subject, assessor }) => subject === 'HTI' && assessor.includes('CUB'))
      const { statement } = round((await json('levels')).level_scores)!
      expect((await get('/en/assessments/levels', 'CUB')).text).not.toContain('id="our-reply"')
      const page = (await get('/en/assessments/levels', 'HTI')).text
      expect(page).toContain(`value="${statement}"`)
      const empty = await post('levels/reply', { round: statement, reply: ' ' }, 'HTI')
      expect([empty.status, empty.text.includes('href="#reply"')]).toEqual([422, true])
      expect((await post('levels/reply', { round: statement, reply: 'Not ours' }, 'CAN')).text).toContain('said by a state that the round evaluates')
      expect((await post('levels/reply', { round: statement, reply: 'Own' }, 'CUB')).status).toBe(422)
      expect((await post('levels/reply', { round: '0'.repeat(32), reply: 'x' }, 'HTI')).status).toBe(404)
      expect((await post('levels/reply', { round: statement, reply: 'There were <three>.' }, 'HTI')).status).toBe(303)
      expect((await send(`levels/${statement}/reply`, { reply: 'Of our sub-region too' }, 'HTI')).status).toBe(201)
      await post('levels', { subject: 'caribbean', level: 'national', score: '4', because: 'more seen', method: 'counting', to: 'public' }, 'CUB')
      const rows = (await json('levels')).level_scores
      expect(round(rows)!.replies).toMatch(/^HTI: There were <three>\. \([0-9a-f]{32}\); HTI: Of our sub-region too/)
      expect(rows.filter(({ replies }) => replies !== null).map(({ subject, assessor }) => [subject, assessor])).toEqual([['HTI', 'Civil protection of CUB (CUB)'], ['caribbean', 'Civil protection of CUB (CUB)']])
      expect(/<tr>(?:(?!<\/tr>).)*little seen.*?<\/tr>/s.exec((await get('/en/assessments/levels')).text)![0]).toMatch(/There were &lt;three&gt;\..*to an earlier version/s)
    })

    test('a reply reaches the readers of the round and nobody else', async () => {
      await post('levels', { subject: 'HTI', level: 'bilateral', score: '2', because: 'seen', method: 'm of CAN', to: 'parties' }, 'CAN')
      const { statement } = (await json('levels', 'HTI')).level_scores.find(({ subject, assessor }) => subject === 'HTI' && assessor.includes('CAN'))!
      const before = (await get('/api/v1/assessments/levels')).text
      await post('levels/reply', { round: statement, reply: 'Among us' }, 'HTI')
      expect((await get('/api/v1/assessments/levels')).text).toBe(before)
      expect((await get('/api/v1/assessments/levels', 'MEX')).text).toContain('Among us')
    })

    test('a reply signed where its author keeps the key says what the page would say, and nothing else is taken', async () => {
      await post('levels', { subject: 'CUB', level: 'national', score: '3', because: 'few', method: 'counting', to: 'parties' }, 'JAM')
      const { statement } = (await json('levels', 'CUB')).level_scores.find(({ subject, assessor }) => subject === 'CUB' && assessor.includes('JAM'))!
      const { signer, authority } = await world.desk.office('CUB', 'releaser')
      const sent = async (about: string, release: Release) => {
        const parcel = utter({ kind: 'reply', author: 'CUB', authority, made: world.desk.clock(), release, about: [about], body: { text: 'Signed at home' } }, signer, random)
        const answer = await world.app.request('http://desk.example/api/v1/statements', { method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.from(writeParcel(parcel)) })
        return [answer.status, ((await answer.json()) as { title: string }).title]
      }
      const asTold: Release = { audience: 'parties', under: ['OAS_CHARTER'] }
      expect(await sent(statement, { audience: 'public' })).toEqual([400, 'words-differ'])
      expect((await sent('0'.repeat(32), asTold))[0]).toBe(404)
      expect((await sent(statement, asTold))[0]).toBe(201)
      expect(JSON.stringify(await json('levels', 'CUB'))).toContain('Signed at home')
      expect(JSON.stringify(await json('levels'))).not.toContain('Signed at home')
    })

    test('the indicator says its formula and its correlation, and no figure where nothing is known', async () => {
      const { level_indicator: rows, note } = await json('indicator?asof=2003-12-31&state=JAM')
      expect(rows).toHaveLength(40)
      expect(rows.filter(({ level }) => level === 'national').every(({ computed }) => computed === null)).toBe(true)
      expect(rows.filter(({ level }) => level !== 'national').every(({ computed }) => computed >= 1 && computed <= 5)).toBe(true)
      expect(note.formula).toContain('5 - 4 x')
      const all = note.agreement.find(({ over }) => over === 'all')!
      expect([all.n, Math.abs(all.rho) <= 1]).toEqual([28, true])
      expect((await get('/api/v1/assessments/indicator?state=XXX')).status).toBe(400)
    })
  })

  describe('threat by capability', () => {
    ownDesk(engine)

    const can = (grade: string, evidence = 'a law') => ({ against: 'tropical-cyclone', pillar: 'technology', institution: 'civil-protection', nature: 'civil', grade, evidence, 'causes-resources': 'on', release: 'public' })

    test('of two states: what is common and what both lack; who has not spoken is unknown', async () => {
      await post('declare/threat', cyclone, 'JAM')
      await post('declare/threat', { ...cyclone, status: 'hypothetical' }, 'HTI')
      await post('declare/capability', can('partial'), 'JAM')
      await post('declare/capability', can('none', ''), 'HTI')
      const { note } = await json('capability?of=JAM~HTI~CUB')
      expect(note.silentOnThreats).toEqual(['CUB'])
      expect(note.threats[0]).toMatchObject({ theme: 'tropical-cyclone', common: true, commonGaps: ['technology'], causes: { resources: 2 }, unsaid: ['CUB'] })
      expect((await json('capability?of=CUB')).capability).toEqual([])
      expect((await get('/en/assessments/capability?of=caribbean')).text).toContain('a gap of all: technology')
    })

    test('without evidence it is refused beside its field', async () => {
      const answer = await post('declare/capability', can('partial', ''), 'JAM')
      expect([answer.status, answer.text.includes('href="#evidence"')]).toEqual([422, true])
    })

    test('an unknown state is named', async () => expect((await get('/api/v1/assessments/capability?of=JAM~XXX')).text).toContain('XXX'))
  })

  describe('responses', () => {
    ownDesk(engine)

    const army = { theme: 'health', what: 'field hospitals', level: 'national', lead: 'Army', nature: 'military', others: 'Ministry of Health: health', rights: '', reason: '', to: 'public' }

    test('cautions come before anything is said; with a reason it is published, and only the reason', async () => {
      const first = await post('responses', army, 'JAM')
      expect(first.status).toBe(422)
      for (const pointer of ['C1 §V L365', 'C3 §II L792', 'P L103']) expect(first.text).toContain(pointer)
      expect((await json('responses')).responses).toEqual([])
      expect((await post('responses', { ...army, reason: 'only the army has beds' }, 'JAM')).status).toBe(303)
      const [own, other] = [(await get('/en/assessments/responses', 'JAM')).text, (await get('/en/assessments/responses')).text]
      expect(own).toContain('Cautions, shown to you alone')
      expect(other).not.toContain('Cautions')
      expect(other).not.toContain('L365')
      expect(other).toContain('only the army has beds')
      expect(Object.keys((await json('responses')).responses[0]!)).not.toContain('flags')
    })

    test('its author takes it back: it leaves the list, what was said stays, and whoever was told reads why', async () => {
      const said = (await post('responses', { ...army, theme: 'flood', what: 'boats', reason: 'a reason', to: 'public' }, 'HTI')).to.slice(-32)
      const own = (await post('responses', { ...army, theme: 'flood', what: 'drafts', reason: 'a reason', to: 'author' }, 'HTI')).to.slice(-32)
      expect((await get('/en/assessments/responses', 'HTI')).text).toContain(`value="${said}"`)
      expect((await get('/en/assessments/responses', 'MEX')).text).not.toContain('id="take-back"')
      expect((await json('map/natural-disasters')).subject_records.filter(({ id }) => id === said)).toHaveLength(1)
      expect((await post('responses/withdrawal', { response: said, why: 'x' }, 'MEX')).status).toBe(404)
      await say(world.desk, await world.desk.office('MEX', 'releaser'), { kind: 'withdrawal', release: { audience: 'public' }, about: [said], replaces: said, body: { why: 'not ours' } })
      expect((await json('map/natural-disasters')).subject_records.filter(({ id }) => id === said)).toHaveLength(1)
      const empty = await post('responses/withdrawal', { response: said, why: '' }, 'HTI')
      expect([empty.status, empty.text.includes('href="#why"')]).toEqual([422, true])
      expect((await post('responses/withdrawal', { response: said, why: 'A civil <agency> leads now' }, 'HTI')).status).toBe(303)
      expect((await send(`responses/${own}/withdrawal`, { why: 'never used' }, 'HTI')).status).toBe(201)
      expect((await send(`responses/${own}/withdrawal`, { why: 'again' }, 'HTI')).status).toBe(404)
      const { responses, note } = await json('responses')
      expect(responses.filter(({ author }) => author === 'HTI')).toEqual([])
      expect(note.takenBack).toMatchObject([{ response: said, author: 'HTI', what: 'boats', why: 'A civil <agency> leads now' }])
      expect((await json('responses', 'HTI')).note.takenBack).toHaveLength(2)
      expect((await get('/en/assessments/responses')).text).toContain('A civil &lt;agency&gt; leads now')
      expect((await json('map/natural-disasters')).subject_records.filter(({ id }) => id === said)).toEqual([])
      const record = (await get(`/en/record/${said}`)).text
      for (const words of ['boats', 'Withdrawn by its author']) expect(record).toContain(words)
    })

    test('people as what it is against is refused, reason or not', async () => {
      expect((await post('responses', { ...army, what: 'turning back migrants', rights: 'r', reason: 'because' }, 'JAM')).status).toBe(422)
    })

    test.each([[{ others: 'Ministry of Health' }, 'others'], [{ what: '' }, 'what'], [{ level: 'x' }, 'level'], [{ nature: '' }, 'nature'], [{ lead: '' }, 'lead']])('%j is refused beside its field', async (change, field) => {
      const answer = await post('responses', { ...army, reason: 'a reason', ...change }, 'JAM')
      expect([answer.status, answer.text.includes(`href="#${field}"`), answer.text.includes('field hospitals') || field === 'what']).toEqual([422, true, true])
    })
  })

  describe('the map of the subject', () => {
    ownDesk(engine)

    test('what a state says hangs on its entry for those who read it, and for nobody else', async () => {
      const response = { theme: 'drug-trafficking', what: 'joint patrols', level: 'bilateral', lead: 'Coast guard', nature: 'civil', others: '', rights: 'a judge on call', reason: '' }
      await post('responses', { ...response, to: 'public' }, 'JAM')
      await post('responses', { ...response, to: 'author' }, 'HTI')
      const authors = async (as: Party) => (await json('map/war-on-drugs-cooperation', as)).subject_records.filter(({ id }) => id).map(({ subject }) => subject)
      expect([await authors('public'), await authors('HTI')]).toEqual([['JAM'], ['JAM', 'HTI']])
      expect((await json('map/war-on-drugs-cooperation')).subject_records.some(({ dataset, subject }) => dataset === 'threat-hierarchies' && subject === 'caribbean')).toBe(true)
      expect((await get('/en/assessments/map/no-such-entry')).status).toBe(404)
    })

    test('a reader that is none of the three is refused by name, and nothing is said', async () => {
      const answer = await send('threats', { entries: [entry], to: 'everybody' }, 'JAM')
      expect([answer.status, answer.body.title, answer.body.field]).toEqual([400, 'choice-missing', 'to'])
    })
  })
})
