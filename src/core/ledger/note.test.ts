import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hex } from '../values/index.ts'
import {
  addSignatures, checkpointText, cosign, keyText, leafHash, messageOf, nodeHash, openCheckpoint, parseKeyText, parseUnverifiedCheckpoint,
  parseUnverifiedNote, signatureBlob, signCheckpoint, signerFromSeed, signNote, subtreeMessage, verifierKey, verifyNote,
} from './index.ts'
import type { KeyKind } from './index.ts'

const KINDS: readonly KeyKind[] = ['ed25519', 'ed25519-cosignature', 'ml-dsa-44-cosignature']
const AT = 1_580_238_624
const seed = (n: number) => Buffer.alloc(32, n)
const root = leafHash(Buffer.from('one'))
const head = { origin: 'log.example/ledger', size: 1, root }
const log = signerFromSeed('ed25519', head.origin, seed(1))
const logPq = signerFromSeed('ml-dsa-44-cosignature', head.origin, seed(2))
const witness = signerFromSeed('ed25519-cosignature', 'witness.example/w', seed(3))
const stranger = signerFromSeed('ed25519', head.origin, seed(4))

const code = (run: () => unknown): string => {
  try {
    run()
    return 'accepted'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

describe('keys', () => {
  test('are the ones of RFC 8032 and come back from their text', () => {
    const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
    const rfc = signerFromSeed('ed25519', 'a.example', Buffer.from(secret, 'hex'))
    expect(hex(rfc.key.publicKey)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    for (const kind of KINDS) {
      const { key } = signerFromSeed(kind, 'münchen.example/x', seed(9))
      expect(keyText(parseKeyText(keyText(key)))).toBe(keyText(key))
      expect(parseKeyText(keyText(key)).kind).toBe(kind)
    }
  })
  test('one key under two kinds or two names has two ids', () => {
    const raw = log.key.publicKey
    const ids = [verifierKey('ed25519', 'a', raw), verifierKey('ed25519-cosignature', 'a', raw), verifierKey('ed25519', 'b', raw)]
    expect(new Set(ids.map((key) => key.id)).size).toBe(3)
  })
  test('with a wrong name, id, type or length are refused', () => {
    const good = keyText(log.key)
    const [name, id, key] = good.split('+') as [string, string, string]
    const rest = good.slice(name.length + id.length + 2)
    expect(key.length).toBeGreaterThan(0)
    expect(code(() => parseKeyText(`${name}x+${id}+${rest}`))).toBe('key-id')
    expect(code(() => parseKeyText(`${name}+00000000+${rest}`))).toBe('key-id')
    expect(code(() => parseKeyText(`${name}+${id.toUpperCase()}x+${rest}`))).toBe('key-text')
    expect(code(() => parseKeyText(`a b+${id}+${rest}`))).toBe('key-name')
    expect(code(() => parseKeyText(`+${id}+${rest}`))).toBe('key-name')
    expect(code(() => parseKeyText(`${name}+${id}+${Buffer.of(2, 1, 1).toString('base64')}`))).toBe('key-kind')
    expect(code(() => parseKeyText(`${name}+${id}+${Buffer.of(1, 1, 1).toString('base64')}`))).toBe('key-length')
    expect(code(() => parseKeyText(`${name}+${id}+${rest.slice(0, -1)}`))).toBe('key-text')
    expect(code(() => signerFromSeed('ed25519', 'a', seed(1).subarray(1)))).toBe('key-length')
  })
})

describe('notes', () => {
  test('are opened with any of their keys, whatever else has signed them', () => {
    const note = signNote('uno\n\ndos\n', [stranger, log], 0)
    expect(verifyNote(note, [log.key])).toEqual({ text: 'uno\n\ndos\n', signed: [{ key: log.key }] })
    expect(code(() => verifyNote(note, [witness.key]))).toBe('note-unsigned')
    expect(code(() => verifyNote(note, []))).toBe('note-unsigned')
    expect(code(() => verifyNote(note, [log.key, log.key]))).toBe('note-keys')
    expect(verifyNote(addSignatures(note, parseUnverifiedNote(note).signatures), [log.key]).signed.length).toBe(1)
  })
  test('are refused when one bit changes', () => {
    const note = signCheckpoint(head, [log, logPq], AT)
    const keys = [log.key, logPq.key]
    expect(verifyNote(note, keys).signed.map(({ time }) => time)).toEqual([undefined, AT])
    fc.assert(fc.property(fc.nat({ max: note.length * 8 - 1 }), (bit) => {
      const bent = Uint8Array.from(note)
      bent[bit >> 3]! ^= 1 << (bit & 7)
      // A flipped name or id makes a signature a stranger's: that one is then ignored, and the other one still stands.
      const outcome = code(() => verifyNote(bent, keys))
      if (outcome === 'accepted') expect(verifyNote(bent, keys).signed.length).toBe(1)
      else expect(['note-form', 'note-signature', 'note-unsigned', 'checkpoint-form']).toContain(outcome)
      if (bit >> 3 < text(note).indexOf('\n\n')) expect(outcome).not.toBe('accepted')
    }), { numRuns: 300 })
  })
  test('a bad signature by a known key refuses the note even if another holds', () => {
    const note = text(signCheckpoint(head, [log, logPq], AT))
    const other = text(signCheckpoint({ ...head, size: 2 }, [log], AT))
    const mixed = note.replace(note.split('\n')[4]!, other.split('\n')[4]!)
    expect(code(() => verifyNote(Buffer.from(mixed), [log.key, logPq.key]))).toBe('note-signature')
    expect(code(() => verifyNote(Buffer.from(mixed), [logPq.key]))).toBe('accepted')
  })
  test('too many, too long, or out of shape', () => {
    const line = `${text(signNote('a\n', [log], 0)).split('\n')[2]}\n`
    expect(code(() => verifyNote(Buffer.from(`a\n\n${line.repeat(100)}`), [log.key]))).toBe('accepted')
    for (const bad of [
      `a\n\n${line.repeat(101)}`, 'a\n', 'a\n\n', `a\n${line}`, `a\n\n${line.slice(0, -1)}`,
      `a\r\n\n${line}`, `a\n\n${line.replace('\u2014', '-')}`,
      `a\n\n${line.replace('\n', ' x\n')}`, `a\n\n${line.replace('=\n', '\n')}`, `a\n\n\u2014 x AAAAAA==\n`,
      `${'a'.repeat(1_000_001)}\n\n${line}`,
    ]) expect(code(() => verifyNote(Buffer.from(bad), [log.key])), bad.slice(0, 80)).toBe('note-form')
    expect(code(() => verifyNote(Buffer.concat([Buffer.of(0xff), signNote('a\n', [log], 0)]), [log.key]))).toBe('note-form')
    expect(code(() => signNote('no end', [log], 0))).toBe('note-form')
    expect(code(() => signNote('tab\t\n', [log], 0))).toBe('note-form')
  })
})

describe('checkpoints', () => {
  test('are read back as they were written', () => {
    fc.assert(fc.property(fc.maxSafeNat(), fc.array(fc.stringMatching(/^[ -~]+$/), { maxLength: 3 }), (size, extensions) => {
      const written = { origin: 'log.example', size, root, extensions }
      const read = parseUnverifiedCheckpoint(checkpointText(written))
      expect({ ...read, root: hex(read.root) }).toEqual({ ...written, root: hex(root) })
    }))
  })
  test('out of shape are refused, with the field', () => {
    const b64 = Buffer.from(root).toString('base64')
    const bad: [string, string | undefined][] = [
      [`o\n1\n${b64}`, undefined], [`\n1\n${b64}\n`, 'origin'], [`o\n01\n${b64}\n`, 'size'], [`o\n-1\n${b64}\n`, 'size'],
      [`o\n1e3\n${b64}\n`, 'size'],
      [`o\n9007199254740993\n${b64}\n`, 'size'], [`o\n1\n${b64.slice(0, -1)}\n`, 'root'], [`o\n1\nAAAA\n`, 'root'],
      [`o\n1\n${b64}\n\n`, 'extensions'], ['o\n1\n', 'root'],
    ]
    for (const [each, field] of bad) {
      const place = field === undefined ? {} : { field }
      expect(() => parseUnverifiedCheckpoint(each), each).toThrow(expect.objectContaining({ code: 'checkpoint-form', place }))
    }
    expect(code(() => checkpointText({ ...head, origin: 'a\nb' }))).toBe('checkpoint-form')
    expect(code(() => checkpointText({ ...head, extensions: [''] }))).toBe('checkpoint-form')
  })
  test('are opened only when the log itself has signed', () => {
    expect(openCheckpoint(signCheckpoint(head, [log, logPq], AT), [log.key]).checkpoint.size).toBe(1)
    expect(code(() => signCheckpoint(head, [witness], AT))).toBe('checkpoint-key')
    expect(code(() => openCheckpoint(signNote(checkpointText(head), [witness], AT), [log.key, witness.key]))).toBe('checkpoint-key')
    expect(code(() => signNote('not a checkpoint\n', [logPq], AT))).toBe('checkpoint-form')
  })
})

describe('cosignatures', () => {
  test('sign the bytes that the specification lays out', () => {
    const body = checkpointText(head)
    expect(text(messageOf(witness.key, body, AT))).toBe(`cosignature/v1\ntime ${AT}\n${body}`)
    const message = messageOf(logPq.key, `${body}extension\n`, AT)
    const [name, u64] = [head.origin, (n: number) => n.toString(16).padStart(16, '0')]
    const named = `${name.length.toString(16).padStart(2, '0')}${hex(Buffer.from(name))}`
    expect(hex(message)).toBe(`${hex(Buffer.from('subtree/v1\n\0'))}${named}${u64(AT)}${named}${u64(0)}${u64(1)}${hex(root)}`)
    expect(signatureBlob(logPq.key, AT, new Uint8Array(2420)).length).toBe(2428)
    expect(signatureBlob(log.key, AT, new Uint8Array(64)).length).toBe(64)
    const part = { origin: 'o', start: 4, end: 8, hash: root }
    expect(code(() => subtreeMessage('w', AT, part))).toBe('cosignature-form')
    expect(code(() => subtreeMessage('w', 0, part))).toBe('accepted')
    expect(code(() => subtreeMessage('w'.repeat(256), 0, part))).toBe('cosignature-form')
  })
  test('a witness follows the log and refuses a contradiction', () => {
    const two = { ...head, size: 2, root: nodeHash(root, root) }
    const first = cosign({ note: signCheckpoint(head, [log], AT), logKeys: [log.key], proof: [] }, witness, AT + 1)
    expect(openCheckpoint(first.note, [log.key, witness.key]).signed).toEqual([{ key: log.key }, { key: witness.key, time: AT + 1 }])
    const next = signCheckpoint(two, [log], AT)
    expect(cosign({ note: next, logKeys: [log.key], seen: first.checkpoint, proof: [root] }, witness, AT + 2).checkpoint.size).toBe(2)
    const request = { note: next, logKeys: [log.key], seen: first.checkpoint, proof: [root] }
    expect(code(() => cosign({ ...request, proof: [two.root] }, witness, AT))).toBe('proof-root')
    expect(code(() => cosign({ ...request, seen: { ...first.checkpoint, origin: 'other' } }, witness, AT))).toBe('cosign-origin')
    expect(code(() => cosign({ note: next, logKeys: [log.key], proof: [] }, log, AT))).toBe('cosign-key')
    expect(code(() => cosign({ ...request, note: first.note, seen: { ...two, extensions: [] } }, witness, AT))).toBe('proof-range')
  })
})
