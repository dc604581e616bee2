import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileWith, run, SAMPLES } from './run.ts'

describe('watch detect', () => {
  const weeks = ['date,count', ...Array.from({ length: 12 }, (_, i) => `2024-${String(1 + Math.floor(i / 4)).padStart(2, '0')}-${String(1 + 7 * (i % 4)).padStart(2, '0')},${i + 3}`)]
  const regular = ['date,count', ...Array.from({ length: 12 }, (_, i) => `${new Date(Date.UTC(2024, 0, 7 + 7 * i)).toISOString().slice(0, 10)},${i === 11 ? 90 : 3 + (i % 3)}`)]

  test('judges each week, says what it could not, and what changed since an earlier edition', async () => {
    const before = fileWith(regular.join('\n').replace(',90', ',4'), 'before.csv')
    const { code, json, err } = await run(['watch', 'detect', 'ears-c1', fileWith([...regular, 'x,1'].join('\n'), 'now.csv'), '--before', before, '--json'])
    expect(code).toBe(0)
    expect(json.rows[0]).toMatchObject({ monitorable: false, why: 'too-little-history', alarm: null })
    expect(json.rows.at(-1)).toMatchObject({ date: '2024-03-24', observed: 90, monitorable: true, alarm: true })
    expect(json.changed).toEqual([{ date: '2024-03-24', was: 4, is: 90 }])
    expect(json.rejected).toMatchObject([{ line: 14 }])
    expect(err).toContain('now.csv:14: set aside')
  })

  test('what is not weekly, and a method that there is not, are wrong use', async () => {
    expect(await run(['watch', 'detect', 'bayes', fileWith(weeks.join('\n'), 'odd.csv')])).toMatchObject({ code: 2, err: expect.stringContaining('whole number of weeks') })
    expect(await run(['watch', 'detect', 'guess', fileWith(regular.join('\n'), 'now.csv')])).toMatchObject({ code: 2, err: expect.stringContaining('endemic-channel') })
  })
})

describe('watch forecast', () => {
  const months = Array.from({ length: 14 }, (_, i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${i + 3}`)

  test('a forecast comes with its baselines and its record, and says what it set aside', async () => {
    const { code, json, err } = await run(['watch', 'forecast', fileWith(['date,count', ...months, '2022-04,7', '2022-05,-2'].join('\n'), 'm.csv'), '--json'])
    expect([code, json.origin, json.missing]).toEqual([0, '2022-04', ['2022-03']])
    expect(json.baselines.map(({ method }: { method: string }) => method)).toEqual(['conflictology', 'last-poisson'])
    expect(json.record.length).toBeGreaterThan(0)
    expect(json.because.join()).toContain('conflictology; CRPS')
    expect(err).toContain('m.csv:17: set aside')
  })

  test('too short a past and a file of something else are refused in words', async () => {
    expect(await run(['watch', 'forecast', fileWith('date,count\n2022-01,3\n', 'm.csv')])).toMatchObject({ code: 2, err: expect.stringContaining('6 are needed') })
    expect(await run(['watch', 'forecast', fileWith('a;b\n', 'm.csv'), '--json'])).toMatchObject({ code: 2, json: { error: { code: 'series-header' } } })
  })
})

describe('watch attribute', () => {
  test('a point at sea: three parties, each with method and kilometres', async () => {
    const { code, json } = await run(['watch', 'attribute', '19.4193', '-78.756', '--json'])
    expect([code, json.note]).toEqual([0, 'not a legal boundary'])
    expect(json.states.map(({ state }: { state: string }) => state).sort()).toEqual(['CUB', 'CYM', 'JAM'])
    for (const row of json.states) expect([row.method, row.km > 50 && row.km < 300]).toEqual(['offshore', true])
  })

  test.each([[['91', '0'], 'impossible-coordinates'], [['here', '0'], 'usage'], [['12'], 'usage']])('refuses %j with %s', async (args, fault) => {
    const { code, json } = await run(['watch', 'attribute', ...args, '--json'])
    expect([code, json.error.code]).toEqual([2, fault])
  })
})

describe('cap check', () => {
  const good = join(SAMPLES, 'alert.cap.xml')
  const bomb = fileWith('<!DOCTYPE alert [<!ENTITY a "aaaa">]><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">&a;</alert>', 'bomb.xml')

  test('a valid alert', async () => {
    const { code, json } = await run(['cap', 'check', good, '--json'])
    expect([code, json]).toEqual([0, [{ file: good, valid: true, errors: [] }]])
  })

  test('one bad file fails the batch and the rest is still checked', async () => {
    const { code, json } = await run(['cap', 'check', bomb, good, fileWith('<alert', 'cut.xml'), '--json'])
    expect([code, json.map(({ valid }: { valid: boolean }) => valid)]).toEqual([1, [false, true, false]])
    for (const error of json[0].errors) expect(Object.keys(error).sort()).toEqual(['code', 'message', 'where'])
    expect(json[0].errors[0].code).toBe('xml-doctype')
  })

  test('a reference to a message that is none of those given, where they are all there are', async () => {
    expect(await run(['cap', 'check', good, '--json'])).toMatchObject({ code: 0 })
    const { code, json } = await run(['cap', 'check', good, '--whole', '--json'])
    expect([code, json[0].valid, json[0].errors.map(({ code: one }: { code: string }) => one), Object.keys(json[0])]).toEqual([1, false, ['references-unknown'], ['file', 'valid', 'errors']])
  })

  test('a file that is not there', async () => {
    const { code, json } = await run(['cap', 'check', '/no/such.xml', good, '--json'])
    expect([code, json[0].errors[0].code, json[1].valid]).toEqual([3, 'file-unreadable', true])
  })
})

describe('the program', () => {
  test('help and version are data; nothing at all is wrong use', async () => {
    const [help, version, nothing] = await Promise.all([run(['--help']), run(['--version']), run([])])
    expect([help.code, version.code, nothing.code]).toEqual([0, 0, 2])
    for (const command of ['up', 'serve', 'migrate', 'rebuild', 'doctor', 'backup', 'restore', 'law', 'watch', 'warn', 'release', 'statement', 'cap', 'ledger', 'verify', 'export'])
      expect(help.out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'))
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('words that are no command', async () => {
    const [command, flag] = await Promise.all([run(['lwa', '--json']), run(['law', 'check', '--fast', '--json'])])
    expect([command.code, command.json.error.code, flag.code]).toEqual([2, 'usage', 2])
    expect(command.err).toContain('law')
  })
})

test('impact in words: a chance that rounds away is still said, and money is no power of ten', async () => {
  const { out } = await run(['watch', 'impact', fileWith({ lat: 13.1, lon: -59.6, depth: 20, magnitude: 7.2 })])
  expect(out).toContain('orange <1 %, red <1 %')
  expect(out).not.toMatch(/\de\+\d/)
})
