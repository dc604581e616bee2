import { createHmac } from 'node:crypto'
import type { Grant, NewJob, Statement } from '../adapters/sql/index.ts'
import { type Decision, decide, existenceIsPublic, isHeld, PUBLIC, type ReaderCause } from '../core/disclosure/index.ts'
import type { Law } from '../core/law/index.ts'
import type { Header, Release } from '../core/statements/index.ts'
import { dayOfInstant, hex, type Instant, isoDay, type Party, type Region, STATES } from '../core/values/index.ts'
import type { Desk } from './desk.ts'

/** What is known of a release beside its header. */
export interface Grounds {
  /** those whom a duty names, for this statement only */
  duty?: readonly ReaderCause[]
  /** everyone whom an earlier version was delivered to */
  earlier?: readonly Party[]
}

/** Who may read, by the law of the day of release: admission, or `notBefore` where that is later. */
export function decideAt(region: Region, { author, release }: Pick<Header, 'author' | 'release'>, law: Law, at: Instant, { duty, earlier }: Grounds = {}): Decision {
  return decide({
    author, release, law, on: isoDay(dayOfInstant(Math.max(at, release.notBefore ?? 0))), states: STATES,
    organs: (instrument) => organsOf(region, law, instrument),
    ...(duty ? { duty } : {}), ...(earlier ? { earlier } : {}),
  })
}

/**
 * Who keeps the instrument (VCLT articles 76 and 77): codes that its own claim gives, or the body that it names. What is general
 * knowledge is shown and gives nobody the pen.
 */
export function depositariesOf(region: Region, law: Law, instrument: string): Party[] {
  const found = law.instruments.get(instrument)?.depositary
  if (!found || found.certainty === 'background') return []
  const body = region.body(found.value)
  return found.by ?? (body ? [body.code] : [])
}

/** Whom an instrument addresses: its depositary, and the bodies that its duties are owed to. Background text names nobody. */
export function organsOf(region: Region, law: Law, instrument: string): Party[] {
  const duties = (law.instruments.get(instrument)?.duties ?? []).filter(({ footing }) => footing !== 'background')
  const receivers = duties.flatMap(({ receiver }) => receiver.flatMap((one) => (one.role === 'body' ? (region.body(one.body)?.code ?? []) : [])))
  return [...new Set([...depositariesOf(region, law, instrument), ...receivers])]
}

/**
 * The grants to write when sealing. What is held reaches its author alone until the ledger entry that releases it; an exchanged filing
 * for ever so, but for a correction, which reaches whoever was told of an earlier version. The face goes to everybody where the law
 * shows that such a statement exists.
 */
export function grantsAtSealing({ author, release, face }: Header, { readers }: Decision, law: Law, at: Instant, { earlier = [] }: Grounds = {}): Grant[] {
  const shown: Grant[] = face !== null && existenceIsPublic(law, release) ? [{ reader: PUBLIC, part: 'face', cause: `face ${release.under!.join(' ')}` }] : []
  const own = { reader: author, cause: 'author' }
  if (isHeld(release, at)) return [own, ...shown]
  if (!release.reciprocal) return [...readers, ...shown]
  return [own, ...earlier.filter((reader) => reader !== author).map((reader) => ({ reader, cause: 'earlier version' })), ...shown]
}

/** Everyone who was told, in whole, of any version that this one replaces. A version of another author is none of its. */
export async function toldEarlier({ store }: Pick<Desk, 'store'>, { author, replaces }: Pick<Header, 'author' | 'replaces'>): Promise<Party[]> {
  const told = new Set<Party>()
  for (let id: string | null = replaces ?? null; id !== null; ) {
    const before: Statement | null = await store.undisclosedRead(id)
    if (!before || before.author !== author) break
    for (const { reader, part } of (await store.grantsOf(id)).grants) if (part === 'whole') told.add(reader)
    id = before.replaces
  }
  return [...told]
}

/** The versions that replace a statement, by its own author, oldest first. */
export async function laterVersions({ store }: Pick<Desk, 'store'>, { id, author }: Pick<Statement, 'id' | 'author'>): Promise<string[]> {
  const rows = await store.undisclosed.selectFrom('statement').select(['id', 'idx']).where('replaces', '=', id).where('author', '=', author).orderBy('idx').execute()
  const found: string[] = []
  for (const row of rows) found.push(row.id, ...(await laterVersions({ store }, { id: row.id, author })))
  return found
}

/** The job that reveals what is held: one a statement, one for everything that is exchanged at that instant under those instruments. */
export function revealJobs({ id, release }: Pick<Header, 'id' | 'release'>, now: Instant): NewJob[] {
  if (release.notBefore === undefined || !isHeld(release, now)) return []
  const exchange = { under: [...(release.under ?? [])].sort(), notBefore: release.notBefore }
  return release.reciprocal
    ? [{ queue: 'reveal', key: `exchange ${roomOf(release)}`, runAt: release.notBefore, payload: { exchange } }]
    : [{ queue: 'reveal', key: `release ${id}`, runAt: release.notBefore, payload: { id } }]
}

/** What is exchanged together: the same instruments, the same instant. */
export function roomOf({ under = [], notBefore = 0 }: Pick<Release, 'under' | 'notBefore'>): string {
  return `${[...under].sort().join(' ')} ${notBefore}`
}

/** An id that this desk gives one act alone, however many servers try it, and that tells nobody else anything. */
export function idOf({ keys }: Pick<Desk, 'keys'>, act: string): string {
  return hex(createHmac('sha256', keys.secret('acts')).update(act).digest().subarray(0, 16))
}
