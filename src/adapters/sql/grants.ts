import { sha256 } from './bytes.ts'
import type { Db, Dialect, Tx } from './dialect.ts'
import type { Grant, GrantRow, Part } from './model.ts'
import { TRUTH } from './schema.ts'
import type { Words } from './words.ts'

const PART_ID: Readonly<Record<Part, number>> = { face: 0, whole: 1 }

export function partOf(id: number): Part {
  return id === PART_ID.whole ? 'whole' : 'face'
}

export interface PlannedGrant {
  idx: number
  kind: string
  grants: Grant[]
  /** the statement was sealed before: some of these may have been granted already */
  late?: true
}

interface Granter {
  dialect: Dialect
  readers: Words
  kinds: Words
}

/** One row of `grant_` with codes for numbers. */
export interface GrantLine {
  reader: string
  pos: number
  idx: number
  part: number
  kind: string
  lawSize: number
  cause: string
}

/**
 * The rows that these grants become, from place `first` on. Append-only: all readers of one statement share one position, so that
 * a list merged from a reader's own grants and the public ones has no gaps; a grant that exists already stays as it was first made.
 * Read inside the sealing transaction, whose compare-and-swap fails when anybody grants in between.
 */
export async function grantLines(tx: Tx, granter: Granter, first: number, lawSize: number, planned: readonly PlannedGrant[]): Promise<GrantLine[]> {
  const there = await standing(tx, granter, planned.filter(({ late }) => late))
  const lines: GrantLine[] = []
  planned.forEach(({ idx, kind, grants, late }, i) => {
    for (const { reader, part = 'whole', cause } of widest(grants)) {
      const line = { reader, pos: first + i, idx, part: PART_ID[part], kind, lawSize, cause }
      if (late && there.has(keyOf(line))) continue
      there.add(keyOf(line))
      lines.push(line)
    }
  })
  return lines
}

function keyOf({ reader, idx, part }: Pick<GrantLine, 'reader' | 'idx' | 'part'>): string {
  return `${idx} ${part} ${reader}`
}

async function standing(tx: Tx, { dialect, readers }: Granter, late: readonly PlannedGrant[]): Promise<Set<string>> {
  if (late.length === 0) return new Set()
  const rows = await tx.selectFrom('grant_').select(['stmt', 'viewer', 'part'])
    .where(dialect.oneOf('stmt', 'int', [...new Set(late.map(({ idx }) => idx))])).execute()
  const codes = await readers.codes(tx, rows.map(({ viewer }) => viewer))
  return new Set(rows.map(({ stmt, viewer, part }) => keyOf({ reader: codes.get(viewer)!, idx: stmt, part })))
}

export async function writeGrants(tx: Tx, granter: Granter, lines: readonly GrantLine[]): Promise<void> {
  const readers = await granter.readers.number(tx, lines.map(({ reader }) => reader))
  const kinds = await granter.kinds.number(tx, lines.map(({ kind }) => kind))
  await granter.dialect.insert(tx, TRUTH.grant_, lines.map(({ reader, pos, idx, part, kind, lawSize, cause }) =>
    [readers.get(reader)!, pos, idx, part, kinds.get(kind)!, lawSize, cause]))
}

/**
 * What the law link of a batch states of its grants: SHA-256 over the salt and one line of JSON a grant, sorted. Stated for a batch
 * without grants too, so that having none does not show.
 */
export function grantDigest(salt: Uint8Array, lines: readonly GrantLine[]): Uint8Array {
  const texts = lines.map(({ reader, pos, idx, part, kind, lawSize, cause }) => JSON.stringify([pos, reader, part, idx, kind, lawSize, cause]))
  return sha256(Buffer.concat([salt, Buffer.from(texts.sort().join('\n'))]))
}

/** One grant a reader: the whole before the face, else the first given. */
function widest(grants: readonly Grant[]): Iterable<Grant> {
  const byReader = new Map<string, Grant>()
  for (const grant of grants) {
    const other = byReader.get(grant.reader)
    if (!other || (other.part === 'face' && grant.part !== 'face')) byReader.set(grant.reader, grant)
  }
  return byReader.values()
}

export interface MarkRow {
  reader: string
  what: string
  lawSize: number
}

/**
 * Every grant on a statement and what later law says of them, by place and then by code: a reader's number would show who was
 * told of something first, whatever that was. For its author and the desk.
 */
export async function grantsOn(db: Db, readers: Words, id: string): Promise<{ grants: GrantRow[]; marks: MarkRow[] }> {
  const found = await db.selectFrom('statement').select('idx').where('id', '=', id).executeTakeFirst()
  if (!found) return { grants: [], marks: [] }
  const grants = await db.selectFrom('grant_').selectAll().where('stmt', '=', found.idx).orderBy('pos').execute()
  const marks = await db.selectFrom('grant_mark').selectAll().where('stmt', '=', found.idx).orderBy('what').execute()
  const codes = await readers.codes(db, [...grants, ...marks].map(({ viewer }) => viewer))
  return {
    grants: grants.map(({ viewer, part, law_size, cause, pos }) =>
      ({ reader: codes.get(viewer)!, part: partOf(part), lawSize: law_size, cause, pos })).sort((a, b) => a.pos - b.pos || byReader(a, b)),
    marks: marks.map(({ viewer, what, law_size }) => ({ reader: codes.get(viewer)!, what, lawSize: law_size })).sort(byReader),
  }
}

function byReader(a: { reader: string }, b: { reader: string }): number {
  return a.reader < b.reader ? -1 : Number(a.reader > b.reader)
}

