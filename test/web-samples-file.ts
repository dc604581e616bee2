import type { FileListView, FileQuestionsView, FileReturnView, FileStepView } from '../src/web/index.ts'

const ID = 'aa'.repeat(16)
const NOON = Date.UTC(2026, 10, 28, 12)
const row: FileListView['rows'][number] = {
  form: 'unroca-annual', title: 'Register <annual>', others: [{ id: 'unroca-nil', title: 'Nil' }], instrument: 'UNROCA', period: '2025', dueAt: '2026-05-31', daysLeft: -181, status: 'not-seen-here', unsure: null,
  late: false, open: true, filed: null, draft: null, nil: 'unroca-annual', nilUnsure: true, same: true, nothingNew: true,
}

export const fileList: FileListView = {
  party: 'JAM', mayDraft: true, mayRelease: true, forms: [{ id: 'unroca-annual', title: 'Register' }], errors: [{ field: 'period', code: 'period-year', text: 'Write the year' }], typed: { form: 'unroca-annual', period: 'May <1>' },
  rows: [row, { ...row, period: '2024', draft: true }, { ...row, period: '2023', draft: false, daysLeft: null, unsure: 'standing-unknown' }, { ...row, period: '2022', open: false, status: 'nil', late: true, filed: ID }],
}

export const fileReturn: FileReturnView = {
  party: 'JAM', form: 'unroca-annual', title: 'Register <annual>', edition: '2019', instrument: 'UNROCA', period: '2025', note: 'A note',
  parts: [
    { id: 'imports', label: 'Imports', shape: 'table', note: null, rows: [{ at: '1', text: 'Items: <3>' }], more: 1200, blanks: [] }, { id: 'matrix', label: 'Matrix', shape: 'matrix', note: null, rows: [{ at: '1', text: '1 Personnel', value: 'Army: 3' }], more: 0, blanks: [{ at: '2', text: '2 Operations' }] },
    { id: 'header', label: 'Header', shape: 'single', note: null, rows: [], more: 0, blanks: [] },
  ],
  changes: { count: 3, lines: [{ kind: 'added', part: 'Imports', text: 'Items: <3>' }] }, answer: 'data', begun: true, finished: false, held: { id: ID, answer: 'nil' }, corrects: ID, last: '2024', nil: true, nothingNew: true,
  errors: [{ field: 'file', code: 'file-kind', text: 'Choose a file' }, { field: 'cells', code: 'paste-empty', text: 'Paste' }],
  typed: { cells: 'a <b>', part: 'imports', audience: 'parties', reveal: '31/12' }, doubts: ['one doubt'], rejected: [{ sheet: 'Imports', row: 3, cells: ['IV', '<-3>'], why: [{ column: 'C', text: 'below zero' }] }],
  heard: ['Exports: this sheet is hidden and was not read'], fit: false, drafter: { office: 'Ministry', at: NOON }, mayDraft: true, mayRelease: true, sameHand: false, audience: 'public', audiences: ['public', 'parties', 'organs'], differs: 2, records: true, readers: [{ audience: 'parties', to: ['CUB', 'MEX'], unsure: ['HTI'] }, { audience: 'organs', to: [], unsure: [] }], by: { agency: 'Ministry <of> defence', civil: true },
}

export const fileQuestions: FileQuestionsView = {
  id: ID, author: 'JAM', title: 'Register <annual>', period: '2025', mayAsk: true, mayReply: true, parts: [{ id: 'imports', label: 'Imports' }], typed: { part: 'imports' }, errors: [{ field: 'text', code: 'question-empty', text: 'Write first' }],
  asked: [
    { id: 'ab'.repeat(16), by: 'CUB', at: NOON, part: 'imports', text: 'Why <3>?', replyBy: NOON + 48 * 3_600_000, replies: [{ id: 'ac'.repeat(16), by: 'JAM', at: NOON + 1, text: 'Because <4>.', late: true }] },
    { id: 'ad'.repeat(16), by: 'CUB', at: NOON, part: '', text: 'And this?', replyBy: null, replies: [] },
  ],
}

export const fileStep: FileStepView = {
  form: 'unroca-annual', title: 'Register <annual>', period: '2025', part: { id: 'imports', label: 'Imports', shape: 'table', note: 'A note' }, at: 'new', heading: null, exists: true, errors: [{ field: 'f-A', code: 'code-unknown', text: 'No such category' }], kept: ID,
  fields: [
    { id: 'f-A', label: 'Category', help: 'help', example: 'IV', unit: null, article: 'para 3', source: 'a source', background: true, required: true, long: false, figures: false, value: 'VIII', options: [{ value: 'IV', text: 'IV · aircraft' }] },
    { id: 'f-C', label: 'Items', help: 'help', example: '3', unit: 'items', article: null, source: 'a source', background: false, required: false, long: false, figures: true, value: '<3>', options: [] },
  ],
}
