import type { Key } from '../messages/index.ts'
import { tMaybe } from '../messages/index.ts'
import { say } from '../say.ts'
import type { AnswerState, Certainty, DeskStatus, FeedState, FilingState, Ground, Mark, PageContext, SeverityView, Tone } from '../view.ts'
import { ANSWER_GLYPH, FILING_GLYPH, Glyph, type GlyphName } from './glyph.tsx'

const ANSWER_TONE: Record<AnswerState, Tone> = {
  undelivered: 't4',
  received: 't2',
  acknowledged: 't1',
  acted: 'ok',
  declined: 't0',
  lapsed: 't4',
  cancelled: 't0',
  'no-reply-owed': 't0',
}
export const FILING_TONE: Record<FilingState, Tone> = {
  'not-due': 't0',
  due: 't2',
  filed: 'ok',
  'filed-late': 't1',
  nil: 'ok',
  'nothing-new': 'ok',
  late: 't4',
  missing: 't3',
  'not-seen-here': 't0',
  restricted: 't0',
  'not-monitorable': 't0',
  'feed-stale': 't3',
}
export const MARK_TONE: Record<Mark, Tone> = {
  ...ANSWER_TONE,
  quiet: 't0',
  watch: 't1',
  minor: 't1',
  moderate: 't2',
  severe: 't3',
  extreme: 't4',
  'feed-stale': 't0',
}

/** Glyph, word and outline in one tone. `solid` fills it: kept for what must be seen first. */
export function Badge({ tone, glyph, text, solid }: { tone: Tone; glyph?: GlyphName; text: string; solid?: boolean }) {
  return (
    <span class={`badge ${tone}${solid ? ' solid' : ''}`}>
      {glyph && <Glyph name={glyph} />}
      {text}
    </span>
  )
}

export function AnswerBadge({ c, state }: { c: PageContext; state: AnswerState }) {
  return <Badge tone={ANSWER_TONE[state]} glyph={ANSWER_GLYPH[state]} text={say(c)(`answer.${state}`)} solid={state === 'lapsed'} />
}

export function FilingBadge({ c, state }: { c: PageContext; state: FilingState }) {
  return <Badge tone={FILING_TONE[state]} glyph={FILING_GLYPH[state]} text={say(c)(`filing.${state}`)} solid={state === 'late'} />
}

export function markWord(c: PageContext, mark: Mark): string {
  return tMaybe(c.lang, `mark.${mark}`) ?? tMaybe(c.lang, `filing.${mark}`) ?? say(c)(`answer.${mark}` as Key)
}

const CAP: Record<string, [Tone, GlyphName]> = {
  extreme: ['t4', 'octagon'],
  severe: ['t3', 'triangle'],
  moderate: ['t2', 'diamond'],
  minor: ['t1', 'info'],
  unknown: ['t0', 'question'],
}
const COLOUR: Record<string, Tone> = { red: 't4', orange: 't3', yellow: 't2', green: 'ok' }

/**
 * Severity in the words of its own scale. The three families look different on purpose: CAP as road signs, GDACS as a pennant,
 * PAGER as bars, plain measurements as a gauge without a tone, because a number by itself is not an alert level.
 */
export function SeverityBadge({ c, severity }: { c: PageContext; severity: SeverityView }) {
  const t = say(c)
  const value = severity.value.toLowerCase()
  if (severity.scale === 'cap-severity') {
    const [tone, glyph] = CAP[value] ?? ['t0', 'question']
    return (
      <Badge
        tone={tone}
        glyph={glyph}
        text={t('scale.says', { scale: t('scale.cap-severity'), value: tMaybe(c.lang, `severity.${value}`) ?? severity.value })}
        solid={tone === 't4'}
      />
    )
  }
  if (severity.scale === 'gdacs' || severity.scale === 'pager') {
    const text = t('scale.says', { scale: t(`scale.${severity.scale}`), value: tMaybe(c.lang, `colour.${value}`) ?? severity.value })
    return <Badge tone={COLOUR[value] ?? 't0'} glyph={severity.scale === 'gdacs' ? 'flag' : 'bars'} text={text} />
  }
  const text = severity.scale === 'magnitude' ? `M ${severity.value}` : `${t(`scale.${severity.scale}`)} ${severity.value}`
  return <Badge tone="t0" glyph="gauge" text={text} />
}

export function CertaintyChip({ c, certainty }: { c: PageContext; certainty: Certainty }) {
  const t = say(c)
  return <span class={`chip cert-${certainty}`}>{t('certainty.label', { word: t(`certainty.${certainty}`) })}</span>
}

/** What is not actual says so. On a desk in exercise the drill itself is said by the strip and the edges; `always` says it again. */
export function StatusBadge({ c, status, always }: { c: PageContext; status: DeskStatus; always?: boolean }) {
  return status === 'actual' || (c.desk.exercise && status === 'exercise' && !always) ? null : (
    <span class="badge mag solid">{say(c)(`status.${status}`)}</span>
  )
}

const FEED: Record<FeedState, [Tone, GlyphName]> = {
  live: ['ok', 'check'],
  stale: ['t3', 'stale'],
  never: ['t3', 'empty'],
  off: ['t0', 'cross'],
}

export function FeedBadge({ c, state }: { c: PageContext; state: FeedState }) {
  const [tone, glyph] = FEED[state]
  return <Badge tone={tone} glyph={glyph} text={say(c)(`feed.${state}`)} />
}

export function GroundBadge({ c, ground }: { c: PageContext; ground: Ground }) {
  return <Badge tone={ground === 'owed' ? 'mag' : 't0'} text={say(c)(`ground.${ground}`)} />
}
