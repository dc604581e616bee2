import type { MondayView } from '../src/web/index.ts'
import { MIN, QUAKE } from './web-context.ts'

const due = { state: 'JAM', instrument: 'CSBM_OAS', title: 'Confidence measures', period: '2024', dueAt: '2025-04-15', status: 'late' as const, written: { kind: 'note' as const, id: 'bb'.repeat(16), at: QUAKE, mail: 'failed' as const }, mayNote: true }
const paper = { id: 'ad'.repeat(16), by: 'OAS-GS', of: 'JAM', office: 'Ministry', received: '2026-03-09', subject: 'Note 12', text: 'The ministry informs.', word: 'transcribed' as const, reply: null, mayReply: true }

export const monday: MondayView = {
  soon: [{ ...due, status: 'due', written: null, mayNote: false }], late: Array.from({ length: 45 }, (_, i) => ({ ...due, period: String(1980 + i) })),
  questions: [{ filing: 'ae'.repeat(16), by: 'MEX', of: 'JAM', text: 'Which type?', replyBy: QUAKE + 60 * MIN }, { filing: 'ae'.repeat(16), by: 'MEX', of: 'CUB', text: 'When?', replyBy: null }],
  warnings: [{ id: 'af'.repeat(16), title: 'Earthquake', from: 'JAM', silent: ['CUB', 'CYM'] }],
  reach: [{ party: 'JAM', office: 'Duty desk', outcome: 'reached', at: QUAKE, why: null }, { party: 'CUB', office: null, outcome: 'failed', at: QUAKE, why: 'HTTP 410' }],
  mayTest: true, named: true, papers: [paper, { ...paper, id: 'b0'.repeat(16), word: 'contested', reply: 'Another number', mayReply: false }], mayTranscribe: true, states: ['CUB', 'JAM'],
  signals: [
    { kind: 'exercise-not-notified', states: ['BLZ'], year: 2026, facts: { name: 'Frigatebird', start: '2026-10-05', days: 54 }, sources: ['b1'.repeat(16)] },
    { kind: 'transfer-gap', states: ['TTO', 'BRB'], year: 2024, facts: { category: 'IV', exporter: 6, importer: 4 }, sources: ['b2'.repeat(16), 'b3'.repeat(16)] },
    { kind: 'budget-jump', states: ['JAM'], year: 2025, facts: { currency: 'JMD', change: 0.506, usual: 0.035 }, sources: ['b4'.repeat(16)] },
    { kind: 'notice-missed', states: [], year: 2025, facts: { duty: 'CSBM_OAS:report', period: '2025', missed: 31, bound: 33 }, sources: [] },
  ],
  typed: { of: 'JAM', text: 'what <was> typed' }, errors: [{ field: 'scan', code: 'paper-field', text: 'Choose the scan.' }],
}
