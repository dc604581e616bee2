import type { DataTable } from '../tables.ts'
import { COOPERATE_COLUMNS, COOPERATE_NUMBERS } from './columns-cooperate.ts'
import { ASSESS_COLUMNS, ASSESS_NUMBERS } from './columns-assess.ts'

type Cell = string | number | null

/** Every table with its columns and what each holds: the header of the CSV, the keys of the JSON and the schema in the API description. Never renamed. */
export const COLUMNS = {
  states: {
    code: 'ISO 3166-1 alpha-3, or ISO 3166-2 where a territory has none', kind: 'state or territory', iso2: 'ISO 3166-1 alpha-2', numeric: 'ISO 3166-1 numeric',
    name_en: 'name in English', name_es: 'name in Spanish', name_pt: 'name in Portuguese', name_fr: 'name in French', subregion: 'sub-region; several where sources differ',
    basis: 'seed: the founding report says so; inferred: from geography', responsible: 'state responsible for a territory', claimants: 'every state that claims it, where more than one does',
    zones: 'IANA time zones', languages: 'BCP 47', decimal: 'dot or comma', capital: 'capital', lat: 'of the capital, degrees north', lon: 'of the capital, degrees east',
    col: 'column of the tile grid', row: 'row of the tile grid', offices: 'focal points in the public directory',
  },
  instruments: {
    id: 'short name', title: 'in English', level: 'national, bilateral, sub-regional, hemispheric or international', nature: 'binding, political, voluntary, proposed or draft',
    themes: 'theme ids', adopted: 'day, as sources give it; several where they differ', in_force: 'day, as sources give it; several where they differ', depositary: 'as its source names it',
    coverage: 'listed: a state without an act is not a party; partial, blank: it is unknown', coverage_known: 'day of the list behind it', duties: 'how many', on: 'day asked about',
    known: 'as known on this day; blank: everything known', parties: 'how many are party', disputed: 'how many are disputed', unknown: 'how many are unknown', certainty: 'high, medium, low, background or disputed',
    source: 'whose word it is',
  },
  instrument_claims: { instrument: 'instrument', field: 'what it is about', value: 'as the source says it', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure', known: 'when the source said it', note: 'note', oddity: 'oddity of the founding report that it keeps' },
  standing: {
    state: 'state', instrument: 'instrument', on: 'day asked about', known: 'as known on this day; blank: everything known',
    status: 'none, signatory, contracting, provisional, party, notice-given, former, suspended, disputed or unknown', party: 'yes, no, disputed or unknown', since: 'day from which',
    until: 'day until which', presumed: 'true: nothing after `confirmed` proves it', confirmed: 'day of the last proof', participation: 'full, suspended or excluded', because: 'reasons in English', codes: 'codes of the reasons',
  },
  parties: { instrument: 'instrument', state: 'state', party: 'yes, disputed or unknown', on: 'day asked about', known: 'as known on this day' },
  duties: {
    id: 'duty', state: 'who bears it; blank: as the instrument sets it, for nobody in particular', instrument: 'instrument', article: 'blank when not established', kind: 'warn, notify, report, consult, reply, acknowledge, assist or invite',
    what: 'what triggers it', by: 'who owes, in the words of the source', to: 'who is owed, in the words of the source', deadline: 'ISO 8601: after the trigger, before it (-), or a day each year (--MM-DD)',
    due: 'next day due, or the deadline as written', footing: 'binding, conditional, political or background', status: 'whether it binds this state that day, and if not why', themes: 'theme ids',
    on: 'day asked about', known: 'as known on this day', certainty: 'how sure', source: 'whose word it is', note: 'note',
  },
  actions: {
    id: 'claim', instrument: 'instrument', state: 'state', act: 'what it did', date: 'when it holds in law; blank stays blank', known: 'when its source said it', what: 'status seen, article, or the source’s own word',
    toward: 'other state of a reservation or objection', certainty: 'how sure', source: 'whose word it is', pointer: 'where in it', note: 'note', flags: 'quality rules that found it doubtful',
  },
  threats: {
    state: 'state or territory', theme: 'theme id', level: 'extreme, severe, moderate, minor or quiet; blank: nothing found where nothing could be', since: 'when the level began', coverage: 'live, stale, off, or none: no feed tells of it',
    feeds: 'feeds that could or did tell', heard: 'last word of any of them about this', read_at: 'when one of them was last read', declared: 'yes: the state names it; no: a list of its own does not; blank: no list is known', said: 'its words', capability: 'what is stated of it',
    questions: 'what the differences ask; no verdict', signals: 'how many stand',
  },
  forecast: {
    month: 'month ahead', lead: 'how many months ahead', measured: 'yes: the record reaches so far', method: 'model or baseline', baseline: 'yes or no', mean: 'expected deaths', q5: 'reached with 5 %', q25: 'with 25 %', q50: 'with 50 %', q75: 'with 75 %', q95: 'with 95 %', none: 'probability of no death',
  },
  thresholds: {
    id: 'short name', theme: 'theme id, or any', states: 'blank: all', scale: 'of the source', minor: 'value from which', moderate: 'value from which', severe: 'value from which', extreme: 'value from which', back: 'how far below before it is left',
    hold_hours: 'for how long', lasts_hours: 'over so long after the last word', record: 'how often it was right on past cases; blank: not measured', certainty: 'how sure', source: 'whose word it is', note: 'note',
  },
  bodies: {
    code: 'code', name: 'in English', form: 'organization, organ, secretariat, forum, ...', level: 'level', created: 'as sources give it', ended: 'as sources give it', headquarters: 'as sources give it', membership: 'instrument whose parties are its members',
    subordinate_to: 'as sources give it', doctrine: 'as sources give it', status: 'as sources give it', tasks: 'tasks', pointer: 'where in the founding report', oddities: 'oddities kept', note: 'note',
  },
  themes: {
    id: 'theme', name_en: 'in English', name_es: 'in Spanish', name_pt: 'in Portuguese', name_fr: 'in French', family: 'hazard, threat, value or measure', columns: 'columns of Figure 1 that print it', intent: 'deliberate, involuntary or mixed',
    stateness: 'state, non-state, either or none', intermestic: 'true: domestic and international at once', not_a_threat: 'true: never the object of a threat assessment', development: 'true: a development issue', members: 'of a group', pointer: 'where in the founding report', note: 'note',
  },
  claims: {
    dataset: 'list that it belongs to', subject: 'state, territory, body, sub-region, instrument or dyad', field: 'what it is about', value: 'as the source says it', rank: 'the source’s own order', tier: 'the source’s own tier',
    themes: 'theme ids: our reading of the value', question: 'answers under different questions are never compared', date: 'date', unit: 'unit', reading: 'where one text can be read in two ways: which one', more: 'what else the source says, as JSON',
    source: 'whose word it is', pointer: 'where in it', certainty: 'how sure', known: 'when the source said it', oddity: 'oddity of the founding report that it keeps', note: 'note',
  },
  votes: {
    rule: 'name by which a tally counts; blank where the text is shown and not counted', body: 'code of the body', matter: 'what is decided', text: 'the rule in words', needs: 'votes in favour that it needs, as JSON: share, majority, votes or consensus',
    of: 'what the share is of: members, parties or voting', instrument: 'whose parties may vote', seats: 'seats of the body, where fixed', quorum: 'quorum, in words', quorum_at: 'quorum that is counted: needed, majority or a share', exclusion: 'who does not vote, in words',
    exclusion_from: 'denominator or vote', veto: 'whose vote against defeats it', ballot: 'secret; blank: open', source: 'source', certainty: 'certainty',
  },
  tally: {
    rule: 'rule', on: 'day whose law says who may vote; blank where the address says it', reading: 'as counted, or another reading of the same vote', of: 'who may vote', needed: 'votes in favour needed', for: 'for', against: 'against', abstain: 'abstaining', absent: 'absent',
    present: 'for the quorum', quorum: 'present needed', adopted: 'true or false', changes: 'true: this reading changes the result', vetoed_by: 'codes', excluded: 'codes', not_entitled: 'voted and may not: not counted',
  },
  together: {
    state: 'ISO 3166-1 alpha-3', bound: 'instruments that bind it that day', observed: 'theme:level, the gravest first', watched: 'themes that somebody looked at there; blank: of a past day that is not kept', declared: 'threats that a list of its own names',
    gaps: 'gaps of capability it declared; blank: it declared none that you may read', year: 'year of the returns', returns: 'status:how many', clocks: 'warnings that await its answer, of those that you may read', plans: 'plans that name it a party, or that it reported on', points_reported: 'points of plans that it reported on', points_done: 'of these as done, by its last word', positions: 'consultation or issue: what it said', asof: 'as it stood at the end of that day',
  },
  together_totals: {
    group: 'sub-region; blank: the states asked', states: 'whose lines are summed; a state of two sub-regions counts in both', bound_any: 'instruments that bind at least one of them', bound_all: 'instruments that bind each of them', observed: 'states where a threat is observed', declared: 'threats that their own lists name', lists: 'states with a list',
    gaps: 'gaps of capability declared', spoke: 'states that declared their capability', year: 'year of the returns', returns: 'status:how many', clocks: 'warnings that await an answer of one of them', plans: 'plans of any of them', points_reported: 'reports on points, each state its own', points_done: 'of these as done', positions: 'positions', asof: 'as it stood at the end of that day',
  },
  consultations: {
    id: 'its convocation', title: 'what it is called', by: 'who called it', body: 'body that decides', mode: 'actual or exercise', phase: 'announced, open, closed, decided or withdrawn', closes: 'RFC 3339', ballot: 'open or secret',
    for: 'for; blank where the ballot is secret and not published', of: 'who may vote', needed: 'votes in favour needed', carries: 'true or false, by the votes that you may read',
  },
  rounds: {
    id: 'round', title: 'what it is called', by: 'who called it', mode: 'actual or exercise', phase: 'called, self, assessing, reply, follow-up or closed', ends: 'RFC 3339', subjects: 'states evaluated', told: 'seats that have spoken', seats: 'seats', external: 'false: no external seat',
  },
  round: {
    subject: 'state evaluated', indicator: 'its id in the questionnaire', area: 'area', text: 'what is asked', seat: 'self, peer, external or civil-society', assessor: 'code of who rated', name: 'who that is', rating: 'completed, mostly-completed, partially-completed, not-started or not-applicable', cause: 'one of the five root causes',
    because: 'in its words', evidence: 'evidence', late: 'true: after the day of its seat', statement: 'the evaluation',
  },
  consultation: {
    party: 'code', may_vote: 'yes, disputed, excluded or no', stance: 'its position: support, oppose or abstain', conditions: 'on which it depends', vote: 'for, against, abstain or absent; blank where the ballot is secret', at: 'when it was admitted', statement: 'its vote', aside: 'why another vote of it is not counted',
  },
  past_positions: {
    issue: 'issue', subject: 'state or group', stance: 'support or oppose; blank where the source has another word', said: 'as the source says it', field: 'part of the issue', note: 'note', oddity: 'oddity of the founding report that it keeps', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure',
  },
  cases: {
    file: 'file of the region', name: 'situation', instrument: 'id', state: 'asked about; blank where all are', article: 'of the duty asked about', on: 'day', known: 'as known on', expected: 'answer that the source leads to expect', answer: 'what this law answers', agrees: 'true or false', source: 'where the expectation comes from',
  },
  architecture: {
    instrument: 'id', title: 'in English', level: 'level', nature: 'nature', themes: 'ids, with a space between', state: 'ISO 3166-1 alpha-3', status: 'standing on that day; `none` where no act is known',
    party: 'yes, no, disputed or unknown', participation: 'full, suspended or excluded', since: 'EDTF date; blank where not established', until: 'day until which', certainty: 'the weakest of the acts that the answer rests on; blank where it rests on none', on: 'day asked about', known: 'as known on',
  },
  pairs: {
    instrument: 'id', title: 'in the language asked for, else English', level: 'level', nature: 'nature', overlap: 'both, partly (of sub-regions: some of each), open (disputed or unknown for one), first, second or neither', first: 'ISO 3166-1 alpha-3, or id of a sub-region', first_status: 'its standing; blank for a sub-region',
    first_bound: 'its states that are bound', first_of: 'its states', second: 'ISO 3166-1 alpha-3, or id of a sub-region', second_status: 'its standing; blank for a sub-region', second_bound: 'its states that are bound', second_of: 'its states', since: 'since when both; blank where not established', on: 'day asked about', known: 'as known on',
  },
  pair_counts: {
    first: 'state', second: 'state', both: 'instruments that bind both', first_only: 'that bind the first alone', second_only: 'that bind the second alone', open: 'disputed or unknown for one', neither: 'that bind neither',
    both_bilateral: 'bilateral ones that bind both', both_subregional: 'sub-regional ones', both_hemispheric: 'hemispheric ones', both_international: 'international ones', on: 'day asked about', known: 'as known on',
  },
  cooperation: {
    pair: 'two states, in the order of the alphabet', a: 'state', b: 'state', field: 'cooperation grade, consent, a count, or other content', value: 'as the source says it', grade: '1 exchange of information, 2 interagency cooperation, 3 cooperation, 4 inter-dependence, 5 inter-operability',
    themes: 'theme ids: our reading', nature: 'civil, military or both, by the institutions that the source names', state: 'of a consent: whose', to: 'of a consent: to what', date: 'date', source: 'whose word it is', pointer: 'where in it', certainty: 'how sure', known: 'when the source said it', note: 'note',
  },
  ...ASSESS_COLUMNS,
  ...COOPERATE_COLUMNS,
  timeline: {
    id: 'id', kind: 'instrument or body', title: 'name', level: 'level', adopted: 'EDTF date; blank where not established', from: 'in force, or founded: EDTF date; blank where not established', how: 'entry into force: claimed by a source, computed by its own rule, or seen by then', until: 'of a body: when it ended', wording: 'what a source says where it is no date', is: 'of an instrument on the day asked about: in-force, adopted, proposed, open (not established) or not-yet', certainty: 'certainty', source: 'source', pointer: 'where in it',
    existed: 'adopted or founded by the day asked about: yes, no or unknown', on: 'day asked about', known: 'as known on',
  },
  statements: {
    id: 'random; says nothing of time or order', log: 'statements or law', kind: 'kind', author: 'who speaks', agency: 'releasing authority, as its author names it', nature: 'of the agency', made: 'the author’s word on when; decides nothing', sealed: 'when it was admitted',
    audience: 'author, named, parties, organs or public', under: 'instruments that it is released under', about: 'what it speaks of', replaces: 'earlier version', part: 'whole, or the face alone: the signed header without its body', law: 'size of the law log that its release was decided on',
    key: 'thumbprint of the key that signed it', key_compromised_since: 'law size since which what this key signed is doubted, where this statement is',
  },
  keys: {
    key: 'thumbprint (RFC 7638)', party: 'whose it is', office: 'office that it speaks for', nature: 'of the agency', role: 'root, drafter, releaser, depositary, evaluator, observer or desk',
    state: 'live, rival, rotated, revoked or compromised', custody: 'hosted, own-node or hardware', exercise: 'true: for exercises only', from: 'first size of the law log at which it counts',
    to: 'last one; blank: it counts now', compromised_since: 'law size since which what it signed is doubted', by: 'key that announced it', seated_by: 'body that seated the root it hangs on, or the desk',
    next: 'key that took its place', x: 'Ed25519 public key, base64url',
  },
  audit: {
    id: 'statement that says so', at: 'RFC 3339', act: 'sign-in, sign-in-failed, release, key-use, export, or what became of a seat', what: 'way in, code of the refusal, kind of statement, address or passkey',
    seat: 'seat; blank: none is known', office: 'office of the seat', role: 'role of the seat', how: 'invite, passkey, oidc or demo', count: 'times within the minute; more than 1 for failed sign-ins only', statement: 'statement that was signed',
  },
} as const satisfies Record<string, Record<string, string>>

const NUMBERS: ReadonlySet<string> = new Set([
  'lat', 'lon', 'col', 'row', 'offices', 'duties', 'parties', 'disputed', 'unknown', 'law', 'compromised_since', 'key_compromised_since', 'grade', 'both', 'first_only', 'second_only', 'open', 'neither',
  'both_bilateral', 'both_subregional', 'both_hemispheric', 'both_international', 'first_bound', 'first_of', 'second_bound', 'second_of', 'signals', 'back', 'hold_hours', 'lasts_hours', 'lead', 'mean', 'q5', 'q25', 'q50', 'q75', 'q95', 'none',
])
/** Names that are numbers there and words elsewhere. */
const NUMBERS_IN: Readonly<Record<string, readonly string[]>> = { consultations: ['for', 'of', 'needed'], rounds: ['told', 'seats'], ...ASSESS_NUMBERS, ...COOPERATE_NUMBERS, keys: ['from', 'to'], votes: ['seats'], tally: ['of', 'needed', 'for', 'against', 'abstain', 'absent', 'present', 'quorum'] }

/** Whether the cells of a column are numbers; all others hold text. */
export function isNumeric(table: string, column: string): boolean {
  return NUMBERS.has(column) || (NUMBERS_IN[table]?.includes(column) ?? false)
}

export type TableName = keyof typeof COLUMNS
export type RowOf<T extends TableName> = { [C in keyof (typeof COLUMNS)[T]]: Cell }

/** A table by its columns: a row that lacks one, or has one more, does not compile. */
export function tableOf<T extends TableName, R>(name: T, rows: readonly R[], row: (one: R) => RowOf<T>): DataTable {
  const columns = Object.keys(COLUMNS[name]) as (keyof RowOf<T> & string)[]
  return { name, columns, rows: rows.map((one) => { const cells = row(one); return columns.map((column) => cells[column]) }) }
}
