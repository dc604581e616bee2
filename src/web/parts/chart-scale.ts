import { localeOf } from '../locale.ts'
import type { PageContext } from '../view.ts'
import type { ChartView, Mark } from './chart-model.ts'

export type Scale = (value: number) => number

export function linear([a, b]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  const unit = b === a ? 0 : (to - from) / (b - a)
  return (value) => Math.round((from + (value - a) * unit) * 10) / 10
}

/** About `count` round values from `from` to `to`, in steps of 1, 2 or 5 times a power of ten (Heckbert 1990, "nice numbers"). */
export function niceTicks(from: number, to: number, count = 5): number[] {
  const span = to - from
  if (!(span > 0)) return [from]
  const power = 10 ** Math.floor(Math.log10(span / count))
  const ratio = span / count / power
  const step = power * (ratio >= 7.5 ? 10 : ratio >= 3.5 ? 5 : ratio >= 1.5 ? 2 : 1)
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  // multiplied and rounded, never added up: 0.1 + 0.2 is no tick
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** Ticks at whole numbers, thinned until at most `most` are left: years, months by their number. */
export function wholeTicks(from: number, to: number, most: number): number[] {
  const span = Math.floor(to) - Math.ceil(from) + 1
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((one) => span / one <= most) ?? 100
  return Array.from({ length: Math.max(0, span) }, (_, i) => Math.ceil(from) + i).filter((at) => at % step === 0)
}

/** Places for labels of one height that may not overlap, each as near to its own as the others allow, within the bounds. */
export function spread(wanted: readonly number[], height: number, top: number, bottom: number): number[] {
  const order = wanted.map((at, i) => ({ at, i })).toSorted((a, b) => a.at - b.at)
  const placed = [...wanted]
  let last = top - height
  for (const { at, i } of order) last = placed[i] = Math.max(at, last + height)
  let next = bottom + height
  for (const { i } of order.toReversed()) next = placed[i] = Math.min(placed[i]!, next - height)
  return placed
}

/** Least and greatest of what is drawn; bars, bands and their stacks are drawn from zero. */
export function boundsOf({ y, marks }: Pick<ChartView, 'y' | 'marks'>): [number, number] {
  const values = [...marks.flatMap(valuesOf), ...stacksOf(marks)]
  const low = y.from ?? Math.min(...values, values.length === 0 ? 0 : Infinity)
  const high = y.to ?? Math.max(...values, values.length === 0 ? 1 : -Infinity)
  if (high === low) return [Math.min(0, low), high === 0 ? 1 : Math.max(0, high)]
  const ticks = niceTicks(low, high)
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 0
  return [y.from ?? (low < ticks[0]! ? Number((ticks[0]! - step).toPrecision(12)) : low), y.to ?? (high > ticks.at(-1)! ? Number((ticks.at(-1)! + step).toPrecision(12)) : high)]
}

function valuesOf(mark: Mark): number[] {
  switch (mark.kind) {
    case 'line': return mark.points.flatMap(({ y }) => (y === null ? [] : [y]))
    case 'dots': return mark.points.map(({ y }) => y)
    case 'bars': return [0, ...mark.points.flatMap(({ y }) => (y === null ? [] : [y]))]
    case 'band': return mark.points.flatMap(({ low, high }) => [low, high])
    case 'level': case 'ring': return [mark.y]
    default: return []
  }
}

function stacksOf(marks: readonly Mark[]): number[] {
  const sums = new Map<number, number>()
  for (const mark of marks) if (mark.kind === 'bars' && mark.stacked) for (const { x, y } of mark.points) if (y !== null) sums.set(x, (sums.get(x) ?? 0) + y)
  return [...sums.values()]
}

const formats = new Map<string, Intl.NumberFormat>()

/** A figure beside an axis or a bar, short where it is long: `1.2 M`, `4.5 %`. */
export function short(c: PageContext, value: number, { as, decimals }: { as?: 'number' | 'per-cent'; decimals?: number } = {}): string {
  const locale = localeOf(c.lang, c.viewer.party)
  const compact = as !== 'per-cent' && Math.abs(value) >= 10_000
  const digits = decimals ?? (as === 'per-cent' ? 1 : Math.abs(value) < 10 ? 2 : 1)
  const name = `${locale} ${as} ${compact} ${digits}`
  let format = formats.get(name)
  if (!format) formats.set(name, (format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, ...(as === 'per-cent' ? { style: 'percent' } : compact ? { notation: 'compact' } : {}) })))
  return format.format(value)
}
