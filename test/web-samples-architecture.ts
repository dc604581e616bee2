import type { ArchitectureView, PairsView, PairView, TimelineView } from '../src/web/index.ts'
import { cite } from './web-samples-watch.ts'

const day = { asof: '2020-01-28', known: '2019-12', today: '2026-11-24' }

export const architecture: ArchitectureView = {
  ...day,
  level: 'hemispheric',
  themes: ['oil-spill', 'earthquake'],
  groups: [{ id: 'caribbean', name: 'Caribbean' }],
  columns: [
    { name: 'Caribbean', states: ['JAM', 'CRI'] },
    { name: null, states: ['CUB'] },
  ],
  levels: [
    {
      level: 'sub-regional',
      themes: [
        { theme: 'oil-spill', rows: [{ id: 'CARTAGENA_OIL', title: 'Protocol on Oil Spills', bound: 2, cells: ['party', 'notice-given', 'unknown'] }] },
        { theme: null, rows: [{ id: 'X', title: 'A declaration', bound: 0, cells: ['none', 'signatory', 'former'] }] },
      ],
    },
    { level: 'hemispheric', themes: [{ theme: 'earthquake', rows: [{ id: 'RIO', title: 'Rio Treaty', bound: 0, cells: ['disputed', 'contracting', 'suspended'] }] }] },
  ],
}
export const pair: PairView = {
  ...day,
  a: { code: 'CAN', group: null, members: ['CAN'] },
  b: { code: 'USA', group: null, members: ['USA'] },
  rows: [
    { id: 'NORAD', title: 'NORAD Agreement', level: 'bilateral', binding: 'both', since: '1958', a: 'party', b: 'party', reservations: [{ by: 'CAN', article: 'IV', objected: true }] },
    { id: 'OAS', title: 'Charter', level: 'hemispheric', binding: 'both', since: null, a: 'party', b: 'party', reservations: [] },
    { id: 'RIO', title: 'Rio Treaty', level: 'hemispheric', binding: 'only-b', since: null, a: 'none', b: 'party', reservations: [] },
    { id: 'X', title: 'A declaration', level: 'international', binding: 'open', since: null, a: 'unknown', b: 'party', reservations: [] },
    { id: 'Y', title: 'Another', level: 'international', binding: 'neither', since: null, a: 'none', b: 'none', reservations: [] },
  ],
  cooperation: {
    a: 'CAN',
    b: 'USA',
    grades: [{ field: 'cooperation grade', value: 'inter-operability', nature: 'military', themes: ['oil-spill'], cite, note: 'through NORAD' }],
    consents: [{ state: 'CAN', word: 'given', to: 'NORAD', date: '1958', cite }],
    figures: [{ field: 'memorandums of understanding', value: 250, nature: 'military', themes: [], cite, note: 'as printed' }],
    others: [{ field: 'area of command', value: 'within it', nature: null, themes: [], cite }],
  },
}
export const groups: PairView = {
  ...day,
  known: null,
  a: { code: 'caribbean', group: 'Caribbean', members: ['JAM', 'BRB'] },
  b: { code: 'MEX', group: null, members: ['MEX'] },
  rows: [{ id: 'OAS', title: 'Charter', level: 'hemispheric', binding: 'partly', since: null, a: 1, b: 'party', reservations: [] }],
  cooperation: null,
}
export const pairs: PairsView = {
  ...day,
  states: ['CAN', 'MEX', 'USA'],
  groups: [{ id: 'caribbean', name: 'Caribbean' }],
  first: 'CAN',
  said: [
    { a: 'CAN', b: 'USA', claims: 9, both: 30, grades: [{ value: 'inter-operability', nature: 'military', themes: ['oil-spill'] }] },
    { a: 'CUB', b: 'USA', claims: 1, both: 20, grades: [] },
  ],
}
export const timeline: TimelineView = {
  ...day,
  growth: { first: 1942, series: [{ key: 'adopted', counts: [0, 1, 4] }, { key: 'force', counts: [0, 0, 2] }, { key: 'bodies', counts: [1, 1, 1] }] },
  rows: [
    { kind: 'body', id: 'IADB', title: 'Inter-American Defense Board', level: 'hemispheric', is: 'founded', began: ['1942'], inForce: null, how: null, ended: ['2001'], cite },
    { kind: 'instrument', id: 'RIO', title: 'Rio Treaty', level: 'hemispheric', is: 'in-force', began: ['1947-09-02'], inForce: '1948-12-03', how: 'computed', ended: [], cite },
    { kind: 'instrument', id: 'X', title: 'A declaration', level: 'sub-regional', is: 'open', began: [], inForce: null, how: null, ended: [], cite: null },
    { kind: 'event', id: 'NORAD', title: 'NORAD: signed', level: null, is: 'founded', began: ['1958'], inForce: null, how: null, ended: [], cite },
    { kind: 'instrument', id: 'Z', title: 'A later one', level: 'bilateral', is: 'not-yet', began: ['2024'], inForce: null, how: 'seen', ended: [], cite },
  ],
}
