import type { Glances, Instrument, TimedLaw } from '../../core/law/index.ts'
import { type Certainty, CERTAINTIES, dayOfInstant, Fault, isoDay, type Language, type Level, LEVELS, type Party, type Region } from '../../core/values/index.ts'
import type { ArchitectureView, MatrixRow } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { type Asked, glancesIn, titleIn } from './law-days.ts'

/** What part of the matrix is asked for; everything where left out. */
export interface Cut {
  level?: string | undefined
  theme?: string | undefined
  group?: string | undefined
}

/** Faults `level-unknown`, `unknown-theme`, `group-unknown`, each with its field. */
export function cutOf(query: Record<string, string>, region: Region): Cut {
  const { level = '', theme = '', group = '' } = query
  if (level && !LEVELS.includes(level as Level)) throw new Fault('level-unknown', `level: "${level}" is none of ${LEVELS.join(', ')}`, { field: 'level' })
  if (theme && region.theme(theme)?.id !== theme) throw new Fault('unknown-theme', `theme: "${theme}" is no theme of this region`, { field: 'theme' })
  if (group && !region.subregions.some(({ id }) => id === group)) throw new Fault('group-unknown', `group: "${group}" is none of ${region.subregions.map(({ id }) => id).join(', ')}`, { field: 'group' })
  return { level: level || undefined, theme: theme || undefined, group: group || undefined }
}

/** Instruments by states on a day, by level, then by the first theme that each names. Public, all of it. */
export function architectureView({ region, clock }: Pick<Desk, 'region' | 'clock'>, law: TimedLaw, asked: Asked, cut: Cut, language: Language): ArchitectureView {
  const columns = columnsOf(region, cut.group, language)
  const rows = instrumentsIn(law, region, cut)
  const states = columns.flatMap((column) => column.states)
  const glances = glancesIn(law, asked)
  const used = new Set([...law.instruments.values()].flatMap(({ themes }) => themes))
  const naming = (theme: string) => region.theme(theme)?.name[language] ?? theme
  return {
    asof: asked.on, known: asked.known ?? null, today: isoDay(dayOfInstant(clock())), ...Object.fromEntries(Object.entries(cut).filter(([, value]) => value !== undefined)),
    themes: region.themes.map(({ id }) => id).filter((id) => used.has(id)).sort((a, b) => naming(a).localeCompare(naming(b), language)),
    groups: region.subregions.map(({ id, name }) => ({ id, name: name[language] })),
    columns,
    levels: LEVELS.flatMap((level) => {
      const byTheme = Map.groupBy(rows.filter((one) => one.level === level), ({ themes: [first = null] }) => first)
      const themes = [...byTheme].map(([theme, all]) => ({ theme, rows: all.map((one) => rowOf(glances, one, states, language)).sort((a, b) => b.bound - a.bound || a.title.localeCompare(b.title, language)) }))
      themes.sort((a, b) => Number(a.theme === null) - Number(b.theme === null) || naming(a.theme ?? '').localeCompare(naming(b.theme ?? ''), language))
      return themes.length > 0 ? [{ level, themes }] : []
    }),
  }
}

function rowOf(glances: Glances, instrument: Instrument, states: readonly Party[], language: Language): MatrixRow {
  const of = glances.get(instrument.id)!
  const seen = states.map((state) => of.get(state)!)
  return { id: instrument.id, title: titleIn(instrument, language), bound: seen.filter(({ party }) => party === 'yes').length, cells: seen.map(({ status }) => status) }
}

/** States under their sub-region, as sources place them; those that none places come last under no name. */
function columnsOf(region: Region, group: string | undefined, language: Language): ArchitectureView['columns'] {
  const placed = Map.groupBy(region.states, ({ subregions: [first] }) => first?.value)
  const under = region.subregions.map(({ id, name }) => ({ id, name: name[language] as string | null, states: (placed.get(id) ?? []).map(({ code }) => code) }))
  const all = [...under, { id: '', name: null, states: (placed.get(undefined) ?? []).map(({ code }) => code) }]
  return all.filter(({ id, states }) => states.length > 0 && (group === undefined || id === group)).map(({ name, states }) => ({ name, states }))
}

/** A theme is matched with its members and with the groups that hold it, as a duty is. */
function instrumentsIn(law: TimedLaw, region: Region, { level, theme }: Cut): Instrument[] {
  const wanted = theme === undefined ? undefined : new Set([...region.expandTheme(theme), ...region.groupsOf(theme)])
  return [...law.instruments.values()].filter((one) => (level === undefined || one.level === level) && (!wanted || one.themes.some((id) => wanted.has(id))))
}

/** The matrix long: one row an instrument and a state. `certainty` is the weakest of the acts that the answer rests on. */
export function architectureTable(law: TimedLaw, region: Region, { on, known }: Asked, cut: Cut): DataTable {
  const states = columnsOf(region, cut.group, 'en').flatMap((column) => column.states).sort()
  const sure = new Map([...law.actions.values()].flat().map(({ id, certainty }) => [id, certainty]))
  const rows = instrumentsIn(law, region, cut).flatMap((instrument) => states.map((state) => ({ instrument, standing: law.standing(state, instrument.id, on, known) })))
  return tableOf('architecture', rows, ({ instrument: { id, level, themes }, standing: { state, status, party, since, until, presumed, confirmedAsOf, because } }) => ({
    instrument: id, level, theme: themes[0] ?? null, state, status, party, since, until, presumed: String(presumed), confirmed: confirmedAsOf,
    certainty: weakest(because.filter(({ code }) => code !== 'background-not-computed').flatMap(({ claims }) => claims.flatMap((claim) => sure.get(claim) ?? []))), on, known: known ?? null,
  }))
}

function weakest(all: readonly Certainty[]): Certainty | null {
  return CERTAINTIES[Math.max(-1, ...all.map((one) => CERTAINTIES.indexOf(one)))] ?? null
}
