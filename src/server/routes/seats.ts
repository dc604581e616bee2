import type { Context } from 'hono'
import { Fault } from '../../core/values/index.ts'
import { Audit, pages } from '../../web/index.ts'
import { addAnswered, askToAdd } from '../doors/passkeys.ts'
import type { Seat } from '../doors/seat-fold.ts'
import { closeSeat, removePasskey } from '../doors/seats.ts'
import { languageOf, page, type Routes, table } from '../http.ts'
import { auditLines, auditTable } from '../views/doors.ts'
import { formOf, mustBe, officeAt, signOut, type Viewer, viewerOf } from '../viewer.ts'
import type { Desk } from '../desk.ts'
import { asked } from './sign-in.ts'

/** An office keeps its own passkeys, closes seats of its party, and reads what was done in its name. */
export const seatRoutes: Routes = (app, parts) => {
  const { desk } = parts
  const back = (c: Context): Response => c.redirect(pages(languageOf(c)).office(), 303)
  app.post('/:lang{(?:en|es|pt|fr)}/office/passkeys', async (c) => {
    const viewer = viewerOf(c, desk)
    const { response, token = '', label = '' } = await formOf(c, desk, viewer)
    const seat = ownSeat(desk, viewer)
    if (!response) return c.json(await asked(c, () => askToAdd(c, desk, seat)))
    await addAnswered(c, desk, seat, { token, response, label })
    return back(c)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/office/passkeys/remove', async (c) => {
    const viewer = viewerOf(c, desk)
    const { passkey = '' } = await formOf(c, desk, viewer)
    await removePasskey(desk, ownSeat(desk, viewer), passkey)
    return back(c)
  })
  app.post('/:lang{(?:en|es|pt|fr)}/office/seats/close', async (c) => {
    const viewer = viewerOf(c, desk)
    const { seat = '' } = await formOf(c, desk, viewer)
    const by = await officeAt(desk, viewer, 'seats')
    await closeSeat(desk, viewer.party, seat, by)
    if (seat !== viewer.session?.seat) return back(c)
    await signOut(c, desk)
    return c.redirect(pages(languageOf(c)).home(), 303)
  })
  page(app, parts, '/office/audit', async (_, viewer) => {
    mustBe(viewer, 'audit')
    return { lines: await auditLines(desk, viewer.party) }
  }, Audit)
  table(app, parts, '/audit', async (_, viewer) => {
    mustBe(viewer, 'audit')
    return auditTable(await auditLines(desk, viewer.party))
  })
}

/** Fault `no-seat` at the demo's own doors. */
function ownSeat(desk: Desk, viewer: Viewer): Seat {
  const { seat } = mustBe(viewer, 'passkey')
  const own = seat === null ? undefined : desk.seats.get(seat)
  if (!own) throw new Fault('no-seat', 'the demo\'s doors have no passkeys: "contadora office invite" gives an office a seat of its own')
  return own
}
