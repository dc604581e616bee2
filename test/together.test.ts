import { afterAll, beforeAll, expect } from 'vitest'
import type { Json, Party } from '../src/core/values/index.ts'
import { actIn, convene } from '../src/server/consultations/acts.ts'
import { reportPoint } from '../src/server/cooperation/plans.ts'
import { say } from '../src/server/say.ts'
import { inWorlds } from './exchange-fixture.ts'
import { play } from './properties/story.ts'
import { cookieOf, makeSeed, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const DAY = 86_400_000
/** Returns of 2019 have fallen due. */
const SUMMER = Date.parse('2020-08-03T12:00:00Z')
const DAY_BEFORE = '2020-08-02'
const VIEWERS = ['public', 'CUB', 'CAN', 'MEX', 'JAM'] as const
type Row = Record<string, string | number | null>

async function read(world: World, viewer: Party, path: string): Promise<string> {
  const answer = await world.app.request(`http://desk.example${path}`, { headers: cookieOf(world, viewer) })
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const rowsOf = async (world: World, viewer: Party, query = ''): Promise<Map<string, Row>> =>
  new Map((JSON.parse(await read(world, viewer, `/api/v1/together${query}`)) as { together: Row[] }).together.map((row) => [String(row['state']), row]))

const office = (world: World, party: Party) => world.desk.office(party, 'releaser')
const tell = async (world: World, party: Party, kind: string, audience: 'author' | 'parties' | 'public', body: unknown): Promise<string> =>
  (await say(world.desk, await office(world, party), { kind, release: audience === 'parties' ? { audience, under: ['OAS_CHARTER'] } : { audience }, body: body as Json })).id

const threats = (n: number) => ({ date: '2020-08-03', source: '', entries: ['flood', 'earthquake', 'cyber', 'health'].slice(0, n).map((theme) => ({ theme, rank: null, tier: '', wording: 'w', status: 'present', origin: [], roles: [], ties: [] })) })
const capability = { date: '2020-08-03', lines: [{ theme: 'flood', pillar: 'doctrine', institution: 'police', nature: 'civil', grade: 'none', causes: [], evidence: [] }] }
const filing = { form: 'unroca-annual', period: '2019', date: '2020-08-03', answer: 'data', shown: false, data: { imports: [{ A: 'IV', B: 'USA', C: '3' }] } }

/** Says one thing of each sort, some of it to a few; what each viewer may read of it stands beside. */
async function tellAll(world: World): Promise<void> {
  const { desk } = world
  await tell(world, 'JAM', 'threats', 'public', threats(3))
  await tell(world, 'MEX', 'threats', 'author', threats(2))
  await tell(world, 'HTI', 'threats', 'parties', threats(4))
  await tell(world, 'MEX', 'capability', 'author', capability)
  await tell(world, 'JAM', 'filing', 'parties', filing)
  await reportPoint(desk, await office(world, 'MEX'), 'smart-border-mex', 3, { status: 'under-way', release: 'public' })
  await reportPoint(desk, await office(world, 'MEX'), 'smart-border-mex', 4, { status: 'done', evidence: 'a law | a gazette', release: 'author' })
  const call = async (more: Record<string, string>): Promise<string> => convene(desk, await office(world, 'MEX'), { rule: 'oas-majority-members', title: 'A question', question: 'Shall it be?', closes: new Date(SUMMER + 9 * DAY).toISOString(), ...more })
  for (const id of [await call({ audience: 'public' }), await call({ audience: 'named', to: 'JAM CAN' })]) await actIn(desk, await office(world, 'JAM'), id, 'position', { stance: 'support' })
}

/** What each viewer may read of it: threats by state, gaps of MEX, filed returns of JAM, points reported and done by MEX, positions of JAM. */
const EXPECTED: Record<(typeof VIEWERS)[number], { threats: Record<string, number>; gap: boolean; filed: boolean; points: [number, number]; positions: number }> = {
  public: { threats: { JAM: 3, MEX: 0, HTI: 0 }, gap: false, filed: false, points: [1, 0], positions: 1 },
  // told to parties of the OAS Charter, under which its standing is disputed: no
  CUB: { threats: { JAM: 3, MEX: 0, HTI: 4 }, gap: false, filed: true, points: [1, 0], positions: 1 },
  CAN: { threats: { JAM: 3, MEX: 0, HTI: 4 }, gap: false, filed: true, points: [1, 0], positions: 2 },
  MEX: { threats: { JAM: 3, MEX: 2, HTI: 4 }, gap: true, filed: true, points: [2, 1], positions: 2 },
  JAM: { threats: { JAM: 3, MEX: 0, HTI: 4 }, gap: false, filed: true, points: [1, 0], positions: 2 },
}

const filedIn = (row: Row): number => Number(/\bfiled:(\d+)/.exec(String(row['returns']))?.[1] ?? 0)
const positionsIn = (row: Row): number => String(row['positions'] ?? '').split('; ').filter(Boolean).length

onEachEngine('all on one screen', (engine) => {
  const it = inWorlds(engine, () => seed)

  it('counts what the desk holds, of that what each viewer may read, and nothing else; a past day is as it was', async (world) => {
    world.at(SUMMER)
    const before = new Map(await Promise.all(VIEWERS.map(async (viewer) => [viewer, await rowsOf(world, viewer)] as const)))
    await tellAll(world)
    for (const viewer of VIEWERS) {
      const [was, now, expected] = [before.get(viewer)!, await rowsOf(world, viewer), EXPECTED[viewer]]
      const grown = (state: string, of: (row: Row) => number): number => of(now.get(state)!) - of(was.get(state)!)
      for (const [state, n] of Object.entries(expected.threats)) expect([viewer, state, grown(state, (row) => Number(row['declared']))]).toEqual([viewer, state, n])
      expect([viewer, now.get('MEX')!['gaps'] !== null, now.get('JAM')!['gaps']]).toEqual([viewer, expected.gap, null])
      expect([viewer, grown('JAM', filedIn)]).toEqual([viewer, Number(expected.filed)])
      expect([viewer, now.get('MEX')!['points_reported'], now.get('MEX')!['points_done']]).toEqual([viewer, ...expected.points])
      expect([viewer, grown('JAM', positionsIn)]).toEqual([viewer, expected.positions])
      for (const state of ['BRA', 'CUB', 'CAN']) expect(now.get(state)).toEqual(was.get(state))
      world.at(SUMMER + DAY)
      // who watched is not kept, and a past day's returns are those of the law that was known then
      const then = (row: Row) => ({ ...row, watched: null, asof: DAY_BEFORE, returns: filedIn(row) })
      expect([...(await rowsOf(world, viewer, `?asof=${DAY_BEFORE}`)).values()].map(then)).toEqual([...was.values()].map(then))
      world.at(SUMMER)
    }
  })

  it('sums its lines by sub-region, in the CSV, the JSON and the page alike', async (world) => {
    await play(world, [{ does: 'warn', by: 'MEX', to: ['JAM'], owed: false, audience: 'named' }])
    world.at(SUMMER)
    await tellAll(world)
    await tell(world, 'CUB', 'threats', 'public', threats(0))
    for (const viewer of ['public', 'MEX'] as const) {
      expect((await rowsOf(world, viewer)).get('CUB')!['declared']).toBe(0)
      expect((await rowsOf(world, viewer)).get('JAM')!['clocks']).toBe(viewer === 'MEX' ? 1 : 0)
      expect((await rowsOf(world, viewer)).get('PAN')!['declared']).toBeNull()
      const rows = await rowsOf(world, viewer)
      const { together_totals: totals } = JSON.parse(await read(world, viewer, '/api/v1/together/totals')) as { together_totals: Row[] }
      expect(totals.length).toBeGreaterThan(3)
      const [head, ...lines] = (await read(world, viewer, '/api/v1/together/totals.csv')).trim().split('\r\n').map((line) => line.split(','))
      for (const [i, total] of totals.entries()) {
        const own = String(total['states']).split(' ').map((state) => rows.get(state)!)
        const sum = (of: (row: Row) => number): number => own.reduce((n, row) => n + of(row), 0)
        expect(total).toMatchObject({
          declared: sum((row) => Number(row['declared'])), lists: own.filter((row) => row['declared'] !== null).length, gaps: sum((row) => Number(row['gaps'] ?? 0)), spoke: own.filter((row) => row['gaps'] !== null).length, clocks: sum((row) => Number(row['clocks'])),
          points_reported: sum((row) => Number(row['points_reported'])), points_done: sum((row) => Number(row['points_done'])), positions: sum(positionsIn),
        })
        expect(filedIn(total)).toBe(sum(filedIn))
        expect(Number(lines[i]![head!.indexOf('declared')])).toBe(total['declared'])
        expect(Number(total['bound_all'])).toBeLessThanOrEqual(Math.min(...own.map((row) => Number(row['bound']))))
        expect(Number(total['bound_any'])).toBeGreaterThanOrEqual(Math.max(...own.map((row) => Number(row['bound']))))
        expect(total['observed']).toBe(own.filter((row) => row['observed']).length)
      }
      const page = await read(world, viewer, '/en/together?of=north-america')
      const own = totals.find(({ group }) => group === 'north-america')!
      expect(Number(own['bound_all'])).toBeGreaterThan(0)
      expect(page).toContain(`${own['declared']} <small>said by ${own['lists']} of ${String(own['states']).split(' ').length}</small>`)
    }
  })

  it('refuses a day that does not exist, and a day to come is today', async (world) => {
    expect((await world.app.request('http://desk.example/api/v1/together?asof=2020-13-01')).status).toBe(400)
    expect((await rowsOf(world, 'public', '?asof=2199-01-01')).get('JAM')!['asof']).toBe(new Date(START).toISOString().slice(0, 10))
  })
})
