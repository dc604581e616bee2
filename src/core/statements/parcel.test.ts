import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, type Json } from '../values/index.ts'
import {
  admit, bodyDigest, type Header, KeyRing, MAX_BODY_BYTES, MAX_PARCEL_BYTES, type Parcel, parseParcel, signerOf, signHeader, unverifiedOpened, utter, writeParcel,
} from './index.ts'
import { code } from './refusal.fixture.ts'

const key = signerOf(generateKeyPairSync('ed25519').privateKey)
const stranger = signerOf(generateKeyPairSync('ed25519').privateKey)
const random = (n: number) => new Uint8Array(n).fill(7)
const authority = { agency: 'desk', nature: 'secretariat' as const }

const ring = new KeyRing()
ring.apply({ act: 'admit', party: 'DESK', office: 'desk', nature: 'secretariat', role: 'desk', x: key.x, custody: 'hosted', exercise: false }, 0, key.kid)

const good = utter({ kind: 'law-link', author: 'DESK', authority, made: 1, release: { audience: 'author' }, body: { size: 1, root: 'a'.repeat(64), grants: 'b'.repeat(64) } }, key, random)

/** A statement of any header and body, well signed: what only somebody with a live key could send. */
function signed(over: Partial<Header>, body: Json = { size: 1, root: 'a'.repeat(64), grants: 'b'.repeat(64) }, signer = key): Parcel {
  const bytes = canonicalBytes(body)
  return { signed: signHeader({ ...good.header, bodyDigest: bodyDigest(good.bodySalt, bytes), ...over }, signer), body: bytes, bodySalt: good.bodySalt }
}

const read = (text: string | Uint8Array): string => code(() => parseParcel(typeof text === 'string' ? Buffer.from(text) : text))
const judged = (parcel: Parcel): string => code(() => admit(parcel, ring, 1))

describe('an envelope', () => {
  test('comes back as it was written, and admits', () => {
    const { header: _, ...parts } = good
    expect(parseParcel(Buffer.from(writeParcel(good)))).toEqual({ ...parts, body: new Uint8Array(parts.body) })
    expect(judged(good)).toBe('none')
  })

  test('cut off anywhere is refused', () => {
    const text = writeParcel(good).trimEnd()
    fc.assert(fc.property(fc.nat(text.length - 1), (length) => void expect(read(text.slice(0, length))).toBe('parcel-shape')))
  })

  const parts = JSON.parse(writeParcel(good)) as Record<string, string>
  test.each<[string, unknown, string]>([
    ['a part missing', { ...parts, bodySalt: undefined }, 'parcel-shape'], ['a part too many', { ...parts, note: 'x' }, 'parcel-shape'], ['a part that is no text', { ...parts, body: 7 }, 'parcel-shape'],
    ['padding', { ...parts, bodySalt: `${parts.bodySalt}=` }, 'parcel-shape'], ['another alphabet', { ...parts, body: `${parts.body}+/` }, 'parcel-shape'], ['a salt of the wrong size', { ...parts, bodySalt: 'AAAA' }, 'parcel-shape'],
    ['a list', [parts], 'parcel-shape'], ['nothing', null, 'parcel-shape'], ['too much', { ...parts, body: 'A'.repeat(MAX_PARCEL_BYTES) }, 'too-large'],
  ])('%s', (_, given, want) => expect(read(JSON.stringify(given))).toBe(want))

  test('bytes that are no UTF-8', () => expect(read(new Uint8Array([0x7b, 0xff, 0x7d]))).toBe('parcel-shape'))
})

describe('a statement that came from elsewhere', () => {
  test.each<[string, Parcel, string]>([
    ['an unknown kind', signed({ kind: 'verdict' }), 'kind-unknown'],
    ['a key that nobody announced', signed({}, undefined, stranger), 'key-unknown'],
    ['another key under this name', signed({}, undefined, { ...stranger, kid: key.kid }), 'signature'],
    ['another body', { ...good, body: canonicalBytes({ size: 2, root: 'a'.repeat(64) }) }, 'body-digest'],
    ['another salt', { ...good, bodySalt: random(32).fill(8) }, 'body-digest'],
    ['a body of the wrong shape', signed({}, { size: -1, root: '' }), 'body-shape'],
    ['a body beyond the limit', signed({}, { text: 'x'.repeat(MAX_BODY_BYTES) }), 'body-size'],
    ['a header beyond the limit', signed({ about: Array.from({ length: 16 }, () => 'x'.repeat(2000)) }), 'header-size'],
    ['a header field that is none', signed({ mood: 'fine' } as unknown as Partial<Header>), 'header-shape'],
    ['a date past the calendar', signed({ made: 253_402_300_800_000 }), 'header-shape'],
    ['a date that is none', signed({ made: -1 }), 'header-shape'],
    ['for another author', signed({ author: 'MEX' }), 'author-key'],
    ['for another office', signed({ authority: { agency: 'army', nature: 'military' } }), 'authority'],
    ['with a face that the kind does not give', signed({ face: { hello: 1 } }), 'face'],
    ['to readers that the kind does not allow', signed({ release: { audience: 'public' } }), 'audience'],
    ['of a kind that this role does not sign', signed({ kind: 'reply', about: ['x'], release: { audience: 'public' } }, { text: 'hello' }), 'role'],
  ])('%s', (_, parcel, want) => expect(judged(parcel)).toBe(want))

  test('dated in the far future it is what it is: the date decides nothing', () => {
    expect(judged(signed({ made: 253_402_300_799_999 }))).toBe('none')
  })

  test('opened before anybody looked at the signature, it is still not another body', () => {
    expect(code(() => unverifiedOpened({ ...good, body: new Uint8Array([1]) }))).toBe('body-digest')
  })
})
