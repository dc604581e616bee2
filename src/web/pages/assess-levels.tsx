import type { Agreement, Indicated, LevelScore, LevelWord, Round } from '../../core/assessment/index.ts'
import { type EdtfDate, type Instant, type Level, LEVELS, type Party } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DateField, describedBy, ErrorSummary, Field, type Option, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { AreaField } from '../parts/typed.tsx'
import { When } from '../parts/when.tsx'
import { tMaybe } from '../messages/index.ts'
import { actions, data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { CiteView, FormError, PageContext } from '../view.ts'
import { WhoReads } from '../parts/who-reads.tsx'

export interface LevelsView {
  asof: EdtfDate
  /** the day that the figures speak of */
  printedOn: EdtfDate
  state: string | null
  figures: { n: number; subjects: string[]; note: string | null }[]
  printed: Round | null
  rounds: Round[]
  indicated: Indicated[]
  agreement: { then: Agreement[]; now: Agreement[] } | null
  words: LevelWord[]
  priorities: { subject: string; field: string; levels: string[]; cite: CiteView; note: string | null }[]
  names: Record<string, string>
  subjects: Option[]
  errors: FormError[]
  typed: Record<string, string>
  mayScore: boolean
  /** what states that were scored say to that: each stands beside the scores of itself and of its sub-regions in the round of `to` */
  replies: { id: string; by: Party; to: Party; round: string; at: Instant; text: string; subjects: string[] }[]
  /** rounds of others that score the state at this screen */
  repliesTo: { round: string; by: Party }[]
  saved: string | null
}

export function Levels(view: LevelsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} over={<a href={pages(c.lang).assessments()}>{t('assess.title')}</a>} title={t('assess.levels')} lead={t('assess.levels-lead')} wide>
      <ErrorSummary c={c} errors={view.errors} />
      {view.saved && <p class="notice"><a href={pages(c.lang).record(view.saved)}>{t('declare.saved')}</a></p>}
      {view.printed && <Printed c={c} view={view} round={view.printed} />}
      <Rounds c={c} view={view} />
      <Indicator c={c} view={view} />
      <Apart c={c} view={view} />
      {view.repliesTo.length > 0 && <Reply c={c} view={view} />}
      {view.mayScore && <AddScore c={c} view={view} />}
    </Layout>
  )
}

function scoreIn(round: Round, subject: string, level: Level): LevelScore | undefined {
  return round.scores.find((one) => one.subject === subject && one.level === level)
}

function Scale({ c }: { c: PageContext }) {
  const t = say(c)
  return (
    <p class="badges">
      <Badge tone="mag" text={t('levels.one-is-max')} /> <Badge tone="t0" text={t('levels.five-is-min')} />
    </p>
  )
}

function Printed({ c, view, round }: { c: PageContext; view: LevelsView; round: Round }) {
  const t = say(c)
  return (
    <>
      <div class="three">
      {view.figures.map(({ n, subjects, note }) => (
        <section aria-labelledby={`figure-${n}`}>
          <h2 id={`figure-${n}`}>{t('levels.figure', { n: String(n) })}</h2>
          <Scale c={c} />
          <Table
            c={c}
            caption={t('levels.figure', { n: String(n) })}
            rows={LEVELS}
            empty={t('capability.none')}
            columns={[
              { head: t('levels.level'), row: true, cell: (level) => <>{t(`level.${level}`)} {level === 'international' && <small lang="en">“Interational”</small>}</> },
              ...subjects.map((subject) => ({ head: view.names[subject] ?? subject, figure: true, cell: (level: Level) => scoreIn(round, subject, level)?.score ?? '' })),
            ]}
          />
          {note && <p class="hint" lang="en">{note}</p>}
        </section>
      ))}
      </div>
      <p>
        {t('levels.printed-by', { assessor: round.assessor })} {!round.external && <b>{t('levels.no-external')}</b>} <Cite c={c} cite={{ source: 'seed', certainty: 'high', pointer: 'C1 Fig. 2-4 L301-340' }} />
      </p>
      <DataLinks c={c} csv={data.assess('levels', 'csv')} json={data.assess('levels')} of={t('assess.levels')} />
    </>
  )
}

function Rounds({ c, view }: { c: PageContext; view: LevelsView }) {
  const t = say(c)
  const rows = view.rounds.flatMap((round) => round.scores.map((score) => ({ round, score, printed: view.printed && scoreIn(view.printed, score.subject, score.level) })))
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">
        {t('levels.rounds')} <span class="n">{num(c, view.rounds.length)}</span>
      </h2>
      {rows.length > 0 && <Scale c={c} />}
      <Table
        c={c}
        caption={t('levels.rounds')}
        rows={rows}
        empty={t('levels.rounds-none')}
        columns={[
          { head: t('levels.assessor'), row: true, cell: ({ round }) => <><a href={pages(c.lang).record(round.statement!)}>{c.name(round.by!)}</a> <small>{round.assessor}</small> <small>{t(round.external ? 'levels.external' : 'levels.no-external')}</small></> },
          { head: t('assess.subject'), cell: ({ score }) => view.names[score.subject] ?? score.subject },
          { head: t('levels.level'), cell: ({ score }) => t(`level.${score.level}`) },
          { head: t('levels.score'), figure: true, cell: ({ score }) => score.score },
          { head: t('levels.printed'), figure: true, cell: ({ printed }) => printed?.score ?? '' },
          { head: t('levels.seat'), cell: ({ score }) => t(`levels.seat-${score.seat}`) },
          { head: t('levels.why'), cell: ({ score }) => score.because },
          { head: t('levels.replies'), cell: ({ round, score }) => view.replies.filter(({ to, subjects }) => to === round.by && subjects.includes(score.subject)).map((one) => <p class="claim"><a href={pages(c.lang).record(one.id)}>{c.name(one.by)}</a>: {one.text} <small><When c={c} at={one.at} />{one.round !== round.statement && <> · {t('rounds.reply-earlier')}</>}</small></p>) },
          { head: t('levels.method'), cell: ({ round }) => <small>{round.method} {round.date}</small> },
        ]}
      />
    </section>
  )
}

/** Below it a reader would be misled by the word "agree". */
const POOR = 0.4

function Indicator({ c, view }: { c: PageContext; view: LevelsView }) {
  const t = say(c)
  const part = (value: number): string => num(c, value, Number.isInteger(value) ? 0 : 1)
  return (
    <section aria-labelledby="indicator">
      <h2 id="indicator">{t('levels.indicator')}</h2>
      <form class="filters" method="get" action={pages(c.lang).assessLevels()}>
        <DateField c={c} id="asof" label={t('common.asof')} value={view.asof} />
        <Select id="state" label={t('assess.subject')} any={t('levels.printed-only')} value={view.state ?? undefined} options={view.subjects} />
        <p class="go">
          <button class="plain">{t('common.apply')}</button>
        </p>
      </form>
      <p>{t('levels.indicator-says', { on: view.asof })}</p>
      <p class="hint">{t('levels.formula')}</p>
      <Scale c={c} />
      <Agreeing c={c} view={view} />
      <details>
      <summary>{t('levels.every-cell')}</summary>
      <Table
        c={c}
        caption={t('levels.indicator')}
        rows={view.indicated}
        empty={t('capability.none')}
        csv={data.assess('indicator', 'csv', { asof: view.asof, state: view.state ?? undefined })}
        json={data.assess('indicator', 'json', { asof: view.asof, state: view.state ?? undefined })}
        columns={[
          { head: t('assess.subject'), row: true, cell: ({ subject }) => view.names[subject] ?? subject },
          { head: t('levels.level'), cell: ({ level }) => t(`level.${level}`) },
          { head: t('levels.instruments'), figure: true, cell: (row) => part(row.instruments) },
          { head: t('levels.exercises'), figure: true, cell: (row) => part(row.exercises) },
          { head: t('levels.operations'), figure: true, cell: (row) => part(row.operations) },
          { head: t('levels.returns'), figure: true, cell: (row) => part(row.returns) },
          { head: t('levels.indicator'), figure: true, cell: ({ score }) => (score === null ? <span class="blank">{t('cell.unknown')}</span> : num(c, score, 1)) },
          { head: t('levels.printed'), figure: true, cell: (row) => (view.printed && scoreIn(view.printed, row.subject, row.level)?.score) ?? '' },
        ]}
      />
      </details>
    </section>
  )
}

function Agreeing({ c, view }: { c: PageContext; view: LevelsView }) {
  const t = say(c)
  const overall = view.agreement?.then[0]
  return (
    <>
      <h3>{t('levels.agreement')}</h3>
      <p class="hint">{t('levels.agreement-says')}</p>
      {overall && overall.rho !== null && <p class="verdict">{t('levels.verdict', { n: overall.n, rho: num(c, overall.rho, 2), on: view.printedOn })} {t(overall.rho < POOR ? 'levels.verdict-poor' : 'levels.verdict-some')}</p>}
      {view.agreement && <Agreements c={c} view={view} agreement={view.agreement} />}
    </>
  )
}

function Agreements({ c, view, agreement: { then, now } }: { c: PageContext; view: LevelsView; agreement: { then: Agreement[]; now: Agreement[] } }) {
  const t = say(c)
  const rho = (one: Agreement | undefined) => (!one || one.rho === null ? <span class="blank">{one && one.n > 1 ? t('levels.no-spread') : t('cell.unknown')}</span> : num(c, one.rho, 2))
  const over = ({ over }: Agreement): string => (over === 'all' ? t('levels.all-cells') : (LEVELS as readonly string[]).includes(over) ? t(`level.${over as Level}`) : (view.names[over] ?? over))
  return (
    <Table
      c={c}
      caption={t('levels.agreement')}
      rows={then.map((one, i) => ({ one, now: now[i] }))}
      empty={t('capability.none')}
      columns={[
        { head: t('levels.over'), row: true, cell: ({ one }) => over(one) },
        { head: t('levels.points'), figure: true, cell: ({ one }) => one.n },
        { head: `${t('levels.rho')}, ${view.printedOn}`, figure: true, cell: ({ one }) => rho(one) },
        { head: `${t('levels.rho')}, ${view.asof}`, figure: true, cell: (row) => rho(row.now) },
      ]}
    />
  )
}

/** The same word of one author in several places is one word with several pointers. */
function onceEach(words: readonly LevelWord[]): LevelWord[] {
  return [...Map.groupBy(words, ({ issue, word }) => `${issue}|${word}`).values()].map((same) => ({ ...same[0]!, pointer: same.flatMap(({ pointer }) => pointer ?? []).join('; ') }))
}

/** Dissent and cooperation, each in the column of its level: a page that summed them would say what no source says. */
function Apart({ c, view }: { c: PageContext; view: LevelsView }) {
  const t = say(c)
  const rows = [...Map.groupBy(view.words, ({ subject }) => subject)]
  const columns: (Level | null)[] = [...LEVELS.filter((level) => view.words.some((one) => one.level === level)), null]
  return (
    <section aria-labelledby="levels-apart">
      <h2 id="levels-apart">{t('levels.apart')}</h2>
      <p>{t('levels.apart-says')}</p>
      <Table
        c={c}
        caption={t('levels.apart')}
        rows={rows}
        empty={t('capability.none')}
        csv={data.assess('level-words', 'csv')}
        json={data.assess('level-words')}
        columns={[
          { head: t('assess.subject'), row: true, cell: ([subject]) => view.names[subject] ?? subject },
          ...columns.map((level) => ({
            head: level === null ? t('levels.no-level') : t(`level.${level}`),
            cell: ([, words]: (typeof rows)[number]) => onceEach(words.filter((one) => one.level === level)).map((one) => (
              <p class="claim">
                {one.dissent && <Badge tone="t3" glyph="declined" text={t('levels.dissent')} />} <span lang="en">{one.issue}: {one.word}</span> <small>{one.pointer}</small>{one.tension && <small>{t('levels.tension')}: <span lang="en">{one.tension}</span></small>}
              </p>
            )),
          })),
        ]}
      />
      <h3>{t('levels.priorities')}</h3>
      <Table
        c={c}
        caption={t('levels.priorities')}
        rows={view.priorities}
        empty={t('capability.none')}
        columns={[
          { head: t('assess.state'), row: true, cell: ({ subject }) => c.name(subject) },
          { head: t('levels.priority'), cell: ({ field, note }) => <span lang="en">{field.replaceAll('-', ' ')}{note && `, ${note}`}</span> },
          { head: t('levels.level'), cell: ({ levels }) => levels.map((level) => tMaybe(c.lang, `level.${level}`) ?? level).join(', ') },
          { head: t('common.source'), cell: ({ cite }) => <Cite c={c} cite={cite} /> },
        ]}
      />
    </section>
  )
}

function Reply({ c, view: { typed, errors, repliesTo } }: { c: PageContext; view: LevelsView }) {
  const t = say(c)
  return (
    <section class="box" aria-labelledby="our-reply">
      <h2 id="our-reply">{t('rounds.reply')}</h2>
      <p>{t('levels.reply-hint')}</p>
      <PostForm c={c} action={actions(c.lang).assessReply()}>
        <Select id="round" label={t('levels.assessor')} value={typed['round']} errors={errors} options={repliesTo.map(({ round, by }) => ({ value: round, text: c.name(by) }))} />
        <AreaField id="reply" label={t('rounds.words')} typed={typed} errors={errors} />
        <p class="buttons"><button>{t('rounds.send')}</button></p>
      </PostForm>
    </section>
  )
}

function AddScore({ c, view: { typed, errors, subjects } }: { c: PageContext; view: LevelsView }) {
  const t = say(c)
  return (
    <section aria-labelledby="add">
      <h2 id="add">{t('levels.add')}</h2>
      <p>{t('levels.add-hint')}</p>
      <PostForm c={c} action={actions(c.lang).assessScore()}>
        <Select id="subject" label={t('assess.subject')} any="—" value={typed['subject']} options={subjects} errors={errors} />
        <Select id="level" label={t('levels.level')} any="—" value={typed['level']} options={LEVELS.map((value) => ({ value, text: t(`level.${value}`) }))} errors={errors} />
        <Field id="score" label={`${t('levels.score')} (${t('levels.one-is-max')}, ${t('levels.five-is-min')})`} errors={errors}>
          <input id="score" name="score" inputmode="numeric" size={4} value={typed['score'] ?? ''} aria-describedby={describedBy('score', false, errors)} />
        </Field>
        <Field id="because" label={t('levels.why')} errors={errors}>
          <textarea id="because" name="because" rows={3} aria-describedby={describedBy('because', false, errors)}>{typed['because'] ?? ''}</textarea>
        </Field>
        <Field id="method" label={t('levels.method')} errors={errors}>
          <textarea id="method" name="method" rows={2} aria-describedby={describedBy('method', false, errors)}>{typed['method'] ?? ''}</textarea>
        </Field>
        <WhoReads c={c} value={typed['to']} />
        <p class="buttons">
          <button>{t('declare.save')}</button>
        </p>
      </PostForm>
    </section>
  )
}
