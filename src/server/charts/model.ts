import type { FiledClaims } from '../../core/filings/index.ts'
import type { Party } from '../../core/values/index.ts'
import type { ChartView, PageContext, RowsView } from '../../web/index.ts'
import type { Readings } from '../analysis.ts'
import type { Desk } from '../desk.ts'
import type { Asked } from './asked.ts'

export type ChartGroup = 'spending' | 'supply' | 'manoeuvres' | 'statistics' | 'polls'

/** What a person may set on a chart: each is a part of its address. */
export type Control = 'country' | 'time' | 'base' | 'sides' | 'on' | 'within' | 'count' | 'measure' | 'pair'

/** A column of the table behind a chart. Its short name is never changed; the words are for the description that goes with the data. */
export interface ChartColumn {
  name: string
  type: 'string' | 'integer' | 'number'
  unit?: string
  words: string
}

export type ChartCell = string | number | null

export type Picture = { kind: 'chart'; chart: ChartView } | { kind: 'rows'; rows: RowsView }

/** A chart as one viewer gets it: drawn, in a table, and with all that explains it. Texts in the language of the page. */
export interface Charted {
  panels: readonly { title: string; picture: Picture }[]
  columns: readonly ChartColumn[]
  rows: readonly (readonly ChartCell[])[]
  method: string
  caveats: readonly string[]
  /** what is missing, and how it can come here */
  gaps: readonly string[]
  /** where each figure comes from: filings by their record, other sources by their words */
  sources: readonly { text: string; filing?: string }[]
  /** what stands behind the figures one by one: activities, acquisitions */
  notes?: readonly { text: string; filing?: string }[]
}

export interface Given {
  desk: Desk
  viewer: Party
  c: PageContext
  asked: Asked
  readings: Readings
  claims: FiledClaims
}

export interface ChartDef {
  slug: string
  group: ChartGroup
  /** pointer into the founding report, where it asks for this or claims it */
  pointer?: string
  controls: readonly Control[]
  load(given: Given): Promise<Charted>
}
