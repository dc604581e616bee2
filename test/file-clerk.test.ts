import { afterAll, beforeAll, expect } from 'vitest'
import { workOn } from '../src/server/filing-drafts.ts'
import { filingContent, filingsSeen } from '../src/server/filings.ts'
import { returnSignals } from '../src/server/return-signals.ts'
import { errorsIn, press, read, seated, words } from './clerk.ts'
import { inWorlds } from './exchange-fixture.ts'
import { makeSeed, type Seed, START, type World } from './properties/world.ts'
import { onEachEngine } from './store-fixture.ts'

let seed: Seed
beforeAll(async () => void (seed = await makeSeed()), 120_000)
afterAll(() => seed.drop())

const RETURN = '/en/file/unroca-annual/2019'
const ROWS = [{ A: 'IV', B: 'USA', C: '3' }, { A: 'I', B: 'BRA', C: '2' }] as const
const field = (row: Record<string, string>) => Object.fromEntries(Object.entries(row).map(([id, value]) => [`f-${id}`, value]))
const draftOf = async ({ desk }: World, period = '2019') => (await workOn(desk, 'JAM', 'unroca-annual', period)).draft?.body

/** Two imports, typed row by row and let out to everybody. */
async function fileTwo(world: World): Promise<void> {
  world.at(START + 100 * 86_400_000)
  for (const row of ROWS) expect(await press(world, 'drafter', `${RETURN}/imports/new`, { do: 'save', ...field(row) })).toMatchObject({ status: 303 })
  expect((await press(world, 'drafter', RETURN, { do: 'finish' })).status).toBe(303)
  expect((await press(world, 'releaser', RETURN, { do: 'release', audience: 'public' })).status).toBe(303)
}

onEachEngine('a clerk who corrects', (engine) => {
  const it = inWorlds(engine, () => seed)

  it('changes one row of what was filed and keeps the other; both versions stand side by side for everybody', async (world) => {
    await fileTwo(world)
    const filed = words(await read(world, RETURN))
    expect(filed).toMatch(/What was filed.*Number of items: 3.*Number of items: 2/)
    expect(await press(world, 'drafter', `${RETURN}/imports/1`, { do: 'save', ...field({ ...ROWS[0], C: '5' }) })).toMatchObject({ status: 303 })
    expect((await draftOf(world))!.data).toEqual({ imports: [{ ...ROWS[0], C: '5' }, ROWS[1]] })
    expect(words(await read(world, RETURN))).toMatch(/stand beside the return that was filed.*Gone:.*Number of items: 3.*New:.*Number of items: 5/)
    await press(world, 'drafter', RETURN, { do: 'finish' })
    await press(world, 'releaser', RETURN, { do: 'release', audience: 'public' })
    const [first, second] = await filingsSeen(world.desk, 'public')
    expect(second!.replaces).toBe(first!.id)
    expect((await filingContent(world.desk, 'HTI', first!.id))!.data).toEqual({ imports: ROWS })
    const cited = words(await (await world.app.request('http://desk.example/en/filings/UNROCA/JAM/2019')).text())
    expect(cited).toMatch(/corrected later Imports .*Number of items: 3.*Correction.*Number of items: 5.*What the correction changes Gone: Imports: .*3 New: Imports: .*5/)
    expect((await filingContent(world.desk, 'HTI', second!.id))!.data).toEqual({ imports: [{ ...ROWS[0], C: '5' }, ROWS[1]] })
  })

  it('may throw the draft away: what was filed counts again, and the return that was never begun is blank again', async (world) => {
    await fileTwo(world)
    await press(world, 'drafter', `${RETURN}/imports/1`, { do: 'drop' })
    expect((await draftOf(world))!.data).toEqual({ imports: [ROWS[1]] })
    expect((await press(world, 'drafter', RETURN, { do: 'discard' })).status).toBe(303)
    expect(await draftOf(world)).toBeUndefined()
    expect(words(await read(world, RETURN))).toMatch(/Number of items: 3.*Number of items: 2/)
  })

  it('is told that a correction says what was filed already', async (world) => {
    await fileTwo(world)
    await press(world, 'drafter', `${RETURN}/imports/1`, { do: 'save', ...field(ROWS[0]) })
    const same = await press(world, 'drafter', RETURN, { do: 'finish' })
    expect([same.status, errorsIn(same.text)]).toEqual([422, expect.stringContaining('says what was filed already')])
  })
})

onEachEngine('what a clerk may get wrong', (engine) => {
  const it = inWorlds(engine, () => seed)

  it('a place that the form does not have is no address, and nothing is kept there', async (world) => {
    world.at(START + 100 * 86_400_000)
    for (const path of ['unroca-annual/2019/imports/7', 'unroca-annual/2019/imports/x', 'milex-standard/2019/matrix/zzz', 'milex-standard/2019/matrix/__proto__', 'unroca-annual/2019/nothing/new'])
      expect((await press(world, 'drafter', `/en/file/${path}`, { do: 'save', 'f-A': 'IV', 'f-B': 'USA', 'f-C': '2', 'f-c1': '5' })).status, path).toBe(404)
    expect(await draftOf(world)).toBeUndefined()
    expect((await workOn(world.desk, 'JAM', 'milex-standard', '2019')).draft).toBeNull()
  })

  it('a period that the form cannot have is refused in words, and an address that is no text is no failure of the desk', async (world) => {
    world.at(START + 100 * 86_400_000)
    for (const [period, code] of [['2019-03', 'period-year'], ['1700', 'period-early'], ['1991', 'period-early'], ['%25', 'period-shape']]) {
      const page = await read(world, `/en/file/unroca-annual/${period}`)
      expect(page, period).toContain(code)
      expect((await press(world, 'drafter', `/en/file/unroca-annual/${period}`, { do: 'nil' })).status, period).toBe(400)
    }
  })

  it('any form can be opened for any time that it can have; a wrong one is said beside the field', async (world) => {
    world.at(START + 100 * 86_400_000)
    const open = async (query: string) => world.app.request(`http://desk.example/en/file/open?${query}`, { headers: { cookie: seated(world, 'drafter').cookie } })
    expect((await open('form=exercise-notice&period=2020-05-04')).headers.get('location')).toBe('/en/file/exercise-notice/2020-05-04')
    for (const [query, says] of [['form=unroca-annual&period=May', 'Write the period'], ['form=unroca-annual&period=2019-03', 'whole year'], ['form=none&period=2019', 'no such form']] as const) {
      const answer = await open(query)
      expect([answer.status, errorsIn(await answer.text())], query).toEqual([400, expect.stringContaining(says)])
    }
  })

  it('what is pasted or chosen wrongly comes back with the error beside it', async (world) => {
    world.at(START + 100 * 86_400_000)
    const pasted = await press(world, 'drafter', RETURN, { do: 'paste', part: 'imports', cells: '   ' })
    expect([pasted.status, errorsIn(pasted.text)]).toEqual([422, expect.stringContaining('Copy the cells')])
    await press(world, 'drafter', RETURN, { do: 'nil' })
    for (const [fields, says] of [
      [{ audience: 'everyone' }, 'Choose who may read'], [{}, 'Choose who may read'], [{ audience: 'parties', reveal: '12/31/2030' }, '2027-06-15'],
      [{ audience: 'parties', reveal: '01/02/2019' }, 'a day to come'], [{ audience: 'organs', reveal: '2031-01-01' }, 'parties'],
    ] as const) {
      const answer = await press(world, 'releaser', RETURN, { do: 'release', ...fields })
      expect([answer.status, errorsIn(answer.text)], JSON.stringify(fields)).toEqual([422, expect.stringContaining(says)])
      if ('reveal' in fields) expect(answer.text).toContain(`value="${fields.reveal}"`)
    }
    expect((await filingsSeen(world.desk, 'JAM')).length).toBe(0)
    expect((await press(world, 'releaser', RETURN, { do: 'release', audience: 'parties', reveal: '31/12/2030' })).status).toBe(303)
  })
})

onEachEngine('an advance notice', (engine) => {
  const it = inWorlds(engine, () => seed)
  const at = (day: string) => `/en/file/exercise-notice/${day}`
  const activity = (day: string) => ({ do: 'save', 'f-designation': `Exercise of ${day}`, 'f-kind': 'exercise', 'f-start': day, 'f-end': day, 'f-area': 'coast', 'f-participants': 'JAM' })

  it('is given before its day, as its name says; one that comes after it is a question for the watch', async (world) => {
    world.at(Date.parse('2020-04-01T00:00:00Z'))
    for (const day of ['2020-05-04', '2020-03-02']) {
      expect((await press(world, 'drafter', `${at(day)}/activity/1`, activity(day))).status, day).toBe(303)
      const handed = await press(world, 'drafter', at(day), { do: 'finish' })
      expect([handed.status, errorsIn(handed.text)], day).toEqual([303, ''])
      expect((await press(world, 'releaser', at(day), { do: 'release', audience: 'public' })).status, day).toBe(303)
    }
    world.at(Date.parse('2020-05-10T00:00:00Z'))
    expect((await returnSignals(world.desk, 'public')).map(({ kind, facts }) => [kind, facts['start']])).toEqual([['exercise-not-notified', '2020-03-02']])
  })
})

onEachEngine('a notice that follows from a record', (engine) => {
  const it = inWorlds(engine, () => seed)
  const record = (incorporated: string, more: Record<string, string> = {}) => ({ do: 'save', 'f-period': incorporated, 'f-direction': 'import', 'f-partner': 'USA', 'f-category': 'VI', 'f-quantity': '1', 'f-type': 'Cutter', 'f-incorporated': incorporated, ...more })

  it('falls due ninety days after the day that the record gives, filled from it, and is gone from the list when it was filed', async (world) => {
    world.at(Date.parse('2020-04-20T00:00:00Z'))
    expect((await press(world, 'drafter', '/en/records/transfer/new', record('2020-02-10'))).status).toBe(303)
    expect((await press(world, 'drafter', '/en/records/transfer/new', record('2020-02-10', { 'f-category': 'IV', 'f-type': 'Aircraft' }))).status).toBe(303)
    expect((await press(world, 'drafter', '/en/records/transfer/new', record('2020-03-01', { 'f-category': '', 'f-line': 'SA1' }))).status).toBe(303)
    const list = async (party = 'JAM') => words(await read(world, '/en/file', { party }))
    const notice = /notice of acquisition through imports \(Art\. IV\) · (\d{4}-\d{2}-\d{2}).*?due on (\d+ \w+ \d{4})/g
    expect([...(await list()).matchAll(notice)].map(([, day, due]) => [day, due])).toEqual([['2020-02-10', '10 May 2020']])
    expect(await list('CUB')).not.toContain('notice of acquisition through imports (Art. IV) · 2020')
    const at = '/en/file/citaac-import-notice/2020-02-10'
    await press(world, 'drafter', at, { do: 'records' })
    expect(words(await read(world, at))).toMatch(/Cutter.*Aircraft|Aircraft.*Cutter/)
    expect((await press(world, 'drafter', at, { do: 'finish' })).status).toBe(303)
    expect((await press(world, 'releaser', at, { do: 'release', audience: 'organs' })).status).toBe(303)
    expect((await list()).split('Filed, or not due yet')[0]).not.toContain('2020-02-10')
  })
})

onEachEngine('who lets a return out', (engine) => {
  const it = inWorlds(engine, () => seed)

  it('sees beforehand whom each choice reaches, and it reaches those and nobody else', async (world) => {
    world.at(START + 100 * 86_400_000)
    await press(world, 'drafter', '/en/file/citaac-annual/2019', { do: 'nil' })
    const page = words(await read(world, '/en/file/citaac-annual/2019', { role: 'releaser' }))
    const [, shown, kept] = /The parties to the instrument \((.*?)\)\s*Not, for their standing is not established: (.*?)\./.exec(page)!
    expect(page).toContain('a civil authority')
    expect(words(await read(world, '/en/file/citaac-annual/2019'))).not.toContain('The parties to the instrument')
    await press(world, 'releaser', '/en/file/citaac-annual/2019', { do: 'release', audience: 'parties' })
    const [filed] = await filingsSeen(world.desk, 'JAM')
    const readers = (await world.desk.store.readersOf(filed!.id)).filter((reader) => reader !== 'JAM')
    const namesIn = (text: string) => text.split(/,? and |, /).sort()
    expect(namesIn(shown!)).toEqual(readers.map((party) => world.desk.region.name(party, 'en')).sort())
    expect(namesIn(kept!).some((name) => namesIn(shown!).includes(name))).toBe(false)
  })
})

onEachEngine('a question about a return', (engine) => {
  const it = inWorlds(engine, () => seed)
  const asking = { part: 'imports', text: 'Three aircraft, or four?' }

  it('stands on the first page of the state that was asked until it replies, and on nobody else\'s', async (world) => {
    await fileTwo(world)
    const { id } = (await filingsSeen(world.desk, 'public'))[0]!
    const at = `/en/file/questions/${id}`
    expect((await press(world, 'drafter', at, asking, 'CUB')).status).toBe(303)
    expect((await press(world, 'drafter', at, { ...asking, part: 'nonsense' }, 'CUB')).status).toBe(404)
    const home = async (party: string) => words(await read(world, '/en/', { party }))
    expect(await home('JAM')).toMatch(/1 thing waits for you.*Cuba asks about a return of yours: Three aircraft, or four\?/)
    for (const party of ['CUB', 'HTI']) expect(await home(party)).not.toContain('Three aircraft')
    const query = /name="query" value="([0-9a-f]{32})"/.exec(await read(world, at))![1]!
    expect((await press(world, 'drafter', at, { query, text: 'Three.' })).status).toBe(303)
    expect(await home('JAM')).not.toContain('Three aircraft')
    expect(words(await read(world, at, { party: 'CUB' }))).toMatch(/Three aircraft, or four\?.*Jamaica replies Three\./)
    expect(words(await read(world, at, { party: 'HTI' }))).not.toContain('Three aircraft')
  })

  it('sent without a word comes back to its own page', async (world) => {
    await fileTwo(world)
    const { id } = (await filingsSeen(world.desk, 'public'))[0]!
    const empty = await press(world, 'drafter', `/en/file/questions/${id}`, { part: 'imports', text: '  ' }, 'CUB')
    expect([empty.status, errorsIn(empty.text)]).toEqual([422, expect.stringContaining('Write the text first')])
    expect(empty.text).toMatch(/<option value="imports" selected/)
  })
})
