import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../values/index.ts'
import { admit, admitKeyAct, type Announcement, type KeyBody, keyId, KeyRing, type Parcel, type Role, type Signer, signerOf, utter } from './index.ts'
import { code } from './refusal.fixture.ts'

type Key = Signer & { x: string }
const make = (): Key => signerOf(generateKeyPairSync('ed25519').privateKey)
let seed = 7
const random = (n: number) => Uint8Array.from({ length: n }, () => (seed = (seed * 48271) % 2147483647) & 255)

const [desk, oas, rio, root, drafter, releaser, thief] = Array.from({ length: 7 }, make) as [Key, Key, Key, Key, Key, Key, Key]
const office: Partial<Record<Role, string>> = { desk: 'the desk', depositary: 'council', root: 'ministry' }

function announces(party: string, role: Role, key: Key, over: Partial<Announcement> = {}): Announcement {
  return { act: 'admit', party, office: office[role] ?? 'agency', nature: 'civil', role, x: key.x, custody: 'own-node', exercise: false, ...over } as Announcement
}

const opening = announces('DESK', 'desk', desk, { custody: 'hosted' })

/** A ring after these acts, each signed by a key, in the order of the log. */
function log(...acts: [KeyBody, Key][]): KeyRing {
  const ring = new KeyRing()
  ring.apply(opening, 0, desk.kid)
  acts.forEach(([act, by], i) => ring.apply(act, i + 1, by.kid))
  return ring
}

const seated: [KeyBody, Key][] = [
  [announces('OAS', 'depositary', oas), desk], [announces('RIO', 'depositary', rio), desk], [announces('MEX', 'root', root), oas],
  [announces('MEX', 'drafter', drafter), root], [announces('MEX', 'releaser', releaser), root],
]
/** law size after them */
const size = seated.length + 1

/** What the next act would be refused with. */
const then = (act: KeyBody, by: Key, before = seated): string => code(() => log(...before, [act, by]))

function reply(key: Key, made = 1): Parcel {
  return utter({ kind: 'reply', author: 'MEX', authority: { agency: 'agency', nature: 'civil' }, made, release: { audience: 'public' }, about: ['a'], body: { text: 'yes' } }, key, random)
}

describe('who announces whose key', () => {
  test.each<[string, KeyBody, Key, string]>([
    ['a body seats a root', announces('CUB', 'root', make()), oas, 'none'],
    ['the desk seats none', announces('CUB', 'root', make()), desk, 'key-authority'],
    ['a root seats no root', announces('CUB', 'root', make()), root, 'key-authority'],
    ['a root announces for its own state', announces('MEX', 'observer', make()), root, 'none'],
    ['and for no other', announces('CUB', 'observer', make()), root, 'key-authority'],
    ['a drafter announces nobody', announces('MEX', 'observer', make()), drafter, 'key-authority'],
    ['the desk hosts for a party without a root', announces('CUB', 'drafter', make(), { custody: 'hosted' }), desk, 'none'],
    ['and says of no other custody', announces('CUB', 'drafter', make()), desk, 'key-authority'],
    ['nor for a state that has its root', announces('MEX', 'drafter', make(), { custody: 'hosted' }), desk, 'key-authority'],
    ['nobody makes a second desk', announces('DESK', 'desk', make()), desk, 'key-authority'],
    ['a body names no body', announces('RIO', 'depositary', make()), oas, 'key-authority'],
    ['a key nobody announced', announces('MEX', 'observer', make()), thief, 'key-unknown'],
  ])('%s', (_, act, by, want) => expect(then(act, by)).toBe(want))

  test('only a body where the state sits', () => {
    const ring = log(...seated)
    const sits = (state: string, body: string) => state === 'CUB' && body === 'OAS'
    expect(code(() => ring.fork().apply(announces('CUB', 'root', thief), size, oas.kid, sits))).toBe('none')
    expect(code(() => ring.fork().apply(announces('CUB', 'root', thief), size, rio.kid, sits))).toBe('key-authority')
  })

  test('one public key is one link: whoever drafts cannot release, and a dead key of one role does not come back in another', () => {
    expect(then(announces('MEX', 'releaser', drafter), root)).toBe('key-reused')
    expect(then(announces('MEX', 'drafter', drafter), root)).toBe('key-reused')
    expect(then(announces('MEX', 'drafter', drafter, { exercise: true }), root)).toBe('key-reused')
    expect(then(announces('CUB', 'drafter', drafter, { custody: 'hosted' }), desk)).toBe('key-reused')
    const revoked: [KeyBody, Key][] = [...seated, [{ act: 'revoke', party: 'MEX', key: drafter.kid }, root]]
    expect(then(announces('MEX', 'releaser', drafter), root, revoked)).toBe('key-reused')
    expect(then(announces('MEX', 'drafter', drafter), root, revoked)).toBe('none')
  })

  test('a second spelling of a public key is no second key', () => {
    const last = drafter.x.at(-1)!
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const twin = drafter.x.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1]!
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(drafter.x, 'base64url'))
    const act = announces('MEX', 'observer', { ...drafter, x: twin }) as unknown as Json
    expect(code(() => utter({ kind: 'key', author: 'MEX', authority: { agency: 'ministry', nature: 'civil' }, made: 1, release: { audience: 'public' }, body: act }, root, random))).toBe('body-shape')
  })

  test('a key for exercises announces none for actual use', () => {
    const drill: [KeyBody, Key][] = [...seated.slice(0, 2), [announces('MEX', 'root', root, { exercise: true }), oas]]
    expect(then(announces('MEX', 'drafter', drafter), root, drill)).toBe('exercise-key')
    expect(then(announces('MEX', 'drafter', drafter, { exercise: true }), root, drill)).toBe('none')
  })

  test('a log begins with the key of its desk, signed by itself', () => {
    expect(code(() => new KeyRing().apply(opening, 0, thief.kid))).toBe('key-unknown')
    expect(code(() => new KeyRing().apply(announces('MEX', 'root', root), 0, root.kid))).toBe('key-unknown')
  })
})

describe('rotate', () => {
  const next = make()
  const rotation = (over: Partial<Announcement> = {}): KeyBody => ({ ...announces('MEX', 'drafter', next), ...over, act: 'rotate', instead: drafter.kid }) as KeyBody

  test('the new key counts from the next law size on and the old one until then', () => {
    const ring = log(...seated, [rotation(), drafter])
    expect(ring.liveAt(drafter.kid, size).kid).toBe(drafter.kid)
    expect(code(() => ring.liveAt(drafter.kid, size + 1))).toBe('key-not-live')
    expect(code(() => ring.liveAt(next.kid, size))).toBe('key-not-live')
    expect(ring.liveAt(next.kid, size + 1)).toMatchObject({ by: drafter.kid, seatedBy: 'OAS', line: root.kid })
    expect(ring.all().find(({ kid }) => kid === drafter.kid)).toMatchObject({ ended: 'rotated', next: next.kid, to: size })
  })

  test.each<[string, KeyBody, Key, string]>([
    ['by the root, for a lost key', rotation(), root, 'none'], ['by another key of the state', rotation(), releaser, 'key-authority'], ['by the desk', rotation(), desk, 'key-authority'],
    ['to another role', rotation({ role: 'releaser' }), drafter, 'key-differs'], ['to another office', rotation({ office: 'army' }), drafter, 'key-differs'],
    ['to another party', rotation({ party: 'CUB' }), drafter, 'key-differs'], ['to a key that releases', rotation({ x: releaser.x }), drafter, 'key-reused'],
    ['of a key that is none', { ...rotation(), instead: thief.kid } as KeyBody, root, 'key-unknown'],
  ])('%s', (_, act, by, want) => expect(then(act, by)).toBe(want))

  test('a root and its successor are one line: no rivals', () => {
    const ring = log(...seated, [{ ...announces('MEX', 'root', next), act: 'rotate', instead: root.kid }, root])
    expect([ring.contested('MEX', false, size), ring.contested('MEX', false, size + 1)]).toEqual([false, false])
    expect(code(() => ring.apply({ act: 'revoke', party: 'MEX', key: drafter.kid }, size + 1, next.kid))).toBe('none')
  })
})

describe('revoke', () => {
  const revoke = (key: Key): KeyBody => ({ act: 'revoke', party: 'MEX', key: key.kid })
  test.each<[string, KeyBody, Key, string]>([
    ['by itself', revoke(drafter), drafter, 'none'], ['by the root', revoke(drafter), root, 'none'], ['by the body that seated a root', revoke(root), oas, 'none'],
    ['not by another body', revoke(root), rio, 'key-authority'], ['not by the desk', revoke(drafter), desk, 'key-authority'], ['not by a fellow', revoke(drafter), releaser, 'key-authority'],
    ['not under another party', { ...revoke(drafter), party: 'CUB' } as KeyBody, root, 'key-differs'], ['of a key that is none', revoke(thief), root, 'key-unknown'],
  ])('%s', (_, act, by, want) => expect(then(act, by)).toBe(want))

  test('judged by the law link and never by the date that an author wrote', () => {
    const ring = log(...seated, [revoke(drafter), root])
    for (const made of [0, 1, 253_402_300_799_999]) {
      expect(admit(reply(drafter, made), ring, size).header.made).toBe(made)
      expect(code(() => admit(reply(drafter, made), ring, size + 1))).toBe('key-not-live')
    }
  })

  test('twice is refused', () => expect(then(revoke(drafter), root, [...seated, [revoke(drafter), root]])).toBe('key-not-live'))
})

describe('compromised', () => {
  const called = (key: Key, since: number): KeyBody => ({ act: 'compromised', party: 'MEX', key: key.kid, since })

  test('what it signed since is doubted and stands; nothing is admitted after', () => {
    const ring = log(...seated, [announces('MEX', 'observer', make()), root], [called(drafter, size), root])
    expect([size - 1, size, size + 1].map((at) => ring.doubtOf(drafter.kid, at))).toEqual([null, size, size])
    expect(code(() => admit(reply(drafter), ring, size + 1))).toBe('none')
    expect(code(() => admit(reply(drafter), ring, size + 2))).toBe('key-not-live')
    expect(ring.doubtOf(releaser.kid, size + 1)).toBe(null)
  })

  test('said of a key that was replaced before: its thief’s successor falls with it, the one who says so does not', () => {
    const stolen: [KeyBody, Key][] = [...seated, [{ ...announces('MEX', 'drafter', thief), act: 'rotate', instead: drafter.kid }, drafter]]
    const byRoot = log(...stolen, [called(drafter, size), root])
    expect(code(() => byRoot.liveAt(thief.kid, size + 2))).toBe('key-not-live')
    expect(byRoot.doubtOf(thief.kid, size + 1)).toBe(size + 1)
    const own = make()
    const honest = log(...seated, [{ ...announces('MEX', 'drafter', own), act: 'rotate', instead: drafter.kid }, drafter], [called(drafter, size), own])
    expect(honest.liveAt(own.kid, size + 2).kid).toBe(own.kid)
  })

  test('of a root: what it announced since falls, what it announced before stands', () => {
    const ring = log(...seated, [announces('MEX', 'evaluator', thief), root], [called(root, size), oas])
    expect(ring.liveAt(drafter.kid, size + 2).kid).toBe(drafter.kid)
    expect(code(() => ring.liveAt(thief.kid, size + 2))).toBe('key-not-live')
    expect(ring.stateOf(ring.all().find(({ kid }) => kid === thief.kid)!, size + 2)).toBe('compromised')
  })

  test.each<[string, KeyBody, Key, string]>([
    ['from a size that was not reached', called(drafter, size + 1), root, 'key-since'], ['by a stranger to it', called(drafter, 1), releaser, 'key-authority'],
  ])('%s', (_, act, by, want) => expect(then(act, by)).toBe(want))

  test('never comes back', () => expect(then(announces('MEX', 'drafter', drafter), root, [...seated, [called(drafter, 1), root]])).toBe('key-reused'))
})

describe('rival roots', () => {
  const [other, theirs] = [make(), make()]
  const rivals: [KeyBody, Key][] = [...seated, [announces('MEX', 'root', other), rio], [announces('MEX', 'releaser', theirs), other]]
  const now = rivals.length + 1

  test('both are kept and labelled, and neither fills the seat', () => {
    const ring = log(...rivals)
    expect([ring.contested('MEX', false, size), ring.contested('MEX', false, now)]).toEqual([false, true])
    expect(ring.of('MEX', now).map((one) => ring.stateOf(one, now))).toEqual(ring.of('MEX', now).map(() => 'rival'))
    expect(code(() => admit(reply(drafter), ring, now))).toBe('key-rival')
    expect(code(() => admit(reply(drafter), ring, size))).toBe('none')
  })

  test('a warning of either is carried', () => {
    const ring = log(...rivals)
    for (const key of [releaser, theirs]) {
      const words = { kind: 'draft', author: 'MEX', authority: { agency: 'agency', nature: 'civil' as const }, made: 1, release: { audience: 'author' as const }, body: draft() }
      expect(code(() => admit(utter(words, key, random), ring, now))).toBe('none')
    }
  })

  test('cannot end each other; the body that seated one ends it, and then the other fills the seat', () => {
    expect(then({ act: 'revoke', party: 'MEX', key: theirs.kid }, root, rivals)).toBe('key-authority')
    expect(then({ act: 'revoke', party: 'MEX', key: other.kid }, root, rivals)).toBe('key-authority')
    expect(then({ act: 'revoke', party: 'MEX', key: other.kid }, oas, rivals)).toBe('key-authority')
    const decided = log(...rivals, [{ act: 'revoke', party: 'MEX', key: other.kid }, rio])
    expect(decided.contested('MEX', false, now + 1)).toBe(false)
    expect(code(() => admit(reply(drafter), decided, now + 1))).toBe('none')
  })
})

describe('a key act in the log', () => {
  const said = (body: KeyBody, by: Key, author: string, agency: string): Parcel =>
    utter({ kind: 'key', author, authority: { agency, nature: 'civil' }, made: 1, release: { audience: 'public' }, body: body as unknown as Json }, by, random)

  test('is judged whole: signature, author, office, authority', () => {
    const ring = log(...seated)
    const act = announces('MEX', 'observer', make())
    expect(code(() => admitKeyAct(said(act, root, 'MEX', 'ministry'), ring.fork(), size))).toBe('none')
    expect(code(() => admitKeyAct(said(act, { ...thief, kid: root.kid }, 'MEX', 'ministry'), ring.fork(), size))).toBe('signature')
    expect(code(() => admitKeyAct(said(act, root, 'CUB', 'ministry'), ring.fork(), size))).toBe('author-key')
    expect(code(() => admitKeyAct(said(act, root, 'MEX', 'army'), ring.fork(), size))).toBe('authority')
    expect(code(() => admitKeyAct(said(act, drafter, 'MEX', 'agency'), ring.fork(), size))).toBe('key-authority')
    expect(code(() => admitKeyAct(said(announces('NEW', 'desk', thief), thief, 'NEW', 'the desk'), new KeyRing(), 0))).toBe('none')
    expect(code(() => admitKeyAct(reply(drafter), ring.fork(), size))).toBe('wrong-log')
  })

  test('whatever acts come in whatever order, a key lives in one link, and no size finds two spans of it live', () => {
    const keys = [root, drafter, releaser, thief, make()]
    const any = fc.record({ act: fc.constantFrom('admit', 'rotate', 'revoke', 'compromised'), role: fc.constantFrom<Role>('root', 'drafter', 'releaser'), key: fc.nat(4), other: fc.nat(4), by: fc.nat(6), since: fc.nat(20) })
    fc.assert(fc.property(fc.array(any, { maxLength: 30 }), (acts) => {
      const ring = log(...seated)
      const signers = [desk, oas, ...keys]
      acts.forEach(({ act, role, key, other, by, since }, i) => {
        const body = (act === 'admit' ? announces('MEX', role, keys[key]!) : act === 'rotate' ? { ...announces('MEX', role, keys[key]!), act, instead: keys[other]!.kid }
          : act === 'revoke' ? { act, party: 'MEX', key: keys[key]!.kid } : { act, party: 'MEX', key: keys[key]!.kid, since }) as KeyBody
        code(() => ring.apply(body, size + i, signers[by]!.kid))
      })
      for (const { kid } of keys.map(({ x }) => ({ kid: keyId(x) }))) {
        const spans = ring.all().filter((one) => one.kid === kid)
        expect(new Set(spans.map(({ party, role, exercise }) => `${party} ${role} ${exercise}`)).size).toBeLessThanOrEqual(1)
        for (let at = 0; at <= size + acts.length; at++)
          expect(spans.filter(({ from, to }) => from <= at && (to === undefined || at <= to)).length).toBeLessThanOrEqual(1)
      }
    }), { numRuns: 200 })
  })
})

function draft(): Json {
  const four = (value: Json): Json => ({ en: value, es: value, pt: value, fr: value })
  const at = '2020-01-28T19:10:24Z'
  return {
    act: 'alert', ending: null, event: null, relays: null,
    content: {
      theme: 'earthquake', author: 'MEX', agency: four('agency'), mode: 'actual', version: '1', drafted: at, eventAt: at, offsetMinutes: '-300', expires: at, severity: 'Severe', urgency: 'Immediate',
      certainty: 'Observed', categories: ['Geo'], responses: [], area: [], shapes: [],
      texts: four({ event: 'e', headline: 'h', description: 'd', instruction: '', action: '', sms: 's', chat: 'c' }), recipients: [], headline: 'nobody-owed', references: [], link: '',
    },
  }
}
