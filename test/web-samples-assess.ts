import {
  Assessments, Capability, Declare, Levels, type PageContext, render, Responses, SubjectEntry, SubjectMapPage, ThreatLists,
} from '../src/web/index.ts'
import type { AssessmentsView, CapabilityView, DeclareView, LevelsView, MapEntryView, MapPageView, ResponsesView, ThreatList, ThreatListsView } from '../src/web/index.ts'
import { QUAKE } from './web-context.ts'

const list: ThreatList = {
  id: 'caribbean-2003-04-04', subject: 'caribbean', name: 'Caribbean', author: 'comments of <fourteen> states', date: '2003-04-04', readingOf: null, source: 'seed', statement: null, by: null,
  entries: [
    { rank: '1', tier: 'hierarchy', reading: 'ranked', themes: ['terrorism'], wording: 'terrorism', certainty: 'high', pointer: 'C1 n.17', note: null, people: false },
    { rank: null, tier: 'no order', reading: 'unordered', themes: ['migration'], wording: 'immigration', certainty: 'background', pointer: null, note: 'as printed', people: true },
    { rank: '2', tier: null, reading: 'unread', themes: [], wording: 'communism', certainty: 'low', pointer: null, note: null, people: false },
  ],
}
const said: ThreatList = { ...list, id: 'said-1', subject: 'JAM', name: 'Jamaica', author: 'JAM', date: null, readingOf: 'ten', source: 'a <white> paper', statement: 'a'.repeat(32), by: 'JAM' }

const threatLists: ThreatListsView = {
  lists: [list, said], a: list, b: said, peoplePointer: 'C1 §V L363',
  comparison: {
    a: list.id, b: said.id, common: ['terrorism', 'flood'], onlyA: ['gangs'], onlyB: [], near: [{ a: 'flood', b: 'natural-disasters' }], overlap: 2 / 3, ranks: [{ theme: 'terrorism', a: 1, b: 1.5 }, { theme: 'flood', a: 2, b: 1.5 }],
    distance: { cost: 0.5, pairs: 1, share: 0.5 }, discords: [{ first: 'terrorism', second: 'flood', how: 'tied', cost: 0.5 }, { first: 'a', second: 'b', how: 'reversed', cost: 1 }], rho: 0.5,
    because: ['ties', 'printed-order', 'background', 'no-threats', 'unranked-left-out', 'two-readings', 'same-list', 'few-common'],
  },
  statuses: [
    { subject: 'USA', name: 'United States', theme: 'terrorism', status: 'present', origin: ['external'], roles: ['consumer', 'laundering'], ties: ['security'], wording: 'present', date: null, source: 'seed', pointer: 'C1', certainty: 'high', statement: null },
    { subject: 'JAM', name: 'Jamaica', theme: null, status: null, origin: [], roles: [], ties: [], wording: null, date: null, source: '', pointer: null, certainty: 'high', statement: 'a'.repeat(32) },
  ],
}
const threatListsEmpty: ThreatListsView = {
  ...threatLists, statuses: [], lists: [],
  comparison: { a: 'x', b: 'y', common: [], onlyA: [], onlyB: [], near: [], overlap: null, ranks: [], distance: null, discords: [], rho: null, because: [] },
}

const score = { subject: 'MEX', level: 'national', score: 1, seat: 'author', because: null, pointer: 'C1 Fig. 2', note: null, oddity: null, certainty: 'high' } as const
const levels: LevelsView = {
  asof: '2026-11-28', printedOn: '2003-12-31', state: 'MEX', figures: [{ n: 2, subjects: ['MEX'], note: 'a <note>' }], printed: { id: 'printed', assessor: 'an author', by: null, date: null, method: '', external: false, statement: null, scores: [score] },
  rounds: [{ id: 'said-1', assessor: 'Office <x>', by: 'JAM', date: '2026-01-01', method: 'by reading', external: false, statement: 'a'.repeat(32), scores: [{ ...score, score: 3, seat: 'state', because: 'because & so' }] }],
  indicated: [{ subject: 'MEX', level: 'national', activity: 0, share: null, score: null, instruments: 0, exercises: 0, operations: 0, returns: 0 }, { subject: 'MEX', level: 'bilateral', activity: 2.5, share: 0.5, score: 3, instruments: 2.5, exercises: 0, operations: 0, returns: 0 }],
  agreement: { then: [{ over: 'all', n: 28, rho: -0.35 }, { over: 'bilateral', n: 7, rho: null }, { over: 'MEX', n: 0, rho: null }], now: [{ over: 'all', n: 28, rho: 0.5 }] },
  words: [{ subject: 'MEX', level: 'international', issue: 'Iraq 2003', word: 'against', dissent: true, tension: 'principles <or> interests', pointer: 'C1', certainty: 'medium', note: null }, { subject: 'MEX', level: null, issue: 'concept', word: 'integrated', dissent: false, tension: null, pointer: null, certainty: 'medium', note: null }],
  priorities: [{ subject: 'MEX', field: 'priority', levels: ['national'], cite: { source: 'seed', certainty: 'high' }, note: 'the main one' }],
  names: { MEX: 'Mexico' }, subjects: [{ value: 'MEX', text: 'Mexico' }], errors: [{ field: 'score', code: 'score-shape', text: 'A score is 1 to 5.' }], typed: { score: '9', because: '<b>' }, mayScore: true, saved: 'a'.repeat(32),
  replies: [{ id: 'b'.repeat(32), by: 'MEX', to: 'JAM', round: 'c'.repeat(32), at: QUAKE, text: 'We <differ>', subjects: ['MEX', 'north-america'] }], repliesTo: [{ round: 'a'.repeat(32), by: 'JAM' }],
}
const levelsEmpty: LevelsView = { ...levels, printed: null, rounds: [], indicated: [], agreement: null, words: [], priorities: [], errors: [], typed: {}, mayScore: false, replies: [], repliesTo: [], saved: null, state: null }

const subject: MapPageView = {
  entries: [{ id: 'migration', column: 'social-economic', pointer: 'C1 Fig. 1', basicValue: null, themes: ['migration', 'displacement'], instruments: [{ id: 'REFUGEE51', level: 'international' }], claims: 3, statements: 1, nodes: ['development', 'human-rights'] }, { id: 'sovereignty', column: 'political-values', pointer: 'C1', basicValue: 'C1 L266', themes: ['sovereignty'], instruments: [], claims: 0, statements: 0, nodes: [] }],
  links: [{ a: 'security', b: 'development', said: [{ value: 'a risk', pointer: 'C1 §V L365' }], instruments: ['RIO'] }, { a: 'democracy', b: 'free-trade', said: [], instruments: [] }],
  loose: { instruments: [{ id: 'NAFTA', level: 'sub-regional' }], themes: [], claims: 2, statements: 0 }, titles: { REFUGEE51: 'Convention <1951>', NAFTA: 'North American Free Trade Agreement' },
}

const onEntry: MapEntryView = {
  entry: subject.entries[0]!, titles: subject.titles, records: [{ dataset: 'migration', subject: 'undocumented', name: 'undocumented', field: 'Census Bureau', value: '4.7 <million>', themes: ['migration'], cite: { source: 'seed', certainty: 'medium', pointer: 'C2 n.20' } }],
  statements: [{ id: 'a'.repeat(32), kind: 'response', author: 'JAM', at: QUAKE, themes: ['migration'] }],
}

const line: CapabilityView['matrix']['rows'][number]['cells'][number]['lines'][number] = { institution: 'customs', nature: 'civil', grade: 'partial', causes: ['technology'], evidence: [{ what: 'a <law>', where: 'gazette' }], statement: 'a'.repeat(32) }
const cell = { state: 'JAM', theme: 'firearms-trafficking', pillar: 'technology', status: 'present', word: 'gap', grade: 'partial', lines: [line] } as const
const capable: CapabilityView = {
  roadmap: [{ theme: 'flood', pillar: 'technology', have: ['JAM'], institutions: ['customs'], lack: ['BRB'] }, { theme: 'cyber', pillar: 'doctrine', have: [], institutions: [], lack: ['JAM', 'BRB'] }],
  of: 'JAM~BRB', title: null, options: [{ value: 'caribbean', text: 'Caribbean' }, { value: 'JAM', text: 'Jamaica' }],
  matrix: {
    members: ['JAM', 'BRB'], silentOnThreats: ['BRB'], silentOnCapability: ['BRB'],
    rows: [{
      theme: 'firearms-trafficking', present: ['JAM'], hypothetical: [], notPerceived: [], unsaid: ['BRB'], common: true, commonGaps: ['technology'], causes: { technology: 1 },
      cells: [{ ...cell, lines: [...cell.lines] }, { ...cell, state: 'BRB', word: 'unknown', lines: [], grade: null, status: null }, { ...cell, pillar: 'doctrine', word: 'covered', lines: [] }, { ...cell, pillar: 'education', word: 'not-faced', lines: [] }],
    }],
  },
}
const capableEmpty: CapabilityView = { roadmap: [], of: '', title: null, options: [], matrix: { members: ['JAM', 'BRB'], silentOnThreats: ['JAM', 'BRB'], silentOnCapability: ['JAM', 'BRB'], rows: [] } }

const responses: ResponsesView = {
  rows: [{ id: 'a'.repeat(32), author: 'JAM', agency: 'Office', at: QUAKE, theme: 'flood', what: 'shelters <open>', level: 'national', lead: { agency: 'Army', nature: 'military' }, others: [{ agency: 'Health', nature: 'health' }], rights: '', reason: 'alone has boats', flags: [{ rule: 'no-rights-check', pointer: 'C3 §II L792', refuses: false, field: 'rights', found: '' }] }],
  takenBack: [{ response: 'c'.repeat(32), author: 'JAM', what: 'tents <lent>', id: 'd'.repeat(32), at: QUAKE, why: 'done <otherwise>' }], own: [{ value: 'a'.repeat(32), text: 'shelters <open>' }],
  mayDeclare: true, themes: [{ value: 'flood', text: 'Flood' }], typed: { what: '<x>', lead: 'Army' }, errors: [{ field: 'reason', code: 'response-flags', text: 'Give your reason.' }],
  flags: [{ rule: 'development-military-lead', pointer: 'C1 §V L365', refuses: false, field: 'lead', found: 'Army' }, { rule: 'military-without-reason', pointer: 'P L103', refuses: true, field: 'reason', found: 'Army' }], saved: 'a'.repeat(32),
}
const responsesEmpty: ResponsesView = { rows: [], takenBack: [], own: [], mayDeclare: false, themes: [], typed: {}, errors: [], flags: [], saved: null }

const declaring: DeclareView = {
  party: 'JAM', themes: [{ value: 'flood', text: 'Flood' }], form: 'threat', typed: { theme: 'flood', rank: 'x', 'roles-transit': 'on' }, errors: [{ field: 'rank', code: 'rank-shape', text: 'A rank is a whole number.' }], saved: 'a'.repeat(32),
  threats: { id: 'a'.repeat(32), source: 'paper <1>', entries: [{ theme: 'flood', rank: 1, tier: 'one', wording: 'floods', status: 'present', origin: ['internal'], roles: ['transit'], ties: ['development'] }, { theme: 'cyber', rank: null, tier: '', wording: '', status: 'hypothetical', origin: [], roles: [], ties: [] }] },
  capability: { id: 'a'.repeat(32), lines: [{ theme: 'flood', pillar: 'doctrine', institution: 'civil-protection', nature: 'civil', grade: 'partial', causes: ['resources'], evidence: [{ what: 'a plan', where: 'here' }], key: 'flood doctrine civil-protection' }] },
}
const declaringEmpty: DeclareView = { ...declaring, form: null, typed: {}, errors: [], saved: null, threats: null, capability: null }

const assessments: AssessmentsView = { lists: 27, rounds: 2, states: [{ state: 'JAM', entries: 3, lines: null }, { state: 'BRB', entries: null, lines: 2 }], mayDeclare: true }

type Page = (c: PageContext) => string
const page = <V>(draw: (view: V, c: PageContext) => unknown, view: V): Page => (c) => render(draw, view, c)

export const ASSESS_SAMPLES: Record<string, [path: string, draw: Page]> = {
  assessments: ['/assessments', page(Assessments, assessments)],
  assessmentsEmpty: ['/assessments', page(Assessments, { ...assessments, states: [], mayDeclare: false })],
  threatLists: ['/assessments/threats?a=caribbean&b=said-1', page(ThreatLists, threatLists)],
  threatListsEmpty: ['/assessments/threats', page(ThreatLists, threatListsEmpty)],
  levels: ['/assessments/levels?state=MEX', page(Levels, levels)],
  levelsEmpty: ['/assessments/levels', page(Levels, levelsEmpty)],
  subjectMap: ['/assessments/map', page(SubjectMapPage, subject)],
  subjectEntry: ['/assessments/map/migration', page(SubjectEntry, onEntry)],
  subjectEntryEmpty: ['/assessments/map/sovereignty', page(SubjectEntry, { ...onEntry, entry: subject.entries[1]!, records: [], statements: [] })],
  capability: ['/assessments/capability?of=JAM~BRB', page(Capability, capable)],
  capabilityEmpty: ['/assessments/capability', page(Capability, capableEmpty)],
  responses: ['/assessments/responses', page(Responses, responses)],
  responsesEmpty: ['/assessments/responses', page(Responses, responsesEmpty)],
  declare: ['/assessments/declare', page(Declare, declaring)],
  declareEmpty: ['/assessments/declare', page(Declare, declaringEmpty)],
}
