import type { SearchView } from '../src/web/index.ts'
import { QUAKE } from './web-context.ts'

export const search: SearchView = {
  asked: 'rio', total: 30, next: 'token',
  things: [
    { kind: 'instrument', id: 'RIO', title: 'Rio Treaty', href: '/en/treaties/RIO', source: null },
    { kind: 'claim', id: 'timeline#3', title: 'Timeline: Rio', href: null, source: { text: 'seed', pointer: 'C1 L3', certainty: 'high' } },
  ],
  statements: [{ id: 'c1'.repeat(16), kind: 'warning', author: 'JAM', at: QUAKE, text: 'Earthquake near Rio' }, { id: 'c2'.repeat(16), kind: 'filing', author: 'CUB', at: QUAKE, text: '' }],
}
