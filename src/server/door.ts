import type { Log, Statement } from '../adapters/sql/index.ts'
import { admit, admitClosed, closedIn, type Credential, type Header, parseParcel, type Parcel, unverifiedOpened, unverifiedSigned } from '../core/statements/index.ts'
import { asFault, Fault, hex, isoInstant } from '../core/values/index.ts'
import { type Desk, lawNow } from './desk.ts'
import { extraFor } from './door-rules.ts'
import type { Parts } from './http.ts'
import { sealLaw } from './key-acts.ts'
import { receiptOf } from './record.ts'
import { recordHash } from './record-names.ts'
import { accept, acceptClosed } from './say.ts'

/** What a state gets for what it sent: enough to prove later that this desk took it, and when. */
export interface Receipt {
  id: string
  log: Log
  kind: string
  author: string
  /** the key it was judged by, at this size of the law log */
  key: string
  law: number
  sealed: string
  /** RFC 6962 leaf hash of its entry, and the salt that opens it */
  hash: string
  salt: string
  /** it had been sealed before: nothing changed */
  repeated: boolean
  notes: string[]
  /** C2SP tlog-proof; null until the next published checkpoint: send the same envelope again, or ask at /ledger/proof */
  proof: string | null
}

/**
 * A statement signed where its author keeps the key: judged as if it had been said here, sealed, and receipted. The same envelope again
 * is answered as before, whatever became of its key since. Faults of parseParcel, admit and extraFor; `id-conflict`, `wrong-log`.
 */
export async function takeParcel(parts: Parts, bytes: Uint8Array): Promise<Receipt> {
  const { desk } = parts
  const closed = closedIn(bytes)
  if (closed !== null) return takeClosed(desk, closed)
  const parcel = parseParcel(bytes)
  const { kid, header, kind } = unverifiedOpened(parcel)
  const before = await sealedAs(desk, kind.log, header.id)
  if (before?.signed === parcel.signed) return receipt(desk, before, { kid, header, repeated: true })
  if (kind.log === 'law') await sealAct(desk, { ...parcel, header })
  else await sealStatement(parts, parcel)
  desk.wake()
  return receipt(desk, (await sealedAs(desk, kind.log, header.id))!, { kid, header, repeated: false })
}

/** A commitment: the signed header is sealed, and its body comes later as an `opening`. */
async function takeClosed(desk: Desk, signed: string): Promise<Receipt> {
  const { kid, header } = unverifiedSigned(signed)
  const before = await sealedAs(desk, 'statements', header.id)
  if (before?.signed === signed) return receipt(desk, before, { kid, header, repeated: true })
  const { law, ring } = await lawNow(desk)
  mayLetOut(header, admitClosed(signed, ring, law.size).credential)
  await acceptClosed(desk, signed)
  desk.wake()
  return receipt(desk, (await sealedAs(desk, 'statements', header.id))!, { kid, header, repeated: false })
}

/** Signature and key first: whoever cannot sign for the author learns nothing from the rules behind. */
async function sealStatement(parts: Parts, parcel: Parcel): Promise<void> {
  const { desk } = parts
  const { law, ring } = await lawNow(desk)
  const { header, body, credential } = admit(parcel, ring, law.size)
  mayLetOut(header, credential)
  const by = { party: header.author, authority: header.authority, signer: { kid: credential.kid } }
  await accept(desk, parcel, await extraFor(parts, { header, body, by }))
}

/**
 * A return that was signed elsewhere has no draft here to be the first link: it takes the key that lets words out, and so does taking back
 * what was let out. Fault `role`.
 */
function mayLetOut({ kind }: Header, { role }: Credential): void {
  if (role !== 'releaser' && (kind === 'filing' || kind === 'withdrawal'))
    throw new Fault('role', `a ${role}'s key alone releases no return and takes nothing back: sign it with the releaser's`, { field: 'kind' })
}

async function sealAct(desk: Desk, parcel: Parcel & { header: Header }): Promise<void> {
  if (parcel.header.kind !== 'key') throw new Fault('wrong-log', `a ${parcel.header.kind} comes from the files of the region: "contadora law sync"`, { field: 'kind' })
  const [sealed] = await sealLaw(desk, [parcel])
  await desk.law(sealed!.idx + 1)
  desk.changed(['public'])
}

async function sealedAs({ store }: Desk, log: Log, id: string): Promise<Statement | null> {
  if (log === 'statements') return store.undisclosedRead(id)
  const names = store.undisclosed.selectFrom('law_statement').select('idx').where('id', '=', id)
  const place = await names.executeTakeFirst()
  return place ? ((await store.law({ after: place.idx - 1, limit: 1 }))[0] ?? null) : null
}

/** An author's clock decides nothing; one that is far ahead is worth telling its owner. */
const AHEAD_MS = 10 * 60_000

async function receipt(desk: Desk, statement: Statement, { kid: key, header, repeated }: { kid: string; header: Header; repeated: boolean }): Promise<Receipt> {
  const { id, log, kind, author, lawSize, sealedAt, salt } = statement
  const ahead = header.made - sealedAt
  return {
    id, log, kind, author, key, law: lawSize, sealed: isoInstant(sealedAt), hash: recordHash(statement), salt: hex(salt), repeated,
    notes: ahead > AHEAD_MS ? [`"made" is ${Math.round(ahead / 60_000)} minutes ahead of this desk: it decides nothing, but look at your clock`] : [],
    proof: await receiptOf(desk, statement).catch((error: unknown) => {
      if (asFault(error).code !== 'not-yet') throw error
      return null
    }),
  }
}
