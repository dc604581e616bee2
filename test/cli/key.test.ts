import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unseal } from '../../src/adapters/keys/vault.ts'
import { open, type Ran, run } from './run.ts'

/** Whole processes: a state with a key file of its own, a desk that runs, and nothing between them but envelopes. */
const root = mkdtempSync(join(tmpdir(), 'contadora-key-'))
const [dir, home, council] = ['desk', 'home', 'council'].map((name) => join(root, name)) as [string, string, string]
const PHRASE = 'a phrase of the state'
let desk: Awaited<ReturnType<typeof open>>
const heard: Ran[] = []

/** As the state, with its own key file; everything that is printed is kept, to be searched at the end. */
async function key(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const ran = await run(['key', ...args, '--json'], { env: { CONTADORA_PASSPHRASE: PHRASE, ...env } })
  heard.push(ran)
  return ran
}
const at = (folder: string, ...more: string[]): string[] => ['--keys', folder, '--to', desk.url, ...more]

function fileOf(name: string, content: string): string {
  const file = join(root, name)
  writeFileSync(file, content)
  return file
}

/** The desk's own commands, beside it while it runs: its key file is sealed with the phrase that lies beside it. */
const own = (...args: string[]) => run([...args, '--data', dir, '--json'])

beforeAll(async () => {
  desk = await open(['up', '--demo', '--data', dir], { env: { CONTADORA_BEAT_SECONDS: '1' } })
  const { json: { x } } = await key(['make', 'OAS/depositary', '--keys', council])
  expect((await own('key', 'announce', 'OAS', 'depositary', 'Permanent Council', '--nature', 'diplomatic', '--x', x, '--to', desk.url)).code).toBe(0)
  const { json: mine } = await key(['make', 'MEX/root', '--keys', home])
  expect((await key(['announce', 'MEX', 'root', 'Foreign Ministry', '--nature', 'diplomatic', '--x', mine.x, '--by', 'OAS/depositary', ...at(council)])).code).toBe(0)
  for (const role of ['drafter', 'releaser']) expect((await key(['announce', 'MEX', role, 'Civil protection', '--by', 'MEX/root', ...at(home)])).code).toBe(0)
}, 120_000)
afterAll(async () => {
  await desk?.stop('SIGTERM')
  rmSync(root, { recursive: true, force: true })
})

const contact = { kind: 'contact', author: 'MEX', authority: { agency: 'Civil protection', nature: 'civil' }, release: { audience: 'named', to: ['DESK'] }, body: { themes: [], office: 'duty', nature: 'civil', step: 0, channels: [] } }

async function signed(name: string, words: object = contact, by = 'MEX/drafter'): Promise<string> {
  const ran = await key(['sign', fileOf(`${name}.words`, JSON.stringify(words)), '--by', by, '--keys', home])
  expect(ran.code).toBe(0)
  return fileOf(name, ran.out)
}
const send = (file: string) => key(['send', file, '--to', desk.url])
const rows = async (party: string): Promise<any[]> => (await key(['list', '--party', party, '--to', desk.url])).json.keys

describe('a key that stays at home', () => {
  test('signs offline; the envelope is sent, receipted, and the same again answers the same', async () => {
    const file = await signed('first')
    const [sent, again] = [await send(file), await send(file)]
    expect([sent.code, sent.json.kind, sent.json.repeated]).toEqual([0, 'contact', false])
    expect([again.code, again.json.id, again.json.repeated]).toEqual([0, sent.json.id, true])
    expect((await own('statement', 'who', sent.json.id)).json.readers.map(({ reader }: any) => reader).sort()).toEqual(['DESK', 'MEX'])
  })

  test.each<[string, (file: string) => string, number, string]>([
    ['cut off', (text) => text.slice(0, 300), 2, 'parcel-shape'], ['with a letter of its signature changed', (text) => text.replace(/(.)","body":/, (_, last: string) => `${last === 'A' ? 'Q' : 'A'}","body":`), 6, 'signature'],
    ['with another body', (text) => text.replace(/"body":"[^"]+"/, `"body":"${Buffer.from('{"x":1}').toString('base64url')}"`), 6, 'body-digest'],
  ])('%s, the envelope is refused', async (name, change, code, fault) => {
    const ran = await send(fileOf(`${name}.json`, change(readFileSync(await signed('whole'), 'utf8'))))
    expect([ran.code, ran.json.error.code]).toEqual([code, fault])
  })

  test('rotates under the old one: from then on the new one signs, under the same name', async () => {
    const [before] = (await rows('MEX')).filter(({ role, custody }) => role === 'releaser' && custody === 'own-node')
    const [dry, size] = [await key(['rotate', before.key, ...at(home, '--dry-run')]), (await rows('MEX')).length]
    expect([dry.code, dry.json.sealed, size]).toEqual([0, null, 5])
    const ran = await key(['rotate', before.key, ...at(home)])
    expect([ran.code, ran.json.by]).toEqual([0, before.key])
    const after = (await rows('MEX')).filter(({ role, custody }) => role === 'releaser' && custody === 'own-node')
    expect(after.map(({ key: kid, state }) => [kid, state])).toEqual([[before.key, 'rotated'], [ran.json.key, 'live']])
    const words = { ...contact, body: { ...contact.body, office: 'second' } }
    expect((await send(await signed('by the new', words, 'MEX/releaser'))).code).toBe(0)
    const old = await send(await signed('by the old', words, before.key))
    expect([old.code, old.json.error.code]).toEqual([4, 'key-not-live'])
  })

  test('called compromised by the root: refused from then on', async () => {
    const made = (await key(['announce', 'MEX', 'evaluator', 'Civil protection', '--by', 'MEX/root', ...at(home)])).json.key
    const late = await key(['compromise', made, '--since', '999999', '--by', 'MEX/root', ...at(home)])
    expect([late.code, late.json.error.code]).toEqual([2, 'key-since'])
    const ran = await key(['compromise', made, '--since', '1', '--why', 'a lost machine', '--by', 'MEX/root', ...at(home)])
    expect(ran.code).toBe(0)
    expect((await rows('MEX')).find(({ key: kid }) => kid === made)).toMatchObject({ state: 'compromised', compromised_since: 1 })
    const other = (await rows('MEX')).find(({ role, state }) => role === 'drafter' && state === 'live')
    const foreign = await key(['revoke', other.key, '--by', 'OAS/depositary', ...at(council)])
    expect([foreign.code, foreign.json.error.code]).toEqual([4, 'key-authority'])
  })

  test('wrong use says what to do', async () => {
    const codes = await Promise.all([
      key(['make', 'MEX/root', '--keys', home]), key(['sign', fileOf('bad.words', '{}'), '--by', 'MEX/root', '--keys', home]), key(['revoke', 'A'.repeat(43), '--by', 'MEX/root', ...at(home)]),
      key(['list', '--to', 'http://127.0.0.1:9']), key(['announce', 'MEX', 'king', 'x', '--by', 'MEX/root', ...at(home)]), key(['export-public', '--keys', join(root, 'none')]), key(['compromise', 'x', '--to', desk.url]),
    ])
    expect(codes.map(({ code, json }) => [code, json.error.code])).toEqual([
      [5, 'file-exists'], [2, 'file-shape'], [4, 'key-unknown'], [3, 'unreachable'], [2, 'body-shape'], [3, 'keys-missing'], [2, 'usage'],
    ])
  })
})

describe('the key file', () => {
  test('opens with its passphrase only, and not when others could read it', async () => {
    const [wrong, none] = [await key(['export-public', '--keys', home], { CONTADORA_PASSPHRASE: 'not this one' }), await run(['key', 'export-public', '--keys', home, '--json'])]
    heard.push(wrong, none)
    expect([wrong.json.error.code, none.json.error.code]).toEqual(['keys-locked', 'keys-locked'])
    chmodSync(join(home, 'keys.sealed'), 0o644)
    const seen = await key(['export-public', '--keys', home])
    chmodSync(join(home, 'keys.sealed'), 0o600)
    expect([seen.code, seen.json.error.code, seen.err.includes('chmod 600')]).toEqual([4, 'keys-open', true])
  })

  test('changes its passphrase', async () => {
    const after = 'another phrase of the state'
    const short = await key(['passphrase', '--keys', home], { CONTADORA_NEW_PASSPHRASE: 'short' })
    expect(short.json.error.code).toBe('passphrase-short')
    const ran = await key(['passphrase', '--keys', home], { CONTADORA_NEW_PASSPHRASE_FILE: fileOf('phrase', `${after}\n`) })
    expect([ran.code, statSync(join(home, 'keys.sealed')).mode & 0o777]).toEqual([0, 0o600])
    expect([(await key(['export-public', '--keys', home])).json.error.code, (await key(['export-public', '--keys', home], { CONTADORA_PASSPHRASE: after })).code]).toEqual(['keys-locked', 0])
    expect((await key(['passphrase', '--keys', home], { CONTADORA_PASSPHRASE: after, CONTADORA_NEW_PASSPHRASE: PHRASE })).code).toBe(0)
  })

  test('nothing private stands in anything that was said, in an export, a backup, the logs or the pages', async () => {
    const backup = join(root, 'truth.db')
    const phrase = readFileSync(join(dir, 'keys.passphrase'), 'utf8')
    const said = await Promise.all([
      own('export', 'keys'), own('export', 'statements'), own('backup', backup), own('doctor'), own('ledger', 'policy'), own('ledger', 'verify'), own('key', 'export-public'), own('key', 'list'),
      run(['key', 'list', '--data', dir, '--json'], { env: { CONTADORA_PASSPHRASE: 'wrong phrase', CONTADORA_DEBUG: '1' } }),
    ])
    const pages = await Promise.all(['/en/keys', '/api/v1/keys', '/en/status', '/metrics', '/api/v1/statements'].map(async (path) => (await fetch(desk.url + path)).text()))
    const all = [...heard, ...said].map(({ out, err }) => out + err).join('\n') + pages.join('\n') + readFileSync(backup, 'latin1') + readFileSync(join(dir, 'contadora.db'), 'latin1')
    const vaults = [unseal(readFileSync(join(dir, 'keys.sealed')), phrase), unseal(readFileSync(join(home, 'keys.sealed')), PHRASE), unseal(readFileSync(join(council, 'keys.sealed')), PHRASE)]
    const secrets = vaults.flatMap(({ vault }) => [...vault.secrets.values(), ...[...vault.keys.values()].map((one) => Buffer.from(one.export({ format: 'jwk' }).d!, 'base64url'))])
    expect(secrets.length).toBeGreaterThan(70)
    const spelt = secrets.flatMap((bytes) => (['hex', 'base64', 'base64url', 'latin1'] as const).map((how) => Buffer.from(bytes).toString(how)))
    expect([...spelt, phrase, PHRASE, 'wrong phrase'].filter((text) => all.includes(text))).toEqual([])
  })
})

describe('a desk that does not run', () => {
  test('takes a key act by its own hand, once it has the folder to itself', async () => {
    const [locked] = [await own('key', 'announce', 'OAS', 'depositary', 'Council')]
    expect([locked.code, locked.json.error.code]).toEqual([5, 'data-locked'])
    await desk.stop('SIGTERM')
    const { keys } = (await own('key', 'list', '--party', 'JAM')).json
    const [dry, done] = [await own('key', 'rotate', keys[0].key, '--dry-run'), await own('key', 'rotate', keys[0].key)]
    expect([dry.code, done.code, done.json.sealed.entry]).toEqual([0, 0, expect.any(Number)])
    const after = (await own('key', 'list', '--party', 'JAM')).json.keys
    expect(after.map(({ state }: any) => state)).toEqual(['rotated', 'live', 'live'])
    expect((await own('ledger', 'verify')).json.ok).toBe(true)
    const none = await run(['key', 'list', '--data', join(root, 'nowhere'), '--json'])
    expect([none.code, none.json.error.code]).toEqual([3, 'no-desk'])
  })
})
