import { type Binding, BINDINGS } from '../../core/law/index.ts'
import type { EdtfDate, Level, Party } from '../../core/values/index.ts'
import { LEVELS } from '../../core/values/index.ts'
import { Cooperation, type CooperationPair, type CooperationView, GradesSaid } from '../parts/cooperation.tsx'
import { DatedForm, datesOf, DatedWords, YearSlider, type Dated } from '../parts/dated.tsx'
import { Layout } from '../parts/layout.tsx'
import { StandingBadge, type StandingWord } from '../parts/standing.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import { FIRST_YEAR } from './architecture.tsx'

/** One side of a pair: a state, or the states of a sub-region. */
export interface PairSide {
  code: string
  /** null: a state, named by its code */
  group: string | null
  members: Party[]
}

export interface PairRow {
  id: string
  title: string
  level: Level
  binding: Binding
  /** the day from which it binds both; null: not established, or one side is a group */
  since: EdtfDate | null
  /** of a state its word, of a group how many are bound */
  a: StandingWord | number
  b: StandingWord | number
  /** reservations between the two: who, on what, and whether the other objected */
  reservations: { by: Party; article: string; objected: boolean }[]
}

export interface PairView extends Dated {
  today: EdtfDate
  a: PairSide
  b: PairSide
  rows: PairRow[]
  /** what sources say of the two states; null where a side is a group */
  cooperation: CooperationView | null
}

export function nameOfSide(c: PageContext, side: PairSide): string {
  return side.group ?? c.name(side.code)
}

export function Pair(view: PairView, c: PageContext) {
  const t = say(c)
  const [a, b] = [nameOfSide(c, view.a), nameOfSide(c, view.b)]
  return (
    <Layout
      c={c}
      title={t('pairs.of', { a, b })}
      over={<><a href={pages(c.lang).architecture(datesOf(view))}>{t('arch.title')}</a> · <a href={pages(c.lang).pairs(datesOf(view))}>{t('pairs.title')}</a></>}
      lead={<DatedWords c={c} view={view} />}
      wide
    >
      <DatedForm c={c} view={view} action={pages(c.lang).pair(view.a.code, view.b.code)} />
      <YearSlider c={c} first={FIRST_YEAR} today={view.today} />
      <div id="dated">
        <Sides c={c} view={view} />
        <Density c={c} view={view} />
        {view.cooperation && <Cooperation c={c} view={view.cooperation} />}
        {BINDINGS.map((binding) => <Group c={c} view={view} binding={binding} />)}
      </div>
    </Layout>
  )
}

function Sides({ c, view }: { c: PageContext; view: PairView }) {
  const groups = [view.a, view.b].filter((side) => side.group !== null)
  return <>{groups.map((side) => <p class="meta"><b>{side.group}</b>: {names(c, side.members)}</p>)}</>
}

export function bindingText(c: PageContext, binding: Binding, { a, b }: Pick<PairView, 'a' | 'b'>): string {
  return say(c)(`pairs.${binding}`, { a: nameOfSide(c, a), b: nameOfSide(c, b) })
}

/** What is computed, level by level; what sources count stands apart in the section on cooperation. */
function Density({ c, view }: { c: PageContext; view: PairView }) {
  const t = say(c)
  const shown = BINDINGS.filter((binding) => view.rows.some((row) => row.binding === binding))
  const count = (binding: Binding, level?: Level) => view.rows.filter((row) => row.binding === binding && (level === undefined || row.level === level)).length
  const levels = LEVELS.filter((level) => view.rows.some((row) => row.level === level))
  const lines = [...levels.map((level) => ({ level, head: t(`level.${level}`) })), { level: undefined, head: t('pairs.total') }]
  return (
    <section aria-labelledby="density">
      <h2 id="density">{t('pairs.density')}</h2>
      <Table
        c={c}
        caption={t('pairs.density')}
        rows={lines}
        empty={t('treaties.none')}
        csv={data.pair(view.a.code, view.b.code, 'csv', datesOf(view))}
        json={data.pair(view.a.code, view.b.code, 'json', datesOf(view))}
        columns={[
          { head: t('law.level'), row: true, cell: (line) => line.head },
          ...shown.map((binding) => ({ head: bindingText(c, binding, view), figure: true, cell: (line: (typeof lines)[number]) => num(c, count(binding, line.level)) })),
        ]}
      />
      <p class="caution">{t('pairs.open-says')}</p>
    </section>
  )
}

/** What binds both stands open; what binds neither, and what is not established, waits folded. */
const OPENED: ReadonlySet<Binding> = new Set(['both', 'partly', 'only-a', 'only-b'])

function Group({ c, view, binding }: { c: PageContext; view: PairView; binding: Binding }) {
  const rows = view.rows.filter((row) => row.binding === binding)
  if (rows.length === 0 && binding !== 'both') return null
  const head = <h2 id={`g-${binding}`}>{bindingText(c, binding, view)} <span class="n">{num(c, rows.length)}</span></h2>
  const table = rows.length === 0 ? <Empty text={say(c)('pairs.none')} /> : <Rows c={c} view={view} rows={rows} binding={binding} />
  return OPENED.has(binding) ? <section aria-labelledby={`g-${binding}`}>{head}{table}</section> : <details><summary>{head}</summary>{table}</details>
}

function Rows({ c, view, rows, binding }: { c: PageContext; view: PairView; rows: readonly PairRow[]; binding: Binding }) {
  const t = say(c)
  const side = (side: PairSide, cell: PairRow['a']) => (typeof cell === 'number' ? t('pairs.n-of', { n: cell, of: side.members.length }) : <StandingBadge c={c} word={cell} />)
  const dated = binding === 'both' && view.cooperation !== null
  return (
    <Table
      c={c}
      caption={bindingText(c, binding, view)}
      rows={rows}
      empty={t('pairs.none')}
      columns={[
        { head: t('law.instrument'), row: true, cell: (row) => <><a href={pages(c.lang).treaty(row.id, datesOf(view))}>{row.title}</a><Reserved c={c} row={row} /></> },
        { head: t('law.level'), cell: (row) => t(`level.${row.level}`) },
        ...(dated ? [{ head: t('pairs.since'), cell: (row: PairRow) => <DateText c={c} date={row.since} /> }] : []),
        { head: nameOfSide(c, view.a), cell: (row) => side(view.a, row.a) },
        { head: nameOfSide(c, view.b), cell: (row) => side(view.b, row.b) },
      ]}
    />
  )
}

function Reserved({ c, row }: { c: PageContext; row: PairRow }) {
  const t = say(c)
  return <>{row.reservations.map(({ by, article, objected }) => <small>{t(objected ? 'pairs.reserved-objected' : 'pairs.reserved', { by: c.name(by), article: article || '—' })}</small>)}</>
}

/** A way to any two, and every pair that a source speaks of. */
export interface PairsView extends Dated {
  states: Party[]
  groups: { id: string; name: string }[]
  said: { a: Party; b: Party; grades: CooperationPair['grades']; claims: number; both: number }[]
  /** chosen already */
  first: string
}

export function Pairs(view: PairsView, c: PageContext) {
  const t = say(c)
  const sorted = view.states.toSorted((a, b) => c.name(a).localeCompare(c.name(b), c.lang))
  const options = [...view.groups.map(({ id, name }) => ({ value: id, text: t('pairs.group', { name }) })), ...sorted.map((value) => ({ value, text: c.name(value) }))]
  return (
    <Layout c={c} title={t('pairs.title')} over={<a href={pages(c.lang).architecture(datesOf(view))}>{t('arch.title')}</a>} lead={t('pairs.lead')} wide>
      <DatedForm c={c} view={view} action={pages(c.lang).pairs()}>
        {(['a', 'b'] as const).map((id) => (
          <div class="field">
            <label for={id}>{t(`pairs.pick-${id}`)}</label>
            <select id={id} name={id}>{options.map(({ value, text }) => <option value={value} selected={value === (id === 'a' ? view.first : view.first === 'USA' ? 'MEX' : 'USA')}>{text}</option>)}</select>
          </div>
        ))}
      </DatedForm>
      <section aria-labelledby="said">
        <h2 id="said">{t('pairs.said')} <span class="n">{num(c, view.said.length)}</span></h2>
        <Table
          c={c}
          caption={t('pairs.said')}
          rows={view.said}
          empty={t('coop.nothing')}
          csv={data.list('cooperation', 'csv')}
          json={data.list('cooperation')}
          columns={[
            { head: t('pairs.title'), row: true, cell: ({ a, b }) => <a href={pages(c.lang).pair(a, b, datesOf(view))}>{t('pairs.of', { a: c.name(a), b: c.name(b) })}</a> },
            { head: t('coop.grade'), cell: ({ grades }) => <GradesSaid c={c} grades={grades} /> },
            { head: t('coop.claims'), figure: true, cell: ({ claims }) => num(c, claims) },
            { head: t('pairs.both-short'), figure: true, cell: ({ both }) => num(c, both) },
          ]}
        />
      </section>
      <section aria-labelledby="every">
        <h2 id="every">{t('pairs.every')}</h2>
        <p>{t('pairs.every-says', { n: (view.states.length * (view.states.length - 1)) / 2 })}</p>
        <DataLinks c={c} csv={data.list('pairs', 'csv', datesOf(view))} json={data.list('pairs', 'json', datesOf(view))} of={t('pairs.every')} />
      </section>
    </Layout>
  )
}
