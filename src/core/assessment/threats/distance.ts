import { meanRanks, rankCorrelation } from '../../values/index.ts'
import type { Hierarchy } from './model.ts'
import { isRanking, namedThemes, placed } from './order.ts'

/** One pair of common themes on which two orders do not say the same. */
export interface Discord {
  first: string
  second: string
  /** `reversed`: one puts the first graver, the other the second. `tied`: one of them does not order the two. */
  how: 'reversed' | 'tied'
  cost: 1 | 0.5
}

export interface Comparison {
  a: string
  b: string
  /** named by both, by the first alone, by the second alone */
  common: string[]
  onlyA: string[]
  onlyB: string[]
  /** not the same theme, but one is a group that holds the other: shown, and not counted as common */
  near: { a: string; b: string }[]
  /** common ÷ all, 0 to 1; null where neither names a theme */
  overlap: number | null
  /** common themes with their mean rank in each list */
  ranks: { theme: string; a: number; b: number }[]
  /** cost of the discords, out of how many pairs; null where there is nothing to order */
  distance: { cost: number; pairs: number; share: number } | null
  discords: Discord[]
  rho: number | null
  /** why there is no distance, or what to bear in mind with it */
  because: CompareWord[]
}

const COMPARE_WORDS = ['same-list', 'background', 'no-threats', 'few-common', 'printed-order', 'unranked-left-out', 'ties', 'two-readings'] as const
export type CompareWord = (typeof COMPARE_WORDS)[number]

/**
 * Two lists side by side. Distance: Kendall's, with ties: a pair of common themes that the two put in opposite order costs 1, a pair that
 * one of them ties costs ½, a pair that both tie costs nothing (Fagin, Kumar, Mahdian, Sivakumar and Vee, 2006, K with p = ½, which is a
 * metric). `groupsOf` gives a theme and every group that holds it.
 */
export function compareHierarchies(a: Hierarchy, b: Hierarchy, groupsOf: (theme: string) => string[]): Comparison {
  const [inA, inB] = [namedThemes(a), namedThemes(b)]
  const common = [...inA].filter((theme) => inB.has(theme))
  const [onlyA, onlyB] = [[...inA].filter((theme) => !inB.has(theme)), [...inB].filter((theme) => !inA.has(theme))]
  const near = onlyA.flatMap((x) => onlyB.filter((y) => groupsOf(x).includes(y) || groupsOf(y).includes(x)).map((y) => ({ a: x, b: y })))
  const all = common.length + onlyA.length + onlyB.length
  const orderA = new Map(placed(a).map(({ theme, place }) => [theme, place]))
  const orderB = new Map(placed(b).map(({ theme, place }) => [theme, place]))
  const both = common.filter((theme) => orderA.has(theme) && orderB.has(theme))
  const [placesA, placesB] = [both.map((theme) => orderA.get(theme)!), both.map((theme) => orderB.get(theme)!)]
  const discords = discordsOf(both, placesA, placesB)
  const cost = discords.reduce((sum, one) => sum + one.cost, 0)
  const pairs = (both.length * (both.length - 1)) / 2
  const [ranksA, ranksB] = [meanRanks(placesA), meanRanks(placesB)]
  return {
    a: a.id, b: b.id, common, onlyA, onlyB, near, overlap: all === 0 ? null : common.length / all,
    ranks: both.map((theme, i) => ({ theme, a: ranksA[i]!, b: ranksB[i]! })).sort((x, y) => x.a - y.a || x.b - y.b),
    distance: pairs === 0 ? null : { cost, pairs, share: cost / pairs },
    discords, rho: rankCorrelation(placesA, placesB),
    because: wordsFor(a, b, common, both, [placesA, placesB]),
  }
}

function discordsOf(themes: readonly string[], a: readonly number[], b: readonly number[]): Discord[] {
  const found: Discord[] = []
  for (let i = 0; i < themes.length; i++)
    for (let j = i + 1; j < themes.length; j++) {
      const [x, y] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)]
      if (x === y) continue
      const how = x * y === -1 ? 'reversed' : 'tied'
      found.push({ first: themes[i]!, second: themes[j]!, how, cost: how === 'reversed' ? 1 : 0.5 })
    }
  return found
}

function wordsFor(a: Hierarchy, b: Hierarchy, common: readonly string[], both: readonly string[], places: readonly (readonly number[])[]): CompareWord[] {
  const some = (test: (list: Hierarchy) => boolean): boolean => test(a) || test(b)
  const said: [CompareWord, boolean][] = [
    ['same-list', a.id === b.id],
    ['two-readings', a.id !== b.id && a.readingOf !== null && b.readingOf !== null && a.subject === b.subject && a.author === b.author],
    ['background', some(({ entries }) => entries.some(({ certainty }) => certainty === 'background'))],
    ['no-threats', some(({ entries }) => entries.some(({ reading }) => reading === 'no-threats' || reading === 'unread'))],
    ['few-common', both.length < 2],
    ['printed-order', both.length >= 2 && some((list) => !isRanking(list))],
    ['unranked-left-out', common.length > both.length],
    ['ties', places.some((list) => new Set(list).size < list.length)],
  ]
  return said.flatMap(([word, is]) => (is ? [word] : []))
}
