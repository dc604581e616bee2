import type { CapabilityGrade, Party, Pillar, RootCause, ThreatStatus } from '../../values/index.ts'
import { CAPABILITY_GRADES, PILLARS, ROOT_CAUSES } from '../../values/index.ts'
import type { CapabilityMatrix, Cell, CellLine, CellWord, SelfWord, ThreatRow } from './model.ts'

/** Every theme that a member declared a threat or a capability against, in the order of `themes`; the rest have no row. */
export function capabilityMatrix(words: readonly SelfWord[], themes: readonly string[]): CapabilityMatrix {
  const named = new Set(words.flatMap(({ threats, capability }) => [...(threats?.body.entries ?? []), ...(capability?.body.lines ?? [])].map(({ theme }) => theme)))
  const order = [...themes.filter((theme) => named.has(theme)), ...[...named].filter((theme) => !themes.includes(theme)).sort()]
  return {
    members: words.map(({ state }) => state),
    silentOnThreats: words.filter(({ threats }) => threats === null).map(({ state }) => state),
    silentOnCapability: words.filter(({ capability }) => capability === null).map(({ state }) => state),
    rows: order.map((theme) => rowOf(theme, words)).sort((a, b) => b.present.length - a.present.length || b.hypothetical.length - a.hypothetical.length),
  }
}

export function statusOf({ threats }: SelfWord, theme: string): ThreatStatus | null {
  return threats?.body.entries.find((entry) => entry.theme === theme)?.status ?? null
}

function rowOf(theme: string, words: readonly SelfWord[]): ThreatRow {
  const having = (wanted: ThreatStatus | null): Party[] => words.filter((word) => statusOf(word, theme) === wanted).map(({ state }) => state)
  const [present, hypothetical, notPerceived, unsaid] = [having('present'), having('hypothetical'), having('not-perceived'), having(null)]
  const cells = words.flatMap((word) => PILLARS.map((pillar) => cellOf(word, theme, pillar)))
  const facing = [...present, ...hypothetical]
  return {
    theme, present, hypothetical, notPerceived, unsaid, cells,
    common: facing.length >= 2 && notPerceived.length === 0 && words.every(({ state, threats }) => threats === null || facing.includes(state)),
    commonGaps: facing.length < 2 ? [] : PILLARS.filter((pillar) => facing.every((state) => cells.some((cell) => cell.state === state && cell.pillar === pillar && cell.word === 'gap'))),
    causes: causesOf(cells),
  }
}

function cellOf(word: SelfWord, theme: string, pillar: Pillar): Cell {
  const status = statusOf(word, theme)
  const said = word.capability
  const lines = (said?.body.lines ?? []).filter((line) => line.theme === theme && line.pillar === pillar)
    .map(({ institution, nature, grade, causes, evidence }): CellLine => ({ institution, nature, grade, causes, evidence, statement: said!.id }))
  const grade = weakest(lines)
  return { state: word.state, theme, pillar, status, grade, lines, word: wordOf(status, grade) }
}

function weakest(lines: readonly CellLine[]): CapabilityGrade | null {
  return CAPABILITY_GRADES.findLast((grade) => lines.some((line) => line.grade === grade)) ?? null
}

/** A lack is a gap only where the threat stands: a state that fears nothing lacks nothing, and one that has not said is unknown. */
function wordOf(status: ThreatStatus | null, grade: CapabilityGrade | null): CellWord {
  if (status === 'not-perceived') return 'not-faced'
  if (grade === 'in-place') return 'covered'
  return grade === null || status === null ? 'unknown' : 'gap'
}

function causesOf(cells: readonly Cell[]): ThreatRow['causes'] {
  const all = cells.flatMap(({ lines }) => lines.flatMap(({ causes }) => causes))
  const counted = ROOT_CAUSES.map((cause): [RootCause, number] => [cause, all.filter((one) => one === cause).length])
  return Object.fromEntries(counted.filter(([, n]) => n > 0))
}
