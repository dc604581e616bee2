import { loadPlans } from '../../adapters/region-files/index.ts'
import { asideOf, type Plan, type Report, type ReportAside } from '../../core/cooperation/index.ts'
import { type PlanProgressBody, type Release, unverifiedSigned } from '../../core/statements/index.ts'
import { AGENCY_NATURES, Fault, type Json, type Party, POINT_STATUSES, ROOT_CAUSES } from '../../core/values/index.ts'
import { readAll } from '../all.ts'
import { modeOf } from '../consultations/acts.ts'
import type { Desk, Office } from '../desk.ts'
import { dayIn, type Fields, linesIn, partsOf, textIn, wordIn } from '../fields.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import { say } from '../say.ts'
import { datasetsOf } from '../views/claims.ts'
import { ticked } from './ticked.ts'

const read = new WeakMap<object, Promise<Plan[]>>()

/** The plans of this region, read once. */
export function plansOf(desk: Pick<Desk, 'region' | 'config'>): Promise<Plan[]> {
  const found = read.get(desk) ?? datasetsOf(desk).then((datasets) => loadPlans(desk.config.regionDir, datasets)).then(({ plans }) => plans)
  read.set(desk, found)
  return found
}

export async function planAt(desk: Desk, id: string): Promise<Plan> {
  const plan = (await plansOf(desk)).find((one) => one.id === id)
  if (!plan) throw notFound()
  return plan
}

/** Every report that a viewer may read, oldest first. */
export async function reportsSeen(desk: Desk, viewer: Party): Promise<Report[]> {
  return (await readAll(desk.store, viewer, { kind: 'plan-progress' })).flatMap((one) => {
    const body = bodyOf<PlanProgressBody>(one)
    const { replaces } = unverifiedSigned(one.signed).header
    return body ? [{ id: one.id, by: one.author, at: one.sealedAt, replaces, body }] : []
  })
}

/** To its own offices, to members of the organization, or to everybody. */
export function releaseOf(fields: Fields): Release {
  const to = fields.release?.trim() || 'author'
  if (to === 'public' || to === 'author') return { audience: to }
  if (to === 'parties') return { audience: 'parties', under: ['OAS_CHARTER'] }
  throw new Fault('field-word', 'choose who reads it: author, parties or public', { field: 'release' })
}

const ASIDE_WORDS: Readonly<Record<ReportAside, string>> = {
  'no-plan': 'there is no plan of that name: contadora plan list shows them, and a file in region/plans adds one', 'no-point': 'the plan has no point of that number: nothing was recorded; choose one of its points', 'not-party': 'only a party to the plan reports on it',
}

/** How a point stands with its author. Faults `plan-no-plan`, `plan-no-point`, `plan-not-party`, `cause-not-blocked`, `cause-missing`, `evidence-missing`, `field-...`. */
export async function reportPoint(desk: Desk, office: Office, plan: string, point: number, fields: Fields): Promise<string> {
  const why = asideOf(await plansOf(desk), office.party, { plan, point })
  if (why) throw new Fault(`plan-${why}`, ASIDE_WORDS[why], { field: why === 'no-plan' ? 'plan' : why === 'no-point' ? 'point' : 'status' })
  const agency = textIn(fields, 'lead-agency', { most: 120 })
  const body: PlanProgressBody = {
    mode: await modeOf(desk, office), plan, point, status: wordIn(fields, 'status', POINT_STATUSES), causes: ticked(fields, 'causes', ROOT_CAUSES),
    lead: agency ? { agency: textIn(fields, 'lead-agency', { least: 2, most: 120 }), nature: wordIn(fields, 'lead-nature', AGENCY_NATURES) } : null,
    evidence: linesIn(fields, 'evidence', 10, 810).map((line) => { const [what, where] = partsOf(line, 2) as [string, string]; return { what, where } }),
    next: dayIn(fields, 'next'), text: textIn(fields, 'text', { most: 2000 }),
  }
  if (body.causes.length > 0 && body.status !== 'blocked') throw new Fault('cause-not-blocked', 'a cause is given of what is blocked', { field: 'status' })
  if (body.status === 'blocked' && body.causes.length === 0) throw new Fault('cause-missing', 'say which of the five causes blocks it', { field: 'status' })
  if (body.status === 'done' && body.evidence.length === 0) throw new Fault('evidence-missing', 'name what shows that it is done: a law, a report, a place to see it', { field: 'evidence' })
  const long = body.evidence.find(({ what, where }) => what.length > 400 || where.length > 400 || what === '')
  if (long) throw new Fault('field-long', 'evidence is written: what shows it | where it can be seen, at most 400 characters each', { field: 'evidence' })
  const before = (await reportsSeen(desk, office.party)).findLast(({ by, body: said }) => by === office.party && said.plan === plan && said.point === point)
  return (await say(desk, office, { kind: 'plan-progress', release: releaseOf(fields), body: body as unknown as Json, ...(before ? { replaces: before.id } : {}) })).id
}
