import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  checkConsistency, checkInclusion, checkProof, leafHash, parseBundle, parseKeyText, parsePolicy, parseTilePath, parseUnverifiedCheckpoint,
  parseUnverifiedProof, rootOf, verifyNote,
} from '../src/core/ledger/index.ts'
import { Fault, hex, unhex } from '../src/core/values/index.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const OUTSIDE = resolve(HERE, '..', process.env.CONTADORA_DATA ?? '../shared', 'vectors', 'merkle')

interface InclusionVector { leafIdx: number; treeSize: number; root: string; leafHash: string; proof: string[] | null; wantErr: boolean }
interface ConsistencyVector { size1: number; size2: number; root1: string; root2: string; proof: string[] | null; wantErr: boolean }

const bytes = (base64: string) => Buffer.from(base64, 'base64')
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** 'accepted', or the code of the Fault; anything else thrown is a bug and fails the test. */
function outcome(run: () => unknown): string {
  try {
    run()
    return 'accepted'
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
}

function inclusion(vector: InclusionVector): string {
  const head = { size: vector.treeSize, root: bytes(vector.root) }
  return outcome(() => checkInclusion(bytes(vector.leafHash), vector.leafIdx, head, (vector.proof ?? []).map(bytes)))
}

function consistency(vector: ConsistencyVector): string {
  const [older, newer] = [{ size: vector.size1, root: bytes(vector.root1) }, { size: vector.size2, root: bytes(vector.root2) }]
  return outcome(() => checkConsistency(older, newer, (vector.proof ?? []).map(bytes)))
}

describe('published vectors of other RFC 6962 implementations', () => {
  const there = existsSync(OUTSIDE)
  test.skipIf(!there)(`all of them agree${there ? '' : ' (skipped: no vectors beside this repository; set CONTADORA_DATA)'}`, () => {
    const files = globSync('**/*.json', { cwd: OUTSIDE }).map((name) => join(OUTSIDE, name))
    expect(files.length).toBe(196)
    for (const file of files) {
      const vector = json(file) as InclusionVector | ConsistencyVector
      const got = 'leafIdx' in vector ? inclusion(vector) : consistency(vector)
      expect(got === 'accepted', `${file}: ${got}`).toBe(!vector.wantErr)
    }
  })
})

// Our own, one file a subject: an array of { input, ..., want }, where `want` is a Fault's code or what was read.
interface Case { name: string; want: unknown; [key: string]: unknown }
const own = (subject: string) => json(join(HERE, 'vectors', 'ledger', `${subject}.json`)) as Case[]
const text = (value: unknown) => Buffer.from(value as string)

const SUBJECTS: Record<string, (each: Case) => unknown> = {
  roots: (each) => hex(rootOf((each.entries as string[]).map((entry) => leafHash(unhex(entry))))),
  inclusion: (each) => inclusion(each as unknown as InclusionVector),
  consistency: (each) => consistency(each as unknown as ConsistencyVector),
  'tile-paths': (each) => parseTilePath(each.path as string),
  bundles: (each) => parseBundle(unhex(each.bytes as string), each.width as number).map(hex),
  keys: (each) => { const { kind, name, id } = parseKeyText(each.key as string); return { kind, name, id } },
  checkpoints: (each) => { const read = parseUnverifiedCheckpoint(each.text as string); return { ...read, root: hex(read.root) } },
  notes: (each) => {
    const { signed } = verifyNote(text(each.note), (each.keys as string[]).map(parseKeyText))
    return signed.map(({ key, time }) => `${key.kind} ${key.name} ${time ?? '-'}`)
  },
  policies: (each) => {
    const { logs, witnesses, groups, quorum } = parsePolicy(text(each.file))
    return [logs.length, witnesses.length, groups.length, quorum]
  },
  proofs: (each) => {
    const [proof, leaf] = [parseUnverifiedProof(text(each.proof)), leafHash(unhex(each.entry as string))]
    const { checkpoint, witnesses } = checkProof(proof, leaf, parsePolicy(text(each.policy)))
    return [checkpoint.origin, checkpoint.size, witnesses]
  },
}

describe('own vectors', () => {
  for (const [subject, read] of Object.entries(SUBJECTS))
    test(subject, () => {
      const cases = own(subject)
      expect(cases.length).toBeGreaterThan(1)
      for (const each of cases) {
        let got: unknown
        const code = outcome(() => { got = read(each) })
        expect(code === 'accepted' ? got : code, `${subject}: ${each.name}`).toEqual(each.want)
      }
    })
})
