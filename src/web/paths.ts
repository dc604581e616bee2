import type { Language } from '../core/values/index.ts'
import { LANGUAGES } from '../core/values/index.ts'

/** Query parameters; undefined and empty ones are left out, so that a link says only what was chosen. */
export type Query = Record<string, string | undefined>

const seg = encodeURIComponent
const PREFIX = new RegExp(`^/(?:${LANGUAGES.join('|')})(?=[/?#]|$)`)

export function withQuery(path: string, query: Query = {}): string {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`
}

/** Every page that a person opens. Forms post to the address of their page unless named in `actions`. */
export function pages(lang: Language) {
  const at = (path: string, query?: Query) => withQuery(`/${lang}${path}`, query)
  return {
    home: () => at('/'),
    watch: (query?: Query) => at('/watch', query),
    forecast: (query?: Query) => at('/watch/forecast', query),
    threats: (query?: Query) => at('/watch/threats', query),
    threatsOf: (state: string) => at(`/watch/threats/${seg(state)}`),
    threat: (state: string, theme: string) => at(`/watch/threats/${seg(state)}/${seg(theme)}`),
    event: (id: string) => at(`/events/${seg(id)}`),
    pictures: (id: string) => at(`/events/${seg(id)}/pictures`),
    curve: (query?: Query) => at('/watch/curve', query),
    owed: (id: string, query?: Query) => at(`/events/${seg(id)}/owed`, query),
    warning: (id: string) => at(`/warnings/${seg(id)}`),
    report: (id: string) => at(`/warnings/${seg(id)}/report`),
    release: (draft: string) => at(`/release/${seg(draft)}`),
    inbox: (query?: Query) => at('/inbox', query),
    office: () => at('/office'),
    audit: () => at('/office/audit'),
    ack: (token: string) => at(`/ack/${seg(token)}`),
    states: (query?: Query) => at('/states', query),
    state: (code: string, query?: Query) => at(`/states/${seg(code)}`, query),
    together: (query?: Query) => at('/together', query),
    architecture: (query?: Query) => at('/architecture', query),
    timeline: (query?: Query) => at('/architecture/timeline', query),
    pairs: (query?: Query) => at('/architecture/pairs', query),
    pair: (a: string, b: string, query?: Query) => at(`/architecture/pairs/${seg(a)}/${seg(b)}`, query),
    assessments: () => at('/assessments'),
    assessThreats: (query?: Query) => at('/assessments/threats', query),
    assessLevels: (query?: Query) => at('/assessments/levels', query),
    assessMap: () => at('/assessments/map'),
    assessEntry: (entry: string) => at(`/assessments/map/${seg(entry)}`),
    assessCapability: (query?: Query) => at('/assessments/capability', query),
    assessResponses: (query?: Query) => at('/assessments/responses', query),
    assessDeclare: () => at('/assessments/declare'),
    votes: (query?: Query) => at('/votes', query),
    consultations: () => at('/consultations'),
    rounds: () => at('/assessments/rounds'),
    round: (id: string) => at(`/assessments/rounds/${seg(id)}`),
    consultation: (id: string, query?: Query) => at(`/consultations/${seg(id)}`, query),
    plans: () => at('/plans'),
    plan: (id: string) => at(`/plans/${seg(id)}`),
    planPoint: (id: string, point: number) => at(`/plans/${seg(id)}/points/${point}`),
    needs: () => at('/needs'),
    need: (id: string) => at(`/needs/${seg(id)}`),
    forums: () => at('/forums'),
    forum: (code: string) => at(`/forums/${seg(code)}`),
    treaties: (query?: Query) => at('/treaties', query),
    deposit: (id: string, query?: Query) => at(`/treaties/${seg(id)}/record`, query),
    treaty: (id: string, query?: Query) => at(`/treaties/${seg(id)}`, query),
    record: (hash: string) => at(`/record/${seg(hash)}`),
    verify: () => at('/verify'),
    exchanges: () => at('/exchanges'),
    charts: () => at('/charts'),
    chart: (slug: string, query?: Query) => at(`/charts/${seg(slug)}`, query),
    reconcile: (query?: Query) => at('/reconcile', query),
    records: (query?: Query) => at('/records', query),
    recordRow: (kind: string, row: string) => at(`/records/${seg(kind)}/${seg(row)}`),
    filings: (query?: Query) => at('/filings', query),
    filingYears: (instrument: string, query?: Query) => at(`/filings/${seg(instrument)}`, query),
    filing: (instrument: string, state: string, year: string, query?: Query) => at(`/filings/${seg(instrument)}/${seg(state)}/${seg(year)}`, query),
    noteVerbale: (instrument: string, state: string, year: string) => at(`/filings/${seg(instrument)}/${seg(state)}/${seg(year)}/note`),
    monday: () => at('/monday'),
    returnWatch: () => at('/watch/returns'),
    streams: (query?: Query) => at('/filings/streams', query),
    dueDates: (query?: Query) => at('/filings/due', query),
    file: () => at('/file'),
    fileOpen: () => at('/file/open'),
    fileReturn: (form: string, period: string) => at(`/file/${seg(form)}/${seg(period)}`),
    fileQuestions: (filing: string) => at(`/file/questions/${seg(filing)}`),
    fileStep: (form: string, period: string, part: string, row: string) => at(`/file/${seg(form)}/${seg(period)}/${seg(part)}/${seg(row)}`),
    checker: () => at('/verify/checker.html'),
    keys: (query?: Query) => at('/keys', query),
    key: (kid: string) => at(`/keys/${seg(kid)}`),
    drills: () => at('/drills'),
    drill: (id: string) => at(`/drills/${seg(id)}`),
    search: (query?: Query) => at('/search', query),
    feeds: () => at('/feeds'),
    signIn: (next?: string) => at('/sign-in', { next }),
    signedIn: (next?: string) => at('/sign-in/done', { next }),
    received: () => at('/demo/received'),
    status: () => at('/status'),
    data: () => at('/data'),
    api: () => at('/api'),
  } as const
}

/** Addresses that change something: POST only, each with the page's `csrf` field. */
export function actions(lang: Language) {
  const at = (path: string) => `/${lang}${path}`
  return {
    ack: (token: string) => at(`/ack/${seg(token)}`),
    answer: (warning: string) => at(`/warnings/${seg(warning)}/answer`),
    reply: (warning: string) => at(`/warnings/${seg(warning)}/reply`),
    cancel: (warning: string) => at(`/warnings/${seg(warning)}/cancel`),
    assessScore: () => at('/assessments/levels'),
    assessReply: () => at('/assessments/levels/reply'),
    takeBackResponse: () => at('/assessments/responses/withdrawal'),
    declareThreat: () => at('/assessments/declare/threat'),
    declareCapability: () => at('/assessments/declare/capability'),
    deposit: (id: string) => at(`/treaties/${seg(id)}/record`),
    retract: (id: string) => at(`/treaties/${seg(id)}/retract`),
    testReach: () => at('/monday/reach'),
    sendNotes: () => at('/monday/notes'),
    transcribe: () => at('/monday/paper'),
    confirmPaper: (id: string) => at(`/monday/paper/${seg(id)}`),
    drillStart: () => at('/drills'),
    drillStop: (id: string) => at(`/drills/${seg(id)}`),
    demoNext: () => at('/demo/next'),
    demoStart: () => at('/demo/start'),
    draft: (event: string) => at(`/events/${seg(event)}/draft`),
    relay: (event: string) => at(`/events/${seg(event)}/relay`),
    contact: () => at('/office/contacts'),
    order: () => at('/office/orders'),
    review: (warning: string) => at(`/warnings/${seg(warning)}/review`),
    release: (draft: string) => at(`/release/${seg(draft)}`),
    consent: (statement: string) => at(`/record/${seg(statement)}/consent`),
    signIn: () => at('/sign-in'),
    signInPasskey: () => at('/sign-in/passkey'),
    addPasskey: () => at('/office/passkeys'),
    removePasskey: () => at('/office/passkeys/remove'),
    closeSeat: () => at('/office/seats/close'),
    signOut: () => at('/sign-out'),
  } as const
}

export const TABLES = ['states', 'streams', 'instruments', 'standing', 'due', 'duties', 'events', 'threats', 'thresholds', 'warnings', 'statements', 'feeds', 'filings', 'monday', 'signals', 'search', 'together', 'architecture', 'timeline', 'votes', 'cases', 'keys', 'pairs', 'cooperation'] as const
export type Table = (typeof TABLES)[number]
export type Format = 'json' | 'csv'

/** Data: the same address in every language. JSON is the bare address, so that a reader without habits gets it. */
export const data = {
  list: (table: Table, format: Format = 'json', query?: Query) => withQuery(`/api/v1/${table}${format === 'csv' ? '.csv' : ''}`, query),
  one: (table: Table, id: string, format: Format = 'json', query?: Query) =>
    withQuery(`/api/v1/${table}/${seg(id)}${format === 'csv' ? '.csv' : ''}`, query),
  part: (table: Table, id: string, part: string, format: Format = 'json', query?: Query) =>
    withQuery(`/api/v1/${table}/${seg(id)}/${seg(part)}${format === 'csv' ? '.csv' : ''}`, query),
  pair: (a: string, b: string, format: Format = 'json', query?: Query) => withQuery(`/api/v1/pairs/${seg(a)}/${seg(b)}${format === 'csv' ? '.csv' : ''}`, query),
  consultations: (format: Format = 'json') => `/api/v1/consultations${format === 'csv' ? '.csv' : ''}`,
  consultation: (id: string, format: Format = 'json') => `/api/v1/consultations/${seg(id)}${format === 'csv' ? '.csv' : ''}`,
  rounds: (format: Format = 'json') => `/api/v1/assessments/rounds${format === 'csv' ? '.csv' : ''}`,
  round: (id: string, format: Format = 'json') => `/api/v1/assessments/rounds/${seg(id)}${format === 'csv' ? '.csv' : ''}`,
  memo: (lang: Language, id: string) => `/${lang}/consultations/${seg(id)}/memo.md`,
  picture: (id: string, name: 'history' | 'shaking' | 'track', lang: Language) => withQuery(`/pictures/${seg(id)}/${name}.svg`, { lang }),
  curve: (format: Format = 'json', query?: Query) => withQuery(`/api/v1/curve${format === 'csv' ? '.csv' : ''}`, query),
  curveSvg: (query?: Query) => withQuery('/pictures/curve.svg', query),
  forecastOf: (format: Format = 'json', query?: Query) => withQuery(`/api/v1/forecast${format === 'csv' ? '.csv' : ''}`, query),
  forecastSvg: (query?: Query) => withQuery('/pictures/forecast.svg', query),
  plans: (format: Format = 'json') => `/api/v1/plans${format === 'csv' ? '.csv' : ''}`,
  plan: (id: string, format: Format = 'json') => `/api/v1/plans/${seg(id)}${format === 'csv' ? '.csv' : ''}`,
  planPoint: (id: string, point: number, format: Format = 'json') => `/api/v1/plans/${seg(id)}/points/${point}${format === 'csv' ? '.csv' : ''}`,
  needs: (format: Format = 'json') => `/api/v1/needs${format === 'csv' ? '.csv' : ''}`,
  need: (id: string, format: Format = 'json') => `/api/v1/needs/${seg(id)}${format === 'csv' ? '.csv' : ''}`,
  forums: (format: Format = 'json') => `/api/v1/forums${format === 'csv' ? '.csv' : ''}`,
  forum: (code: string, format: Format = 'json') => `/api/v1/forums/${seg(code)}${format === 'csv' ? '.csv' : ''}`,
  questions: (format: Format = 'json') => `/api/v1/questions${format === 'csv' ? '.csv' : ''}`,
  assess: (what: string, format: Format = 'json', query?: Query) => withQuery(`/api/v1/assessments/${what}${format === 'csv' ? '.csv' : ''}`, query),
  tally: (format: Format = 'json', query?: Query) => withQuery(`/api/v1/tally${format === 'csv' ? '.csv' : ''}`, query),
  statesGeo: (query?: Query) => withQuery('/api/v1/states.geojson', query),
  package: (query?: Query) => withQuery('/api/v1/architecture.zip', query),
  eventsGeo: (query?: Query) => withQuery('/api/v1/events.geojson', query),
  charts: (format: Format = 'json') => `/api/v1/charts${format === 'csv' ? '.csv' : ''}`,
  /** the same address as its page without the language; `.csv`, `.metadata.json`, `.zip`, `.xlsx`, `.parquet` and `.svg` */
  chart: (slug: string, ending: 'csv' | 'json' | 'metadata.json' | 'zip' | 'xlsx' | 'parquet' | 'svg', query?: Query) => withQuery(`/charts/${seg(slug)}.${ending}`, query),
  reconcile: (format: Format = 'json', query?: Query) => withQuery(`/api/v1/reconcile${format === 'csv' ? '.csv' : ''}`, query),
  records: (format: Format = 'json') => `/api/v1/records${format === 'csv' ? '.csv' : ''}`,
  ics: (lang: Language, query?: Query) => withQuery(`/${lang}/filings/due.ics`, query),
  fileTemplate: (lang: Language, form: string, period: string) => `/${lang}/file/${seg(form)}/${seg(period)}/template.xlsx`,
  file: (format: Format = 'json') => `/api/v1/file${format === 'csv' ? '.csv' : ''}`,
  audit: (format: Format = 'json') => `/api/v1/audit${format === 'csv' ? '.csv' : ''}`,
  oidcStart: (lang: Language, next?: string) => withQuery('/oidc/start', { lang, next }),
  openapi: () => '/api/v1/openapi.json',
  stream: () => '/api/v1/stream',
  atom: () => '/warnings.atom',
  cap: (id: string) => `/cap/${seg(id)}.xml`,
  checkpoint: () => '/ledger/checkpoint',
  lawCheckpoint: () => '/law/log/checkpoint',
  proof: (id: string) => `/ledger/proof/${seg(id)}`,
  raw: (hash: string) => `/raw/${seg(hash)}`,
  health: () => '/healthz',
} as const

/** The same page in another language. A path without a language prefix is returned under the new one. */
export function inLanguage(path: string, lang: Language): string {
  return PREFIX.test(path) ? path.replace(PREFIX, `/${lang}`) : `/${lang}${path}`
}
