import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asFault, parseInstant } from '../../values/index.ts'
import { eventsOf } from '../lineage/index.ts'
import type { Parsed } from '../observation.ts'
import { activities, counts, disease, gdacs, hurdat, hxl, nws, reliefweb, stix, ucdp, weekStart } from './index.ts'

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url))
const utf8 = (text: string) => new TextEncoder().encode(text)
const reasons = ({ rejected }: Parsed) => rejected.map(({ reason }) => reason.split(':')[0])
const codeOf = (parse: () => unknown): string => {
  try {
    parse()
    return 'read'
  } catch (error) {
    return asFault(error).code
  }
}
const ALL = [
  [nws, 'nws.json'], [ucdp, 'ucdp.csv'], [ucdp, 'ucdp.json'], [reliefweb, 'reliefweb.json'], [hxl, 'hxl.csv'], [disease, 'disease.csv'],
  [counts, 'counts.csv'], [hurdat, 'hurdat.txt'], [stix, 'stix.json'], [activities, 'activities.json'],
] as const

test('nws: outlines, zones, updates, cancels, tests; what is impossible or about a person is aside', () => {
  const parsed = nws.parse(sample('nws.json'))
  expect(parsed.observations).toMatchObject([
    { id: 'w@example.org,urn:1', theme: 'tropical-cyclone', where: [{ kind: 'polygon' }, { scheme: 'UGC' }, { scheme: 'SAME' }], at: parseInstant('2024-09-26T12:00:00Z') },
    { act: 'update', references: ['w@example.org,urn:1'], sent: parseInstant('2024-09-25T21:00:00Z'), expires: parseInstant('2024-09-27T08:00:00-04:00') },
    { act: 'cancel', references: ['w@example.org,urn:2'] }, { status: 'test' },
  ])
  expect(reasons(parsed)).toEqual(['impossible-coordinates', 'impossible-time', 'about-a-person', 'no-position', 'no-id'])
  expect(eventsOf(parsed.observations.slice(0, 3))).toHaveLength(1)
})

test('nws: mixed zones are one instant', () => {
  const [first, second] = nws.parse(sample('nws.json')).observations
  expect(first!.sent).toBe(second!.sent)
})

test('ucdp: both forms are one event; a coarse place is not a village; the sides are not kept', () => {
  const [table, answer] = [ucdp.parse(sample('ucdp.csv')), ucdp.parse(sample('ucdp.json'))]
  expect(answer.observations[0]).toEqual(table.observations[0])
  expect(table.observations).toMatchObject([
    { id: '900001', named: ['MEX'], where: [{ kind: 'point', lat: 19.5 }], severity: [{ scale: 'count', value: '3' }] },
    { id: '900003', where: [{ kind: 'circle', km: 25 }] }, { id: '900004', named: ['COL'], where: [] },
  ])
  expect(reasons(table)).toEqual(['impossible-coordinates', 'impossible-time', 'impossible-count', 'cells'])
  expect(reasons(answer)).toEqual(['impossible-coordinates', 'no-id'])
  expect(JSON.stringify([table, answer])).not.toMatch(/Side (One|Two)/)
})

test('reliefweb: countries, types and GLIDE; the middle of a country is no place', () => {
  const parsed = reliefweb.parse(sample('reliefweb.json'))
  expect(parsed.observations).toMatchObject([
    { id: '1', theme: 'flood', aliases: ['1', 'glide:FL-2023-000092-HTI'], named: ['HTI'], where: [] }, { theme: 'earthquake', named: ['ECU', 'PER'] },
  ])
  expect(reasons(parsed)).toEqual(['no-theme', 'impossible-time', 'no-place', 'no-id'])
})

test('hxl: semicolons and decimal commas, in Latin-1 as in UTF-8; contacts are not read', () => {
  const text = sample('hxl.csv').toString()
  const parsed = hxl.parse(utf8(text))
  expect(hxl.parse(new Uint8Array(Buffer.from(text, 'latin1')))).toEqual(parsed)
  expect(parsed.observations).toMatchObject([
    { title: 'Inundación', theme: 'flood', named: ['BOL'], where: [{ kind: 'point', lat: -16.5, lon: -68.15 }], severity: [{ value: '120' }] },
    { theme: 'earthquake', where: [], severity: [{ value: '0' }] },
  ])
  expect(reasons(parsed)).toEqual(['impossible-time', 'no-theme', 'no-place', 'impossible-coordinates', 'impossible-count'])
  expect(JSON.stringify(parsed)).not.toContain('Personname')
  const commas = '#event+type,#country+code,#date,#geo+lat,#geo+lon\nSismo,PER,2024-01-01,"-12,345","-77,1"'
  expect(reasons(hxl.parse(utf8(commas)))).toEqual(['impossible-coordinates'])
})

test('disease: a zero is a count; not reported, below zero and repeated are different words', () => {
  const parsed = disease.parse(sample('disease.csv'))
  expect(parsed.observations).toMatchObject([
    { id: 'BLZ Dengue 2018-12-30', theme: 'epidemic', named: ['BLZ'], severity: [{ scale: 'count', value: '14' }], expires: parseInstant('2019-01-06T00:00:00Z') },
    { id: 'BLZ Dengue 2019-01-06', severity: [{ scale: 'count', value: '0' }] },
    { id: 'BLZ Dengue 2019-01-27', severity: [{ value: '9' }] },
  ])
  expect(reasons(parsed)).toEqual(['not-reported', 'impossible-count', 'repeated', 'two-counts', 'not-weekly', 'impossible-time'])
})

test('counts: a point that may part thousands is refused, and so are a comma and a sign', () => {
  const read = (count: string) => reasons(counts.parse(utf8(`place,what,theme,date,count\nHND,dengue,epidemic,2020-01-05,${count}\n`)))
  for (const count of ['1.000', '"1,000"', '1,5', '-1', '1e3', '٣']) expect([count, read(count).length]).toEqual([count, 1])
  for (const count of ['12', '12.0', '12.00', '12.000000']) expect([count, read(count)]).toEqual([count, []])
})

test('counts: week 53 only where a year has it', () => {
  const parsed = counts.parse(sample('counts.csv'))
  expect(parsed.observations.map(({ id }) => id)).toEqual(['MEX Cólera 2020-12-27', 'MEX Cólera 2021-01-03'])
  expect(reasons(parsed)).toEqual(['impossible-time', 'impossible-count', 'no-theme', 'no-place', 'not-reported'])
  expect([2014, 2020, 2025].map((year) => weekStart(year, 53, 'epi') !== undefined)).toEqual([true, true, true])
  expect([2015, 2020, 2026].map((year) => weekStart(year, 53, 'iso') !== undefined)).toEqual([true, true, true])
  expect([weekStart(2021, 53, 'epi'), weekStart(2021, 53, 'iso'), weekStart(2021, 0, 'iso')]).toEqual([undefined, undefined, undefined])
})

test('weeks follow one another without gap or overlap for three centuries', () => {
  for (const scheme of ['epi', 'iso'] as const) {
    let next = weekStart(1900, 1, scheme)!
    for (let year = 1900; year < 2199; year++)
      for (let week = 1; week <= 53; week++) {
        const start = weekStart(year, week, scheme)
        if (start === undefined) continue
        expect(start).toBe(next)
        next = start + 7 * 86_400_000
      }
  }
})

test('a feed that flips between two counts: both stand, one event, whichever comes last', () => {
  const say = (count: number) => counts.parse(utf8(`place,what,date,count\nMEX,dengue,2021-01-03,${count}`)).observations
  const once = eventsOf([...say(5), ...say(7)])
  const flipped = eventsOf([...say(7), ...say(5), ...say(7), ...say(5)])
  expect([once.length, flipped.length]).toEqual([1, 1])
  expect(flipped[0]!.marks.length).toBe(once[0]!.marks.length)
  expect(flipped[0]!.marks.length).toBeGreaterThan(0)
  expect(flipped[0]!.severity).toEqual(once[0]!.severity)
})

test('hurdat: fixes of one storm, largest radius, past the date line, -99 is blank', () => {
  const parsed = hurdat.parse(sample('hurdat.txt'))
  expect(parsed.observations).toMatchObject([
    { id: 'AL992021', title: 'Tropical depression SAMPLE', where: [{ kind: 'point', lat: 16.5, lon: -78.9 }], severity: [{ scale: 'wind-kt', value: '30' }] },
    { where: [{ kind: 'circle', km: 185.20000000000002 }], at: parseInstant('2021-08-26T12:00:00Z'), sent: parseInstant('2021-08-27T18:00:00Z') },
    { where: [{ kind: 'point', lon: 176.8 }], severity: [] },
  ])
  expect(reasons(parsed)).toEqual(['impossible-time', 'impossible-coordinates'])
  const lines = sample('hurdat.txt').toString().split('\n')
  expect(codeOf(() => hurdat.parse(utf8(lines.slice(0, 4).join('\n'))))).toBe('hurdat-form')
})

test('stix: theme, place and time; no name and no address survives anywhere', () => {
  const parsed = stix.parse(sample('stix.json'))
  expect(parsed.observations).toMatchObject([
    { theme: 'cyber', title: 'Cyber campaign', where: [{ kind: 'geocode', value: 'CR' }], at: parseInstant('2024-02-01T00:00:00Z') }, { title: 'Cyber indicator' },
  ])
  expect(JSON.stringify(parsed)).not.toMatch(/personname|@example/i)
  expect(parsed.rejected[0]!.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('stix: a name planted in any text field of any object is gone', () => {
  const text = sample('stix.json').toString()
  const fields = [...text.matchAll(/"([a-z_]+)": "([^"]*)"/g)].map((found) => found.index + found[0].length - found[2]!.length - 1)
  fc.assert(fc.property(fc.constantFrom(...fields), fc.constantFrom('Zutana Quidam', 'zutana@example.net'), (at, name) => {
    const planted = text.slice(0, at) + name + text.slice(at)
    if (codeOf(() => stix.parse(utf8(planted))) === 'read') expect(JSON.stringify(stix.parse(utf8(planted)))).not.toMatch(/zutana/i)
  }), { numRuns: 500 })
})

test('activities: a notice and its correction are one event; no position is invented', () => {
  const parsed = activities.parse(sample('activities.json'))
  expect(parsed.observations).toMatchObject([
    { id: 'a1', theme: 'military-activity', named: ['BLZ', 'GTM', 'HND'], where: [], expires: parseInstant('2026-04-15T00:00:00Z') }, { id: 'a2', references: ['a1'] },
  ])
  expect(reasons(parsed)).toEqual(['impossible-time', 'not-a-notice', 'nil'])
  expect(eventsOf(parsed.observations)).toHaveLength(1)
})

test.each(ALL)('$id: cut, empty, another document and NUL are a Fault or fewer items, never more', ({ parse }, name) => {
  const whole = sample(name)
  const most = parse(whole).observations.length
  for (const size of [0, 1, 40, whole.length >> 1, whole.length - 3]) {
    if (codeOf(() => parse(whole.subarray(0, size))) === 'read') expect(parse(whole.subarray(0, size)).observations.length).toBeLessThanOrEqual(most)
  }
  expect(codeOf(() => parse(utf8('<html>not found</html>')))).not.toBe('read')
  expect(codeOf(() => parse(new Uint8Array([0x23, 0x61, 0, 0xff, 0x0a])))).not.toBe('read')
  expect(codeOf(() => parse(utf8('"a\nb')))).not.toBe('read')
})

test('any damage gives a Fault or set-aside items, and never an impossible place or time', () => {
  const junk = fc.constantFrom('-', '9999', '"', ',', '\n', 'NaN', '{', ';')
  fc.assert(fc.property(fc.constantFrom(...ALL), fc.nat(9000), fc.nat(40), fc.oneof(fc.string({ maxLength: 8 }), junk), ([feed, name], at, length, text) => {
    const whole = sample(name).toString()
    const bytes = utf8(whole.slice(0, at % whole.length) + text + whole.slice((at % whole.length) + length))
    if (codeOf(() => feed.parse(bytes)) !== 'read') return
    for (const one of feed.parse(bytes).observations) {
      expect([one.at, one.sent].every(Number.isFinite)).toBe(true)
      for (const shape of one.where) if (shape.kind !== 'geocode' && shape.kind !== 'polygon') expect(Math.abs(shape.lat) <= 90 && Math.abs(shape.lon) <= 180).toBe(true)
    }
  }), { numRuns: 1500 })
})

test('gdacs: an answer cut in the middle or of an error page is a Fault', () => {
  const whole = sample('gdacs.xml')
  expect(codeOf(() => gdacs.parse(whole.subarray(0, whole.length >> 1)))).toBe('xml-form')
  expect(codeOf(() => gdacs.parse(utf8('<html><body>502</body></html>')))).toBe('gdacs-form')
})

const DATA = process.env.CONTADORA_DATA ?? '../shared/data'
const REAL = [
  [nws, 'nws/e2e_active_actual.json'], [nws, 'nws/guam-7day_active_actual.json'], [ucdp, 'conflict/ucdp_ged_mexico_1989_2023.csv'],
  [hurdat, 'cyclones/hurdat2_AL_1949_2019.csv'], [disease, 'health/National_extract_PAHO_V1_3.csv'], [hxl, 'hxl/libhxl-js-sample-data.csv'],
  [stix, 'stix/examples/infrastructure.json'], [stix, 'stix/examples/malicious-email-indicator-with-attachment.json'],
] as const
test.skipIf(!existsSync(join(DATA, 'nws')))(`saved files of the sources (skipped without ${DATA})`, () => {
  const outcome = REAL.map(([feed, path]) => {
    const parsed = feed.parse(readFileSync(join(DATA, path)))
    const why = Object.entries(Object.groupBy(reasons(parsed), (reason) => reason ?? '')).map(([reason, all]) => `${all!.length} ${reason}`)
    return `${path}: ${parsed.observations.length} read; ${why.join(', ')}`
  })
  expect(outcome).toMatchInlineSnapshot(`
    [
      "nws/e2e_active_actual.json: 3 read; 1 no-position, 148 impossible-time",
      "nws/guam-7day_active_actual.json: 0 read; 246 impossible-time",
      "conflict/ucdp_ged_mexico_1989_2023.csv: 18957 read; ",
      "cyclones/hurdat2_AL_1949_2019.csv: 30329 read; 26 no-position",
      "health/National_extract_PAHO_V1_3.csv: 16055 read; 2171 not-weekly",
      "hxl/libhxl-js-sample-data.csv: 0 read; 1456 no-theme",
      "stix/examples/infrastructure.json: 4 read; 1 texts-dropped, 6 not-an-event",
      "stix/examples/malicious-email-indicator-with-attachment.json: 2 read; 1 texts-dropped, 4 not-an-event",
    ]
  `)
})
