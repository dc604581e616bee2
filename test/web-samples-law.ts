import type {
  DataView,
  InstrumentView,
  KeyLine,
  KeysView,
  KeyView,
  RecordView,
  SignInView,
  StandingView,
  StatesView,
  StateView,
  StatusView,
  DepositView, TreatiesView, VotesView,
} from '../src/web/index.ts'
import { MIN, QUAKE, tiles } from './web-context.ts'
import { why, quake, cite } from './web-samples-watch.ts'

export const standing = (over: Partial<StandingView> = {}): StandingView => ({
  status: 'party',
  party: 'yes',
  since: '1986-10-11',
  until: null,
  presumed: false,
  confirmedAsOf: '2019-01',
  participation: 'full',
  because: [why('entered-by-rule', 'bound from 1986-10-11, by the instrument’s own rule')],
  ...over,
})
export const states: StatesView = {
  tiles: tiles(),
  asof: '2020-01-28',
  known: null,
  rows: [
    { party: 'JAM', kind: 'state', subRegion: 'Caribbean', basis: 'seed', claimants: [], bound: 41, focal: 'reachable', events: 1, awaiting: 2 },
    { party: 'CRI', kind: 'state', subRegion: 'Central America', basis: 'inferred', claimants: [], bound: 38, focal: 'none', events: 0, awaiting: 0 },
    { party: 'CUB', kind: 'state', subRegion: null, basis: null, claimants: [], bound: 30, focal: 'failed', events: 1, awaiting: 0 },
    {
      party: 'CYM',
      kind: 'territory',
      subRegion: null,
      basis: null,
      responsible: 'GBR',
      claimants: [],
      bound: null,
      focal: 'untested',
      events: 1,
      awaiting: 1,
    },
    {
      party: 'FLK',
      kind: 'territory',
      subRegion: null,
      basis: null,
      responsible: 'GBR',
      claimants: ['ARG', 'GBR'],
      bound: null,
      focal: 'none',
      events: 0,
      awaiting: 0,
    },
  ],
}
export const state: StateView = {
  code: 'JAM',
  kind: 'state',
  asof: '2020-01-28',
  known: null,
  subRegion: { value: 'Caribbean', cite: { source: 'seed', pointer: 'n. 17', certainty: 'high' } },
  zones: ['America/Jamaica'],
  claimants: [],
  territories: ['CYM'],
  focalPoints: [
    { theme: 'earthquake', office: 'ODPEM duty desk', channels: ['e-mail', 'webhook'], state: 'reachable', tested: QUAKE - 3000 * MIN },
  ],
  standings: [
    { instrument: 'CARTAGENA_OIL', title: 'Protocol on Oil Spills', level: 'sub-regional', standing: standing() },
    {
      instrument: 'TIAR',
      title: 'Rio Treaty',
      level: 'hemispheric',
      standing: standing({ status: 'unknown', party: 'unknown', since: null, presumed: true, participation: 'suspended' }),
    },
  ],
  duties: [
    {
      instrument: 'CITAAC',
      instrumentTitle: 'Transparency in acquisitions',
      article: 'III',
      kind: 'report',
      what: 'annual report on imports',
      due: '2020-06-15',
      footing: 'binding',
    },
  ],
  cooperation: [{ other: 'USA', claims: 2, grades: [{ value: 'cooperation', nature: 'civil', themes: ['oil-spill'] }] }],
  events: [quake],
}
export const treaties: TreatiesView = {
  asof: '2020-01-28',
  known: null,
  rows: [
    {
      id: 'CARTAGENA_OIL',
      title: 'Protocol on Oil Spills',
      level: 'sub-regional',
      nature: 'binding',
      inForce: ['1986-10-11'],
      themes: ['oil-spill'],
      parties: 26,
      disputed: 1,
      unknown: 3,
    },
    {
      id: 'X',
      title: 'A declaration',
      level: 'hemispheric',
      nature: 'political',
      inForce: [],
      themes: [],
      parties: 0,
      disputed: 0,
      unknown: 0,
    },
  ],
}
export const instrument: InstrumentView = {
  mayRecord: true,
  cases: [
    { file: 'duties.yaml', name: 'oil in the Gulf of Paria', instrument: 'CARTAGENA_OIL', state: 'TTO', article: '5(2)', on: '2019-07-01', known: null, expected: [{ field: 'party', value: 'yes' }, { field: 'because', value: 'presumed' }], answer: [{ field: 'status', value: 'notice-given' }, { field: 'parties', value: 'none' }], agrees: true, source: 'acceded 24 Jan 1986' },
    { file: 'duties.yaml', name: 'another', instrument: 'CARTAGENA_OIL', state: null, article: null, on: '1986', known: '1987', expected: [{ field: 'party', value: 'yes' }, { field: 'because', value: 'presumed' }], answer: [{ field: 'status', value: 'notice-given' }, { field: 'parties', value: 'none' }], agrees: false, source: 'list' },
  ],
  coverage: 'partial',
  coverageKnown: '2009-04',
  follows: null,
  id: 'CARTAGENA_OIL',
  title: 'Protocol Concerning Co-operation in Combating Oil Spills in the Wider Caribbean Region',
  level: 'sub-regional',
  nature: 'binding',
  themes: ['oil-spill'],
  asof: '2019-07-01',
  known: null,
  blank: ['denunciation'],
  claims: [
    { field: 'adopted', value: '1983-03-24', cite: { source: 'treaty text', certainty: 'high' } },
    { field: 'inForce', value: '1986-10-11', cite: { source: 'depositary', certainty: 'medium', url: 'https://example.org' } },
  ],
  parties: [
    { party: 'ATG', standing: standing() },
    { party: 'BOL', standing: standing({ status: 'none', party: 'no', since: null, because: [] }) },
    { party: 'VEN', standing: standing({ status: 'disputed', party: 'disputed', since: '1987' }) },
    { party: 'USA', standing: standing({ status: 'notice-given', until: '2021-05' }) },
  ],
  duties: [
    {
      article: '5(2)',
      kind: 'notify',
      trigger: 'report of an oil spill incident received',
      owedBy: 'party receiving the report',
      owedTo: 'affected parties',
      deadline: null,
      footing: 'binding',
      cite,
    },
    {
      article: null,
      kind: 'assist',
      trigger: 'request',
      owedBy: 'all parties',
      owedTo: 'asker',
      deadline: 'PT24H',
      footing: 'background',
      cite: { source: 'general knowledge', certainty: 'background' },
      note: 'not read',
    },
  ],
  takenBack: [{ id: 'c9', by: { party: 'OAS-GS', record: 'cd'.repeat(16) }, why: 'sent in error', state: 'ATG', act: 'deposited', date: null, known: null, cite, flags: [] }],
  actions: [
    { id: 'c0', by: { party: 'OAS-GS', record: 'ab'.repeat(16) }, state: 'ATG', act: 'deposited', date: '1986-09-11', known: null, cite, flags: [] },
    { id: 'c1', by: null, state: 'VEN', act: 'observed', date: '1987', known: '2009-04-30', what: 'party', cite, flags: ['year-only'] },
    { id: 'c2', by: null, state: 'GRD', act: 'signed', date: null, known: null, toward: 'FRA', cite: { source: 'a list', certainty: 'low' }, flags: [] },
  ],
}
export const record: RecordView = {
  log: 'statements',
  hash: '9c'.repeat(32),
  id: 'ab'.repeat(16),
  kind: 'warning',
  author: 'JAM',
  authority: null,
  made: QUAKE + 22 * MIN,
  header: [
    ['v', '1'],
    ['kind', 'warning'],
    ['author', 'JAM'],
  ],
  body: '{"headline":"Earthquake M 7.7"}',
  signature: { algorithm: 'Ed25519', key: 'jam-desk-2020', holder: 'hosted by this desk', live: true, rival: false, doubt: null },
  aheadMin: 0,
  url: 'http://localhost:8080/en/record/9c9c',
  disclosed: {
    face: { form: 'citaac-annual', period: '2019', date: '2020-06-14' }, commitment: 'matches', opening: null, held: { until: QUAKE + 86_400_000, reciprocal: true },
    readers: [{ party: 'JAM', cause: 'author', law: 2600, inError: false }, { party: 'MEX', cause: 'party CITAAC', law: 2600, inError: true }, { party: 'public', cause: 'face CITAAC', law: 2600, inError: false }],
    owed: ['CHL'], mayConsent: true,
    amended: [{ id: '9d'.repeat(16), at: QUAKE, withdrawn: false, afterReveal: true, fromNil: true, differences: [{ path: 'imports.0.quantity', before: null, after: '12' }] }],
  },
  proof: {
    index: 12_301,
    size: 12_408,
    root: '4f'.repeat(32),
    path: ['aa'.repeat(32), 'bb'.repeat(32)],
    checkpoint: 'contadora.example/ledger\n12408\nT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT08=\n',
  },
}
export const signIn: SignInView = {
  passkeys: true,
  oidc: true,
  demo: true,
  next: '/en/',
  errors: [],
  offices: ['JAM', 'CUB', 'HTI', 'KNA', 'BRA'].flatMap((party) => [
    { id: `${party}-1`, party, office: 'Civil protection, duty desk', role: 'drafter' as const },
    { id: `${party}-2`, party, office: 'Civil protection, direction', role: 'releaser' as const },
  ]),
}
export const status: StatusView = {
  version: '0.1.0',
  store: 'sqlite',
  ledger: { size: 12_408 },
  law: { size: 4_100, root: '5a'.repeat(32) },
  jobs: { queued: 2, failed: 1 },
  checks: [
    { code: 'ledger', text: 'Ledger verifies', state: 'ok' },
    { code: 'feeds', text: 'Feeds are live', state: 'warn', detail: 'GDACS stale' },
  ],
}
export const dataView: DataView = { rows: { events: 18_211, warnings: 4 }, origin: 'http://localhost:8080' }

export const votes: VotesView = {
  rules: [
    { rule: 'rio-organ', of: 'parties', body: 'RIO-OC', matter: 'decision', text: 'two thirds of the states that have ratified', quorum: 'as many', exclusion: null, veto: null, cite: { source: 'Rio Treaty, Art. 17', certainty: 'high' } },
    { rule: 'unsc', of: 'members', body: 'UNSC', matter: 'resolution', text: 'nine of fifteen', quorum: null, exclusion: 'who abstains', veto: { by: ['FRA', 'USA'], text: 'permanent' }, cite: { source: 'UN Charter, Art. 27', certainty: 'high' } },
    { rule: null, of: null, body: 'RIO-OC', matter: 'effect', text: 'binding', quorum: null, exclusion: 'none', veto: null, cite: { source: 'Art. 20', certainty: 'high' } },
  ],
  asked: { rule: 'rio-organ', on: '2019-09-23', for: '16' },
  answer: {
    rule: 'rio-organ', base: 'parties', on: '2019-09-23', of: 19, needed: 13, for: 16, against: 1, abstain: 1, absent: 1, adopted: true, notEntitled: ['CAN'], quorum: { needed: 13, present: 12, met: false }, vetoedBy: ['FRA'], excluded: ['BRA'],
    sensitivity: [
      { without: ['VEN'], how: 'for', of: 18, needed: 12, for: 15, adopted: true, changes: false }, { without: [], how: 'veto', of: 15, needed: 9, for: 9, adopted: false, changes: true },
      { without: ['BRA'], how: 'excluded', of: 20, needed: 14, for: 16, adopted: true, changes: false }, { without: [], how: 'law', of: 18, needed: 12, for: 16, adopted: true, changes: false },
    ],
  },
  errors: [],
}

const keyLine: KeyLine = {
  kid: 'tANNIfQ57mw3V3gpIDYQ-826S4ozVA65eCPRymiRe4M', party: 'JAM', office: 'Civil protection', nature: 'civil', role: 'drafter', state: 'live', custody: 'hosted',
  exercise: true, from: 2592, to: null, doubtSince: null,
}
export const keys: KeysView = {
  lines: [
    keyLine,
    { ...keyLine, party: null, role: 'desk', nature: 'secretariat', exercise: false },
    ...(['rival', 'rotated', 'revoked'] as const).map((state, i): KeyLine => ({ ...keyLine, state, role: 'root', custody: 'hardware', to: 3000 + i })),
    { ...keyLine, state: 'compromised', custody: 'own-node', to: 2700, doubtSince: 2600 },
  ],
  contested: ['VEN'],
  refused: [{ index: 7, why: 'this key lives already' }],
  party: 'JAM',
}
export const keyView: KeyView = {
  line: keys.lines.at(-1)!,
  x: 'rx0EfnqvjIpSWy5RM-D18yuh6vQP59I58maUjAEscqI',
  why: 'a lost machine',
  by: { kid: keyLine.kid.replace('t', 'u'), party: null },
  seatedBy: 'OAS',
  next: keyLine.kid.replace('t', 'v'),
  contested: true,
  history: [
    { act: 'announced', index: 2591, hash: '9c'.repeat(32), sealed: QUAKE },
    { act: 'compromised', index: 2700, hash: 'ab'.repeat(32), sealed: QUAKE + MIN },
  ],
}

const seenAs = (status: 'none' | 'party', party: 'yes' | 'no') => ({ status, party, since: null, until: null, presumed: false, confirmedAsOf: null, participation: null, because: [] })

export const deposit: DepositView = {
  id: 'CITAAC', title: 'Convention on Transparency', depositary: 'OAS General Secretariat', mine: true, states: ['MEX', 'CAN'], acts: ['deposited', 'notified'], certainties: ['high', 'low'], fields: { state: 'MEX' }, draft: 'sealed',
  preview: {
    claim: { state: 'MEX', act: 'deposited', date: '2026-01-02', known: '2026-01-03', toward: null, what: 'a word', note: 'a note', cite: { source: 'a note', certainty: 'high' }, flags: ['approved-before-signature'] },
    days: ['2026-01-02'], effects: [{ on: '2026-01-02', state: 'MEX', before: seenAs('none', 'no'), after: seenAs('party', 'yes') }],
  },
  errors: [],
}
