import type { ChartPoint, Look, Mark } from './chart-model.ts'
import type { Scale } from './chart-scale.ts'

/** What a mark needs to be drawn: the two scales, the inner frame, and how wide one unit of x is. */
export interface Ground {
  id: string
  x: Scale
  y: Scale
  top: number
  bottom: number
  left: number
  right: number
}

/**
 * Ink of the six looks by day, as attributes: a picture saved on its own keeps them; on a page the style sheet has its own for day and
 * night. The first four walk through cividis (Nuñez, Anderton and Renslow, 2018), which reads alike with and without colour vision.
 */
export const INKS = ['#00306f', '#8a7400', '#5b616b', '#8f1561', '#0b6b6b', '#9a3d00'] as const
const DASHES = [undefined, '7 3', '2 3', '10 3 2 3', '5 2 1 2', '1 2'] as const

/** A sign for a point of each look. */
export function Sign({ look, x, y, r = 3.4 }: { look: Look; x: number; y: number; r?: number }) {
  const at = (dx: number, dy: number) => `${round(x + dx * r)} ${round(y + dy * r)}`
  const shapes = [
    '', `M${at(-1, -1)}L${at(1, -1)}L${at(1, 1)}L${at(-1, 1)}z`, `M${at(0, -1.3)}L${at(1.2, 1)}L${at(-1.2, 1)}z`,
    `M${at(0, -1.4)}L${at(1.4, 0)}L${at(0, 1.4)}L${at(-1.4, 0)}z`, `M${at(0, 1.3)}L${at(1.2, -1)}L${at(-1.2, -1)}z`, `M${at(-1, -1)}L${at(1, 1)}M${at(1, -1)}L${at(-1, 1)}`,
  ]
  if (look === 0) return <circle class="k0 sign" cx={x} cy={y} r={r} fill={INKS[0]} />
  return <path class={`k${look} sign${look === 5 ? ' open' : ''}`} d={shapes[look]} fill={look === 5 ? 'none' : INKS[look]} stroke={look === 5 ? INKS[5] : undefined} stroke-width={look === 5 ? 1.8 : undefined} />
}

/** Textures and the hatch of "not reported"; ids begin with the chart's, since two charts may stand on one page. */
export function Textures({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="hatch" x1="0" y1="0" x2="0" y2="7" stroke="#5b616b" stroke-width="1.5" />
      </pattern>
      {([1, 2, 3, 4, 5] as const).map((look) => (
        <pattern id={`${id}-t${look}`} width={4 + look} height={4 + look} patternUnits="userSpaceOnUse" patternTransform={`rotate(${[0, 45, 0, 135, 90, 60][look]})`}>
          <line class="weave" x1="0" y1="0" x2="0" y2={4 + look} stroke="#fff" stroke-width="1.1" stroke-opacity="0.6" />
        </pattern>
      ))}
    </defs>
  )
}

export function Drawn({ mark, ground, base }: { mark: Mark; ground: Ground; base: Bases }) {
  switch (mark.kind) {
    case 'line': return <Line mark={mark} g={ground} />
    case 'band': return <Band mark={mark} g={ground} />
    case 'bars': return <Bars mark={mark} g={ground} base={base} />
    case 'dots': return <Dots mark={mark} g={ground} />
    case 'hatch': return <Gap mark={mark} g={ground} />
    case 'level': return <line class="level" x1={ground.left} x2={ground.right} y1={ground.y(mark.y)} y2={ground.y(mark.y)} stroke="#12212b" stroke-dasharray="6 3" />
    case 'moment': return <line class="level" x1={ground.x(mark.x)} x2={ground.x(mark.x)} y1={ground.top} y2={ground.bottom} stroke="#12212b" stroke-dasharray="6 3" />
    case 'ring': return <circle class="ring" cx={ground.x(mark.x)} cy={ground.y(mark.y)} r="8" fill="none" stroke="#98161a" stroke-width="2"><title>{mark.label}</title></circle>
  }
}

/** Signs first, then names: each right or left of its sign, or moved up or down until it touches no other. */
function Dots({ mark, g }: { mark: Extract<Mark, { kind: 'dots' }>; g: Ground }) {
  const at = mark.points.map(({ x, y, label }) => ({ x: g.x(x), y: g.y(y), label }))
  return (
    <g>
      {at.map(({ x, y }) => <Sign look={mark.look} x={x} y={y} r={4} />)}
      {besides(at, g).map(({ x, y, label, end }) => <text class="point" x={round(x)} y={round(y)} text-anchor={end ? 'end' : 'start'} fill="#12212b">{label}</text>)}
    </g>
  )
}

const LETTER = 6.8
const LINE = 13

/** The first place of a name that is inside the frame and covers no sign and no other name; else the last that was tried. */
export function besides(points: readonly { x: number; y: number; label: string }[], { left, right, top, bottom }: Pick<Ground, 'left' | 'right' | 'top' | 'bottom'>): { x: number; y: number; label: string; end: boolean }[] {
  const taken = points.map(({ x, y }) => ({ from: x - 5, to: x + 5, y }))
  return points.map(({ x, y, label }) => {
    const width = label.length * LETTER
    const tries = [0, -1, 1, -2, 2, -3, 3, -4, 4].flatMap((line) => [false, true].map((end) => ({ end, y: y + line * LINE, from: end ? x - 7 - width : x + 7, to: end ? x - 7 : x + 7 + width })))
    const free = (one: (typeof tries)[number]) => one.from >= left && one.to <= right + 10 && one.y >= top && one.y <= bottom && !taken.some(({ from, to, y: other }) => from < one.to && to > one.from && Math.abs(other - one.y) < LINE - 1)
    const found = tries.find(free) ?? tries[0]!
    taken.push({ from: found.from, to: found.to, y: found.y })
    return { x: found.end ? x - 7 : x + 7, y: found.y + 4, label, end: found.end }
  })
}

/** Whole stretches between gaps; a point alone between two gaps has no line and is a sign. */
function stretches(points: readonly ChartPoint[]): { x: number; y: number }[][] {
  const all: { x: number; y: number }[][] = [[]]
  for (const { x, y } of points) {
    if (y === null) all.push([])
    else all.at(-1)!.push({ x, y })
  }
  return all.filter(({ length }) => length > 0)
}

function Line({ mark, g }: { mark: Extract<Mark, { kind: 'line' }>; g: Ground }) {
  const parts = stretches(mark.points)
  const d = parts.filter(({ length }) => length > 1).map((part) => part.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${g.x(x)} ${g.y(y)}`).join('')).join('')
  const signed = parts.flatMap((part) => (mark.signs === false && part.length > 1 ? [] : part))
  return (
    <g>
      {d !== '' && <path class={`k${mark.look} line`} d={d} fill="none" stroke={INKS[mark.look]} stroke-width="2" stroke-dasharray={DASHES[mark.look]} stroke-linejoin="round" />}
      {signed.map(({ x, y }) => <Sign look={mark.look} x={g.x(x)} y={g.y(y)} />)}
    </g>
  )
}

function Band({ mark, g }: { mark: Extract<Mark, { kind: 'band' }>; g: Ground }) {
  const { points } = mark
  const d = [...points.map(({ x, high }, i) => `${i === 0 ? 'M' : 'L'}${g.x(x)} ${g.y(high)}`), ...points.toReversed().map(({ x, low }) => `L${g.x(x)} ${g.y(low)}`)].join('')
  return points.length > 1 ? <path class={`k${mark.look} band`} d={`${d}z`} fill={INKS[mark.look]} fill-opacity={[0, 0.13, 0.24, 0.38][mark.depth]} stroke={INKS[mark.look]} stroke-opacity="0.45" stroke-width="0.7" /> : null
}

/** Where the bars of each mark stand: on what was stacked before them, or in their own slot. */
export interface Bases {
  /** height already taken at x, by mark */
  under: ReadonlyMap<Mark, ReadonlyMap<number, number>>
  slots: ReadonlyMap<Mark, number>
  of: number
}

export function basesOf(marks: readonly Mark[]): Bases {
  const bars = marks.filter((mark) => mark.kind === 'bars')
  const beside = bars.filter(({ stacked }) => !stacked)
  const taken = new Map<number, number>()
  const under = new Map<Mark, Map<number, number>>()
  for (const mark of bars.filter(({ stacked }) => stacked)) {
    under.set(mark, new Map(taken))
    for (const { x, y } of mark.points) if (y !== null) taken.set(x, (taken.get(x) ?? 0) + y)
  }
  return { under, slots: new Map(beside.map((mark, i) => [mark, i])), of: Math.max(1, beside.length) }
}

const FILL = 0.78

function Bars({ mark, g, base }: { mark: Extract<Mark, { kind: 'bars' }>; g: Ground; base: Bases }) {
  const unit = Math.abs(g.x(1) - g.x(0)) * FILL
  const width = mark.stacked ? unit : unit / base.of
  const shift = mark.stacked ? 0 : (base.slots.get(mark) ?? 0) * width
  const rects = mark.points.flatMap(({ x, y }) => {
    if (y === null) return []
    const from = base.under.get(mark)?.get(x) ?? 0
    const [top, foot] = [g.y(Math.max(from, from + y)), g.y(Math.min(from, from + y))]
    return [{ x: round(g.x(x) - unit / 2 + shift), y: top, height: round(foot - top) }]
  })
  return (
    <g>
      {rects.map((one) => <rect class={`k${mark.look} bar`} x={one.x} y={one.y} width={round(width)} height={one.height} fill={INKS[mark.look]} stroke="#fff" stroke-width="0.8" />)}
      {mark.look > 0 && rects.map((one) => <rect x={one.x} y={one.y} width={round(width)} height={one.height} fill={`url(#${g.id}-t${mark.look})`} />)}
    </g>
  )
}

function Gap({ mark, g }: { mark: Extract<Mark, { kind: 'hatch' }>; g: Ground }) {
  const [from, to] = [Math.max(g.left, g.x(mark.from)), Math.min(g.right, g.x(mark.to))]
  return to <= from ? null : <rect x={from} y={g.top} width={round(to - from)} height={g.bottom - g.top} fill={`url(#${g.id}-hatch)`} opacity="0.55"><title>{mark.label}</title></rect>
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
