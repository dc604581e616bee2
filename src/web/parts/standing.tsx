import type { EdtfDate } from '../../core/values/index.ts'
import { num, say } from '../say.ts'
import type { PageContext, ReasonView, Tone } from '../view.ts'
import { Badge } from './badge.tsx'
import type { GlyphName } from './glyph.tsx'
import { Reasons } from './sourced.tsx'
import { DateText } from './when.tsx'

export type StandingWord =
  'none' | 'signatory' | 'contracting' | 'provisional' | 'party' | 'notice-given' | 'former' | 'suspended' | 'disputed' | 'unknown'

/** A standing as the law gives it; every field of the law's own answer has its place. */
export interface StandingView {
  status: StandingWord
  party: 'yes' | 'no' | 'disputed' | 'unknown'
  since: EdtfDate | null
  until: EdtfDate | null
  presumed: boolean
  confirmedAsOf: EdtfDate | null
  participation: 'full' | 'suspended' | 'excluded' | null
  because: ReasonView[]
}

const LOOK: Record<StandingWord, [Tone, GlyphName]> = {
  none: ['t0', 'ring'],
  signatory: ['t0', 'filed'],
  contracting: ['t1', 'clock'],
  provisional: ['t1', 'check'],
  party: ['ok', 'done'],
  'notice-given': ['t3', 'hourglass'],
  former: ['t0', 'cross'],
  suspended: ['t2', 'declined'],
  disputed: ['t3', 'diamond'],
  unknown: ['t2', 'question'],
}

export function StandingBadge({ c, word }: { c: PageContext; word: StandingWord }) {
  return <Badge tone={LOOK[word][0]} glyph={LOOK[word][1]} text={say(c)(`standing.${word}`)} />
}

/** One state under one instrument, as small as it gets. */
export interface MatrixCell {
  status: StandingWord
  party: StandingView['party']
  since: EdtfDate | null
  participation: StandingView['participation']
}

/** From what binds to what does not: the order of keys and lists. */
export const STANDINGS: readonly StandingWord[] = [
  'party', 'notice-given', 'suspended', 'provisional', 'contracting', 'signatory', 'disputed', 'unknown', 'former', 'none',
]

/** A sign a standing, all of different shape. */
const SIGNS: Record<StandingWord, string> = {
  none: '·', signatory: '○', contracting: '◔', provisional: '◐', party: '●', 'notice-given': '▼', former: '×', suspended: '‖', disputed: '◆', unknown: '?',
}

/** One cell of a matrix: the sign, and in words what it is and of whom. */
export function StandingSign({ c, cell, of }: { c: PageContext; cell: MatrixCell; of: string }) {
  const t = say(c)
  const apart = cell.participation && cell.participation !== 'full' ? `, ${t(`participation.${cell.participation}`)}` : ''
  return (
    <td class={LOOK[cell.status][0]}>
      <abbr title={`${of}: ${t(`standing.${cell.status}`)}${apart}`}>
        {SIGNS[cell.status]}
        {apart && '*'}
      </abbr>
    </td>
  )
}

export function StandingMark({ c, word, n }: { c: PageContext; word: StandingWord; n?: number }) {
  return (
    <span class={`mark ${LOOK[word][0]}`}>
      <b>{SIGNS[word]}</b> {n !== undefined && `${num(c, n)} `}{say(c)(`standing.${word}`)}
    </span>
  )
}

/** What the signs of a matrix mean. */
export function StandingKey({ c }: { c: PageContext }) {
  const t = say(c)
  return (
    <p class="legend">
      {STANDINGS.map((word) => <StandingMark c={c} word={word} />)}
      <span>
        <b class="key">*</b> {t('participation.excluded')}, {t('participation.suspended')}
      </span>
    </p>
  )
}

export function StandingCell({ c, standing }: { c: PageContext; standing: StandingView }) {
  const t = say(c)
  return (
    <>
      <StandingBadge c={c} word={standing.status} />
      {standing.since && (
        <small>
          {t('law.since')} <DateText c={c} date={standing.since} />
        </small>
      )}
      {standing.until && (
        <small>
          {t('law.until')} <DateText c={c} date={standing.until} />
        </small>
      )}
      {standing.presumed && (
        <small class="presumed">
          {t('law.presumed')}
          {standing.confirmedAsOf && (
            <>
              {' '}
              · {t('law.confirmed')} <DateText c={c} date={standing.confirmedAsOf} />
            </>
          )}
        </small>
      )}
      {standing.participation && standing.participation !== 'full' && (
        <small>
          <b>{t(`participation.${standing.participation}`)}</b>
        </small>
      )}
      {standing.because.length > 0 && (
        <details class="why">
          <summary>{t('law.why')}</summary>
          <Reasons c={c} reasons={standing.because} />
        </details>
      )}
    </>
  )
}
