import type { DueView, FilingCellView, FilingsView, FilingYearsView, StreamsView } from '../src/web/index.ts'

const duty = { duty: 'CITAAC:report', instrument: 'CITAAC', title: 'Transparency in acquisitions', period: '2024', dueAt: '2025-06-15', bound: 13, unsure: 21, answered: 2, late: 1, counts: { filed: 2, restricted: 11, 'not-seen-here': 21 } }
const asked = { asof: '2026-11-28', past: false }
const cells = (['filed', 'nil', 'late', 'not-due'] as const).map((status, i) => ({ status, late: i === 0 }))

export const filings: FilingsView = {
  ...asked, year: 2024, first: 1980, last: 2026, duties: [duty, { ...duty, duty: 'UNROCA:report', instrument: 'UNROCA', unsure: 0, late: 0 }],
  rows: [{ state: 'MEX', cells: cells.slice(2, 4) }, { state: 'JAM', cells: cells.slice(0, 2) }],
}

export const filingYears: FilingYearsView = {
  ...asked, instrument: 'UNROCA', title: 'UN Register', article: 'para 9', source: 'a source', certainty: 'high', existence: 'public',
  periods: ['2022', '2023', '2024', '2025-07-01/2025-12-31'].map((period, row) => ({ ...duty, period, row })), rows: [{ state: 'JAM', cells }],
}

export const filingOne: FilingCellView = {
  ...asked, instrument: 'CITAAC', title: 'Transparency in acquisitions', state: 'JAM', year: 2024, own: true,
  items: [{
    duty: 'CITAAC:report', period: '2024', dueAt: '2025-06-15', closesAt: '2026-06-14', closesBy: 'desk', addressee: 'OAS-GS', status: 'filed', why: 'seen', late: true, daysLeft: -20, faceOnly: false, source: 'a source', certainty: 'high',
    forms: [{ id: 'citaac-annual', title: 'Annual report' }],
    written: [{ kind: 'reminder', id: 'ba'.repeat(16), at: 1_700_000_000_000, mail: 'failed' }, { kind: 'note', id: 'bb'.repeat(16), at: 1_700_000_000_000, mail: 'waiting' }],
    filings: [{ id: 'aa'.repeat(16), form: 'Annual report', received: '2025-07-01', answer: 'data', correction: false, corrected: true, parts: [{ id: 'transfers', label: 'Transfers', shape: 'table', note: null, rows: [{ at: '1', text: 'Items <3>' }], more: 1200, blanks: [] }, { id: 'm', label: 'Matrix', shape: 'matrix', note: null, rows: [{ at: '1', text: '1 Personnel', value: 'Army: 3' }], more: 0, blanks: [] }], changes: null }, { id: 'ab'.repeat(16), form: 'Annual report', received: '2025-07-02', answer: null, correction: true, corrected: false, parts: [], changes: null }, { id: 'ac'.repeat(16), form: 'Annual report', received: '2025-07-03', answer: 'nil', correction: true, corrected: false, parts: [], changes: { count: 14, lines: [{ kind: 'removed', part: 'Transfers', text: 'Items <3>' }, { kind: 'changed', part: 'Matrix', text: '1 / Army', was: '3', now: null }] } }],
  }],
}

export const streams: StreamsView = {
  ...asked, year: 2024, first: 1980, last: 2026,
  rows: [{
    state: 'JAM',
    cells: [
      { stream: 'activities', word: 'late', noDuty: false, items: [{ duty: 'CSBM_OAS:report', instrument: 'CSBM_OAS', form: null, status: 'late', why: 'past-due', late: false, filing: null }] },
      { stream: 'spending', word: 'filed', noDuty: false, items: [{ duty: 'MILEX:report', instrument: 'MILEX', form: 'milex-nil', status: 'filed', why: 'seen', late: true, filing: 'aa'.repeat(16) }] },
      { stream: 'supply', word: 'not-due', noDuty: true, items: [] }, { stream: 'manoeuvres', word: 'not-due', noDuty: true, items: [] },
      { stream: 'doctrine', word: 'filed', noDuty: true, items: [{ duty: null, instrument: null, form: 'doctrine-summary', status: 'filed', why: 'voluntary', late: false, filing: 'ac'.repeat(16) }] },
    ],
  }],
}

export const due: DueView = { of: null, states: ['JAM', 'MEX'], rows: [{ duty: 'CITAAC:report', instrument: 'CITAAC', title: 'Transparency in acquisitions', period: '2024', dueAt: '2025-06-15', bound: 13, status: null }] }
