import {
  Ack,
  Data,
  Event,
  Feeds,
  Inbox,
  Instrument,
  NeedsMe,
  Owed,
  Problem,
  RecordPage,
  Release,
  Report,
  render,
  SignIn,
  State,
  States,
  Status,
  Treaties,
  Verify,
  Warning,
  Watch,
} from '../src/web/index.ts'
import type { PageContext } from '../src/web/index.ts'
import { QUAKE, tiles } from './web-context.ts'
import { feeds, needsMe, watch, event, owed, owedSpill } from './web-samples-watch.ts'
import { warning, inbox, release, ack, report } from './web-samples-warnings.ts'
import { states, state, treaties, instrument, record, signIn, status, dataView } from './web-samples-law.ts'

type Page = (c: PageContext) => string
const page =
  <V>(draw: (view: V, c: PageContext) => unknown, view: V): Page =>
  (c) =>
    render(draw, view, c)

/** Every page with a full view, and with the emptiest one that the server can meet. */
export const SAMPLES: Record<string, [path: string, draw: Page]> = {
  home: ['/', page(NeedsMe, needsMe)],
  homeEmpty: ['/', page(NeedsMe, { answers: [], drafts: [], owes: [], stale: [], events: [] })],
  watch: ['/watch?theme=earthquake', page(Watch, watch)],
  watchEmpty: ['/watch', page(Watch, { ...watch, filters: {}, events: [], stale: [], map: null, tiles: tiles({}) })],
  event: ['/events/us60007idc', page(Event, event)],
  eventEmpty: [
    '/events/x',
    page(Event, {
      ...event,
      state: 'deleted',
      where: null,
      versions: [],
      sources: [],
      attribution: [],
      texts: [],
      warnings: [],
      owed: { owed: 2, affected: 1 },
      map: null,
      mayDraft: false,
    }),
  ],
  owed: ['/events/us60007idc/owed', page(Owed, owed)],
  owedSpill: ['/events/e9/owed', page(Owed, owedSpill)],
  warning: ['/warnings/w1', page(Warning, warning)],
  warningCancelled: [
    '/warnings/w1',
    page(Warning, {
      ...warning,
      state: 'cancelled',
      recipients: [],
      answer: null,
      event: null,
      authority: null,
      expires: null,
      mayCancel: false,
      scope: 'public',
      record: { hash: 'ff', index: 7 },
    }),
  ],
  inbox: ['/inbox', page(Inbox, inbox)],
  inboxEmpty: ['/inbox', page(Inbox, { filters: {}, items: [] })],
  release: ['/release/d1', page(Release, release)],
  releaseDone: [
    '/release/d1',
    page(Release, {
      ...release,
      mode: 'released',
      releaser: { office: 'ODPEM director', at: QUAKE },
      readers: [],
      denied: [],
      event: null,
      errors: [],
    }),
  ],
  ack: ['/ack/k3', page(Ack, ack)],
  ackClosed: [
    '/ack/k3',
    page(Ack, {
      ...ack,
      form: null,
      newer: false,
      done: null,
      warning: { ...ack.warning, state: 'expired', authority: null, instruction: '' },
    }),
  ],
  report: ['/warnings/w1/report', page(Report, report)],
  reportLate: ['/warnings/w1/report', page(Report, { ...report, impact: QUAKE, rows: [], unreachable: [], timeline: [] })],
  states: ['/states', page(States, states)],
  state: ['/states/JAM', page(State, state)],
  territory: [
    '/states/FLK',
    page(State, {
      ...state,
      code: 'FLK',
      kind: 'territory',
      responsible: 'GBR',
      claimants: ['ARG', 'GBR'],
      territories: [],
      focalPoints: [],
      standings: [],
      duties: [],
      events: [],
    }),
  ],
  treaties: ['/treaties?asof=2020-01-28', page(Treaties, treaties)],
  instrument: ['/treaties/CARTAGENA_OIL', page(Instrument, instrument)],
  instrumentEmpty: ['/treaties/X', page(Instrument, { ...instrument, claims: [], parties: [], duties: [], actions: [] })],
  record: ['/record/9c', page(RecordPage, record)],
  recordHeader: ['/record/9c', page(RecordPage, { ...record, body: null, proof: null, signature: { ...record.signature, live: false } })],
  feeds: ['/feeds', page(Feeds, { feeds })],
  feedsEmpty: ['/feeds', page(Feeds, { feeds: [] })],
  signIn: ['/sign-in', page(SignIn, signIn)],
  signInClosed: ['/sign-in', page(SignIn, { demo: false, offices: [], next: '/', errors: [] })],
  status: ['/status', page(Status, status)],
  data: ['/data', page(Data, dataView)],
  verify: ['/verify', page(Verify, { errors: [], hash: '9c' })],
  notFound: ['/nowhere', page(Problem, { status: 404, code: 'not-found' })],
  problem: ['/warnings/w1', page(Problem, { status: 503, code: 'store-busy', detail: 'The store is busy; try again in 5 seconds' })],
}
