import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAPABILITY_GRADES, type CapabilityGrade, PILLARS, THREAT_STATUSES, type ThreatStatus } from '../../values/index.ts'
import { capabilityMatrix } from './matrix.ts'
import type { SelfWord } from './model.ts'

const threats = (entries: [string, ThreatStatus][]): SelfWord['threats'] => ({
  id: 't', body: { date: '2020-01-01', source: '', entries: entries.map(([theme, status]) => ({ theme, status, rank: null, tier: '', wording: '', origin: [], roles: [], ties: [] })) },
})
const has = (lines: [string, CapabilityGrade][]): SelfWord['capability'] => ({
  id: 'c', body: { date: '2020-01-01', lines: lines.map(([theme, grade]) => ({ theme, grade, pillar: 'doctrine', institution: 'police', nature: 'civil', causes: grade === 'in-place' ? [] : ['resources'], evidence: [] })) },
})
const cell = (word: SelfWord) => capabilityMatrix([word], ['flood']).rows[0]!.cells.find(({ pillar }) => pillar === 'doctrine')!

describe('threat by capability', () => {
  test.each([
    ['present', 'in-place', 'covered'], ['present', 'partial', 'gap'], ['present', 'none', 'gap'], ['hypothetical', 'none', 'gap'], ['not-perceived', 'none', 'not-faced'], ['present', null, 'unknown'], [null, 'none', 'unknown'], [null, 'in-place', 'covered'],
  ] as const)('%s and %s: %s', (status, grade, word) => {
    expect(cell({ state: 'JAM', threats: status ? threats([['flood', status]]) : null, capability: grade ? has([['flood', grade]]) : has([['cyber', 'none']]) }).word).toBe(word)
  })

  test('of several lines the weakest speaks: one institution that lacks it is a gap', () => {
    expect(cell({ state: 'JAM', threats: threats([['flood', 'present']]), capability: has([['flood', 'in-place'], ['flood', 'none'], ['flood', 'partial']]) })).toMatchObject({ word: 'gap', grade: 'none' })
  })

  test('common is what all who spoke face; the silent neither make nor break it', () => {
    const silent: SelfWord = { state: 'HTI', threats: null, capability: null }
    const [jam, brb] = [{ state: 'JAM', threats: threats([['flood', 'present']]), capability: has([['flood', 'none']]) }, { state: 'BRB', threats: threats([['flood', 'hypothetical']]), capability: has([['flood', 'partial']]) }]
    expect(capabilityMatrix([jam, brb, silent], []).rows[0]).toMatchObject({ common: true, commonGaps: ['doctrine'], unsaid: ['HTI'], causes: { resources: 2 } })
    expect(capabilityMatrix([jam, { ...brb, threats: threats([['cyber', 'present']]) }], ['flood']).rows.find(({ theme }) => theme === 'flood')).toMatchObject({ common: false })
    expect(capabilityMatrix([jam, silent], []).rows[0]).toMatchObject({ common: false, commonGaps: [] })
  })

  test('no gap without a word of the state on both sides, whatever is said', () => {
    const word = fc.record({
      state: fc.constant('JAM'), threats: fc.option(fc.constantFrom(...THREAT_STATUSES).map((status) => threats([['flood', status]])), { nil: null }),
      capability: fc.option(fc.array(fc.constantFrom(...CAPABILITY_GRADES), { maxLength: 3 }).map((grades) => has(grades.map((grade) => ['flood', grade]))), { nil: null }),
    })
    fc.assert(fc.property(word, (said) => {
      const gaps = capabilityMatrix([said], ['flood']).rows.flatMap(({ cells }) => cells).filter(({ word: one }) => one === 'gap')
      if (said.threats === null || said.capability === null) expect(gaps).toEqual([])
      for (const gap of gaps) expect([gap.lines.length > 0, gap.status !== 'not-perceived']).toEqual([true, true])
    }))
  })

  test('every row has a cell for each member and dimension', () => {
    const { rows } = capabilityMatrix([{ state: 'JAM', threats: threats([['flood', 'present']]), capability: null }, { state: 'BRB', threats: null, capability: null }], [])
    expect(rows.map(({ cells }) => cells.length)).toEqual([2 * PILLARS.length])
  })
})
