import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../src/core/values/index.ts'
import { actions, data, inLanguage, pages, withQuery } from '../src/web/index.ts'

const called = (book: Record<string, unknown>) =>
  Object.entries(book)
    .map(([name, at]) => `${name.padEnd(14)} ${(at as (...args: unknown[]) => string)(...(ARGS[name] ?? ['ID/1']))}`)
    .join('\n')

const ARGS: Record<string, unknown[]> = {
  forecast: [{ from: '2022-01' }],
  forecastOf: ['csv', { from: '2022-01', counts: '1 2' }],
  threats: [{ theme: 'flood' }],
  threat: ['JAM', 'earthquake'],
  watch: [{ theme: 'flood', level: undefined }],
  inbox: [],
  treaties: [{ asof: '2006-06-01' }],
  architecture: [{ asof: '1962', group: 'andean' }],
  timeline: [{ asof: '1962' }],
  pairs: [],
  deposit: ['CITAAC'],
  assessThreats: [{ a: 'caribbean', b: 'andean-ten' }],
  assessLevels: [{ asof: '2003' }],
  assessCapability: [{ of: 'BRB~JAM' }],
  assess: ['threats', 'csv'],
  votes: [{ rule: 'unsc', for: '9' }],
  pair: ['CAN', 'USA', 'csv'],
  planPoint: ['smart-border-mex', 9],
  statesGeo: [],
  package: [{ asof: '1962' }],
  treaty: ['CITAAC', { asof: '2006-06-01' }],
  states: [],
  signIn: ['/en/inbox'],
  list: ['events', 'csv', { since: '2020' }],
  one: ['states', 'KNA'],
  part: ['events', 'us60007idc', 'owed', 'csv', { on: '2020-01-28' }],
  eventsGeo: [],
  memo: ['es', 'ID/1'],
}

test('the address book', () => {
  expect(called(pages('es'))).toMatchInlineSnapshot(`
    "home           /es/
    watch          /es/watch?theme=flood
    forecast       /es/watch/forecast?from=2022-01
    threats        /es/watch/threats?theme=flood
    threatsOf      /es/watch/threats/ID%2F1
    threat         /es/watch/threats/JAM/earthquake
    event          /es/events/ID%2F1
    pictures       /es/events/ID%2F1/pictures
    curve          /es/watch/curve?0=I&1=D&2=%2F&3=1
    owed           /es/events/ID%2F1/owed
    warning        /es/warnings/ID%2F1
    report         /es/warnings/ID%2F1/report
    release        /es/release/ID%2F1
    inbox          /es/inbox
    office         /es/office
    audit          /es/office/audit
    ack            /es/ack/ID%2F1
    states         /es/states
    state          /es/states/ID%2F1
    together       /es/together?0=I&1=D&2=%2F&3=1
    architecture   /es/architecture?asof=1962&group=andean
    timeline       /es/architecture/timeline?asof=1962
    pairs          /es/architecture/pairs
    pair           /es/architecture/pairs/CAN/USA?0=c&1=s&2=v
    assessments    /es/assessments
    assessThreats  /es/assessments/threats?a=caribbean&b=andean-ten
    assessLevels   /es/assessments/levels?asof=2003
    assessMap      /es/assessments/map
    assessEntry    /es/assessments/map/ID%2F1
    assessCapability /es/assessments/capability?of=BRB%7EJAM
    assessResponses /es/assessments/responses?0=I&1=D&2=%2F&3=1
    assessDeclare  /es/assessments/declare
    votes          /es/votes?rule=unsc&for=9
    consultations  /es/consultations
    rounds         /es/assessments/rounds
    round          /es/assessments/rounds/ID%2F1
    consultation   /es/consultations/ID%2F1
    plans          /es/plans
    plan           /es/plans/ID%2F1
    planPoint      /es/plans/smart-border-mex/points/9
    needs          /es/needs
    need           /es/needs/ID%2F1
    forums         /es/forums
    forum          /es/forums/ID%2F1
    treaties       /es/treaties?asof=2006-06-01
    deposit        /es/treaties/CITAAC/record
    treaty         /es/treaties/CITAAC?asof=2006-06-01
    record         /es/record/ID%2F1
    verify         /es/verify
    exchanges      /es/exchanges
    charts         /es/charts
    chart          /es/charts/ID%2F1
    reconcile      /es/reconcile?0=I&1=D&2=%2F&3=1
    records        /es/records?0=I&1=D&2=%2F&3=1
    recordRow      /es/records/ID%2F1/undefined
    filings        /es/filings?0=I&1=D&2=%2F&3=1
    filingYears    /es/filings/ID%2F1
    filing         /es/filings/ID%2F1/undefined/undefined
    noteVerbale    /es/filings/ID%2F1/undefined/undefined/note
    monday         /es/monday
    returnWatch    /es/watch/returns
    streams        /es/filings/streams?0=I&1=D&2=%2F&3=1
    dueDates       /es/filings/due?0=I&1=D&2=%2F&3=1
    file           /es/file
    fileOpen       /es/file/open
    fileReturn     /es/file/ID%2F1/undefined
    fileQuestions  /es/file/questions/ID%2F1
    fileStep       /es/file/ID%2F1/undefined/undefined/undefined
    checker        /es/verify/checker.html
    keys           /es/keys?0=I&1=D&2=%2F&3=1
    key            /es/keys/ID%2F1
    drills         /es/drills
    drill          /es/drills/ID%2F1
    search         /es/search?0=I&1=D&2=%2F&3=1
    feeds          /es/feeds
    signIn         /es/sign-in?next=%2Fen%2Finbox
    signedIn       /es/sign-in/done?next=ID%2F1
    received       /es/demo/received
    status         /es/status
    data           /es/data
    api            /es/api"
  `)
  expect(called(actions('fr'))).toMatchInlineSnapshot(`
    "ack            /fr/ack/ID%2F1
    answer         /fr/warnings/ID%2F1/answer
    reply          /fr/warnings/ID%2F1/reply
    cancel         /fr/warnings/ID%2F1/cancel
    assessScore    /fr/assessments/levels
    assessReply    /fr/assessments/levels/reply
    takeBackResponse /fr/assessments/responses/withdrawal
    declareThreat  /fr/assessments/declare/threat
    declareCapability /fr/assessments/declare/capability
    deposit        /fr/treaties/CITAAC/record
    retract        /fr/treaties/ID%2F1/retract
    testReach      /fr/monday/reach
    sendNotes      /fr/monday/notes
    transcribe     /fr/monday/paper
    confirmPaper   /fr/monday/paper/ID%2F1
    drillStart     /fr/drills
    drillStop      /fr/drills/ID%2F1
    demoNext       /fr/demo/next
    demoStart      /fr/demo/start
    draft          /fr/events/ID%2F1/draft
    relay          /fr/events/ID%2F1/relay
    contact        /fr/office/contacts
    order          /fr/office/orders
    review         /fr/warnings/ID%2F1/review
    release        /fr/release/ID%2F1
    consent        /fr/record/ID%2F1/consent
    signIn         /fr/sign-in
    signInPasskey  /fr/sign-in/passkey
    addPasskey     /fr/office/passkeys
    removePasskey  /fr/office/passkeys/remove
    closeSeat      /fr/office/seats/close
    signOut        /fr/sign-out"
  `)
  expect(called(data)).toMatchInlineSnapshot(`
    "list           /api/v1/events.csv?since=2020
    one            /api/v1/states/KNA
    part           /api/v1/events/us60007idc/owed.csv?on=2020-01-28
    pair           /api/v1/pairs/CAN/USA.csv
    consultations  /api/v1/consultations
    consultation   /api/v1/consultations/ID%2F1
    rounds         /api/v1/assessments/rounds
    round          /api/v1/assessments/rounds/ID%2F1
    memo           /es/consultations/ID%2F1/memo.md
    picture        /pictures/ID%2F1/undefined.svg
    curve          /api/v1/curve
    curveSvg       /pictures/curve.svg?0=I&1=D&2=%2F&3=1
    forecastOf     /api/v1/forecast.csv?from=2022-01&counts=1+2
    forecastSvg    /pictures/forecast.svg?0=I&1=D&2=%2F&3=1
    plans          /api/v1/plans
    plan           /api/v1/plans/ID%2F1
    planPoint      /api/v1/plans/smart-border-mex/points/9
    needs          /api/v1/needs
    need           /api/v1/needs/ID%2F1
    forums         /api/v1/forums
    forum          /api/v1/forums/ID%2F1
    questions      /api/v1/questions
    assess         /api/v1/assessments/threats.csv
    tally          /api/v1/tally
    statesGeo      /api/v1/states.geojson
    package        /api/v1/architecture.zip?asof=1962
    eventsGeo      /api/v1/events.geojson
    charts         /api/v1/charts
    chart          /charts/ID%2F1.undefined
    reconcile      /api/v1/reconcile
    records        /api/v1/records
    ics            /ID/1/filings/due.ics
    fileTemplate   /ID/1/file/undefined/undefined/template.xlsx
    file           /api/v1/file
    audit          /api/v1/audit
    oidcStart      /oidc/start?lang=ID%2F1
    openapi        /api/v1/openapi.json
    stream         /api/v1/stream
    atom           /warnings.atom
    cap            /cap/ID%2F1.xml
    checkpoint     /ledger/checkpoint
    lawCheckpoint  /law/log/checkpoint
    proof          /ledger/proof/ID%2F1
    raw            /raw/ID%2F1
    health         /healthz"
  `)
})

test('the same page in another language, query kept', () => {
  expect(inLanguage('/es/treaties/TIAR?asof=2006-06-01', 'pt')).toBe('/pt/treaties/TIAR?asof=2006-06-01')
  expect([inLanguage('/es/', 'fr'), inLanguage('/es', 'fr'), inLanguage('/es?x=1', 'fr'), inLanguage('/estados', 'fr')]).toEqual([
    '/fr/',
    '/fr',
    '/fr?x=1',
    '/fr/estados',
  ])
})

test('there and back is the same page', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), fc.constantFrom(...LANGUAGES), fc.string(), (from, to, id) => {
      const path = pages(from).event(id)
      expect(inLanguage(inLanguage(path, to), from)).toBe(path)
      expect(inLanguage(path, to)).toBe(pages(to).event(id))
    }),
  )
})

test('what a person typed stays one segment and one value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), (id, value) => {
      const url = new URL(withQuery(pages('en').event(id), { q: value }), 'http://x')
      expect(url.searchParams.get('q')).toBe(value)
      expect(url.pathname.split('/').length).toBeLessThanOrEqual(4)
    }),
  )
})
