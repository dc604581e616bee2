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
  of: 'JAM~HTI', title: null, year: 2020,
  rows: [
    { state: 'JAM', bound: 41, observed: [{ theme: 'earthquake', level: 'severe' }], watched: 9, declared: 7, gaps: 2, returns: [{ status: 'filed', n: 3 }, { status: 'not-seen-here', n: 2 }], clocks: [{ warning: 'c1'.repeat(16), title: 'Earthquake' }], plans: [{ id: 'framework-treaty', title: 'Framework Treaty' }], positions: [{ id: 'iraq-2003', issue: 'Iraq 2003', said: 'against' }, { id: 'c2'.repeat(16), issue: null, said: 'support' }] },
    { state: 'HTI', bound: 30, observed: [], watched: 0, declared: 0, gaps: null, returns: [], clocks: [], plans: [], positions: [] },
  ],
}
