import { num } from '../say.ts'
import type { PageContext } from '../view.ts'
import { alone, Framed } from './chart-frame.tsx'
import { INKS, round, Textures } from './chart-marks.tsx'
import type { RowsView } from './chart-model.ts'
import { linear } from './chart-scale.ts'

const BAR = 17
const GAP = 13

interface Size {
  width: number
  label: number
  text: number
}
const WIDE: Size = { width: 720, label: 210, text: 13 }
/** beside another chart */
const HALF: Size = { width: 520, label: 150, text: 13 }
/** the label stands above its bars */
const NARROW: Size = { width: 350, label: 0, text: 12 }

/** Horizontal bars under named rows. A value that is not there is hatched along the whole row and says so. */
export function RowsFigure({ c, chart, half }: { c: PageContext; chart: RowsView; half?: boolean }) {
  const tall = (size: Size) => ({ ...size, height: heightOf(chart, size) })
  return <Framed chart={chart} wide={tall(half ? HALF : WIDE)} narrow={tall(NARROW)} draw={(id, size) => <Rows c={c} chart={{ ...chart, id }} size={size} />} />
}

export function rowsSvg(c: PageContext, chart: RowsView, foot: readonly string[]): string {
  return alone(c, chart, <Rows c={c} chart={chart} size={WIDE} />, { width: WIDE.width, height: heightOf(chart, WIDE) }, foot)
}

function rowHeight(bars: number, size: Size): number {
  return bars * (BAR + 2) + GAP + (size.label === 0 ? size.text + 5 : 0)
}

function heightOf({ rows }: RowsView, size: Size): number {
  return 8 + rows.reduce((sum, { bars }) => sum + rowHeight(bars.length, size), 0)
}

function Rows({ c, chart, size }: { c: PageContext; chart: RowsView; size: Size }) {
  const greatest = Math.max(1e-9, ...chart.rows.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0)))
  const [left, right] = [size.label + 12, size.width - 64]
  const x = linear([0, chart.as === 'per-cent' ? Math.max(1, greatest) : greatest], [left, right])
  let top = 8
  return (
    <>
      <Textures id={chart.id} />
      {chart.rows.map((row) => {
        const from = top
        top += rowHeight(row.bars.length, size)
        const inner = from + (size.label === 0 ? size.text + 5 : 0)
        return (
          <g>
            <text class="row" x={size.label === 0 ? left : left - 8} y={size.label === 0 ? from + size.text : round(inner + (row.bars.length * (BAR + 2)) / 2 + 4)} text-anchor={size.label === 0 ? 'start' : 'end'} fill="#12212b">{cut(row.label, size)}</text>
            {row.bars.map((bar, i) => <Bar c={c} chart={chart} bar={bar} y={inner + i * (BAR + 2)} left={left} right={right} x={x} />)}
          </g>
        )
      })}
    </>
  )
}

function cut(label: string, size: Size): string {
  const most = Math.floor(((size.label || size.width) - 4) / (size.text * 0.52))
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}

type Bar = RowsView['rows'][number]['bars'][number]

function Bar({ c, chart, bar, y, left, right, x }: { c: PageContext; chart: RowsView; bar: Bar; y: number; left: number; right: number; x: (value: number) => number }) {
  const name = bar.label === '' ? '' : `${bar.label} `
  if (bar.value === null)
    return (
      <g>
        <rect x={left} y={y} width={right - left} height={BAR} fill={`url(#${chart.id}-hatch)`} opacity="0.55" />
        <text class="value back" x={left + 6} y={y + 13} fill="#4d5d67">{name}{chart.missing}</text>
      </g>
    )
  const width = round(Math.max(x(bar.value) - left, 0))
  const figure = chart.as === 'per-cent' ? `${num(c, bar.value * 100, 1)} %` : num(c, bar.value, 2)
  return (
    <g>
      <rect class={`k${bar.look} bar`} x={left} y={y} width={width} height={BAR} fill={INKS[bar.look]} />
      {bar.look > 0 && <rect x={left} y={y} width={width} height={BAR} fill={`url(#${chart.id}-t${bar.look})`} />}
      <line class="axis" x1={left} x2={left} y1={y - 2} y2={y + BAR + 2} stroke="#12212b" />
      <text class="value" x={round(left + width + 5)} y={y + 13} fill="#12212b">{figure}{name === '' ? '' : ` ${bar.label}`}</text>
    </g>
  )
}
