import type { Child } from 'hono/jsx'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

interface Said {
  id: string
  title: string
  says: string
}

interface Box {
  width: number
  height: number
}

/** One picture in two drawings, of which the style sheet shows one: letters keep their size on a phone. `draw` gets an id of its own. */
export function Framed<S extends Box>({ chart, wide, narrow, draw, children }: { chart: Said; wide: S; narrow: S; draw: (id: string, size: S) => Child; children?: Child }) {
  return (
    <figure class="plot">
      {([['wide', wide], ['narrow', narrow]] as const).map(([name, size]) => (
        <svg class={name} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={chart.title} aria-describedby={`${chart.id}-says`}>
          {draw(`${chart.id}-${name[0]}`, size)}
        </svg>
      ))}
      {children}
      <figcaption id={`${chart.id}-says`}>{chart.says}</figcaption>
    </figure>
  )
}

const HEAD = 34

/** What a picture of a desk of exercises says of itself, wherever it is taken. */
export function drillLines(c: PageContext): string[] {
  return c.desk.exercise ? [`${say(c)('common.exercise')}. ${say(c)('common.exercise-says')}`] : []
}

/** The picture alone, to be kept or printed: title and words are in it, its colours are those of day. `foot` says where it is from. */
export function alone(c: PageContext, { title, says }: Said, picture: Child, { width, height: inner }: Box, source: readonly string[]): string {
  const foot = [...drillLines(c), ...source]
  const height = inner + HEAD + 10 + foot.length * 15
  return String(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" font-family="sans-serif" font-size="12" lang={c.lang}>
      <title>{title}</title>
      <desc>{says}</desc>
      <rect width={width} height={height} fill="#fff" />
      <text x="12" y="22" font-size="16" font-weight="600" fill="#12212b">{title}</text>
      <g transform={`translate(0 ${HEAD})`}>{picture}</g>
      {foot.map((line, i) => <text x="12" y={inner + HEAD + 16 + i * 15} font-size="11" fill="#4d5d67">{line}</text>)}
    </svg>,
  )
}
