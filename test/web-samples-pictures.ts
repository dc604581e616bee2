import type { CurveView, EventPicturesView } from '../src/web/index.ts'
import { MIN, QUAKE } from './web-context.ts'

const said = { number: 1, at: QUAKE, feed: 'usgs', title: 'M 7.3', magnitude: 7.3, level: 3, areas: 1, act: 'first' }
const map = { frame: { kind: 'around' as const, lat: 19.4, lon: -78.8, km: 400 }, land: 'M0 0h9v9z', shapes: [{ kind: 'circle' as const, lat: 19.4, lon: -78.8, km: 120, tone: 't3' as const, label: '6 · 120 km' }, { kind: 'point' as const, lat: 19.4, lon: -78.8, tone: 't4' as const }] }

export const eventPictures: EventPicturesView = {
  id: 'ev1', title: 'M 7.7 at sea', theme: 'earthquake', status: 'exercise',
  history: [said, { ...said, number: 2, at: QUAKE + 9 * MIN, magnitude: 7.7, level: 4, act: 'higher' }, { ...said, number: 3, at: QUAKE + 20 * MIN, feed: 'gdacs', magnitude: null, act: 'same' }],
  shaking: { map, towns: [{ name: 'Montego Bay', place: 'JAM', people: 110_000, intensity: 5.2, sigma: 0.9, km: 140 }], because: ['not official'] },
  track: { map, states: [{ party: 'JAM', km: 0, method: 'named' }], lead: [{ number: 1, sent: QUAKE, onset: QUAKE + 600 * MIN, leadMs: 600 * MIN }, { number: 2, sent: QUAKE + 700 * MIN, onset: QUAKE + 600 * MIN, leadMs: -100 * MIN }], onset: QUAKE },
}

export const curve: CurveView = {
  known: [{ place: 'HND', theme: 'epidemic', what: null, exercise: true, from: '2020-01-05', counts: '1 - 3' }],
  asked: { of: 'HND <dengue>', from: '2019-01-06', counts: '1 2 -', method: 'endemic-channel' }, methods: ['endemic-channel', 'ears-c1'], source: 'Bortman 1999', errors: [],
  rows: [
    { date: '2019-01-06', observed: 3, expected: null, bound: null, alarm: null, why: 'too-little-history' },
    { date: '2019-01-13', observed: 9, expected: 3, bound: 5, alarm: true, why: null },
    { date: '2019-01-20', observed: null, expected: null, bound: null, alarm: null, why: 'not-reported' },
    { date: '2019-01-27', observed: 2, expected: 3, bound: 5, alarm: false, why: null },
  ],
  corridor: [null, { q1: 2, q3: 5 }, null, { q1: 2, q3: 5 }],
}
