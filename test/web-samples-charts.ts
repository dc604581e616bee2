import type { ChartPageView, PageContext, ReconcileView, RecordPageView, StateRecordsView } from '../src/web/index.ts'
import { ChartPage, Charts, Reconcile, RecordEdit, render, StateRecords } from '../src/web/index.ts'

const ID = 'ab'.repeat(16)
const years = [2018, 2019, 2020, 2021, 2022, 2023]
const chart: ChartPageView = {
  slug: 'transfers', group: 'spending', pointer: 'P L109', query: { country: 'BRB~GUY', time: '2018..2023' }, controls: ['country', 'time', 'base', 'sides', 'on', 'within', 'measure'], unknown: ['XXX'], origin: 'http://desk.example',
  states: [{ code: 'BRB', name: 'Barbados', chosen: true }, { code: 'GUY', name: 'Guyana', chosen: false }], groups: [{ id: 'caribbean', name: 'Caribbean' }], measures: [{ value: '5', text: '5 %' }],
  panels: [
    { title: 'Barbados', picture: { kind: 'chart', chart: {
      id: 'c0', title: 'Spending: Barbados', says: 'From 70 to 90.', x: { label: 'Year', from: 2017.5, to: 2023.5, ticks: years.map((at) => ({ at, text: String(at) })) }, y: { label: 'BBD', as: 'number' },
      marks: [
        { kind: 'hatch', label: 'not reported', from: 2019.5, to: 2020.5 }, { kind: 'band', look: 0, depth: 2, label: 'usual', points: years.map((x) => ({ x, low: 60, high: 80 })) },
        { kind: 'bars', look: 1, label: 'land', stacked: true, points: years.map((x) => ({ x, y: x === 2020 ? null : 30 })) }, { kind: 'bars', look: 2, label: 'air', points: years.map((x) => ({ x, y: 20 })) },
        { kind: 'line', look: 0, label: 'a label that is far too long for its place', points: years.map((x, i) => ({ x, y: x === 2020 ? null : 70 + i })) }, { kind: 'dots', look: 5, points: [{ x: 2023, y: 70, label: 'BRB' }] },
        { kind: 'level', label: 'alarm', y: 75 }, { kind: 'moment', label: 'now', x: 2021 }, { kind: 'ring', label: 'jump', x: 2022, y: 74 },
      ],
    } } },
    { title: 'Balance', picture: { kind: 'rows', rows: { id: 'c1', title: 'Balance', says: 'A has none.', missing: 'not reported', rows: [{ label: 'I', bars: [{ look: 0, label: 'A', value: 0 }, { look: 1, label: 'B', value: null }] }] } } },
  ],
  columns: [{ name: 'state', type: 'string' }, { name: 'year', type: 'integer' }, { name: 'current', type: 'number' }, { name: 'status', type: 'string' }, { name: 'source', type: 'string' }],
  rows: [['BRB', 2018, 70_000_000.5, 'reported', `${ID} ${ID}`], ['BRB', 2019, null, 'not-seen', null]], more: 12, method: 'Summed.', caveats: ['Own word.'], gaps: ['2020 is missing.'], notes: [{ text: 'An exercise', filing: ID }],
  sources: [{ text: 'Barbados, 2018', filing: ID }, { text: 'A bank' }], hash: 'cd'.repeat(32),
}
const bare: ChartPageView = { ...chart, slug: 'balance', group: 'supply', pointer: null, query: {}, controls: [], unknown: [], panels: [], rows: [], more: 0, gaps: [], notes: [], sources: [] }

const line: ReconcileView['lines'][number] = {
  from: 'USA', to: 'CHL', year: 2020, category: 'IV', exporter: 5, importer: 3, gap: -2, verdict: 'differ', reasons: ['year-boundary', 'threshold', 'form-differs'], sources: [ID], filings: { exporter: ID, importer: null }, question: 'How did each count?', mayAsk: true,
  asked: [{ id: ID, by: 'BRA', at: 0, replyBy: 3_600_000, filing: ID, of: 'CHL', replies: 0 }, { id: ID, by: 'ARG', at: 0, replyBy: null, filing: ID, of: 'USA', replies: 1 }],
}
const reconcile: ReconcileView = {
  query: {}, unknown: [], counts: { differ: 1, agree: 1, 'within-tolerance': 0, 'one-side-not-seen': 1 },
  lines: [line, { ...line, verdict: 'agree', importer: 5, gap: 0, asked: [], mayAsk: false, question: null }, { ...line, verdict: 'one-side-not-seen', importer: null, gap: null, asked: [], mayAsk: false, question: null }],
}

const records: StateRecordsView = {
  party: 'BRB', mayDraft: true,
  stale: [{ form: 'unroca-annual', title: 'Register', period: '2020', filing: ID, count: 9, lines: [{ kind: 'added', part: 'Imports', text: 'Items: 3' }, { kind: 'changed', part: 'Matrix', text: '1 / c1', was: null, now: '5' }] }],
  kinds: [{ kind: 'transfer', count: 1, rows: [{ id: 'a', period: '2020', text: 'Import · USA' }] }, { kind: 'holding', count: 0, rows: [] }], sources: [{ id: ID, title: 'Register', period: '2019' }],
}
const record: RecordPageView = {
  kind: 'transfer', row: 'a', exists: true, period: '2020', errors: [{ field: 'f-quantity', code: 'x', text: 'Below zero' }],
  fields: [{ id: 'f-quantity', label: 'Items', help: 'Whole', example: '4', unit: null, article: null, source: 's', background: false, required: true, long: false, figures: true, value: '-3', options: [] }],
}

type Page = (c: PageContext) => string
const page = <V>(draw: (view: V, c: PageContext) => unknown, view: V): Page => (c) => render(draw, view, c)

export const CHART_SAMPLES: Record<string, [path: string, draw: Page]> = {
  charts: ['/charts', page(Charts, { returns: 3, groups: [{ group: 'spending', slugs: ['spending', 'spending-per-head'] }, { group: 'polls', slugs: ['poll-war'] }] })],
  chart: ['/charts/spending?country=BRB~GUY', page(ChartPage, chart)],
  chartEmpty: ['/charts/balance', page(ChartPage, bare)],
  reconcile: ['/reconcile', page(Reconcile, reconcile)],
  reconcileEmpty: ['/reconcile', page(Reconcile, { query: {}, unknown: ['x'], counts: { differ: 0, agree: 0, 'within-tolerance': 0, 'one-side-not-seen': 0 }, lines: [] })],
  records: ['/records', page(StateRecords, records)],
  recordsEmpty: ['/records', page(StateRecords, { ...records, mayDraft: false, stale: [], sources: [] })],
  recordEdit: ['/records/transfer/a', page(RecordEdit, record)],
  recordNew: ['/records/transfer/new', page(RecordEdit, { ...record, row: 'new', exists: false, errors: [] })],
}
