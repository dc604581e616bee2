import type { Inclusion, Statement } from '../../adapters/sql/index.ts'
import { parseUnverifiedCheckpoint } from '../../core/ledger/index.ts'
import { type Header, type KeyRing, unverifiedSigned, verifySigned } from '../../core/statements/index.ts'
import { asFault, hex, isoInstant, type Json } from '../../core/values/index.ts'
import type { RecordView } from '../../web/index.ts'
import { type Desk, lawNow } from '../desk.ts'
import { firstKey } from '../signatures.ts'
import { type Found, recordHash } from '../record-names.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { tableOf } from './columns.ts'
import { disclosedView } from './disclosed.ts'

/** One record as far as its viewer may read it, with what anyone needs to check it. */
export async function recordView(desk: Desk, found: Found, viewer: Viewer, address: (hash: string) => string): Promise<RecordView> {
  const { statement, whole } = found
  const { kid, header } = unverifiedSigned(statement.signed)
  const { ring } = await lawNow(desk)
  const hash = recordHash(statement)
  const proof = await desk.store.prove(statement.log, statement.idx)
  return {
    hash, id: statement.id, kind: header.kind, author: header.author, made: header.made, log: statement.log,
    authority: header.authority.nature === 'not-named' ? null : header.authority.agency,
    header: Object.entries(header).map(([field, value]) => [field, typeof value === 'string' ? value : JSON.stringify(value)]),
    aheadMin: aheadMin(header, statement),
    body: whole ? indented(statement.body!) : null, url: address(hash),
    signature: { algorithm: 'Ed25519', key: kid, ...signerOf(ring, statement, kid) },
    proof: proof && proofView(proof),
    disclosed: await disclosedView(desk, found, viewer),
  }
}

/** A clock that is a little fast is nobody's business. */
function aheadMin({ made }: Header, { sealedAt }: Statement): number {
  const minutes = Math.round((made - sealedAt) / 60_000)
  return minutes > 10 ? minutes : 0
}

/** Canonical bytes are one line: shown with line breaks, the digest is over the line. */
function indented(body: Uint8Array): string {
  return JSON.stringify(JSON.parse(Buffer.from(body).toString('utf8')), null, 2)
}

/** Whether the signature verifies with a key that was live at the law which the statement was sealed under, and what became of it since. */
function signerOf(ring: KeyRing, statement: Statement, kid: string): Pick<RecordView['signature'], 'live' | 'holder' | 'rival' | 'doubt'> {
  try {
    const first = statement.log === 'law' && statement.idx === 0
    if (first) firstKey(statement, kid)
    const credential = ring.liveAt(kid, first ? 1 : statement.lawSize)
    const { x, party, office, role, custody, exercise } = credential
    verifySigned(statement.signed, x)
    return { live: true, holder: `${party}, ${office}, ${role}, ${custody}`, rival: ring.contested(party, exercise, statement.lawSize), doubt: doubtOf(ring, statement, kid) }
  } catch (error) {
    return { live: false, holder: asFault(error).message, rival: false, doubt: null }
  }
}

/** `here`: this statement was sealed when the key was in other hands, or may have been. */
function doubtOf(ring: KeyRing, { lawSize }: Statement, kid: string): RecordView['signature']['doubt'] {
  const here = ring.doubtOf(kid, lawSize)
  const ever = here ?? ring.doubtOf(kid, Number.MAX_SAFE_INTEGER)
  return ever === null ? null : { since: ever, here: here !== null }
}

function proofView({ index, size, hashes, checkpoint }: Inclusion): NonNullable<RecordView['proof']> {
  const text = Buffer.from(checkpoint).toString('utf8')
  return { index, size, root: hex(parseUnverifiedCheckpoint(noteText(text)).root), path: hashes.map(hex), checkpoint: text }
}

/** The signed text of a note: all before the blank line in front of its signatures. */
function noteText(note: string): string {
  return note.slice(0, note.indexOf('\n\n') + 1)
}

/** Everything that recomputes the entry and its leaf without this desk: JWS, salts, and the body where the viewer reads it. */
export function recordData(ring: KeyRing, { statement, whole }: Found): Json {
  const { kid, header } = unverifiedSigned(statement.signed)
  return {
    id: statement.id, hash: recordHash(statement), log: statement.log, sealed: isoInstant(statement.sealedAt), header: header as unknown as Json, signed: statement.signed,
    salt: hex(statement.salt), body: whole ? (JSON.parse(Buffer.from(statement.body!).toString('utf8')) as Json) : null, bodySalt: whole && statement.bodySalt ? hex(statement.bodySalt) : null,
    key: kid, keyCompromisedSince: ring.doubtOf(kid, statement.lawSize),
    receipt: statement.log === 'statements' ? `/ledger/proof/${statement.id}` : null,
  }
}

export function statementsTable(ring: KeyRing, found: readonly Found[]): DataTable {
  return tableOf('statements', found, ({ statement, whole }) => {
    const { kid, header } = unverifiedSigned(statement.signed)
    const { authority, release } = header
    return {
      id: statement.id, log: statement.log, kind: header.kind, author: header.author, agency: authority.agency, nature: authority.nature, made: isoInstant(header.made),
      sealed: isoInstant(statement.sealedAt), audience: release.audience, under: (release.under ?? []).join(' '), about: header.about.join(' '), replaces: header.replaces ?? null,
      part: whole ? 'whole' : 'face', law: statement.lawSize,
      key: kid, key_compromised_since: ring.doubtOf(kid, statement.lawSize),
    }
  })
}
