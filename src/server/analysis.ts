import { type Answer, claimsFrom, type Data, type FiledClaims, type ReadReturn, readPeriod } from '../core/filings/index.ts'
import { type FilingBody, type Release, unverifiedSigned } from '../core/statements/index.ts'
import { type Instant, isState, type Party } from '../core/values/index.ts'
import type { Disclosed } from '../adapters/sql/index.ts'
import { readAll } from './all.ts'
import type { Desk } from './desk.ts'
import { filingContent } from './filings.ts'
import { formShelf } from './form-book.ts'
import { bodyOf } from './body.ts'

/** A return that counts, with whom its author addressed it to and since when it is here. */
export interface CountedReturn extends ReadReturn {
  release: Release
  at: Instant
}

/** What one viewer may analyse: the returns that it reads, and the claims that they make. */
export interface Readings {
  returns: CountedReturn[]
  claims: FiledClaims
  byId: ReadonlyMap<string, CountedReturn>
}

const MOST_KEPT = 8
const kept = new WeakMap<Desk['store'], Map<Party, { size: number; made: Promise<Readings> }>>()

/** Read once for each viewer and head of the log: whatever a viewer may read, and every later grant, comes with an entry there. */
export async function readingsOf(desk: Desk, viewer: Party): Promise<Readings> {
  const { size } = (await desk.store.heads()).statements
  const mine = kept.get(desk.store) ?? new Map<Party, { size: number; made: Promise<Readings> }>()
  kept.set(desk.store, mine)
  const before = mine.get(viewer)
  mine.delete(viewer)
  const now = before?.size === size ? before : { size, made: read(desk, viewer) }
  mine.set(viewer, now)
  if (mine.size > MOST_KEPT) mine.delete(mine.keys().next().value!)
  now.made.catch(() => mine.delete(viewer))
  return now.made
}

async function read(desk: Desk, viewer: Party): Promise<Readings> {
  const { book } = await formShelf(desk)
  const statements = await readAll(desk.store, viewer, { kind: 'filing' })
  const replaced = new Set(statements.flatMap(({ replaces }) => replaces ?? []))
  const counted = new Map<string, CountedReturn>()
  for (const statement of statements.toSorted((a, b) => a.idx - b.idx)) {
    if (replaced.has(statement.id)) continue
    const found = await returnOf(desk, viewer, statement, book.forms)
    // a yearly return is one: of two the later counts. Notices of events are as many as there were
    if (found) counted.set(found.form.period === 'event' ? found.id : `${found.state} ${found.form.id} ${found.period.text}`, found)
  }
  const returns = [...counted.values()]
  return { returns, claims: claimsFrom(returns), byId: new Map(returns.map((one) => [one.id, one])) }
}

async function returnOf(desk: Desk, viewer: Party, statement: Disclosed, forms: ReadonlyMap<string, ReadReturn['form']>): Promise<CountedReturn | null> {
  const { header } = unverifiedSigned(statement.signed)
  const body = bodyOf<FilingBody>(statement)
  const face = (body ?? header.face) as { form: string; period: string } | null
  const form = face && forms.get(face.form)
  if (!face || !form || !isState(header.author)) return null
  const content = body?.parts === undefined ? body : await filingContent(desk, viewer, statement.id)
  const data = (body?.parts === undefined ? body?.data : (content as { data: unknown } | null)?.data) as Data | null | undefined
  const answer: Answer | null = body ? body.answer : null
  return { id: statement.id, state: header.author, form, period: readPeriod(face.period), answer, data: data ?? null, release: header.release, at: statement.sealedAt }
}
