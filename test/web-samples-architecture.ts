import type { ArchitectureView, HistoryView, MatrixCell, PairView } from '../src/web/index.ts'

const cell = (status: MatrixCell['status'], party: MatrixCell['party'], participation: MatrixCell['participation'] = null): MatrixCell => ({ status, party, since: null, participation })
const side = (status: MatrixCell['status'] | null, bound: number, of = 1): PairView['rows'][number]['cells'][number] => ({ status, bound, of })

export const architecture: ArchitectureView = {
  asof: '2020-01-28', known: null, today: '2026-11-24', part: { level: 'hemispheric' }, states: ['CAN', 'CUB', 'MEX', 'USA'], inForce: 1,
  themes: [{ value: 'flood', text: 'Flood' }], groups: [{ value: 'caribbean', text: 'Caribbean' }],
  rows: [
    { id: 'RIO', title: 'Rio Treaty', level: 'hemispheric', theme: 'armed-conflict', nature: 'binding', cells: [cell('none', 'no'), cell('party', 'yes', 'excluded'), cell('former', 'no'), cell('party', 'yes', 'full')], parties: 2, disputed: 0, unknown: 0 },
    { id: 'X', title: 'Another', level: 'bilateral', theme: null, nature: 'draft', cells: [cell('unknown', 'unknown'), cell('disputed', 'disputed'), cell('notice-given', 'yes'), cell('suspended', 'yes', 'suspended')], parties: 2, disputed: 1, unknown: 1 },
  ],
}

export const history: HistoryView = {
  asof: '2020-01-28', known: '2019-12', span: [1941, 2027],
  rows: [
    { id: 'RIO', kind: 'instrument', title: 'Rio Treaty', level: 'hemispheric', adopted: '1947-09-02', from: '1948-12-03', how: 'computed', is: 'in-force', until: null, wording: null, cite: { source: 'text', certainty: 'high' }, existed: 'yes' },
    { id: 'OAS', kind: 'body', title: 'Organization of American States, with a name much longer than fits beside a line', level: 'hemispheric', adopted: null, from: '1948', how: null, is: null, until: '2001', wording: null, cite: { source: 'seed', certainty: 'medium' }, existed: 'yes' },
    { id: 'Y', kind: 'body', title: 'A forum', level: 'international', adopted: null, from: null, how: null, is: null, until: null, wording: 'after 1996', cite: { source: 'seed', certainty: 'medium' }, existed: 'unknown' },
  ],
}

export const pair: PairView = {
  sides: [{ code: 'CAN', group: null, members: ['CAN'] }, { code: 'USA', group: null, members: ['USA'] }], asof: '2020-01-28', known: '2020-01-28', everyone: ['CAN', 'MEX', 'USA'],
  groups: [{ value: 'caribbean', text: 'Caribbean' }],
  rows: [
    { id: 'NATO', title: 'North Atlantic Treaty', level: 'international', nature: 'binding', overlap: 'both', cells: [side('party', 1), side('party', 1)], since: '1949-08-24', reservations: [{ by: 'USA', article: '5', objectedBy: 'CAN' }, { by: 'CAN', article: '6', objectedBy: null }] },
    { id: 'RIO', title: 'Rio Treaty', level: 'hemispheric', nature: 'binding', overlap: 'second', cells: [side('none', 0), side('party', 1)], since: null, reservations: [] },
    { id: 'X', title: 'Another', level: 'hemispheric', nature: 'draft', overlap: 'open', cells: [side('unknown', 0), side('party', 1)], since: null, reservations: [] },
  ],
  cooperation: {
    a: 'CAN', b: 'USA',
    grades: [{ field: 'cooperation grade', value: 'inter-operability', nature: 'military', themes: ['flood'], cite: { source: 'seed', certainty: 'medium', pointer: 'C2' }, note: 'through NORAD' }, { field: 'cooperation grade', value: 'inter-operability', nature: null, themes: [], cite: { source: 'seed', certainty: 'medium' } }],
    consents: [{ state: 'CAN', word: 'given', to: 'NORAD', date: '1958', cite: { source: 'seed', certainty: 'medium' } }, { state: 'USA', word: 'withheld', to: null, date: null, cite: { source: 'seed', certainty: 'low' } }],
    figures: [{ field: 'memorandums of understanding', value: 250, nature: 'military', themes: [], cite: { source: 'seed', certainty: 'medium' }, note: 'as printed' }],
    others: [{ field: 'area of command', value: 'within it', nature: null, themes: [], cite: { source: 'seed', certainty: 'medium' } }],
  },
}

/** A sub-region and a state. */
export const groups: PairView = {
  ...pair, sides: [{ code: 'caribbean', group: 'Caribbean', members: ['JAM', 'BRB'] }, { code: 'MEX', group: null, members: ['MEX'] }], known: null, cooperation: null,
  rows: [{ id: 'RIO', title: 'Rio Treaty', level: 'hemispheric', nature: 'binding', overlap: 'partly', cells: [side(null, 1, 2), side('party', 1)], since: null, reservations: [] }],
}
