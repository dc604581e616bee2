import type { PageContext } from '../view.ts'
import { alone, Framed } from './chart-frame.tsx'
import { basesOf, Drawn, type Ground, INKS, round, Sign, Textures } from './chart-marks.tsx'
import type { ChartView, Look, Mark } from './chart-model.ts'
import { boundsOf, linear, niceTicks, short, spread } from './chart-scale.ts'

export type { ChartPoint, ChartView, Look, Mark, RowsView, Tick } from './chart-model.ts'
export { niceTicks, short as shortFigure, wholeTicks } from './chart-scale.ts'
export { RowsFigure, rowsSvg } from './chart-rows.tsx'

interface Size {
  width: number
  height: number
  text: number
}

const WIDE: Size = { width: 720, height: 360, text: 12 }
/** beside another chart */
const HALF: Size = { width: 520, height: 310, text: 12 }
const NARROW: Size = { width: 350, height: 300, text: 11 }

/** A chart with what it shows in words. The figures stand in a table beside it: that is the page's part. */
export function Chart({ c, chart, half }: { c: PageContext; chart: ChartView; half?: boolean }) {
  return (
    <Framed chart={chart} wide={half ? HALF : WIDE} narrow={NARROW} draw={(id, size) => <Drawing c={c} chart={{ ...chart, id }} size={size} />}>
      <Keys chart={chart} />
    </Framed>
  )
}

export function chartSvg(c: PageContext, chart: ChartView, foot: readonly string[]): string {
  return alone(c, chart, <Drawing c={c} chart={chart} size={WIDE} />, WIDE, foot)
}

function Drawing({ c, chart, size }: { c: PageContext; chart: ChartView; size: Size }) {
  const [low, high] = boundsOf(chart)
  const ticks = niceTicks(low, high, size === NARROW ? 4 : 5)
  const words = ticks.map((at) => short(c, at, chart.y))
  const ground = groundOf(chart, size, Math.max(...words.map(({ length }) => length)), [low, high])
  const base = basesOf(chart.marks)
  return (
    <>
      <Textures id={chart.id} />
      {ticks.map((at, i) => (
        <g>
          <line class="rule" x1={ground.left} x2={ground.right} y1={ground.y(at)} y2={ground.y(at)} stroke="#e2e8eb" />
          <text class="tick" x={ground.left - 6} y={round(ground.y(at) + 4)} text-anchor="end" fill="#4d5d67">{words[i]}</text>
        </g>
      ))}
      <Across chart={chart} ground={ground} size={size} />
      <text class="tick" x={ground.left} y={ground.top - 8} fill="#4d5d67">{chart.y.label}</text>
      {chart.marks.toSorted((a, b) => LAYER[a.kind] - LAYER[b.kind]).map((mark) => <Drawn mark={mark} ground={ground} base={base} />)}
      <Labels chart={chart} ground={ground} size={size} />
    </>
  )
}

const LAYER: Record<Mark['kind'], number> = { hatch: 0, band: 1, bars: 2, level: 3, moment: 3, line: 4, dots: 5, ring: 6 }

function groundOf(chart: ChartView, size: Size, digits: number, bounds: [number, number]): Ground {
  const longest = Math.max(0, ...endLabels(chart.marks).map(({ label }) => label.length))
  const left = 14 + digits * size.text * 0.58
  const right = size.width - Math.min(size.width * 0.34, longest === 0 ? 14 : 24 + longest * size.text * 0.57)
  const [top, bottom] = [28, size.height - 42]
  return { id: chart.id, left: round(left), right: round(right), top, bottom, x: linear([chart.x.from, chart.x.to], [left, right]), y: linear(bounds, [bottom, top]) }
}

/** The axis along the foot: ticks that would touch each other are left out. */
function Across({ chart, ground, size }: { chart: ChartView; ground: Ground; size: Size }) {
  let last = -Infinity
  const fitting = chart.x.ticks.filter(({ at, text }) => {
    const half = (text.length * size.text * 0.6) / 2 + 3
    if (ground.x(at) - half < last) return false
    last = ground.x(at) + half
    return true
  })
  return (
    <g>
      <line class="axis" x1={ground.left} x2={ground.right} y1={ground.bottom} y2={ground.bottom} stroke="#12212b" />
      {fitting.map(({ at, text }) => <text class="tick" x={ground.x(at)} y={ground.bottom + 17} text-anchor="middle" fill="#4d5d67">{text}</text>)}
      <text class="tick" x={round((ground.left + ground.right) / 2)} y={ground.bottom + 34} text-anchor="middle" fill="#4d5d67">{chart.x.label}</text>
    </g>
  )
}

interface EndLabel {
  label: string
  y: number
  look: Look
}

/** A series is named where it ends, not in a box elsewhere. */
function endLabels(marks: readonly Mark[]): EndLabel[] {
  const { under } = basesOf(marks)
  return marks.flatMap((mark): EndLabel[] => {
    if (mark.kind === 'line') {
      const end = mark.points.findLast(({ y }) => y !== null)
      return end ? [{ label: mark.label, y: end.y!, look: mark.look }] : []
    }
    if (mark.kind === 'bars' && mark.stacked) {
      const end = mark.points.findLast(({ y }) => y !== null && y !== 0)
      return end ? [{ label: mark.label, y: (under.get(mark)?.get(end.x) ?? 0) + end.y! / 2, look: mark.look }] : []
    }
    return mark.kind === 'band' && mark.label ? [{ label: mark.label, y: (mark.points.at(-1)!.high + mark.points.at(-1)!.low) / 2, look: mark.look }] : []
  })
}

function Labels({ chart, ground, size }: { chart: ChartView; ground: Ground; size: Size }) {
  const ends = endLabels(chart.marks)
  const places = spread(ends.map(({ y }) => ground.y(y)), size.text + 3, ground.top, ground.bottom)
  const most = Math.floor((size.width - ground.right - 21) / (size.text * 0.54))
  return (
    <g>
      {ends.map(({ label, look }, i) => (
        <g>
          <Sign look={look} x={ground.right + 14} y={places[i]!} />
          <text class={`k${look} end`} x={ground.right + 21} y={round(places[i]! + 4)} fill={INKS[look]}>{label.length > most ? `${label.slice(0, most - 1)}…` : label}</text>
        </g>
      ))}
      {chart.marks.map((mark) => (mark.kind === 'level' ? <text class="tick" x={ground.left + 4} y={round(ground.y(mark.y) - 4)} fill="#12212b">{mark.label}</text>
        : mark.kind === 'moment' ? <text class="tick" x={round(ground.x(mark.x) + 4)} y={ground.top + 10} fill="#12212b">{mark.label}</text> : null))}
    </g>
  )
}

/** What has no end to be named at: hatches, rings, bars side by side, labels that had to be cut. */
function Keys({ chart }: { chart: ChartView }) {
  const hatch = chart.marks.find(({ kind }) => kind === 'hatch')
  const ring = chart.marks.find(({ kind }) => kind === 'ring')
  const named = chart.marks.filter((mark) => mark.kind === 'bars' || mark.kind === 'line')
  const keyed = named.filter((mark) => (mark.kind === 'bars' && !mark.stacked) || mark.label.length > 14)
  if (!hatch && !ring && keyed.length === 0) return null
  return (
    <p class="keys">
      {keyed.map(({ label, look }) => <span><svg viewBox="0 0 12 12" aria-hidden="true"><Sign look={look} x={6} y={6} r={4} /></svg> {label}</span>)}
      {ring?.kind === 'ring' && <span><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="ring" cx="6" cy="6" r="4.5" fill="none" stroke-width="2" /></svg> {ring.label}</span>}
      {hatch?.kind === 'hatch' && <span><svg class="hatched" viewBox="0 0 12 12" aria-hidden="true"><path d="M0 12 12 0M-3 9 9-3M3 15 15 3" /></svg> {hatch.label}</span>}
    </p>
  )
}
