import { asideOf, burnUp, gradeOf, type Plan, printedTwice, progressOf, type Report } from '../../core/cooperation/index.ts'
import { dayOfInstant, isoDay, isoInstant, type Language, POINT_STATUSES, SPECIFICS } from '../../core/values/index.ts'
import type { PlanLine, PlanPointView, PlansView, PlanView, PointView } from '../../web/index.ts'
import { planAt, plansOf, reportsSeen } from '../cooperation/plans.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { tableOf } from './columns.ts'
import type { Typed } from './consultations.ts'

const NOTHING: Typed = { typed: {}, errors: [] }
const today = (desk: Pick<Desk, 'clock'>): string => isoDay(dayOfInstant(desk.clock()))

export async function plansView(desk: Desk, viewer: Viewer, lang: Language): Promise<PlansView> {
  const [plans, reports] = await Promise.all([plansOf(desk), reportsSeen(desk, viewer.party)])
  const aside = reports.flatMap((report) => { const why = asideOf(plans, report.by, report.body); return why ? [{ report, why }] : [] })
  return { plans: plans.map((plan) => lineOf(plan, reports, lang, today(desk))), aside }
}

function lineOf(plan: Plan, reports: readonly Report[], lang: Language, day: string): PlanLine {
  const progress = progressOf(plan, reports)
  const those = (word: string): number => progress.filter(({ says }) => says === word).length
  const next = progress.flatMap((one) => one.next ?? []).sort()[0] ?? null
  return {
    id: plan.id, title: plan.title[lang], sort: plan.sort, level: plan.level, points: plan.points.length, printed: plan.printed.length, moved: burnUp(plan, []).at(-1)?.moved ?? 0,
    reported: progress.filter(({ says }) => says !== null).length, done: those('done'), blocked: those('blocked'), next, late: next !== null && next < day,
  }
}

export function plansTable({ plans }: PlansView): DataTable {
  return tableOf('plans', plans, ({ late, ...line }) => ({ ...line, late: String(late) }))
}

function pointsOf(plan: Plan, reports: readonly Report[], day: string): PointView[] {
  const progress = progressOf(plan, reports)
  return plan.points.map((point, i) => ({
    ...point, progress: progress[i]!, milestones: plan.milestones.filter((one) => one.point === point.number), late: progress[i]!.next !== null && progress[i]!.next! < day,
  }))
}

export async function planView(desk: Desk, viewer: Viewer, id: string, lang: Language): Promise<PlanView> {
  const plan = await planAt(desk, id)
  const reports = (await reportsSeen(desk, viewer.party)).filter(({ by, body }) => asideOf([plan], by, body) === null)
  const points = pointsOf(plan, reports, today(desk))
  const columns = ['none', ...POINT_STATUSES, 'differs'] as const
  return {
    plan, title: plan.title[lang], points, burn: burnUp(plan, reports), twice: printedTwice(plan.printed),
    board: columns.map((column) => ({ column, points: points.filter(({ progress: { says } }) => (says ?? 'none') === column) })),
  }
}

/** Points as rows; the plan, its milestones, the table as printed and the burn-up stand in the note. */
export function planTable({ plan, points, burn }: PlanView): DataTable & { note: unknown } {
  const rows = tableOf('plan_points', points, (point) => pointCells(plan.id, point))
  const { milestones, printed, ...head } = plan
  return { ...rows, note: { ...head, points: undefined, milestones, printed, burnUp: burn } }
}

function pointCells(plan: string, point: PointView) {
  const { number, title, basket, printedBasket, agencies, added, specific, progress, milestones, cite, note } = point
  return {
    plan, number, title, basket, printed_basket: printedBasket, agencies: agencies.join('; ') || null, added: String(added), milestones: milestones.length, last_milestone: milestones.flatMap(({ date }) => date ?? []).sort().at(-1) ?? null,
    ...(Object.fromEntries(SPECIFICS.map((one) => [one, specific[one] === null ? null : specific[one] ? 'yes' : 'no'])) as Record<(typeof SPECIFICS)[number], string | null>),
    grade: gradeOf(specific).named, status: progress.says, said_by: progress.now.map(({ by, body }) => `${by}: ${body.status}`).join('; ') || null,
    causes: [...new Set(progress.now.flatMap(({ body }) => body.causes))].join(' ') || null, next: progress.next, source: cite.source, pointer: cite.pointer ?? null, certainty: cite.certainty, note,
  }
}

export async function pointView(desk: Desk, viewer: Viewer, id: string, number: number, lang: Language, { typed, errors }: Typed = NOTHING): Promise<PlanPointView> {
  const plan = await planAt(desk, id)
  const point = pointsOf(plan, await reportsSeen(desk, viewer.party), today(desk)).find((one) => one.number === number)
  if (!point) throw notFound()
  const { session, party } = viewer
  const may = !session ? 'sign-in' : !roleMay(session.role, 'report') || desk.region.state(party) === undefined ? 'no-seat' : plan.parties && !plan.parties.includes(party) ? 'not-party' : 'yes'
  return { plan, title: plan.title[lang], point, may, typed, errors }
}

/** What each author reported of one point, oldest first. */
export function pointTable({ plan, point }: PlanPointView): DataTable & { note: unknown } {
  const all = [...point.progress.before, ...point.progress.now].sort((a, b) => a.at - b.at)
  const rows = tableOf('plan_reports', all, ({ id, by, at, body }) => ({
    statement: id, by, at: isoInstant(at), stands: String(point.progress.now.some((one) => one.id === id)), status: body.status, causes: body.causes.join(' ') || null, lead: body.lead?.agency ?? null, nature: body.lead?.nature ?? null,
    evidence: body.evidence.map(({ what, where }) => (where ? `${what} (${where})` : what)).join('; ') || null, next: body.next, text: body.text || null,
  }))
  const { progress: _, ...known } = point
  return { ...rows, note: { plan: plan.id, ...known } }
}
