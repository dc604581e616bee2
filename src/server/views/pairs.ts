import { type Overlap, overlapsOf, pairTerms, type TimedLaw } from '../../core/law/index.ts'
import { type EdtfDate, isState, type Language, lastDay, type Level, LEVELS, type Party, type Region, STATES } from '../../core/values/index.ts'
import type { PairRow, PairSide, PairView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { cooperationOf, pairClaims } from './cooperation.ts'
import { type Asked, glancesIn, titleIn } from './law-days.ts'

/** A state by its code, or a sub-region as all its states. Fault `not-found`. */
function sideOf(region: Region, code: string, language: Language): PairSide {
  if (isState(code)) return { code, group: null, members: [code] }
  const found = region.subregions.find(({ id }) => id === code)
  if (!found) throw notFound()
  return { code, group: found.name[language], members: region.members(found.id).map((state) => state.code) }
}

/** What two states or sub-regions have in common on a day, and what one of them has alone. Fault `not-found`, for the same one twice too. */
export async function pairView(desk: Pick<Desk, 'region' | 'config'>, law: TimedLaw, codes: [string, string], asked: Asked, language: Language): Promise<PairView> {
  const { region } = desk
  if (codes[0] === codes[1]) throw notFound()
  const sides: [PairSide, PairSide] = [sideOf(region, codes[0], language), sideOf(region, codes[1], language)]
  const rows = rowsOf(law, sides, asked, language)
  rows.sort((x, y) => LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level) || x.title.localeCompare(y.title, language))
  const [a, b] = sides
  return {
    sides, asof: asked.on, known: asked.known ?? null, everyone: region.states.map(({ code }) => code), groups: region.subregions.map(({ id, name }) => ({ value: id, text: name[language] })), rows,
    cooperation: a.group === null && b.group === null ? cooperationOf(await pairClaims(desk), a.code, b.code) : null,
  }
}

function rowsOf(law: TimedLaw, sides: [PairSide, PairSide], asked: Asked, language: Language): PairRow[] {
  const glances = glancesIn(law, asked)
  const states = sides.every(({ group }) => group === null)
  return overlapsOf(glances, [sides[0].members, sides[1].members]).map(({ instrument: id, overlap, bound }) => {
    const { level, nature } = law.instruments.get(id)!
    const cell = (i: 0 | 1) => ({ status: sides[i].group === null ? glances.get(id)!.get(sides[i].code)!.status : null, bound: bound[i], of: sides[i].members.length })
    const since = states && overlap === 'both' ? later(sides.map(({ code }) => glances.get(id)!.get(code)!.since)) : null
    const reservations = states && overlap === 'both' ? pairTerms(law, id, sides[0].code, sides[1].code, asked.on, asked.known).reservations : []
    return {
      id, title: titleIn(law.instruments.get(id)!, language), level, nature, overlap, cells: [cell(0), cell(1)], since,
      reservations: reservations.map(({ by, article, objectedBy }) => ({ by, article, objectedBy })),
    }
  })
}

/** The later of the days at which each was bound; null where one is not established. */
function later(days: readonly (EdtfDate | null)[]): EdtfDate | null {
  return days.reduce((a, b) => (a === null || b === null ? null : lastDay(a) >= lastDay(b) ? a : b))
}

/** One pair, instrument by instrument. */
export function pairTable({ sides: [a, b], rows, asof, known }: PairView): DataTable {
  return tableOf('pairs', rows, ({ id, title, level, nature, overlap, cells: [one, two], since }) => ({
    instrument: id, title, level, nature, overlap, first: a.code, first_status: one.status, first_bound: one.bound, first_of: one.of, second: b.code, second_status: two.status, second_bound: two.bound,
    second_of: two.of, since, on: asof, known,
  }))
}

/** All pairs of states, each with how many instruments are what between the two. */
export function pairCountsTable(law: TimedLaw, asked: Asked): DataTable {
  const glances = glancesIn(law, asked)
  const states = STATES.toSorted()
  const pairs = states.flatMap((first, i) => states.slice(i + 1).map((second): [Party, Party] => [first, second]))
  return tableOf('pair_counts', pairs, ([first, second]) => {
    const all = overlapsOf(glances, [[first], [second]])
    const n = (overlap: Overlap, level?: Level) => all.filter((one) => one.overlap === overlap && (level === undefined || law.instruments.get(one.instrument)!.level === level)).length
    return {
      first, second, both: n('both'), first_only: n('first'), second_only: n('second'), open: n('open'), neither: n('neither'), both_bilateral: n('both', 'bilateral'),
      both_subregional: n('both', 'sub-regional'), both_hemispheric: n('both', 'hemispheric'), both_international: n('both', 'international'), on: asked.on, known: asked.known ?? null,
    }
  })
}
