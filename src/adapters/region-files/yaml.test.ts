import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { faultLine } from '../../core/values/index.ts'
import { parseYaml, readYaml } from './yaml.ts'

const schema = z.strictObject({ id: z.string(), rows: z.array(z.strictObject({ state: z.string(), date: z.string().optional() })) })

describe('yaml with lines', () => {
  test('a sound file gives its value, dates as text', () => {
    const read = parseYaml('id: RIO\nrows:\n  - { state: MEX, date: 1947-09-02 }\n', schema, 'a.yaml')
    expect(read).toEqual({ value: { id: 'RIO', rows: [{ state: 'MEX', date: '1947-09-02' }] }, faults: [] })
  })

  test('every fault is collected, each with its line and field', () => {
    const read = parseYaml('id: 7\nrows:\n  - state: MEX\n    dat: 1947\n  - date: 1947\n', schema, 'a.yaml')
    expect(read.value).toBeUndefined()
    expect(read.faults.map((fault) => [fault.place.line, fault.place.field])).toEqual([
      [1, 'id'],
      [4, 'rows[0].dat'],
      [5, 'rows[1].state'],
      [5, 'rows[1].date'],
    ])
    expect(faultLine(read.faults[0]!)).toMatch(/^a\.yaml:1: id: /)
  })

  test('broken syntax, repeated keys and aliases are faults with a line', () => {
    expect(parseYaml('id: [1\nrows: 2', schema, 'b.yaml').faults[0]!.code).toBe('yaml-syntax')
    expect(parseYaml('id: a\nid: b\nrows: []', schema, 'b.yaml').faults[0]!.place.line).toBe(2)
    expect(parseYaml('id: &x a\nrows: *x', schema, 'b.yaml').faults[0]!.message).toContain('aliases')
  })

  test('a file that is not there is a fault, not a crash', async () => {
    expect((await readYaml('/nowhere/at/all.yaml', schema, 'all.yaml')).faults[0]!.code).toBe('file-unreadable')
  })
})
