import { describe, expect, test } from 'vitest'
import { Fault } from './fault.ts'
import type { Office, RegionFacts, State, Territory, Theme } from './places.ts'
import { regionOf } from './region.ts'

const facts = {
  name: { en: 'A', es: 'A', pt: 'A', fr: 'A' }, alias: [], languages: ['en'], timeZones: ['UTC'],
  decimal: 'dot', decimalIn: {}, land: [], sea: [],
} as const
const state = (code: 'JAM' | 'CUB', more: object = {}) => ({
  ...facts, kind: 'state', code, iso2: code.slice(0, 2), numeric: code === 'JAM' ? '388' : '192', tile: [0, 0],
  capital: { name: 'X', lat: 0, lon: 0 }, subregions: [], sizes: [], ...more,
}) as unknown as State
const theme = (id: string, more: object = {}) =>
  ({ id, name: facts.name, family: 'hazard', aliases: [], members: [], ...more }) as unknown as Theme
const office = (name: string, order: number, themes: string[]): Office =>
  ({ office: name, nature: 'civil', themes, order, channels: [], source: 's', certainty: 'high' })

const small: RegionFacts = {
  states: [state('JAM', { sea: ['CUB', 'CYM'], land: ['CUB'] }), state('CUB')],
  territories: [{ ...facts, kind: 'territory', code: 'CYM', alias: ['GB-KY'], responsible: 'GBR', claimants: [] } as unknown as Territory],
  grounds: [], subregions: [], bodies: [], words: [],
  themes: [theme('earthquake'), theme('all', { members: ['earthquake'], aliases: ['everything'] })],
  focalPoints: [{ party: 'JAM', offices: [office('second', 2, ['earthquake']), office('first', 1, ['all']), office('other', 1, ['all'])] }],
  sources: {},
}

describe('a region', () => {
  const region = regionOf(small)

  test('is found by any of its codes, and gives back the code itself for a stranger', () => {
    expect(['388', 'JA', 'GB-KY', 'ZZZ'].map(region.codeOf)).toEqual(['JAM', 'JAM', 'CYM', undefined])
    expect([region.name('JAM', 'fr'), region.name('GBR', 'fr')]).toEqual(['A', 'GBR'])
    expect(region.state('CYM')).toBeUndefined()
  })

  test('a group expands to its members, and a member knows its groups', () => {
    expect(region.expandTheme('everything')).toEqual(['all', 'earthquake'])
    expect(region.groupsOf('earthquake')).toEqual(['earthquake', 'all'])
    expect(() => region.expandTheme('dragons')).toThrow(Fault)
  })

  test('neighbours by land and sea are named once; an undisputed territory answers with the state responsible', () => {
    expect(region.neighbours('JAM')).toEqual(['CUB', 'CYM'])
    expect(region.claimants('CYM')).toEqual(['GBR'])
  })

  test('offices come in order of escalation, those of a group included; nobody filled in means none', () => {
    expect(region.offices('JAM', 'earthquake').map((it) => it.office)).toEqual(['first', 'other', 'second'])
    expect(region.offices('JAM', 'all').map((it) => it.office)).toEqual(['first', 'other'])
    expect(region.offices('CUB', 'earthquake')).toEqual([])
  })

  test('survives JSON', () => {
    const again = regionOf(JSON.parse(JSON.stringify(region)) as RegionFacts)
    expect(JSON.stringify(again)).toBe(JSON.stringify(region))
    expect(again.codeOf('388')).toBe('JAM')
  })
})
