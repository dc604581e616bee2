import { expect, test } from 'vitest'
import { fieldsOf } from './fields.ts'

test('JSON as fields: lists are lines, records are lines with bars, an object in an object is name-key', () => {
  const given = { title: 'x', n: 3, none: null, codes: ['MEX', 'CAN'], evidence: [{ what: 'a|b', where: ['c', 'd'] }], tension: { a: 'yes', b: ['1', '2'] } }
  expect(fieldsOf(given, { evidence: ['what', 'where'] })).toEqual({ title: 'x', n: '3', codes: 'MEX\nCAN', evidence: 'a b | c,d', 'tension-a': 'yes', 'tension-b': '1\n2' })
})

test('what is nested deeper, or is no text, is refused and never walked', () => {
  const deep = (open: string, close: string) => JSON.parse(`{"a":${open.repeat(20_000)}1${close.repeat(20_000)}}`) as unknown
  for (const wrong of [deep('{"a":', '}'), { a: [{ b: [deep('[', ']')] }] }, { a: [{ b: { toString: 1 } }] }, { a: { b: { c: '1' } } }])
    expect(() => fieldsOf(wrong, { a: ['b'] })).toThrow(expect.objectContaining({ code: 'json' }))
})
