import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json, Party } from '../src/core/values/index.ts'
import { ask, answerQuestion, needAct, type NeedActName } from '../src/server/cooperation/acts.ts'
import { needAt } from '../src/server/cooperation/needs.ts'
import { reportPoint } from '../src/server/cooperation/plans.ts'
import { openCooperation } from '../src/server/demo/cooperate.ts'
import { admitOffices, officesOf } from '../src/server/demo/offices.ts'
import { say } from '../src/server/say.ts'
import { forumsView } from '../src/server/views/forums.ts'
import { needView } from '../src/server/views/needs.ts'
import { plansView, pointView } from '../src/server/views/plans.ts'
import { cookieOf, makeSeed, makeWorld, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
let world: World
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const as = (party: Party) => world.desk.office(party, 'releaser')
const act = async (party: Party, id: string, name: NeedActName, fields: Record<string, string> = {}) => needAct(world.desk, await as(party), id, name, fields)
const code = (expected: string, field?: string) => expect.objectContaining({ code: expected, ...(field ? { place: expect.objectContaining({ field }) } : {}) })
const NEED = { title: 'Water', theme: 'earthquake', what: 'Water for a town', horizon: 'hours', within: '48', objective: 'Water', measure: '15 litres a day', structures: 'CDEMA', 'lead-agency': 'Civil protection', 'lead-nature': 'civil', asks: 'goods funds', audience: 'public' }
const OFFER = { what: 'Tanks', participation: 'goods', within: '12', objective: 'Safe water', 'lead-agency': 'Relief', 'lead-nature': 'civil' }
const CONSENT = { decision: 'given', authority: 'Cabinet', record: 'Minute 1', date: new Date(START).toISOString().slice(0, 10), positive: 'yes' }
const need = async (more: Record<string, string> = {}) => ask(world.desk, await as('JAM'), { ...NEED, ...more })

async function posted(party: Party, path: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const { cookie = '' } = cookieOf(world, party)
  const csrf = world.desk.seals.csrf(world.desk.seals.open('session', cookie.replace('contadora=', '')) as never)
  const answer = await world.app.fetch(new Request(`http://desk.example${path}`, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' } }))
  return { status: answer.status, text: await answer.text() }
}

onEachEngine('plans, needs, forums', (engine) => {
  beforeAll(async () => {
    world = await makeWorld(seed, engine)
    world.at(START)
  }, 60_000)
  afterAll(() => world.close())

  describe('from need to agreement at the desk', () => {
    test('accepted only after the recorded decision; ended with the need; both stay', async () => {
      const id = await need()
      const offer = await act('MEX', id, 'offer', OFFER)
      await expect(act('JAM', id, 'accept', { offer })).rejects.toEqual(code('need-no-consent', 'answer'))
      await expect(act('MEX', id, 'consent', { offer, ...CONSENT })).rejects.toEqual(code('need-not-receiver'))
      await act('JAM', id, 'consent', { offer, ...CONSENT })
      await act('JAM', id, 'accept', { offer })
      expect((await needAt(world.desk, 'public', id)).state.offers[0]!.phase).toBe('accepted')
      await act('JAM', id, 'end', { what: 'withdrawn' })
      const { state } = await needAt(world.desk, 'MEX', id)
      expect([state.phase, state.offers[0]!.phase, state.offers[0]!.agreement !== null]).toEqual(['closed', 'ended', true])
      await expect(act('CAN', id, 'offer', OFFER)).rejects.toEqual(code('need-need-closed'))
    })

    test('what was signed elsewhere and may not be said is kept, set aside, and says why', async () => {
      const id = await need()
      const offer = await act('MEX', id, 'offer', OFFER)
      await say(world.desk, await as('JAM'), { kind: 'agreement', release: { audience: 'public' }, about: [id, offer], body: { mode: 'exercise', answer: 'accepted', text: '' } as Json })
      const { state, offers } = await needView(world.desk, { party: 'public', session: null }, id)
      expect([offers[0]!.phase, state.aside.map(({ why }) => why)]).toEqual(['offered', ['no-consent']])
    })

    test('soldiers that nobody asked for are never valid', async () => {
      const id = await need()
      const offer = await act('MEX', id, 'offer', { ...OFFER, participation: 'military-personnel' })
      await act('JAM', id, 'consent', { offer, ...CONSENT })
      await expect(act('JAM', id, 'accept', { offer })).rejects.toEqual(code('need-not-valid', 'answer'))
    })

    test('by form: what was typed comes back with the error beside it, and a whole offer goes in', async () => {
      const id = await need()
      const fields = Object.fromEntries(Object.entries(OFFER).map(([name, value]) => [`offer0-${name}`, value]))
      const back = await posted('MEX', `/en/needs/${id}`, { do: 'offer', ...fields, 'offer0-within': 'soon' })
      expect([back.status, back.text.includes('value="soon"'), back.text.includes('id="offer0-within-error"'), back.text.includes('href="#offer0-within"')]).toEqual([400, true, true, true])
      expect((await posted('MEX', `/en/needs/${id}`, { do: 'offer', ...fields })).status).toBe(303)
      const { offers } = await needView(world.desk, { party: 'public', session: null }, id)
      expect(offers.map(({ offer: { by, body } }) => [by, body.within])).toEqual([['MEX', 12]])
    })

    test('a need told to a few is not there for anybody else', async () => {
      const id = await need({ audience: 'named', to: 'MEX' })
      await act('MEX', id, 'offer', OFFER)
      await expect(needAt(world.desk, 'CUB', id)).rejects.toEqual(code('not-found'))
      expect((await needAt(world.desk, 'MEX', id)).state.offers.length).toBe(1)
    })

    test.each([['within', 'none', 'need-within'], ['theme', 'no-theme', 'unknown-theme'], ['asks', '', 'need-asks'], ['measure', '', 'field-empty']])('%s "%s" is refused at its field', async (field, value, expected) => {
      await expect(need({ [field]: value })).rejects.toEqual(code(expected, field))
    })
  })

  describe('plans at the desk', () => {
    test('a point that belongs to no plan is refused, records nothing; one signed elsewhere stands aside', async () => {
      const report = { status: 'under-way', release: 'public' }
      await expect(reportPoint(world.desk, await as('MEX'), 'smart-border-mex', 99, report)).rejects.toEqual(code('plan-no-point', 'point'))
      await expect(reportPoint(world.desk, await as('MEX'), 'no-such', 1, report)).rejects.toEqual(code('plan-no-plan', 'plan'))
      await expect(reportPoint(world.desk, await as('JAM'), 'smart-border-mex', 1, report)).rejects.toEqual(code('plan-not-party'))
      await say(world.desk, await as('MEX'), { kind: 'plan-progress', release: { audience: 'public' }, body: { mode: 'exercise', plan: 'smart-border-mex', point: 99, status: 'done', causes: [], lead: null, evidence: [], next: null, text: '' } as Json })
      const { aside } = await plansView(world.desk, { party: 'public', session: null }, 'en')
      expect(aside.map(({ why }) => why)).toEqual(['no-point'])
    })

    test('blocked needs a cause, done needs evidence, and a later report stands in place of the first', async () => {
      const mex = await as('MEX')
      await expect(reportPoint(world.desk, mex, 'smart-border-mex', 4, { status: 'blocked' })).rejects.toEqual(code('cause-missing', 'status'))
      await expect(reportPoint(world.desk, mex, 'smart-border-mex', 4, { status: 'done' })).rejects.toEqual(code('evidence-missing', 'evidence'))
      await reportPoint(world.desk, mex, 'smart-border-mex', 4, { status: 'blocked', 'causes-resources': 'on', release: 'public' })
      await reportPoint(world.desk, mex, 'smart-border-mex', 4, { status: 'done', evidence: 'A law | gazette', release: 'public' })
      const { point } = await pointView(world.desk, { party: 'public', session: null }, 'smart-border-mex', 4, 'en')
      expect([point.progress.says, point.progress.now.length, point.progress.before.length]).toEqual(['done', 1, 1])
    })

    test('the form comes back with what was typed and the error beside its field', async () => {
      const { status, text } = await posted('MEX', '/en/plans/smart-border-mex/points/4', { status: 'blocked', text: 'Nothing is lost' })
      expect([status, text.includes('Nothing is lost'), text.includes('status-error')]).toEqual([400, true, true])
      expect((await posted('MEX', '/en/plans/smart-border-mex/points/5', { status: 'under-way', release: 'author' })).status).toBe(303)
    })
  })

  test('a question is answered with its day; the last answer stands', async () => {
    for (const answer of ['Designers', 'Designers of their own']) await answerQuestion(world.desk, await as('MEX'), { question: 'role', answer, audience: 'public' })
    const { questions } = await forumsView(world.desk, { party: 'public', session: null })
    const { answers, before } = questions.find(({ question }) => question === 'role')!
    expect([answers.map(({ body }) => body.answer), before.length]).toEqual([['Designers of their own'], 1])
  })

  test('the exercise of the demo is played once', async () => {
    const other = await makeWorld(seed, engine)
    try {
      await admitOffices(other.desk, officesOf(other.desk, ['JAM', 'MEX', 'CAN', 'GTM', 'USA']))
      await openCooperation(other.desk)
      const count = async () => (await other.desk.store.page('public', { order: 'oldest', limit: 1000 })).items.length
      const first = await count()
      await openCooperation(other.desk)
      expect([first > 8, await count()]).toEqual([true, first])
    } finally {
      await other.close()
    }
  })

  describe('its pages and their data', () => {
    const read = async (path: string, party: Party = 'public'): Promise<{ status: number; text: string }> => {
      const answer = await world.app.request(`http://desk.example${path}`, { headers: cookieOf(world, party) })
      return { status: answer.status, text: await answer.text() }
    }
    const json = async (path: string, party?: Party) => JSON.parse((await read(path, party)).text) as Record<string, Record<string, unknown>[]>

    test('a report goes in by its form and stands on the board, the table, the burn-up and the page of its point, for its readers', async () => {
      const point = '/en/plans/smart-border-mex/points/7'
      expect((await posted('MEX', point, { status: 'blocked', 'causes-borders': 'on', text: 'Two <rivers>', next: '2020-06-01', release: 'public' })).status).toBe(303)
      expect((await posted('MEX', '/en/plans/smart-border-mex/points/8', { status: 'dropped', text: 'Our own paper', release: 'author' })).status).toBe(303)
      for (const path of ['/en/plans/smart-border-mex', point]) expect((await read(path)).text).toContain('blocked')
      expect((await read(point)).text).toContain('Two &lt;rivers&gt;')
      const points = (await json('/api/v1/plans/smart-border-mex'))['plan_points']!
      expect(points.find(({ number }) => number === 7)).toMatchObject({ status: 'blocked', next: '2020-06-01' })
      const other = '/en/plans/smart-border-mex/points/8'
      expect([(await read(other)).text.includes('Our own paper'), (await read(other, 'CAN')).text.includes('Our own paper'), (await read(other, 'MEX')).text.includes('Our own paper')]).toEqual([false, false, true])
      for (const plan of (await json('/api/v1/plans'))['plans']!) for (const path of [`/es/plans/${plan['id']}`, `/api/v1/plans/${plan['id']}.csv`]) expect([path, (await read(path)).status]).toEqual([path, 200])
    })

    test('a need goes from its form to an agreement, and its page shows each step to its readers alone', async () => {
      const id = await need({ title: 'Bridges <two>', audience: 'named', to: 'MEX' })
      const path = `/pt/needs/${id}`
      expect((await posted('MEX', path, { do: 'offer', ...Object.fromEntries(Object.entries(OFFER).map(([name, value]) => [`offer0-${name}`, value])) })).status).toBe(303)
      const offer = (await needAt(world.desk, 'JAM', id)).state.offers[0]!.offer.id
      await act('JAM', id, 'consent', { offer, ...CONSENT })
      await act('JAM', id, 'accept', { offer })
      expect((await json(`/api/v1/needs/${id}`, 'MEX'))['need_offers']).toMatchObject([{ phase: 'accepted' }])
      for (const viewer of ['JAM', 'MEX'] as const) expect((await read(path, viewer)).text).toContain('Bridges &lt;two&gt;')
      for (const viewer of ['public', 'CUB'] as const) {
        expect([(await read(path, viewer)).status, (await read(`/api/v1/needs/${id}`, viewer)).status]).toEqual([404, 404])
        expect((await read('/en/needs', viewer)).text).not.toContain('Bridges')
      }
    })

    test('what was withdrawn after acceptance ends for both, takes no more offers, and nothing is lost', async () => {
      const id = await need()
      const offer = await act('MEX', id, 'offer', OFFER)
      await act('JAM', id, 'consent', { offer, ...CONSENT })
      await act('JAM', id, 'accept', { offer })
      await act('JAM', id, 'end', { what: 'withdrawn', text: 'The rain came' })
      const { text } = await read(`/en/needs/${id}`)
      for (const words of ['Tanks', 'The rain came', 'withdrawn']) expect(text).toContain(words)
      await expect(act('JAM', id, 'consent', { offer, ...CONSENT })).rejects.toEqual(code('need-offer-closed'))
      await expect(act('CAN', id, 'offer', OFFER)).rejects.toEqual(code('need-need-closed'))
    })
  })
})
