import { randomBytes } from 'node:crypto'
import type { KeyStore } from '../adapters/keys/index.ts'
import { type SealItem, type Statement, type Store } from '../adapters/sql/index.ts'
import { lawFrom, type TimedLaw } from '../core/law/index.ts'
import { type Announcement, type Header, type Role, type Signer, utter } from '../core/statements/index.ts'
import { hex, type Instant, type Party, type Random, type Region } from '../core/values/index.ts'
import type { Config } from './config.ts'
import type { Hand } from './doors/audit-job.ts'
import { AuditLog } from './doors/audit-log.ts'
import { SeatBook } from './doors/seat-book.ts'
import { foldLaw, type LawEntry, type LawState } from './law-log.ts'
import type { Seals } from './sessions.ts'

/** The operator of this node, as a party. */
export const DESK: Party = 'DESK'
export const random: Random = (bytes) => new Uint8Array(randomBytes(bytes))

/** An office that can sign: its party, its words for itself, and its key in one role. */
export interface Office {
  party: Party
  authority: Header['authority']
  role: Role
  signer: Signer & { x: string }
  /** who is at the screen; absent where the desk acts by itself on what was said before */
  hand?: Hand
}

/** Whoever speaks, as far as rules ask: here or where its key is kept. */
export interface Speaker extends Pick<Office, 'party' | 'authority'> {
  signer: { kid: string }
}

/** Everything a request or a job may use. Built once at the start; holds no state of its own but the law it last read. */
export interface Desk {
  config: Config
  store: Store
  keys: KeyStore
  seals: Seals
  seats: SeatBook
  audit: AuditLog
  region: Region
  clock: () => Instant
  /** the law and the keys, at least as long as `size`, which defaults to what was read last */
  law(size?: number): Promise<LawView>
  /** the law and the keys exactly as the law log stood at `size`: what was decided there is decided again */
  lawAt(size: number): Promise<LawView>
  /** of the agency named, where the party has more than one */
  office(party: Party, role: Role, agency?: string): Promise<Office>
  /** size and time of the newest published checkpoint */
  published: () => { size: number; at: Instant | null }
  /** a job was just enqueued: the worker need not wait */
  wake: () => void
  /** the port that it listens on; 0 while it does not */
  port: number
  /** tells every listener, at every server on the store, that something may have changed for these readers */
  changed(readers: readonly Party[]): void
  /** another server says so: the listeners here alone */
  heard(readers: readonly Party[]): void
  onChange(listener: (readers: readonly Party[]) => void): () => void
}

export interface LawView extends LawState {
  law: TimedLaw
}

export function deskFrom(parts: Pick<Desk, 'config' | 'store' | 'keys' | 'seals' | 'region' | 'clock'>): Desk {
  const listeners = new Set<(readers: readonly Party[]) => void>()
  const heard = (readers: readonly Party[]): void => listeners.forEach((listener) => listener(readers))
  const { law, lawAt } = lawReader(parts.store)
  return {
    ...parts,
    seats: new SeatBook(parts.store, DESK),
    audit: new AuditLog(parts.store, parts.clock, random),
    law,
    lawAt,
    office: (party, role, agency) => officeOf(parts, party, role, agency, law),
    published: () => ({ size: 0, at: null }),
    wake: () => {},
    port: 0,
    changed(readers) {
      heard(readers)
      parts.store.tellOthers(readers)
    },
    heard,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Laws of the past that are kept: building one costs a tenth of a second. */
const PAST_LAWS = 8

/** Reads the law log once and again only when somebody asks for a longer one: several servers may append to it. */
function lawReader(store: Store): Pick<Desk, 'law' | 'lawAt'> {
  const past = new Map<number, LawView>()
  let view: (LawView & { entries: LawEntry[] }) | undefined
  let reading: Promise<unknown> = Promise.resolve()
  const refresh = async (): Promise<void> => {
    const entries = view?.entries ?? []
    const before = entries.length
    for (let page = await lawPage(store, entries.length); page.length > 0; page = await lawPage(store, entries.length)) entries.push(...page)
    if (view && entries.length === before) return
    view = { ...viewOf(entries), entries }
  }
  const law = async (size = 0): Promise<LawView & { entries: LawEntry[] }> => {
    if (!view || view.law.size < size) await (reading = reading.then(refresh, refresh))
    return view!
  }
  const lawAt = async (size: number): Promise<LawView> => {
    const now = await law(size)
    if (now.law.size === size) return now
    const found = past.get(size) ?? viewOf(now.entries.slice(0, size))
    past.delete(size)
    past.set(size, found)
    if (past.size > PAST_LAWS) past.delete(past.keys().next().value!)
    return found
  }
  return { law, lawAt }
}

function viewOf(entries: readonly LawEntry[]): LawView {
  const state = foldLaw(entries)
  return { ...state, law: lawFrom(state.facts) }
}

function lawPage(store: Store, size: number): Promise<LawEntry[]> {
  return store.law({ limit: 1000, ...(size === 0 ? {} : { after: size - 1 }) })
}

/** The law and the keys as any server has left them. */
export async function lawNow({ store, law }: Desk): Promise<LawView> {
  return law((await store.heads()).law.size)
}

export function nameOfKey(party: Party, role: Role): string {
  return `${party}/${role}`
}

/**
 * The newest live key of this link that is kept here: after a rotation the law log says which, not a name in the key file. An office whose
 * key was ended speaks no more, and not by the key of another of its state: what it signs is refused.
 */
async function officeOf({ keys, config }: Pick<Desk, 'keys' | 'config'>, party: Party, role: Role, agency: string | undefined, law: Desk['law']): Promise<Office> {
  const { ring, law: now } = await law()
  const kept = ring.of(party, now.size, role).flatMap((live) => {
    const signer = keys.byId(live.kid)
    return signer ? [{ party, role, signer, authority: { agency: live.office, nature: live.nature } }] : []
  })
  const own = agency === undefined ? kept.at(-1) : kept.findLast(({ authority }) => authority.agency === agency)
  return own ?? { party, role, signer: keys.signer(nameOfKey(party, role)), authority: { agency: agency ?? config.name, nature: 'secretariat' as const } }
}

/** A credential act for an office whose key is hosted here. */
export function admission(party: Party, role: Role, office: string, nature: Announcement['nature'], x: string, exercise: boolean): Announcement {
  return { act: 'admit', party, office, nature, role, x, custody: 'hosted', exercise }
}

export function toItem(parcel: { header: Header } & Pick<SealItem, 'signed' | 'body' | 'bodySalt'>, grants: SealItem['grants']): SealItem {
  const { header, signed, body, bodySalt } = parcel
  const { about, replaces, ...rest } = columnsOf(header)
  return { ...rest, signed, body, bodySalt, grants, ...(about === null ? {} : { about }), ...(replaces === null ? {} : { replaces }) }
}

/** What the store keeps beside the signed bytes, to find statements by. */
export function columnsOf({ id, kind, author, about, replaces }: Header): Pick<Statement, 'id' | 'kind' | 'author' | 'about' | 'replaces'> {
  return { id, kind, author, about: about[0] ?? null, replaces: replaces ?? null }
}

/** The first entry of every batch of the statements log (design, section 5): law size and root, signed by the desk's key of that law. */
export async function lawLinkOf(desk: Desk, size: number, root: Uint8Array, grants: Uint8Array): Promise<SealItem> {
  await desk.law(size)
  const { signer, authority } = await desk.office(DESK, 'desk')
  return toItem(
    utter({ kind: 'law-link', author: DESK, authority, made: desk.clock(), release: { audience: 'author' }, body: { size, root: hex(root), grants: hex(grants) } }, signer, random),
    [],
  )
}
