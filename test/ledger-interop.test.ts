import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  edgeRoot, emptyEdge, entryOf, growTiles, keyText, leafHash, parseKeyText, signCheckpoint, signerFromSeed, tilePath, verifyNote,
} from '../src/core/ledger/index.ts'
import { hex } from '../src/core/values/index.ts'

const SOURCE = fileURLToPath(new URL('./interop/sumdb-check/main.go', import.meta.url))
// Debian's golang-golang-x-mod-dev puts sources there; without modules nothing is fetched.
const GO = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '' }

const folder = mkdtempSync(join(tmpdir(), 'contadora-interop-'))
const program = join(folder, 'sumdb-check')
const found = spawnSync('go', ['list', 'golang.org/x/mod/sumdb/tlog'], { env: GO, encoding: 'utf8' })
const lacks = found.error ? 'go' : found.status !== 0 ? 'golang.org/x/mod in GOPATH (Debian: golang-golang-x-mod-dev)' : undefined

const ORIGIN = 'desk.example/ledger'
const log = signerFromSeed('ed25519', ORIGIN, Buffer.alloc(32, 21))
const logPq = signerFromSeed('ml-dsa-44-cosignature', ORIGIN, Buffer.alloc(32, 22))

/** Writes what a log of `newer` entries has published since it had `older`. */
function publish(name: string, older: number, newer: number): string {
  const place = join(folder, name)
  const entries = Array.from({ length: newer }, (_, i) => entryOf(Buffer.alloc(32, i % 256), Buffer.from(`statement ${i}`)))
  let edge = emptyEdge()
  for (const [size, file] of [[older, 'older'], [newer, 'checkpoint']] as const) {
    const grown = growTiles(edge, entries.slice(edge.size, size).map(leafHash))
    edge = grown.edge
    for (const { tile, bytes } of grown.tiles) write(join(place, tilePath(tile)), bytes)
    write(join(place, file), signCheckpoint({ origin: ORIGIN, size, root: edgeRoot(edge) }, [logPq, log], 1_580_238_624))
  }
  write(join(place, 'entries'), Buffer.from(entries.map((entry) => `${hex(entry)}\n`).join('')))
  return place
}

function write(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

function run(...args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

describe.skipIf(lacks)(`read by the code of Go's checksum database${lacks ? ` (skipped: no ${lacks})` : ''}`, () => {
  beforeAll(() => {
    const built = spawnSync('go', ['build', '-o', program, SOURCE], { env: { ...GO, GOCACHE: join(folder, 'cache') }, encoding: 'utf8' })
    expect(built.stderr).toBe('')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('leaves are included and the older checkpoint is a prefix', () => {
    for (const [older, newer] of [[1, 1], [1, 2], [255, 256], [256, 257], [300, 1_000], [512, 66_000]] as const) {
      const step = newer > 1_000 ? 211 : 1
      const checked = run(publish(`sound-${newer}`, older, newer), keyText(log.key), String(step))
      expect(checked.err).toBe('')
      expect(checked.out).toBe(`${step === 1 ? newer : 314} of ${newer} leaves included, ${older} is a prefix\n`)
    }
  })
  test('one bit changed in a tile, an entry or a checkpoint is refused', () => {
    for (const file of ['tile/0/001', 'tile/1/000.p/3', 'checkpoint', 'older']) {
      const place = publish('bent', 300, 1_000)
      const bytes = readFileSync(join(place, file))
      bytes[file.startsWith('tile') ? 40 : ORIGIN.length + 8]! ^= 1
      write(join(place, file), bytes)
      expect(run(place, keyText(log.key), '1').status, file).toBe(1)
    }
    const other = signerFromSeed('ed25519', ORIGIN, Buffer.alloc(32, 23))
    const unknown = run(publish('bent', 300, 1_000), keyText(other.key), '1')
    expect(unknown).toMatchObject({ status: 1, err: expect.stringContaining('no verifiable signatures') })
  })
  test('and its notes are read by ours', () => {
    const text = 'checked\n\nby both\n'
    const { key, note } = JSON.parse(run('sign', 'go.example/key', text).out) as { key: string; note: string }
    expect(verifyNote(Buffer.from(note), [parseKeyText(key)]).text).toBe(text)
    expect(keyText(parseKeyText(key))).toBe(key)
    const bent = Buffer.from(note.replace('both', 'none'))
    expect(() => verifyNote(bent, [parseKeyText(key)])).toThrow(expect.objectContaining({ code: 'note-signature' }))
  })
})
