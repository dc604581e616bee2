import {
  geoAzimuthalEquidistant,
  geoCircle,
  geoEquirectangular,
  geoGraticule10,
  geoPath,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3-geo'
import type { MapFrame, MapShape, MapView, PageContext, Tone } from '../view.ts'
import { drillLines } from './chart-frame.tsx'

const WIDTH = 640
const HEIGHT = { americas: 720, around: 480 } as const
const KM_PER_DEGREE = 111.195

/** The Americas from Alaska to Cape Horn; equirectangular keeps parallels level, as on a plotting sheet. */
function projectionOf(frame: MapFrame): GeoProjection {
  if (frame.kind === 'americas')
    return geoEquirectangular()
      .rotate([92, 0])
      .center([0, 14])
      .scale(280)
      .translate([WIDTH / 2, HEIGHT.americas / 2])
      .precision(0.3)
      .clipExtent([
        [0, 0],
        [WIDTH, HEIGHT.americas],
      ])
  const scale = (HEIGHT.around / 2 / (frame.km / KM_PER_DEGREE)) * (180 / Math.PI)
  return geoAzimuthalEquidistant()
    .rotate([-frame.lon, -frame.lat])
    .scale(scale)
    .translate([WIDTH / 2, HEIGHT.around / 2])
    .clipAngle(90)
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT.around],
    ])
}

/** Path data of the land in a frame, one decimal of a pixel. Costs milliseconds: cache it by frame. */
export function landPath(land: GeoPermissibleObjects, frame: MapFrame): string {
  return geoPath(projectionOf(frame)).digits(1)(land) ?? ''
}

function drawn(shape: MapShape, projection: GeoProjection) {
  const path = geoPath(projection).digits(1)
  if (shape.kind === 'point') {
    const [x, y] = projection([shape.lon, shape.lat]) ?? [-99, -99]
    return (
      <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
        <circle class="halo" r="11" />
        <circle class="spot" r="4.5" />
        <path class="cross" d="M-16 0h8M8 0h8M0-16v8M0 8v8" />
      </g>
    )
  }
  // geoCircle winds as d3 wants; a foreign polygon may not, and a wrong one would cover the globe: such a ring is reversed
  const object: GeoPermissibleObjects =
    shape.kind === 'circle'
      ? geoCircle()
          .center([shape.lon, shape.lat])
          .radius(shape.km / KM_PER_DEGREE)()
      : { type: 'Polygon', coordinates: shape.rings.map((ring) => (windsLeft(ring) ? [...ring].reverse() : ring)) }
  return <path class="area" d={path(object) ?? ''} />
}

/** Counter-clockwise on the plate carrée; d3 takes exterior rings clockwise, the other way round than RFC 7946. */
function windsLeft(ring: readonly [number, number][]): boolean {
  let twice = 0
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1]
  return twice > 0
}

/** A chart drawn on the server. `text` says in words what it shows; the same facts stand in a table on every page that has one. */
export function ChartMap({ map, text }: { map: MapView; text: string }) {
  const projection = projectionOf(map.frame)
  const height = HEIGHT[map.frame.kind]
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={text}>
        <rect class="sea" width={WIDTH} height={height} />
        <path class="graticule" d={geoPath(projection).digits(1)(geoGraticule10()) ?? ''} />
        <path class="land" d={map.land} />
        {map.shapes.map((shape) => {
          const body = (
            <>
              {shape.label && <title>{shape.label}</title>}
              {drawn(shape, projection)}
            </>
          )
          return shape.href ? (
            <a class={`shape ${shape.tone}`} href={shape.href} aria-label={shape.label ?? ''}>
              {body}
            </a>
          ) : (
            <g class={`shape ${shape.tone}`}>{body}</g>
          )
        })}
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  )
}

/** Light of day, for a file that has no style sheet. */
const INK: Record<Tone, string> = { t0: '#4d5d67', t1: '#2d6a8f', t2: '#8a6d00', t3: '#b04a00', t4: '#a1161a', ok: '#1d6b3a', mag: '#8d1160' }

/** The map alone, to be kept or printed: its words are in it. */
export function mapSvg(c: PageContext, map: MapView, text: string, foot: readonly string[]): string {
  const projection = projectionOf(map.frame)
  const height = HEIGHT[map.frame.kind]
  const lines = [...(text.match(/.{1,95}(?:\s|$)/g) ?? []), ...drillLines(c), ...foot]
  return String(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height + 12 + lines.length * 15}`} width={WIDTH} height={height + 12 + lines.length * 15} role="img" font-family="sans-serif" font-size="11">
      <title>{text}</title>
      <rect width={WIDTH} height={height + 12 + lines.length * 15} fill="#fff" />
      <rect width={WIDTH} height={height} fill="#eef3f5" />
      <path d={map.land} fill="#dfe3dc" stroke="#9aa6a0" stroke-width="0.6" />
      {map.shapes.map((shape) => (
        <g fill={INK[shape.tone]} fill-opacity={shape.kind === 'point' ? '1' : '0.07'} stroke={INK[shape.tone]} stroke-width="1.2">
          {shape.label && <title>{shape.label}</title>}
          {shape.kind === 'point' ? <circle r="3.5" cx={(projection([shape.lon, shape.lat]) ?? [-99, -99])[0].toFixed(1)} cy={(projection([shape.lon, shape.lat]) ?? [-99, -99])[1].toFixed(1)} /> : drawn(shape, projection)}
        </g>
      ))}
      {lines.map((line, i) => (
        <text x="8" y={height + 18 + i * 15} fill="#12212b">
          {line.trim()}
        </text>
      ))}
    </svg>,
  )
}
