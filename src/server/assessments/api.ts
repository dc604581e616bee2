import type { Context } from 'hono'
import { type CapabilityBody, kindOf, type LevelsBody, type ResponseBody, type ThreatsBody } from '../../core/statements/index.ts'
import { Fault, isState, type Region } from '../../core/values/index.ts'
import type { Parts } from '../http.ts'
import { officeAt, type Viewer } from '../viewer.ts'
import { checkedCapability, checkedLevels, checkedResponse, checkedThreats, declare, releaseTo, today } from './declare.ts'
import { type AssessKind, newest } from './said.ts'
import { KEY_OF, roleMay } from '../doors/roles.ts'

/** An office that may say this kind: a state speaks of its own threats and capability, an evaluator gives a round. */
export function mayAssess(viewer: Viewer, kind: AssessKind): boolean {
  const { session } = viewer
  if (!session || !roleMay(session.role, 'assess')) return false
  return (kind === 'levels' || isState(session.party)) && (kindOf(kind)?.signers.includes(KEY_OF[session.role]) ?? false)
}

const CHECKED: { [P in ApiPart]: (region: Region, body: never) => object } = { threats: checkedThreats, capability: checkedCapability, levels: checkedLevels, responses: checkedResponse }
const KIND = { threats: 'threats', capability: 'capability', levels: 'levels', responses: 'response' } as const
type ApiPart = keyof typeof KIND

/** A whole declaration as JSON: `{...body, to?}`. It replaces the one before of the same author; a response stands by itself. Faults of the checks, `json`, `body-shape`. */
export async function sayByApi(c: Context, { desk }: Parts, viewer: Viewer, part: ApiPart): Promise<Response> {
  const kind = KIND[part]
  const office = await officeAt(desk, viewer, 'assess')
  if (!mayAssess(viewer, kind)) throw new Fault('not-allowed', `a seat of this kind says no ${kind}`)
  const { to, ...rest } = await jsonOf(c)
  const given = part === 'responses' ? rest : { date: today(desk), ...rest }
  const parsed = kindOf(kind)!.body.safeParse(part === 'threats' ? { source: '', ...given } : given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new Fault('body-shape', issue.message, { field: issue.path.join('.') })
  }
  const body = CHECKED[part](desk.region, parsed.data as never) as ThreatsBody | CapabilityBody | LevelsBody | ResponseBody
  const before = kind === 'response' ? undefined : (await newest(desk, viewer.party, kind)).get(viewer.party)
  const id = await declare(desk, office, kind, body, releaseTo(to === undefined ? undefined : String(to)), before?.id)
  return c.json({ id, kind, replaces: before?.id ?? null }, 201)
}

async function jsonOf(c: Context): Promise<Record<string, unknown>> {
  const value: unknown = await c.req.json().catch(() => undefined)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault('json', 'send one JSON object')
  return value as Record<string, unknown>
}
