import { describe, expect, test } from 'vitest'
import { Fault } from '../values/index.ts'
import { mayRelease, reviewState, REVIEW_MS, type Credential, type Release, type StandingOrder } from './release.ts'

const office = (
  id: string, over: Partial<Credential> = {},
): Credential => ({ id, state: 'JAM', authority: 'civil protection', nature: 'civil', ...over })
const order: StandingOrder = {
  id: 'o', state: 'JAM', authority: 'civil protection', nature: 'civil', signedAt: 5, from: 10, until: 100, revokedAt: null,
  themes: ['earthquake', 'tsunami'], severities: ['Severe', 'Extreme'], kinds: ['alert', 'update'],
}
const release: Release = { kind: 'alert', theme: 'earthquake', severity: 'Severe', at: 50, drafter: office('a') }
const relay = { official: true, received: 'abc', leaving: 'abc' }

describe('what goes out', () => {
  test.each<[string, Partial<Release>, string, number | null]>([
    ['two credentials of one authority', { releaser: office('b') }, 'two-credentials', null],
    ['a standing order that covers it', { standingOrder: order }, 'standing-order', null],
    ['an official warning relayed unchanged by one', { kind: 'relay', relay }, 'one-person-relay', 50 + REVIEW_MS],
    ['a cancel by one', { kind: 'cancel' }, 'one-person-cancel', 50 + REVIEW_MS],
    [
      'a state that names no authority is delivered, labelled',
      { drafter: office('a', { nature: 'not-named' }), releaser: office('b', { nature: 'not-named' }) }, 'two-credentials', null,
    ],
  ])('%s', (_, over, by, reviewBy) => {
    expect(mayRelease({ ...release, ...over })).toMatchObject({ by, reviewBy, label: over.drafter?.nature ?? 'civil' })
  })
})

describe('what does not', () => {
  test.each<[string, Partial<Release>, string, string]>([
    ['one alone', {}, 'release-second', 'releaser'],
    ['an update by one alone', { kind: 'update' }, 'release-second', 'releaser'],
    ['the same credential twice', { releaser: office('a') }, 'release-same', 'releaser'],
    ['another state', { releaser: office('b', { state: 'CUB' }) }, 'release-foreign', 'releaser'],
    ['another authority of that state', { releaser: office('b', { authority: 'army' }) }, 'release-foreign', 'releaser'],
    ['a relay that changed', { kind: 'relay', relay: { ...relay, leaving: 'abd' } }, 'relay-changed', 'relay.leaving'],
    ['a relay of something unofficial', { kind: 'relay', relay: { ...relay, official: false } }, 'relay-not-official', 'relay'],
    ['a relay of nothing', { kind: 'relay' }, 'relay-not-official', 'relay'],
  ])('%s', (_, over, code, field) => {
    expect(caught(() => mayRelease({ ...release, ...over }))).toMatchObject({ code, place: { field } })
  })

  test.each<[Partial<StandingOrder>, string]>([
    [{ signedAt: 50 }, 'signedAt'], [{ until: 50 }, 'until'], [{ from: 51 }, 'until'], [{ revokedAt: 50 }, 'revokedAt'],
    [{ themes: ['flood'] }, 'themes'],
    [{ severities: ['Extreme'] }, 'severities'], [{ kinds: ['update'] }, 'kinds'], [{ nature: 'military' }, 'nature'],
    [{ state: 'CUB' }, 'authority'],
  ])('a standing order with %j', (over, field) => {
    const fault = caught(() => mayRelease({ ...release, standingOrder: { ...order, ...over } }))
    expect(fault).toMatchObject({ code: 'release-order', place: { field: `standingOrder.${field}` } })
  })

  test('a standing order revoked later still covered it', () => {
    expect(mayRelease({ ...release, standingOrder: { ...order, revokedAt: 51 } }).by).toBe('standing-order')
  })
})

test('the review within 24 hours', () => {
  const alone = mayRelease({ ...release, kind: 'cancel' })
  const [drafter, other] = [office('a'), office('b')]
  expect(reviewState(alone, null, drafter, 50 + REVIEW_MS)).toBe('open')
  expect(reviewState(alone, null, drafter, 51 + REVIEW_MS)).toBe('overdue')
  expect(reviewState(alone, { at: 60, by: other }, drafter, 99 + REVIEW_MS)).toBe('done')
  expect(caught(() => reviewState(alone, { at: 60, by: drafter }, drafter, 61)).code).toBe('release-same')
  expect(reviewState(mayRelease({ ...release, releaser: other }), null, drafter, 1e12)).toBe('none-owed')
})

function caught(run: () => unknown): Fault {
  try {
    run()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('nothing was refused')
}
