import type { RoundsView, RoundView } from '../src/web/index.ts'
import { MIN, QUAKE } from './web-context.ts'

const ID = 'ee'.repeat(16)
const mark = { rating: 'partially-completed', cause: 'resources', because: 'Few people.', evidence: 'note 3' } as const

export const roundList: RoundsView = {
  rounds: [{ id: ID, title: 'Readiness', by: 'JAM', mode: 'exercise', phase: 'assessing', ends: QUAKE, subjects: ['JAM', 'BRB'], told: 2, seats: 4, noExternal: true }],
  questionnaires: [{ id: 'mem-round-3', title: 'MEM round 3', count: 4 }], form: 'may', typed: { title: 'x', seats: 'JAM | peer | JAM' }, errors: [{ field: 'seats', code: 'seat-self', text: 'No.' }],
}

export const roundSample: RoundView = {
  id: ID, by: 'JAM', title: 'Readiness', mode: 'exercise', phase: 'assessing', audience: 'public', opens: QUAKE, selfDue: QUAKE + MIN, othersDue: QUAKE + 2 * MIN, replyDue: QUAKE + 3 * MIN, ends: QUAKE + 4 * MIN,
  seats: [{ subject: 'JAM', seat: 'self', party: 'JAM', name: '' }, { subject: 'JAM', seat: 'peer', party: 'BRB', name: 'Experts' }, { subject: 'BRB', seat: 'self', party: 'BRB', name: '' }], mutual: [['BRB', 'JAM']],
  subjects: [
    {
      subject: 'JAM', takesPart: true, by: [{ subject: 'JAM', seat: 'self', party: 'JAM', name: '' }, { subject: 'JAM', seat: 'peer', party: 'BRB', name: 'Experts' }], noExternal: true, externalSilent: false, selfOnly: false, silent: [{ subject: 'JAM', seat: 'peer', party: 'TTO', name: '' }],
      evaluations: [{ id: 'a1'.repeat(16), at: QUAKE, late: false }, { id: 'a2'.repeat(16), at: QUAKE, late: true }],
      rows: [{ indicator: '1', area: 'Warning', text: 'Is somebody on shift?', source: 'own', marks: [mark, { rating: 'completed', cause: null, because: '', evidence: '' }] }, { indicator: '2', area: '', text: 'Answered?', source: '', marks: [null, mark] }],
      agreement: { same: 1, pairs: 2, nominal: 0.25, ordinal: null },
    },
    { subject: 'BRB', takesPart: false, by: [], noExternal: false, externalSilent: true, selfOnly: false, silent: [], evaluations: [], rows: [], agreement: { same: 0, pairs: 0, nominal: null, ordinal: null } },
  ],
  agreement: { same: 0, pairs: 0, nominal: null, ordinal: null }, aside: [{ party: 'CUB', subject: 'JAM', why: 'no-seat', at: QUAKE, id: 'a3'.repeat(16) }],
  replies: [{ party: 'JAM', to: 'BRB', evaluation: 'a2'.repeat(16), earlier: true, indicator: '1', text: 'It was a holiday.', at: QUAKE, late: true, id: 'a4'.repeat(16) }, { party: 'JAM', to: 'BRB', evaluation: 'a2'.repeat(16), earlier: false, indicator: '', text: 'On the whole.', at: QUAKE, late: false, id: 'a9'.repeat(16) }],
  visits: [{ id: 'a5'.repeat(16), by: 'BRB', subject: 'JAM', from: '2020-02-01', until: null, text: 'To see it.', consent: 'given', made: { id: 'a6'.repeat(16), text: 'Seen.', consented: true } }, { id: 'a7'.repeat(16), by: 'BRB', subject: 'JAM', from: null, until: null, text: '', consent: 'asked', made: null }],
  recommendations: [{ id: 'a8'.repeat(16), by: 'BRB', subject: 'JAM', indicator: '1', text: 'A second office.', due: '2020-01-01', state: 'blocked', late: true, steps: [{ by: 'JAM', state: 'blocked', cause: 'resources', text: 'Later.', evidence: 'budget', at: QUAKE, id: 'a9'.repeat(16) }], aside: [{ by: 'CUB', state: 'done', why: 'not-its-state', id: 'b1'.repeat(16) }], next: ['under-way', 'done'] }],
  questionnaire: [{ id: '1', area: 'Warning', text: 'Is somebody on shift?' }, { id: '2', area: '', text: 'Answered?' }],
  mine: { evaluates: [{ subject: 'JAM', seat: 'self', marks: { 1: mark } }, { subject: 'BRB', seat: 'peer', marks: {} }], waits: ['CUB'], subject: true, takesPart: true, recommendsTo: ['BRB'], visits: ['a5'.repeat(16)], consents: ['a7'.repeat(16)], repliesTo: [{ evaluation: 'a2'.repeat(16), by: 'BRB' }], steps: ['a8'.repeat(16)] },
  typed: { form: 'evaluation-JAM' }, errors: [{ field: 'JAM-rating-at-0', code: 'answers-none', text: 'Rate one.' }],
}
