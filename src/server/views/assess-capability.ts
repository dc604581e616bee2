import { type CapabilityMatrix, capabilityMatrix, roadmap } from '../../core/assessment/index.ts'
import { Fault, isoInstant, isState, type Language, type Party, PILLARS, STATES, SUBREGIONS } from '../../core/values/index.ts'
import type { CapabilityView, ResponsesView } from '../../web/index.ts'
import { flagsOf } from '../assessments/declare.ts'
import { declaredBy, saidOf } from '../assessments/said.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { subjectName, subjectOptions } from './assess-threats.ts'
import { tableOf } from './columns.ts'

/** A state, a sub-region, or states with `~` between them; all states where nothing is asked. Fault `unknown-subject`. */
export function groupAsked(desk: Pick<Desk, 'region'>, of: string | undefined): Party[] {
  if (!of) return [...STATES]
  const group = SUBREGIONS.find((id) => id === of)
  if (group) return desk.region.members(group).map(({ code }) => code).sort()
  const states = [...new Set(of.split('~').map((code) => code.trim().toUpperCase()).filter(Boolean))]
  const wrong = states.find((code) => !isState(code))
  if (wrong !== undefined || states.length === 0) throw new Fault('unknown-subject', `"${wrong ?? of}" is no state and no sub-region`, { field: 'of' })
  return states
}

export async function matrixRead(desk: Desk, viewer: Party, of: string | undefined): Promise<CapabilityMatrix> {
  const words = await declaredBy(desk, viewer, groupAsked(desk, of))
  return capabilityMatrix(words, desk.region.themes.map(({ id }) => id))
}

export async function capabilityView(desk: Desk, viewer: Party, of: string | undefined, lang: Language): Promise<CapabilityView> {
  const name = (subject: string): string => subjectName(desk.region, subject, lang)
  const matrix = await matrixRead(desk, viewer, of)
  return {
    of: of ?? '', matrix, roadmap: roadmap(matrix), title: of && SUBREGIONS.some((id) => id === of) ? name(of) : null,
    options: subjectOptions(desk.region, lang),
  }
}

export function capabilityTable(matrix: CapabilityMatrix): DataTable & { note: unknown } {
  const { rows, silentOnThreats, silentOnCapability, members } = matrix
  const cells = rows.flatMap((row) => row.cells).flatMap((cell) => (cell.lines.length === 0 ? [null] : cell.lines).map((line) => ({ cell, line })))
  const table = tableOf('capability', cells, ({ cell: { state, theme, status, pillar, word }, line }) => ({
    state, theme, status, pillar, word, grade: line?.grade ?? null, institution: line?.institution ?? null, nature: line?.nature ?? null, causes: line?.causes.join(' ') ?? null,
    evidence: line?.evidence.map(({ what }) => what).join('; ') ?? null, where: line?.evidence.map(({ where }) => where).join('; ') ?? null, statement: line?.statement ?? null,
  }))
  const summary = rows.map(({ theme, present, hypothetical, notPerceived, unsaid, common, commonGaps, causes, cells: all }) => ({
    theme, present, hypothetical, notPerceived, unsaid, common, commonGaps, causes, gaps: PILLARS.flatMap((pillar) => all.filter((cell) => cell.pillar === pillar && cell.word === 'gap').map(({ state }) => ({ pillar, state }))),
  }))
  return { ...table, note: { members, silentOnThreats, silentOnCapability, threats: summary, roadmap: roadmap(matrix) } }
}

/** What others read of a response; the cautions on it only for its own author. */
export async function responsesView(desk: Desk, viewer: Party): Promise<Pick<ResponsesView, 'rows' | 'takenBack'>> {
  const { standing, takenBack } = await saidOf(desk, viewer, 'response')
  return {
    takenBack: takenBack.toReversed().map(({ said, id, at, why }) => ({ response: said.id, author: said.author, what: said.body.what, id, at, why })),
    rows: standing.toReversed().map(({ id, author, agency, at, body }) => ({ id, author, agency, at, ...body, flags: author === viewer && desk.region.theme(body.theme) ? flagsOf(desk.region, body) : [] })),
  }
}

export function responsesTable({ rows, takenBack }: Pick<ResponsesView, 'rows' | 'takenBack'>): DataTable & { note: unknown } {
  const table = tableOf('responses', rows, ({ id, author, agency, theme, what, level, lead, others, rights, reason }) => ({
    id, author, agency, theme, what, level, lead: lead.agency, nature: lead.nature, others: others.map((one) => `${one.agency} (${one.nature})`).join('; '), rights, reason,
  }))
  return { ...table, note: { takenBack: takenBack.map(({ at, ...one }) => ({ ...one, at: isoInstant(at) })) } }
}
