import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileWith, open, run, SAMPLES, temp } from './run.ts'

const sample = join(SAMPLES, 'usgs.geojson')

/** One desk for all: captures are its statements, and it was open once, so a checkpoint over them is published. */
const dir = join(temp(), 'desk')
const desk = (...args: string[]) => run([...args, '--data', dir, '--json'])
let first: any
let capture: string

beforeAll(async () => {
  first = await desk('watch', 'ingest', 'usgs', sample)
  const running = await open(['serve', '--data', dir])
  await running.stop('SIGTERM')
  const db = new DatabaseSync(join(dir, 'contadora.db'), { readOnly: true })
  capture = (db.prepare(`select id from statement where kind = 'capture'`).get() as { id: string }).id
  db.close()
})

describe('watch ingest', () => {
  test('counts what it read, names what it set aside, and keeps the rest', () => {
    expect(first.code).toBe(0)
    expect(Object.keys(first.json).sort()).toEqual(['accepted', 'duplicate', 'read', 'rejected', 'updated'])
    expect(first.json).toMatchObject({ read: 9, accepted: 4, updated: 0, duplicate: 0 })
    expect(first.json.rejected).toContainEqual({ id: 'bad-lat', reason: 'impossible-coordinates' })
    expect(first.err).toContain('set aside bad-lat')
  })

  test('the same file again is known, and a dry run writes nothing', async () => {
    const before = (await desk('ledger', 'verify')).json.entries
    const dry = await desk('watch', 'ingest', 'usgs', sample, '--dry-run')
    const after = (await desk('ledger', 'verify')).json.entries
    const again = await desk('watch', 'ingest', 'usgs', sample)
    expect(dry.json).toMatchObject({ read: 9, accepted: 4 })
    expect(again.json).toMatchObject({ read: 9, accepted: 0, duplicate: 4 })
    expect(after).toBe(before)
  })

  test.each([
    [['nosuch', sample], 2, 'unknown-feed'], [['usgs', '/no/such/file'], 3, 'file-unreadable'], [['usgs', fileWith('{"type": "Feat')], 2, 'json-form'],
    [['usgs', sample, '--as', 'rumour'], 2, 'usage'], [['usgs', 'http://127.0.0.1:9/feed'], 3, 'fetch-address'],
  ])('%j exits %i with %s', async (args, code, fault) => {
    const ran = await desk('watch', 'ingest', ...args)
    expect([ran.code, ran.json.error.code]).toEqual([code, fault])
  })
})

describe('ledger', () => {
  test('verify recomputes both logs', async () => {
    const { code, json } = await desk('ledger', 'verify')
    expect([code, json.ok, json.failed]).toEqual([0, true, null])
    expect(json.logs.map(({ log, size, checked }: Record<string, unknown>) => [log, size === checked])).toEqual([['law', true], ['statements', true]])
  })

  test('checkpoints of both logs, as signed notes', async () => {
    const [statements, law] = await Promise.all([desk('ledger', 'checkpoint'), desk('ledger', 'checkpoint', '--law')])
    expect([statements.json.origin, law.json.origin]).toEqual(['desk.contadora.invalid', 'desk.contadora.invalid/law'])
    expect(law.json.size).toBeGreaterThan(2000)
    expect(statements.json.note).toContain(`\n— desk.contadora.invalid `)
  })

  test('a bundle verifies offline with the policy alone; changed by one letter it does not, and the part is named', async () => {
    const [proof, policy] = await Promise.all([run(['ledger', 'proof', capture, '--data', dir]), run(['ledger', 'policy', '--data', dir])])
    const keys = fileWith(policy.out, 'desk.policy')
    const verified = async (text: string) => run(['verify', fileWith(text, 'bundle.json'), '--policy', keys, '--json'])
    const good = await verified(proof.out)
    expect([good.code, good.json.ok, good.json.statement.id, good.json.body.feed]).toEqual([0, true, capture, 'usgs'])
    expect([good.json.signatures, good.json.decision.cause]).toEqual([['ed25519', 'ml-dsa-44-cosignature'], 'author'])
    const [signed, body] = [await verified(alter(proof.out, 'signed')), await verified(alter(proof.out, 'body'))]
    expect([signed.code, signed.json.error.code, body.code, body.json.error.code]).toEqual([6, 'evidence-receipt', 6, 'evidence-body'])
  })

  test('a policy that knows another log refuses it; a bare receipt is no bundle', async () => {
    const bare = await run(['ledger', 'proof', capture, '--bare', '--data', dir])
    const full = await run(['ledger', 'proof', capture, '--reader', 'MEX', '--data', dir])
    const stranger = fileWith('log example.org+85e302d1+AfF0Vk3yUuHdypfJGxpFoDB9WJTwk84JS6y/hTg3Hn/E\nquorum none\n', 'other.policy')
    const [empty, refused, own] = await Promise.all([
      run(['verify', fileWith(bare.out), '--data', dir, '--json']), run(['verify', fileWith(full.out), '--policy', stranger, '--json']),
      run(['verify', fileWith(full.out), '--data', dir, '--json']),
    ])
    expect([empty.code, empty.json.error.code, refused.code, refused.json.error.code]).toEqual([2, 'not-evidence', 2, 'key-id'])
    expect([own.code, own.json.decision]).toMatchObject([0, { reader: 'MEX', part: 'whole', cause: 'public' }])
  })

  test('a checkpoint with signers that nobody knows is believed for those that are known; with a bad signature of a known key it is not', async () => {
    const [{ out }, { out: keys }] = await Promise.all([run(['ledger', 'proof', capture, '--data', dir]), run(['ledger', 'policy', '--data', dir])])
    const [policy, bundle] = [fileWith(keys, 'desk.policy'), JSON.parse(out) as { receipt: string }]
    const proof = bundle.receipt
    const check = async (receipt: string): Promise<unknown> => {
      const ran = await run(['verify', fileWith(JSON.stringify({ ...bundle, receipt }), 'given.json'), '--policy', policy, '--json'])
      return ran.code === 0 ? 'ok' : [ran.code, ran.json.error.code, /does not fit|more hashes|fewer hashes/.exec(ran.json.error.message as string)?.[0]]
    }
    const unknown = `— stranger.example ${Buffer.alloc(68, 7).toString('base64')}\n`
    const known = /^— (\S+) (\S{40})(\S)/m.exec(proof)!
    const hashes = proof.split('\n').filter((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))
    expect(hashes.length).toBeGreaterThan(1)
    expect(await check(`${proof.trimEnd()}\n${unknown}`)).toBe('ok')
    expect(await check(proof.replace(known[0], `— ${known[1]} ${known[2]}${known[3] === 'A' ? 'B' : 'A'}`))).toEqual([6, 'evidence-receipt', 'does not fit'])
    expect(await check(proof.replace(`${hashes[1]}\n`, ''))).toEqual([6, 'evidence-receipt', 'fewer hashes'])
    expect(await check(proof.replace(`${hashes[1]}\n`, `${hashes[1]}\n${hashes[1]}\n`))).toEqual([6, 'evidence-receipt', 'more hashes'])
  })

  test('a byte changed in the store is found, and the entry named', async () => {
    const copy = join(temp(), 'copy.db')
    await desk('backup', copy)
    const other = join(temp(), 'other')
    await run(['restore', copy, '--data', other])
    const db = new DatabaseSync(join(other, 'contadora.db'))
    db.exec(`update law_statement set signed = replace(signed, 'a', 'b') where idx = 7`)
    db.close()
    const { code, json } = await run(['ledger', 'verify', '--data', other, '--json'])
    expect([code, json.ok]).toEqual([6, false])
    expect(json.failed).toMatch(/^law log, entry 7: /)
  })

  test('of a statement that is not there', async () => {
    const ran = await Promise.all([desk('ledger', 'proof', 'nope'), desk('statement', 'who', 'nope'), desk('statement', 'why', 'nope', 'MEX')])
    expect(ran.map(({ code, json }) => [code, json.error.code])).toEqual([[4, 'not-found'], [4, 'not-found'], [4, 'not-found']])
  })
})

describe('statement', () => {
  test('who reads it, and why', async () => {
    const [who, why] = await Promise.all([desk('statement', 'who', capture), desk('statement', 'why', capture, 'MEX')])
    expect(who.json).toMatchObject({ id: capture, kind: 'capture', author: 'DESK' })
    expect(who.json.readers.map(({ reader, cause }: Record<string, string>) => [reader, cause])).toContainEqual(['public', 'public'])
    expect(why.json).toMatchObject({ reader: 'MEX', reads: true, cause: 'public' })
  })
})

describe('the law log', () => {
  test('answers as the region does, and has nothing to sync', async () => {
    const [from, sync] = [await desk('law', 'standing', 'CHL', 'CITAAC', '--on', '2006-03-02'), await desk('law', 'sync', '--dry-run')]
    expect([from.json.party, sync.json.appended, sync.json.retracted]).toEqual(['yes', 0, 0])
  })
})

describe('keeping a desk', () => {
  test('a backup restores into an empty directory with the same logs, and only there', async () => {
    const file = join(temp(), 'truth.db')
    const backup = await desk('backup', file)
    expect([backup.code, backup.json]).toEqual([0, { file }])
    const other = join(temp(), 'restored')
    expect((await run(['restore', file, '--data', other])).code).toBe(0)
    const [a, b] = await Promise.all([desk('ledger', 'verify'), run(['ledger', 'verify', '--data', other, '--json'])])
    expect([b.code, b.json.entries]).toEqual([0, a.json.entries])
    const [over, full, gone] = await Promise.all([desk('backup', file), run(['restore', file, '--data', other, '--json']), run(['restore', '/no/such', '--data', join(temp(), 'x'), '--json'])])
    expect([over.code, over.json.error.code]).toEqual([5, 'file-exists'])
    expect([full.code, full.json.error.code]).toEqual([5, 'not-empty'])
    expect([gone.code, gone.json.error.code]).toEqual([3, 'file-missing'])
  })

  test('rebuild and migrate leave it verified', async () => {
    const [rebuilt, migrated] = [await desk('rebuild'), await desk('migrate')]
    expect([rebuilt.code, migrated.code]).toEqual([0, 0])
    using db = new DatabaseSync(join(dir, 'contadora.db'), { readOnly: true })
    expect(migrated.json).toEqual({ version: db.prepare('select max(version) as version from schema_version').get()!.version })
    expect(rebuilt.json.statements).toBeGreaterThan(2000)
    expect((await desk('ledger', 'verify')).code).toBe(0)
  })

  test('doctor says what is well and what is not', async () => {
    const [well, ill] = await Promise.all([desk('doctor'), run(['doctor', '--data', '/no/such', '--json'])])
    expect([well.code, well.json.every(({ ok }: { ok: boolean }) => ok)]).toEqual([0, true])
    expect([ill.code, ill.json.some(({ ok, todo }: { ok: boolean; todo: string }) => !ok && todo !== '')]).toEqual([1, true])
    expect(existsSync('/no/such')).toBe(false)
    const empty = temp()
    await run(['doctor', '--data', empty, '--json'])
    expect(readdirSync(empty)).toEqual([])
  })

  test('an export is what a stranger reads', async () => {
    const [kinds, table, unknown, format] = await Promise.all([
      run(['export', '--data', dir]), run(['export', 'warnings', '--data', dir]), desk('export', 'secrets'), run(['export', 'warnings', '--format', 'dbf', '--data', dir]),
    ])
    expect(kinds.out.split('\n')).toContain('warnings csv xlsx json')
    expect([table.code, table.out.split(',')[0]]).toEqual([0, 'id'])
    expect([unknown.code, unknown.json.error.code, format.code]).toEqual([2, 'usage', 2])
  })

  test('with the wrong passphrase the keys stay closed', async () => {
    const ran = await run(['ledger', 'policy', '--data', dir, '--json'], { env: { CONTADORA_PASSPHRASE: 'wrong' } })
    expect([ran.code, ran.json.error.code]).toEqual([4, 'keys-locked'])
  })
})

describe('office invite', () => {
  test('a link that lives ten minutes; an unknown state and a role that is none are refused', async () => {
    const invite = (party: string, role: string) => desk('office', 'invite', party, role, 'Civil protection')
    const [link, state, role] = await Promise.all([invite('JAM', 'drafter'), invite('ZZZ', 'drafter'), invite('JAM', 'king')])
    expect([link.code, Object.keys(link.json), link.json.minutes]).toEqual([0, ['link', 'minutes'], 10])
    expect([state.code, state.json.error.code, role.code, role.json.error.code]).toEqual([2, 'unknown-state', 2, 'usage'])
  })
})

describe('up', () => {
  test('a second process is kept off the data directory while the first runs, and reading goes on beside it', async () => {
    const running = await open(['serve', '--data', dir])
    const page = await fetch(`${running.url}/readyz`)
    const [second, ingest, read] = await Promise.all([run(['serve', '--port', '0', '--data', dir, '--json']), desk('watch', 'ingest', 'usgs', sample), desk('ledger', 'verify')])
    expect(page.status).toBe(200)
    expect([second.code, second.json.error.code]).toEqual([5, 'data-locked'])
    expect(second.err).toContain(String(running.pid))
    expect([ingest.code, read.code]).toEqual([5, 0])
    expect(await running.stop('SIGINT')).toBe(130)
  })

  test('an exercise stays one: a later command takes it up, and a real desk cannot become it', async () => {
    const drill = join(temp(), 'drill')
    const running = await open(['up', '--demo', '--data', drill])
    expect(await running.stop('SIGTERM')).toBe(0)
    const [synced, refused] = [await run(['law', 'sync', '--dry-run', '--data', drill, '--json']), await run(['up', '--demo', '--port', '0', '--data', dir, '--json'])]
    expect(synced.code).toBe(0)
    expect([refused.code, refused.json.error.code]).toEqual([2, 'config'])
    const made = join(drill, 'desk.json')
    expect(JSON.parse(readFileSync(made, 'utf8'))).toEqual({ origin: 'demo.contadora.invalid', demo: true })
    writeFileSync(made, 'not json')
    expect((await run(['law', 'sync', '--data', drill, '--json'])).json.error.code).toBe('config')
  })

  test('a port that is no port', async () => {
    const ran = await run(['up', '--port', '99999', '--data', join(temp(), 'x'), '--json'])
    expect([ran.code, ran.json.error.code]).toEqual([2, 'config'])
  })
})

/** One letter of one part of the statement in a bundle, changed. */
function alter(bundle: string, part: 'signed' | 'body'): string {
  const contents = JSON.parse(bundle) as { statement: Record<string, string> }
  const text = contents.statement[part]!
  const at = text.length >> 1
  contents.statement[part] = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
  return JSON.stringify(contents)
}
