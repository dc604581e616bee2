import type { Hierarchy, HierarchyEntry, TierReading } from './model.ts'

/** A theme with its place in one list: equal places are a tie. */
export interface Placed {
  theme: string
  place: number
  entry: HierarchyEntry
}

const ORDERED: ReadonlySet<TierReading> = new Set(['ranked', 'printed'])
const THREATS: ReadonlySet<TierReading> = new Set(['ranked', 'printed', 'unordered'])

/** Themes that a list names as threats, each once. What is background is shown and never computed from. */
export function namedThemes({ entries }: Hierarchy): Set<string> {
  return new Set(entries.filter(({ reading, certainty }) => THREATS.has(reading) && certainty !== 'background').flatMap(({ themes }) => themes))
}

/**
 * Themes that a list puts in order. Themes of one entry share its place, and so do entries of equal rank. A theme that is named twice
 * keeps its graver place. Entries without a rank have no place: "further" is no number.
 */
export function placed(list: Hierarchy): Placed[] {
  const ordered = list.entries.filter(({ rank, reading, certainty }) => rank !== null && ORDERED.has(reading) && certainty !== 'background')
  const ranks = [...new Set(ordered.map(({ rank }) => rank!))].sort(byNumber)
  const found = new Map<string, Placed>()
  for (const entry of ordered.toSorted((a, b) => byNumber(a.rank!, b.rank!)))
    for (const theme of entry.themes) if (!found.has(theme)) found.set(theme, { theme, place: ranks.indexOf(entry.rank!), entry })
  return [...found.values()]
}

/** 1 before 1.2 before 1.10 before 2. */
export function byNumber(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether the order is one that its author calls so. */
export function isRanking({ entries }: Hierarchy): boolean {
  return entries.filter(({ rank }) => rank !== null).every(({ reading }) => reading === 'ranked')
}
