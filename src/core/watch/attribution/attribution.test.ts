import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCoasts } from '../../../adapters/geo-data/index.ts'
import type { Shape } from '../observation.ts'
import { ATTRIBUTABLE, NOT_A_BOUNDARY, createAttributor, greatCircleKm, groundClaims, parseCoasts } from './index.ts'
import type { GroundClaim } from './index.ts'

const coasts = loadCoasts()
const geo = createAttributor({ coasts })
const parties = (shapes: Shape[], options = {}) => geo.attribute(shapes, options).map(({ party }) => party).sort()
const box = (west: number, south: number, east: number, north: number): Shape =>
  ({ kind: 'polygon', rings: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] })
const polygon = (...rings: [number, number][][]): Shape => ({ kind: 'polygon', rings })
const point = fc.record({ lat: fc.double({ min: -60, max: 84, noNaN: true }), lon: fc.double({ min: -180, max: -20, noNaN: true }) })
const fault = (call: () => unknown) => {
  try {
    call()
  } catch (error) {
    const { code, place } = error as { code: string; place: { field?: string } }
    return [code, place.field]
  }
  return undefined
}

describe('properties of a point', () => {
  test('one inside at most, at 0 km; everyone once, in order, within the radius', () => {
    fc.assert(fc.property(point, ({ lat, lon }) => {
      const found = geo.attribute([{ kind: 'point', lat, lon }])
      const inside = found.filter(({ method }) => method === 'inside')
      expect(inside.length).toBeLessThanOrEqual(1)
      expect(inside.every(({ km }) => km === 0)).toBe(true)
      expect(new Set(found.map(({ party }) => party)).size).toBe(found.length)
      expect(found.every(({ km }) => km >= 0 && km <= (inside.length ? 100 : 300))).toBe(true)
    }), { numRuns: 500 })
  })

  test('a turn round the Earth changes nothing', () => {
    fc.assert(fc.property(fc.double({ min: -60, max: 84, noNaN: true }), fc.integer({ min: -18000, max: 17999 }), (lat, hundredths) => {
      const lon = hundredths / 100
      const other = lon < 0 ? lon + 360 : lon - 360
      expect(geo.attribute([{ kind: 'point', lat, lon: other }])).toEqual(geo.attribute([{ kind: 'point', lat, lon: lon + 0 }]))
    }), { numRuns: 300 })
  })

  test('kilometres agree with every vertex of the coast, tried one by one', () => {
    const cuba = verticesOf('192')
    fc.assert(fc.property(fc.double({ min: 15, max: 28, noNaN: true }), fc.double({ min: -90, max: -70, noNaN: true }), (lat, lon) => {
      const found = geo.attribute([{ kind: 'point', lat, lon }], { withinKm: 1500, borderKm: 1500 }).find(({ party }) => party === 'CUB')!
      const brute = Math.min(...cuba.map((vertex) => greatCircleKm(vertex, { lat, lon })))
      if (found.method !== 'inside') expect(brute - found.km).toBeGreaterThan(-0.1)
      if (found.method !== 'inside') expect(brute - found.km).toBeLessThan(3)
    }), { numRuns: 40 })
  })
})

function verticesOf(numeric: string): { lat: number; lon: number }[] {
  const lines = coasts.countries.find((it) => it.numeric === numeric)!.polygons.flat(2).map((arc) => (arc < 0 ? ~arc : arc))
  return lines.flatMap((line) => Array.from({ length: coasts.start[line + 1]! - coasts.start[line]! }, (_, k) => {
    const i = coasts.start[line]! + k
    return { lat: coasts.lat[i]!, lon: coasts.lon[i]! }
  }))
}

describe('circles', () => {
  test('whom it touches, at 0 km; the same as whose ground is nearer than its radius', () => {
    const found = geo.attribute([{ kind: 'circle', lat: 19.4193, lon: -78.756, km: 120 }])
    expect(found.map(({ party, method, km }) => [party, method, km])).toEqual([['CUB', 'circle-overlap', 0], ['CYM', 'circle-overlap', 0]])
    fc.assert(fc.property(point, fc.integer({ min: 1, max: 800 }), ({ lat, lon }, km) => {
      const near = geo.attribute([{ kind: 'point', lat, lon }], { withinKm: km, borderKm: km }).filter(({ method }) => method !== 'claimed')
      const touched = geo.attribute([{ kind: 'circle', lat, lon, km }]).filter(({ method }) => method === 'circle-overlap')
      expect(touched.map(({ party }) => party).sort()).toEqual(near.map(({ party }) => party).sort())
    }), { numRuns: 200 })
  })
  test('one that touches nobody names whose ground is near its rim', () => {
    const [first] = geo.attribute([{ kind: 'circle', lat: 19.4193, lon: -78.756, km: 50 }])
    expect(first).toMatchObject({ party: 'CYM', method: 'offshore', because: 'near-coast' })
    expect(Math.abs(first!.km - 57.8)).toBeLessThan(1)
  })
  test('without a radius it is a point', () => {
    expect(geo.attribute([{ kind: 'circle', lat: 18, lon: -76.8, km: 0 }])).toEqual(geo.attribute([{ kind: 'point', lat: 18, lon: -76.8 }]))
  })
})

describe('polygons', () => {
  test.each<[string, Shape, string[]]>([
    ['within one state', box(-99.3, 38.1, -99.1, 38.3), ['USA']],
    ['a sliver across a straight border', box(-110.01, 48.9, -110, 49.1), ['CAN', 'USA']],
    ['round an island, no corner on land', box(-62.5, 16.5, -62, 17), ['MSR']],
    ['Hispaniola and the tip of Cuba', box(-75, 17, -68, 20.5), ['CUB', 'DOM', 'HTI']],
    ['Saint Martin: three parties on two islands', box(-63.2, 17.85, -62.7, 18.15), ['BLM', 'MAF', 'SXM']],
    ['across the antimeridian, as written past 180', box(172, 51, 190, 54), ['USA']],
    ['across the antimeridian, as written with a jump', polygon([[172, 51], [-170, 51], [-170, 54], [172, 54], [172, 51]]), ['USA']],
    ['all the world', box(-180, -90, 180, 90), ATTRIBUTABLE.toSorted()],
    ['round the North Pole', { kind: 'polygon', rings: [[[0, 83], [90, 83], [180, 83], [-90, 83], [0, 83]]] }, ['CAN', 'GRL']],
    ['open, turned the other way', { kind: 'polygon', rings: [[[-62.5, 16.5], [-62.5, 17], [-62, 17], [-62, 16.5]]] }, ['MSR']],
    ['a bow tie over Cuba and Jamaica', polygon([[-79, 22], [-77, 22], [-79, 18], [-76.5, 18], [-79, 22]]), ['CUB', 'JAM']],
    ['a hole keeps out what lies in it', { kind: 'polygon', rings: [
      [[-64, 16], [-60, 16], [-60, 18], [-64, 18], [-64, 16]], [[-62.3, 16.6], [-62.1, 16.6], [-62.1, 16.9], [-62.3, 16.9], [-62.3, 16.6]],
    ] }, ['ATG', 'BES', 'BLM', 'GLP', 'KNA']],
    ['a second ring elsewhere is not a hole', { kind: 'polygon', rings: [
      [[-62.5, 16.5], [-62, 16.5], [-62, 17], [-62.5, 17], [-62.5, 16.5]], [[-60, 13], [-59, 13], [-59, 13.5], [-60, 13.5], [-60, 13]],
    ] }, ['BRB', 'MSR']],
  ])('%s', (_, shape, expected) => {
    const found = geo.attribute([shape]).filter(({ method }) => method !== 'claimed')
    expect(found.every(({ method, km }) => method === 'polygon-overlap' && km === 0)).toBe(true)
    expect(found.map(({ party }) => party).sort()).toEqual(expected)
  })

  test('6,208 corners round the Lesser Antilles', () => {
    const ring = Array.from({ length: 6208 }, (_, i): [number, number] => {
      const turn = (2 * Math.PI * i) / 6207
      const wave = 1 + 0.01 * Math.sin(60 * turn)
      return [-61.5 + 1.6 * wave * Math.cos(turn), 14.5 + 2.2 * wave * Math.sin(turn)]
    })
    expect(parties([{ kind: 'polygon', rings: [ring] }])).toEqual(['DMA', 'GLP', 'GRD', 'LCA', 'MTQ', 'VCT'])
  })

  test('one that touches nobody names whose coast is near', () => {
    expect(geo.attribute([box(-79, 19.3, -78.5, 19.5)])[0]).toMatchObject({ party: 'CYM', method: 'offshore' })
  })

  test('it touches everyone on whose ground a point of it lies', () => {
    fc.assert(fc.property(point, fc.double({ min: 0.01, max: 8, noNaN: true }), ({ lat, lon }, size) => {
      const [south, north] = [Math.max(-89, lat - size / 2), Math.min(89, lat + size / 2)]
      const touched = parties([box(lon - size, south, lon + size, north)])
      for (const [x, y] of [[lon, lat], [lon - size * 0.9, south + size * 0.1], [lon + size * 0.7, north - size * 0.2]] as const) {
        const [home, next] = geo.nearest(y, x, 2)
        if (home!.km === 0 && next!.km > 10) expect(touched).toContain(home!.party)
      }
    }), { numRuns: 200 })
  })
})

describe('claimed ground', () => {
  const essequibo: GroundClaim = {
    zone: 'essequibo', claimants: ['GUY', 'VEN'],
    shape: { ring: [[-60, 8.5], [-61.3, 6], [-59.7, 4], [-59.5, 1.7], [-58.6, 2], [-58.5, 6.8], [-60, 8.5]] },
  }
  const claims = createAttributor({ coasts, claims: [essequibo, { zone: 'FLK', claimants: ['ARG', 'GBR'], territory: 'FLK' }] })
  const at = (lat: number, lon: number) => claims.attribute([{ kind: 'point', lat, lon }])

  test('every claimant of it is named', () => {
    const found = at(5, -59)
    const ground = { km: 0, claimants: ['GUY', 'VEN'], zone: 'essequibo' }
    expect(found).toContainEqual({ ...ground, party: 'GUY', method: 'inside', because: 'on-ground' })
    expect(found).toContainEqual({ ...ground, party: 'VEN', method: 'claimed', because: 'claimed-ground' })
  })
  test('ground that nobody else claims names nobody else', () => {
    const found = at(5.5, -57.9)
    expect(found[0]).toEqual({ party: 'GUY', method: 'inside', km: 0, because: 'on-ground' })
    expect(at(-34.6, -58.4).map(({ party }) => party)).toEqual(['ARG', 'URY'])
  })
  test.each([['on them', -51.8, -58.9, 0], ['at sea off them', -52, -56.7, 88]])('the Malvinas, %s', (_, lat, lon, km) => {
    const found = at(lat, lon)
    expect(found.map(({ party }) => party).slice(0, 3)).toEqual(['FLK', 'ARG', 'GBR'])
    expect(found[0]).toMatchObject({ responsible: 'GBR', claimants: ['ARG', 'GBR'] })
    for (const it of found) expect(Math.abs(it.km - km)).toBeLessThan(20)
  })
  test('by code and by area too', () => {
    expect(claims.attribute([{ kind: 'geocode', scheme: 'ISO3', value: 'FLK' }]).map(({ party }) => party)).toEqual(['FLK', 'ARG', 'GBR'])
    expect(claims.attribute([box(-59.2, 4.8, -59, 5)]).map(({ party }) => party)).toEqual(['GUY', 'VEN'])
    expect(claims.attribute([{ kind: 'circle', lat: 5, lon: -59, km: 20 }]).map(({ party }) => party)).toEqual(['GUY', 'VEN'])
  })
  test('a claim that a judgment ended names nobody', () => {
    const shape = { lat: 1, lon: 2, km: 3 }
    const holder = { value: 'COL', basis: 'administers' }
    const rival = { value: 'USA', basis: 'claims' }
    const former = { value: 'NIC', basis: 'claimed' }
    const grounds = [{ code: 'X', shape, claimants: [holder, rival, former] }, { code: 'Y', shape, claimants: [holder, former] }]
    const territories = [{ code: 'CYM', claimants: [] }]
    expect(groundClaims({ territories, grounds })).toEqual([{ zone: 'X', claimants: ['COL', 'USA'], shape }])
  })
})

describe('several shapes, and words of the source', () => {
  test('one entry a party, its strongest', () => {
    const [sea, town]: Shape[] = [{ kind: 'point', lat: 19.4193, lon: -78.756 }, { kind: 'point', lat: 18, lon: -76.8 }]
    const found = geo.attribute([sea!, town!], { named: ['CUB', 'ZZZ'] }).slice(0, 3)
    const expected = [['JAM', 'inside', 0], ['CUB', 'named', 0], ['CYM', 'offshore', 107.8]]
    expect(found.map(({ party, method, km }) => [party, method, km])).toEqual(expected)
  })
  test('what says nothing is unknown, and the note goes with it', () => {
    const shape: Shape = { kind: 'geocode', scheme: 'VTEC', value: '/O.NEW.KTBW/' }
    expect(geo.explain([shape])).toEqual({ states: [], unknown: [shape], note: NOT_A_BOUNDARY })
  })
})

describe('faults', () => {
  test.each<[string, Shape, string, string]>([
    ['latitude', { kind: 'point', lat: 91, lon: 0 }, 'impossible-coordinates', 'where[0].lat'],
    ['not a number', { kind: 'point', lat: Number.NaN, lon: 0 }, 'impossible-coordinates', 'where[0].lat'],
    ['longitude', { kind: 'point', lat: 0, lon: 361 }, 'impossible-coordinates', 'where[0].lon'],
    ['radius', { kind: 'circle', lat: 0, lon: 0, km: -1 }, 'impossible-coordinates', 'where[0].km'],
    ['corner', { kind: 'polygon', rings: [[[0, 0], [1, 0], [1, 95], [0, 0]]] }, 'impossible-coordinates', 'where[0].rings[0][2].lat'],
    ['no ring', { kind: 'polygon', rings: [] }, 'impossible-area', 'where[0].rings'],
  ])('%s', (_, shape, code, field) => expect(fault(() => geo.attribute([shape]))).toEqual([code, field]))

  test.each([
    ['nothing', ''], ['other JSON', '{"type":"FeatureCollection","features":[]}'],
    ['cut off', '{"type":"Topology","objects":{},"arcs":[[[1,2],[3'],
  ])('coasts: %s', (_, text) => expect(fault(() => parseCoasts(new TextEncoder().encode(text)))?.[0]).toBe('coasts-shape'))
})

describe('an area of something that spreads', () => {
  const circle: Shape = { kind: 'circle', lat: 10.4, lon: -61.4, km: 10 }
  const square = box(-61.5, 10.35, -61.3, 10.5)

  test('what touches somebody names its neighbours only when asked to', () => {
    for (const shape of [circle, square]) {
      expect(parties([shape])).toEqual(['TTO'])
      expect(geo.attribute([shape], { aroundKm: 150 }).map(({ party, method }) => [party, method])).toEqual([
        ['TTO', shape.kind === 'circle' ? 'circle-overlap' : 'polygon-overlap'], ['VEN', expect.stringMatching(/offshore|near-border/)], ...other(shape)])
    }
  })

  /** whoever else lies within 150 km, each with its distance */
  function other(shape: Shape): unknown[] {
    return geo.attribute([shape], { aroundKm: 150 }).slice(2).map(({ party, method, km }) => {
      expect(km).toBeLessThanOrEqual(150)
      return [party, method]
    })
  }

  test('a wider reach never names fewer of those whom it touches', () => {
    fc.assert(fc.property(point, fc.double({ min: 1, max: 200, noNaN: true }), fc.nat({ max: 300 }), ({ lat, lon }, km, aroundKm) => {
      const here: Shape = { kind: 'circle', lat, lon, km }
      expect(parties([here], { aroundKm })).toEqual(expect.arrayContaining(touching(here)))
    }), { numRuns: 100 })
  })

  const touching = (shape: Shape) => geo.attribute([shape]).filter(({ km }) => km === 0).map(({ party }) => party)
})
