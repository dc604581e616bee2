import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AGENCY_NATURES } from '../../values/index.ts'
import { checkResponse, checkThreats } from './check.ts'
import { type ResponseLike, RULE_IDS, RULES, type ThemeFacts } from './model.ts'
import { peopleNamed } from './people.ts'

const plain: ThemeFacts = { id: 'flood', notAThreat: false, developmentIssue: false }
const development: ThemeFacts = { id: 'health', notAThreat: false, developmentIssue: true }
const people: ThemeFacts = { id: 'migration', notAThreat: true, developmentIssue: true }
const sound: ResponseLike = { theme: 'flood', what: 'shelters are opened', level: 'national', lead: { agency: 'Civil protection', nature: 'civil' }, others: [], rights: 'open to everybody', reason: '' }
const rules = (change: Partial<ResponseLike>, theme = plain) => checkResponse({ ...sound, ...change }, theme).map(({ rule }) => rule)
const army = { agency: 'Army', nature: 'military' as const }

describe('cautions on a response', () => {
  test('none where civil authority leads, rights are looked after and nobody is a threat', () => expect(rules({})).toEqual([]))
  test('a development issue with a military lead', () => expect(rules({ lead: army, reason: 'it has the boats' }, development)).toEqual(['development-military-lead', 'no-civil-lead']))
  test('a military lead needs a reason', () => expect(rules({ lead: army })).toEqual(['no-civil-lead', 'military-without-reason']))
  test('no check of rights', () => expect(rules({ rights: ' ' })).toEqual(['no-rights-check']))
  test('people need protection', () => expect(rules({ rights: '' }, people)).toEqual(['no-rights-check', 'no-protection']))
  test('people named as what it is against', () => expect(rules({ what: 'Stop the migrants at the river' })).toEqual(['people-as-threat']))
  test('police and justice are civil', () => expect(rules({ lead: { agency: 'Police', nature: 'police' } })).toEqual([]))

  test('each says where the founding report says so', () => {
    for (const rule of RULE_IDS) expect(RULES[rule].pointer).toMatch(/^(P|C[123] §)/)
    fc.assert(fc.property(fc.constantFrom(...AGENCY_NATURES), fc.string(), fc.string(), fc.constantFrom(plain, development, people), (nature, rights, reason, theme) => {
      for (const flag of checkResponse({ ...sound, lead: { agency: 'X', nature }, rights, reason }, theme)) expect(flag).toMatchObject({ pointer: RULES[flag.rule].pointer, refuses: RULES[flag.rule].refuses })
    }))
  })

  test('a civil lead with rights looked after is never flagged, whatever the theme', () => {
    fc.assert(fc.property(fc.constantFrom(plain, development, people), fc.constantFrom('civil', 'health', 'police', 'justice'), (theme, nature) => {
      expect(rules({ lead: { agency: 'X', nature: nature as 'civil' } }, theme)).toEqual([])
    }))
  })
})

describe('people are never a threat', () => {
  test.each(['migrants', 'illegal immigrants', 'refugees', 'los migrantes', 'inmigrantes ilegales', 'os refugiados', 'les étrangers', 'the poor', 'Indigenous groups', 'asylum-seekers', 'deportados'])('%s', (text) => expect(peopleNamed(text)).not.toBeNull())
  test.each([
    'smuggling of migrants', 'tráfico de migrantes', 'traite des personnes', 'violence against refugees', 'trafficking in persons', 'attacks on indigenous leaders', 'poor maintenance', 'emigration of capital', 'pandemics', 'transnational crime', '', 'protección de migrantes',
  ])('not: %s', (text) => expect(peopleNamed(text)).toBeNull())

  test('by the theme too, and each with its place', () => {
    const entry = { rank: 1, tier: '', wording: 'x', status: 'present' as const, origin: [], roles: [], ties: [] }
    const facts = (id: string) => (id === 'migration' ? people : plain)
    const found = checkThreats({ entries: [{ ...entry, theme: 'flood' }, { ...entry, theme: 'migration' }, { ...entry, theme: 'flood', wording: 'the migrants' }] }, facts)
    expect(found.map(({ at, field, refuses }) => [at, field, refuses])).toEqual([[1, 'theme', true], [2, 'wording', true]])
  })
})
