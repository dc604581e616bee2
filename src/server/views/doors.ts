import type { Context } from 'hono'
import { type AuditBody, type SeatBody } from '../../core/statements/index.ts'
import { isoInstant, type Party } from '../../core/values/index.ts'
import type { AuditLine, DoorsView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { passkeysHere } from '../doors/passkeys.ts'
import { roleMay } from '../doors/roles.ts'
import { bodyOf } from '../body.ts'
import type { DataTable } from '../tables.ts'
import { mustBe, type Viewer } from '../viewer.ts'
import { tableOf } from './columns.ts'

/** The seats of this office's party and the passkeys of the seat at this screen. */
export function doorsView(c: Context, desk: Desk, viewer: Viewer): DoorsView {
  const { seat, role, how, party, until } = mustBe(viewer, 'observe')
  const own = seat === null ? undefined : desk.seats.get(seat)
  return {
    seat, how, until, passkeysHere: passkeysHere(c, desk), mayClose: roleMay(role, 'seats'), mayAudit: roleMay(role, 'audit'),
    passkeys: (own?.passkeys ?? []).map(({ id, label, added, synced, suspect }) => ({ id, label, added, synced, suspect })),
    seats: desk.seats.of(party).map(({ id, office, role: held, since, passkeys }) => ({ id, office, role: held, since, passkeys: passkeys.length, suspect: passkeys.some((one) => one.suspect !== null), own: id === seat })),
  }
}

const NEWEST = 1000

/** What was done at the doors in a party's name, newest first, as far as `viewer` may read it: notes of the audit and changes of seats. */
export async function auditLines(desk: Desk, viewer: Party): Promise<AuditLine[]> {
  const pages = await Promise.all(['audit', 'seat'].map((kind) => desk.store.page(viewer, { kind, order: 'newest', limit: NEWEST })))
  const lines = pages.flatMap(({ items }) => items.map((item): AuditLine => {
    const at = item.sealedAt
    if (item.kind === 'audit') return auditLine(item.id, bodyOf<AuditBody>(item)!)
    const body = bodyOf<SeatBody>(item)!
    const seat = desk.seats.get(body.seat)
    return { id: item.id, at, act: `seat-${body.act}`, what: wordOf(body), seat: body.seat, office: seat?.office ?? '', role: seat?.role ?? null, how: null, count: 1, statement: null }
  }))
  return lines.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).slice(0, NEWEST)
}

function auditLine(id: string, { at, act, what, seat, office, role, how, count, statement }: AuditBody): AuditLine {
  return { id, at, act, what, seat, office, role, how, count, statement }
}

function wordOf(body: SeatBody): string {
  switch (body.act) {
    case 'passkey-added':
      return body.passkey.label
    case 'closed':
      return body.why
    case 'signed-out':
      return body.session === null ? 'everywhere' : 'here'
    default:
      return ''
  }
}

export function auditTable(lines: readonly AuditLine[]): DataTable {
  return tableOf('audit', lines, ({ at, ...line }) => ({ ...line, at: isoInstant(at) }))
}
