import type { CiteView } from './cite.ts'
import type { EdtfDate, Level, Party, Specific, Texts } from '../../values/index.ts'

/** How specific one commitment is, on the words that are known of it; null: those words are not known here. */
export type Specificity = Readonly<Record<Specific, boolean | null>>

export interface PlanPoint {
  number: number
  title: string
  /** as the plan itself sorts it */
  basket: string | null
  /** as Table 3 of the founding report sorts it */
  printedBasket: string | null
  agencies: string[]
  /** joined the plan after it began */
  added: boolean
  /** since when it belongs to the plan */
  date: EdtfDate | null
  specific: Specificity
  cite: CiteView
  note: string | null
}

export interface Milestone {
  /** null: of the plan as a whole */
  point: number | null
  what: string
  date: EdtfDate | null
  /** announced for that date, not seen to have happened */
  planned: boolean
  agencies: string | null
  cite: CiteView
  note: string | null
}

/** One entry of a table as printed. Numbers are no keys: two entries may have the same. */
export interface PrintedEntry {
  order: number
  number: number
  title: string
  basket: string
  /** the number is printed twice, and this is the entry that the plan does not have */
  extra: boolean
  /** the point of the plan that it is; null where it is none */
  point: number | null
  /** it is worded otherwise there */
  otherwise: string | null
  cite: CiteView
  oddity: string | null
  note: string | null
}

export type PlanSort = 'action-plan' | 'commitments' | 'areas'

export interface Plan {
  id: string
  sort: PlanSort
  title: Texts
  level: Level
  instrument: string | null
  /** who may report on it; null: every state */
  parties: Party[] | null
  points: PlanPoint[]
  milestones: Milestone[]
  printed: PrintedEntry[]
  note: string | null
}
