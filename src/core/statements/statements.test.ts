import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes, type Json } from '../values/index.ts'
import { admit, KeyRing, type KeyBody, type Parcel, signerOf, signHeader, unverifiedSigned, utter, verifySigned } from './index.ts'
import { code } from './refusal.fixture.ts'

const key = signerOf(generateKeyPairSync('ed25519').privateKey)
const other = signerOf(generateKeyPairSync('ed25519').privateKey)
let seed = 1
const random = (n: number) => Uint8Array.from({ length: n }, () => (seed = (seed * 48271) % 2147483647) & 255)
const desk = signerOf(generateKeyPairSync('ed25519').privateKey)
const opening: KeyBody = { act: 'admit', party: 'DESK', office: 'desk', nature: 'secretariat', role: 'desk', x: desk.x, custody: 'hosted', exercise: false }
const admission: KeyBody = { act: 'admit', party: 'JAM', office: 'office', nature: 'civil', role: 'releaser', x: key.x, custody: 'hosted', exercise: false }

function ring(): KeyRing {
  const keys = new KeyRing()
  keys.apply(opening, 0, desk.kid)
  keys.apply(admission, 4, desk.kid)
  return keys
}

function reply(over: Partial<Parameters<typeof utter>[0]> = {}): Parcel & ReturnType<typeof utter> {
  const authority = { agency: 'office', nature: 'civil' as const }
  return utter({ kind: 'reply', author: 'JAM', authority, made: 1, release: { audience: 'public' }, about: ['a'], body: { text: 'yes' }, ...over }, key, random)
}

describe('a statement', () => {
  test('is admitted when its key lives at the law link, and not before or after', () => {
    const keys = ring()
    keys.apply({ act: 'revoke', party: 'JAM', key: key.kid }, 9, desk.kid)
    expect(admit(reply(), keys, 5).header.author).toBe('JAM')
    expect(admit(reply(), keys, 9).credential.role).toBe('releaser')
    expect(code(() => admit(reply(), keys, 4))).toBe('key-not-live')
    expect(code(() => admit(reply(), keys, 10))).toBe('key-not-live')
  })

  test('is refused with a typed fault for each way of being wrong', () => {
    const good = reply()
    const body = canonicalBytes({ text: 'no' })
    const forged = signHeader({ ...good.header }, { kid: key.kid, sign: other.sign })
    expect(code(() => admit({ ...good, body }, ring(), 5))).toBe('body-digest')
    expect(code(() => admit({ ...good, signed: forged }, ring(), 5))).toBe('signature')
    expect(code(() => admit({ ...good, signed: good.signed.slice(0, -9) }, ring(), 5))).toMatch(/jws-shape|signature/)
    expect(code(() => admit({ ...good, signed: `${good.signed}.x` }, ring(), 5))).toBe('jws-shape')
    expect(code(() => admit(reply({ author: 'CUB' }), ring(), 5))).toBe('author-key')
    expect(code(() => admit(reply({ release: { audience: 'author' } }), ring(), 5))).toBe('audience')
    expect(code(() => admit(reply({ about: [] }), ring(), 5))).toBe('about')
    expect(code(() => reply({ kind: 'nothing' }))).toBe('kind-unknown')
    expect(code(() => reply({ body: { text: '' } }))).toBe('body-shape')
    expect(code(() => admit(good, new KeyRing(), 5))).toBe('key-unknown')
    expect(code(() => reply({ body: { text: 'a\0b' } }))).toBe('canonical-text')
    expect(code(() => reply({ about: ['a\0b'] }))).toBe('canonical-text')
  })

  test('tells everybody by its audience alone, never by a name among its readers', () => {
    for (const release of [{ audience: 'named' as const, to: ['public'] }, { audience: 'named' as const, to: ['CUB'], add: ['public'] }, { audience: 'named' as const, to: ['CUB', ''] }])
      expect(code(() => admit(reply({ release }), ring(), 5))).toBe('header-shape')
    expect(admit(reply({ release: { audience: 'named', to: ['OAS-GS', 'CUB'] } }), ring(), 5).header.release.to).toEqual(['OAS-GS', 'CUB'])
  })

  test('is never accepted in a second spelling of the same JSON', () => {
    const spaced = Buffer.from(JSON.stringify({ ...reply().header }, null, 1)).toString('base64url')
    const [head, , tail] = reply().signed.split('.')
    expect(code(() => unverifiedSigned(`${head}.${spaced}.${tail}`))).toBe('canonical-form')
  })

  test('does not survive a flipped bit anywhere in its signed form', () => {
    const { signed } = reply()
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 127 }), (at, flip) => {
        const bad = signed.slice(0, at) + String.fromCharCode((signed.charCodeAt(at) ^ flip) & 127) + signed.slice(at + 1)
        expect(code(() => verifySigned(bad, key.x))).not.toBe('none')
      }),
    )
  })

  test('keeps apart exercise keys and actual ones', () => {
    const say = (mode: 'actual' | 'exercise') => reply({ kind: 'draft', release: { audience: 'author' }, about: [], body: draftIn(mode) })
    const drill = new KeyRing()
    drill.apply({ ...opening, exercise: true }, 0, desk.kid)
    drill.apply({ ...admission, exercise: true }, 4, desk.kid)
    expect(admit(say('actual'), ring(), 5).kind.kind).toBe('draft')
    expect(code(() => admit(say('exercise'), ring(), 5))).toBe('exercise-key')
    expect(code(() => admit(say('actual'), drill, 5))).toBe('exercise-key')
  })

  test('of a kind without a mode is actual, but where the whole log is of exercises: a key for exercises says none, and answers in drills', () => {
    const contact = () => reply({ kind: 'contact', release: { audience: 'named', to: ['DESK'] }, about: [], body: { themes: [], office: 'duty', nature: 'civil', step: 0, channels: [] } })
    const [real, drill] = [new KeyRing(), new KeyRing()]
    real.apply(opening, 0, desk.kid)
    real.apply({ ...admission, exercise: true }, 4, desk.kid)
    drill.apply({ ...opening, exercise: true }, 0, desk.kid)
    drill.apply({ ...admission, exercise: true }, 4, desk.kid)
    expect(admit(contact(), ring(), 5).kind.kind).toBe('contact')
    expect(admit(contact(), drill, 5).kind.kind).toBe('contact')
    expect(code(() => admit(contact(), real, 5))).toBe('exercise-key')
    expect(admit(reply(), real, 5).kind.kind).toBe('reply')
  })
})

function draftIn(mode: 'actual' | 'exercise'): Json {
  const four = (value: Json): Json => ({ en: value, es: value, pt: value, fr: value })
  const message = { event: 'Earthquake', headline: 'h', description: 'd', instruction: '', action: '', sms: 's', chat: 'c' }
  const at = '2020-01-28T19:10:24Z'
  return {
    act: 'alert', ending: null, event: null, relays: null,
    content: {
      theme: 'earthquake', author: 'JAM', agency: four('office'), mode, version: '1', drafted: at, eventAt: at, offsetMinutes: '-300', expires: at,
      severity: 'Severe', urgency: 'Immediate', certainty: 'Observed', categories: ['Geo'], responses: ['Monitor'], area: [], shapes: [], texts: four(message),
      recipients: [], headline: 'nobody-owed', references: [], link: '',
    },
  }
}
