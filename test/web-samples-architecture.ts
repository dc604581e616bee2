import type { ArchitectureView, HistoryView, MatrixCell, PairView } from '../src/web/index.ts'

const cell = (status: MatrixCell['status'], party: MatrixCell['party'], participation: MatrixCell['participation'] = null): MatrixCell => ({ status, party, since: null, participation })

export const architecture: ArchitectureView = {
  asof: '2020-01-28', known: null, today: '2026-11-24', part: { level: 'hemispheric' }, states: ['CAN', 'CUB', 'MEX', 'USA'], inForce: 1,
  themes: [{ value: 'flood', text: 'Flood' }], groups: [{ value: 'caribbean', text: 'Caribbean' }],
  rows: [
    { id: 'RIO', title: 'Rio Treaty', level: 'hemispheric', theme: 'armed-conflict', nature: 'binding', cells: [cell('none', 'no'), cell('party', 'yes', 'excluded'), cell('former', 'no'), cell('party', 'yes', 'full')], parties: 2, disputed: 0, unknown: 0 },
    { id: 'X', title: 'Another', level: 'bilateral', theme: null, nature: 'draft', cells: [cell('unknown', 'unknown'), cell('disputed', 'disputed'), cell('notice-given', 'yes'), cell('suspended', 'yes', 'suspended')], parties: 2, disputed: 1, unknown: 1 },
  ],
}

export const history: HistoryView = {
  asof: '2020-01-28', span: [1941, 2027],
  rows: [
    { id: 'RIO', kind: 'instrument', title: 'Rio Treaty', level: 'hemispheric', adopted: '1947-09-02', from: '1948-12-03', wording: null, cite: { source: 'text', certainty: 'high' }, existed: 'yes' },
    { id: 'OAS', kind: 'body', title: 'Organization of American States, with a name much longer than fits beside a line', level: 'hemispheric', adopted: null, from: '1948', wording: null, cite: { source: 'seed', certainty: 'medium' }, existed: 'yes' },
    { id: 'Y', kind: 'body', title: 'A forum', level: 'international', adopted: null, from: null, wording: 'after 1996', cite: { source: 'seed', certainty: 'medium' }, existed: 'unknown' },
  ],
}

export const pair: PairView = {
  states: ['CAN', 'USA'], asof: '2020-01-28', known: '2020-01-28', everyone: ['CAN', 'MEX', 'USA'],
  rows: [
    { id: 'NATO', title: 'North Atlantic Treaty', level: 'international', nature: 'binding', overlap: 'both', cells: [cell('party', 'yes'), cell('party', 'yes')], since: '1949-08-24', reservations: [{ by: 'USA', article: '5', objectedBy: 'CAN' }, { by: 'CAN', article: '6', objectedBy: null }] },
    { id: 'RIO', title: 'Rio Treaty', level: 'hemispheric', nature: 'binding', overlap: 'second', cells: [cell('none', 'no'), cell('party', 'yes')], since: null, reservations: [] },
  ],
  claims: [
    { field: 'memorandums of understanding', value: '250', theme: null, matter: null, nature: null, consent: null, note: 'as printed', known: null, cite: { source: 'seed', certainty: 'medium', pointer: 'C2' } },
    { field: 'cooperation grade', value: 'inter-operability', theme: null, matter: 'defense', nature: 'military', consent: 'both', note: null, known: '2004', cite: { source: 'seed', certainty: 'medium' } },
  ],
}
