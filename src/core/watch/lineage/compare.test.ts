import { expect, test } from 'vitest'
import type { Shape, SourceSeverity } from '../observation.ts'
import { compareVersions, type Picture } from './index.ts'

const picture = (over: Partial<Picture> = {}): Picture => ({ state: 'live', severity: [], where: [], named: [], flags: [], ...over })
const severe = (scale: SourceSeverity['scale'], value: string) => picture({ severity: [{ scale, value }] })
const square = (west: number, east: number): Shape =>
  ({ kind: 'polygon', rings: [[[west, 10], [east, 10], [east, 12], [west, 12], [west, 10]]] })

test.each([
  ['magnitude', '7.3', '7.7', true, false], ['magnitude', '7.3', '7.4', false, false], ['magnitude', '7.5', '7.7', true, false],
  ['magnitude', '7.7', '7.3', false, true], ['pager', 'green', 'red', true, false], ['gdacs', 'orange', 'green', false, true],
  ['cap-severity', 'Severe', 'Extreme', true, false], ['cap-severity', 'Minor', 'Unknown', false, true], ['wind-kt', '60',
  '64', false, false],
  ['wind-kt', '60', '65', true, false], ['mmi', '7.1', '7.4', false, false],
] as const)('%s from %s to %s: higher %s, lower %s', (scale, a, b, higher, lower) => {
  expect(compareVersions(severe(scale, a), severe(scale, b))).toMatchObject({ higher, lower, newArea: false })
})

test('a first green is no rise, a first yellow is', () => {
  expect(compareVersions(picture(), severe('pager', 'green')).higher).toBe(false)
  expect(compareVersions(picture(), severe('pager', 'yellow')).higher).toBe(true)
})

test.each([
  ['an epicentre revised by 11 km', [{ kind: 'point', lat: 10, lon: 20 }], [{ kind: 'point', lat: 10.1, lon: 20 }], false],
  ['an epicentre moved by 111 km', [{ kind: 'point', lat: 10, lon: 20 }], [{ kind: 'point', lat: 11, lon: 20 }], true],
  ['an outline that shrinks', [square(20, 24)], [square(21, 23)], false],
  ['an outline that grows by 55 km', [square(20, 24)], [square(20, 24.5)], true],
  ['an outline over the antimeridian, shrunk', [square(178, -176)], [square(179, -177)], false],
  ['a second outline', [square(20, 24)], [square(20, 24), square(40, 41)], true],
  ['a code that was there', [{ kind: 'geocode', scheme: 'UGC', value: 'A' }], [{ kind: 'geocode', scheme: 'UGC', value: 'A' }], false],
  ['a new code', [{ kind: 'geocode', scheme: 'UGC', value: 'A' }], [{ kind: 'geocode', scheme: 'UGC', value: 'B' }], true],
  ['a circle inside an outline', [square(20, 24)], [{ kind: 'circle', lat: 11, lon: 22, km: 30 }], false],
  ['a first place', [], [{ kind: 'point', lat: 0, lon: 0 }], true],
] as [string, Shape[], Shape[], boolean][])('%s', (_, before, after, newArea) => {
  expect(compareVersions(picture({ where: before }), picture({ where: after })).newArea).toBe(newArea)
})

test('a tsunami flag counts as higher; an all-clear does not', () => {
  expect(compareVersions(picture(), picture({ flags: ['tsunami'] })).higher).toBe(true)
  expect(compareVersions(picture(), picture({ flags: ['all-clear'] }))).toMatchObject({ higher: false, changes: ['flag all-clear'] })
})

test('ending and coming back are named', () => {
  expect(compareVersions(picture(), picture({ state: 'cancelled' })).ended).toBe(true)
  expect(compareVersions(picture({ state: 'deleted' }), picture()).resumed).toBe(true)
})
