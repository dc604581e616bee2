import { beforeAll, expect, test } from 'vitest'
import type { Attributor, Observation } from '../core/watch/index.ts'
import { attributor } from './open.ts'
import { reachOf, touchesOf } from './touches.ts'

let atlas: Attributor
beforeAll(async () => void (atlas = await attributor()), 60_000)

const at = (lat: number, lon: number, flags: Observation['flags'] = [], theme = 'earthquake') => new Map(touchesOf({ theme, where: [{ kind: 'point', lat, lon }], named: [], flags }, atlas).map(({ party, km }) => [party, km]))

test('an earthquake that may raise a tsunami reaches as far as one: whoever was near stays, and coasts within 1,000 km come in', () => {
  const [felt, wave] = [at(19.42, -78.76), at(19.42, -78.76, ['tsunami'])]
  expect([...felt.keys()].sort()).toEqual(['CUB', 'CYM', 'JAM'])
  for (const [party, km] of felt) expect(wave.get(party)).toBe(km)
  for (const party of ['HND', 'BHS', 'HTI', 'DOM', 'MEX', 'BLZ', 'NIC']) expect(wave.get(party)).toBeGreaterThan(300)
  expect(Math.max(...wave.values())).toBeLessThanOrEqual(1000)
  expect(wave).toEqual(at(19.42, -78.76, [], 'tsunami'))
})

test('from an epicentre on the coast too', () => {
  expect([...at(-18.2, -70.3).keys()].sort()).toEqual(['CHL', 'PER'])
  expect(at(-18.2, -70.3, ['tsunami']).has('ECU')).toBe(false)
  expect([...at(13.7, -89.2, ['tsunami']).keys()]).toEqual(expect.arrayContaining(['GTM', 'HND', 'NIC', 'CRI', 'MEX']))
  expect([...at(13.7, -89.2).keys()]).not.toContain('MEX')
})

test('an area reaches as far as its source drew it, and another flag changes nothing', () => {
  const circle = (flags: NonNullable<Observation['flags']>) => touchesOf({ theme: 'earthquake', where: [{ kind: 'circle', lat: 18.2, lon: -77.3, km: 30 }], named: [], flags }, atlas).map(({ party }) => party)
  expect([circle(['tsunami']), circle([])]).toEqual([['JAM'], ['JAM']])
  expect([reachOf({ theme: 'earthquake', flags: ['restricted'] }), reachOf({ theme: 'nuclear', flags: ['tsunami'] })]).toEqual([300, 1000])
})

test('a shape that geography refuses takes no other with it', () => {
  const where: Observation['where'] = [{ kind: 'circle', lat: 13.1, lon: -59.5, km: 50_000 }, { kind: 'point', lat: 13.1, lon: -59.6 }]
  expect(touchesOf({ theme: 'earthquake', where, named: [], flags: [] }, atlas).map(({ party }) => party)).toContain('BRB')
})
