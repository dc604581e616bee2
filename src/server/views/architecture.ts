import { pairTerms, type Instrument, type PartyAnswer, type StandingStatus, type TimedLaw } from '../../core/law/index.ts'
import { type ClaimRow, type Dataset, Fault, firstDay, isState, type Language, type Level, LEVELS, type Party, type Region } from '../../core/values/index.ts'
import type { ArchitectureView, MatrixCell, MatrixRow, PairRow, PairView } from '../../web/index.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { type Asked, titleIn } from './law-days.ts'

/** What is shown of the whole: instruments of a level or theme, states of a sub-region. */
export interface Part {
  level?: string | undefined
  theme?: string | undefined
  group?: string | undefined
}

type Cells = Map<Party, MatrixCell>

const DAYS_KEPT = 24
const kept = new WeakMap<TimedLaw, Map<string, Map<string, Cells>>>()

/** Every standing of every state on a day: some 40 ms the first time a day is asked for, nothing the second. */
export function matrixOn(law: TimedLaw, region: Region, { on, known }: Asked): Map<string, Cells> {
  const days = kept.get(law) ?? new Map<string, Map<string, Cells>>()
  kept.set(law, days)
  const key = `${on} ${known ?? ''}`
  const found = days.get(key)
  if (found) return found
  if (days.size >= DAYS_KEPT) days.delete(days.keys().next().value!)
  const cells = (id: string): Cells => new Map(region.states.map(({ code }) => {
    const { status, party, participation, since } = law.standing(code, id, on, known)
    return [code, { status, party, since, participation }]
  }))
  const matrix = new Map([...law.instruments.keys()].map((id) => [id, cells(id)]))
  days.set(key, matrix)
  return matrix
}

/** Instruments by states on a day, in the order of levels and then of themes. Faults `level-unknown`, `theme-unknown`, `group-unknown`. */
export function architectureView(law: TimedLaw, region: Region, asked: Asked, part: Part, language: Language, today: string): ArchitectureView {
  const matrix = matrixOn(law, region, asked)
  const states = statesOf(region, part.group)
  const rows = chosen(law, region, part).map((instrument): MatrixRow => {
    const cells = states.map((state) => matrix.get(instrument.id)!.get(state)!)
    const count = (answer: PartyAnswer): number => cells.filter(({ party }) => party === answer).length
    return {
      id: instrument.id, title: titleIn(instrument, language), level: instrument.level, theme: instrument.themes[0] ?? null, nature: instrument.nature,
      cells, parties: count('yes'), disputed: count('disputed'), unknown: count('unknown'),
    }
  })
  const themeName = (id: string | null): string => (id === null ? '' : region.theme(id)?.name[language] ?? id)
  rows.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || themeName(a.theme).localeCompare(themeName(b.theme), language) || a.title.localeCompare(b.title, language))
  return {
    asof: asked.on, known: asked.known ?? null, today, part, states, rows,
    themes: [...new Set([...law.instruments.values()].flatMap(({ themes }) => themes))].map((id) => ({ value: id, text: themeName(id) })).sort((a, b) => a.text.localeCompare(b.text, language)),
    groups: region.subregions.map(({ id, name }) => ({ value: id, text: name[language] })),
    inForce: rows.filter(({ parties, nature }) => nature === 'binding' && parties > 0).length,
  }
}

function chosen(law: TimedLaw, region: Region, { level, theme }: Part): Instrument[] {
  if (level && !LEVELS.includes(level as Level)) throw new Fault('level-unknown', `level: "${level}" is none of ${LEVELS.join(', ')}`, { field: 'level' })
  if (theme && !region.theme(theme)) throw new Fault('theme-unknown', `theme: "${theme}" is not in the list of themes`, { field: 'theme' })
  return [...law.instruments.values()].filter((one) => (!level || one.level === level) && (!theme || one.themes.includes(theme)))
}

/** The states of a sub-region, or all, in alphabetical order of their codes. Fault `group-unknown`. */
export function statesOf(region: Region, group?: string): Party[] {
  if (!group) return region.states.map(({ code }) => code).sort()
  const found = region.subregions.find(({ id }) => id === group)
  if (!found) throw new Fault('group-unknown', `group: "${group}" is none of ${region.subregions.map(({ id }) => id).join(', ')}`, { field: 'group' })
  return region.members(found.id).map(({ code }) => code).sort()
}

/** The matrix as a long table. */
export function matrixTable(law: TimedLaw, region: Region, asked: Asked, part: Part): DataTable {
  const matrix = matrixOn(law, region, asked)
  const states = statesOf(region, part.group)
  const rows = chosen(law, region, part).flatMap((instrument) => states.map((state) => ({ instrument, state, cell: matrix.get(instrument.id)!.get(state)! })))
  return tableOf('architecture', rows, ({ instrument: { id, title, level, nature, themes }, state, cell: { status, party, since, participation } }) => ({
    instrument: id, title: title.en, level, nature, themes: themes.join(' '), state, status, party, participation, since, on: asked.on, known: asked.known ?? null,
  }))
}

const WORDS: Record<StandingStatus, 'bound' | 'not'> = {
  none: 'not', signatory: 'not', contracting: 'not', provisional: 'bound', party: 'bound', 'notice-given': 'bound', former: 'not', suspended: 'bound', disputed: 'not', unknown: 'not',
}

/** What two states have in common on a day, and what one of them has alone. Fault `not-found` for a code that is no state, or the same twice. */
export function pairView(law: TimedLaw, region: Region, datasets: readonly Dataset[], [a, b]: [string, string], asked: Asked, language: Language): PairView {
  if (!isState(a) || !isState(b) || a === b) throw notFound()
  const matrix = matrixOn(law, region, asked)
  const rows = [...law.instruments.values()].flatMap((instrument): PairRow[] => {
    const [one, two] = [matrix.get(instrument.id)!.get(a)!, matrix.get(instrument.id)!.get(b)!]
    if (one.status === 'none' && two.status === 'none') return []
    const overlap = one.party === 'yes' && two.party === 'yes' ? 'both' : [one, two].some(({ party }) => party === 'disputed' || party === 'unknown') ? 'open'
      : WORDS[one.status] === 'bound' ? 'first' : WORDS[two.status] === 'bound' ? 'second' : 'neither'
    const reservations = overlap === 'both' ? pairTerms(law, instrument.id, a, b, asked.on, asked.known).reservations : []
    return [{
      id: instrument.id, title: titleIn(instrument, language), level: instrument.level, nature: instrument.nature, overlap, cells: [one, two], since: later(one.since, two.since),
      reservations: reservations.map(({ by, article, objectedBy }) => ({ by, article, objectedBy })),
    }]
  })
  const order = { both: 0, open: 1, first: 2, second: 3, neither: 4 }
  rows.sort((x, y) => order[x.overlap] - order[y.overlap] || LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level) || x.title.localeCompare(y.title, language))
  return { states: [a, b], asof: asked.on, known: asked.known ?? null, everyone: region.states.map(({ code }) => code), rows, claims: claimsOf(datasets, a, b) }
}

/** The later of two days at which both are bound; null where either is not established. */
function later(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : firstDay(a) >= firstDay(b) ? a : b
}

/** What sources say of the pair as such, in either order of the two codes. */
function claimsOf(datasets: readonly Dataset[], a: Party, b: Party): PairView['claims'] {
  const subjects = new Set([`${a}-${b}`, `${b}-${a}`])
  return datasets.filter(({ dataset }) => dataset === 'dyads').flatMap(({ claims }) => claims).filter(({ subject }) => subjects.has(subject)).map(pairClaim)
}

function pairClaim({ field, value, themes, with: more, source, pointer, certainty, note, known }: ClaimRow): PairView['claims'][number] {
  return {
    field, value: Array.isArray(value) ? value.join(', ') : String(value), theme: themes[0] ?? null, matter: typeof more.matter === 'string' ? more.matter : null, nature: typeof more.nature === 'string' ? more.nature : null,
    consent: typeof more.consent === 'string' ? more.consent : null, note: note ?? null, known: known ?? null, cite: { source, certainty, ...(pointer ? { pointer } : {}) },
  }
}

export function pairTable(view: PairView): DataTable {
  const [a, b] = view.states
  return tableOf('pairs', view.rows, ({ id, title, level, nature, overlap, cells: [one, two], since }) => ({
    instrument: id, title, level, nature, overlap, first: a, first_status: one.status, second: b, second_status: two.status, since, on: view.asof, known: view.known,
  }))
}
