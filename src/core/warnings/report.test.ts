import { expect, test } from 'vitest'
import type { ClockFact, Issue } from './clock/index.ts'
import { afterAction, type ReportInput } from './report.ts'

const MINUTE = 60_000
const issue = (version: number, minute: number, over: Partial<Issue> = {}): Issue => ({
  warning: 'w', mode: 'actual', version, at: minute * MINUTE, act: 'update', severity: 'Severe', areas: ['CUB'],
  replyBy: { rule: 'impact', at: 60 * MINUTE }, ...over,
})
const fact = (recipient: string, kind: ClockFact['kind'], minute: number, version = 1): ClockFact =>
  (
    {
      id: `${recipient}${kind}${minute}`, warning: 'w', mode: 'actual', recipient, version, at: minute * MINUTE, kind, channel: 'mail',
      contact: 0, why: 'bounced', office: 'desk', question: '?',
    }
  ) as ClockFact

const input: ReportInput = {
  issues: [issue(1, 5, { act: 'alert' }), issue(2, 20, { severity: 'Extreme' })],
  facts: [
    fact('CUB', 'received', 6), fact('CUB', 'acknowledged', 8), fact('CUB', 'received', 21, 2), fact('CUB', 'acted', 30, 2),
    fact('CYM', 'received', 9), fact('CYM', 'received', 22, 2), fact('CYM', 'asked', 23, 2),
    fact('HTI', 'no-focal-point', 5), fact('HTI', 'no-focal-point', 20, 2), fact('BHS', 'failed', 6), fact('BHS', 'failed', 21, 2),
    fact('DOM', 'acknowledged', 70, 2),
  ],
  recipients: ['CUB', 'CYM', 'HTI', 'BHS', 'DOM'], eventAt: 0, impactAt: 60 * MINUTE, ending: null, now: 90 * MINUTE,
}

test('who answered when, who kept silent, who could not be reached', () => {
  const report = afterAction(input)!
  expect(report).toMatchObject({
    versions: 2, outcome: 'open', delayMs: 5 * MINUTE, leadMs: 55 * MINUTE, worstLeadMs: -10 * MINUTE,
    answered: ['CUB', 'DOM'], silent: ['CYM'], noFocalPoint: ['HTI'], notReached: ['BHS'],
  })
  expect(report.rows.map(({ state, late, tookMs }) => [state, late, tookMs])).toEqual([
    ['acted', false, 10 * MINUTE], ['lapsed', true, null], ['undelivered', false, null], ['undelivered', false, null],
    ['acknowledged', true, 50 * MINUTE],
  ])
  expect(report.rows[1]).toMatchObject({ openQuestions: 1 })
})

test('a false alarm says so and keeps what came before it', () => {
  const report = afterAction({ ...input, issues: [...input.issues, issue(3, 40, { act: 'cancel' })], ending: 'false-alarm' })!
  expect([report.outcome, report.versions]).toEqual(['false-alarm', 3])
  expect(report.rows.map(({ state, before }) => [state, before]).slice(0, 3)).toEqual(
    [['cancelled', 'acted'], ['cancelled', 'received'], ['cancelled', 'undelivered']]
  )
  expect(afterAction({ ...input, issues: [...input.issues, issue(3, 40, { act: 'cancel' })], ending: 'ended' })!.outcome).toBe('cancelled')
})

test('nothing was sent, nothing is reported; without an impact no lead is made up', () => {
  expect(afterAction({ ...input, now: 0 })).toBeNull()
  expect(afterAction({ ...input, impactAt: null })).toMatchObject({ leadMs: null, worstLeadMs: null })
})
