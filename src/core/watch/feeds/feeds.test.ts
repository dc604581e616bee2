import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asFault, parseInstant } from '../../values/index.ts'
import { aboutPerson, cap, FEEDS, feedById, gdacs, linkedFrom, readObservations, themeOf, usgs, writeObservations } from './index.ts'

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url))
const utf8 = (text: string) => new TextEncoder().encode(text)
const codeOf = (parse: () => unknown): string => {
  try {
    parse()
    return 'read'
  } catch (error) {
    return asFault(error).code
  }
}

test('usgs: ids, severities, depth, tsunami flag, deletion; what is impossible is set aside and the rest goes on', () => {
  const { observations, rejected } = usgs.parse(sample('usgs.geojson'))
  expect(observations.map(({ id, theme, act }) => [id, theme, act])).toEqual([
    ['us60007idc', 'earthquake', 'report'], ['us60007ieb', 'earthquake', 'report'], ['us6000gone', 'earthquake', 'delete'],
    ['us6000vol', 'volcano', 'report'],
  ])
  expect(observations[0]).toMatchObject({
    aliases: ['at00q4ubqu', 'pt20028001', 'us60007idc'], version: '1580241000000', at: parseInstant('2020-01-28T19:10:24Z'), depthKm: 14.9,
    flags: ['tsunami'], where: [{ kind: 'point', lat: 19.419, lon: -78.756 }],
    severity: [{ scale: 'magnitude', value: '7.7' }, { scale: 'mmi', value: '6.3' }, { scale: 'pager', value: 'green' }],
  })
  expect([observations[1]!.severity, observations[3]!.severity]).toEqual([[{ scale: 'magnitude', value: '6.1' }], []])
  expect(rejected).toEqual([
    { id: 'quarry1', reason: 'not-a-hazard: quarry blast' }, { id: 'bad-lat', reason: 'impossible-coordinates' },
    { id: 'bad-time', reason: 'impossible-time' }, { id: 'bad-mag', reason: 'impossible-magnitude' },
    { id: 'item 9', reason: 'no-id: a feature needs an id and properties' },
  ])
})

test('usgs: a magnitude of NaN costs its item, not the feed; a title that says NaN costs nothing', () => {
  const text = sample('usgs.geojson').toString().replace('"mag":6.1', '"mag": NaN').replace('"M 6.1 - Cayman Islands"',
    '"mag: NaN, \\"Infinity\\""')
  const { observations, rejected } = usgs.parse(utf8(text))
  expect([observations.length, rejected[0]]).toEqual([3, { id: 'us60007ieb', reason: 'impossible-magnitude' }])
})

test.each([
  ['truncated', sample('usgs.geojson').subarray(0, 900), 'json-form'], ['empty', utf8(''), 'json-form'],
  ['latin-1', new Uint8Array([0x22, 0xe9, 0x22]), 'json-encoding'],
  ['200 MB', new Uint8Array(200 * 1024 * 1024), 'feed-size'], ['another document', utf8('{"type":"Feed"}'), 'usgs-form'],
  ['a list', utf8('[1]'), 'usgs-form'],
  ['40,000 deep', utf8('['.repeat(40_000)), 'json-form'],
])('usgs: %s is a Fault', (_, bytes, code) => {
  expect(codeOf(() => usgs.parse(bytes))).toBe(code)
})

test('cap: blocks that end at different times are kept each by itself; with one end there are none', () => {
  const text = sample('alert.cap.xml').toString()
  const [info] = /<info>[\s\S]*?<\/info>/.exec(text)!
  const early = info.replace(/<severity>[^<]*</, '<severity>Minor<').replace(/<expires>[^<]*</, '<expires>2020-01-28T15:00:00-05:00<').replace(/<language>[^<]*</, '<language>fr<')
  expect(cap.parse(utf8(text)).observations[0]).not.toHaveProperty('parts')
  const { parts, expires } = cap.parse(utf8(text.replace(info, `${info}${early}`))).observations[0]!
  expect(parts!.map((part) => [part.expires, part.severity[0]!.value])).toEqual([[expires, 'Moderate'], [Date.UTC(2020, 0, 28, 20), 'Minor']])
})

test('what cannot be seen is no part of a text: controls, turned writing, halves of a character', () => {
  const title = 'M 7.0\u0000\u0008 \u202Eaciamaj\u202C\nnear the coast\ud800'
  const text = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', id: 'x', geometry: { type: 'Point', coordinates: [-77, 18, 10] }, properties: { mag: 7, time: 1.6e12, updated: 1.6e12, type: 'earthquake', title, ids: ',x,' } }] })
  const [one] = usgs.parse(utf8(text)).observations
  expect([one!.title, one!.texts[0]!.headline]).toEqual(Array(2).fill('M 7.0 aciamaj\nnear the coast\ufffd'))
})

test('observations: blocks that end at different times come back as they were written', () => {
  const [info] = /<info>[\s\S]*?<\/info>/.exec(sample('alert.cap.xml').toString())!
  const written = cap.parse(utf8(sample('alert.cap.xml').toString().replace(info, `${info}${info.replace(/<expires>[^<]*</, '<expires>2020-01-28T15:00:00-05:00<')}`)))
  expect(written.observations[0]!.parts).toHaveLength(2)
  expect(readObservations(writeObservations(written))).toEqual(written)
})

test('gdacs: alert level, magnitude, wind in knots, named states; bad items aside', () => {
  const { observations, rejected } = gdacs.parse(sample('gdacs.xml'))
  expect(observations).toMatchObject([
    {
      id: 'EQ1202777', aliases: ['EQ1202777', 'glide:EQ-2020-000011-JAM'], version: '1.2', theme: 'earthquake', named: ['JAM'], depthKm: 10,
      severity: [{ scale: 'gdacs', value: 'green' },
        { scale: 'magnitude', value: '7.7' }], where: [{ kind: 'point', lat: 19.44, lon: -78.76 }],
      at: parseInstant('2020-01-28T19:10:00Z'), sent: parseInstant('2020-01-28T19:50:00Z'),
    },
    { id: 'TC1000605', theme: 'tropical-cyclone', severity: [{ scale: 'gdacs', value: 'red' }, { scale: 'wind-kt', value: '160' }] },
  ])
  expect(rejected.map(({ id, reason }) => [id, reason.split(':')[0]])).toEqual([
    ['TC1', 'no-position'], ['FL1', 'impossible-time'], ['FL2', 'impossible-coordinates'], ['FL3', 'unknown-alert-level'],
    ['EQ2', 'impossible-magnitude'], ['item 8', 'no-id'],
  ])
  expect(codeOf(() => gdacs.parse(utf8('<html/>')))).toBe('gdacs-form')
})

test('cap: one alert in two languages is one observation, its shapes once, its reference an id', () => {
  const { observations: [one, ...more], rejected } = cap.parse(sample('alert.cap.xml'))
  expect([more, rejected]).toEqual([[], []])
  expect(one).toMatchObject({
    id: 'warnings@example.org,sample-2020-028-2', act: 'update', status: 'exercise', theme: 'tsunami', named: ['JAM'],
    references: ['warnings@example.org,sample-2020-028-1'], severity: [{ scale: 'cap-severity', value: 'Moderate' }],
    at: parseInstant('2020-01-28T14:45:00-05:00'), expires: parseInstant('2020-01-28T18:00:00-05:00'), link: 'https://example.org/028',
    texts: [{ language: 'en', instruction: 'Stay away from the shore.' },
      { language: 'es', headline: 'Aviso de tsunami para la costa norte' }],
  })
  expect(one!.where.map(({ kind }) => kind)).toEqual(['polygon', 'circle', 'geocode'])
})

test('cap index: inline fields, bare entries, embedded alerts, drills; nothing about persons is kept', () => {
  const { observations, rejected } = cap.parse(sample('index.atom.xml'))
  expect(observations).toMatchObject([
    {
      id: 'https://example.org/cap/flood-7', theme: 'flood', status: 'test', act: 'update', link: 'https://example.org/cap/flood-7.xml',
      severity: [{ scale: 'cap-severity', value: 'Severe' }], texts: [{ description: 'Rivers are rising .' }],
      where: [{ kind: 'geocode', scheme: 'UGC', value: 'XXZ001' }, { kind: 'geocode', scheme: 'UGC', value: 'XXZ002' }],
    },
    {
      id: 'quake-1', theme: 'earthquake', status: 'actual', severity: [{ scale: 'magnitude', value: '5.3' }],
      where: [{ lat: -16.05, lon: -73.27 }],
    },
    { id: 'drill-1', theme: 'flood', status: 'exercise' },
    { id: 'a@example.org,inner-1', aliases: ['a@example.org,inner-1', 'embedded-1'], act: 'cancel', flags: ['restricted'] },
    { id: 'where-1', where: [], flags: ['area-unread'] },
  ])
  expect(rejected.map(({ id, reason }) => [id, reason.split(':')[0]])).toEqual([
    ['person-1', 'about-a-person'], ['road-1', 'no-theme'], ['when-1', 'impossible-time'],
    ['item 9', 'no-id'],
  ])
  expect(rejected[0]!.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(rejected)).not.toMatch(/suspect|child/i)
})

test('a message fetched through an index is tied to its entry', () => {
  const [entry] = cap.parse(sample('index.atom.xml')).observations
  const [message] = cap.parse(sample('alert.cap.xml')).observations
  expect(linkedFrom(entry!, message!).aliases).toEqual(['https://example.org/cap/flood-7', 'warnings@example.org,sample-2020-028-2'])
})

test.each([
  ['outline open', '<polygon>1,1 2,1 2,2 1,2</polygon>'], ['off the Earth', '<circle>95,10 5</circle>'], ['no numbers',
  '<polygon>here</polygon>'],
])('cap: %s and nothing else: the danger is kept, its place unknown and said so', (_, area) => {
  const text = sample('alert.cap.xml').toString().replace(/<area>[\s\S]*?<\/area>/g, `<area><areaDesc>x</areaDesc>${area}</area>`)
  const { observations, rejected } = cap.parse(utf8(text))
  expect([observations, rejected]).toMatchObject([[{ theme: 'tsunami', where: [], flags: ['area-unread'], texts: [{ area: 'x' }, { area: 'x' }] }], []])
  expect(readObservations(writeObservations({ observations, rejected }))).toEqual({ observations, rejected })
})

test('cap: a radius in metres leaves its centre, and says that the area is not read', () => {
  const text = sample('alert.cap.xml').toString().replace(/<area>[\s\S]*?<\/area>/g, '<area><areaDesc>x</areaDesc><circle>13.1,-59.5 50000</circle></area>')
  expect(cap.parse(utf8(text)).observations).toMatchObject([{ where: [{ kind: 'point', lat: 13.1, lon: -59.5 }], flags: ['area-unread'] }])
})

test('cap: an end that is not after the sending does not still a warning', () => {
  const text = sample('alert.cap.xml').toString().replace(/<expires>[^<]*<\/expires>/g, '<expires>2020-01-27T18:00:00-05:00</expires>')
  expect(cap.parse(utf8(text)).observations[0]).not.toHaveProperty('expires')
})

test.each([
  [{ texts: ['Child Abduction'] }, ''], [{ texts: ['Alert'], codes: ['CAE'] }, ''], [{ texts: ['', 'Alerta Amber'] }, ''],
  [{ texts: ['Blue Alert'] }, ''], [{ texts: ['Persona desaparecida'] }, ''], [{ texts: ['', 'Notice'] }, 'Suspect: tall'],
])('%j is about a person', (said, body) => expect(aboutPerson(said, body)).toBe(true))

test.each([
  [{ texts: ['Heavy rain', 'Amber alert for rain'] }, ''], [{ texts: ['Earthquake'] }, 'victims: 12'],
  [{ texts: ['Flood'], codes: ['FFW'] }, ''],
])('%j is not about a person', (said, body) => expect(aboutPerson(said, body)).toBe(false))

test.each([
  ['Hurricane Warning', 'tropical-cyclone'], ['Aviso de Ciclón Tropical en el Pacífico', 'tropical-cyclone'],
  ['Alerta de frente frío', 'severe-weather'],
  ['Ola de calor', 'heat-cold'], ['Incendio forestal', 'wildfire'], ['Inondation', 'flood'], ['Deslizamento de terra',
  'landslide'], ['Sequía', 'drought'],
  ['Séisme', 'earthquake'], ['Erupción volcánica', 'volcano'], ['Derrame de petróleo', 'oil-spill'], ['Dengue outbreak',
  'epidemic'], ['Tsunami Warning', 'tsunami'],
  ['Route closed', undefined], ['epicenter', undefined],
])('"%s" is %s', (event, theme) => expect(themeOf({ texts: [event] })).toBe(theme))

test('any damage to a document gives a Fault or set-aside items, and never an impossible place or time', () => {
  const samples = [[usgs, 'usgs.geojson'], [gdacs, 'gdacs.xml'], [cap, 'alert.cap.xml'], [cap, 'index.atom.xml']] as const
  const junk = fc.constantFrom('-', '9999', '"', '<a>', '&#1;')
  const damage = fc.tuple(fc.constantFrom(...samples), fc.nat(9000), fc.nat(40), fc.oneof(fc.string({ maxLength: 8 }), junk))
  fc.assert(fc.property(damage, ([[feed, name], at, length, text]) => {
    const whole = sample(name).toString()
    const bytes = utf8(whole.slice(0, at % whole.length) + text + whole.slice((at % whole.length) + length))
    if (codeOf(() => feed.parse(bytes)) !== 'read') return
    for (const { at: time, sent, where } of feed.parse(bytes).observations) {
      expect([time, sent].every(Number.isFinite)).toBe(true)
      for (const one of where) if (one.kind === 'point') expect(Math.abs(one.lat) <= 90 && Math.abs(one.lon) <= 180).toBe(true)
    }
  }), { numRuns: 2000 })
})

test('feeds are found by id, and an unknown one names the others', () => {
  expect(FEEDS.map(({ id }) => feedById(id).id)).toEqual(FEEDS.map(({ id }) => id))
  expect(() => feedById('none')).toThrow(/usgs, cap, gdacs, nws/)
})
