import { PUBLIC, type Statement } from '../adapters/sql/index.ts'
import {
  type DecisionBody, type Evidence, EVIDENCE_FORMAT, type LawLinkBody, pageDigest, unverifiedSigned, utter,
} from '../core/statements/index.ts'
import { Fault, hex, type Json, LANGUAGES, type Language, type Party } from '../core/values/index.ts'
import { t } from '../web/index.ts'
import { DESK, type Desk, random } from './desk.ts'
import { nameOf } from './names.ts'
import { notFound } from './problems.ts'
import { originOf, receiptOf } from './record.ts'

/**
 * One file that shows without this desk what was said, by whom, and why `reader` reads it: as much of the statement as that reader's
 * grant gives. Faults `not-found` (it reads nothing), `not-yet` until the next beat.
 */
export async function evidenceOf(desk: Desk, id: string, reader: Party): Promise<Evidence> {
  const disclosed = await desk.store.read(reader, id)
  if (!disclosed) throw notFound()
  const { grants } = await desk.store.grantsOf(id)
  const mine = grants.filter((grant) => grant.reader === reader || grant.reader === PUBLIC)
  const grant = mine.find(({ part, reader: who }) => part === disclosed.part && who === reader) ?? mine.find(({ part }) => part === disclosed.part)!
  const page = pageOf(desk, disclosed, reader)
  const link = await linkBefore(desk, disclosed)
  const ground = grant.lawSize === link.size ? link : await rootAt(desk, grant.lawSize)
  const body: DecisionBody = { reader, part: disclosed.part, cause: grant.cause, law: { size: ground.size, root: ground.root }, page: pageDigest(page) }
  const decision = await decisionOf(desk, id, body)
  return {
    format: EVIDENCE_FORMAT, page,
    statement: {
      signed: disclosed.signed, salt: hex(disclosed.salt),
      ...(disclosed.body && disclosed.bodySalt ? { body: textOf(disclosed.body), bodySalt: hex(disclosed.bodySalt) } : {}),
    },
    receipt: await receiptOf(desk, disclosed),
    keys: await keysOf(desk, [disclosed.signed, link.opened.signed, decision.signed]),
    link: link.opened,
    decision,
    law: { link: await consistencyOf(desk, link.size), decision: await consistencyOf(desk, ground.size) },
  }
}

/** For the operator of the node, who names any statement: as its author reads it, or another reader. */
export async function evidenceOfId(desk: Desk, id: string, reader?: Party): Promise<Evidence> {
  const statement = await desk.store.undisclosedRead(id)
  if (!statement) throw notFound()
  return evidenceOf(desk, id, reader ?? statement.author)
}

/** The receipt alone, which proves something only to whoever holds the statement. */
export async function receiptOfId(desk: Desk, id: string): Promise<string> {
  const statement = await desk.store.undisclosedRead(id)
  if (!statement) throw notFound()
  return receiptOf(desk, statement)
}

const PROVES = ['evidence.proves-signature', 'evidence.proves-log', 'evidence.proves-body', 'evidence.proves-reader'] as const
const PROVES_NOT = ['evidence.not-true', 'evidence.not-last', 'evidence.not-revoked', 'evidence.not-when', 'evidence.not-keys'] as const

function pageOf(desk: Desk, { author }: Statement, reader: Party): Evidence['page'] {
  const words = (lang: Language) => {
    const params = { author: nameOf(desk.region, author, lang), reader: reader === PUBLIC ? t(lang, 'readers.everybody') : nameOf(desk.region, reader, lang), origin: originOf(desk, 'statements') }
    return { title: t(lang, 'evidence.title', params), proves: PROVES.map((key) => t(lang, key, params)), proves_not: PROVES_NOT.map((key) => t(lang, key, params)) }
  }
  return Object.fromEntries(LANGUAGES.map((lang) => [lang, words(lang)])) as Evidence['page']
}

/** The law link of the batch in which it was sealed. Of an earlier batch on the same law it would show when others spoke: its `made` is its own time. */
async function linkBefore({ store }: Desk, { idx, lawSize }: Statement): Promise<LawLinkBody & { opened: Evidence['link'] }> {
  const row = await store.undisclosed.selectFrom('statement').select(['signed', 'body', 'body_salt']).where('kind', '=', 'law-link').where('law_size', '=', lawSize)
    .where('idx', '<=', idx).orderBy('idx', 'desc').limit(1).executeTakeFirstOrThrow()
  return { ...linkIn(row), opened: { signed: row.signed, body: textOf(row.body!), bodySalt: hex(row.body_salt!) } }
}

/** The law at the size of a late grant, whose own batch cites it: every link of that size says the same. */
async function rootAt({ store }: Desk, lawSize: number): Promise<LawLinkBody> {
  return linkIn(await store.undisclosed.selectFrom('statement').select('body').where('kind', '=', 'law-link').where('law_size', '=', lawSize).orderBy('idx', 'desc').limit(1).executeTakeFirstOrThrow())
}

function linkIn({ body }: { body: Uint8Array | null }): LawLinkBody {
  return JSON.parse(textOf(body!)) as LawLinkBody
}

async function decisionOf(desk: Desk, id: string, body: DecisionBody): Promise<Evidence['decision']> {
  const { authority, signer } = await desk.office(DESK, 'desk')
  const said = utter({ kind: 'decision', author: DESK, authority, made: desk.clock(), release: { audience: 'named', to: [body.reader] }, about: [id], body: body as unknown as Json }, signer, random)
  return { signed: said.signed, body: textOf(said.body), bodySalt: hex(said.bodySalt) }
}

/** The entries that admitted the keys of these signatures, and the keys that signed those, from the first of the law log on. */
async function keysOf(desk: Desk, signatures: readonly string[]): Promise<Evidence['keys']> {
  const { ring } = await desk.law()
  const credentials = ring.all()
  const places = new Set<number>()
  const follow = (kid: string): void => {
    const credential = credentials.find((one) => one.kid === kid)
    if (!credential) throw new Fault('key-unknown', 'the law log does not admit the key that signed')
    if (places.has(credential.from - 1)) return
    places.add(credential.from - 1)
    follow(credential.by)
  }
  for (const signed of signatures) follow(unverifiedSigned(signed).kid)
  return Promise.all([...places].sort((a, b) => a - b).map(async (idx) => {
    const [row] = await desk.store.law({ after: idx - 1, limit: 1 })
    return { signed: row!.signed, body: textOf(row!.body!), bodySalt: hex(row!.bodySalt!), receipt: await receiptOf(desk, { log: 'law', idx }) }
  }))
}

async function consistencyOf({ store }: Desk, lawSize: number): Promise<string[]> {
  const found = await store.proveConsistency('law', lawSize)
  if (!found) throw new Fault('not-yet', 'the law waits for its next published checkpoint: try again after the next beat')
  return found.map((one) => Buffer.from(one).toString('base64'))
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}
