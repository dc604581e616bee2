import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { feature } from 'topojson-client'
import {
  Ack, Data, Event, Feeds, Inbox, Instrument, landPath, NeedsMe, Owed, Problem, RecordPage, Release, Report, render, SignIn, State, States, Status, Treaties, Verify,
  Warning, Watch, WATCH_LEVELS,
  type AckView, type DataView, type DeadlineView, type EventHead, type EventLine, type EventView, type FeedDetail, type InboxView, type InstrumentView, type MapFrame,
  type MapShape, type MapView, type NeedsMeView, type OwedView, type PageContext, type ReasonView, type RecipientView, type RecordView, type ReleaseView,
  type ReportView, type SeverityView, type SignInView, type StandingView, type StatesView, type StateView, type StatusView, type TreatiesView, type WarningHead,
  type WarningView, type WatchView,
} from '../src/web/index.ts'
import { MIN, QUAKE, tiles } from './web-context.ts'

const require = createRequire(import.meta.url)
const world = JSON.parse(readFileSync(require.resolve('world-atlas/land-110m.json'), 'utf8')) as Topology<{ land: GeometryCollection }>
const fine = JSON.parse(readFileSync(require.resolve('world-atlas/land-50m.json'), 'utf8')) as Topology<{ land: GeometryCollection }>

function map(frame: MapFrame, shapes: MapShape[]): MapView {
  const from = frame.kind === 'around' ? fine : world
  return { frame, land: landPath(feature(from, from.objects.land), frame), shapes }
}

const M = (value: string): SeverityView => ({ scale: 'magnitude', value })
const severity: SeverityView[] = [M('7.7'), { scale: 'pager', value: 'green' }, { scale: 'gdacs', value: 'Orange' }]
const cap = (value: string): SeverityView => ({ scale: 'cap-severity', value })
const impact: DeadlineView = { at: QUAKE + 60 * MIN, basis: 'impact' }
const none: DeadlineView = { at: null, basis: 'none' }
const why = (code: string, text: string, params: Record<string, string> = {}): ReasonView => ({ code, params, text })

const head: EventHead = { id: 'us60007idc', title: 'M 7.7, 123 km NNW of Lucea, Jamaica', theme: 'earthquake', at: QUAKE, status: 'exercise', state: 'current', severity }
const quake: EventLine = { id: head.id, title: head.title, theme: head.theme, at: QUAKE, status: 'exercise', cancelled: false, severity, parties: ['JAM', 'CUB', 'CYM'], sources: 2, versions: 3 }
export const lines: EventLine[] = [
  quake,
  { id: 'gdacs-tc-1', title: 'Tropical Storm Imelda approaches the Leeward Islands', theme: 'cyclone', at: QUAKE - 190 * MIN, status: 'exercise', cancelled: false, severity: [{ scale: 'gdacs', value: 'Red' }, { scale: 'wind-kt', value: '95' }, cap('Severe')], parties: ['ATG', 'KNA', 'DMA', 'MTQ'], sources: 3, versions: 12 },
  { id: 'us1', title: 'M 4.6, 30 km S of Guánica, Puerto Rico', theme: 'earthquake', at: QUAKE - 1400 * MIN, status: 'exercise', cancelled: true, severity: [M('4.6')], parties: ['PRI'], sources: 1, versions: 2 },
]

const feeds: FeedDetail[] = [
  { id: 'usgs', title: 'USGS earthquakes', state: 'live', lastSuccess: QUAKE + 25 * MIN, lastChange: QUAKE + 12 * MIN, lastError: null, url: 'https://earthquake.usgs.gov/earthquakes/feed/v1.0/summary/all_hour.geojson', every: 60, staleAfter: 600, accepted: 18_211, rejected: [{ id: 'item 3', reason: 'latitude 191 is impossible' }] },
  { id: 'gdacs', title: 'GDACS', state: 'stale', lastSuccess: QUAKE - 95 * MIN, lastChange: QUAKE - 190 * MIN, lastError: { at: QUAKE - 5 * MIN, message: 'timed out after 10 s' }, every: 300, staleAfter: 1800, accepted: 940, rejected: [] },
  { id: 'cap-inbox', title: 'CAP messages', state: 'never', lastSuccess: null, lastChange: null, lastError: null, every: 60, staleAfter: 600, accepted: 0, rejected: [] },
]

export const needsMe: NeedsMeView = {
  answers: [
    { warning: 'w1', title: 'Earthquake M 7.7 between Jamaica, Cuba and the Cayman Islands', theme: 'earthquake', from: 'CUB', severity: [cap('Extreme')], version: 2, reopened: true, state: 'received', ground: 'affected', deadline: impact },
    { warning: 'w2', title: 'Oil spill drifting west in the Yucatán Channel', theme: 'oil-spill', from: 'MEX', severity: [cap('Moderate')], version: 1, reopened: false, state: 'lapsed', ground: 'owed', deadline: { at: QUAKE - 14 * MIN, basis: 'instrument' } },
  ],
  drafts: [{ draft: 'd1', title: 'Earthquake M 7.7: word to Cuba and the Cayman Islands', drafter: 'ODPEM duty desk', made: QUAKE + 20 * MIN, recipients: 9, deadline: impact }],
  owes: [{ event: 'e9', title: 'Oil spill reported in Kingston Harbour', instrument: 'CARTAGENA_OIL', instrumentTitle: 'Protocol on Oil Spills, Cartagena', article: '5(2)', kind: 'notify', to: ['CUB', 'HTI', 'MEX'], deadline: { at: null, basis: 'immediately' } }],
  stale: [feeds[1]!],
  events: lines,
}

const spot: MapShape = { kind: 'point', lat: 19.4193, lon: -78.756, tone: 't4', label: head.title, href: '/en/events/us60007idc' }
const watch: WatchView = {
  filters: { theme: 'earthquake' }, options: { themes: ['earthquake', 'cyclone', 'oil-spill'], levels: WATCH_LEVELS, states: ['CUB', 'JAM', 'KNA'] },
  tiles: tiles(), events: lines, total: 120, elsewhere: 7, next: 'sealed', stale: [feeds[1]!],
  map: map({ kind: 'americas' }, [spot, { kind: 'circle', lat: 17.1, lon: -60.2, km: 380, tone: 't3', label: lines[1]!.title }, { kind: 'polygon', tone: 't2', rings: [[[-75, -30], [-69, -30], [-69, -38], [-75, -38], [-75, -30]]] }]),
}

const event: EventView = {
  ...head, where: { lat: 19.4193, lon: -78.756, depthKm: 14.9 },
  versions: [
    { version: '3', feed: 'USGS', sent: QUAKE + 21 * MIN, act: 'update', title: head.title, severity, current: true, changes: [{ code: 'severity', params: { scale: 'magnitude', from: '7.3', to: '7.7' } }, { code: 'flag', params: { flag: 'tsunami' } }], reopens: true },
    { version: '2', feed: 'GDACS', sent: QUAKE + 14 * MIN, act: 'report', title: 'Orange earthquake alert, Cayman Islands', severity: [{ scale: 'gdacs', value: 'Orange' }], current: false, changes: [{ code: 'severity', params: { scale: 'gdacs', from: 'not said', to: 'orange' } }, { code: 'area', params: {} }, { code: 'state', params: { from: 'live', to: 'deleted' } }], reopens: false },
    { version: '1', feed: 'USGS', sent: QUAKE + 8 * MIN, act: 'report', title: 'M 7.3, 125 km NNW of Lucea, Jamaica', severity: [M('7.3')], current: false, changes: [], reopens: false },
  ],
  sources: [{ feed: 'usgs', title: 'USGS', id: 'us60007idc', link: 'https://earthquake.usgs.gov/earthquakes/eventpage/us60007idc', raw: 'a3f1'.repeat(16) }],
  attribution: [
    { party: 'CYM', method: 'offshore', km: 96, claimants: [], responsible: 'GBR' }, { party: 'JAM', method: 'offshore', km: 117, claimants: [] },
    { party: 'CUB', method: 'offshore', km: 128, claimants: [] }, { party: 'FLK', method: 'claimed', km: null, claimants: ['ARG', 'GBR'], responsible: 'GBR' },
  ],
  texts: [{ language: 'en', headline: 'Tsunami threat', description: 'Hazardous waves are possible within 300 km of the epicentre.', instruction: 'Stay away from the shore.' }],
  warnings: [{ id: 'w1', title: 'Earthquake M 7.7', from: 'CUB', sent: QUAKE + 22 * MIN, state: 'received' }],
  owed: { owed: 0, affected: 9 }, level: 'extreme', because: 'magnitude 7.7', contradictions: 1, mayDraft: true, map: map({ kind: 'around', lat: 19.4193, lon: -78.756, km: 520 }, [{ ...spot, href: '' }, { kind: 'circle', lat: 19.4193, lon: -78.756, km: 300, tone: 't3', label: '300 km' }]),
}

const cite = { source: 'treaty text', certainty: 'high', pointer: 'article 5(2)' } as const
const owed: OwedView = {
  event: head, on: '2020-01-28', known: null, headline: why('nobody-owed', 'Nobody is legally owed a warning.', { affected: '3' }), owed: [], mayDraft: true,
  affected: [
    { party: 'CYM', method: 'offshore', km: 96, as: 'affected', under: [], responsible: 'GBR' }, { party: 'JAM', method: 'offshore', km: 117, as: 'affected', under: [] },
    { party: 'CUB', method: 'offshore', km: 128, as: 'owed', under: [{ instrument: 'X', instrumentTitle: 'Bilateral accord', article: '3' }] },
  ],
  notOwed: [
    { by: null, to: [], instrument: 'CARIBE_EWS', instrumentTitle: 'Tsunami warning system of the Caribbean', article: null, code: 'political-only', why: 'political only', because: [why('unheard-of', 'adopted by a resolution, not by a treaty')] },
    { by: 'JAM', to: ['CUB'], instrument: 'ACDMSA', instrumentTitle: 'Agency of disaster response', article: '4', code: 'receiver-not-party', why: 'receiver is not a party', because: [] },
  ],
  later: [{ by: ['JAM', 'TTO'], kind: 'assist', instrument: 'CDEMA', instrumentTitle: 'CDEMA agreement', article: '20', when: 'disaster in a participating state, on request' }],
}
const owedSpill: OwedView = {
  ...owed, event: { ...head, id: 'e9', title: 'Oil spill in the Gulf of Paria', theme: 'oil-spill', severity: [] }, on: '2019-07-01', known: '2020-02',
  headline: why('owed', 'TTO owes word to VEN GRD.', { by: 'TTO', to: 'VEN GRD', affected: '2' }),
  owed: [
    { by: 'TTO', to: ['VEN', 'GRD'], toRoles: ['flag-state'], kind: 'notify', instrument: 'CARTAGENA_OIL', instrumentTitle: 'Protocol on Cooperation in Combating Oil Spills in the Wider Caribbean', article: '5(2)', deadline: { at: null, basis: 'immediately' }, footing: 'binding', because: [why('x', 'Trinidad and Tobago 1986, Venezuela 1987, Grenada 1987: all in force')], cite },
    { by: 'TTO', to: ['VEN', 'GRD'], toRoles: [], kind: 'notify', instrument: 'OPRC', instrumentTitle: 'Convention on Oil Pollution Preparedness, Response and Co-operation', article: '5(1)(c)', deadline: { at: null, basis: 'immediately' }, footing: 'conditional', because: [], cite: { ...cite, certainty: 'low' } },
    { by: 'TTO', to: [], toRoles: ['public'], kind: 'warn', instrument: 'X', instrumentTitle: 'A declaration', article: null, deadline: { at: null, basis: 'none', date: '2019-07' }, footing: 'political', because: [] },
  ],
}

const told = (party: string, state: RecipientView['answer']['state'], over: Partial<RecipientView> = {}): RecipientView => ({
  party, noFocalPoint: false, ground: 'affected', because: [why('near', `${party} has a coast within 300 km`)],
  channels: [{ channel: 'inbox', state: 'delivered', at: QUAKE + 23 * MIN }, { channel: 'email', state: 'delivered', at: QUAKE + 23 * MIN }], answer: { state }, deadline: impact, ...over,
})
const recipients: RecipientView[] = [
  told('CUB', 'acted', { office: 'Estado Mayor de la Defensa Civil', answer: { state: 'acted', at: QUAKE + 25 * MIN, by: 'duty desk', note: 'Evacuating the south coast.' } }),
  told('CYM', 'acknowledged', { answer: { state: 'acknowledged', at: QUAKE + 24 * MIN, late: true }, questions: [{ question: 'Is the Montego Bay gauge working?', at: QUAKE + 24 * MIN, answer: null }] }),
  told('HTI', 'received', { ground: 'owed', escalation: { step: 2, contact: 'night contact', at: QUAKE + 25 * MIN } }),
  told('BHS', 'undelivered', { channels: [{ channel: 'email', state: 'failed', attempts: 3, nextAt: QUAKE + 30 * MIN, error: '550 mailbox unavailable' }, { channel: 'webhook', state: 'pending' }, { channel: 'sms', state: 'none' }] }),
  told('BLZ', 'undelivered', { noFocalPoint: true, channels: [] }), told('HND', 'lapsed', { deadline: { at: QUAKE + 20 * MIN, basis: 'instrument' } }),
  told('MEX', 'declined'), told('DOM', 'no-reply-owed', { deadline: none }),
]

const warningHead: WarningHead = {
  id: 'w1', title: 'Earthquake M 7.7 between Jamaica, Cuba and the Cayman Islands', theme: 'earthquake', status: 'exercise', from: 'JAM',
  authority: 'Office of Disaster Preparedness and Emergency Management', severity: [cap('Extreme'), M('7.7')], state: 'active', sent: QUAKE + 22 * MIN, expires: QUAKE + 400 * MIN,
}
const body = { description: 'A strong earthquake at 14:10 (UTC−5), 117 km off our north-west coast. Hazardous waves are possible within 300 km.', instruction: 'Keep everyone away from beaches and harbours until told otherwise.' }
const texts = [
  { lang: 'en', text: '*** EXERCISE *** Earthquake M7.7, 28 Jan 14:10 UTC−5, 117 km NW of Jamaica. Keep away from the shore. ODPEM, Jamaica. http://localhost:8080/en/ack/k3' },
  { lang: 'es', text: '*** EJERCICIO *** Terremoto M7,7, 28 ene 14:10 UTC−5, a 117 km al NO de Jamaica. Aléjese de la costa. ODPEM, Jamaica. http://localhost:8080/es/ack/k3' },
  { lang: 'pt', text: '*** EXERCÍCIO *** Terremoto M7,7, 28 jan 14:10 UTC−5, a 117 km a NO da Jamaica. Afaste-se da costa. ODPEM, Jamaica. http://localhost:8080/pt/ack/k3' },
  { lang: 'fr', text: '*** EXERCICE *** Séisme M7,7, 28 janv. 14:10 UTC−5, à 117 km au NO de la Jamaïque. Éloignez-vous du rivage. ODPEM, Jamaïque. http://localhost:8080/fr/ack/k3' },
] as const
const form = { version: 2, state: 'received', deadline: impact, errors: [] } as const
const warning: WarningView = {
  ...warningHead, ...body, event: head, scope: 'restricted', recipients, texts: [...texts], record: { hash: '9c'.repeat(32), index: null }, answer: { ...form, errors: [] }, mayCancel: true,
  versions: [
    { id: 'cap-2', n: 2, sent: QUAKE + 22 * MIN, state: 'current', releasedBy: 'ODPEM director', headline: 'Earthquake M 7.7', severity: [cap('Extreme')], area: ['JAM', 'CUB', 'CYM'], reopened: 'higher-severity' },
    { id: 'cap-1', n: 1, sent: QUAKE + 9 * MIN, state: 'superseded', releasedBy: null, headline: 'Earthquake M 7.3', severity: [cap('Severe')], area: ['JAM', 'CUB'], reopened: null },
  ],
}

const inbox: InboxView = {
  filters: {}, next: 'sealed',
  items: [
    ...needsMe.answers.map((one) => ({ ...one, status: 'exercise' as const, sent: QUAKE + 22 * MIN, cancelled: false })),
    { ...needsMe.answers[0]!, warning: 'w3', title: 'Tsunami threat, withdrawn', status: 'exercise', sent: QUAKE - 600 * MIN, cancelled: true, state: 'cancelled', deadline: none },
  ],
}

const release: ReleaseView = {
  draft: 'd1', title: warningHead.title, theme: 'earthquake', status: 'exercise', from: 'JAM', authority: null, event: head, severity: [cap('Extreme')], scope: 'restricted', texts: [...texts],
  readers: recipients.map(({ party, ground, because, deadline, noFocalPoint }) => ({ party, ground, because, deadline, noFocalPoint, presumedSince: party === 'HND' ? '2009-04' : null })),
  denied: [{ party: 'VEN', why: why('standing-disputed', 'Two claims of who may act for it'), mayAdd: true }, { party: 'OAS', why: why('named-elsewhere', 'No duty names it here'), mayAdd: false }],
  drafter: { office: 'ODPEM duty desk', at: QUAKE + 20 * MIN }, releaser: null, mode: 'second-credential', errors: [{ field: 'confirm', code: 'confirm-missing', text: 'Say that you have read the recipients' }],
}

const ack: AckView = { token: 'k3', warning: { ...warningHead, ...body }, party: 'CUB', form: { ...form, errors: [{ field: 'note', code: 'too-long', text: 'The note is longer than 2,000 characters' }], note: 'x' }, done: { state: 'acknowledged', at: QUAKE + 25 * MIN }, newer: true }

const report: ReportView = {
  warning: warningHead, reported: QUAKE + 8 * MIN, released: QUAKE + 22 * MIN, impact: QUAKE + 60 * MIN,
  rows: recipients.map((one, i) => ({ party: one.party, delivered: i < 3 ? QUAKE + 23 * MIN : null, acknowledged: one.answer.at ?? null, decided: one.answer.state === 'acted' ? one.answer.at! : null, state: one.answer.state })),
  unreachable: [{ party: 'BLZ', why: why('no-focal-point', 'no focal point is known') }],
  timeline: [
    { at: QUAKE + 8 * MIN, what: { code: 'reported', params: { what: 'M 7.3' } }, cite: { source: 'USGS', certainty: 'high' } }, { at: QUAKE + 22 * MIN, party: 'JAM', what: { code: 'released', params: { version: '2' } }, href: '/en/record/9c' },
    { at: QUAKE + 25 * MIN, party: 'CUB', what: { code: 'acted', params: {} } }, { at: null, date: '2020-02', party: 'HND', what: { code: 'lapsed', params: {} }, cancelled: true },
  ],
}

const standing = (over: Partial<StandingView> = {}): StandingView => ({ status: 'party', party: 'yes', since: '1986-10-11', until: null, presumed: false, confirmedAsOf: '2019-01', participation: 'full', because: [why('entered-by-rule', 'bound from 1986-10-11, by the instrument’s own rule')], ...over })
const states: StatesView = {
  tiles: tiles(), asOf: QUAKE,
  rows: [
    { party: 'JAM', kind: 'state', subRegion: 'Caribbean', basis: 'seed', claimants: [], focal: 'reachable', events: 1, awaiting: 2 }, { party: 'CRI', kind: 'state', subRegion: 'Central America', basis: 'inferred', claimants: [], focal: 'none', events: 0, awaiting: 0 },
    { party: 'CUB', kind: 'state', subRegion: null, basis: null, claimants: [], focal: 'failed', events: 1, awaiting: 0 }, { party: 'CYM', kind: 'territory', subRegion: null, basis: null, responsible: 'GBR', claimants: [], focal: 'untested', events: 1, awaiting: 1 },
    { party: 'FLK', kind: 'territory', subRegion: null, basis: null, responsible: 'GBR', claimants: ['ARG', 'GBR'], focal: 'none', events: 0, awaiting: 0 },
  ],
}
const state: StateView = {
  code: 'JAM', kind: 'state', asof: '2020-01-28', known: null, subRegion: { value: 'Caribbean', cite: { source: 'seed', pointer: 'n. 17', certainty: 'high' } }, zones: ['America/Jamaica'], claimants: [], territories: ['CYM'],
  focalPoints: [{ theme: 'earthquake', office: 'ODPEM duty desk', channels: ['e-mail', 'webhook'], state: 'reachable', tested: QUAKE - 3000 * MIN }],
  standings: [{ instrument: 'CARTAGENA_OIL', title: 'Protocol on Oil Spills', level: 'sub-regional', standing: standing() }, { instrument: 'TIAR', title: 'Rio Treaty', level: 'hemispheric', standing: standing({ status: 'unknown', party: 'unknown', since: null, presumed: true, participation: 'suspended' }) }],
  duties: [{ instrument: 'CITAAC', instrumentTitle: 'Transparency in acquisitions', article: 'III', kind: 'report', what: 'annual report on imports', due: '2020-06-15', footing: 'binding' }], events: [quake],
}
const treaties: TreatiesView = { asof: '2020-01-28', rows: [{ id: 'CARTAGENA_OIL', title: 'Protocol on Oil Spills', level: 'sub-regional', nature: 'binding', inForce: '1986-10-11', themes: ['oil-spill'], parties: 26, disputed: 1, unknown: 3 }, { id: 'X', title: 'A declaration', level: 'hemispheric', nature: 'political', inForce: null, themes: [], parties: 0, disputed: 0, unknown: 0 }] }
const instrument: InstrumentView = {
  id: 'CARTAGENA_OIL', title: 'Protocol Concerning Co-operation in Combating Oil Spills in the Wider Caribbean Region', level: 'sub-regional', nature: 'binding', themes: ['oil-spill'], asof: '2019-07-01', known: null,
  claims: [{ field: 'adopted', value: '1983-03-24', cite: { source: 'treaty text', certainty: 'high' } }, { field: 'inForce', value: '1986-10-11', cite: { source: 'depositary', certainty: 'medium', url: 'https://example.org' } }],
  parties: [{ party: 'ATG', standing: standing() }, { party: 'BOL', standing: standing({ status: 'none', party: 'no', since: null, because: [] }) }, { party: 'VEN', standing: standing({ status: 'disputed', party: 'disputed', since: '1987' }) }, { party: 'USA', standing: standing({ status: 'notice-given', until: '2021-05' }) }],
  duties: [{ article: '5(2)', kind: 'notify', trigger: 'report of an oil spill incident received', owedBy: 'party receiving the report', owedTo: 'affected parties', deadline: null, footing: 'binding', cite }, { article: null, kind: 'assist', trigger: 'request', owedBy: 'all parties', owedTo: 'asker', deadline: 'PT24H', footing: 'background', cite: { source: 'general knowledge', certainty: 'background' }, note: 'not read' }],
  actions: [{ state: 'ATG', act: 'deposited', date: '1986-09-11', known: null, cite, flags: [] }, { state: 'VEN', act: 'observed', date: '1987', known: '2009-04-30', what: 'party', cite, flags: ['year-only'] }, { state: 'GRD', act: 'signed', date: null, known: null, toward: 'FRA', cite: { source: 'a list', certainty: 'low' }, flags: [] }],
}
const record: RecordView = {
  hash: '9c'.repeat(32), id: 'ab'.repeat(16), kind: 'warning', author: 'JAM', authority: null, made: QUAKE + 22 * MIN, header: [['v', '1'], ['kind', 'warning'], ['author', 'JAM']], body: '{"headline":"Earthquake M 7.7"}',
  signature: { algorithm: 'Ed25519', key: 'jam-desk-2020', holder: 'hosted by this desk', live: true }, url: 'http://localhost:8080/en/record/9c9c',
  proof: { index: 12_301, size: 12_408, root: '4f'.repeat(32), path: ['aa'.repeat(32), 'bb'.repeat(32)], checkpoint: 'contadora.example/ledger\n12408\nT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT08=\n' },
}
const signIn: SignInView = { demo: true, next: '/en/', errors: [], offices: ['JAM', 'CUB', 'HTI', 'KNA', 'BRA'].flatMap((party) => [{ id: `${party}-1`, party, office: 'Civil protection, duty desk', role: 'drafter' as const }, { id: `${party}-2`, party, office: 'Civil protection, direction', role: 'releaser' as const }]) }
const status: StatusView = { version: '0.1.0', store: 'sqlite', ledger: { size: 12_408, root: '4f'.repeat(32) }, law: { size: 4_100, root: '5a'.repeat(32) }, jobs: { queued: 2, failed: 1 }, checks: [{ code: 'ledger', text: 'Ledger verifies', state: 'ok' }, { code: 'feeds', text: 'Feeds are live', state: 'warn', detail: 'GDACS stale' }] }
const dataView: DataView = { rows: { events: 18_211, warnings: 4 }, origin: 'http://localhost:8080' }

type Page = (c: PageContext) => string
const page = <V>(draw: (view: V, c: PageContext) => unknown, view: V): Page => (c) => render(draw, view, c)

/** Every page with a full view, and with the emptiest one that the server can meet. */
export const SAMPLES: Record<string, [path: string, draw: Page]> = {
  home: ['/', page(NeedsMe, needsMe)], homeEmpty: ['/', page(NeedsMe, { answers: [], drafts: [], owes: [], stale: [], events: [] })],
  watch: ['/watch?theme=earthquake', page(Watch, watch)], watchEmpty: ['/watch', page(Watch, { ...watch, filters: {}, events: [], stale: [], map: null, tiles: tiles({}) })],
  event: ['/events/us60007idc', page(Event, event)], eventEmpty: ['/events/x', page(Event, { ...event, state: 'deleted', where: null, versions: [], sources: [], attribution: [], texts: [], warnings: [], owed: { owed: 2, affected: 1 }, map: null, mayDraft: false })],
  owed: ['/events/us60007idc/owed', page(Owed, owed)], owedSpill: ['/events/e9/owed', page(Owed, owedSpill)],
  warning: ['/warnings/w1', page(Warning, warning)], warningCancelled: ['/warnings/w1', page(Warning, { ...warning, state: 'cancelled', recipients: [], answer: null, event: null, authority: null, expires: null, mayCancel: false, scope: 'public', record: { hash: 'ff', index: 7 } })],
  inbox: ['/inbox', page(Inbox, inbox)], inboxEmpty: ['/inbox', page(Inbox, { filters: {}, items: [] })],
  release: ['/release/d1', page(Release, release)], releaseDone: ['/release/d1', page(Release, { ...release, mode: 'released', releaser: { office: 'ODPEM director', at: QUAKE }, readers: [], denied: [], event: null, errors: [] })],
  ack: ['/ack/k3', page(Ack, ack)], ackClosed: ['/ack/k3', page(Ack, { ...ack, form: null, newer: false, done: null, warning: { ...ack.warning, state: 'expired', authority: null, instruction: '' } })],
  report: ['/warnings/w1/report', page(Report, report)], reportLate: ['/warnings/w1/report', page(Report, { ...report, impact: QUAKE, rows: [], unreachable: [], timeline: [] })],
  states: ['/states', page(States, states)], state: ['/states/JAM', page(State, state)],
  territory: ['/states/FLK', page(State, { ...state, code: 'FLK', kind: 'territory', responsible: 'GBR', claimants: ['ARG', 'GBR'], territories: [], focalPoints: [], standings: [], duties: [], events: [] })],
  treaties: ['/treaties?asof=2020-01-28', page(Treaties, treaties)], instrument: ['/treaties/CARTAGENA_OIL', page(Instrument, instrument)],
  instrumentEmpty: ['/treaties/X', page(Instrument, { ...instrument, claims: [], parties: [], duties: [], actions: [] })],
  record: ['/record/9c', page(RecordPage, record)], recordHeader: ['/record/9c', page(RecordPage, { ...record, body: null, proof: null, signature: { ...record.signature, live: false } })],
  feeds: ['/feeds', page(Feeds, { feeds })], feedsEmpty: ['/feeds', page(Feeds, { feeds: [] })],
  signIn: ['/sign-in', page(SignIn, signIn)], signInClosed: ['/sign-in', page(SignIn, { demo: false, offices: [], next: '/', errors: [] })],
  status: ['/status', page(Status, status)], data: ['/data', page(Data, dataView)], verify: ['/verify', page(Verify, { errors: [], hash: '9c' })],
  notFound: ['/nowhere', page(Problem, { status: 404, code: 'not-found' })], problem: ['/warnings/w1', page(Problem, { status: 503, code: 'store-busy', detail: 'The store is busy; try again in 5 seconds' })],
}
