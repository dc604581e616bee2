import type { Instrument, PartyAnswer, TimedLaw } from '../../core/law/index.ts'
import { type Certainty, CERTAINTIES, Fault, type Language, type Level, LEVELS, type Party, type Region } from '../../core/values/index.ts'
import type { ArchitectureView, MatrixRow } from '../../web/index.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { type Asked, glancesIn, titleIn } from './law-days.ts'

/** What is shown of the whole: instruments of a level or theme, states of a sub-region. */
export interface Part {
  level?: string | undefined
  theme?: string | undefined
  group?: string | undefined
}

/** Instruments by states on a day, in the order of levels and then of themes. Faults `level-unknown`, `unknown-theme`, `group-unknown`. */
export function architectureView(law: TimedLaw, region: Region, asked: Asked, part: Part, language: Language, today: string): ArchitectureView {
  const matrix = glancesIn(law, asked)
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

/** A theme is matched with its members and with the groups that hold it, as a duty is. */
function chosen(law: TimedLaw, region: Region, { level, theme }: Part): Instrument[] {
  if (level && !LEVELS.includes(level as Level)) throw new Fault('level-unknown', `level: "${level}" is none of ${LEVELS.join(', ')}`, { field: 'level' })
  if (theme && !region.theme(theme)) throw new Fault('unknown-theme', `theme: "${theme}" is not in the list of themes`, { field: 'theme' })
  const wanted = theme ? new Set([...region.expandTheme(theme), ...region.groupsOf(theme)]) : undefined
  return [...law.instruments.values()].filter((one) => (!level || one.level === level) && (!wanted || one.themes.some((id) => wanted.has(id))))
}

/** The states of a sub-region, or all, in alphabetical order of their codes. Fault `group-unknown`. */
export function statesOf(region: Region, group?: string): Party[] {
  if (!group) return region.states.map(({ code }) => code).sort()
  const found = region.subregions.find(({ id }) => id === group)
  if (!found) throw new Fault('group-unknown', `group: "${group}" is none of ${region.subregions.map(({ id }) => id).join(', ')}`, { field: 'group' })
  return region.members(found.id).map(({ code }) => code).sort()
}

/** The matrix as a long table. `certainty` is the weakest of the acts that an answer rests on. */
export function matrixTable(law: TimedLaw, region: Region, { on, known }: Asked, part: Part): DataTable {
  const states = statesOf(region, part.group)
  const sure = new Map([...law.actions.values()].flat().map(({ id, certainty }) => [id, certainty]))
  const rows = chosen(law, region, part).flatMap((instrument) => states.map((state) => ({ instrument, standing: law.standing(state, instrument.id, on, known) })))
  return tableOf('architecture', rows, ({ instrument: { id, title, level, nature, themes }, standing: { state, status, party, participation, since, until, because } }) => ({
    instrument: id, title: title.en, level, nature, themes: themes.join(' '), state, status, party, participation, since, until,
    certainty: weakest(because.filter(({ code }) => code !== 'background-not-computed').flatMap(({ claims }) => claims.flatMap((claim) => sure.get(claim) ?? []))), on, known: known ?? null,
  }))
}

function weakest(all: readonly Certainty[]): Certainty | null {
  return CERTAINTIES[Math.max(-1, ...all.map((one) => CERTAINTIES.indexOf(one)))] ?? null
}
