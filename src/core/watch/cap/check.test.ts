import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainErrors, checkCap, ringProblem } from './index.ts'

const RING = '18.5,-78.4 18.6,-76.3 18.2,-76.3 18.2,-78.4 18.5,-78.4'
const ALERT = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>a-2</identifier><sender>w@example.org</sender><sent>2020-01-28T14:40:00-05:00</sent>
<status>Actual</status><msgType>Update</msgType><scope>Public</scope><references>w@example.org,a-1,2020-01-28T14:20:00-05:00</references>
<info><language>en</language><category>Geo</category><event>Tsunami</event><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Likely</certainty><effective>2020-01-28T14:40:00-05:00</effective><expires>2020-01-28T18:00:00-05:00</expires>
<headline>Go up</headline><area><areaDesc>Coast</areaDesc><polygon>${RING}</polygon><circle>19,-78 50</circle>
<geocode><valueName>ISO3</valueName><value>JAM</value></geocode></area></info>
<info><language>es</language><category>Geo</category><event>Tsunami</event><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Likely</certainty><area><areaDesc>Costa</areaDesc></area></info>
</alert>`
const check = (from = '', to = '') => checkCap(new TextEncoder().encode(ALERT.replace(from, to)))
const codes = (from: string, to: string) => check(from, to).errors.map(({ code }) => code)

test('a right message is valid and read whole', () => {
  const { valid, errors, alert } = check()
  expect([valid, errors]).toEqual([true, []])
  expect(alert).toMatchObject({
    version: '1.2', identifier: 'a-2', references: [{ sender: 'w@example.org', identifier: 'a-1', sent: '2020-01-28T14:20:00-05:00' }],
    infos: [
      { language: 'en', areas: [{ circles: [{ lat: 19, lon: -78, km: 50 }], geocodes: [{ valueName: 'ISO3', value: 'JAM' }] }] },
      { language: 'es' },
    ],
  })
  expect(alert!.infos[0]!.areas[0]!.polygons[0]![1]).toEqual([-76.3, 18.6])
})

test.each([
  ['Z for the zone', '14:40:00-05:00</sent>', '19:40:00Z</sent>', 'time'],
  ['no seconds', '14:40:00-05:00</sent>', '14:40-05:00</sent>', 'time'],
  ['31 February', '2020-01-28T14:40:00-05:00</sent>', '2020-02-31T14:40:00-05:00</sent>', 'time'],
  ['25 o’clock', 'T14:40:00-05:00</sent>', 'T25:40:00-05:00</sent>', 'time'],
  ['a status of its own', '>Actual<', '>Real<', 'vocabulary'],
  ['a comma in the identifier', '>a-2<', '>a,2<', 'word'],
  ['a blank sender', '<sender>w@example.org<', '<sender> <', 'word'],
  ['scope missing', '<scope>Public</scope>', '', 'element-missing'],
  ['category missing', '<category>Geo</category>', '', 'element-missing'],
  ['event twice', '<event>Tsunami</event>', '<event>Tsunami</event><event>Wave</event>', 'element-twice'],
  ['order', '<status>Actual</status><msgType>Update</msgType>', '<msgType>Update</msgType><status>Actual</status>', 'element-order'],
  ['an element of its own', '<scope>', '<mood>bad</mood><scope>', 'element-unknown'],
  ['an element of another namespace', '<scope>', '<x:mood xmlns:x="urn:x">bad</x:mood><scope>', 'namespace'],
  ['language that is none', '<language>es<', '<language>español<', 'language'],
  ['references without a time', ',2020-01-28T14:20:00-05:00<', '<', 'references-form'],
  ['references to itself', ',a-1,', ',a-2,', 'references-self'],
  ['references to the future', 'a-1,2020-01-28T14:20', 'a-1,2020-01-29T14:20', 'references-later'],
  ['an update of nothing', /<references>.*<\/references>/.exec(ALERT)![0], '<references/>', 'references-missing'],
  ['expiry before sent', '18:00:00-05:00</expires>', '14:00:00-05:00</expires>', 'expires-before-sent'],
  ['expiry before its start', '14:40:00-05:00</effective>', '19:40:00-05:00</effective>', 'expires-before-start'],
  ['restriction on a public message', '<references>', '<restriction>offices</restriction><references>', 'restriction-scope'],
  ['restricted without restriction', '>Public<', '>Restricted<', 'restriction-missing'],
  ['private without addresses', '>Public<', '>Private<', 'addresses-missing'],
  ['HTML', '>Go up<', '>Go &lt;b&gt;up&lt;/b&gt;<', 'html'],
  ['an entity', '>Go up<', '>Go&amp;nbsp;up<', 'html'],
  ['an open outline', RING, RING.slice(0, -11), 'polygon-open'],
  ['three pairs', RING, '1,1 2,2 1,1', 'polygon-short'],
  ['a bow tie', RING, '0,0 1,1 1,0 0,1 0,0', 'polygon-crossed'],
  ['off the Earth', RING, '91,0 1,1 1,0 91,0', 'polygon-pairs'],
  ['a radius below zero', '19,-78 50', '19,-78 -1', 'circle-form'],
  ['a circle without radius', '19,-78 50', '19,-78', 'circle-form'],
  ['a blank code', '<value>JAM</value>', '<value/>', 'geocode-blank'],
  ['another namespace', 'emergency:cap:1.2', 'emergency:cap:9.9', 'namespace'],
  ['no alert at all', ALERT, '<feed/>', 'not-an-alert'],
  ['a DOCTYPE', '<alert', '<!DOCTYPE alert><alert', 'xml-doctype'],
  ['cut off', '</alert>', '', 'xml-form'],
])('%s', (_, from, to, code) => {
  expect(codes(from, to)).toContain(code)
})

test('two blocks in one language about one event and area are one too many; about other areas they are a sequence', () => {
  expect(codes('<language>es</language>', '<language>en</language>')).toEqual([])
  expect(check('>Costa<', '>Coast<').valid).toBe(true)
  expect(checkCap(new TextEncoder().encode(ALERT.replace('<language>es<', '<language>en<').replace('>Costa<', '>Coast<'))).errors)
    .toMatchObject([{ code: 'language-twice', where: 'alert/info[2] line 9' }])
})

test('every reason has its place', () => {
  expect(check(RING, '1,1 2,2 1,1').errors).toEqual([
    { code: 'polygon-short', where: 'alert/info[1]/area[1]/polygon[1] line 7', message: '3 pairs; a polygon needs at least four' },
  ])
})

test('a small mistake does not hide the message', () => {
  expect(check('>Likely<', '>Surely<').alert).toMatchObject({ identifier: 'a-2', infos: [{ certainty: 'Unknown' }, {}] })
  expect(check('>Actual<', '>Real<').alert).toBeUndefined()
})

test('references among messages checked together: exist, agree on the time of sending, and never come round', () => {
  const alert = (identifier: string, ...references: [string, string][]) => ({ ...check().alert!, identifier, sent: { text: `t-${identifier}`, at: 0 }, references: references.map(([name, sent]) => ({ sender: 'w@example.org', identifier: name, sent })) })
  const found = (whole: boolean, ...alerts: Parameters<typeof chainErrors>[0]) => chainErrors(alerts, whole).map((errors) => errors.map(({ code }) => code))
  expect(found(true, alert('a'), alert('b', ['a', 't-a']), alert('c', ['a', 't-a'], ['b', 't-b']))).toEqual([[], [], []])
  expect(found(false, alert('b', ['a', 't-a'], ['x', 't-x']), alert('a'), undefined)).toEqual([[], [], []])
  expect(found(true, alert('b', ['a', 't-a'], ['x', 't-x']), alert('a'), undefined)).toEqual([['references-unknown'], [], []])
  expect(found(false, alert('a'), alert('b', ['a', 't-other']))).toEqual([[], ['references-sent']])
  expect(found(false, alert('a', ['c', 't-c']), alert('b', ['a', 't-a']), alert('c', ['b', 't-b']), alert('d', ['a', 't-a']))).toEqual([['references-circle'], ['references-circle'], ['references-circle'], []])
})

test('CAP 1.1 keeps its own words', () => {
  const old = ALERT.replace('cap:1.2', 'cap:1.1').replace('>Likely<', '>Very Likely<')
  const { valid, alert } = checkCap(new TextEncoder().encode(old))
  expect([valid, alert]).toMatchObject([true, { version: '1.1', infos: [{ certainty: 'Likely' }, {}] }])
  expect(codes('>Likely<', '>Very Likely<')).toEqual(['vocabulary'])
})

test('any bytes whatever give a verdict, never a throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => checkCap(bytes).valid === false))
  fc.assert(fc.property(fc.nat(ALERT.length), fc.string({ maxLength: 6 }), (at, text) => {
    const { valid, errors } = checkCap(new TextEncoder().encode(ALERT.slice(0, at) + text + ALERT.slice(at + text.length)))
    return valid === (errors.length === 0)
  }))
})

const star = (size: number): [number, number][] => {
  const ring = Array.from({ length: size }, (_, i): [number, number] => {
    const [angle, radius] = [(2 * Math.PI * i) / size, 1 + 0.5 * Math.sin(i * 12.9898)]
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
  return [...ring, ring[0]!]
}

test('outlines: a coast of 6,208 vertices is right, and wrong once two of them are swapped; the antimeridian is no crossing', () => {
  const coast = star(6207)
  expect(ringProblem(coast)).toBeUndefined()
  const swapped = [...coast]
  ;[swapped[100], swapped[101]] = [swapped[101]!, swapped[100]!]
  expect(ringProblem(swapped)?.code).toBe('polygon-crossed')
  expect(ringProblem([[179, 1], [-179, 1], [-179, -1], [179, -1], [179, 1]])).toBeUndefined()
})

test('outlines: as a pair-by-pair comparison says', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  const side = (a: number[], b: number[], c: number[]) => Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!))
  fc.assert(fc.property(fc.array(pair, { minLength: 3, maxLength: 9 }), (open) => {
    const ring = [...open, open[0]!]
    const sides = open.map((from, i) => [from, ring[i + 1]!] as const)
    const crossed = sides.some(([a, b]) => sides.some(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0))
    expect(ringProblem(ring) !== undefined).toBe(crossed)
  }), { numRuns: 2000 })
})
