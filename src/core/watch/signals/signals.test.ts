import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counts } from '../feeds/index.ts'
import { eventsOf } from '../lineage/index.ts'
import type { Observation } from '../observation.ts'
import {
  channelSignal, climb, COVERAGES, deathsSignal, envelope, evidenceOf, mindOf, monthlyCounts, noticesOf, QUESTIONS, questionsOf, rankOn, type Reading, rulesFor, rungOf, signalOfEvent, stepAt, tallyOf,
  type Threshold, weeklyIn,
} from './index.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const rule = (given: Partial<Threshold>): Threshold => ({
  id: 'magnitude', theme: 'earthquake', states: [], scale: 'magnitude', at: { minor: '4.5', moderate: '5.5', severe: '6.5', extreme: '7.5' }, back: 0.3, holdHours: 6, lastsHours: 72,
  source: 'here', certainty: 'background', ...given,
})
const MAGNITUDE = rule({})
const GDACS = rule({ id: 'gdacs', theme: 'any', scale: 'gdacs', at: { minor: 'green', severe: 'orange', extreme: 'red' }, back: 0 })
const RULES = [MAGNITUDE, GDACS]

const reading = fc.record({
  at: fc.integer({ min: 0, max: 60 }).map((hours) => hours * HOUR), source: fc.constantFrom('usgs', 'gdacs', 'cap'), key: fc.uuid(),
  says: fc.array(fc.oneof(
    fc.record({ scale: fc.constant('magnitude' as const), value: fc.double({ min: 3, max: 9, noNaN: true }).map((m) => m.toFixed(1)) }),
    fc.record({ scale: fc.constant('gdacs' as const), value: fc.constantFrom('green', 'Orange', 'red') }),
  ), { maxLength: 2 }),
  live: fc.boolean(),
})
const readings = fc.array(reading, { minLength: 1, maxLength: 25 })
/** What the thresholds give at a moment with no memory at all: written anew here, not taken from the code. */
function bare(all: readonly Reading[], at: number): number {
  const latest = new Map<string, Reading>()
  for (const one of [...all].sort((a, b) => a.at - b.at || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) || (a.key < b.key ? -1 : 1))) if (one.at <= at) latest.set(one.source, one)
  const rungs = [...latest.values()].filter(({ live }) => live).flatMap(({ says }) => says.map(({ scale, value }) => (scale === 'magnitude'
    ? [4.5, 5.5, 6.5, 7.5].filter((from) => Number(value) >= from).length
    : { green: 1, orange: 3, red: 4 }[value.toLowerCase()]!)))
  return Math.max(0, ...rungs)
}

describe('levels through time', () => {
  test('an escalation is never swallowed: at every moment the level is at least what the thresholds give', () => {
    fc.assert(fc.property(readings, (all) => {
      const steps = climb(all, RULES)
      for (const { at } of all) expect(stepAt(steps, at)?.level ?? 0).toBeGreaterThanOrEqual(bare(all, at))
    }), { numRuns: 300 })
  })

  test('and it is told at its very moment, however much silence was asked for', () => {
    fc.assert(fc.property(readings, fc.integer({ min: 0, max: 1000 }), (all, hours) => {
      const steps = climb(all, RULES)
      const told = noticesOf(steps, hours * HOUR)
      for (const step of steps.filter(({ move }) => move === 'raised')) expect(told).toContainEqual({ at: step.at, step })
      expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).sort((a, b) => a - b))
      for (const [i, { at, step }] of told.entries()) if (step.move !== 'raised' && i > 0) expect(at - told[i - 1]!.at).toBeGreaterThanOrEqual(hours * HOUR)
    }), { numRuns: 300 })
  })

  test('a replay gives the same, in whatever order the readings come', () => {
    fc.assert(fc.property(readings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, mixed]) => {
      expect(climb(mixed, RULES)).toEqual(climb(all, RULES))
    }))
  })

  test('a replay up to a day is the start of the whole, as far as nothing was still to come', () => {
    fc.assert(fc.property(readings, fc.integer({ min: 0, max: 60 }), (all, hours) => {
      const until = hours * HOUR
      const [part, whole] = [climb(all.filter(({ at }) => at <= until), RULES), climb(all, RULES)]
      expect(part.filter(({ at }) => at <= until)).toEqual(whole.filter(({ at }) => at <= until))
    }))
  })

  test('several sources that say the same are no more than one of them', () => {
    fc.assert(fc.property(fc.uniqueArray(reading, { selector: ({ at }) => at }).map((all) => all.map((one) => ({ ...one, source: 'usgs' }))), (all) => {
      const twins = all.flatMap((one) => [one, { ...one, source: 'zzz', key: `${one.key}z` }])
      const plain = ({ at, move, level }: { at: number; move: string; level: number }) => ({ at, move, level })
      const [once, twice] = [climb(all, RULES), climb(twins, RULES)]
      expect(Math.max(0, ...twice.map(({ level }) => level))).toBe(Math.max(0, ...once.map(({ level }) => level)))
      expect(twice.filter(({ move }) => move === 'raised').map(plain)).toEqual(once.filter(({ move }) => move === 'raised').map(plain))
    }))
  })

  const says = (hours: number, value: string, source = 'usgs', live = true): Reading => ({ at: hours * HOUR, source, key: `${hours}${value}`, says: [{ scale: 'magnitude', value }], live })

  test('a feed that flips between two versions raises once and does not flap', () => {
    const flips = Array.from({ length: 20 }, (_, i) => says(i, i % 2 === 0 ? '6.5' : '6.4'))
    expect(climb(flips, RULES).map(({ move, level }) => [move, level])).toEqual([['raised', 3]])
    const wide = Array.from({ length: 20 }, (_, i) => says(i, i % 2 === 0 ? '6.5' : '5.0'))
    expect(climb(wide, RULES).map(({ move, at, level }) => [move, at / HOUR, level])).toEqual([['raised', 0, 3], ['lowered', 25, 1]])
  })

  test('a fall waits for its hold; a rise in between calls it off; a withdrawal by the only source counts at once', () => {
    expect(climb([says(0, '7.0'), says(1, '5.0')], RULES).map(({ move, at, level }) => [move, at / HOUR, level])).toEqual([['raised', 0, 3], ['lowered', 7, 1]])
    expect(climb([says(0, '7.0'), says(1, '5.0'), says(5, '6.6')], RULES)).toHaveLength(1)
    expect(climb([says(0, '7.0'), says(1, '7.0', 'usgs', false)], RULES).map(({ move }) => move)).toEqual(['raised', 'withdrawn'])
    expect(climb([says(0, '7.0'), says(0, '6.9', 'cap'), says(1, '7.0', 'usgs', false)], RULES).map(({ move }) => move)).toEqual(['raised'])
  })

  test('a magnitude of NaN, a word of no scale and nothing said reach nothing', () => {
    expect(climb([says(0, 'NaN'), says(1, ''), says(2, 'great')], RULES)).toEqual([])
    expect([rankOn('magnitude', 'NaN'), rankOn('gdacs', 'purple'), rankOn('endemic-channel', 'alert'), rankOn('deaths-12-months', '25')]).toEqual([undefined, undefined, 2, 25])
  })

  test('the end ends it', () => {
    expect(climb([says(0, '7.0')], RULES, 10 * HOUR).at(-1)).toMatchObject({ at: 10 * HOUR, move: 'ended', level: 0 })
  })
})

describe('rules', () => {
  const own = rule({ id: 'own', states: ['SLV'], at: { severe: '5.5' } })
  test('one of these states before one for all, one of this theme before any', () => {
    const any = rule({ id: 'any', theme: 'any' })
    expect(rulesFor([any, MAGNITUDE, own], 'earthquake', 'SLV').map(({ id }) => id)).toEqual(['own'])
    expect(rulesFor([own, MAGNITUDE, any], 'earthquake', 'HND').map(({ id }) => id)).toEqual(['magnitude'])
    expect(rulesFor([own, MAGNITUDE, any], 'flood', 'SLV').map(({ id }) => id)).toEqual(['any'])
  })

  test('levels rise with the value, and holding never gives less', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), fc.constantFrom(0, 1, 2, 3, 4), (value, more, holding) => {
      expect(rungOf(MAGNITUDE, value + more)).toBeGreaterThanOrEqual(rungOf(MAGNITUDE, value))
      expect(rungOf(MAGNITUDE, value, holding as 0)).toBeGreaterThanOrEqual(rungOf(MAGNITUDE, value))
    }))
  })
})

test('the envelope of several signals is the worst of them at every moment', () => {
  fc.assert(fc.property(fc.array(readings, { maxLength: 4 }), (many) => {
    const signals = many.map((all) => climb(all, RULES, 70 * HOUR))
    const stands = envelope(signals)
    for (let hour = 0; hour <= 80; hour++) {
      const at = hour * HOUR
      expect(stands.findLast((one) => one.at <= at)?.level ?? 0).toBe(Math.max(0, ...signals.map((steps) => stepAt(steps, at)?.level ?? 0)))
    }
  }), { numRuns: 50 })
})

const told = (given: Partial<Observation>): Observation => ({
  feed: 'usgs', id: 'us1', aliases: ['us1'], version: '1', sent: 0, at: 0, act: 'report', status: 'actual', theme: 'earthquake', title: 'M 7.0, somewhere', texts: [],
  severity: [{ scale: 'magnitude', value: '7.0' }], where: [{ kind: 'point', lat: 13.7, lon: -89.2 }], named: [], references: [], ...given,
})

describe('a signal', () => {
  const [record] = eventsOf([told({ version: '1', severity: [{ scale: 'magnitude', value: '5.8' }] }), told({ version: '2', sent: HOUR })])
  const signal = signalOfEvent(record!, RULES)!

  test('shows its evidence, its history and what would change its mind', () => {
    expect(signal.steps.map(({ move, level }) => [move, level])).toEqual([['raised', 2], ['raised', 3], ['ended', 0]])
    expect(evidenceOf(signal, 2 * HOUR)).toEqual([{ source: 'usgs us1', at: HOUR, live: true, scale: 'magnitude', value: '7.0', level: 3 }])
    expect(mindOf(signal, 2 * HOUR)).toEqual([
      { kind: 'raise', to: 'extreme', scale: 'magnitude', from: '7.5' }, { kind: 'lower', scale: 'magnitude', begins: '6.5', back: 0.3, holdHours: 6 },
      { kind: 'withdraw', sources: 1 }, { kind: 'end', at: 73 * HOUR },
    ])
    expect(mindOf(signal, 100 * HOUR)).toEqual([{ kind: 'raise', to: 'minor', scale: 'magnitude', from: '4.5' }])
  })

  test('what would change its mind does: each raise is reached by its value and by nothing less', () => {
    for (const mind of mindOf(signal, 2 * HOUR)) if (mind.kind === 'raise') {
      const with_ = (value: string) => climb([...signal.readings, { at: 2 * HOUR, source: 'usgs us1', key: 'z', says: [{ scale: mind.scale, value }], live: true }], RULES)
      expect(stepAt(with_(mind.from), 2 * HOUR)!.level).toBe(4)
      expect(stepAt(with_(String(Number(mind.from) - 0.1)), 2 * HOUR)!.level).toBe(3)
    }
  })

  test('past alarms: what was taken back, settled lower, or rose only later', () => {
    const of = (...all: Observation[]) => signalOfEvent(eventsOf(all)[0]!, RULES)!
    const past = [
      of(told({ id: 'a', aliases: ['a'] }), told({ id: 'a', aliases: ['a'], version: '2', sent: HOUR, act: 'cancel' })),
      of(told({ id: 'b', aliases: ['b'] }), told({ id: 'b', aliases: ['b'], version: '2', sent: HOUR, severity: [{ scale: 'magnitude', value: '5.9' }] })),
      signal, of(told({ id: 'c', aliases: ['c'], severity: [{ scale: 'magnitude', value: '5.0' }] })),
    ]
    expect(tallyOf(past, 1000 * HOUR)).toEqual({ grave: 3, withdrawn: 1, settledLower: 1, roseLater: 1 })
    expect(tallyOf(past, 2 * HOUR)).toEqual({ grave: 1, withdrawn: 1, settledLower: 0, roseLater: 0 })
  })

  test('a time that is over is no word of a source: what ended grave did not settle lower', () => {
    const ended = told({ expires: 5 * HOUR })
    const blocks = told({ id: 'b', aliases: ['b'], expires: 5 * HOUR, parts: [2, 5].map((hours) => ({ expires: hours * HOUR, severity: ended.severity, where: [], named: [] })) })
    const past = [ended, blocks].map((one) => signalOfEvent(eventsOf([one])[0]!, RULES)!)
    expect(tallyOf(past, 10 * HOUR)).toEqual({ grave: 2, withdrawn: 0, settledLower: 0, roseLater: 0 })
  })

  test('a source whose word is over holds nothing up beside one that stands', () => {
    const [both] = eventsOf([told({ severity: [{ scale: 'magnitude', value: '5.0' }] }), told({ feed: 'cap', id: 'm', aliases: ['m', 'us1'], severity: [{ scale: 'magnitude', value: '7.0' }], expires: 5 * HOUR })])
    expect(both!.sources).toHaveLength(2)
    expect(signalOfEvent(both!, RULES)!.steps.map(({ at, move, level }) => [at / HOUR, move, level])).toEqual([[0, 'raised', 3], [5, 'lowered', 1], [72, 'ended', 0]])
  })

  test('a message in blocks that end at different times: each is over when it is, and where it is', () => {
    const cap = rule({ id: 'cap', theme: 'any', scale: 'cap-severity', at: { moderate: 'moderate', extreme: 'extreme' }, back: 0, holdHours: 6 })
    const says = (value: string) => [{ scale: 'cap-severity' as const, value }]
    const parts = [{ expires: 2 * HOUR, severity: says('Extreme'), where: [], named: ['HND', 'SLV'] }, { expires: 20 * HOUR, severity: says('Moderate'), where: [], named: ['HND'] }]
    const message = told({ feed: 'cap', theme: 'flood', severity: says('Extreme'), named: ['HND', 'SLV'], expires: 20 * HOUR, parts })
    const steps = (state: string, ...all: Observation[]) => signalOfEvent(eventsOf(all)[0]!, [cap], ({ named }) => named.includes(state))!.steps.map(({ at, move, level }) => [at / HOUR, move, level])
    expect(steps('HND', message)).toEqual([[0, 'raised', 4], [2, 'lowered', 2], [20, 'ended', 0]])
    expect(steps('SLV', message)).toEqual([[0, 'raised', 4], [2, 'ended', 0]])
    const { parts: _, ...later } = message
    expect(steps('SLV', message, { ...later, version: '2', sent: HOUR })).toEqual([[0, 'raised', 4], [20, 'ended', 0]])
  })

  test('two sources on one event are one signal, with both named', () => {
    const [one] = eventsOf([told({}), told({ feed: 'gdacs', id: 'EQ1', aliases: ['EQ1', 'us1'], severity: [{ scale: 'magnitude', value: '7.0' }, { scale: 'gdacs', value: 'Orange' }] })])
    const both = signalOfEvent(one!, RULES)!
    expect(both.sources).toEqual(['gdacs', 'usgs'])
    expect(Math.max(...both.steps.map(({ level }) => level))).toBe(3)
  })
})

describe('series', () => {
  const counted = (given: Partial<Observation>): Observation => told({ feed: 'ucdp', theme: 'armed-conflict', ...given })
  const deaths = rule({ id: 'deaths', theme: 'armed-conflict', scale: 'deaths-12-months', at: { minor: '1', moderate: '25', extreme: '1000' }, back: 0, holdHours: 0 })

  test('deaths add up over a year, and leave it again', () => {
    const records = eventsOf([0, 100, 200].map((day) => counted({ id: `e${day}`, aliases: [`e${day}`], at: day * DAY, sent: day * DAY, severity: [{ scale: 'count', value: '10' }] })))
    const signal = deathsSignal(records, 'armed-conflict', 'COL', [deaths])!
    expect(signal.steps.map(({ at, move, level }) => [at / DAY, move, level])).toEqual([[0, 'raised', 1], [200, 'raised', 2], [365, 'lowered', 1], [565, 'lowered', 0]])
    expect(deathsSignal(records, 'armed-conflict', 'COL', RULES)).toBeNull()
  })

  test('at every moment the sum is that of the 365 days before, whatever the days and counts', () => {
    fc.assert(fc.property(fc.array(fc.record({ day: fc.integer({ min: 0, max: 900 }), count: fc.integer({ min: 0, max: 50 }) }), { minLength: 1, maxLength: 30 }), (all) => {
      const records = eventsOf(all.map(({ day, count }, i) => counted({ id: `e${i}`, aliases: [`e${i}`], at: day * DAY, sent: day * DAY, severity: [{ scale: 'count', value: String(count) }] })))
      for (const { at, says } of deathsSignal(records, 'armed-conflict', 'COL', [deaths])!.readings)
        expect(Number(says[0]!.value)).toBe(all.reduce((sum, { day, count }) => (day * DAY <= at && day * DAY > at - 365 * DAY ? sum + count : sum), 0))
    }), { numRuns: 60 })
  })

  test('a zero that was reported is no gap, and a later edition may bring a count down to it', () => {
    const edition = (released: string, rows: string) => counts.parse(new TextEncoder().encode(`place,what,theme,date,count,released\n${rows.split(' ').map((row) => `HND,dengue,epidemic,${row},${released}`).join('\n')}`)).observations
    const first = edition('2020-02-01', '2020-01-05,4 2020-01-12,0 2020-01-26,7')
    expect(weeklyIn(eventsOf(first))[0]!.series.counts).toEqual([4, 0, null, 7])
    expect(weeklyIn(eventsOf([...first, ...edition('2020-03-01', '2020-01-26,0')]))[0]!.series.counts).toEqual([4, 0, null, 0])
  })

  test('two feeds that count the same are two series', () => {
    const said = (feed: string, value: string) => counted({ feed, theme: 'epidemic', id: 'HND dengue 2020-01-05', aliases: ['HND dengue 2020-01-05'], severity: [{ scale: 'count', value }], expires: 7 * DAY })
    expect(weeklyIn(eventsOf([said('counts', '4'), said('disease', '9')])).map(({ feed, what, series }) => [feed, what, series.counts]).sort()).toEqual([['counts', 'HND dengue', [4]], ['disease', 'HND dengue', [9]]])
  })

  test('of two counts under one version the higher is judged, whichever came last', () => {
    const said = ['12', '3', '30', '7'].map((value) => counted({ id: 'e', aliases: ['e'], severity: [{ scale: 'count', value }], expires: 7 * DAY }))
    for (const all of [said, said.toReversed()]) expect([...monthlyCounts(eventsOf(all)).values()]).toEqual([30])
  })

  test('weekly counts make an endemic channel; a week that nobody told of is not zero', () => {
    const channel = rule({ id: 'channel', theme: 'epidemic', scale: 'endemic-channel', at: { moderate: 'alert', severe: 'epidemic' }, back: 0, holdHours: 0, lastsHours: 336 })
    const start = Date.UTC(2016, 0, 3)
    const weeks = Array.from({ length: 53 * 6 }, (_, i) => i).filter((i) => i !== 40)
    const of = (i: number) => (i === 53 * 6 - 1 ? 900 : 20 + (i % 7))
    const records = eventsOf(weeks.map((i) => {
      const at = start + i * 7 * DAY
      const id = `HND dengue ${new Date(at).toISOString().slice(0, 10)}`
      return counted({ feed: 'counts', theme: 'epidemic', id, aliases: [id], at, sent: at + 7 * DAY, expires: at + 7 * DAY, severity: [{ scale: 'count', value: String(of(i)) }], where: [], named: ['HND'] })
    }))
    const [found] = weeklyIn(records)
    expect([found!.what, found!.series.counts.length, found!.series.counts[40]]).toEqual(['HND dengue', 318, null])
    const signal = channelSignal(found!, 'epidemic', 'HND', [channel])!
    expect(stepAt(signal.steps, start + 318 * 7 * DAY)).toMatchObject({ level: 3, cause: { scale: 'endemic-channel', value: 'epidemic' } })
    expect(channelSignal({ ...found!, series: { dates: ['2020-01-05'], counts: [3] } }, 'epidemic', 'HND', [channel])).toBeNull()
  })
})

test('a difference is a question, and no difference is none', () => {
  const base = { observed: 0, coverage: 'live', declared: null, capability: true } as const
  expect(questionsOf(base)).toEqual([])
  expect(questionsOf({ ...base, observed: 3, declared: false, capability: false })).toEqual(['seen-not-named', 'grave-no-capability'])
  expect(questionsOf({ ...base, declared: true })).toEqual(['named-not-seen'])
  expect(questionsOf({ ...base, observed: null, coverage: 'none', declared: true })).toEqual(['named-not-monitored'])
  expect(questionsOf({ ...base, observed: null, coverage: 'stale', declared: true })).toEqual([])
  fc.assert(fc.property(fc.constantFrom(null, 0, 1, 2, 3, 4), fc.constantFrom(...COVERAGES), fc.constantFrom(null, true, false), fc.boolean(), (observed, coverage, declared, capability) => {
    for (const one of questionsOf({ observed: observed as 0, coverage, declared, capability })) expect(QUESTIONS).toContain(one)
  }))
})
