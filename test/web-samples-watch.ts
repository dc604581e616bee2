import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { landPath, WATCH_LEVELS } from '../src/web/index.ts'
import type {
  DeadlineView,
  EventHead,
  EventLine,
  EventView,
  FeedDetail,
  MapFrame,
  MapShape,
  MapView,
  NeedsMeView,
  OwedView,
  ReasonView,
  SeverityView,
  WatchView,
} from '../src/web/index.ts'
import { MIN, QUAKE, tiles } from './web-context.ts'

const require = createRequire(import.meta.url)
const world = JSON.parse(readFileSync(require.resolve('world-atlas/land-110m.json'), 'utf8')) as Topology<{ land: GeometryCollection }>
const fine = JSON.parse(readFileSync(require.resolve('world-atlas/land-50m.json'), 'utf8')) as Topology<{ land: GeometryCollection }>

export function map(frame: MapFrame, shapes: MapShape[]): MapView {
  const from = frame.kind === 'around' ? fine : world
  return { frame, land: landPath(feature(from, from.objects.land), frame), shapes }
}

export const M = (value: string): SeverityView => ({ scale: 'magnitude', value })
export const severity: SeverityView[] = [M('7.7'), { scale: 'pager', value: 'green' }, { scale: 'gdacs', value: 'Orange' }]
export const cap = (value: string): SeverityView => ({ scale: 'cap-severity', value })
export const impact: DeadlineView = { at: QUAKE + 60 * MIN, basis: 'impact' }
export const none: DeadlineView = { at: null, basis: 'none' }
export const why = (code: string, text: string, params: Record<string, string> = {}): ReasonView => ({ code, params, text })

export const head: EventHead = {
  id: 'us60007idc',
  title: 'M 7.7, 123 km NNW of Lucea, Jamaica',
  theme: 'earthquake',
  at: QUAKE,
  status: 'exercise',
  state: 'current',
  severity,
  unplaced: false,
}
export const quake: EventLine = {
  id: head.id,
  title: head.title,
  theme: head.theme,
  at: QUAKE,
  status: 'exercise',
  cancelled: false,
  severity,
  parties: ['JAM', 'CUB', 'CYM'],
  sources: 2,
  versions: 3,
}
export const lines: EventLine[] = [
  quake,
  {
    id: 'gdacs-tc-1',
    title: 'Tropical Storm Imelda approaches the Leeward Islands',
    theme: 'cyclone',
    at: QUAKE - 190 * MIN,
    status: 'exercise',
    cancelled: false,
    severity: [{ scale: 'gdacs', value: 'Red' }, { scale: 'wind-kt', value: '95' }, cap('Severe')],
    parties: ['ATG', 'KNA', 'DMA', 'MTQ'],
    sources: 3,
    versions: 12,
  },
  {
    id: 'us1',
    title: 'M 4.6, 30 km S of Guánica, Puerto Rico',
    theme: 'earthquake',
    at: QUAKE - 1400 * MIN,
    status: 'exercise',
    cancelled: true,
    severity: [M('4.6')],
    parties: ['PRI'],
    sources: 1,
    versions: 2,
  },
]

export const feeds: FeedDetail[] = [
  {
    id: 'usgs',
    title: 'USGS earthquakes',
    state: 'live',
    lastSuccess: QUAKE + 25 * MIN,
    lastChange: QUAKE + 12 * MIN,
    lastError: null,
    url: 'https://earthquake.usgs.gov/earthquakes/feed/v1.0/summary/all_hour.geojson',
    every: 60,
    staleAfter: 600,
    accepted: 18_211,
    rejected: [{ id: 'item 3', reason: 'latitude 191 is impossible' }],
  },
  {
    id: 'gdacs',
    title: 'GDACS',
    state: 'stale',
    lastSuccess: QUAKE - 95 * MIN,
    lastChange: QUAKE - 190 * MIN,
    lastError: { at: QUAKE - 5 * MIN, message: 'timed out after 10 s' },
    every: 300,
    staleAfter: 1800,
    accepted: 940,
    rejected: [],
  },
  {
    id: 'cap-inbox',
    title: 'CAP messages',
    state: 'never',
    lastSuccess: null,
    lastChange: null,
    lastError: null,
    every: 60,
    staleAfter: 600,
    accepted: 0,
    rejected: [],
  },
]

export const needsMe: NeedsMeView = {
  returns: { open: 12, past: 11, waiting: 2, mayRelease: true, questions: [{ filing: 'aa'.repeat(16), by: 'BRB', text: 'Why <4>?', replyBy: QUAKE }, { filing: 'ab'.repeat(16), by: 'TTO', text: 'And this?', replyBy: null }], papers: 1 },
  learnt: [{ statement: '9c'.repeat(16), at: QUAKE, owed: ['CHL'], inError: ['MEX'] }],
  answers: [
    {
      warning: 'w1',
      title: 'Earthquake M 7.7 between Jamaica, Cuba and the Cayman Islands',
      theme: 'earthquake',
      from: 'CUB',
      severity: [cap('Extreme')],
      version: 2,
      reopened: true,
      state: 'received',
      ground: 'affected',
      deadline: impact,
    },
    {
      warning: 'w2',
      title: 'Oil spill drifting west in the Yucatán Channel',
      theme: 'oil-spill',
      from: 'MEX',
      severity: [cap('Moderate')],
      version: 1,
      reopened: false,
      state: 'lapsed',
      ground: 'owed',
      deadline: { at: QUAKE - 14 * MIN, basis: 'instrument' },
    },
  ],
  drafts: [
    {
      draft: 'd1',
      title: 'Earthquake M 7.7: word to Cuba and the Cayman Islands',
      drafter: 'ODPEM duty desk',
      made: QUAKE + 20 * MIN,
      recipients: 9,
      deadline: impact,
    },
  ],
  owes: [
    {
      event: 'e9',
      title: 'Oil spill reported in Kingston Harbour',
      instrument: 'CARTAGENA_OIL',
      instrumentTitle: 'Protocol on Oil Spills, Cartagena',
      article: '5(2)',
      kind: 'notify',
      to: ['CUB', 'HTI', 'MEX'],
      deadline: { at: null, basis: 'immediately' },
    },
  ],
  reviews: [{ warning: 'w4', title: 'Oil spill: all clear', by: QUAKE + 600 * MIN, mine: true }],
  stale: [feeds[1]!],
  events: lines,
}

export const spot: MapShape = { kind: 'point', lat: 19.4193, lon: -78.756, tone: 't4', label: head.title, href: '/en/events/us60007idc' }
export const watch: WatchView = {
  filters: { theme: 'earthquake' },
  options: { themes: ['earthquake', 'cyclone', 'oil-spill'], levels: WATCH_LEVELS, states: ['CUB', 'JAM', 'KNA'] },
  tiles: tiles(),
  events: lines,
  total: 120,
  elsewhere: 7,
  next: 'sealed',
  stale: [feeds[1]!],
  map: map({ kind: 'americas' }, [
    spot,
    { kind: 'circle', lat: 17.1, lon: -60.2, km: 380, tone: 't3', label: lines[1]!.title },
    {
      kind: 'polygon',
      tone: 't2',
      rings: [
        [
          [-75, -30],
          [-69, -30],
          [-69, -38],
          [-75, -38],
          [-75, -30],
        ],
      ],
    },
  ]),
}

export const event: EventView = {
  ...head,
  level: 'extreme',
  because: 'magnitude 7.7',
  flags: ['tsunami'],
  over: [{ until: QUAKE + 60 * MIN, severity: [{ scale: 'cap-severity', value: 'Extreme' }] }],
  contradictions: 1,
  where: { lat: 19.4193, lon: -78.756, depthKm: 14.9 },
  versions: [
    { version: '3', feed: 'USGS', sent: QUAKE + 21 * MIN, act: 'update', title: head.title, severity, current: true, changes: [{ code: 'severity', params: { scale: 'magnitude', from: '7.3', to: '7.7' } }, { code: 'flag', params: { flag: 'tsunami' } }], reopens: true },
    {
      version: '2',
      feed: 'GDACS',
      sent: QUAKE + 14 * MIN,
      act: 'report',
      title: 'Orange earthquake alert, Cayman Islands',
      severity: [{ scale: 'gdacs', value: 'Orange' }],
      current: false,
      changes: [{ code: 'severity', params: { scale: 'gdacs', from: 'not said', to: 'orange' } }, { code: 'area', params: {} }],
      reopens: true,
    },
    {
      version: '1',
      feed: 'USGS',
      sent: QUAKE + 8 * MIN,
      act: 'report',
      title: 'M 7.3, 125 km NNW of Lucea, Jamaica',
      severity: [M('7.3')],
      current: false,
      changes: [],
      reopens: false,
    },
  ],
  sources: [
    {
      feed: 'usgs',
      title: 'USGS',
      id: 'us60007idc',
      link: 'https://earthquake.usgs.gov/earthquakes/eventpage/us60007idc',
      raw: 'a3f1'.repeat(16),
    },
  ],
  attribution: [
    { party: 'CYM', method: 'offshore', km: 96, claimants: [], responsible: 'GBR' },
    { party: 'JAM', method: 'offshore', km: 117, claimants: [] },
    { party: 'CUB', method: 'offshore', km: 128, claimants: [] },
    { party: 'FLK', method: 'claimed', km: null, claimants: ['ARG', 'GBR'], responsible: 'GBR' },
  ],
  texts: [
    {
      language: 'en',
      headline: 'Tsunami threat',
      description: 'Hazardous waves are possible within 300 km of the epicentre.',
      instruction: 'Stay away from the shore.',
    },
  ],
  warnings: [{ id: 'w1', title: 'Earthquake M 7.7', from: 'CUB', sent: QUAKE + 22 * MIN, state: 'received' }],
  owed: { owed: 0, affected: 9 },
  mayDraft: true,
  map: map({ kind: 'around', lat: 19.4193, lon: -78.756, km: 520 }, [
    { ...spot, href: '' },
    { kind: 'circle', lat: 19.4193, lon: -78.756, km: 300, tone: 't3', label: '300 km' },
  ]),
}

export const cite = { source: 'treaty text', certainty: 'high', pointer: 'article 5(2)' } as const
export const owed: OwedView = {
  event: head,
  on: '2020-01-28',
  known: null,
  headline: why('nobody-owed', 'Nobody is legally owed a warning.', { affected: '3' }),
  owed: [],
  mayDraft: true,
  affected: [
    { party: 'CYM', method: 'offshore', km: 96, as: 'affected', under: [], responsible: 'GBR' },
    { party: 'JAM', method: 'offshore', km: 117, as: 'affected', under: [] },
    {
      party: 'CUB',
      method: 'offshore',
      km: 128,
      as: 'owed',
      under: [{ instrument: 'X', instrumentTitle: 'Bilateral accord', article: '3' }],
    },
  ],
  notOwed: [
    {
      by: null,
      to: [],
      instrument: 'CARIBE_EWS',
      instrumentTitle: 'Tsunami warning system of the Caribbean',
      article: null,
      code: 'political-only',
      why: 'political only',
      because: [why('unheard-of', 'adopted by a resolution, not by a treaty')],
    },
    {
      by: 'JAM',
      to: ['CUB'],
      instrument: 'ACDMSA',
      instrumentTitle: 'Agency of disaster response',
      article: '4',
      code: 'receiver-not-party',
      why: 'receiver is not a party',
      because: [],
    },
  ],
  later: [
    {
      by: ['JAM', 'TTO'],
      kind: 'assist',
      instrument: 'CDEMA',
      instrumentTitle: 'CDEMA agreement',
      article: '20',
      when: 'disaster in a participating state, on request',
    },
  ],
}
export const owedSpill: OwedView = {
  ...owed,
  event: { ...head, id: 'e9', title: 'Oil spill in the Gulf of Paria', theme: 'oil-spill', severity: [] },
  on: '2019-07-01',
  known: '2020-02',
  headline: why('owed', 'TTO owes word to VEN GRD.', { by: 'TTO', to: 'VEN GRD', affected: '2' }),
  owed: [
    {
      by: 'TTO',
      to: ['VEN', 'GRD'],
      toRoles: ['flag-state'],
      kind: 'notify',
      instrument: 'CARTAGENA_OIL',
      instrumentTitle: 'Protocol on Cooperation in Combating Oil Spills in the Wider Caribbean',
      article: '5(2)',
      deadline: { at: null, basis: 'immediately' },
      footing: 'binding',
      because: [why('x', 'Trinidad and Tobago 1986, Venezuela 1987, Grenada 1987: all in force')],
      cite,
    },
    {
      by: 'TTO',
      to: ['VEN', 'GRD'],
      toRoles: [],
      kind: 'notify',
      instrument: 'OPRC',
      instrumentTitle: 'Convention on Oil Pollution Preparedness, Response and Co-operation',
      article: '5(1)(c)',
      deadline: { at: null, basis: 'immediately' },
      footing: 'conditional',
      because: [],
      cite: { ...cite, certainty: 'low' },
    },
    {
      by: 'TTO',
      to: [],
      toRoles: ['public'],
      kind: 'warn',
      instrument: 'X',
      instrumentTitle: 'A declaration',
      article: null,
      deadline: { at: null, basis: 'none', date: '2019-07' },
      footing: 'political',
      because: [],
    },
  ],
}
