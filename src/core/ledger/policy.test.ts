import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex } from '../values/index.ts'
import {
  checkPolicy, checkpointText, checkProof, cosign, keyText, leafHash, parsePolicy, parseUnverifiedProof, proofBytes, proveInclusion,
  reached, rootOf,
  signCheckpoint,
  signerFromSeed,
  signNote,
} from './index.ts'
import type { Fault } from '../values/index.ts'

const AT = 1_580_238_624
const leaves = Array.from({ length: 5 }, (_, i) => leafHash(Buffer.of(i)))
const head = { origin: 'log.example', size: 5, root: rootOf(leaves) }
const log = signerFromSeed('ed25519', 'log.example', Buffer.alloc(32, 1))
const witnesses = ['ed25519-cosignature', 'ml-dsa-44-cosignature', 'ed25519-cosignature'].map((kind, i) =>
  signerFromSeed(kind as 'ed25519-cosignature', `w${i}.example`, Buffer.alloc(32, 10 + i)))
const FILE = `# who is believed
log ${keyText(log.key)} https://log.example/
${witnesses.map((witness, i) => `witness W${i}\t${keyText(witness.key)}`).join('\n')}
group two 2 W0 W1
group all-of all two W2
quorum all-of
`
const policy = parsePolicy(Buffer.from(FILE))

const faultOf = (run: () => unknown): Partial<Fault> => {
  try {
    run()
    return { code: 'accepted' }
  } catch (error) {
    return error as Fault
  }
}

function note(by: readonly number[]): Uint8Array {
  const signed = signCheckpoint(head, [log], AT)
  return by.reduce((bytes, i) => cosign({ note: bytes, logKeys: [log.key], proof: [] }, witnesses[i]!, AT).note, signed)
}

describe('policies', () => {
  test('are reached by the quorum and by nothing less', () => {
    expect(checkPolicy(policy, note([2, 1, 0])).witnesses).toEqual(['W0', 'W1', 'W2'])
    for (const by of [[], [0], [0, 1], [0, 2], [2]]) expect(faultOf(() => checkPolicy(policy, note(by))).code).toBe('policy-quorum')
    const none = parsePolicy(Buffer.from(FILE.replace('quorum all-of', 'quorum none')))
    expect(checkPolicy(none, note([])).log.name).toBe('log.example')
    const any = parsePolicy(Buffer.from(FILE.replace('group two 2', 'group two any').replace('quorum all-of', 'quorum two')))
    expect(checkPolicy(any, note([1])).witnesses).toEqual(['W1'])
  })
  test('count as threshold trees do', () => {
    fc.assert(fc.property(fc.subarray(['W0', 'W1', 'W2', 'two', 'stranger']), (by) => {
      expect(reached(policy, new Set(by))).toBe(['W0', 'W1', 'W2'].every((name) => by.includes(name)))
    }))
  })
  test('believe only their own logs, or those known from elsewhere', () => {
    const other = signerFromSeed('ed25519', 'log.example', Buffer.alloc(32, 77))
    expect(faultOf(() => checkPolicy(policy, signCheckpoint(head, [other], AT))).code).toBe('note-unsigned')
    const empty = parsePolicy(Buffer.from('quorum none'))
    expect(faultOf(() => checkPolicy(empty, note([]))).code).toBe('policy-log')
    expect(checkPolicy(empty, note([]), [log.key, log.key]).log).toBe(log.key)
    const namesake = signerFromSeed('ed25519-cosignature', 'log.example', Buffer.alloc(32, 5))
    const onlyWitness = parsePolicy(Buffer.from(`log ${keyText(log.key)}\nwitness log.example ${keyText(namesake.key)}\nquorum none`))
    const forged = cosign({ note: signCheckpoint(head, [other], AT), logKeys: [other.key], proof: [] }, namesake, AT)
    expect(faultOf(() => checkPolicy(onlyWitness, forged.note)).code).toBe('policy-log')
    // A log of the policy under the origin of another, which a witness happens to be named after.
    const elsewhere = signerFromSeed('ed25519-cosignature', 'other.example', Buffer.alloc(32, 6))
    const trusting = parsePolicy(Buffer.from(`log ${keyText(log.key)}\nwitness W ${keyText(elsewhere.key)}\nquorum none`))
    const borrowed = signNote(checkpointText({ ...head, origin: 'other.example' }), [log, elsewhere], AT)
    expect(faultOf(() => checkPolicy(trusting, borrowed)).code).toBe('policy-log')
  })
  test('out of shape are refused, with file and line', () => {
    const [l, w] = [keyText(log.key), keyText(witnesses[0]!.key)]
    const cases: [string, number, string?][] = [
      ['', 1], ['quorum none\nquorum none', 2], ['quorum W', 1], ['qourum none', 1], ['log', 1], [`log ${l}\nlog ${l}`, 2],
      [`log ${w}\nquorum none`, 1],
      [`witness W ${l}`, 1], [`witness none ${w}`, 1], [`witness W ${w}\nwitness V ${w}`, 2], ['constructor x', 1], ['quorum none\r\n', 1],
      [`witness W ${w}\ngroup G 2 W`, 2], [`witness W ${w}\ngroup G 0 W`, 2], [`witness W ${w}\ngroup G 01 W`, 2],
      [`witness W ${w}\ngroup G any`, 2],
      [`witness W ${w}\ngroup W any W`, 2], [`witness W ${w}\ngroup G all W W`, 2], [`witness W ${w}\ngroup G any W\ngroup H any W`, 3],
      ['group G any H\nquorum G', 1], [`log ${l} u v`, 1], ['log x+1+y', 1, 'key-text'], [`log ${l.replace('log', 'gol')}`, 1, 'key-id'],
    ]
    for (const [file, line, code = 'policy-form'] of cases) {
      const fault = faultOf(() => parsePolicy(Buffer.from(file), 'trust.txt'))
      expect([fault.code, fault.place], file).toEqual([code, { file: 'trust.txt', line }])
    }
  })
})

describe('receipts', () => {
  const hashes = proveInclusion(3, 5, ({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)))
  const proof = { index: 3, hashes, checkpoint: note([0, 1, 2]) }
  test('are read back as they were written, and hold', () => {
    for (const extra of [undefined, new Uint8Array(0), Buffer.from('salt')]) {
      const written = extra ? { ...proof, unverifiedExtra: extra } : proof
      const read = parseUnverifiedProof(proofBytes(written))
      expect(hex(proofBytes(read))).toBe(hex(proofBytes(written)))
      expect(checkProof(read, leaves[3]!, policy).checkpoint.size).toBe(5)
    }
    expect(faultOf(() => checkProof(proof, leaves[2]!, policy)).code).toBe('proof-root')
    expect(faultOf(() => checkProof({ ...proof, checkpoint: note([0]) }, leaves[3]!, policy)).code).toBe('policy-quorum')
    expect(faultOf(() => checkProof({ ...proof, index: 2 }, leaves[3]!, policy)).code).toBe('proof-root')
  })
  test('fail when one bit changes', () => {
    const bytes = proofBytes(proof)
    const start = 'c2sp.org/tlog-proof@v1\nindex '.length
    const end = Buffer.from(bytes).toString().indexOf('\n\u2014')
    fc.assert(fc.property(fc.integer({ min: start * 8, max: end * 8 - 1 }), (bit) => {
      const bent = Uint8Array.from(bytes)
      bent[bit >> 3]! ^= 1 << (bit & 7)
      expect(faultOf(() => checkProof(parseUnverifiedProof(bent), leaves[3]!, policy)).code).not.toBe('accepted')
    }), { numRuns: 300 })
  })
  test('out of shape are refused, with the line', () => {
    const text = Buffer.from(proofBytes(proof)).toString()
    const cases: [string, number | undefined][] = [
      ['', undefined], [text.replace('v1', 'v2'), 1], [text.replace('index 3', 'index 03'), 2], [text.replace('index 3\n', ''), 2],
      [text.replace('index', 'extra !\nindex'), 2],
      [text.replace('index 3\n', 'index 3\nAAAA\n'), 3], [text.replace('index 3', 'extra AA==\nindex x'), 3],
      [text.replace('index 3\n', `index 3\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(60)}`), undefined],
    ]
    for (const [bad, line] of cases) {
      const fault = faultOf(() => parseUnverifiedProof(Buffer.from(bad)))
      expect([fault.code, fault.place?.line], bad.slice(0, 60)).toEqual(['tlog-proof-form', line])
    }
  })
})
