import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lawDiff, lawFrom, factsFrom, tally, type TallyInput } from '../../core/law/index.ts'
import { faultLine, firstDay, STATES } from '../../core/values/index.ts'
import { answerCase, loadCases, loadRegion } from './index.ts'

const region = await loadRegion('region')
const law = lawFrom(region.facts)
const { cases, faults } = await loadCases('region')

describe('the region of the Americas', () => {
  test('loads without a fault, and keeps its doubtful rows in sight', () => {
    expect([...region.faults, ...faults].map(faultLine)).toEqual([])
    expect(region.doubts.map((doubt) => [doubt.code, doubt.message.slice(0, 3)])).toContainEqual(['approved-before-signature', 'BHS'])
    expect(region.doubts.every((doubt) => doubt.place.line !== undefined)).toBe(true)
  })

  test('reproduces the totals of the table of 30 April 2009: 21, 14, 30, 12, 24', () => {
    const count = (instrument: string) =>
      region.facts.actions.filter(
        (claim) => claim.instrument === instrument && claim.source.includes('30 April 2009') && claim.what === 'ratified',
      ).length
    expect(['RIO', 'BOGOTA', 'CIFTA', 'CITAAC', 'TERRORISM'].map(count)).toEqual([21, 14, 30, 12, 24])
  })

  test('and the engine counts the same consents on that day, Cuba apart, which the table does not list', () => {
    const day = firstDay('2009-04-30')
    const spellsOf = (instrument: string, state: string) => law.timelines(instrument).states.get(state)!.story.spells
    const consented = (instrument: string) =>
      STATES.filter((state) => state !== 'CUB' && spellsOf(instrument, state).some(({ consent, start, end }) =>
        (consent?.hi ?? start.hi) <= day && (end === undefined || end.hi > day)))
    expect(['RIO', 'BOGOTA', 'CIFTA', 'CITAAC', 'TERRORISM'].map((id) => consented(id).length)).toEqual([21, 14, 30, 12, 24])
    // fourteen either way: the table has El Salvador, which left in 1974, and not Ecuador, which deposited in 2008
    expect([consented('BOGOTA').includes('SLV'), consented('BOGOTA').includes('ECU')]).toEqual([false, true])
  })

  test('and answers them where the law agrees: Cuba, outside the table, stays bound by the Rio Treaty', () => {
    const size = (instrument: string) => law.parties(instrument, '2009-04-30').parties.length
    expect([size('RIO'), size('CITAAC'), size('TERRORISM')]).toEqual([22, 12, 24])
  })

  test('every claim has an id of its own, a source and a certainty', () => {
    const ids = new Set(region.facts.actions.map((claim) => claim.id))
    expect(ids.size).toBe(region.facts.actions.length)
    expect(region.facts.actions.every((claim) => claim.source.length > 0)).toBe(true)
  })

  test('no duty of general knowledge is ever said to bind', () => {
    const due = law.duties('MEX', '2020-01-01')
    expect(due.length).toBeGreaterThan(100)
    expect(due.filter((one) => one.duty.certainty === 'background' && one.status !== 'background')).toEqual([])
  })
})

describe('cases', () => {
  test.each(cases.map((one) => [`${one.file}: ${one.name}`, one] as const))('%s', (_, one) => {
    expect(answerCase(law, one)).toEqual(one.expect)
  })
})

describe('law sync', () => {
  test('a log built from the region answers as the region does, and a second sync appends nothing', () => {
    const log = lawDiff({ instruments: [], actions: [] }, region.facts)
    const facts = factsFrom(log)
    expect(facts.size).toBe(region.facts.instruments.length + region.facts.actions.length)
    expect(lawDiff(facts, region.facts)).toEqual([])
    expect(lawFrom(facts).parties('RIO', '2019-09-23').parties).toEqual(law.parties('RIO', '2019-09-23').parties)
  })

  test('a changed claim is one retraction and one claim', () => {
    const changed = region.facts.actions.map((claim, i) => (i === 7 ? { ...claim, note: 'corrected' } : claim))
    const entries = lawDiff(region.facts, { ...region.facts, actions: changed })
    expect(entries.map((entry) => entry.kind)).toEqual(['retract', 'action'])
  })
})

describe('a broken region', () => {
  test('every fault names file, line and field, and the rest is loaded', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'region-'))
    try {
      await cp('region', dir, { recursive: true })
      await writeFile(
        join(dir, 'instruments/NORAD.yaml'),
        (await readFile('region/instruments/NORAD.yaml', 'utf8')).replace('level: bilateral', 'level: 2'),
      )
      await writeFile(
        join(dir, 'actions/BOGOTA.yaml'),
        (await readFile('region/actions/BOGOTA.yaml', 'utf8')).replace('1948-04-30', '1948-04-31'),
      )
      const broken = await loadRegion(dir)
      const lines = broken.faults.map(faultLine)
      expect(lines).toHaveLength(3)
      expect(lines[0]).toMatch(/^instruments\/NORAD\.yaml:\d+: level: /)
      expect(lines[1]).toMatch(/^actions\/BOGOTA\.yaml:\d+: actions\.\w{3}\[\d\]\.date: "1948-04-31" is not a date/)
      expect(lines[2]).toMatch(/^actions\/NORAD\.yaml:1: instrument: no instruments/)
      expect(lawFrom(broken.facts).parties('RIO', '2009-04-30').parties).toHaveLength(22)
    } finally {
      await rm(dir, { recursive: true })
    }
  })

  test('a theme, a particular or an area that no list has is a fault at its line', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'region-'))
    const swap = async (file: string, from: string, to: string) =>
      writeFile(join(dir, file), (await readFile(join(dir, file), 'utf8')).replace(from, to))
    try {
      await cp('region', dir, { recursive: true })
      await swap('instruments/CBD.yaml', 'only: [biodiversity', 'only: [butterflies')
      await swap('instruments/OPRC.yaml', '    themes: [oil-spill]', '    themes: [oil-spil]')
      await swap('instruments/CARTAGENA.yaml', 'area: wider-caribbean', 'area: atlantis')
      await swap('instruments/ENAC.yaml', 'occasion: [event]', 'occasion: [whenever]')
      const broken = await loadRegion(dir)
      expect(broken.faults.map((fault) => [fault.code, faultLine(fault).replace(/:\d+:/, ':')])).toEqual([
        ['unknown-area', expect.stringMatching(/^instruments\/CARTAGENA\.yaml: scope\.area: /)],
        ['unknown-occasion', expect.stringMatching(/^instruments\/CBD\.yaml: duties\[0\]\.only: "butterflies"/)],
        ['yaml-value', expect.stringMatching(/^instruments\/ENAC\.yaml: duties\[0\]\.occasion\[0\]: /)],
        ['unknown-theme', expect.stringMatching(/^instruments\/OPRC\.yaml: duties\[0\]\.themes: "oil-spil"/)],
        ['unknown-instrument', expect.stringMatching(/^actions\/ENAC\.yaml/)],
      ])
      expect(broken.faults.every((fault) => (fault.place.line ?? 0) > 0)).toBe(true)
      expect(broken.facts.instruments.find(({ id }) => id === 'CARTAGENA')!.scope).toBeUndefined()
    } finally {
      await rm(dir, { recursive: true })
    }
  })

  test('the cache answers the same, and only for the same bytes', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'law-cache-'))
    try {
      expect((await loadRegion('region', { cacheDir })).cached).toBe(false)
      const again = await loadRegion('region', { cacheDir })
      expect(again.cached).toBe(true)
      expect(again.facts).toEqual(region.facts)
      expect(again.doubts.map(faultLine)).toEqual(region.doubts.map(faultLine))
    } finally {
      await rm(cacheDir, { recursive: true })
    }
  })
})

const shared = process.env.CONTADORA_DATA ?? '../shared'
const table = `${shared}/facts/warn_parties.csv`
const absent = existsSync(table) ? false : 'the source tables are not on this machine'

test.skipIf(absent !== false)(
  `every dated row of the source table of parties is a claim here${absent ? ` (skipped: ${absent})` : ''}`,
  () => {
    const dated = new Set(region.facts.actions.map((claim) => `${claim.instrument} ${claim.state} ${claim.date ?? ''}`))
    const rows = readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const missing = rows.filter((row) => row[3] && !dated.has(`${row[0]} ${row[1]} ${row[3]}`))
    expect(rows.length).toBeGreaterThan(1700)
    expect(missing).toEqual([])
  },
)

test('a tally file of the command line is a plain object', () => {
  const input: TallyInput = JSON.parse(
    '{"rule":"rio-organ","on":"2019-09-23","counts":{"for":16,"against":1,"abstain":1,"absent":1,"of":19}}',
  )
  expect(Object.keys(tally(input, law)).slice(0, 7)).toEqual(['rule', 'for', 'against', 'abstain', 'absent', 'of', 'needed'])
})
