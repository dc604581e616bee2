import type { Context } from 'hono'
import { asFault, Fault } from '../core/values/index.ts'
import { render, type FormError, type PageContext, tMaybe } from '../web/index.ts'
import type { Desk, Office } from './desk.ts'
import type { Act } from './doors/roles.ts'
import { fieldsOf } from './fields.ts'
import { contextOf, type Parts } from './http.ts'
import { statusOf } from './problems.ts'
import { officeAt, type Viewer, viewerOf } from './viewer.ts'

/** Names of fields that differ on the page from what the act calls them, because two forms of a page have one each. */
export type Aliases = Readonly<Record<string, string>>

export function named(fields: Readonly<Record<string, string>>, aliases: Aliases): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [aliases[name] ?? name, value]))
}

/**
 * The page again with what was typed and the error beside its field, where the refusal is about a field: nothing typed is lost. A refusal
 * about anything else goes on.
 */
export async function again<V>(c: Context, parts: Parts, error: unknown, fields: Readonly<Record<string, string>>, aliases: Aliases, load: (viewer: Viewer, given: { typed: Record<string, string>; errors: FormError[] }, context: PageContext) => Promise<V>, component: (view: V, context: PageContext) => unknown): Promise<Response> {
  const fault = asFault(error)
  if (!(error instanceof Fault) || fault.place.field === undefined) throw error
  const viewer = viewerOf(c, parts.desk)
  const context = await contextOf(c, parts, viewer)
  const field = Object.entries(aliases).find(([shown, name]) => name === fault.place.field && shown in fields)?.[0] ?? fault.place.field
  const { csrf: _, ...typed } = fields
  const text = tMaybe(context.lang, `fault.${fault.code}`) ?? fault.message
  return c.html(render(component, await load(viewer, { typed, errors: [{ field, code: fault.code, text }] }, context), context), statusOf(fault) as 400)
}

/** A program's act: JSON in, `{statement}` out. */
export async function jsonAct(c: Context, desk: Desk, act: Act, records: Readonly<Record<string, readonly string[]>>, run: (office: Office, fields: Record<string, string>) => Promise<string>): Promise<Response> {
  const office = await officeAt(desk, viewerOf(c, desk), act)
  const given: unknown = await c.req.json().catch(() => { throw new Fault('json', 'send one JSON object') })
  return c.json({ statement: await run(office, fieldsOf(given, records)) }, 201)
}
