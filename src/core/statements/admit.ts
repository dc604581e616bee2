import { canonicalBytes, Fault, idFrom, type Json, parseCanonical, type Random, sameBytes } from '../values/index.ts'
import { bodyDigest, type Header, MAX_BODY_BYTES, type Release } from './envelope.ts'
import type { Credential, Sits } from './key-model.ts'
import type { KeyRing } from './keys.ts'
import { type KeyBody, type Kind, kindOf } from './kinds/index.ts'
import type { Parcel } from './parcel.ts'
import { keyId, type Signer, signHeader, unverifiedSigned, verifySigned } from './sign.ts'

/** A statement that passed every check that needs no store: shape, digest, signature, key, role, release bounds. */
export interface Admitted {
  header: Header
  body: Json
  kind: Kind
  credential: Credential
}

/**
 * Checks a statement against the keys live at law size `lawSize`. Faults: those of unverifiedSigned and verifySigned, `kind-unknown`,
 * `body-size`, `body-digest`, `body-shape`, `face`, `key-unknown`, `key-not-live`, `author-key`, `authority`, `role`, `audience`, `exercise-key`, `key-rival`.
 */
export function admit(parcel: Parcel, ring: KeyRing, lawSize: number): Admitted {
  const { kid, header, kind } = unverifiedOpened(parcel)
  const credential = ring.liveAt(kid, lawSize)
  verifySigned(parcel.signed, credential.x)
  const body = parseBody(kind, parcel.body)
  checkAuthor(header, kind, credential)
  checkExercise(kind, kind.mode?.(body), credential, ring)
  checkFace(kind, body, header)
  checkSeat(kind, credential, ring, lawSize)
  return { header, body, kind, credential }
}

function checkSeat(kind: Kind, { party, exercise }: Credential, ring: KeyRing, lawSize: number): void {
  if (!kind.fromRivals && ring.contested(party, exercise, lawSize))
    throw new Fault('key-rival', `two keys claim the seat of ${party}: until the body which seated them ends one, warnings alone are carried`, { field: 'author' })
}

/**
 * The signed header of a statement whose body stays at home: every check that needs no body. Faults of admit, and `body-home` for a kind
 * that cannot be sealed so, or that is not held for a reveal.
 */
export function admitClosed(signed: string, ring: KeyRing, lawSize: number): Pick<Admitted, 'header' | 'kind' | 'credential'> {
  const { kid, header } = unverifiedSigned(signed)
  const kind = kindOf(header.kind)
  if (!kind) throw new Fault('kind-unknown', `there is no kind of statement "${header.kind}"`, { field: 'kind' })
  if (kind.kind !== 'filing' || header.release.notBefore === undefined)
    throw new Fault('body-home', 'only a filing that is held until an instant can be sealed without its body', { field: 'body' })
  const credential = ring.liveAt(kid, lawSize)
  verifySigned(signed, credential.x)
  checkAuthor(header, kind, credential)
  checkExercise(kind, undefined, credential, ring)
  checkSeat(kind, credential, ring, lawSize)
  return { header, kind, credential }
}

/** The body of a statement sealed without it, which its author gives later. Faults `body-digest`, `body-shape`, `face`. */
export function openedBody(header: Header, body: Uint8Array, bodySalt: Uint8Array): Json {
  const kind = kindOf(header.kind)!
  if (bodyDigest(bodySalt, body) !== header.bodyDigest) throw new Fault('body-digest', 'the body is not the one that was committed to', { field: 'body' })
  const parsed = parseBody(kind, body)
  checkFace(kind, parsed, header)
  return parsed
}

/**
 * Admits a key act at `index` of the law log and applies it to the ring. Faults of admit and of `ring.apply`. The first key of a log
 * is the desk's and signs for itself: nothing older could have.
 */
export function admitKeyAct(parcel: Parcel, ring: KeyRing, index: number, sits?: Sits): { act: KeyBody; kid: string } {
  const { kid, header, kind } = unverifiedOpened(parcel)
  if (header.kind !== 'key') throw new Fault('wrong-log', `a ${header.kind} is no key act`, { field: 'kind' })
  const act = parseBody(kind, parcel.body) as unknown as KeyBody
  if (index === 0 && act.act === 'admit' && keyId(act.x) === kid) {
    verifySigned(parcel.signed, act.x)
    if (header.author !== act.party) throw new Fault('author-key', 'a key speaks for its own party only', { field: 'author' })
  } else admit(parcel, ring, index)
  ring.apply(act, index, kid, sits)
  return { act, kid }
}

/** Shape, kind and digest: whether these bytes belong together, and not yet who signed them. */
export function unverifiedOpened(parcel: Parcel): { kid: string; header: Header; kind: Kind } {
  const { kid, header } = unverifiedSigned(parcel.signed)
  const kind = kindOf(header.kind)
  if (!kind) throw new Fault('kind-unknown', `there is no kind of statement "${header.kind}"`, { field: 'kind' })
  if (parcel.body.length > MAX_BODY_BYTES) throw new Fault('body-size', `a body has at most ${MAX_BODY_BYTES} bytes`, { field: 'body' })
  if (bodyDigest(parcel.bodySalt, parcel.body) !== header.bodyDigest) throw new Fault('body-digest', 'the body is not the one that was signed')
  return { kid, header, kind }
}

export function parseBody(kind: Kind, bytes: Uint8Array): Json {
  const found = kind.body.safeParse(parseCanonical(bytes))
  if (found.success) return found.data as Json
  const issue = found.error.issues[0]!
  throw new Fault('body-shape', issue.message, { field: `body.${issue.path.join('.')}` })
}

/** Everybody has no such code: whoever tells everybody says so by the audience, which the kind bounds. */
const PARTY = /^[A-Z][A-Z0-9_-]{1,15}$/

function checkAuthor(header: Header, kind: Kind, credential: Credential): void {
  if (credential.party !== header.author) throw new Fault('author-key', 'a key speaks for its own party only', { field: 'author' })
  if (header.authority.agency !== credential.office || header.authority.nature !== credential.nature)
    throw new Fault('authority', `this key is that of "${credential.office}" (${credential.nature}) and speaks for no other office`, { field: 'authority' })
  if (!kind.signers.includes(credential.role)) throw new Fault('role', `a ${credential.role} cannot sign a ${kind.kind}`, { field: 'kind' })
  if (!kind.audiences.includes(header.release.audience))
    throw new Fault('audience', `a ${kind.kind} cannot be released to "${header.release.audience}"`, { field: 'release.audience' })
  const { to = [], add = [], leaveOut = [] } = header.release
  if (![...to, ...add, ...leaveOut].every((reader) => PARTY.test(reader)))
    throw new Fault('header-shape', 'readers are codes of parties; everybody is told by the audience alone', { field: 'release.to' })
  const { about } = kind
  if (about && (header.about.length < about.min || header.about.length > about.max))
    throw new Fault('about', `a ${kind.kind} names ${about.min} to ${about.max} statements`, { field: 'about' })
}

/** The header was read from canonical bytes, so its face has another order of fields than the kind writes. */
function checkFace(kind: Kind, body: Json, { face }: Header): void {
  if (!sameBytes(canonicalBytes(kind.face(body)), canonicalBytes(face))) throw new Fault('face', 'the public face is not the one of this body', { field: 'face' })
}

/** Drills have their own keys: neither can an exercise key sign something actual, nor the other way round. */
function checkExercise(kind: Kind, mode: string | undefined, { exercise }: Credential, ring: KeyRing): void {
  const fits = mode === undefined ? !exercise || ring.exercise || kind.inDrills === true : (mode !== 'actual') === exercise
  if (!fits) throw new Fault('exercise-key', `a key for ${exercise ? 'exercises' : 'actual use'} cannot sign ${mode === undefined ? `a ${kind.kind} here` : `"${mode}"`}`, { field: mode === undefined ? 'kind' : 'body.content.mode' })
}

export interface Utterance {
  kind: string
  author: string
  authority: Header['authority']
  made: number
  release: Release
  about?: string[]
  replaces?: string
  body: Json
}

/** Writes and signs a statement. `random` gives its id and salt; Fault `body-shape` before anything is signed. */
export function utter(utterance: Utterance, signer: Signer, random: Random): Parcel & { header: Header } {
  const kind = kindOf(utterance.kind)
  if (!kind) throw new Fault('kind-unknown', `there is no kind of statement "${utterance.kind}"`, { field: 'kind' })
  const body = canonicalBytes(utterance.body)
  const parsed = parseBody(kind, body)
  const bodySalt = random(32)
  const { author, authority, made, release, about = [], replaces } = utterance
  const header: Header = {
    v: 1, id: idFrom(random(16)), kind: kind.kind, author, authority, made, release, about,
    ...(replaces === undefined ? {} : { replaces }),
    face: kind.face(parsed), bodyDigest: bodyDigest(bodySalt, body),
  }
  return { header, signed: signHeader(header, signer), body, bodySalt }
}
