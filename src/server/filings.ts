import type { Disclosed } from '../adapters/sql/index.ts'
import { type CheckedReturn, type Form, formOf, joinParts, partsOf, type FormBook, type Schedule, type SeenFiling, type Standpoint } from '../core/filings/index.ts'
import type { TimedLaw } from '../core/law/index.ts'
import { type FilingBody, type FilingPartBody, type Release, unverifiedSigned } from '../core/statements/index.ts'
import { type Day, dayOfInstant, Fault, type Instant, isoDay, isState, type Json, type Party } from '../core/values/index.ts'
import { readAll } from './all.ts'
import type { Desk, Office } from './desk.ts'
import { bodyOf } from './body.ts'
import { say } from './say.ts'

/** Every return that `viewer` may know of: whole where its grants give the body, else only that it was filed. */
export async function filingsSeen(desk: Desk, viewer: Party): Promise<SeenFiling[]> {
  const statements = await readAll(desk.store, viewer, { kind: 'filing' })
  return statements.flatMap(seenOf)
}

function seenOf(statement: Disclosed): SeenFiling[] {
  const { header } = unverifiedSigned(statement.signed)
  const body = bodyOf<FilingBody>(statement)
  const face = (body ?? header.face) as { form: string; period: string } | null
  if (!face) return []
  return [{
    id: header.id, state: header.author, form: face.form, period: face.period, received: dayOfInstant(statement.sealedAt),
    ...(body ? { answer: body.answer } : {}), ...(header.replaces === undefined ? {} : { replaces: header.replaces }),
  }]
}

/** The content of one return, its parts joined; null alike when there is none and when the viewer may not read it. */
export async function filingContent(desk: Desk, viewer: Party, id: string): Promise<{ body: FilingBody; data: Json } | null> {
  const first = await desk.store.read(viewer, id)
  const body = first?.kind === 'filing' ? bodyOf<FilingBody>(first) : null
  if (!first || !body) return null
  if (body.parts === undefined) return { body, data: body.data }
  const rest = await Promise.all(unverifiedSigned(first.signed).header.about.map((part) => desk.store.read(viewer, part)))
  return { body, data: joinParts(body, rest.flatMap((one) => (one ? bodyOf<FilingPartBody>(one) ?? [] : []))) as unknown as Json }
}

/** Whom a return goes to where the form says it, and the author does not choose otherwise. */
export function releaseOf(form: Form, audience?: 'public' | 'parties' | 'organs'): Release {
  const chosen = audience ?? (form.content.value === 'public' ? 'public' : form.content.value === 'restricted' ? 'organs' : undefined)
  if (chosen === undefined) throw new Fault('release-needed', 'the state chooses who may read this return: public, parties or organs', { field: 'release' })
  if (chosen !== 'public' && form.instrument === 'none')
    throw new Fault('release-needed', 'no instrument here carries this form, so it has no parties and no organ: release it to the public, or not', { field: 'release' })
  return chosen === 'public' ? { audience: 'public' } : { audience: chosen, under: [form.instrument] }
}

export interface Submitting {
  checked: CheckedReturn
  book: FormBook
  audience?: 'public' | 'parties' | 'organs'
  replaces?: string
  /** the releasing credential; the state's newest one kept here where nobody is at a screen */
  by?: Office
  /** pairwise simultaneous exchange: revealed then, to those who committed before */
  revealAt?: Instant
}

/**
 * Files a checked return as its state. The parts of a large one are sealed first and the one that counts last: after a crash there is a
 * whole return or none. Faults: `return-unfit`, `release-needed`, those of `say`.
 */
export async function submitReturn(desk: Desk, { checked, book, audience, replaces, by, revealAt }: Submitting): Promise<{ id: string; parts: number; readers: number }> {
  if (!checked.fit) throw new Fault('return-unfit', 'this return has errors: check it first', { field: 'data' })
  const form = formOf(book, checked.form)
  const office = by ?? (await desk.office(checked.state, 'releaser'))
  const release = { ...releaseOf(form, audience), ...(revealAt === undefined ? {} : { reciprocal: true as const, notBefore: revealAt }) }
  const base = { form: form.id, period: checked.period, date: isoDay(dayOfInstant(desk.clock())), answer: checked.answer, shown: form.existence.value === 'public' }
  const { filing, rest } = partsOf(base, checked.data)
  const about: string[] = []
  for (const body of rest) about.push((await say(desk, office, { kind: 'filing-part', release, body: body as unknown as Json })).id)
  const said = await say(desk, office, { kind: 'filing', release, about, body: filing as unknown as Json, ...(replaces === undefined ? {} : { replaces }) })
  return { id: said.id, parts: rest.length + 1, readers: said.decision.readers.length }
}

/**
 * What this desk can say and to whom: the bodies that sit here, whose returns are addressed here, and whether a viewer may know of filings
 * whose existence is not public. That follows from the law (author, addressee, parties), never from what was filed.
 */
export async function standpointAt(desk: Desk, viewer: Party, asOf: Day): Promise<Standpoint> {
  const { law, ring } = await desk.law()
  const hosted = ring.all().filter(({ party, custody, ended }) => custody === 'hosted' && !ended && desk.region.body(party))
  return standpointOf(desk, law, viewer, asOf, new Set(hosted.map(({ party }) => party)))
}

function standpointOf(desk: Desk, law: TimedLaw, viewer: Party, asOf: Day, addressedTo: ReadonlySet<Party>): Standpoint {
  const on = isoDay(asOf)
  const parties = new Map<string, boolean>()
  const isParty = (instrument: string) => {
    const known = parties.get(instrument) ?? (isState(viewer) && law.standing(viewer, instrument, on).party === 'yes')
    parties.set(instrument, known)
    return known
  }
  return {
    asOf, viewer, addressedTo, lists: new Map(),
    mayKnow: (schedule: Schedule, state: Party) =>
      viewer === state || viewer === schedule.addressee || desk.region.body(schedule.addressee ?? '')?.code === viewer
      || (schedule.existence.value === 'not-established' && isParty(schedule.duty.split(':')[0]!)),
  }
}
