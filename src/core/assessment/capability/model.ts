import type { CapabilityBody, ThreatsBody } from '../../statements/index.ts'
import type { CapabilityGrade, Institution, Party, Pillar, RootCause, ThreatStatus } from '../../values/index.ts'

/** What one state said of itself, newest of each kind. Null: it has said nothing that this viewer reads, which is not "none". */
export interface SelfWord {
  state: Party
  threats: { id: string; body: ThreatsBody } | null
  capability: { id: string; body: CapabilityBody } | null
}

/**
 * `gap`: the threat stands and the state says that it has nothing, or only a part. `covered`: it says that it has it. `unknown`: it has not
 * said. `not-faced`: it says that it does not perceive the threat.
 */
const CELL_WORDS = ['covered', 'gap', 'unknown', 'not-faced'] as const
export type CellWord = (typeof CELL_WORDS)[number]

export interface CellLine {
  institution: Institution
  nature: 'civil' | 'military'
  grade: CapabilityGrade
  causes: RootCause[]
  evidence: { what: string; where: string }[]
  statement: string
}

export interface Cell {
  state: Party
  theme: string
  pillar: Pillar
  status: ThreatStatus | null
  word: CellWord
  /** the weakest grade of its lines; null: no line */
  grade: CapabilityGrade | null
  lines: CellLine[]
}

export interface ThreatRow {
  theme: string
  /** who says what of it; the rest have not said */
  present: Party[]
  hypothetical: Party[]
  notPerceived: Party[]
  unsaid: Party[]
  /** every member that has spoken faces it, and there are at least two: what they have in common */
  common: boolean
  /** pillars in which every member that faces it says that it has a gap */
  commonGaps: Pillar[]
  cells: Cell[]
  /** how many lines name each cause */
  causes: Partial<Record<RootCause, number>>
}

/** Threat × capability of a state or a named group. */
export interface CapabilityMatrix {
  members: Party[]
  /** members that have said nothing of their threats, and nothing of their capability */
  silentOnThreats: Party[]
  silentOnCapability: Party[]
  rows: ThreatRow[]
}
