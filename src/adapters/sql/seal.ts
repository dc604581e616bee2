import { Fault, type Instant, type Random } from '../../core/values/index.ts'
import type { Dialect, Tx } from './dialect.ts'
import { entryBytes } from './entries.ts'
import { grantDigest, grantLines, writeGrants, type PlannedGrant } from './grants.ts'
import type { Outcome } from './group.ts'
import { advance, Race, readHeads, type Head } from './head.ts'
import { addJobs } from './jobs.ts'
import type { ExtraGrant, Grant, GrantMark, Log, SealBatch, SealContext, Sealed, SealItem, Statement, StoreOptions, Projection } from './model.ts'
import { applyAll } from './projections.ts'
import { statementValues, STATEMENT_TABLE } from './rows.ts'
import { TRUTH } from './schema.ts'
import type { Words } from './words.ts'

const SALT_BYTES = 32
const TRIES = 1000
export const LAW_LINK = 'law-link'

export interface Sealer {
  dialect: Dialect
  clock: () => Instant
  random: Random
  lawLink: StoreOptions['lawLink']
  linkGrants: Grant[]
  projections: readonly Projection[]
  readers: Words
  kinds: Words
}

/** What a sealed id was before this batch: its place, and the signed bytes that tell a repeat from a conflict. */
interface Known {
  idx: number
  signed: string
  lawSize: number
  sealedAt: Instant
  kind: string
}

interface Draft {
  head: Head
  /** place of the first statement: the law link's place is kept free before it */
  first: number
  lawSize: number
  now: Instant
  known: Map<string, Known>
  statements: Statement[]
  grants: PlannedGrant[]
}

/**
 * Seals a group of batches of one log in one transaction, in their order. A batch that is refused (`id-conflict`,
 * `unknown-statement`, `entry-length`, or what its own item function throws) fails alone and leaves nothing.
 * The promise settles after the commit is durable.
 */
export async function sealGroup(sealer: Sealer, log: Log, group: SealBatch[]): Promise<Outcome<Sealed[]>[]> {
  for (let tried = 1; ; tried++) {
    try {
      let sealing: Tx | undefined
      const outcomes = await sealer.dialect.write.transaction().execute((tx) => sealIn((sealing = tx), sealer, log, group))
      for (const words of [sealer.readers, sealer.kinds]) words.committed(sealing!)
      return outcomes
    } catch (error) {
      if (!(error instanceof Race) && !sealer.dialect.isRace(error)) throw error
      if (tried === TRIES) throw new Fault('seal-contention', `another server was first ${TRIES} times: nothing was sealed, try again`)
    }
  }
}

async function sealIn(tx: Tx, sealer: Sealer, log: Log, group: SealBatch[]): Promise<Outcome<Sealed[]>[]> {
  await sealer.dialect.checkDurable(tx)
  const heads = await readHeads(tx)
  const context = { lawSize: heads.law.size, at: sealer.clock() }
  const resolved = await Promise.all(group.map((batch) => resolve(batch, context)))
  const known = await findKnown(tx, sealer.dialect, log, resolved)
  const linked = log === 'statements'
  const first = heads[log].size + Number(linked)
  const draft: Draft = { head: heads[log], first, lawSize: context.lawSize, now: context.at, known, statements: [], grants: [] }
  const outcomes = resolved.map((outcome) => (outcome.ok ? attempt(() => place(draft, sealer, log, outcome.result)) : outcome))
  if (linked) await sealLinked(tx, sealer, draft, heads.law.root)
  else await write(tx, sealer, log, draft)
  const accepted = group.filter((_, i) => outcomes[i]!.ok)
  await addJobs(sealer.dialect, tx, accepted.flatMap(({ jobs }) => jobs ?? []), draft.now)
  await writeMarks(tx, sealer, draft, accepted)
  return outcomes
}

/** A batch whose functions were asked. */
interface Resolved {
  items: SealItem[]
  extraGrants?: ExtraGrant[]
  marks?: GrantMark[]
}

async function resolve({ items: inputs, extraGrants = [], marks = [] }: SealBatch, context: SealContext): Promise<Outcome<Resolved>> {
  try {
    const items: SealItem[] = []
    for (const input of inputs) items.push(typeof input === 'function' ? await input(context) : input)
    return { ok: true, result: { items, marks, extraGrants: typeof extraGrants === 'function' ? await extraGrants(context) : extraGrants } }
  } catch (error) {
    return { ok: false, error }
  }
}

function attempt<R>(run: () => R): Outcome<R> {
  try {
    return { ok: true, result: run() }
  } catch (error) {
    return { ok: false, error }
  }
}

async function findKnown(tx: Tx, dialect: Dialect, log: Log, resolved: Outcome<Resolved>[]): Promise<Map<string, Known>> {
  const ids = resolved.flatMap((outcome) => (outcome.ok ? namedIn(outcome.result) : []))
  const rows = await tx.selectFrom(STATEMENT_TABLE[log]).select(['id', 'idx', 'signed', 'law_size', 'sealed_at', 'kind'])
    .where(dialect.oneOf('id', 'text', [...new Set(ids)])).execute()
  return new Map(rows.map(({ id, idx, signed, law_size, sealed_at, kind }) =>
    [id, { idx, signed, lawSize: law_size, sealedAt: sealed_at, kind }]))
}

function namedIn({ items, extraGrants = [], marks = [] }: Resolved): string[] {
  return [...items.map(({ id }) => id), ...[...extraGrants, ...marks].map(({ statement }) => statement)]
}

/** Checks a whole batch, then adds it to the draft: a refused batch leaves no trace in it. */
function place(draft: Draft, sealer: Sealer, log: Log, batch: Resolved): Sealed[] {
  const { items } = batch
  const first = draft.first + draft.statements.length
  const fresh = new Map<string, Statement>()
  for (const item of items) {
    const before = draft.known.get(item.id) ?? fresh.get(item.id)
    if (before && before.signed !== item.signed)
      throw new Fault('id-conflict', `${item.id} is sealed already, with other content: nothing was changed`)
    if (!before) fresh.set(item.id, statementFrom(draft, sealer, log, item, first + fresh.size))
  }
  for (const { statement } of [...(batch.extraGrants ?? []), ...(batch.marks ?? [])])
    if (!draft.known.has(statement) && !fresh.has(statement)) throw new Fault('unknown-statement', `${statement} is not sealed here`)
  const repeated = new Set(items.filter(({ id }) => draft.known.has(id)).map(({ id }) => id))
  draft.statements.push(...fresh.values())
  for (const statement of fresh.values()) draft.known.set(statement.id, statement)
  if (log === 'statements') planGrants(draft, items.filter(({ id }) => fresh.has(id)), batch)
  return items.map(({ id }) => {
    const { idx, lawSize, sealedAt } = draft.known.get(id)!
    return { id, idx, lawSize, sealedAt, repeated: repeated.has(id) }
  })
}

function statementFrom(draft: Draft, sealer: Sealer, log: Log, item: SealItem, idx: number): Statement {
  const statement: Statement = {
    log, idx, id: item.id, lawSize: log === 'law' ? idx : draft.lawSize, sealedAt: draft.now, kind: item.kind, author: item.author,
    about: item.about ?? null, replaces: item.replaces ?? null, signed: item.signed, salt: sealer.random(SALT_BYTES),
    body: item.body, bodySalt: item.bodySalt,
  }
  if (log === 'law') entryBytes(log, statement)
  return statement
}

function planGrants(draft: Draft, items: SealItem[], { extraGrants = [] }: Resolved): void {
  for (const { id, grants } of items) draft.grants.push({ ...draft.known.get(id)!, grants })
  for (const { statement, ...grant } of extraGrants) draft.grants.push({ ...draft.known.get(statement)!, grants: [grant], late: true })
}

/** Nothing fresh and nobody told: no entry. Else the law link comes first, and answers for every grant of the transaction. */
async function sealLinked(tx: Tx, sealer: Sealer, draft: Draft, lawRoot: Uint8Array): Promise<void> {
  const { head, lawSize } = draft
  const own = { idx: head.size, kind: LAW_LINK, grants: sealer.linkGrants }
  const lines = await grantLines(tx, sealer, head.grants, lawSize, [own, ...draft.grants])
  if (draft.statements.length === 0 && lines.every(({ idx }) => idx === own.idx)) return
  const salt = sealer.random(SALT_BYTES)
  const link = statementFrom(draft, sealer, 'statements', await sealer.lawLink(lawSize, lawRoot, grantDigest(salt, lines)), own.idx)
  draft.statements.unshift(link)
  const count = draft.grants.length + 1
  await write(tx, sealer, 'statements', draft, count)
  await sealer.dialect.insert(tx, TRUTH.grant_batch, [[own.idx, head.grants, count, salt]])
  await writeGrants(tx, sealer, lines)
}

async function write(tx: Tx, sealer: Sealer, log: Log, draft: Draft, places = 0): Promise<void> {
  const { dialect } = sealer
  if (draft.statements.length === 0) return
  await advance(dialect, tx, draft.head, draft.statements.map((statement) => entryBytes(log, statement)), places)
  await dialect.insert(tx, TRUTH[STATEMENT_TABLE[log]], draft.statements.map(statementValues))
  await applyAll(dialect, tx, sealer.projections, draft.statements)
}

async function writeMarks(tx: Tx, sealer: Sealer, draft: Draft, accepted: SealBatch[]): Promise<void> {
  const marks = accepted.flatMap(({ marks: some = [] }) => some)
  if (marks.length === 0) return
  const readers = await sealer.readers.number(tx, marks.map(({ reader }) => reader))
  const rows = marks.map(({ statement, reader, what }) => [readers.get(reader), draft.known.get(statement)!.idx, what, draft.lawSize])
  await sealer.dialect.insert(tx, TRUTH.grant_mark, rows, 'ignore')
}
