import type { Inclusion, Statement } from '../../adapters/sql/index.ts'
import { parseUnverifiedCheckpoint } from '../../core/ledger/index.ts'
import { type Credential, type Header, keyId, type KeyRing, unverifiedSigned, verifySigned } from '../../core/statements/index.ts'
import { asFault, hex, isoInstant, type Json } from '../../core/values/index.ts'
import type { RecordView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { bodyOf } from '../say.ts'
import { type Found, recordHash } from '../record-names.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'

/** One record as far as its viewer may read it, with what anyone needs to check it. */
export async function recordView(desk: Desk, { statement, whole }: Found, address: (hash: string) => string): Promise<RecordView> {
  const { kid, header } = unverifiedSigned(statement.signed)
  const { ring } = await desk.law()
  const hash = recordHash(statement)
  const proof = await desk.store.prove(statement.log, statement.idx)
  return {
    hash, id: statement.id, kind: header.kind, author: header.author, made: header.made, log: statement.log,
    authority: header.authority.nature === 'not-named' ? null : header.authority.agency,
    header: Object.entries(header).map(([field, value]) => [field, typeof value === 'string' ? value : JSON.stringify(value)]),
    body: whole ? indented(statement.body!) : null, url: address(hash),
    signature: { algorithm: 'Ed25519', key: kid, ...signerOf(ring, statement, kid) },
    proof: proof && proofView(proof),
  }
}

/** Canonical bytes are one line: shown with line breaks, the digest is over the line. */
function indented(body: Uint8Array): string {
  return JSON.stringify(JSON.parse(Buffer.from(body).toString('utf8')), null, 2)
}

/** Whether the signature verifies with a key that was live at the law which the statement was sealed under. */
function signerOf(ring: KeyRing, statement: Statement, kid: string): { live: boolean; holder: string } {
  const own = ownKey(statement, kid)
  try {
    const credential = own ?? ring.liveAt(kid, statement.lawSize)
    verifySigned(statement.signed, credential.x)
    return { live: true, holder: `${credential.party}, ${credential.office}, ${credential.role}, ${credential.custody}` }
  } catch (error) {
    return { live: false, holder: asFault(error).message }
  }
}

/** The first entry of a law log admits the desk's own key and is signed by it: nothing older could have. */
function ownKey(statement: Statement, kid: string): Pick<Credential, 'x' | 'party' | 'office' | 'role' | 'custody'> | null {
  const body = statement.log === 'law' && statement.idx === 0 && statement.kind === 'key' ? bodyOf<Credential>(statement) : null
  return body && keyId(body.x) === kid ? body : null
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
export function recordData({ statement, whole }: Found): Json {
  const { header } = unverifiedSigned(statement.signed)
  return {
    id: statement.id, hash: recordHash(statement), log: statement.log, sealed: isoInstant(statement.sealedAt), header: header as unknown as Json, signed: statement.signed,
    salt: hex(statement.salt), body: whole ? (JSON.parse(Buffer.from(statement.body!).toString('utf8')) as Json) : null, bodySalt: whole && statement.bodySalt ? hex(statement.bodySalt) : null,
    receipt: statement.log === 'statements' ? `/ledger/proof/${statement.id}` : null,
  }
}

export function statementsTable(found: readonly Found[]): DataTable {
  return tableOf('statements', found, ({ statement, whole }) => {
    const header: Header = unverifiedSigned(statement.signed).header
    const { authority, release } = header
    return {
      id: statement.id, log: statement.log, kind: header.kind, author: header.author, agency: authority.agency, nature: authority.nature, made: isoInstant(header.made),
      sealed: isoInstant(statement.sealedAt), audience: release.audience, under: (release.under ?? []).join(' '), about: header.about.join(' '), replaces: header.replaces ?? null,
      part: whole ? 'whole' : 'face', law: statement.lawSize,
    }
  })
}
