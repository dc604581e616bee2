import { pastConsultations } from '../../core/consultation/index.ts'
import { levelName } from '../../core/watch/index.ts'
import type { PositionBody } from '../../core/statements/index.ts'
import { dayOfInstant, isoDay, isState, type Language, type Party, SUBREGIONS } from '../../core/values/index.ts'
import type { TogetherRow, TogetherView } from '../../web/index.ts'
import { declaredBy } from '../assessments/said.ts'
import { plansOf } from '../cooperation/plans.ts'
import type { Parts } from '../http.ts'
import { bodyOf } from '../say.ts'
import { type DataTable } from '../tables.ts'
import { type Ground, groundOf, threatThemes } from '../threats/cells.ts'
import type { Viewer } from '../viewer.ts'
import { capabilityMatrix } from '../../core/assessment/index.ts'
import { groupAsked } from './assess-capability.ts'
import { subjectName, threatsRead } from './assess-threats.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { asofOf, duesFor, lastYear } from './filings.ts'
import { glancesIn } from './law-days.ts'
import { cellsIn } from './threats.ts'
import { answerDue, threadsFor } from './warnings.ts'

const MOST_THREADS = 50
const MOST_POSITIONS = 200

/** What the desk knows of a state, a sub-region or several states, as this viewer may read it: one line a state. Fault `unknown-subject`. */
export async function togetherView(parts: Parts, viewer: Viewer, of: string | undefined, lang: Language): Promise<TogetherView> {
  const { desk } = parts
  const members = groupAsked(desk, of)
  const now = desk.clock()
  const year = lastYear(asofOf(undefined, now))
  const [{ law }, ground, read, words, dues, threads, said, plans] = await Promise.all([
    desk.law(), groundOf(parts, viewer.party, lang), threatsRead(desk, viewer.party), declaredBy(desk, viewer.party, members), duesFor(desk, viewer, members, [year], lang), threadsFor(parts, viewer.party, MOST_THREADS), saidOf(parts, viewer, members), plansOf(desk),
  ])
  const glances = [...glancesIn(law, { on: isoDay(dayOfInstant(now)), known: undefined }).entries()]
  const gaps = capabilityMatrix(words, desk.region.themes.map(({ id }) => id)).rows.flatMap(({ cells }) => cells).filter(({ word }) => word === 'gap')
  return {
    of: of ?? '', title: of && SUBREGIONS.some((id) => id === of) ? subjectName(desk.region, of, lang) : null, year,
    rows: members.map((state): TogetherRow => ({
      state, bound: glances.filter(([, states]) => states.get(state)?.party === 'yes').length, ...observedIn(ground, state),
      declared: read.lists.filter(({ by, subject }) => (by ?? subject) === state).flatMap(({ entries }) => entries).length,
      gaps: words.find((one) => one.state === state)?.capability ? gaps.filter((cell) => cell.state === state).length : null,
      returns: [...Map.groupBy(dues.filter((due) => due.state === state), ({ status }) => status)].map(([status, all]) => ({ status, n: all.length })),
      clocks: threads.flatMap((thread) => answerDue(thread, state, lang, now) ?? []).map(({ warning, title }) => ({ warning, title })),
      plans: plans.filter(({ parties }) => parties?.includes(state)).map(({ id, title }) => ({ id, title: title[lang] })),
      positions: said.get(state) ?? [],
    })),
  }
}

/** Quiet is said only where somebody looked. */
function observedIn(ground: Ground, state: Party): Pick<TogetherRow, 'observed' | 'watched'> {
  const cells = cellsIn(ground, threatThemes(ground.region).map(({ id }) => id), [state])
  const seen = cells.filter(({ observed }) => (observed ?? 0) > 0).sort((a, b) => b.observed! - a.observed!)
  return { observed: seen.map(({ theme, observed }) => ({ theme, level: levelName(observed!)! })), watched: cells.filter(({ observed }) => observed !== null).length }
}

/** What sources report of each, then what it said itself. */
async function saidOf({ desk }: Parts, viewer: Viewer, members: readonly Party[]): Promise<Map<Party, TogetherRow['positions']>> {
  const { items } = await desk.store.page(viewer.party, { kind: 'position', order: 'newest', limit: MOST_POSITIONS })
  const past = pastConsultations(await datasetsOf(desk)).flatMap(({ id, issue, positions }) => positions.map(({ subject, said }) => ({ subject, id, issue, said })))
  const own = items.flatMap((item) => {
    const body = bodyOf<PositionBody>(item)
    return body && item.about ? [{ subject: item.author, id: item.about, issue: null, said: body.stance }] : []
  })
  return new Map(members.map((state) => [state, [...own, ...past].filter(({ subject }) => subject === state).map(({ subject: _, ...one }) => one)]))
}

export function togetherTable({ year, rows }: TogetherView): DataTable {
  return tableOf('together', rows, ({ state, bound, observed, watched, declared, gaps, returns, clocks, plans, positions }) => ({
    state, bound, observed: observed.map(({ theme, level }) => `${theme}:${level}`).join(' '), watched, declared, gaps, year, returns: returns.map(({ status, n }) => `${status}:${n}`).join(' '), clocks: clocks.length, plans: plans.map(({ id }) => id).join(' '),
    positions: positions.map(({ id, said }) => `${id}: ${said}`).join('; '),
  }))
}

/** The same of one state or pair, for a page that is about it; null where there is none. */
export async function togetherOf(parts: Parts, viewer: Viewer, codes: readonly string[], lang: Language): Promise<TogetherView | null> {
  return codes.every((code) => isState(code)) ? togetherView(parts, viewer, codes.join('~'), lang) : null
}
