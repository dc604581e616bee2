import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockAt, nextStep, replyBy, schedule, type ClockFact, type Issue } from './index.ts'

const MINUTE = 60_000
const issue = (version: number, over: Partial<Issue> = {}): Issue => ({
  warning: 'w', mode: 'exercise', version, at: version * 10 * MINUTE, act: version === 1 ? 'alert' : 'update', severity: 'Moderate',
  areas: ['JAM'],
  replyBy: { rule: 'impact', at: version * 10 * MINUTE + 40 * MINUTE }, ...over,
})
let count = 0
const fact = (kind: ClockFact['kind'], version: number, minute: number, over: Partial<ClockFact> = {}): ClockFact =>
  ({
    id: `f${++count}`, warning: 'w', mode: 'exercise', recipient: 'CUB', version, at: minute * MINUTE, kind, channel: 'mail', contact: 0,
    why: 'bounced',
    office: 'duty desk', question: 'which port?', answer: 'Kingston', ...over,
  }) as ClockFact
const at = (issues: Issue[], facts: ClockFact[], minute: number) => clockAt(issues, facts, 'CUB', minute * MINUTE)

describe('the states', () => {
  test('nothing before the first version', () => expect(at([issue(1)], [], 9)).toBeNull())

  test.each([
    ['on its way', [fact('sent', 1, 10)], 12, 'undelivered', 'pending'],
    ['bounced', [fact('sent', 1, 10), fact('failed', 1, 11)], 60, 'undelivered', 'failed'],
    ['no focal point is not silence, even past the deadline', [fact('no-focal-point', 1, 10)], 90, 'undelivered', 'no-focal-point'],
    ['a machine has it', [fact('received', 1, 11)], 12, 'received', null],
    ['silent past the deadline', [fact('received', 1, 11)], 51, 'lapsed', null],
    ['a person has it', [fact('received', 1, 11), fact('acknowledged', 1, 12)], 60, 'acknowledged', null],
    ['acted', [fact('acknowledged', 1, 12), fact('acted', 1, 14)], 60, 'acted', null],
    ['declined needs no acknowledgement before it', [fact('declined', 1, 14)], 60, 'declined', null],
    ['the last decision stands', [fact('declined', 1, 14), fact('acted', 1, 15)], 60, 'acted', null],
  ] as const)('%s', (_, facts, minute, state, unreached) => {
    expect(at([issue(1)], [...facts], minute)).toMatchObject({ state, unreached })
  })

  test('an answer after the deadline is late and still an answer', () => {
    expect(at([issue(1)], [fact('acknowledged', 1, 70)], 80)).toMatchObject({ state: 'acknowledged', late: true })
  })

  test('an update that brings the impact nearer brings the deadline nearer', () => {
    const nearer = issue(2, { replyBy: { rule: 'impact', at: 30 * MINUTE } })
    expect(at([issue(1), nearer], [fact('received', 1, 11)], 31)).toMatchObject({ state: 'lapsed', openedBy: 1 })
    expect(at([issue(1), nearer], [fact('acknowledged', 1, 19)], 31)).toMatchObject({ state: 'acknowledged', late: false })
  })

  test('where no reply is owed nothing lapses and nothing is late', () => {
    const open = issue(1, { replyBy: { rule: 'none' } })
    expect(at([open], [fact('received', 1, 11)], 100_000)).toMatchObject({ state: 'received', late: false })
  })

  test('the deadline is the instrument’s, else the impact, else none', () => {
    const law = { rule: 'instrument', at: 5, instrument: 'IHR', article: '10' } as const
    expect([replyBy(1, law, 9), replyBy(1, null, 9), replyBy(10, null, 9), replyBy(1, null, null)].map(({ rule }) => rule)).toEqual(
      ['instrument', 'impact', 'none', 'none']
    )
  })

  test('a question does not answer', () => {
    const asked = fact('asked', 1, 13)
    const told = fact('told', 1, 15, { question: asked.id } as never)
    expect(at([issue(1)], [fact('received', 1, 11), told, asked], 20)).toMatchObject(
      { state: 'received', questions: [{ question: 'which port?', answer: 'Kingston' }] }
    )
  })
})

describe('an acknowledgement belongs to a version', () => {
  const answered = [fact('received', 1, 11), fact('acknowledged', 1, 12)]
  test.each([
    ['same severity, same area', {}, 'acknowledged', null],
    ['lower severity', { severity: 'Minor' }, 'acknowledged', null],
    ['higher severity', { severity: 'Severe' }, 'undelivered', 'higher-severity'],
    ['new area', { areas: ['JAM', 'HTI'] }, 'undelivered', 'new-area'],
  ] as const)('%s', (_, over, state, reopened) => {
    expect(at([issue(1), issue(2, over)], answered, 25)).toMatchObject({ state, reopened, version: 2 })
  })

  test('the new version answered closes it again, and a cancel ends it', () => {
    const issues = [issue(1), issue(2, { severity: 'Extreme' }), issue(3, { act: 'cancel' })]
    const facts = [...answered, fact('acknowledged', 2, 22)]
    expect(at(issues, facts, 25)).toMatchObject({ state: 'acknowledged', answeredVersion: 2, openedBy: 2 })
    expect(at(issues, facts, 31)).toMatchObject({ state: 'cancelled', late: false })
  })

  test('a warning taken up again after its cancel is asked again', () => {
    expect(at([issue(1), issue(2, { act: 'cancel' }), issue(3)], answered, 35)).toMatchObject({ state: 'undelivered', reopened: 'resumed' })
  })
})

describe('escalation', () => {
  const open = at([issue(1)], [], 10)!
  test('each contact waits half of the time left', () => {
    expect(schedule(open, 4).map((step) => step.at / MINUTE)).toEqual([10, 30, 40, 45])
  })
  test('a failed delivery calls the next at once, an answer calls nobody', () => {
    expect(nextStep(at([issue(1)], [fact('sent', 1, 10), fact('failed', 1, 11)], 12)!, 3, 12 * MINUTE)).toEqual(
      { contact: 1, at: 12 * MINUTE, why: 'not-delivered' }
    )
    expect(nextStep(at([issue(1)], [fact('sent', 1, 10), fact('received', 1, 11)], 12)!, 3, 12 * MINUTE)).toMatchObject(
      { contact: 1, at: 30 * MINUTE }
    )
    expect(nextStep(at([issue(1)], [fact('sent', 1, 10), fact('acknowledged', 1, 11)], 12)!, 3, 12 * MINUTE)).toBeNull()
    expect(nextStep(at([issue(1)], [fact('failed', 1, 11)], 12)!, 1, 12 * MINUTE)).toBeNull()
  })
})

const kinds = fc.constantFrom<ClockFact['kind']>(
  'sent', 'failed', 'received', 'acknowledged', 'acted', 'declined', 'no-focal-point', 'asked',
)
const anyFacts = fc.array(
  fc.tuple(
    kinds, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 100 }),
  ).map(([kind, version, minute]) => fact(kind, version, minute)),
  { maxLength: 20 },
)
const anyIssues = fc.array(
  fc.record({ severity: fc.constantFrom('Minor', 'Moderate', 'Severe', 'Extreme'), areas: fc.subarray(['JAM', 'CUB', 'HTI']) }),
  { minLength: 1, maxLength: 4 },
)
  .map((list) => list.map((over, i) => issue(i + 1, over as Partial<Issue>)))

describe('for any history', () => {
  test('order of arrival and repetition do not matter', () => {
    fc.assert(fc.property(anyIssues, anyFacts, fc.integer({ min: 0, max: 120 }), fc.infiniteStream(fc.nat()), (issues, facts, minute, keys) => {
      const shuffled = [...facts, ...facts].map(
        (one) => [keys.next().value, one] as const
      ).toSorted((a, b) => a[0] - b[0]).map(([, one]) => one)
      expect(at(issues.toReversed(), shuffled, minute)).toEqual(at(issues, facts, minute))
    }))
  })

  test('cancelled ends it', () => {
    fc.assert(fc.property(anyIssues, anyFacts, (issues, facts) => {
      expect(at([...issues, issue(issues.length + 1, { act: 'cancel' })], facts, 200)!.state).toBe('cancelled')
    }))
  })

  test('no answer to an older version answers a clock opened again', () => {
    fc.assert(fc.property(anyIssues, anyFacts, (issues, facts) => {
      const last = issues.length + 1
      const higher = issue(last, { severity: 'Extreme', areas: ['NEW'] })
      const old = facts.filter(({ version }) => version < last)
      expect(at([...issues, higher], old, 200)).toMatchObject({ state: 'undelivered', answeredAt: null })
    }))
  })

  test('facts of another mode, warning or recipient change nothing', () => {
    const foreign = fc.constantFrom({ mode: 'actual' }, { warning: 'other' }, { recipient: 'JAM' })
    fc.assert(fc.property(anyIssues, anyFacts, anyFacts, foreign, (issues, facts, others, over) => {
      expect(at(issues, [...facts, ...others.map((one) => ({ ...one, ...over }) as ClockFact)], 100)).toEqual(at(issues, facts, 100))
    }))
  })

  test('where no reply is owed it is never late and never lapsed', () => {
    fc.assert(fc.property(anyIssues, anyFacts, (issues, facts) => {
      const clock = at(issues.map((one) => ({ ...one, replyBy: { rule: 'none' } as const })), facts, 10_000)!
      expect([clock.late, clock.state === 'lapsed']).toEqual([false, false])
    }))
  })
})
