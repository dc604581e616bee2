import { WORKBOOK } from '../../adapters/sheets/index.ts'
import type { Json } from '../../core/values/index.ts'
import { COLUMNS, isNumeric, type TableName } from './columns.ts'

/** One address of the API in words. `table`: its rows have these columns, and it answers as CSV too. */
export interface ApiRoute {
  summary: string
  query?: readonly (keyof typeof QUERY)[]
  table?: TableName | true
  /** media type of an answer that is no table */
  type?: string
}

const QUERY = {
  asof: 'day asked about: 1947, 1947-09 or 1947-09-02; today if left out', on: 'the same as `asof`', known: 'answer as known on this day; everything known if left out',
  level: 'of instruments: national, bilateral, sub-regional, hemispheric or international; of events: unknown, minor, moderate, severe or extreme', state: 'ISO 3166-1 alpha-3', instrument: 'id of an instrument', limit: 'rows of a page, 1 to 500', after: 'cursor: `note.next` of the page before',
  order: 'newest or oldest', kind: 'kind of statement', about: 'id of what it speaks of', theme: 'id of a theme or group', since: 'not before this day', until: 'not after this day',
  party: 'code of a state, territory or body', rule: 'rule of `votes`', for: 'votes for: a number, or codes of states', against: 'votes against', abstain: 'abstentions', absent: 'absent', of: 'of a vote: how many may vote, by the law of the day if left out; of capability: a state, a sub-region, or states with ~ between them',
  excluded: 'codes of those excluded from voting', a: 'id of a list of threats', b: 'id of another list of threats',
  country: 'states with ~ between: BRB~GUY; a sub-region stands for its states', time: 'years: 2010..2025', measure: 'tolerance in per cent of the larger figure',
  from: 'first month, as 2022-01', counts: 'a count for each month from there on, with spaces or commas between; - for a month not reported',
  quiet: 'hours without a notice after each, from 0 to 168; 6 if left out. A rise is always told at once',
  year: 'year covered by returns', q: 'words, or their beginnings', method: 'id of a detector; endemic-channel if left out',
  members: 'codes of the members of an imagined body', needs: 'votes that it needs: 2/3, majority, consensus or a number', veto: 'codes with a veto in it',
  dialect: 'excel: a BOM, and decimals and separator as a spreadsheet of `locale` expects them; plain RFC 4180 if left out', locale: 'language with its country, as es-AR; en if left out',
  group: 'id of a sub-region', geometry: 'point (capital), polygon (Natural Earth 1:50m, not a legal boundary) or tile (equal squares)', area: '`all`: of the world, not of the region alone',
} as const

const WATCHED = ['theme', 'level', 'state', 'since', 'until', 'area', 'limit', 'after'] as const
/** The same rows of a table as files. */
const FILES = {
  csv: { id: 'Csv', words: ', as CSV', type: 'text/csv', query: ['dialect', 'locale'], schema: { type: 'string', description: 'RFC 4180, UTF-8, one header row' } },
  xlsx: { id: 'Xlsx', words: ', as a workbook', type: WORKBOOK, query: [], schema: { type: 'string', format: 'binary' } },
} as const
const DATED = ['asof', 'on', 'known'] as const

/** Every address under /api/v1. A route without a line here fails a test. */
export const API: Readonly<Record<string, ApiRoute>> = {
  'GET /states': { summary: 'States and territories', table: 'states' },
  'GET /states/:state': { summary: 'One state or territory, with the source of each fact', table: 'states' },
  'GET /states/:state/standing': { summary: 'Its standing under every instrument on a day', query: DATED, table: 'standing' },
  'GET /states/:state/duties': { summary: 'Every duty it could bear, and whether it binds it that day', query: DATED, table: 'duties' },
  'GET /instruments': { summary: 'Instruments, with how many are party on a day', query: [...DATED, 'level'], table: 'instruments' },
  'GET /instruments/:instrument': { summary: 'What every source says of one instrument', query: DATED, table: 'instrument_claims' },
  'GET /instruments/:instrument/standing': { summary: 'Standing of every state under it on a day, with reasons', query: DATED, table: 'standing' },
  'GET /instruments/:instrument/duties': { summary: 'Duties that it sets', query: DATED, table: 'duties' },
  'GET /instruments/:instrument/actions': { summary: 'Dated acts of states on it, as claims', query: ['known'], table: 'actions' },
  'GET /standing': { summary: 'Standing of one state, under one instrument, of both, or of everybody', query: [...DATED, 'state', 'instrument'], table: 'standing' },
  'GET /parties': { summary: 'Who is party to what on a day; those who are not are left out', query: DATED, table: 'parties' },
  'GET /duties': { summary: 'Duties of a state on a day, or as the instruments set them', query: [...DATED, 'state', 'instrument'], table: 'duties' },
  'GET /actions': { summary: 'Dated acts of states, as claims', query: ['known', 'instrument'], table: 'actions' },
  'GET /architecture': { summary: 'Every instrument by every state on a day', query: [...DATED, 'level', 'theme', 'group'], table: 'architecture' },
  'GET /architecture.zip': { summary: 'The same with the acts, duties, pairs, timeline, cooperation, a descriptor and a citation, as a data package', query: [...DATED, 'level', 'theme', 'group'], type: 'application/zip' },
  'GET /pairs/:first/:second': { summary: 'What binds two states or sub-regions on a day: both, one, neither', query: DATED, table: 'pairs' },
  'GET /pairs': { summary: 'Every pair of states: how many instruments bind both, one, neither', query: DATED, table: 'pair_counts' },
  'GET /cooperation': { summary: 'Grade, nature, consent and density of cooperation of pairs, as sources say', query: ['state'], table: 'cooperation' },
  'GET /assessments/threats': { summary: 'Every list of threats as its author said it, with those that you may read', table: 'threat_lists' },
  'GET /assessments/statuses': { summary: 'How threats stand for each state: status, origin, roles', table: 'threat_statuses' },
  'GET /assessments/comparison': { summary: 'Two lists of threats side by side; `note` has overlap, distance and why', query: ['a', 'b'], table: 'threat_comparison' },
  'GET /assessments/levels': { summary: 'Figures 2 to 4 as printed (1 = maximum) and the rounds of other assessors', table: 'level_scores' },
  'GET /assessments/indicator': { summary: 'Activity of each subject at each level, computed; `note` has the formula and the rank correlation with the figures', query: ['asof', 'state'], table: 'level_indicator' },
  'GET /assessments/level-words': { summary: 'Dissent and cooperation, each at its own level', table: 'level_words' },
  'GET /assessments/map': { summary: 'Figure 1 with what hangs on each of its entries', table: 'subject_map' },
  'GET /assessments/map/:entry': { summary: 'Every row and every statement that hangs on one entry, as far as you may read', table: 'subject_records' },
  'GET /assessments/links': { summary: 'Six nodes and what links them', table: 'subject_links' },
  'GET /assessments/capability': { summary: 'Threat by capability of a state, a sub-region or several states; `note` has what is common, gaps and causes', query: ['of'], table: 'capability' },
  'GET /assessments/responses': { summary: 'Responses that you may read', table: 'responses' },
  'POST /assessments/threats': { summary: 'Your state\'s own list of threats as {source, entries, to?}; `to` is author, parties or public', type: 'application/json' },
  'POST /assessments/capability': { summary: 'Your state\'s own capability as {lines, to?}, each line with its evidence', type: 'application/json' },
  'POST /assessments/levels': { summary: 'Your round of scores as {method, scores, to?}: 1 = maximum', type: 'application/json' },
  'POST /assessments/responses': { summary: 'A response as {theme, what, level, lead, others, rights, reason, to?}; 422 names the cautions, to you alone', type: 'application/json' },
  'GET /together': { summary: 'One state, a sub-region, states with ~ between them, or all: what binds, what is observed and declared, returns, open clocks, positions; today or as of a past day', query: ['of', 'asof'], table: 'together' },
  'GET /together/totals': { summary: 'The same summed by sub-region', query: ['of', 'asof'], table: 'together_totals' },
  'GET /states.geojson': { summary: 'States with how many instruments of each level bind them on a day', query: [...DATED, 'geometry'], type: 'application/geo+json' },
  'GET /votes': { summary: 'Rules by which bodies decide', table: 'votes' },
  'GET /tally': { summary: 'A vote counted under a rule, and other readings of it', query: ['rule', 'on', 'for', 'against', 'abstain', 'absent', 'of', 'excluded'], table: 'tally' },
  'GET /consultations': { summary: 'Consultations that you may read, with the count of each', table: 'consultations' },
  'GET /consultations/:id': { summary: 'One consultation: each voter with position and vote; count, outcome and the same votes under other rules in `note`. An issue of the founding report by its name', query: ['members', 'needs', 'veto'], table: 'consultation' },
  'POST /consultations': { summary: 'Call a consultation, as the office signed in: {rule, title, question, closes, opens?, agenda[], documents[], members?, excluded?, audience, to?, organ?}', type: 'application/json' },
  'GET /assessments/rounds': { summary: 'Evaluation rounds that you may read', table: 'rounds' },
  'GET /assessments/rounds/:id': { summary: 'One round: each rating with who gave it; headlines, agreement, replies, visits, recommendations in `note`', table: 'round' },
  'POST /assessments/levels/:id/reply': { summary: 'The reply of your state to a round that scores it or a sub-region of it: {reply}; answers with the statement', type: 'application/json' },
  'POST /assessments/responses/:id/withdrawal': { summary: 'Take a response of your state back: {why}; it stays in the record, and whoever was told of it is told of this', type: 'application/json' },
  'POST /assessments/rounds': { summary: 'Call a round, as the office signed in: {title, subjects[], seats: [{subject, seat, party, name}], questionnaire?, questions[], selfDue, othersDue, replyDue, ends, audience}', type: 'application/json' },
  'POST /assessments/rounds/:id/:act': { summary: 'evaluation, consent, visit, reply, recommendation or step, as the office signed in; answers with the statement', type: 'application/json' },
  'POST /consultations/:id/:act': { summary: 'position, vote, memo, outcome, reservation or follow-up, as the office signed in; answers with the statement', type: 'application/json' },
  'GET /plans': { summary: 'Action plans and lists of commitments, with what is reported of each', table: 'plans' },
  'GET /plans/:id': { summary: 'Points of a plan; its milestones, the table as printed and the burn-up in `note`', table: 'plan_points' },
  'GET /plans/:id/points/:n': { summary: 'What each party reported of a point; what sources know of it in `note`', table: 'plan_reports' },
  'POST /plans/:id/points/:n': { summary: 'Report on a point, as the office signed in: {status, causes[], lead?: {agency, nature}, evidence: [{what, where}], next?, text?, release: author|parties|public}', type: 'application/json' },
  'GET /needs': { summary: 'Needs that you may read', table: 'needs' },
  'GET /needs/:id': { summary: 'Offers on a need, each with what its acceptance stands on; the need and what was set aside in `note`', table: 'need_offers' },
  'POST /needs': { summary: 'Ask, as the office signed in: {title, theme, what, horizon: hours|years, within, objective, measure, structures, lead: {agency, nature}, asks[], audience, to?}', type: 'application/json' },
  'POST /needs/:id/:act': { summary: 'offer, negotiate, consent, accept, decline or end, as the office signed in; answers with the statement', type: 'application/json' },
  'GET /forums': { summary: 'Forums: continuity, headquarters, doctrine, links and mandates, as sources say', table: 'forums' },
  'GET /forums/:id': { summary: 'Mandates that name a forum: who decided, who does it, to whom it reports', table: 'forum_mandates' },
  'GET /questions': { summary: 'The five open questions with each dated answer', table: 'open_questions' },
  'POST /questions': { summary: 'Answer an open question, as the office signed in: {question, answer, date?, audience}', type: 'application/json' },
  'GET /cases': { summary: 'Situations put to the law: answer expected, answer given', query: ['instrument'], table: 'cases' },
  'GET /timeline': { summary: 'Instruments and bodies by when they came to be, and whether they existed on a day', query: DATED, table: 'timeline' },
  'GET /bodies': { summary: 'Organizations, organs, forums', table: 'bodies' },
  'GET /themes': { summary: 'Themes: hazards, threats, values, measures', table: 'themes' },
  'GET /claims': { summary: 'Lists of the founding report and others, as said', table: 'claims' },
  'GET /statements': { summary: 'Statements that you may read, in pages', query: ['kind', 'about', 'order', 'limit', 'after'], table: 'statements' },
  'GET /statements/:id': { summary: 'One statement by id or hash, as far as you may read it, with what proves it', table: 'statements' },
  'GET /keys': { summary: 'Keys of the law log: which speaks for whom, since which entry, and what became of it', query: ['party'], table: 'keys' },
  'GET /keys/:kid': { summary: 'One key by its thumbprint (RFC 7638)', table: 'keys' },
  'POST /statements': { summary: 'A statement signed where its author keeps the key: {signed, body, bodySalt}; answers with its receipt, and the same again', type: 'application/json' },
  'GET /file': { summary: 'Returns that your office owes, with what became of each', table: true },
  'POST /filings': { summary: 'A return as {form, period, answer, data}: checked, kept as a draft, let out by the second credential; 422 with every finding where it cannot be', type: 'application/json' },
  'GET /charts': { summary: 'Charts of what returns say; each at /charts/{slug}.csv, .json, .metadata.json, .zip, .xlsx, .parquet and .svg', table: true },
  'GET /reconcile': { summary: 'What the exporter says against what the importer says, with tolerance, usual reasons and questions asked', query: ['country', 'time', 'measure'], table: true },
  'POST /reconcile': { summary: 'Asks both sides of a difference the same: {from, to, year, category}; answers with who was asked and by when an answer is owed', type: 'application/json' },
  'GET /records': { summary: 'What your state keeps once and files many times', table: true },
  'POST /records': { summary: 'All rows of one kind of record: {record, rows}; answers with the filed returns that would now differ', type: 'application/json' },
  'GET /exchanges': { summary: 'Filings to be revealed together, as far as you may read them', table: true },
  'GET /events': { summary: 'What the feeds reported', query: WATCHED, table: true },
  'GET /events.geojson': { summary: 'The same as GeoJSON', query: WATCHED, type: 'application/geo+json' },
  'GET /events/:id': { summary: 'One event with its versions and the places it touches', table: true },
  'GET /events/:id/attribution': { summary: 'Places that one event touches, each with method and kilometres; not a legal boundary', table: true },
  'GET /events/:id/owed': { summary: 'Who is owed a warning of it, who is affected, who is not owed and why', query: DATED, table: true },
  'GET /threats': { summary: 'Threat watch: what is observed for each state and theme, beside what the state says and who could have told', query: ['theme'], table: 'threats' },
  'GET /threats/:state': { summary: 'The same of one state', table: 'threats' },
  'GET /threats/:state/:theme': { summary: 'Signals of one state and theme: steps through time, evidence, what would change them, past alarms, thresholds', query: ['quiet'], table: true },
  'GET /forecast': { summary: 'Monthly deaths to come, from counts in the address, by the model and its baselines, with its record; nothing is kept', query: ['from', 'counts'], table: 'forecast' },
  'GET /thresholds': { summary: 'When what a source says is a signal, and how often that was right', table: 'thresholds' },
  'GET /filings': { summary: 'Every duty by state and period: party, due day, status; all years, or one', query: ['year', 'asof'], table: true },
  'GET /filings/:instrument': { summary: 'The same of one instrument over the years', query: ['asof'], table: true },
  'GET /streams': { summary: 'The five streams of one year by state: what is there, what is not, and why', query: ['year', 'asof'], table: true },
  'GET /due': { summary: 'What falls due, of all states or of one with its status', query: ['state'], table: true },
  'GET /monday': { summary: 'Late, due within thirty days, unanswered, unreached, and what came on paper, as far as you may know', table: true },
  'GET /signals': { summary: 'What returns show that deserves a question: an exercise without notice, a transfer gap, a budget jump, returns that never came', table: true },
  'GET /search': { summary: 'All that you may read and that has every word asked, or one beginning so; `note.next` goes on', query: ['q', 'after'], table: true },
  'GET /events/:id/history': { summary: 'Everything said of an event, in its order', table: true },
  'GET /events/:id/track': { summary: 'Sayings of a cyclone with the time that each left, and the places it touches', table: true },
  'GET /events/:id/shaking': { summary: 'Towns shaken by an earthquake, with intensity and distance; a lower bound', table: true },
  'GET /curve': { summary: 'Weekly counts from the address, judged by a published method', query: ['from', 'counts', 'method'], table: true },
  'GET /drills': { summary: 'Drills of this desk and scenarios that can be played', table: true },
  'GET /drills/:id': { summary: 'One drill as far as you may read it: what was told, and who answered when', table: true },
  'GET /feeds': { summary: 'Feeds and their health', table: true },
  'GET /warnings': { summary: 'Warnings that you may read', table: true },
  'GET /warnings/:id': { summary: 'Recipients of one warning, as far as you may read', table: true },
  'GET /warnings/:id/recipients': { summary: 'The same under the name of its rows', table: true },
  'GET /warnings/:id/report': { summary: 'After-action report: who had it when, who answered when, who could not be reached', table: true },
  'POST /ack/:token': { summary: 'Answer a warning by its link, in JSON or as a CAP Ack', type: 'application/json' },
  'GET /audit': { summary: 'What was done at the doors in your office\'s name: sign-ins, keys used, exports, seats; the newest thousand', table: 'audit' },
  'GET /stream': { summary: 'Server-sent events: something that you may read has changed', type: 'text/event-stream' },
  'GET /openapi.json': { summary: 'This description', type: 'application/json' },
}

const PREFIX = '/api/v1'

export interface Addressed {
  method: string
  /** behind the prefix, parameters as `:id` */
  path: string
  route: ApiRoute | undefined
}

/** The API as it is served: routes of the app, each with its line above. */
export function addressed(routes: readonly { method: string; path: string }[]): Addressed[] {
  const found = new Map<string, Addressed>()
  for (const { method, path } of routes) {
    if (!path.startsWith(`${PREFIX}/`) || method === 'ALL' || path.includes('*') || path.endsWith('.csv')) continue
    const bare = path.slice(PREFIX.length).replace(/(:\w+)\{(?:[^{}]|\{[^}]*\})*\}/g, '$1')
    const key = `${method} ${bare}`
    found.set(key, { method, path: bare, route: API[key] })
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** OpenAPI 3.1 of these routes. */
export function openapiOf(routes: readonly Addressed[], { version, origin }: { version: string; origin: string }): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const one of routes) {
    const path = one.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operationOf(one) }
    if (one.route?.table) for (const as of ['csv', 'xlsx'] as const) paths[`${path}.${as}`] = { [one.method.toLowerCase()]: operationOf(one, as) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Contadora', version, description: 'What states have agreed, what is happening, who must be told, and who has answered. Every answer holds what its reader may read and nothing else.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: `${origin}${PREFIX}` }],
    paths: paths as Json,
    components: { schemas: schemas(), responses: { Problem: { description: 'what is wrong, and with which field (RFC 9457); unknown and forbidden are the same 404', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } } },
  }
}

function operationOf({ method, path, route }: Addressed, as?: keyof typeof FILES): Json {
  const file = as && FILES[as]
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name: name!, in: 'path', required: true, schema: { type: 'string' } }))
  const inQuery = [...(route?.query ?? []), ...(file?.query ?? [])].map((name) => ({ name, in: 'query', description: QUERY[name], schema: { type: name === 'limit' ? 'integer' : 'string' } }))
  const id = `${method.toLowerCase()}${path.replace(/[^A-Za-z]+(\w)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())}${file?.id ?? ''}`
  return {
    operationId: id, summary: `${route?.summary ?? path}${file?.words ?? ''}`, parameters: [...inPath, ...inQuery],
    responses: { [method === 'POST' ? '201' : '200']: { description: 'the answer', content: { [file?.type ?? route?.type ?? 'application/json']: { schema: file?.schema ?? answerOf(route) } } }, '4XX': { $ref: '#/components/responses/Problem' } },
  }
}

function answerOf(route: ApiRoute | undefined): Json {
  if (!route?.table) return {}
  if (route.table === true) return { type: 'object' }
  return { type: 'object', properties: { [route.table]: { type: 'array', items: { $ref: `#/components/schemas/${route.table}` } }, note: { type: 'object' } }, required: [route.table] }
}

function schemas(): Record<string, Json> {
  const tables = Object.entries(COLUMNS).map(([name, columns]): [string, Json] => [name, {
    type: 'object', required: Object.keys(columns),
    properties: Object.fromEntries(Object.entries(columns).map(([column, description]) => [column, { type: [isNumeric(name, column) ? 'number' : 'string', 'null'], description }])),
  }])
  const problem = { type: 'object', properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, instance: { type: 'string' }, field: { type: 'string' } }, required: ['type', 'title', 'status'] }
  return { ...Object.fromEntries(tables), Problem: problem }
}
