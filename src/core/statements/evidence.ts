import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  checkConsistency, checkProof, entryOf, lawEntryOf, leafHash, parseUnverifiedProof, type KeyKind, type Policy, type TreeHead,
} from '../ledger/index.ts'
import { canonicalBytes, Fault, type Json, type Party, unhex } from '../values/index.ts'
import { parseBody } from './admit.ts'
import { bodyDigest, type Header } from './envelope.ts'
import { type DecisionBody, type KeyBody, kindOf, type LawLinkBody, type Role } from './kinds/index.ts'
import { keyId, unverifiedSigned, verifySigned } from './sign.ts'

export const EVIDENCE_FORMAT = 'contadora/evidence/v1'

const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const words = z.strictObject({ title: z.string(), proves: z.array(z.string()), proves_not: z.array(z.string()) })
const opened = z.strictObject({ signed: z.string(), body: z.string(), bodySalt: hexOf(32) })

/** One file that shows, to whoever believes the keys of the logs, what was said, by whom, since when, and why its holder reads it. */
const evidenceSchema = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  /** in plain words, what it proves and what it does not */
  page: z.strictObject({ en: words, es: words, pt: words, fr: words }),
  /** body and its salt are absent where the holder reads the header alone, or the author keeps them at home */
  statement: z.strictObject({ signed: z.string(), salt: hexOf(32), body: z.string().optional(), bodySalt: hexOf(32).optional() }),
  /** C2SP tlog-proof of its entry in the statements log */
  receipt: z.string(),
  /** entries of the law log, each with its tlog-proof: the first admits the desk's first key, and each of the others is signed by a key before it */
  keys: z.array(z.strictObject({ ...opened.shape, receipt: z.string() })).min(1).max(16),
  /** the law that the statement was sealed under, signed by the desk */
  link: opened,
  decision: opened,
  /** RFC 6962 consistency of the law at `link` and at `decision` with the checkpoint of the keys' receipts; hashes in base64 */
  law: z.strictObject({ link: z.array(z.string()).max(120), decision: z.array(z.string()).max(120) }),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** The parts of a bundle, in the order in which they are checked. A failure names the first that does not hold. */
export const EVIDENCE_PARTS = ['form', 'receipt', 'statement', 'body', 'keys', 'law', 'link', 'decision', 'page'] as const
export type EvidencePart = (typeof EVIDENCE_PARTS)[number]

export interface Verified {
  header: Header
  /** null where the bundle holds the header alone */
  body: Json
  index: number
  origin: string
  size: number
  witnesses: readonly string[]
  /** which of the log's keys have signed the checkpoint: an old algorithm may be broken one day */
  signatures: readonly KeyKind[]
  signer: { kid: string; party: Party; office: string; role: string; custody: string; exercise: boolean }
  decision: DecisionBody
  /** the law under which it was sealed */
  lawSize: number
}

/**
 * Checks all of a bundle against the keys of a policy. Faults: `not-evidence` (a file of something else); `evidence-form`, `evidence-receipt`,
 * ... one a part, with the reason in words and the part as field.
 */
export function verifyEvidence(bytes: Uint8Array, policy: Policy): Verified {
  const bundle = formOf(bytes)
  const { signed, salt, body, bodySalt } = bundle.statement
  const receipt = part('receipt', () => {
    const proof = parseUnverifiedProof(Buffer.from(bundle.receipt))
    return { index: proof.index, ...checkProof(proof, leafHash(entryOf(unhex(salt), Buffer.from(signed))), policy) }
  })
  const { header, kid } = part('statement', () => unverifiedSigned(signed))
  const said = part('body', () => bodyOf(header, body, bodySalt))
  const { ring, head } = part('keys', () => ringOf(bundle, `${receipt.checkpoint.origin}/law`, policy))
  const signer = part('keys', () => holderOf(ring, kid))
  part('statement', () => checkSigner(signed, signer))
  const link = part('link', () => byDesk<LawLinkBody>(bundle.link, ring, 'law-link').body)
  const decision = part('decision', () => decisionOf(bundle.decision, ring, header.id))
  part('law', () => {
    const headOf = ({ size, root: text }: Pick<LawLinkBody, 'size' | 'root'>): TreeHead => ({ size, root: unhex(text) })
    checkConsistency(headOf(link), head, bundle.law.link.map(hashOf))
    checkConsistency(headOf(decision.law), head, bundle.law.decision.map(hashOf))
  })
  part('keys', () => {
    if (signer.index >= link.size) throw new Fault('key-not-live', 'the key was admitted only after the statement was sealed')
  })
  part('page', () => {
    if (pageDigest(bundle.page) !== decision.page) throw new Fault('page', 'the words of its page are not those that the desk wrote')
  })
  const { x: _, index: __, ...holder } = signer
  const { origin, size } = receipt.checkpoint
  return {
    header, body: said, index: receipt.index, origin, size, witnesses: receipt.witnesses, signer: holder, decision, lawSize: link.size,
    signatures: receipt.signed.filter(({ key }) => key.name === origin).map(({ key }) => key.kind),
  }
}

/** SHA-256 of the canonical words, in hex. */
export function pageDigest(page: Evidence['page']): string {
  return createHash('sha256').update(canonicalBytes(page as unknown as Json)).digest('hex')
}

function formOf(bytes: Uint8Array): Evidence {
  let given: unknown
  try {
    given = JSON.parse(Buffer.from(bytes).toString('utf8').replace(/^\ufeff/, ''))
  } catch {
    throw new Fault('not-evidence', 'this is no evidence bundle: a bundle is one JSON document, as "ledger proof" writes it')
  }
  if ((given as { format?: unknown } | null)?.format !== EVIDENCE_FORMAT) throw new Fault('not-evidence', `this is no evidence bundle: its format is not "${EVIDENCE_FORMAT}"`)
  const read = evidenceSchema.safeParse(given)
  if (read.success) return read.data
  const issue = read.error.issues[0]!
  throw new Fault('evidence-form', `${issue.path.join('.') || 'the bundle'}: ${issue.message}`, { field: 'form' })
}

function part<T>(name: EvidencePart, check: () => T): T {
  try {
    return check()
  } catch (error) {
    // whatever goes wrong while hostile bytes are read, they do not hold
    throw new Fault(`evidence-${name}`, `${name}: ${error instanceof Error ? error.message : String(error)}`, { field: name })
  }
}

function bodyOf(header: Header, body: string | undefined, bodySalt: string | undefined): Json {
  if ((body === undefined) !== (bodySalt === undefined)) throw new Fault('body-digest', 'a body and its salt stand together')
  if (body === undefined) return null
  const bytes = Buffer.from(body)
  if (bodyDigest(unhex(bodySalt!), bytes) !== header.bodyDigest) throw new Fault('body-digest', 'the body is not the one whose header was sealed')
  return JSON.parse(body) as Json
}

interface Holder {
  x: string
  kid: string
  party: Party
  office: string
  role: Role
  custody: string
  exercise: boolean
  /** place of the entry that admits it, in the law log */
  index: number
}

type Ring = ReadonlyMap<string, Holder>

/** The first entry signs for itself; every other is signed by a key that came before it and that may announce it. */
function ringOf({ keys }: Evidence, origin: string, policy: Policy): { ring: Ring; head: TreeHead } {
  const ring = new Map<string, Holder>()
  let head: TreeHead | undefined
  for (const { signed, body, bodySalt, receipt } of keys) {
    const proof = parseUnverifiedProof(Buffer.from(receipt))
    const { checkpoint } = checkProof(proof, leafHash(lawEntryOf({ signed, body: Buffer.from(body), bodySalt: unhex(bodySalt) })), policy)
    if (checkpoint.origin !== origin) throw new Fault('checkpoint-key', `the key stands in the log ${checkpoint.origin}, not in ${origin}`)
    if (head && (head.size !== checkpoint.size || !Buffer.from(head.root).equals(checkpoint.root))) throw new Fault('checkpoint-key', 'the keys stand under two checkpoints')
    head = checkpoint
    const admitted: Holder = { ...announcedIn(signed, body, bodySalt), index: proof.index }
    if ((ring.size === 0) !== (admitted.index === 0)) throw new Fault('key-unknown', 'the chain of keys does not begin with the first entry of the law log')
    const by = ring.size === 0 ? admitted : holderOf(ring, unverifiedSigned(signed).kid)
    const { header } = verifySigned(signed, by.x)
    if (header.author !== by.party || by.index > admitted.index) throw new Fault('author-key', 'a key was announced by one that came after it, or in another name')
    if (!mayAnnounce(by, admitted)) throw new Fault('key-authority', `the ${by.role} key of ${by.party} cannot announce a ${admitted.role} key of ${admitted.party}`)
    ring.set(admitted.kid, admitted)
  }
  return { ring, head: head! }
}

function holderOf(ring: Ring, kid: string): Holder {
  const holder = ring.get(kid)
  if (!holder) throw new Fault('key-unknown', `no entry of the law log in this file admits the key ${kid}`)
  return holder
}

/** The rules of `key-acts.ts` as far as single entries show them: whether a body had the seat to give is for the whole law log to say. */
function mayAnnounce(by: Holder, { party, role, custody, exercise }: Holder): boolean {
  if (by.exercise && !exercise) return false
  if (by.party === party && by.role === role) return true
  if (role === 'desk') return false
  if (role === 'depositary') return by.role === 'desk'
  if (role === 'root') return by.role === 'depositary'
  return by.role === 'root' ? by.party === party : by.role === 'desk' && custody === 'hosted'
}

function announcedIn(signed: string, body: string, bodySalt: string): Omit<Holder, 'index'> {
  const { header } = unverifiedSigned(signed)
  if (header.kind !== 'key' || bodyDigest(unhex(bodySalt), Buffer.from(body)) !== header.bodyDigest) throw new Fault('body-digest', 'an entry of the chain is no key act, or not as it was signed')
  const act = parseBody(kindOf('key')!, Buffer.from(body)) as unknown as KeyBody
  if (act.act !== 'admit' && act.act !== 'rotate') throw new Fault('key-unknown', 'an entry of the chain admits no key')
  const { x, party, office, role, custody, exercise } = act
  return { x, kid: keyId(x), party, office, role, custody, exercise }
}

function checkSigner(signed: string, { x, party, role }: Holder): void {
  const { header } = verifySigned(signed, x)
  if (header.author !== party) throw new Fault('author-key', `a key of ${party} cannot speak for ${header.author}`)
  if (!kindOf(header.kind)?.signers.includes(role)) throw new Fault('role', `a ${role} cannot sign a ${header.kind}`)
}

function byDesk<T>({ signed, body, bodySalt }: Evidence['link'], ring: Ring, kind: string): { header: Header; body: T } {
  const by = holderOf(ring, unverifiedSigned(signed).kid)
  const { header } = verifySigned(signed, by.x)
  if (header.kind !== kind || header.author !== by.party || by.role !== 'desk') throw new Fault('kind-unknown', `this is no ${kind} of the desk`)
  if (bodyDigest(unhex(bodySalt), Buffer.from(body)) !== header.bodyDigest) throw new Fault('body-digest', 'its body is not the one that was signed')
  return { header, body: parseBody(kindOf(kind)!, Buffer.from(body)) as T }
}

function decisionOf(given: Evidence['decision'], ring: Ring, id: string): DecisionBody {
  const { header, body } = byDesk<DecisionBody>(given, ring, 'decision')
  if (header.about[0] !== id) throw new Fault('about', 'the decision is about another statement')
  return body
}

function hashOf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== text) throw new Fault('hash-length', 'a hash of the law is not 32 bytes in base64')
  return bytes
}
