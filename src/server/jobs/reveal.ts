import type { ExtraGrant, Statement } from '../../adapters/sql/index.ts'
import { archiveReaders, isHeld, learntLate, opensArchive } from '../../core/disclosure/index.ts'
import { type Header, type NoticeBody, type RevealBody, unverifiedSigned } from '../../core/statements/index.ts'
import { asFault, dayOfInstant, isoDay, type Json, STATES } from '../../core/values/index.ts'
import { DESK, type Desk, lawNow, type LawView } from '../desk.ts'
import { decideAt, idOf, laterVersions, toldEarlier } from '../disclosing.ts'
import { exchangeGrants, type Room, withLater } from '../exchange.ts'
import { type Extra, say, type Words } from '../say.ts'
import type { Handler } from '../worker.ts'

const DAY_MS = 86_400_000
const CHUNK = 500

/**
 * Reveals what was held until an instant: one ledger entry, and the grants that it causes, in one transaction. Whoever does it twice,
 * after a crash or on another server, finds it done: the entry's id follows from what it reveals.
 */
export function revealHandler(desk: Desk): Handler {
  return async ({ payload }) => {
    const { exchange, id } = payload as unknown as { exchange?: Room; id?: string }
    if (exchange) await revealExchange(desk, exchange)
    else if (id) await releaseHeld(desk, id)
  }
}

async function revealExchange(desk: Desk, room: Room): Promise<void> {
  const act = `exchange ${(room.under ?? []).join(' ')} ${room.notBefore}`
  const now = (await lawNow(desk)).law
  const ids = [...new Set((await exchangeGrants(desk, room, now)).map(({ statement }) => statement))]
  const grants = async ({ lawSize }: { lawSize: number }): Promise<ExtraGrant[]> => exchangeGrants(desk, room, (await desk.lawAt(lawSize)).law)
  await sayOnce(desk, act, reveal({ what: 'exchange', ids, notBefore: room.notBefore ?? null }), { grants })
}

/** A statement that was replaced or withdrawn before its time was never told, and is not told now. */
async function releaseHeld(desk: Desk, id: string): Promise<void> {
  const statement = await desk.store.undisclosedRead(id)
  if (!statement || (await laterVersions(desk, statement)).length > 0) return
  const { header } = unverifiedSigned(statement.signed)
  const grants = async ({ lawSize }: { lawSize: number }): Promise<ExtraGrant[]> => {
    const { readers } = decideAt(desk.region, header, (await desk.lawAt(lawSize)).law, statement.sealedAt, { earlier: await toldEarlier(desk, header) })
    return readers.map(({ reader, cause }) => ({ statement: id, reader, cause }))
  }
  await sayOnce(desk, `release ${id}`, reveal({ what: 'release', ids: [id], notBefore: header.release.notBefore ?? null }), { grants })
}

function reveal(body: RevealBody): Words {
  return { kind: 'reveal', release: { audience: 'author' }, body: body as unknown as Json }
}

async function sayOnce(desk: Desk, act: string, words: Words, extra: Extra): Promise<void> {
  try {
    await say(desk, await desk.office(DESK, 'desk'), { ...words, id: idOf(desk, act) }, extra)
  } catch (error) {
    if (asFault(error).code !== 'id-conflict') throw error
  }
}

/**
 * After the law has grown: every release is decided again for its own day on the law as known now. Grants stay. A party found entitled
 * becomes a release owed, one found not entitled is marked told in error, and the author is told of both. What was replaced before its
 * time is owed to nobody. Where the instrument opens its archive to who joins later, those are let in.
 */
export function reconsiderHandler(desk: Desk): Handler {
  return async () => {
    const view = await lawNow(desk)
    for (let after = -1; ;) {
      const statements = await desk.store.undisclosedStatements({ after, limit: CHUNK })
      for (const statement of statements) await reconsider(desk, statement, view)
      if (statements.length < CHUNK) break
      after = statements.at(-1)!.idx
    }
    await lookAgainTomorrow(desk, view)
  }
}

/** Who joins is a party from a day on that nobody seals: while an archive is open, each day is looked at. */
async function lookAgainTomorrow(desk: Desk, { law }: LawView): Promise<void> {
  if (![...law.instruments.keys()].some((id) => opensArchive(law, id))) return
  const tomorrow = (Math.floor(desk.clock() / DAY_MS) + 1) * DAY_MS
  await desk.store.enqueue([{ queue: 'reconsider', key: `reconsider ${isoDay(dayOfInstant(tomorrow))}`, runAt: tomorrow, payload: {} }])
}

async function reconsider(desk: Desk, statement: Statement, { law }: LawView): Promise<void> {
  const { header } = unverifiedSigned(statement.signed)
  const { audience } = header.release
  if ((audience !== 'parties' && audience !== 'organs') || isHeld(header.release, desk.clock())) return
  const { grants, marks } = await desk.store.grantsOf(statement.id)
  if (header.release.notBefore !== undefined && grants.every(({ reader }) => reader === header.author) && (await laterVersions(desk, statement)).length > 0) return
  const marked = (what: string): Set<string> => new Set(marks.filter((mark) => mark.what === what).map(({ reader }) => reader))
  const { owed, inError } = learntLate(grants.filter(({ part }) => part === 'whole'), decideAt(desk.region, header, law, statement.sealedAt), header.release.reciprocal ?? false)
  const news = {
    owed: owed.filter(({ reader }) => !marked(OWED).has(reader)),
    inError: inError.filter(({ reader }) => !marked(IN_ERROR).has(reader)).map(({ reader, why, instrument = '' }) => ({ reader, why, instrument })),
  }
  if (news.owed.length + news.inError.length > 0) await tellAuthor(desk, statement, { ...news, law: law.size })
  await openArchive(desk, statement, header, law)
}

export const OWED = 'release owed'
export const IN_ERROR = 'told in error'

async function tellAuthor(desk: Desk, { id, author }: Statement, body: NoticeBody): Promise<void> {
  const words: Words = { kind: 'notice', release: { audience: 'named', to: [author] }, about: [id], body: body as unknown as Json }
  const marks = [...body.owed.map(({ reader }) => ({ statement: id, reader, what: OWED })), ...body.inError.map(({ reader }) => ({ statement: id, reader, what: IN_ERROR }))]
  await sayOnce(desk, `notice ${id} ${body.law}`, words, { marks })
}

async function openArchive(desk: Desk, statement: Statement, { release }: Header, law: LawView['law']): Promise<void> {
  const on = isoDay(dayOfInstant(desk.clock()))
  const told = new Set((await desk.store.grantsOf(statement.id)).grants.filter(({ part }) => part === 'whole').map(({ reader }) => reader))
  const readers = archiveReaders({ release, told, law, on, states: STATES })
  if (readers.length === 0) return
  const grants = async (): Promise<ExtraGrant[]> => (await Promise.all(readers.map(async ({ reader, cause }) =>
    [{ statement: statement.id, reader, cause }, ...(await withLater(desk, statement, reader))]))).flat()
  const joined = readers.map(({ reader }) => reader).join(' ')
  await sayOnce(desk, `archive ${statement.id} ${joined}`, reveal({ what: 'archive', ids: [statement.id], notBefore: null }), { grants })
}
