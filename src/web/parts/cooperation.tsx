import { GRADES, type ConsentWord, type EdtfDate, type Grade, type Party, type WorkNature } from '../../core/values/index.ts'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { CiteView, PageContext } from '../view.ts'
import { Badge } from './badge.tsx'
import { Cite } from './sourced.tsx'
import { datesOf, type Dated } from './dated.tsx'
import { DataLinks, Empty, Table } from './table.tsx'
import { DateText } from './when.tsx'

/** One source's word about a pair, with the themes it is about (none: not said) and whose work it is (null: not said). */
export interface PairSaid {
  field: string
  value: string | number
  nature: WorkNature | null
  themes: string[]
  cite: CiteView
  note?: string
}

/** All that sources say of two states. Several grades stand side by side: by theme, or because sources differ. */
export interface CooperationView {
  a: Party
  b: Party
  grades: (PairSaid & { value: Grade })[]
  consents: { state: Party; word: ConsentWord; to: string | null; date: EdtfDate | null; cite: CiteView }[]
  figures: PairSaid[]
  others: PairSaid[]
}

export function Cooperation({ c, view }: { c: PageContext; view: CooperationView }) {
  const t = say(c)
  return (
    <section aria-labelledby="coop">
      <h2 id="coop">{t('coop.title')}</h2>
      <p class="caution">{t('coop.says')}</p>
      <div class="two">
        <section aria-labelledby="coop-grade">
          <h3 id="coop-grade">{t('coop.grade')}</h3>
          <Ladder c={c} grades={view.grades} />
        </section>
        <section aria-labelledby="coop-consent">
          <h3 id="coop-consent">{t('coop.consent')}</h3>
          {[view.a, view.b].map((state) => <Consent c={c} state={state} said={view.consents.filter((one) => one.state === state)} />)}
          <h3>{t('coop.figures')}</h3>
          <Lines c={c} rows={view.figures} />
          {view.others.length > 0 && <h3>{t('coop.others')}</h3>}
          {view.others.length > 0 && <Lines c={c} rows={view.others} />}
        </section>
      </div>
    </section>
  )
}

/** The whole ladder, highest first: a step that nobody names says so. */
function Ladder({ c, grades }: { c: PageContext; grades: CooperationView['grades'] }) {
  const t = say(c)
  return (
    <ol class="ladder" reversed>
      {GRADES.toReversed().map((grade) => {
        const said = grades.filter((one) => one.value === grade)
        return (
          <li class={said.length > 0 ? 'said' : undefined}>
            <b>{t(`grade.${gradeKey(grade)}`)}</b>
            {said.length === 0 ? <small class="blank">{t('common.not-established')}</small> : said.map((one) => <About c={c} said={one} />)}
          </li>
        )
      })}
    </ol>
  )
}

function gradeKey(grade: Grade): 'exchange' | 'interagency' | 'cooperation' | 'interdependence' | 'interoperability' {
  return (['exchange', 'interagency', 'cooperation', 'interdependence', 'interoperability'] as const)[GRADES.indexOf(grade)]!
}

function About({ c, said }: { c: PageContext; said: PairSaid }) {
  const t = say(c)
  return (
    <div class="claim">
      {said.nature === null ? <span class="blank">{t('coop.nature-blank')}</span> : t(`work.${said.nature}`)}
      {' · '}
      {said.themes.length === 0 ? <span class="blank">{t('coop.theme-blank')}</span> : said.themes.map((theme) => themeName(c, theme)).join(', ')}
      {said.note && <small lang="en">{said.note}</small>}
      <Cite c={c} cite={said.cite} />
    </div>
  )
}

function Consent({ c, state, said }: { c: PageContext; state: Party; said: CooperationView['consents'] }) {
  const t = say(c)
  return (
    <div class="claim">
      <b>{c.name(state)}</b>
      {said.length === 0 && <> <span class="blank">{t('common.not-established')}</span></>}
      {said.map((one) => (
        <p>
          <Badge tone={one.word === 'given' ? 'ok' : 't3'} glyph={one.word === 'given' ? 'check' : 'declined'} text={t(`consent.${one.word}`)} />{' '}
          {one.to && <span lang="en">{one.to}</span>} {one.date && <DateText c={c} date={one.date} />}
          <Cite c={c} cite={one.cite} />
        </p>
      ))}
    </div>
  )
}

function Lines({ c, rows }: { c: PageContext; rows: readonly PairSaid[] }) {
  const t = say(c)
  if (rows.length === 0) return <p class="blank">{t('common.not-established')}</p>
  return (
    <ul class="lines">
      {rows.map((row) => (
        <li>
          {typeof row.value === 'number' ? <><b class="figure">{num(c, row.value)}</b> <span lang="en">{row.field}</span></> : <span lang="en">{row.field}: <b>{row.value}</b></span>}
          {row.nature && <> · {t(`work.${row.nature}`)}</>}
          {row.note && <small lang="en"> {row.note}</small>}
          <Cite c={c} cite={row.cite} />
        </li>
      ))}
    </ul>
  )
}

/** One other state that sources pair it with. */
export interface CooperationPair {
  other: Party
  grades: { value: Grade; nature: WorkNature | null; themes: string[] }[]
  claims: number
}

export function CooperationPairs({ c, state, pairs, view }: { c: PageContext; state: Party; pairs: readonly CooperationPair[]; view: Dated }) {
  const t = say(c)
  return (
    <section aria-labelledby="with">
      <h2 id="with">{t('coop.with')}</h2>
      {pairs.length === 0 ? <Empty text={t('coop.nothing')} /> : (
        <Table
          c={c}
          caption={t('coop.with')}
          rows={pairs}
          empty={t('coop.nothing')}
          columns={[
            { head: t('watch.state'), row: true, cell: (row) => <a href={pages(c.lang).pair(state, row.other, datesOf(view))}>{c.name(row.other)}</a> },
            { head: t('coop.grade'), cell: (row) => <GradesSaid c={c} grades={row.grades} /> },
            { head: t('coop.claims'), figure: true, cell: (row) => num(c, row.claims) },
          ]}
        />
      )}
      <DataLinks c={c} csv={data.list('cooperation', 'csv', { state })} json={data.list('cooperation', 'json', { state })} of={t('coop.with')} />
      <p><a href={pages(c.lang).pairs({ ...datesOf(view), a: state })}>{t('coop.compare')}</a></p>
    </section>
  )
}

function GradesSaid({ c, grades }: { c: PageContext; grades: CooperationPair['grades'] }) {
  const t = say(c)
  if (grades.length === 0) return <span class="blank">{t('common.not-established')}</span>
  return (
    <ul class="reasons">
      {grades.map(({ value, nature, themes }) => (
        <li>
          <b>{t(`grade.${gradeKey(value)}`)}</b>
          {nature && <> · {t(`work.${nature}`)}</>}
          {themes.length > 0 && <> · {themes.map((theme) => themeName(c, theme)).join(', ')}</>}
        </li>
      ))}
    </ul>
  )
}
