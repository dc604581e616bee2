import type { Db, Dialect, Tx } from './dialect.ts'
import type { Grant, GrantRow, Part } from './model.ts'
import { TRUTH } from './schema.ts'
import type { Words } from './words.ts'

export const PART_ID: Readonly<Record<Part, number>> = { face: 0, whole: 1 }

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

/**
 * Append-only. All readers of one statement share one position, so that a list merged from a reader's own grants and
 * the public ones has no gaps; a grant that exists already stays as it was first made.
 */
export async function writeGrants(
  tx: Tx, granter: Granter, first: number, lawSize: number, planned: readonly PlannedGrant[],
): Promise<void> {
  const readers = await granter.readers.number(tx, planned.flatMap(({ grants }) => grants.map(({ reader }) => reader)))
  const kinds = await granter.kinds.number(tx, planned.map(({ kind }) => kind))
  const [fresh, late]: [unknown[][], unknown[][]] = [[], []]
  planned.forEach(({ idx, kind, grants, late: isLate }, i) => {
    for (const { reader, part = 'whole', cause } of widest(grants))
      (isLate ? late : fresh).push([readers.get(reader)!, first + i, idx, PART_ID[part], kinds.get(kind)!, lawSize, cause])
  })
  await granter.dialect.insert(tx, TRUTH.grant_, fresh)
  await granter.dialect.insert(tx, TRUTH.grant_, late, 'ignore')
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

