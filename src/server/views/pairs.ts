import { type Binding, type Overlap, overlapOf, pairTerms, type TimedLaw } from '../../core/law/index.ts'
import { dayOfInstant, type EdtfDate, Fault, isoDay, isState, type Language, lastDay, LEVELS, type Party, STATES } from '../../core/values/index.ts'
import type { PairRow, PairSide, PairsView, PairView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import { cooperationView, pairClaims, pairsSaid } from './cooperation.ts'
import { tableOf } from './columns.ts'
import { type Asked, glancesIn, titleIn } from './law-days.ts'

/** A state by its code, or a sub-region as all its states. Fault `not-found`. */
export function sideOf({ region }: Pick<Desk, 'region'>, code: string, language: Language): PairSide {
  if (isState(code)) return { code, group: null, members: [code] }
  const group = region.subregions.find(({ id }) => id === code)
  if (!group) throw notFound()
  return { code, group: group.name[language], members: region.members(group.id).map((state) => state.code) }
}

/** What binds two sides on a day. Faults `not-found`, `pair-same`. */
export async function pairView(desk: Desk, law: TimedLaw, codes: [string, string], asked: Asked, language: Language): Promise<PairView> {
  const [a, b] = sidesOf(desk, codes, language)
  const states = a.group === null && b.group === null
  const rows = overlapOf(glancesIn(law, asked), a.members, b.members).map((overlap) => rowOf(law, overlap, [a, b], asked, language))
  rows.sort((one, two) => LEVELS.indexOf(one.level) - LEVELS.indexOf(two.level) || one.title.localeCompare(two.title, language))
  return {
    asof: asked.on, known: asked.known ?? null, today: isoDay(dayOfInstant(desk.clock())), a, b, rows,
    cooperation: states ? cooperationView(await pairClaims(desk), a.code, b.code) : null,
  }
}

function sidesOf(desk: Pick<Desk, 'region'>, [one, two]: [string, string], language: Language): [PairSide, PairSide] {
  const sides: [PairSide, PairSide] = [sideOf(desk, one, language), sideOf(desk, two, language)]
  if (one === two) throw new Fault('pair-same', `"${one}" and itself are no pair`, { field: 'b' })
  return sides
}

function rowOf(law: TimedLaw, { instrument: id, binding, a: ofA, b: ofB }: Overlap, [a, b]: [PairSide, PairSide], asked: Asked, language: Language): PairRow {
  const instrument = law.instruments.get(id)!
  const glances = glancesIn(law, asked).get(id)!
  const states = a.group === null && b.group === null
  const cell = (side: PairSide, bound: number) => (side.group === null ? glances.get(side.code)!.status : bound)
  const both = states && binding === 'both'
  return {
    id, title: titleIn(instrument, language), level: instrument.level, binding, a: cell(a, ofA), b: cell(b, ofB),
    since: both ? sinceOf(law, id, [a.code, b.code], asked) : null,
    reservations: both ? pairTerms(law, id, a.code, b.code, asked.on, asked.known).reservations.map(({ by, article, objectedBy }) => ({ by, article, objected: objectedBy !== null })) : [],
  }
}

/** The later of the two days; null as soon as no source gives one of them. */
function sinceOf(law: TimedLaw, id: string, pair: readonly Party[], { on, known }: Asked): EdtfDate | null {
  const days = pair.map((state) => law.standing(state, id, on, known).since)
  return days.includes(null) ? null : days.reduce((a, b) => (lastDay(b!) > lastDay(a!) ? b : a))!
}

export async function pairsView(desk: Desk, law: TimedLaw, asked: Asked, language: Language, first = 'CAN'): Promise<PairsView> {
  const glances = glancesIn(law, asked)
  return {
    asof: asked.on, known: asked.known ?? null, states: [...STATES], groups: desk.region.subregions.map(({ id, name }) => ({ id, name: name[language] })), first,
    said: pairsSaid(await pairClaims(desk)).map((said) => ({ ...said, both: overlapOf(glances, [said.a], [said.b]).filter(({ binding }) => binding === 'both').length })),
  }
}

/** Every instrument between two sides. */
export function pairTable(desk: Pick<Desk, 'region'>, law: TimedLaw, codes: [string, string], asked: Asked): DataTable {
  const sides = sidesOf(desk, codes, 'en')
  const overlaps = overlapOf(glancesIn(law, asked), sides[0].members, sides[1].members)
  const said = (cell: PairRow['a']) => (typeof cell === 'number' ? null : cell)
  return tableOf('pair', overlaps.map((overlap) => ({ overlap, row: rowOf(law, overlap, sides, asked, 'en') })), ({ overlap, row }) => ({
    a: codes[0], b: codes[1], instrument: row.id, level: row.level, binding: row.binding, since: row.since, a_status: said(row.a), b_status: said(row.b), a_bound: overlap.a, b_bound: overlap.b,
    a_states: sides[0].members.length, b_states: sides[1].members.length, on: asked.on, known: asked.known ?? null,
  }))
}

/** All pairs of states, each with how many instruments are what between the two. */
export function pairsTable(law: TimedLaw, asked: Asked): DataTable {
  const glances = glancesIn(law, asked)
  const pairs = STATES.flatMap((a, i) => STATES.slice(i + 1).map((b) => [a, b].sort() as [Party, Party]))
  return tableOf('pairs', pairs.sort((one, two) => (one.join() < two.join() ? -1 : 1)), ([a, b]) => {
    const overlaps = overlapOf(glances, [a], [b])
    const n = (binding: Binding, level?: string) => overlaps.filter((one) => one.binding === binding && (level === undefined || law.instruments.get(one.instrument)!.level === level)).length
    return {
      a, b, both: n('both'), only_a: n('only-a'), only_b: n('only-b'), open: n('open'), neither: n('neither'), both_bilateral: n('both', 'bilateral'), both_subregional: n('both', 'sub-regional'),
      both_hemispheric: n('both', 'hemispheric'), both_international: n('both', 'international'), on: asked.on, known: asked.known ?? null,
    }
  })
}
