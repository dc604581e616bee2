import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json, Party } from '../src/core/values/index.ts'
import { actInRound, callRound, type RoundAct } from '../src/server/rounds/acts.ts'
import { say } from '../src/server/say.ts'
import { roundTable, roundView } from '../src/server/views/rounds.ts'
import { announce, cookieOf, makeSeed, makeWorld, sessionOf, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

const DAY = 86_400_000
let seed: Seed
let world: World
let id: string
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const as = (party: Party) => world.desk.office(party, 'releaser')
const iso = (days: number): string => new Date(START + days * DAY).toISOString()
const dates = { selfDue: iso(2), othersDue: iso(4), replyDue: iso(6), ends: iso(20) }
const call = async (more: Record<string, string> = {}): Promise<string> => callRound(world.desk, await as('CAN'), { title: 'A round', subjects: 'JAM HTI', questions: '1 | area | First?\n2 | area | Second?', audience: 'public', ...dates, ...more })
const act = async (party: Party, name: RoundAct, fields: Record<string, string>): Promise<string> => actInRound(world.desk, await as(party), id, name, fields)
const view = (party: Party = 'public') => roundView(world.desk, { party, session: null }, id)
const code = (expected: string, field?: string) => expect.objectContaining({ code: expected, ...(field ? { place: expect.objectContaining({ field }) } : {}) })
const of = async (subject: Party) => (await view()).subjects.find((one) => one.subject === subject)!

async function asBrowser(party: Party, path: string, fields?: Record<string, string>, { cookie = '' } = cookieOf(world, party)): Promise<{ status: number; text: string }> {
  const csrf = cookie ? world.desk.seals.csrf(world.desk.seals.open('session', cookie.replace('contadora=', '')) as never) : ''
  const init = fields ? { method: 'POST', body: new URLSearchParams({ csrf, ...fields }), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } } : { headers: { cookie } }
  const answer = await world.app.fetch(new Request(`http://desk.example${path}`, init))
  return { status: answer.status, text: await answer.text() }
}

onEachEngine('evaluation rounds', (engine) => {
  beforeAll(async () => {
    world = await makeWorld(seed, engine)
    id = await call({ seats: 'JAM | peer | MEX\nHTI | peer | MEX' })
  }, 60_000)
  afterAll(() => world.close())

  describe('calling a round', () => {
    test.each([
      [{ seats: 'JAM | peer | JAM' }, 'seat-self', 'seats'], [{ seats: 'JAM | external | PAHO\nHTI | civil-society | PAHO' }, 'seat-two', 'seats'], [{ seats: 'JAM | referee | PAHO' }, 'seat-line', 'seats'],
      [{ subjects: 'JAM XXX' }, 'no-such-state', 'subjects'], [{ seats: 'JAM | external | MEX' }, 'seat-state', 'seats'], [{ subjects: '' }, 'round-subjects', 'subjects'], [{ questions: '' }, 'round-questions', 'questions'], [{ ends: iso(5) }, 'round-times', 'ends'], [{ selfDue: 'soon' }, 'field-instant', 'selfDue'],
    ])('refuses %o at its field, and nothing is sealed', async (more, fault, field) => {
      const before = (await world.desk.store.heads()).statements.size
      await expect(call(more as never)).rejects.toEqual(code(fault, field))
      expect((await world.desk.store.heads()).statements.size).toBe(before)
    })

    test('takes a questionnaire as its source gives it', async () => {
      const other = await roundView(world.desk, { party: 'public', session: null }, await call({ questionnaire: 'mem-round-3', questions: '' }))
      expect(other.questionnaire.map(({ text }) => text)).toContain('Financing the national anti-drug strategy/plan')
    })
  })

  describe('evaluating', () => {
    test('nobody evaluates a state that has not said that it takes part; one sealed all the same waits aside', async () => {
      await expect(act('MEX', 'evaluation', { subject: 'JAM', 'rating-1': 'completed' })).rejects.toEqual(code('no-consent'))
      const body = { mode: 'exercise', subject: 'HTI', seat: 'peer', answers: [{ indicator: '1', rating: 'completed', cause: null, because: '', evidence: '' }] }
      await say(world.desk, await as('MEX'), { kind: 'evaluation', release: { audience: 'public' }, about: [id], body: body as Json })
      expect((await view()).aside).toMatchObject([{ party: 'MEX', subject: 'HTI', why: 'no-consent' }])
      await act('HTI', 'consent', { given: 'yes' })
      expect((await of('HTI')).by).toMatchObject([{ party: 'MEX', seat: 'peer' }])
    })

    test('who has no seat cannot, and in another\'s seat stands aside', async () => {
      await expect(act('CUB', 'evaluation', { subject: 'JAM', 'rating-1': 'completed' })).rejects.toEqual(code('no-round-seat'))
      const body = { mode: 'exercise', subject: 'JAM', seat: 'external', answers: [] }
      await say(world.desk, await as('JAM'), { kind: 'evaluation', release: { audience: 'public' }, about: [id], body: body as Json })
      expect((await view()).aside.map(({ party, why }) => `${party} ${why}`)).toContain('JAM no-seat')
    })

    test('says in the headline who assessed and that there is no external seat, and how far they agree', async () => {
      await act('JAM', 'evaluation', { subject: 'JAM', 'rating-1': 'completed', 'rating-2': 'completed' })
      expect(await of('JAM')).toMatchObject({ selfOnly: true, noExternal: true })
      await expect(act('MEX', 'evaluation', { subject: 'JAM' })).rejects.toEqual(code('answers-none'))
      await expect(act('MEX', 'evaluation', { subject: 'JAM', 'rating-1': 'completed', 'cause-1': 'resources' })).rejects.toEqual(code('cause-not-blocked'))
      await act('MEX', 'evaluation', { subject: 'JAM', 'rating-1': 'completed', 'rating-2': 'not-started', 'cause-2': 'resources', 'because-2': 'None seen.' })
      expect(await of('JAM')).toMatchObject({ selfOnly: false, agreement: { same: 1, pairs: 2, nominal: 0 } })
      const { text } = await asBrowser('public', `/en/assessments/rounds/${id}`)
      for (const words of ['Jamaica: assessed by Jamaica (self) and Mexico (peer); no external seat', 'scarce financial and human resources', 'The same rating in 1 of 2 pairs (50 %)']) expect(text).toContain(words)
    })

    test('no row of the data stands without its assessor', async () => {
      const { rows, columns } = roundTable(await view())
      expect(rows.length).toBe(5)
      for (const row of rows) for (const name of ['seat', 'assessor', 'statement']) expect(row[columns.indexOf(name)]).toBeTruthy()
    })
  })

  describe('what follows', () => {
    test('the state replies; nobody else can', async () => {
      const evaluation = (await of('JAM')).evaluations[1]!.id
      await expect(act('HTI', 'reply', { evaluation, reply: 'No.' })).rejects.toEqual(code('no-evaluation'))
      await expect(act('JAM', 'reply', { evaluation, indicator: '3', reply: 'No.' })).rejects.toEqual(code('no-indicator', 'indicator'))
      await act('JAM', 'reply', { evaluation, indicator: '2', reply: 'It began last week.' })
      expect((await view()).replies).toMatchObject([{ party: 'JAM', to: 'MEX', text: 'It began last week.', late: false }])
    })

    test('in a browser: the form stands on its page, and the words stand in the cell of the finding', async () => {
      const page = `/en/assessments/rounds/${id}`
      const evaluation = (await of('JAM')).evaluations[1]!.id
      const { text } = await asBrowser('JAM', page)
      const form = text.slice(text.indexOf('id="do-reply"')).split('</form>')[0]!
      for (const part of [`value="${evaluation}"`, 'name="reply-indicator"', 'name="reply"']) expect(form).toContain(part)
      expect((await asBrowser('MEX', page)).text).not.toContain('id="do-reply"')
      const empty = await asBrowser('JAM', page, { do: 'reply', form: 'reply', evaluation, 'reply-indicator': '1', reply: ' ' })
      expect([empty.status, empty.text.includes('id="reply-error"')]).toEqual([400, true])
      expect((await asBrowser('JAM', page, { do: 'reply', form: 'reply', evaluation, 'reply-indicator': '1', reply: 'First, in <part>.' })).status).toBe(303)
      expect((await asBrowser('JAM', page, { do: 'reply', form: 'reply', evaluation, reply: 'On the whole, we differ.' })).status).toBe(303)
      const read = (await asBrowser('public', page)).text
      const row = (question: string) => /<tr>.*?<\/tr>/gs[Symbol.match](read)!.find((one) => one.includes(question))!
      expect(row('First?')).toContain('to Mexico: First, in &lt;part&gt;.')
      expect(row('Second?')).toContain('to Mexico: It began last week.')
      expect(read.indexOf('On the whole, we differ.')).toBeLessThan(read.indexOf('id="of-HTI"'))
      expect((await view()).replies).toHaveLength(3)
      await act('MEX', 'evaluation', { subject: 'JAM', 'rating-1': 'completed', 'rating-2': 'not-started', 'cause-2': 'resources', 'because-2': 'Said again.' })
      expect((await view()).replies.map(({ earlier }) => earlier)).toEqual([true, true, true])
      expect(/<tr>(?:(?!<\/tr>).)*Second\?.*?<\/tr>/s.exec((await asBrowser('public', page)).text)![0]).toMatch(/Said again\..*It began last week\..*to an earlier version/s)
    })

    test('a visit is asked, consented to, made; never without consent', async () => {
      const asked = await act('MEX', 'visit', { subject: 'JAM', from: '2020-02-03' })
      await expect(act('MEX', 'visit', { act: 'made', visit: asked })).rejects.toEqual(code('visit-no-consent'))
      await expect(act('HTI', 'consent', { to: 'visit', visit: asked, given: 'yes' })).rejects.toEqual(code('no-visit'))
      await act('JAM', 'consent', { to: 'visit', visit: asked, given: 'yes' })
      await act('MEX', 'visit', { act: 'made', visit: asked, 'visit-text': 'Three days.' })
      expect((await view()).visits).toMatchObject([{ consent: 'given', made: { consented: true } }])
    })

    test('a recommendation is accepted, acted on, done and confirmed, each by whom it belongs to', async () => {
      await expect(act('JAM', 'recommendation', { subject: 'JAM', recommendation: 'x' })).rejects.toEqual(code('no-round-seat'))
      const given = await act('MEX', 'recommendation', { subject: 'JAM', indicator: '2', recommendation: 'Begin it.', due: '2020-02-05' })
      await expect(act('JAM', 'step', { of: given, state: 'done' })).rejects.toEqual(code('step-order'))
      await expect(act('HTI', 'step', { of: given, state: 'accepted' })).rejects.toEqual(code('step-not-yours'))
      await act('JAM', 'step', { of: given, state: 'accepted' })
      await act('JAM', 'step', { of: given, state: 'blocked', cause: 'technology' })
      world.at(START + 10 * DAY)
      expect((await view()).recommendations).toMatchObject([{ state: 'blocked', late: true }])
      await act('JAM', 'step', { of: given, state: 'done', evidence: 'decree 4' })
      await expect(act('JAM', 'step', { of: given, state: 'confirmed' })).rejects.toEqual(code('step-not-yours'))
      await act('MEX', 'step', { of: given, state: 'confirmed' })
      expect((await view()).recommendations).toMatchObject([{ state: 'confirmed', late: false, steps: [{}, { cause: 'technology' }, {}, {}] }])
    })

    test('what comes late is taken and marked; after the end it stands aside', async () => {
      await act('HTI', 'evaluation', { subject: 'HTI', 'rating-1': 'partially-completed' })
      expect((await of('HTI')).evaluations.map(({ late }) => late)).toContain(true)
      world.at(START + 21 * DAY)
      await expect(act('HTI', 'evaluation', { subject: 'HTI', 'rating-1': 'completed' })).rejects.toEqual(code('round-not-open'))
    })
  })

  test('a secretariat in the external seat evaluates and recommends in the browser; it declares nothing of its own', async () => {
    const { desk } = world
    world.at(START)
    const [party, office] = ['OAS-GS', 'Secretariat']
    await announce(desk, party, 'depositary', office)
    const own = await call({ seats: 'JAM | external | OAS-GS | Secretariat' })
    await actInRound(desk, await as('JAM'), own, 'consent', { given: 'yes' })
    const cookie = `contadora=${desk.seals.seal('session', sessionOf(desk, party, 'depositary', office))}`
    const page = `/en/assessments/rounds/${own}`
    const post = async (fields: Record<string, string>, path = page) => (await asBrowser(party, path, fields, { cookie })).status
    expect((await asBrowser(party, page, undefined, { cookie })).text).toContain('id="do-evaluation-JAM"')
    expect(await post({ do: 'evaluation', form: 'evaluation-JAM', subject: 'JAM', 'JAM-rating-at-0': 'not-started' })).toBe(303)
    expect(await post({ do: 'recommendation', form: 'recommendation', subject: 'JAM', recommendation: 'Begin.' })).toBe(303)
    expect((await asBrowser('public', page)).text).toContain('Secretariat (external)')
    expect(await post({ theme: 'flood', status: 'present', to: 'public' }, '/en/assessments/declare/threat')).toBe(403)
  })

  test('a round among some is read by them alone', async () => {
    world.at(START)
    const hidden = await call({ audience: 'named', subjects: 'JAM', seats: '' })
    await expect(roundView(world.desk, { party: 'JAM', session: null }, hidden)).resolves.toMatchObject({ audience: 'named' })
    for (const party of ['MEX', 'public']) await expect(roundView(world.desk, { party, session: null }, hidden)).rejects.toEqual(code('not-found'))
    expect((await asBrowser('MEX', `/en/assessments/rounds/${hidden}`)).status).toBe(404)
  })

  test('in a browser: what is wrong comes back beside its field with all that was typed', async () => {
    const bad = await asBrowser('CAN', '/fr/assessments/rounds', { title: 'Un cycle', subjects: 'JAM', seats: 'JAM | peer | JAM', questions: 'Quoi ?', audience: 'public', ...dates })
    expect(bad.status).toBe(400)
    for (const words of ['value="Un cycle"', 'id="seats-error"', 'JAM | peer | JAM']) expect(bad.text).toContain(words)
    const own = await call()
    const page = `/fr/assessments/rounds/${own}`
    const refused = await asBrowser('JAM', page, { do: 'evaluation', form: 'evaluation-JAM', subject: 'JAM', 'JAM-rating-at-0': '', 'JAM-because-at-0': 'Un mot.' })
    for (const words of ['id="JAM-rating-at-0-error"', 'value="Un mot."']) expect(refused.text).toContain(words)
    expect((await asBrowser('JAM', page, { do: 'evaluation', form: 'evaluation-JAM', subject: 'JAM', 'JAM-rating-at-0': 'mostly-completed', 'JAM-because-at-0': 'Un mot.' })).status).toBe(303)
    expect((await asBrowser('public', page)).text).toContain('accompli pour l’essentiel')
  })
})
