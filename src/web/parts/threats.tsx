import type { Coverage, Question, SignalLevel } from '../../core/watch/index.ts'
import type { CapabilityGrade, EdtfDate, Instant, Institution, Party, Pillar, ThreatStatus } from '../../core/values/index.ts'
import { pages } from '../paths.ts'
import { listed, say, themeName } from '../say.ts'
import type { CiteView, PageContext, Tone } from '../view.ts'
import { Badge } from './badge.tsx'
import type { GlyphName } from './glyph.tsx'
import { Cite } from './sourced.tsx'
import type { Column } from './table.tsx'
import { Ago, DateText } from './when.tsx'

export interface SaidView {
  by: 'list' | 'group' | 'warning' | 'assessment'
  wording: string
  status?: ThreatStatus
  rank?: string
  author?: string
  date?: EdtfDate
  at?: Instant
  cite?: CiteView
  /** warning that says it */
  warning?: string
}

export interface CapableView {
  pillar: Pillar
  institution: Institution
  grade: CapabilityGrade
  at: Instant
  agency: string
}

export interface ThreatCell {
  state: Party
  theme: string
  /** null: nothing found, and nothing could have been */
  observed: SignalLevel | 'quiet' | null
  since: Instant | null
  coverage: Coverage
  feeds: { id: string; coverage: Coverage }[]
  heard: Instant | null
  readAt: Instant | null
  unjudged: readonly string[]
  declared: boolean | null
  said: SaidView[]
  capability: CapableView[]
  questions: Question[]
}

const LEVEL: Record<SignalLevel, [Tone, GlyphName]> = { extreme: ['t4', 'octagon'], severe: ['t3', 'triangle'], moderate: ['t2', 'diamond'], minor: ['t1', 'info'] }
const COVERAGE: Record<Coverage, [Tone, GlyphName]> = { live: ['ok', 'check'], stale: ['t3', 'stale'], off: ['t0', 'cross'], none: ['t0', 'hatch'] }

export function LevelBadge({ c, level }: { c: PageContext; level: SignalLevel }) {
  const [tone, glyph] = LEVEL[level]
  return <Badge tone={tone} glyph={glyph} text={say(c)(`severity.${level}`)} solid={tone === 't4'} />
}

/** Quiet is said only where somebody looked; what nobody can see is not monitorable. */
export function Observed({ c, cell }: { c: PageContext; cell: Pick<ThreatCell, 'observed' | 'coverage' | 'since' | 'unjudged'> }) {
  const t = say(c)
  const { observed, coverage, since, unjudged } = cell
  if (observed === null) return <Badge tone="t0" glyph={coverage === 'none' ? 'hatch' : 'question'} text={t(coverage === 'none' || unjudged.length > 0 ? 'threats.not-monitorable' : 'threats.not-seen')} />
  if (observed === 'quiet') return <Badge tone="t0" glyph="dot" text={t('threats.quiet')} />
  return <><LevelBadge c={c} level={observed} />{since !== null && <small> {t('threats.since')} <Ago c={c} at={since} /></small>}</>
}

export function CoverageBadge({ c, coverage }: { c: PageContext; coverage: Coverage }) {
  const [tone, glyph] = COVERAGE[coverage]
  return <Badge tone={tone} glyph={glyph} text={say(c)(`coverage.${coverage}`)} />
}

/** The feeds behind the word: of several only those in that state, so that one that is read does not answer for one that is not. */
export function Covered({ c, cell: { coverage, feeds, heard, readAt } }: { c: PageContext; cell: ThreatCell }) {
  const t = say(c)
  const told = feeds.filter((feed) => feed.coverage === coverage)
  return (
    <>
      <CoverageBadge c={c} coverage={coverage} />
      {told.length > 0 && <small> {listed(c, told.map(({ id }) => id.toUpperCase()))}</small>}
      {heard !== null && <small> · {t('threats.heard')} <Ago c={c} at={heard} /></small>}
      {readAt !== null && <small> · {t('threats.read')} <Ago c={c} at={readAt} /></small>}
    </>
  )
}

/** Its own words first; without any, whether that is known to be so. */
export function Declared({ c, cell: { said, declared }, whole }: { c: PageContext; cell: ThreatCell; whole?: boolean }) {
  const t = say(c)
  const none = declared === false ? t('threats.not-named') : declared === null ? t('threats.no-list') : null
  return (
    <>
      {none && <span class="blank">{none}</span>}
      {said.length > 0 && <ul class="reasons">{said.map((one) => <li><SaidText c={c} one={one} whole={whole === true} /></li>)}</ul>}
    </>
  )
}

function SaidText({ c, one, whole }: { c: PageContext; one: SaidView; whole: boolean }) {
  const t = say(c)
  const words = one.warning ? <a href={pages(c.lang).warning(one.warning)}>{one.wording}</a> : <span lang="en">{one.wording}</span>
  return (
    <>
      {t(`threats.by-${one.by}`)}: {words}
      {one.status && <small> · {t(`threats.status-${one.status}`)}</small>}
      {one.rank && <small> · {t('threats.rank', { rank: one.rank })}</small>}
      {one.date ? <small> · <DateText c={c} date={one.date} /></small> : one.at !== undefined && <small> · <Ago c={c} at={one.at} /></small>}
      {whole && one.author && <small lang="en"> · {one.author}</small>}
      {whole && one.cite && <Cite c={c} cite={one.cite} />}
    </>
  )
}

export function Capable({ c, cell: { capability } }: { c: PageContext; cell: ThreatCell }) {
  const t = say(c)
  if (capability.length === 0) return <span class="blank">{t('threats.no-capability')}</span>
  return (
    <ul class="reasons">
      {capability.map(({ pillar, institution, grade, at, agency }) => (
        <li>{t(`threats.pillar-${pillar}`)}, {t(`threats.with-${institution}`)}: <b>{t(`threats.grade-${grade}`)}</b> <small>· {agency} · <Ago c={c} at={at} /></small></li>
      ))}
    </ul>
  )
}

export function Questions({ c, questions }: { c: PageContext; questions: readonly Question[] }) {
  return questions.length === 0 ? null : <ul class="reasons">{questions.map((one) => <li>{say(c)(`question.${one}`)}</li>)}</ul>
}

/** Nothing is seen, said or stated: such cells are named in one sentence instead of as many empty rows. */
export function isBlank({ observed, said, capability, unjudged }: ThreatCell): boolean {
  return observed === null && said.length === 0 && capability.length === 0 && unjudged.length === 0
}

export function Unseen({ c, says, links }: { c: PageContext; says: 'threats.unseen' | 'threats.unseen-states'; links: readonly { text: string; href: string }[] }) {
  if (links.length === 0) return null
  return <p class="see-also">{say(c)(says)} {links.map(({ text, href }, i) => <>{i > 0 && ' · '}<a href={href}>{text}</a></>)}</p>
}

/** Columns of a table of cells; `by` says what names the row. */
export function cellColumns(c: PageContext, by: 'state' | 'theme' | 'both'): Column<ThreatCell>[] {
  const t = say(c)
  const link = (cell: ThreatCell, text: string) => <a href={pages(c.lang).threat(cell.state, cell.theme)}>{text}</a>
  return [
    ...(by === 'theme' ? [] : [{ head: t('watch.state'), row: true, cell: (cell: ThreatCell) => (by === 'both' ? <a href={pages(c.lang).threatsOf(cell.state)}>{c.name(cell.state)}</a> : link(cell, c.name(cell.state))) }]),
    ...(by === 'state' ? [] : [{ head: t('watch.theme'), ...(by === 'theme' ? { row: true } : {}), cell: (cell: ThreatCell) => link(cell, themeName(c, cell.theme)) }]),
    { head: t('threats.observed'), cell: (cell) => <Observed c={c} cell={cell} /> },
    { head: t('threats.declared'), cell: (cell) => <Declared c={c} cell={cell} /> },
    { head: t('threats.capability'), cell: (cell) => <Capable c={c} cell={cell} /> },
    { head: t('threats.questions'), cell: (cell) => <Questions c={c} questions={cell.questions} /> },
    { head: t('threats.coverage'), cell: (cell) => <Covered c={c} cell={cell} /> },
  ]
}
