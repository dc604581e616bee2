import { describe, expect, test } from 'vitest'
import { claimId, qualityOf, type Act, type ActionClaim, type Instrument } from './index.ts'

const read = { source: 'text', certainty: 'high' }
const denunciation = { ...read, value: { text: 'a year', after: 'P1Y' } }
const instrument = { id: 'T', adopted: [{ ...read, value: '1980-01-01' }], denunciation } as unknown as Instrument

function said(act: Act, date: string | undefined, more: Partial<ActionClaim> = {}): ActionClaim {
  const claim = { instrument: 'T', state: 'MEX', act, ...(date ? { date } : {}), source: 'text', certainty: 'high' as const, ...more }
  return { ...claim, id: claimId(claim), flags: [] }
}

const codes = (claims: ActionClaim[]) => qualityOf([instrument], claims).doubts.map((doubt) => doubt.code)

describe('quality of claims', () => {
  test.each([
    ['approved-before-signature', [said('signed', '1982-03-03'), said('approved', '1982-03-01')]],
    ['consent-before-signature', [said('signed', '1982-03-03'), said('deposited', '1982-03-01')]],
    ['before-adoption', [said('signed', '1979-12-31')]],
    ['after-its-source', [said('deposited', '2010-04', { known: '2009-04-30' })]],
    ['effect-before-notice', [said('deposited', '1981-01-01'), said('notified', '1990-01-01'), said('effective', '1989-01-01')]],
    ['effect-without-notice', [said('deposited', '1981-01-01'), said('effective', '1989-01-01')]],
    ['notice-by-non-party', [said('notified', '1990-01-01')]],
    ['notice-after-exit', [said('deposited', '1981-01-01'), said('notified', '1990-01-01'), said('notified', '1999-01-01')]],
    ['withdrawn-without-notice', [said('deposited', '1981-01-01'), said('notice-withdrawn', '1990-01-01')]],
    ['readmitted-without-exclusion', [said('deposited', '1981-01-01'), said('readmitted', '1990-01-01')]],
  ])('%s', (code, claims) => {
    expect(codes(claims)).toContain(code)
  })

  test('an ordinary life has no doubts, and a coarse date is not an impossible order', () => {
    const before = [said('signed', '1980-01-01'), said('approved', '1980'), said('deposited', '1980-06')]
    const life = [...before, said('notified', '1990-01-01'), said('effective', '1991-01-01')]
    expect(codes(life)).toEqual([])
  })

  test('a flagged claim keeps its id and stays', () => {
    const claims = [said('signed', '1979-12-31')]
    const { flagged } = qualityOf([instrument], claims)
    expect(flagged).toEqual([{ ...claims[0], flags: ['before-adoption'] }])
    expect(claimId(flagged[0]!)).toBe(claims[0]!.id)
  })
})
