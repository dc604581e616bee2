import type { SearchView, TogetherView } from '../src/web/index.ts'
import { QUAKE } from './web-context.ts'

export const search: SearchView = {
  asked: 'rio', total: 30, next: 'token',
  things: [
    { kind: 'instrument', id: 'RIO', title: 'Rio Treaty', href: '/en/treaties/RIO', source: null },
    { kind: 'claim', id: 'timeline#3', title: 'Timeline: Rio', href: null, source: { text: 'seed', pointer: 'C1 L3', certainty: 'high' } },
  ],
  statements: [{ id: 'c1'.repeat(16), kind: 'warning', author: 'JAM', at: QUAKE, text: 'Earthquake near Rio' }, { id: 'c2'.repeat(16), kind: 'filing', author: 'CUB', at: QUAKE, text: '' }],
}

export const together: TogetherView = {
  of: 'JAM~HTI', title: null, year: 2020, asof: '2021-05-01', past: true, options: [{ value: 'caribbean', text: 'Caribbean' }],
  totals: [{ group: null, states: ['JAM', 'HTI'], boundAny: 50, boundAll: 20, observed: 1, declared: 7, lists: 1, gaps: 2, spoke: 1, returns: [{ status: 'filed', n: 3 }], clocks: 1, plans: 1, pointsReported: 2, pointsDone: 1, positions: 2 }, { group: 'caribbean', states: [], boundAny: 0, boundAll: 0, observed: 0, declared: 0, lists: 0, gaps: 0, spoke: 0, returns: [], clocks: 0, plans: 0, pointsReported: 0, pointsDone: 0, positions: 0 }],
  rows: [
    { state: 'JAM', bound: 41, observed: [{ theme: 'earthquake', level: 'severe' }], watched: 9, declared: 7, gaps: 2, returns: [{ status: 'filed', n: 3 }, { status: 'not-seen-here', n: 2 }], clocks: [{ warning: 'c1'.repeat(16), title: 'Earthquake' }], plans: [{ id: 'framework-treaty', title: 'Framework Treaty', points: 9, reported: 2, done: 1 }], positions: [{ id: 'iraq-2003', issue: 'Iraq 2003', said: 'against' }, { id: 'c2'.repeat(16), issue: null, said: 'support' }] },
    { state: 'HTI', bound: 30, observed: [], watched: null, declared: 0, gaps: null, returns: [], clocks: [], plans: [], positions: [] },
  ],
}
