import { expect, test } from 'vitest'
import type { CapabilityBody, ThreatsBody } from '../../statements/index.ts'
import type { CapabilityGrade, Institution, Pillar } from '../../values/index.ts'
import { capabilityMatrix } from './matrix.ts'
import { roadmap } from './roadmap.ts'
import type { SelfWord } from './model.ts'

const faces = (state: string, themes: string[], has: [string, Pillar, Institution, CapabilityGrade][]): SelfWord => ({
  state, threats: { id: `t-${state}`, body: { entries: themes.map((theme) => ({ theme, status: 'present' })) } as unknown as ThreatsBody },
  capability: { id: `c-${state}`, body: { lines: has.map(([theme, pillar, institution, grade]) => ({ theme, pillar, institution, grade, nature: 'civil', causes: [], evidence: [] })) } as unknown as CapabilityBody },
})
const steps = (...words: SelfWord[]) => roadmap(capabilityMatrix(words, ['flood', 'cyber'])).map(({ theme, pillar, have, lack }) => `${theme} ${pillar}: ${have.join(' ') || '-'} > ${lack.join(' ')}`)

test('what a member has in place and another lacks comes before what nobody has, however many lack it', () => {
  const jam = faces('JAM', ['flood', 'cyber'], [['cyber', 'technology', 'police', 'in-place'], ['flood', 'education', 'civil-protection', 'none']])
  const brb = faces('BRB', ['flood', 'cyber'], [['cyber', 'technology', 'defense', 'partial'], ['flood', 'education', 'defense', 'partial']])
  expect(steps(jam, brb)).toEqual(['cyber technology: JAM > BRB', 'flood education: - > JAM BRB'])
})

test('one work done by different organs is one step, with both of them', () => {
  const [jam, brb, tto] = [faces('JAM', ['flood'], [['flood', 'organization', 'civil-protection', 'in-place']]), faces('BRB', ['flood'], [['flood', 'organization', 'defense', 'in-place']]), faces('TTO', ['flood'], [['flood', 'organization', 'police', 'none']])]
  expect(roadmap(capabilityMatrix([jam, brb, tto], ['flood']))).toEqual([{ theme: 'flood', pillar: 'organization', have: ['JAM', 'BRB'], institutions: ['civil-protection', 'defense'], lack: ['TTO'] }])
})

test('nobody who has said nothing lacks or has anything', () => {
  expect(steps({ state: 'HTI', threats: null, capability: null }, faces('JAM', ['flood'], [['flood', 'doctrine', 'police', 'in-place']]))).toEqual([])
})
