import type { Context } from 'hono'
import { Instrument, Treaties, Votes } from '../../web/index.ts'
import { keeps } from '../deposit.ts'
import { DESK } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { authorOf } from '../law-log.ts'
import { page, type Parts, type Routes, table } from '../http.ts'
import { notFound } from '../problems.ts'
import { caseRows, casesOf, casesTable } from '../views/cases.ts'
import { tableOf } from '../views/columns.ts'
import { instrumentView, treatiesView } from '../views/law.ts'
import { claimsOf } from '../views/law-claims.ts'
import { type Asked, askedOf } from '../views/law-days.ts'
import { actionsTable, dutiesTable, instrumentsTable, partiesTable, standingTable } from '../views/law-tables.ts'
import { votesOf, votesTable, votesView } from '../views/votes.ts'
import type { TimedLaw } from '../../core/law/index.ts'

/** What states have agreed, on any day. All of it is public. */
export const lawRoutes: Routes = (app, parts) => {
  page(app, parts, '/treaties', async (c, _, context) => treatiesView(await lawOf(parts), asked(c, parts), context.lang, c.req.query('level')), Treaties)
  page(app, parts, '/treaties/:instrument', async (c, viewer, context) => {
    const [law, id] = await known(c, parts)
    const [view, { session }] = [await parts.desk.law(), viewer]
    const by = (claim: string) => { const author = authorOf(view, claim); return author === DESK ? null : (author ?? null) }
    const mayRecord = session !== null && roleMay(session.role, 'deposit') && keeps(parts.desk, law, viewer.party, id)
    return instrumentView(law, id, asked(c, parts), context.lang, context.name, { cases: caseRows(law, await casesOf(parts.desk), id), by, mayRecord })
  }, Instrument)
  page(app, parts, '/votes', async (c) => votesView(await lawOf(parts), await votesOf(parts.desk), c.req.query()), Votes)
  table(app, parts, '/votes', async () => votesTable(await votesOf(parts.desk)))
  table(app, parts, '/cases', async (c) => casesTable(caseRows(await lawOf(parts), await casesOf(parts.desk), queryOf(c).instrument)))

  table(app, parts, '/instruments', async (c) => ({ ...instrumentsTable(await lawOf(parts), asked(c, parts), c.req.query('level')), note: await noteOf(c, parts) }))
  table(app, parts, '/instruments/:instrument', async (c) => {
    const [law, id] = await known(c, parts)
    const instrument = law.instruments.get(id)!
    const claims = tableOf('instrument_claims', claimsOf(instrument, 'en'), ({ field, value, cite, known = null, note = null, oddity = null }) => (
      { instrument: id, field, value, source: cite.source, pointer: cite.pointer ?? null, certainty: cite.certainty, known, note, oddity }))
    return { ...claims, note: { ...(await noteOf(c, parts)), instrument, parties: law.parties(id, asked(c, parts).on, asked(c, parts).known) } }
  })
  const partTables: Record<string, (law: TimedLaw, asked: Asked, instrument: string) => ReturnType<typeof standingTable>> = {
    standing: (law, when, instrument) => standingTable(law, when, { instrument }),
    duties: (law, when, instrument) => dutiesTable(law, when, { instrument }),
    actions: actionsTable,
  }
  for (const [part, load] of Object.entries(partTables))
    table(app, parts, `/instruments/:instrument/${part}`, async (c) => {
      const [law, id] = await known(c, parts)
      return { ...load(law, asked(c, parts), id), note: await noteOf(c, parts) }
    })
  table(app, parts, '/standing', async (c) => ({ ...standingTable(await lawOf(parts), asked(c, parts), queryOf(c)), note: await noteOf(c, parts) }))
  table(app, parts, '/actions', async (c) => {
    const { instrument } = queryOf(c)
    const law = await lawOf(parts)
    if (instrument !== undefined && !law.instruments.has(instrument)) throw notFound()
    return { ...actionsTable(law, asked(c, parts), instrument), note: await noteOf(c, parts) }
  })
  table(app, parts, '/parties', async (c) => ({ ...partiesTable(await lawOf(parts), asked(c, parts)), note: await noteOf(c, parts) }))
  table(app, parts, '/duties', async (c) => ({ ...dutiesTable(await lawOf(parts), asked(c, parts), queryOf(c)), note: await noteOf(c, parts) }))
}

async function lawOf({ desk }: Parts): Promise<TimedLaw> {
  return (await desk.law()).law
}

async function known(c: Context, parts: Parts): Promise<[TimedLaw, string]> {
  const law = await lawOf(parts)
  const id = c.req.param('instrument') ?? ''
  if (!law.instruments.has(id)) throw notFound()
  return [law, id]
}

function asked(c: Context, { desk }: Parts): Asked {
  return askedOf((name) => c.req.query(name), desk.clock())
}

function queryOf(c: Context): { state?: string | undefined; instrument?: string | undefined } {
  return { state: c.req.query('state') || undefined, instrument: c.req.query('instrument') || undefined }
}

/** What makes an answer citable: the days it was asked for and the law that gave it. */
async function noteOf(c: Context, parts: Parts): Promise<{ on: string; known: string | null; law: number }> {
  const { on, known } = asked(c, parts)
  return { on, known: known ?? null, law: (await lawOf(parts)).size }
}
