import { capabilityMatrix } from '../../core/assessment/index.ts'
import { type Plan, progressOf, type Report } from '../../core/cooperation/index.ts'
import { pastConsultations } from '../../core/consultation/index.ts'
import type { PositionBody } from '../../core/statements/index.ts'
import { type EdtfDate, firstDay, isoDay, isState, type Language, type Party, SUBREGIONS } from '../../core/values/index.ts'
import { levelName } from '../../core/watch/index.ts'
import type { TogetherRow, TogetherTotal, TogetherView } from '../../web/index.ts'
import { readAll } from '../all.ts'
import { declaredBy } from '../assessments/said.ts'
import { plansOf, reportsSeen } from '../cooperation/plans.ts'
import type { Desk } from '../desk.ts'
import type { Parts } from '../http.ts'
import { bodyOf } from '../body.ts'
import type { DataTable } from '../tables.ts'
import { deskAt } from '../then.ts'
import { type Ground, groundOf, threatThemes } from '../threats/cells.ts'
import type { Viewer } from '../viewer.ts'
import { groupAsked } from './assess-capability.ts'
import { subjectName, subjectOptions, threatsRead } from './assess-threats.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { asofOf, duesFor, lastYear } from './filings.ts'
import { glancesIn } from './law-days.ts'
import { cellsIn } from './threats.ts'
import { answerDue, threadsFor } from './warnings.ts'

const MOST_THREADS = 50
const DAY_MS = 86_400_000

interface Asked {
  /** a state, a sub-region, states with `~` between them; undefined: all */
  of: string | undefined
  /** undefined: today */
  asof?: EdtfDate | undefined
}

/** What the desk knows of a state, a sub-region or several states, as this viewer may read it: one line a state. Fault `unknown-subject`. */
export async function togetherView(parts: Parts, viewer: Viewer, { of, asof }: Asked, lang: Language): Promise<TogetherView> {
  const { desk } = parts
  const members = groupAsked(desk, of)
  const asked = asofOf(asof, desk.clock())
  const { past, day } = asked
  const [year, at] = [lastYear(asked), past ? (day + 1) * DAY_MS - 1 : desk.clock()]
  const then = past ? deskAt(desk, at) : desk
  const [{ law }, ground, read, words, dues, threads, said, plans, reports] = await Promise.all([
    desk.law(), groundOf({ ...parts, desk: then }, viewer.party, lang), threatsRead(then, viewer.party), declaredBy(then, viewer.party, members), duesFor(desk, viewer, members, [year], lang, asked),
    threadsFor({ ...parts, desk: then }, viewer.party, MOST_THREADS), saidOf(then, viewer, members, day), plansOf(desk), reportsSeen(then, viewer.party),
  ])
  const glances = [...glancesIn(law, { on: isoDay(day), known: undefined }).entries()]
  const boundOf = new Map(members.map((state) => [state, new Set(glances.filter(([, states]) => states.get(state)?.party === 'yes').map(([id]) => id))]))
  const gaps = capabilityMatrix(words, desk.region.themes.map(({ id }) => id)).rows.flatMap(({ cells }) => cells).filter(({ word }) => word === 'gap')
  const rows = members.map((state): TogetherRow => ({
    state, bound: boundOf.get(state)!.size, ...observedIn(ground, state, past),
    declared: declaredIn(read.lists.filter(({ by, subject, date }) => (by ?? subject) === state && (date === null || firstDay(date) <= day))),
    gaps: words.find((one) => one.state === state)?.capability ? gaps.filter((cell) => cell.state === state).length : null,
    returns: added(dues.flatMap((due) => (due.state === state ? [{ status: due.status, n: 1 }] : []))),
    clocks: threads.flatMap((thread) => answerDue(thread, state, lang, at) ?? []).map(({ warning, title }) => ({ warning, title })),
    plans: plans.flatMap((plan) => {
      const own = ownPoints(plan, reports, state)
      return own.reported > 0 || plan.parties?.includes(state) ? [{ id: plan.id, title: plan.title[lang], ...own }] : []
    }),
    positions: said.get(state) ?? [],
  }))
  const name = (id: string): string => subjectName(desk.region, id, lang)
  return {
    of: of ?? '', title: of && SUBREGIONS.some((id) => id === of) ? name(of) : null, year, asof: isoDay(day), past, rows, totals: groupsOf(desk, of, members).map(([group, states]) => totalOf(group, rows.filter(({ state }) => states.includes(state)), boundOf)),
    options: subjectOptions(desk.region, lang),
  }
}

/** Of what totals are made: each sub-region where all states are asked, else those that are. A state of two sub-regions counts in both. */
function groupsOf({ region }: Desk, of: string | undefined, members: readonly Party[]): [string | null, readonly Party[]][] {
  if (!of) return SUBREGIONS.map((id) => [id, region.members(id).map(({ code }) => code)])
  return members.length > 1 ? [[SUBREGIONS.find((id) => id === of) ?? null, members]] : []
}

/** An empty list is said; none at all is silence. */
function declaredIn(lists: readonly { entries: readonly unknown[] }[]): number | null {
  return lists.length === 0 ? null : lists.reduce((n, { entries }) => n + entries.length, 0)
}

/** Its own last word on each point. */
function ownPoints(plan: Plan, reports: readonly Report[], state: Party): { points: number; reported: number; done: number } {
  const own = progressOf(plan, reports).flatMap(({ now }) => now.filter(({ by }) => by === state))
  return { points: plan.points.length, reported: own.length, done: own.filter(({ body }) => body.status === 'done').length }
}

function added<S extends string>(all: readonly { status: S; n: number }[]): { status: S; n: number }[] {
  return [...Map.groupBy(all, ({ status }) => status)].map(([status, some]) => ({ status, n: some.reduce((sum, { n }) => sum + n, 0) }))
}

/** Sums of the lines of its states; who has said nothing is counted apart, for silence is not zero. */
function totalOf(group: string | null, rows: readonly TogetherRow[], boundOf: ReadonlyMap<Party, ReadonlySet<string>>): TogetherTotal {
  const sum = (of: (row: TogetherRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const sets = rows.map(({ state }) => boundOf.get(state)!)
  const any = new Set(sets.flatMap((one) => [...one]))
  return {
    group, states: rows.map(({ state }) => state), boundAny: any.size, boundAll: [...any].filter((id) => sets.every((one) => one.has(id))).length,
    observed: rows.filter(({ observed }) => observed.length > 0).length, declared: sum(({ declared }) => declared ?? 0), lists: rows.filter(({ declared }) => declared !== null).length,
    gaps: sum((row) => row.gaps ?? 0), spoke: rows.filter((row) => row.gaps !== null).length, returns: added(rows.flatMap(({ returns }) => returns)), clocks: sum(({ clocks }) => clocks.length),
    plans: new Set(rows.flatMap(({ plans }) => plans.map(({ id }) => id))).size, pointsReported: sum(({ plans }) => reportedOf(plans)), pointsDone: sum(({ plans }) => doneOf(plans)), positions: sum(({ positions }) => positions.length),
  }
}

/** Quiet is said only where somebody looked; who looked on a past day is not kept. */
function observedIn(ground: Ground, state: Party, past: boolean): Pick<TogetherRow, 'observed' | 'watched'> {
  const cells = cellsIn(ground, threatThemes(ground.region).map(({ id }) => id), [state])
  const seen = cells.filter(({ observed }) => (observed ?? 0) > 0).sort((a, b) => b.observed! - a.observed!)
  return { observed: seen.map(({ theme, observed }) => ({ theme, level: levelName(observed!)! })), watched: past ? null : cells.filter(({ observed }) => observed !== null).length }
}

/** What it said itself, newest first, then what sources report of it. */
async function saidOf(desk: Desk, viewer: Viewer, members: readonly Party[], day: number): Promise<Map<Party, TogetherRow['positions']>> {
  const items = (await readAll(desk.store, viewer.party, { kind: 'position' })).toReversed()
  const past = pastConsultations(await datasetsOf(desk)).flatMap(({ id, issue, positions }) => positions.filter(({ claim: { date } }) => !date || firstDay(date) <= day).map(({ subject, said }) => ({ subject, id, issue, said })))
  const own = items.flatMap((item) => {
    const body = bodyOf<PositionBody>(item)
    return body && item.about ? [{ subject: item.author, id: item.about, issue: null, said: body.stance }] : []
  })
  return new Map(members.map((state) => [state, [...own, ...past].filter(({ subject }) => subject === state).map(({ subject: _, ...one }) => one)]))
}

const reportedOf = (plans: TogetherRow['plans']): number => plans.reduce((n, { reported }) => n + reported, 0)
const doneOf = (plans: TogetherRow['plans']): number => plans.reduce((n, { done }) => n + done, 0)
const returnsText = (returns: TogetherRow['returns']): string => returns.map(({ status, n }) => `${status}:${n}`).join(' ')

export function togetherTable({ year, asof, rows }: TogetherView): DataTable {
  return tableOf('together', rows, ({ state, bound, observed, watched, declared, gaps, returns, clocks, plans, positions }) => ({
    state, bound, observed: observed.map(({ theme, level }) => `${theme}:${level}`).join(' '), watched, declared, gaps, year, returns: returnsText(returns), clocks: clocks.length, plans: plans.map(({ id }) => id).join(' '), points_reported: reportedOf(plans), points_done: doneOf(plans),
    positions: positions.map(({ id, said }) => `${id}: ${said}`).join('; '), asof,
  }))
}

export function totalsTable({ year, asof, totals }: TogetherView): DataTable {
  return tableOf('together_totals', totals, ({ group, states, returns, boundAny, boundAll, pointsReported, pointsDone, ...counts }) => ({ group, states: states.join(' '), bound_any: boundAny, bound_all: boundAll, year, returns: returnsText(returns), points_reported: pointsReported, points_done: pointsDone, ...counts, asof }))
}

/** The same of one state or pair, for a page that is about it; null where there is none. */
export async function togetherOf(parts: Parts, viewer: Viewer, codes: readonly string[], lang: Language, asof: EdtfDate): Promise<TogetherView | null> {
  return codes.every((code) => isState(code)) ? togetherView(parts, viewer, { of: codes.join('~'), asof }, lang) : null
}
