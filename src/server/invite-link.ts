import { isoInstant } from '../core/values/index.ts'
import { type Flags, readConfig } from './config.ts'
import { type Desk, DESK } from './desk.ts'
import { isOpen } from './doors/seat-book.ts'
import { closingOf, inviteTo } from './invite.ts'
import { notFound } from './problems.ts'
import { regionLaw, ROOT } from './open.ts'
import { auditLines } from './views/doors.ts'

const MINUTES = 10

/** Address at which an office takes its seat at the desk of these flags, within ten minutes. The desk may be running. */
export async function inviteLink(flags: Flags, who: { party: string; role: string; office: string; nature: string }): Promise<{ link: string; minutes: number }> {
  const config = readConfig(flags, process.env, ROOT)
  const { region } = await regionLaw()
  return { link: linkOf(config, 'invite', inviteTo(config, region, who, Date.now())), minutes: MINUTES }
}

/** Address at which the operator closes a seat of this desk, which may be running. Fault `not-found` for a seat that is not open. */
export async function closeLink(desk: Desk, id: string): Promise<{ link: string; minutes: number }> {
  await desk.seats.catchUp()
  const seat = desk.seats.all().find((one) => isOpen(one) && one.id.startsWith(id) && id.length >= 6)
  if (!seat) throw notFound()
  return { link: linkOf(desk.config, 'close', closingOf(desk.config, seat.party, seat.id, Date.now())), minutes: MINUTES }
}

function linkOf({ baseUrl, port }: { baseUrl?: string; port: number }, what: 'invite' | 'close', token: string): string {
  return `${baseUrl ?? `http://localhost:${port}`}/en/sign-in?${what}=${token}`
}

export async function seatsOf(desk: Desk) {
  await desk.seats.catchUp()
  return desk.seats.all().map(({ id, party, office, nature, role, since, closed, passkeys }) => ({
    id, party, role, office, nature, since: since === null ? null : isoInstant(since), closed: closed === null ? null : isoInstant(closed), passkeys: passkeys.length, suspect: passkeys.filter(({ suspect }) => suspect !== null).length,
  }))
}

/** What was done at the doors, all parties, newest first: the operator reads what each office reads of itself, and the failures of nobody known. */
export async function auditOf(desk: Desk) {
  await desk.seats.catchUp()
  return (await auditLines(desk, DESK)).map((line) => ({ ...line, at: isoInstant(line.at) }))
}
