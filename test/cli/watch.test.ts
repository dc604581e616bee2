import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileWith, run, SAMPLES } from './run.ts'

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
