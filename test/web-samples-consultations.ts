import type { ConsultationsView, ConsultationView, PastView } from '../src/web/index.ts'
import { MIN, QUAKE } from './web-context.ts'

const ID = 'cc'.repeat(16)
const CITE = { source: 'roll call', certainty: 'medium' as const }

export const consultationList: ConsultationsView = {
  now: [
    { id: ID, title: 'A test of warnings', by: 'MEX', body: 'OAS-PC', mode: 'exercise', phase: 'open', closes: QUAKE + 60 * MIN, secret: false, count: { for: 4, of: 34, needed: 18, adopted: false } },
    { id: 'dd'.repeat(16), title: 'An election', by: 'OAS-GS', body: 'OAS', mode: 'exercise', phase: 'closed', closes: QUAKE, secret: true, count: null },
  ],
  past: [{ id: 'iraq-2003', issue: 'Iraq 2003', support: 2, oppose: 6, other: 1 }],
  rules: [{ rule: 'oas-majority-members', body: 'OAS-PC', matter: 'decision', byLaw: true, secret: false }, { rule: 'unsc', body: 'UNSC', matter: 'resolution', byLaw: false, secret: false }],
  form: 'may', typed: { closes: 'tomorrow' }, errors: [{ field: 'closes', code: 'field-instant', text: 'Write the time.' }],
}

export const consultation: ConsultationView = {
  id: ID, by: 'MEX', body: 'OAS-PC', title: 'A test of warnings', question: 'Shall it be?', mode: 'exercise', phase: 'open', opens: QUAKE, closes: QUAKE + 60 * MIN, agenda: ['First'], documents: [{ title: 'Paper', where: 'https://example.org/x' }, { title: 'Other', where: 'shelf 4' }],
  rule: { rule: 'oas-majority-members', matter: 'decision', text: 'majority of the member states', of: 'members', cite: CITE, quorum: 'as many as needed' }, audience: 'public', organ: null,
  voters: { sure: ['MEX', 'CAN', 'JAM'], disputed: ['VEN'], excluded: [], byLaw: 'OAS_CHARTER', on: '2020-01-28' },
  count: { rule: 'oas-majority-members', base: 'members', on: '2020-01-28', of: 4, needed: 3, for: 1, against: 0, abstain: 0, absent: 3, adopted: false, sensitivity: [{ without: ['VEN'], how: 'roll', of: 3, needed: 2, for: 1, adopted: false, changes: false }], notEntitled: [], quorum: { needed: 3, present: 1, met: false }, vetoedBy: [], excluded: [] },
  uncountable: null, castSoFar: null, votes: [{ party: 'MEX', ballot: 'for', text: 'Yes.', at: QUAKE + MIN, id: 'a1'.repeat(16) }], absent: ['CAN', 'JAM', 'VEN'], aside: [{ party: 'CUB', why: 'not-entitled', at: QUAKE + MIN, id: 'a2'.repeat(16) }],
  positions: [{ party: 'MEX', stance: 'support', conditions: ['no deadline'], text: 'So it is.', principles: [{ principle: 'no-force', judged: 'strains', because: 'it threatens' }], earlier: 1, at: QUAKE, id: 'a3'.repeat(16) }],
  outcome: null, reservations: [], readings: [
    { rule: 'rio-organ', body: 'RIO-OC', matter: 'decision', for: 1, of: 3, needed: 2, adopted: false, changes: false, fault: null },
    { rule: 'unsc', body: 'UNSC', matter: 'resolution', for: 0, of: 0, needed: 0, adopted: null, changes: false, fault: '34 states vote, and the body has 15 seats' },
  ],
  imagined: { members: 'MEX CAN', needs: 'most', veto: '', reading: null, fault: { field: 'needs', text: 'no measure' } },
  mine: {
    may: { position: true, vote: true, memo: true, declare: false, withdraw: true, reserve: false, follow: false }, noVote: null, vote: 'for', mark: null, stance: 'support',
    memo: { principles: [{ principle: 'peace', judged: 'serves', because: 'calm' }], considerations: [{ of: 'economic', text: 'Dear.' }], options: [{ stance: 'abstain', for: 'a', against: 'b' }], tensions: ['isolation'], recommends: 'abstain', conditions: ['one'] },
  },
  typed: { do: 'vote', ballot: '' }, errors: [{ field: 'ballot', code: 'field-word', text: 'Choose.' }],
}

export const consultationDone: ConsultationView = {
  ...consultation, phase: 'decided', organ: 'OAS-GS', count: { ...consultation.count!, adopted: true }, votes: [], absent: [], aside: [], readings: [], errors: [], typed: {},
  outcome: {
    id: 'b1'.repeat(16), by: 'OAS-GS', at: QUAKE + 61 * MIN, result: 'adopted', declaration: 'It is so.', counts: { for: 2, against: 1, abstain: 0, absent: 1, of: 4, needed: 2 }, differs: true,
    sealed: { cast: ['CAN', 'MEX', 'JAM'], lines: [{ mark: 'ab'.repeat(16), ballot: 'for' }, { mark: 'cd'.repeat(16), ballot: 'against' }], faults: ['lines-not-cast'] },
    mandates: [{ to: 'Secretariat', what: 'tell all', due: '2020-01-01', reportTo: 'Council', state: 'blocked', late: true, said: [{ by: 'MEX', at: QUAKE, state: 'blocked', cause: 'resources', text: 'No money.', evidence: 'note 3', id: 'b2'.repeat(16) }] }, { to: 'All', what: 'more', due: null, reportTo: '', state: null, late: false, said: [] }],
  },
  reservations: [{ party: 'JAM', text: 'Otherwise.', at: QUAKE, id: 'b3'.repeat(16) }],
  mine: { ...consultation.mine, may: { position: false, vote: false, memo: true, declare: false, withdraw: false, reserve: true, follow: true }, mark: 'ab'.repeat(16) },
}

export const consultationPast: PastView = {
  id: 'iraq-2003', issue: 'Iraq 2003', asVote: { rule: 'oas-majority-members', for: 'COL', against: 'MEX CAN' },
  positions: [{ subject: 'MEX', name: 'Mexico', stance: 'oppose', said: 'against', of: 'Iraq 2003', note: 'a note', oddity: 'O3', cite: { ...CITE, pointer: 'C1 §V L367' } }, { subject: 'CAN', name: 'Canada', stance: null, said: 'not signed', of: 'Iraq 2003, how', note: null, oddity: null, cite: CITE }],
}
