import { afterAll, beforeAll, expect } from 'vitest'
import { stateNames } from '../src/adapters/geo-data/index.ts'
import { checkReturn, readJsonReturn, type Reading, readPeriod } from '../src/core/filings/index.ts'
import { dayOfInstant, type Json } from '../src/core/values/index.ts'
import { filingContent, filingsSeen, submitReturn } from '../src/server/filings.ts'
import { formShelf } from '../src/server/form-book.ts'
import { inWorlds } from './exchange-fixture.ts'
import { makeSeed, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const IMPORTS: Json = { imports: [{ A: 'IV', B: 'USA', C: '3' }, { A: 'I', B: 'BRA', C: '2' }] }

async function fileBefore({ desk }: World): Promise<void> {
  const { book } = await formShelf(desk)
  const reading: Reading = { book, form: book.forms.get('unroca-annual')!, mark: 'dot', state: 'JAM', period: readPeriod('2018'), stateOf: stateNames(desk.region) }
  const checked = checkReturn(readJsonReturn({ data: IMPORTS }, reading), reading, { today: dayOfInstant(desk.clock()), filed: [] })
  await submitReturn(desk, { checked, book })
}

/** One button of a form, as an office of Jamaica. */
async function press({ desk, app }: World, role: 'drafter' | 'releaser', path: string, fields: Record<string, string>) {
  const session = { id: (role === 'drafter' ? '0a' : '0b').repeat(16), party: 'JAM', office: 'Civil protection of JAM', role, seat: null, how: 'demo' as const, round: 0, seen: desk.clock(), until: START + 365 * 86_400_000 }
  const answer = await app.request(`http://desk.example${path}`, {
    method: 'POST', headers: { cookie: `contadora=${desk.seals.seal('session', session)}`, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ ...fields, csrf: desk.seals.csrf(session as never) }),
  })
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}

onEachEngine('same as last year', (engine) => {
  const it = inWorlds(engine, () => seed)
  it('is two clicks and the second credential, and says what last year said', async (world) => {
    await fileBefore(world)
    world.at(START + 100 * 86_400_000)
    expect(await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'same' })).toMatchObject({ status: 303, to: '/en/file/unroca-annual/2019' })
    expect(await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'finish' })).toMatchObject({ status: 303, to: '/en/file' })
    expect((await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'release', audience: 'public' })).status).toBe(403)
    expect((await press(world, 'releaser', '/en/file/unroca-annual/2019', { do: 'release', audience: 'public' })).status).toBe(303)
    const filed = (await filingsSeen(world.desk, 'public')).find(({ period }) => period === '2019')!
    expect((await filingContent(world.desk, 'HTI', filed.id))!.data).toEqual(IMPORTS)
  })

  it('is refused in words where there was no last year; a second answer to the same year is a correction of the first', async (world) => {
    world.at(START + 100 * 86_400_000)
    const none = await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'same' })
    expect(none.status).toBeGreaterThanOrEqual(400)
    expect(none.status).toBeLessThan(500)
    expect((await filingsSeen(world.desk, 'JAM')).length).toBe(0)
    expect(await press(world, 'drafter', '/es/file/unroca-annual/2019', { do: 'nil' })).toMatchObject({ status: 303 })
    expect((await press(world, 'releaser', '/es/file/unroca-annual/2019', { do: 'release', audience: 'public' })).status).toBe(303)
    expect((await filingsSeen(world.desk, 'public')).map(({ answer }) => answer)).toEqual(['nil'])
    await press(world, 'drafter', '/en/file/unroca-annual/2019', { do: 'nil' })
    await press(world, 'releaser', '/en/file/unroca-annual/2019', { do: 'release', audience: 'public' })
    const [first, correction] = await filingsSeen(world.desk, 'public')
    expect(correction!.replaces).toBe(first!.id)
  })
})
