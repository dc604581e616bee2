import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInstant } from '../../values/index.ts'
import type { Observation } from '../observation.ts'
import { eventsOf, openLineage, recordAt } from './index.ts'

const T = parseInstant('2020-01-28T19:10:24Z')
const MINUTE = 60_000

function quake(over: Partial<Observation> = {}): Observation {
  return {
    feed: 'usgs', id: 'us60007idc', aliases: ['us60007idc'], version: '1', sent: T + 20 * MINUTE, at: T, act: 'report', status: 'actual',
    theme: 'earthquake', title: 'M 7.3', texts: [], severity: [{ scale: 'magnitude', value: '7.3' }],
    where: [{ kind: 'point', lat: 19.42, lon: -78.76 }], named: [], references: [], ...over,
  }
}
const upgrade = quake({ version: '2', sent: T + 40 * MINUTE, severity: [{ scale: 'magnitude', value: '7.7' }] })
const other = quake({ feed: 'gdacs', id: 'EQ1', aliases: ['EQ1'], at: T + MINUTE, severity: [{ scale: 'gdacs', value: 'orange' }] })

test('a re-poll adds nothing, a revision adds a version and opens the clocks', () => {
  const lineage = openLineage()
  const first = lineage.add(quake())
  expect([first.was, lineage.add(quake()).was, lineage.add(upgrade).was]).toEqual(['new', 'duplicate', 'updated'])
  const event = lineage.event(first.id)!
  expect(event.versions.map(({ number, change }) => [number, change.higher, change.changes])).toEqual([
    [1, false, []], [2, true, ['magnitude 7.3 to 7.7']],
  ])
  expect([lineage.size, event.id]).toEqual([1, first.id])
})

test('a preferred id that changes keeps the event and its id', () => {
  const lineage = openLineage()
  const { id } = lineage.add(quake({ aliases: ['pt20028001', 'us60007idc'] }))
  const change = lineage.add(quake({ id: 'pt20028001', aliases: ['at001', 'pt20028001',
    'us60007idc'], version: '2', sent: T + 50 * MINUTE }))
  expect(change).toMatchObject({ was: 'updated', id })
  expect(lineage.event(id)!.sources).toHaveLength(1)
})

test('two ids that a later list joins become one event, and both ids find it', () => {
  const lineage = openLineage()
  const [a, b] = [lineage.add(quake()), lineage.add(quake({ id: 'pt1', aliases: ['pt1'], sent: T + 25 * MINUTE }))]
  expect(a.id).not.toBe(b.id)
  const joined = lineage.add(quake({ aliases: ['us60007idc', 'pt1'], version: '3', sent: T + 60 * MINUTE }))
  expect(joined).toEqual({ was: 'updated', id: a.id, also: [], gone: [b.id] })
  expect([lineage.size, lineage.event(b.id)?.id, lineage.event(a.id)?.versions.length]).toEqual([1, a.id, 3])
})

test('a second source corroborates one event, cites the rule, and does not multiply it', () => {
  const lineage = openLineage([quake()])
  expect(lineage.add(other)).toMatchObject({ was: 'updated', also: [] })
  const [event] = [...lineage.events()]
  expect(event).toMatchObject({ matchedBy: ['quake-2min-150km'], sources: [{ feed: 'gdacs' }, { feed: 'usgs' }] })
  expect(event!.severity.map(({ scale }) => scale).sort()).toEqual(['gdacs', 'magnitude'])
  expect(lineage.size).toBe(1)
})

test.each([
  ['three minutes apart', { at: T + 3 * MINUTE + 1 }],
  ['200 km apart', { where: [{ kind: 'point' as const, lat: 19.42, lon: -76.85 }] }],
  ['another theme', { theme: 'tsunami' }],
  ['an exercise', { status: 'exercise' as const }],
  ['a test', { status: 'test' as const }],
  ['the same feed', { feed: 'usgs' }],
])('%s is another event', (_, over) => {
  expect(eventsOf([quake(), { ...other, ...over }])).toHaveLength(2)
})

test('of two shocks the closer one is corroborated, and never two of one feed', () => {
  const events = eventsOf([quake(), quake({ id: 'us2', aliases: ['us2'], at: T + 50_000 }), other])
  expect(events.map(({ sources }) => sources.map(({ id }) => id).sort())).toContainEqual(['EQ1', 'us2'])
  expect(events).toHaveLength(2)
})

test('a source revised away leaves the event, which keeps its own record', () => {
  const lineage = openLineage([quake(), other])
  const moved = lineage.add({ ...other, version: '2', sent: T + 90 * MINUTE, where: [{ kind: 'point', lat: -19, lon: -70 }] })
  expect(lineage.size).toBe(2)
  expect(moved.also).toHaveLength(1)
  expect(lineage.event(moved.also[0]!)!.sources.map(({ feed }) => feed)).toEqual(['usgs'])
})

test.each(['report', 'cancel'] as const)('a later %s that says no place leaves it where it was', (act) => {
  const [event] = eventsOf([quake(), quake({ act, version: '2', sent: T + 40 * MINUTE, where: [] })])
  expect([event!.where, event!.versions[1]!.change.newArea]).toEqual([quake().where, false])
  expect(eventsOf([quake({ where: [] }), upgrade])[0]!.where).toEqual(quake().where)
})

test('a deletion upstream is a state; the other source still holds the event live', () => {
  const gone = quake({ act: 'delete', version: '9', sent: T + 300 * MINUTE })
  expect(eventsOf([quake(), gone])[0]).toMatchObject({ state: 'deleted', versions: [{}, { change: { ended: true } }] })
  expect(eventsOf([quake(), gone, other])[0]).toMatchObject({ state: 'live', sources: [{ state: 'live' }, { state: 'deleted' }] })
})

test('update and cancel follow their references, also when they come first', () => {
  const alert = (id: string, act: Observation['act'], minutes: number, references: string[]): Observation =>
    quake({ feed: 'cap', theme: 'flood', id, aliases: [id], act, references, sent: T + minutes * MINUTE, version: `${minutes}` })
  const chain = [alert('c', 'cancel', 30, ['b']), alert('b', 'update', 20, ['a']), alert('a', 'report', 10, [])]
  const [event, ...rest] = eventsOf(chain)
  expect(rest).toEqual([])
  expect(event).toMatchObject({ state: 'cancelled', versions: [{ observation: { id: 'a' } }, {}, { observation: { id: 'c' } }] })
})

test('one id and version with two contents: both kept, and said', () => {
  const [event] = eventsOf([quake(), quake({ severity: [{ scale: 'magnitude', value: '6.1' }] }), quake()])
  expect(event).toMatchObject({ marks: ['two-contents usgs us60007idc 1'], versions: [{}, {}] })
})

test('an alert alone and the same alert inside an index are one saying', () => {
  const [event] = eventsOf([quake({ aliases: ['us60007idc', 'entry-7'] }), quake()])
  expect(event).toMatchObject({ versions: [{}], marks: [], sources: [{ aliases: ['entry-7', 'us60007idc'] }] })
})

test('names told out of order are the same names, whoever told them first', () => {
  const [few, many] = [quake({ aliases: ['b'] }), quake({ aliases: ['b', 'a'] })]
  expect(eventsOf([few, many])).toEqual(eventsOf([many, few]))
})

describe('what came to its own end', () => {
  const says = (value: string, lat: number, until: number) => ({ expires: T + until * MINUTE, severity: [{ scale: 'cap-severity' as const, value }], where: [{ kind: 'point' as const, lat, lon: -78 }], named: [] })
  const message = (over: Partial<Observation>, ...parts: ReturnType<typeof says>[]): Observation => quake({ feed: 'cap', id: 'm', aliases: ['m'], theme: 'flood', severity: [parts[0]!.severity[0]!], where: parts.flatMap(({ where }) => where), parts, expires: T + 180 * MINUTE, ...over })
  const first = message({}, says('Extreme', 18, 60), says('Minor', 10, 180))
  const values = (at: number, ...all: Observation[]) => recordAt(eventsOf(all)[0]!, T + at * MINUTE).record.severity.map(({ value }) => value)

  test('a block that has ended no longer counts; once all have, the last word is shown whole', () => {
    expect([values(59, first), values(60, first), values(179, first), values(180, first)]).toEqual([['Extreme'], ['Minor'], ['Minor'], ['Extreme']])
    expect(recordAt(eventsOf([first])[0]!, T + 90 * MINUTE)).toMatchObject({ since: T + 60 * MINUTE, until: T + 180 * MINUTE, record: { where: [{ lat: 10 }], versions: [{ observation: first }] } })
  })

  test('a source whose word is over counts no more beside one that stands', () => {
    const flood = quake({ theme: 'flood', aliases: ['us60007idc'] })
    const said = { ...first, aliases: ['m'], theme: 'earthquake', parts: undefined, where: flood.where, severity: first.severity, expires: T + 60 * MINUTE }
    const [event] = eventsOf([quake(), said as unknown as Observation])
    expect(event!.sources).toHaveLength(2)
    expect([59, 60].map((at) => recordAt(event!, T + at * MINUTE).record.severity.map(({ scale }) => scale).sort())).toEqual([['cap-severity', 'magnitude'], ['magnitude']])
    expect(event).not.toHaveProperty('expires')
  })

  test('an end that a source set counts although another, which took its word back, set none', () => {
    const [event] = eventsOf([quake({ act: 'delete' }), { ...quake({ feed: 'cap', id: 'm', aliases: ['m'] }), expires: T + 60 * MINUTE }])
    expect([event!.sources.length, event!.expires]).toEqual([2, T + 60 * MINUTE])
  })

  test('a danger that was over and is said again opens the answers again', () => {
    const change = (sent: number) => eventsOf([first, message({ version: '2', sent: T + sent * MINUTE }, says('Extreme', 18, 170), says('Minor', 10, 180))])[0]!.versions[1]!.change
    expect(change(50)).toMatchObject({ higher: false, newArea: false })
    expect(change(70)).toMatchObject({ higher: true, newArea: true })
  })

  test('a block without a place that we can read concerns all that its message does', () => {
    const blind = { ...says('Minor', 10, 180), where: [] }
    expect(recordAt(eventsOf([message({}, says('Extreme', 18, 60), blind)])[0]!, T + 90 * MINUTE).record.where).toMatchObject([{ lat: 18 }])
  })
})

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const anyObservation = fc.record({
  feed: fc.constantFrom('usgs', 'gdacs', 'cap'), id: ids, more: fc.array(ids, { maxLength: 1 }), version: fc.constantFrom('1', '2'),
  sent: fc.integer({ min: 0, max: 4 }), at: fc.integer({ min: 0, max: 5 }), act: fc.constantFrom('report', 'update', 'cancel', 'delete'),
  status: fc.constantFrom('actual', 'actual', 'actual', 'exercise'), mag: fc.constantFrom('5', '6',
    '7'), lon: fc.integer({ min: 0, max: 3 }),
  references: fc.array(ids, { maxLength: 1 }),
}).map(({ more, mag, lon, sent, at, ...one }): Observation => quake({
  ...one, aliases: [one.id, ...more], act: one.act as Observation['act'], status: one.status as Observation['status'],
  sent: T + sent * MINUTE, at: T + at * MINUTE, severity: [{ scale: 'magnitude', value: mag }], where: [{ kind: 'point', lat: 10, lon }],
}))

const told = fc.array(anyObservation, { maxLength: 14 })
const shuffled = told.chain((all) => {
  const twice = [...all, ...all.slice(0, 3)]
  return fc.tuple(fc.constant(all), fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }))
})

test('the order of arrival, and hearing things twice, leave no trace', () => {
  fc.assert(
    fc.property(shuffled, ([all, again]) => {
      expect(eventsOf(again)).toEqual(eventsOf(all))
    }),
    { numRuns: 1500 },
  )
})

test('every id ever answered still finds an event, and every saying stands in exactly one', () => {
  fc.assert(
    fc.property(fc.array(anyObservation, { maxLength: 12 }), (all) => {
      const lineage = openLineage()
      const given = all.map((observation) => lineage.add(observation).id)
      for (const id of given) expect(lineage.event(id)!.ids).toContain(id)
      const key = ({ aliases: _, ...content }: Observation) => JSON.stringify(content)
      const held = [...lineage.events()].flatMap(({ versions }) => versions.map(({ observation }) => key(observation)))
      expect(held.sort()).toEqual([...new Set(all.map(key))].sort())
    }),
    { numRuns: 300 },
  )
})
