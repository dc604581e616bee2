import type { Evidence, Mind, Move, SignalLevel, SignalScale, Tally, Threshold } from '../../core/watch/index.ts'
import type { Instant } from '../../core/values/index.ts'
import { askedOf, type CountedView } from '../parts/counted.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite, Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { Capable, Covered, Declared, LevelBadge, Observed, Questions, type ThreatCell } from '../parts/threats.tsx'
import { Ledger } from '../parts/timeline.tsx'
import { Ago, When } from '../parts/when.tsx'
import { tMaybe } from '../messages/index.ts'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface SignalStepView {
  at: Instant
  move: Move
  level: SignalLevel | null
  cause: { scale: SignalScale; value: string; source: string } | null
}

export interface SignalView {
  title: string
  level: SignalLevel
  /** of the watch; absent for a series */
  event?: string
  sources: number
  evidence: (Omit<Evidence, 'level'> & { level: SignalLevel | null })[]
  steps: SignalStepView[]
  mind: Mind[]
}

export interface ThreatView {
  cell: ThreatCell
  signals: SignalView[]
  /** signals that are left out */
  more: number
  /** what is counted by month here, to be looked at and completed before it is used */
  months: CountedView | null
  /** weekly counts of this place, each for its curve */
  weeks: CountedView[]
  /** newest first */
  history: { at: Instant; level: SignalLevel | null }[]
  tally: Tally
  rules: Threshold[]
}

/** One state and theme: each signal with its evidence, its history, what would change it, and how often such alarms were right. */
export function Threat({ cell, signals, more, months, weeks, history, tally, rules }: ThreatView, c: PageContext) {
  const t = say(c)
  const to = pages(c.lang)
  return (
    <Layout
      c={c}
      title={t('threats.of-cell', { theme: themeName(c, cell.theme), state: c.name(cell.state) })}
      lead={t('threats.lead')}
      live
      over={<><a href={to.threats({ theme: cell.theme })}>{t('threats.title')}</a> · <a href={to.threatsOf(cell.state)}>{c.name(cell.state)}</a></>}
    >
      <Facts
        c={c}
        facts={[
          { term: t('threats.observed'), value: <Observed c={c} cell={cell} /> },
          { term: t('threats.declared'), value: <Declared c={c} cell={cell} whole /> },
          { term: t('threats.capability'), value: <Capable c={c} cell={cell} /> },
          ...(cell.questions.length > 0 ? [{ term: t('threats.questions'), value: <Questions c={c} questions={cell.questions} /> }] : []),
          { term: t('threats.coverage'), value: <Covered c={c} cell={cell} /> },
        ]}
      />
      {cell.unjudged.map((what) => <p class="notice">{t('threats.unjudged', { what })}</p>)}
      <section aria-labelledby="signals">
        <h2 id="signals">{t('threats.signals')}</h2>
        {signals.length === 0 ? <Empty text={t('threats.no-signals')} /> : signals.map((signal) => <Signal c={c} signal={signal} />)}
        {more > 0 && <p>{t('threats.more', { n: more })}</p>}
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{t('threats.history')}</h2>
        {history.length === 0 ? <Empty text={t('threats.no-history')} /> : <Ledger label={t('threats.history')} entries={history.map(({ at, level }) => ({ margin: <When c={c} at={at} />, body: <Level c={c} level={level} /> }))} />}
      </section>
      <Past c={c} tally={tally} />
      {cell.theme === 'armed-conflict' && <p class="see-also"><a href={to.forecast(months ? askedOf(c, months) : {})}>{t('threats.forecast')}</a></p>}
      {weeks.map((one) => <p class="see-also"><a href={to.curve(askedOf(c, one))}>{t('threats.curve', { of: askedOf(c, one).of })}</a></p>)}
      <Rules c={c} rules={rules} />
      <DataLinks c={c} csv={data.part('threats', cell.state, cell.theme, 'csv')} json={data.part('threats', cell.state, cell.theme)} of={t('threats.history')} />
    </Layout>
  )
}

function Level({ c, level }: { c: PageContext; level: SignalLevel | null }) {
  return level ? <LevelBadge c={c} level={level} /> : <>{say(c)('threats.below')}</>
}

function scaled(c: PageContext, scale: SignalScale, value: string): string {
  const words = tMaybe(c.lang, `colour.${value.toLowerCase()}`) ?? tMaybe(c.lang, `severity.${value.toLowerCase()}`) ?? value
  return say(c)('scale.says', { scale: say(c)(`scale.${scale}`), value: words })
}

function Signal({ c, signal: { title, level, event, sources, evidence, steps, mind } }: { c: PageContext; signal: SignalView }) {
  const t = say(c)
  return (
    <article>
      <h3>{title} <LevelBadge c={c} level={level} /></h3>
      <p>{t('threats.corroborate', { n: sources })}{event && <> · <a href={pages(c.lang).event(event)}>{t('threats.to-event')}</a></>}</p>
      <Table
        c={c}
        caption={t('threats.evidence')}
        rows={evidence}
        empty={t('threats.no-signals')}
        columns={[
          { head: t('threats.source'), row: true, cell: (one) => <code>{one.source}</code> },
          { head: t('threats.says'), cell: (one) => <>{scaled(c, one.scale, one.value)}{!one.live && <b> {t('threats.taken-back')}</b>}</> },
          { head: t('threats.at'), cell: (one) => <Ago c={c} at={one.at} /> },
          { head: t('threats.alone'), cell: (one) => <Level c={c} level={one.level} /> },
        ]}
      />
      <h4>{t('threats.history')}</h4>
      <Ledger
        label={t('threats.history')}
        entries={steps.map((step) => ({
          margin: <When c={c} at={step.at} />,
          body: <>{t(`move.${step.move}`)}: <Level c={c} level={step.level} />{step.cause && <small> {scaled(c, step.cause.scale, step.cause.value)} · <code>{step.cause.source}</code></small>}</>,
        }))}
      />
      <h4>{t('threats.mind')}</h4>
      <ul class="reasons">{mind.map((one) => <li><MindText c={c} one={one} /></li>)}</ul>
    </article>
  )
}

function MindText({ c, one }: { c: PageContext; one: Mind }) {
  const t = say(c)
  if (one.kind === 'raise') return <>{t('mind.raise', { scale: t(`scale.${one.scale}`), from: one.from, to: t(`severity.${one.to}`) })}</>
  if (one.kind === 'withdraw') return <>{t('mind.withdraw', { n: one.sources })}</>
  if (one.kind === 'end') return <>{t('mind.end')} <When c={c} at={one.at} /></>
  const params = { scale: t(`scale.${one.scale}`), begins: one.begins, hours: num(c, one.holdHours) }
  return <>{one.back > 0 ? t('mind.lower', { ...params, back: num(c, one.back, one.back % 1 === 0 ? 0 : 1) }) : t('mind.lower-plain', params)}</>
}

function Past({ c, tally }: { c: PageContext; tally: Tally }) {
  const t = say(c)
  const { grave, withdrawn, settledLower, roseLater } = tally
  return (
    <section aria-labelledby="past">
      <h2 id="past">{t('threats.past')}</h2>
      {grave === 0 ? <Empty text={t('threats.tally-none')} /> : (
        <ul class="reasons">
          <li>{t('threats.tally', { n: grave })}</li>
          <li>{t('threats.tally-false', { withdrawn, lower: settledLower })}</li>
          <li>{t('threats.tally-missed', { later: roseLater })}</li>
        </ul>
      )}
    </section>
  )
}

function Rules({ c, rules }: { c: PageContext; rules: readonly Threshold[] }) {
  const t = say(c)
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('threats.rules')}</h2>
      <Table
        c={c}
        caption={t('threats.rules')}
        rows={rules}
        empty={t('threats.not-measured')}
        columns={[
          { head: t('threats.rule'), row: true, cell: (rule) => t(`scale.${rule.scale}`) },
          { head: t('threats.begins'), cell: (rule) => Object.entries(rule.at).map(([level, value]) => `${tMaybe(c.lang, `severity.${level}`) ?? level}: ${tMaybe(c.lang, `colour.${value}`) ?? tMaybe(c.lang, `severity.${value}`) ?? value}`).join(' · ') },
          { head: t('threats.right'), cell: (rule) => <Right c={c} rule={rule} /> },
          { head: t('common.source'), cell: (rule) => <Cite c={c} cite={{ source: rule.source, certainty: rule.certainty }} /> },
        ]}
      />
    </section>
  )
}

function Right({ c, rule: { record } }: { c: PageContext; rule: Threshold }) {
  const t = say(c)
  if (!record) return <span class="blank">{t('threats.not-measured')}</span>
  const { level, cases, hits, falseAlarms, missed, truth, source } = record
  return <>{t('threats.record', { level: t(`severity.${level}`), cases: num(c, cases), hits: num(c, hits), false: num(c, falseAlarms), missed: num(c, missed) })} <small lang="en">({truth}; {source})</small></>
}
