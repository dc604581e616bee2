import type { AnswerState, FilingState, Mark } from '../view.ts'

/**
 * Signs drawn on a 16 by 16 field, stroke 1.6, inked in the current colour: with the word beside it, colour is never alone.
 * A second path after `|` is filled.
 */
const PATHS = {
  octagon: '|M5 1h6l4 4v6l-4 4H5l-4-4V5zM7.1 3.6v5.6h1.8V3.6zM7.1 10.8v1.8h1.8v-1.8z',
  triangle: '|M8 1.2 15.4 14.6H.6zM7.2 6v4.4h1.6V6zM7.2 11.6v1.5h1.6v-1.5z',
  diamond: 'M8 1.6 14.4 8 8 14.4 1.6 8z|M7.3 5h1.4v3.8H7.3zM7.3 9.8h1.4v1.4H7.3z',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z|M7.3 7h1.4v4.4H7.3zM7.3 4.6h1.4V6H7.3z',
  question: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM6.2 6.3c.2-2.4 3.6-2.3 3.6-.1C9.8 7.6 8 7.7 8 9.3|M7.3 10.7h1.4v1.4H7.3z',
  flag: 'M3.5 15V1|M4 1.5h9.5l-2.6 3.2 2.6 3.3H4z',
  bars: '|M1 10h3v5H1zM6.5 6h3v9h-3zM12 1h3v14h-3z',
  gauge: 'M2 12a6.5 6.5 0 1 1 12 0M8 10.5 11 5.5',
  undelivered: 'M1.8 3.5h12.4v9H1.8zM1.8 3.5 8 9l6.2-5.5M2 15 14 1',
  machine: 'M4 4h8v8H4zM6.5 1v3M9.5 1v3M6.5 12v3M9.5 12v3M1 6.5h3M1 9.5h3M12 6.5h3M12 9.5h3',
  check: 'M2 8.6 6.2 13 14 3.4',
  done: '|M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8zM6.9 11.6 3.4 8l1.2-1.2 2.3 2.3 4.6-5 1.2 1.2z',
  declined: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM4.8 8h6.4',
  hourglass: 'M3.5 1.5h9M3.5 14.5h9M4.5 1.5c0 4 3.5 4.5 3.5 6.5s-3.5 2.5-3.5 6.5M11.5 1.5c0 4-3.5 4.5-3.5 6.5s3.5 2.5 3.5 6.5',
  cross: 'M3 3l10 10M13 3 3 13',
  ring: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.4V8l2.6 2',
  late: '|M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8zM7.2 3.6v5l3.4 2.4.9-1.3-2.7-1.9V3.6z',
  empty: 'M2.5 2.5h3M8 2.5h2M13.5 2.5v3M13.5 8v2M13.5 13.5h-3M8 13.5H6M2.5 13.5v-3M2.5 8V6',
  filed: 'M3 1.5h7l3 3v10H3zM5.5 9l2 2 3.4-4',
  zero: 'M8 2.5c-4.6 0-4.6 11 0 11s4.6-11 0-11zM5 13 11 3',
  equals: 'M2.5 6h11M2.5 10h11',
  dot: '|M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  unseen: 'M1.5 8C4.5 3.6 11.5 3.6 14.5 8 11.5 12.4 4.5 12.4 1.5 8zM3 14 13 2',
  lock: 'M3.5 7h9v7.5h-9zM5.3 7V4.6a2.7 2.7 0 0 1 5.4 0V7',
  hatch: 'M1.5 6 6 1.5M1.5 10.5l9-9M2.5 14 14 2.5M6 14.5 14.5 6M10.5 14.5l4-4',
  stale: 'M1.5 9.5 4 6.2l2 2.2M10 8.4 12 6l2.5 3M7 4.5v3M7 9.5V11M9 3.5v7',
  person: 'M8 8.4a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 14.5c.6-5 10.4-5 11 0',
  eye: 'M1.5 8C4.5 3.6 11.5 3.6 14.5 8 11.5 12.4 4.5 12.4 1.5 8z|M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
} as const
export type GlyphName = keyof typeof PATHS

export function Glyph({ name }: { name: GlyphName }) {
  const [stroke = '', fill = ''] = PATHS[name].split('|')
  return (
    <svg class="g" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {stroke && <path d={stroke} fill="none" stroke="currentColor" stroke-width="1.6" />}
      {fill && <path d={fill} fill="currentColor" fill-rule="evenodd" />}
    </svg>
  )
}

export const ANSWER_GLYPH: Record<AnswerState, GlyphName> = {
  undelivered: 'undelivered',
  received: 'machine',
  acknowledged: 'check',
  acted: 'done',
  declined: 'declined',
  lapsed: 'hourglass',
  cancelled: 'cross',
  'no-reply-owed': 'ring',
}

export const FILING_GLYPH: Record<FilingState, GlyphName> = {
  'not-due': 'dot',
  due: 'clock',
  filed: 'filed',
  'filed-late': 'done',
  nil: 'zero',
  'nothing-new': 'equals',
  late: 'late',
  missing: 'empty',
  'not-seen-here': 'unseen',
  restricted: 'lock',
  'not-monitorable': 'hatch',
  'feed-stale': 'stale',
}

export const MARK_GLYPH: Record<Mark, GlyphName> = {
  ...ANSWER_GLYPH,
  quiet: 'dot',
  watch: 'eye',
  minor: 'info',
  moderate: 'diamond',
  severe: 'triangle',
  extreme: 'octagon',
  'feed-stale': 'stale',
}
