import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileWith, run, temp } from './run.ts'

const REGION = join(import.meta.dirname, '..', '..', 'region')

describe('law standing, parties, duties', () => {
  test('standing answers with the keys that were promised', async () => {
    const { code, json, err } = await run(['law', 'standing', 'MEX', 'RIO', '--on', '2003-01-01', '--json'])
    expect([code, err]).toEqual([0, ''])
    expect(Object.keys(json).sort()).toEqual([
      'because', 'confirmedAsOf', 'instrument', 'known', 'on', 'participation', 'party', 'presumed', 'since', 'state', 'status', 'until',
    ])
    expect(json).toMatchObject({ state: 'MEX', instrument: 'RIO', on: '2003-01-01', known: null, status: 'notice-given', party: 'yes', since: null, until: '2004-09-06' })
    expect(Object.keys(json.because[0]).sort()).toEqual(['claims', 'code', 'params', 'text'])
  })

  test('on the day the notice takes effect it is no longer party', async () => {
    const { json } = await run(['--json', 'law', 'standing', 'MEX', 'RIO', '--on', '2004-09-06'])
    expect([json.status, json.party]).toEqual(['former', 'no'])
  })

  test('as known before its source spoke, the law knew less', async () => {
    const { json } = await run(['law', 'standing', 'MEX', 'RIO', '--on', '2003-01-01', '--known', '1990-01-01', '--json'])
    expect([json.known, json.party]).toEqual(['1990-01-01', 'unknown'])
  })

  test('parties says who, who is disputed and who is unknown', async () => {
    const { json } = await run(['law', 'parties', 'RIO', '--on', '2019-09-23', '--json'])
    expect(Object.keys(json).sort()).toEqual(['disputed', 'instrument', 'known', 'on', 'parties', 'unknown'])
    expect([json.parties.length, json.disputed, json.unknown]).toEqual([18, ['VEN'], []])
  })

  test('duties are rows of six', async () => {
    const { json } = await run(['law', 'duties', 'MEX', '--on', '2020-01-01', '--json'])
    expect(Object.keys(json)).toEqual(['duties'])
    for (const row of json.duties) expect(Object.keys(row).sort()).toEqual(['article', 'due', 'instrument', 'kind', 'status', 'what'])
    expect(json.duties.some((row: { instrument: string; status: string }) => row.instrument === 'CITAAC' && row.status === 'binding')).toBe(true)
  })

  test('without --json it is lines for a person', async () => {
    const { out } = await run(['law', 'standing', 'MEX', 'RIO', '--on', '2003-01-01'])
    expect(out.split('\n')[0]).toBe('MEX RIO on 2003-01-01: notice-given; party: yes')
  })
})

describe('what cannot be asked', () => {
  test.each([
    [['law', 'standing', 'XXX', 'RIO'], 2, 'unknown-state'],
    [['law', 'standing', 'MEX', 'NOSUCH'], 2, 'unknown-instrument'],
    [['law', 'standing', 'MEX', 'RIO', '--on', '2003-02-30'], 2, 'date-impossible'],
    [['law', 'parties', 'RIO', '--on', 'yesterday'], 2, 'date-shape'],
    [['law', 'standing', 'MEX'], 2, 'usage'],
    [['law', 'nonsense'], 2, 'usage'],
    [['law', 'tally', '/no/such/file.json'], 3, 'file-unreadable'],
    [['law', 'parties', 'RIO', '--data', '/no/such/desk'], 3, 'no-desk'],
  ])('%j exits %i with %s', async (args, code, fault) => {
    const ran = await run([...args, '--json'])
    expect([ran.code, ran.json.error.code]).toEqual([code, fault])
    expect(ran.err).toMatch(/^contadora: .+\n$/)
  })
})

describe('law tally', () => {
  // TIAR, 23 September 2019; OAS, 6 October 2022 and 9 April 2019; the convocation of September 2019: counts as reported.
  test.each([
    ['the Organ of Consultation, nineteen parties', { rule: 'rio-organ', counts: { for: 16, against: 1, abstain: 1, absent: 1, of: 19 } }, { of: 19, needed: 13, adopted: true }],
    ['the same without Venezuela', { rule: 'rio-organ', counts: { for: 15, against: 1, abstain: 1, absent: 1, of: 18 } }, { of: 18, needed: 12, adopted: true }],
    ['nineteen of twenty-three voting is not two thirds of the members', { rule: 'oas-two-thirds-members', counts: { for: 19, against: 4, abstain: 9, absent: 2, of: 34 } }, { of: 34, needed: 23, adopted: false }],
    ['eighteen is a majority of the members', { rule: 'oas-majority-members', counts: { for: 18, against: 9, abstain: 6, absent: 1, of: 34 } }, { of: 34, needed: 18, adopted: true }],
    ['and not two thirds', { rule: 'oas-two-thirds-members', counts: { for: 18, against: 9, abstain: 6, absent: 1, of: 34 } }, { of: 34, needed: 23, adopted: false }],
    ['eleven of nineteen convoke', { rule: 'rio-board', counts: { for: 11, of: 19 } }, { of: 19, needed: 10, adopted: true }],
    ['nine of fifteen, a permanent member perhaps against', { rule: 'unsc', counts: { for: 10, against: 1, abstain: 4, absent: 0, of: 15 } }, { needed: 9, adopted: true }],
    ['one against breaks consensus', { rule: 'consensus', counts: { for: 11, against: 1, abstain: 0, absent: 0, of: 12 } }, { adopted: false }],
  ])('%s', async (_, given, expected) => {
    const { code, json } = await run(['law', 'tally', fileWith(given), '--json'])
    expect(code).toBe(0)
    expect(json).toMatchObject(expected)
    for (const key of ['rule', 'of', 'needed', 'for', 'against', 'abstain', 'absent', 'adopted', 'sensitivity']) expect(json).toHaveProperty(key)
  })

  test('with a day the law says who votes, and what the disputed voter changes', async () => {
    const states = 'ARG BHS BRA CHL COL CRI DOM GTM HND HTI PAN PER PRY SLV USA VEN'.split(' ')
    const votes = { ...Object.fromEntries(states.map((state) => [state, 'for'])), URY: 'against', TTO: 'abstain', CUB: 'absent', MEX: 'for' }
    const { json } = await run(['law', 'tally', '-', '--json'], { input: JSON.stringify({ rule: 'rio-organ', on: '2019-09-23', votes }) })
    expect(json).toMatchObject({ for: 16, against: 1, abstain: 1, absent: 1, of: 19, needed: 13, adopted: true, notEntitled: ['MEX'] })
    expect(json.sensitivity).toMatchObject([{ case: 'without VEN', of: 18, needed: 12, for: 15, adopted: true, changes: false }])
  })

  test.each([
    ['{"rule": "rio-organ",\n "counts": {', 'json'], ['{"rule": "coin-toss", "counts": {"for": 1}}', 'tally-input'], ['{"rule": "rio-organ"}', 'tally-input'],
    ['{"rule": "rio-organ", "counts": {"for": -1, "of": 19}}', 'tally-input'], ['[]', 'tally-input'],
  ])('refuses %j with %s', async (text, fault) => {
    const { code, json } = await run(['law', 'tally', fileWith(text), '--json'])
    expect([code, json.error.code]).toEqual([2, fault])
  })
})

describe('law check', () => {
  test('the region as it ships has no fault, and shows its doubtful claims', async () => {
    const { code, json } = await run(['law', 'check', '--json'])
    expect([code, json.valid, json.faults]).toEqual([0, true, []])
    expect(json).toMatchObject({ states: 35 })
    expect(json.instruments).toBeGreaterThan(100)
    expect(json.doubts.map(({ file }: { file: string }) => file)).toContain('actions/OAS_CHARTER.yaml')
  })

  test('a broken copy is named by file, line and field: law, places and claims, and the rest still answers', async () => {
    const dir = join(temp(), 'region')
    cpSync(REGION, dir, { recursive: true })
    const lines = (file: string) => readFileSync(join(dir, file), 'utf8').split('\n')
    const lineOf = (file: string, text: RegExp) => lines(file).findIndex((line) => text.test(line)) + 1
    const edit = (file: string, from: RegExp, to: string) => {
      const [text, line] = [readFileSync(join(dir, file), 'utf8'), lineOf(file, from)]
      writeFileSync(join(dir, file), text.replace(from, to))
      expect(line).toBeGreaterThan(0)
      return line
    }
    const state = edit('states.yaml', /code: MEX/, 'code: MEXICO')
    const level = edit('instruments/CITAAC.yaml', /^level: .*$/m, 'level: galactic')
    const act = edit('actions/RIO.yaml', /act: \w[\w-]*/, 'act: shouted')
    const claim = edit('claims/polls.yaml', /certainty: medium/, 'certainty: hopeful')
    const { code, out } = await run(['law', 'check'], { env: { CONTADORA_REGION: dir } })
    expect(code).toBe(1)
    for (const found of [`states.yaml:${state}: `, `instruments/CITAAC.yaml:${level}: level: `, `actions/RIO.yaml:${act}: `, `claims/polls.yaml:${claim}: `])
      expect(out).toContain(`fault  ${found}`)
    const rest = await run(['law', 'standing', 'GTM', 'OAS_CHARTER', '--on', '2020-01-01', '--json'], { env: { CONTADORA_REGION: dir } })
    expect([rest.code, rest.json.party]).toEqual([0, 'yes'])
    expect(rest.err).toContain('contadora law check')
  })

  test.each([
    ['an unknown source', 'actions/CIFTA.yaml', /source: s1,/, 'source: s999,', 'fault', 'unknown-source'],
    ['a date that does not exist', 'actions/RIO.yaml', /date: 1947-09-02/, 'date: 1947-09-31', 'fault', 'yaml-value'],
    ['a circle of following', 'instruments/RIO.yaml', /^coverage: listed$/m, 'coverage: listed\nfollows: RIO', 'fault', 'follows-cycle'],
    ['a rule that can never be met', 'instruments/RIO.yaml', /rule: share-of-signatories, share: \[2, 3\]/, 'rule: nth-consent, n: 190', 'fault', 'entry-never-met'],
    ['an effect before its notice', 'actions/RIO.yaml', /^( {2}URY:\n)/m, '$1    - { act: effective, date: 2001-01-01, source: s11, certainty: high }\n', 'doubt', 'effect-before-notice'],
    ['a denunciation by a non-party', 'actions/RIO.yaml', /^( {2}KNA:\n)/m, '$1    - { act: notified, date: 1950-01-01, source: s11, certainty: high }\n', 'doubt', 'notice-by-non-party'],
    ['a voting rule without its text', 'votes.yaml', /- rule: unsc\n/, '- rule: consensus\n', 'fault', 'rule-without-text'],
  ])('%s is named, with its place and what to do', async (_, file, from, to, word, code) => {
    const dir = join(temp(), 'region')
    cpSync(REGION, dir, { recursive: true })
    const before = readFileSync(join(dir, file), 'utf8')
    const text = before.replace(from, to)
    expect(text).not.toBe(before)
    writeFileSync(join(dir, file), text)
    const { json } = await run(['law', 'check', '--json'], { env: { CONTADORA_REGION: dir } })
    const found = (word === 'fault' ? json.faults : json.doubts).filter((one: { code: string; file?: string }) => one.code === code && one.file === file)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0].field).toBeTruthy()
    expect(found[0].hint).not.toContain('read the message')
  })
})
