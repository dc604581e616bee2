import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instrument, Law, PartyAnswer } from '../law/index.ts'
import { AUDIENCES, type Release } from '../statements/index.ts'
import { STATES } from '../values/index.ts'
import { decide, PUBLIC, type Question } from './index.ts'

const day = '2020-01-28'
const answers: PartyAnswer[] = ['yes', 'no', 'disputed', 'unknown']

/** A law in which only standings matter: state × instrument → answer. */
function lawOf(standing: (state: string, instrument: string) => PartyAnswer, ids = ['A', 'B', 'C']): Law {
  const instruments = new Map(ids.map((id) => [id, { id } as Instrument]))
  return { size: 0, instruments, actions: new Map(), standing: (state: string, instrument: string) => ({ party: standing(state, instrument) }) } as unknown as Law
}

function ask(release: Release, law: Law, more: Partial<Question> = {}) {
  return decide({ author: 'JAM', release, on: day, law, states: STATES, ...more })
}

describe('who may read', () => {
  const law = lawOf((state, instrument) => (instrument === 'A' ? 'yes' : state === 'CUB' ? 'disputed' : state === 'BRB' ? 'unknown' : state < 'G' ? 'yes' : 'no'))

  test('parties of every instrument named, and nobody whose standing is disputed or unknown', () => {
    const { readers, denied } = ask({ audience: 'parties', under: ['A', 'B'] }, law)
    expect(readers.map((r) => r.reader).sort()).toEqual(['JAM', ...STATES.filter((s) => s < 'G' && s !== 'CUB' && s !== 'BRB')].sort())
    expect(denied.find((d) => d.reader === 'CUB')).toEqual({ reader: 'CUB', why: 'disputed-standing', instrument: 'B' })
    expect(denied.find((d) => d.reader === 'BRB')?.why).toBe('unknown-standing')
  })

  test('empty `under` reaches nobody, and says so', () => {
    expect(() => ask({ audience: 'parties' }, law)).toThrow(/reaches nobody/)
    expect(() => ask({ audience: 'parties', under: ['Z'] }, law)).toThrow(/no instrument/)
    expect(() => ask({ audience: 'named', to: [] }, law)).toThrow(/at least one/)
  })

  test('a correction reaches all whom an earlier version reached, whatever their standing now', () => {
    const { readers, denied } = ask({ audience: 'parties', under: ['B'] }, law, { earlier: ['CUB', 'USA'] })
    expect(readers).toContainEqual({ reader: 'CUB', cause: 'earlier version' })
    expect(denied.some((d) => d.reader === 'CUB')).toBe(false)
  })

  const release = fc.record({ audience: fc.constantFrom(...AUDIENCES), under: fc.subarray(['A', 'B', 'C'], { minLength: 1 }), to: fc.subarray([...STATES], { minLength: 1 }) })
  const table = fc.array(fc.constantFrom(...answers), { minLength: 105, maxLength: 105 })
  const fromTable = (cells: PartyAnswer[]) => lawOf((state, instrument) => cells[STATES.indexOf(state as 'JAM') * 3 + 'ABC'.indexOf(instrument)]!)

  test('always includes its author, names nobody twice, and never grants and denies the same reader', () => {
    fc.assert(
      fc.property(release, table, (given, cells) => {
        const { readers, denied } = ask(given, fromTable(cells), { organs: () => ['OAS'] })
        const names = readers.map((r) => r.reader)
        expect(names).toContain('JAM')
        expect(new Set(names).size).toBe(names.length)
        expect(denied.filter((d) => names.includes(d.reader))).toEqual([])
        if (given.audience !== 'public') expect(names).not.toContain(PUBLIC)
      }),
    )
  })

  test('naming one more instrument never adds a reader', () => {
    fc.assert(
      fc.property(table, fc.subarray(['A', 'B', 'C'], { minLength: 1 }), fc.constantFrom('A', 'B', 'C'), (cells, under, more) => {
        const law = fromTable(cells)
        const before = new Set(ask({ audience: 'parties', under }, law).readers.map((r) => r.reader))
        for (const { reader } of ask({ audience: 'parties', under: [...under, more] }, law).readers) expect(before).toContain(reader)
      }),
    )
  })
})
