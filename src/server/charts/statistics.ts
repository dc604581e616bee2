import { type Hypothesis, HYPOTHESES, type HypothesisResult, type Point, testHypothesis } from '../../core/filings/index.ts'
import { type ChartView, num, say, shortFigure } from '../../web/index.ts'
import type { Charted, ChartColumn, ChartDef, Control, Given } from './model.ts'

interface Axes {
  x: { label: string; from: number; to: number; ticks: readonly { at: number; text: string }[] }
  y: ChartView['y']
}

interface Statistic {
  id: Hypothesis['id']
  controls: readonly Control[]
  points(given: Given): Promise<Point[]>
  axes(given: Given, points: readonly Point[]): Axes
  /** where an x is drawn; ranks do not change when it only grows */
  drawnAt?(x: number): number
  columns: readonly [ChartColumn, ChartColumn, ChartColumn]
  sources(given: Given, points: readonly Point[]): Charted['sources']
  gaps?(given: Given, points: readonly Point[]): string[]
}

/** A statement of the founding report put to the test: points, rank correlation, chance, and a verdict that says how little it may mean. */
export function statisticChart({ id, controls, points, axes, drawnAt = (x) => x, columns, sources, gaps }: Statistic): ChartDef {
  const hypothesis = HYPOTHESES.find((one) => one.id === id)!
  return {
    slug: id, group: 'statistics', pointer: hypothesis.pointer, controls,
    async load(given) {
      const t = say(given.c)
      const result = testHypothesis(hypothesis, (await points(given)).toSorted((a, b) => (a.label < b.label ? -1 : 1)))
      const { x, y } = axes(given, result.points)
      const says = saysOf(given, result)
      return {
        panels: result.points.length === 0 ? [] : [{ title: t(`charts.${id}`), picture: { kind: 'chart', chart: { id: 'c0', title: t(`charts.${id}`), says, x, y, marks: [{ kind: 'dots', look: 0, points: result.points.map((point) => ({ ...point, x: drawnAt(point.x) })) }] } } }],
        columns: [...columns, { name: 'source', type: 'string', words: 'where both figures come from' }], rows: result.points.map((point) => [point.label, point.x, point.y, point.sources.join('; ') || null]),
        method: `${t('charts.method-rank')} ${says}`, caveats: [t(`charts.caveat-${id}-1`), t(`charts.caveat-${id}-2`), t('charts.caveat-correlation')], gaps: gaps?.(given, result.points) ?? [], sources: sources(given, result.points),
      }
    },
  }
}

function saysOf({ c }: Given, { n, rho, p, verdict, hypothesis }: HypothesisResult): string {
  const t = say(c)
  const claimed = t(`charts.claim-${hypothesis.id}`)
  const figures = rho === null ? t('charts.rho-none', { n }) : p === null ? t('charts.rho-alone', { n, rho: num(c, rho, 2) }) : t('charts.rho', { n, rho: num(c, rho, 2), p: shortFigure(c, p, { decimals: 3 }) })
  return `${claimed} ${figures} ${t(`charts.verdict-${verdict}`)}`
}

/** Bounds with some room, so that no sign is cut at the frame. */
export function roomy(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low || Math.abs(high) || 1) * 0.08
  return [low - room, high + room]
}
