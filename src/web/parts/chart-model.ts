/** A point of a series; null is "not reported", which breaks a line and is never drawn as zero. */
export interface ChartPoint {
  x: number
  y: number | null
}

/** One of six looks: a colour, a dash, a sign and a texture that go together, so that colour never says anything alone. */
export type Look = 0 | 1 | 2 | 3 | 4 | 5

export type Mark =
  | { kind: 'line'; label: string; look: Look; points: readonly ChartPoint[]; signs?: boolean }
  /** a corridor or one shade of a fan; `depth` 1 is the outermost and palest */
  | { kind: 'band'; label?: string; look: Look; depth: 1 | 2 | 3; points: readonly { x: number; low: number; high: number }[] }
  /** one unit of x wide. Bars of one x stand on each other where `stacked`, else side by side */
  | { kind: 'bars'; label: string; look: Look; points: readonly ChartPoint[]; stacked?: boolean }
  | { kind: 'dots'; look: Look; points: readonly { x: number; y: number; label: string }[] }
  /** a stretch of x of which nothing is known here */
  | { kind: 'hatch'; label: string; from: number; to: number }
  /** a threshold across, or a moment upright */
  | { kind: 'level'; label: string; y: number }
  | { kind: 'moment'; label: string; x: number }
  /** a ring around a point that stands out */
  | { kind: 'ring'; label: string; x: number; y: number }

export interface Tick {
  at: number
  text: string
}

export interface ChartView {
  /** unique on the page */
  id: string
  /** what is drawn: the accessible name */
  title: string
  /** what it shows, in words: read aloud, and printed below */
  says: string
  x: { label: string; from: number; to: number; ticks: readonly Tick[] }
  /** `per-cent`: values are shares, written as per cent. Bounds are found from the marks; bars and bands begin at zero */
  y: { label: string; as?: 'number' | 'per-cent'; decimals?: number; from?: number; to?: number }
  marks: readonly Mark[]
}

/** Horizontal bars under named rows: answers of a poll, categories of two sides. */
export interface RowsView {
  id: string
  title: string
  says: string
  /** what null means on this chart */
  missing: string
  as?: 'number' | 'per-cent'
  rows: readonly { label: string; note?: string; bars: readonly { look: Look; label: string; value: number | null }[] }[]
}
