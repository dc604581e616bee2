import { CARD_LINES, type ForumCard, type QuestionBoard } from '../../core/cooperation/index.ts'
import { OPEN_QUESTIONS } from '../../core/values/index.ts'
import { DateField, ErrorSummary, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { AreaField } from '../parts/typed.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { ForumsView, ForumView } from './need-view.ts'

/** Forums by what would make institutions of them, and the five questions that the architecture leaves open. */
export function Forums(view: ForumsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('forum.title')} lead={t('forum.lead')} wide>
      <ErrorSummary c={c} errors={view.errors} />
      <Table<ForumCard>
        c={c}
        caption={t('forum.title')}
        rows={view.cards}
        empty={t('forum.none')}
        csv={data.forums('csv')}
        json={data.forums()}
        columns={[
          { head: t('forum.forum'), row: true, cell: ({ body }) => <><a href={pages(c.lang).forum(body.code)}>{body.name[c.lang]}</a> <small>{t(`level.${body.level}`)}</small></> },
          ...CARD_LINES.map((line) => ({ head: t(`forum.${line}`), cell: ({ words, years }: ForumCard) => <>{words[line] === 'unknown' ? <span class="blank">{t('forum.is-unknown')}</span> : t(`forum.is-${words[line]}`)}{line === 'continuity' && years[0] !== undefined && <small> {t('forum.years', { n: years[0] })}</small>}</> })),
        ]}
      />
      <p class="hint">{t('forum.hint')}</p>
      <h2>{t('question.title')}</h2>
      <p>{t('question.lead')}</p>
      {view.questions.map((board) => <Question c={c} board={board} />)}
      <DataLinks c={c} csv={data.questions('csv')} json={data.questions()} of={t('question.title')} />
      {view.form === 'may' && <AnswerForm c={c} view={view} />}
      {view.form === 'sign-in' && <p class="hint"><a href={pages(c.lang).signIn(c.path)}>{t('question.sign-in')}</a></p>}
    </Layout>
  )
}

function Question({ c, board: { question, claim, reported, answers, before } }: { c: PageContext; board: QuestionBoard }) {
  const t = say(c)
  const rows = [
    ...answers.map(({ id, by, body }) => ({ who: by, said: <a href={pages(c.lang).record(id)}>{body.answer}</a>, date: body.date as string | null, how: t(body.mode === 'exercise' ? 'question.own-exercise' : 'question.own'), cite: null, gone: false })),
    ...before.toReversed().map(({ id, by, body }) => ({ who: by, said: <a href={pages(c.lang).record(id)}>{body.answer}</a>, date: body.date as string | null, how: t('question.before'), cite: null, gone: true })),
    ...reported.map((one) => ({ who: one.subject, said: <span lang="en">{String(one.value)}</span>, date: one.date ?? null, how: t('question.reported'), cite: { source: one.source, certainty: one.certainty, ...(one.pointer ? { pointer: one.pointer } : {}) }, gone: false })),
  ]
  return (
    <section aria-labelledby={`q-${question}`}>
      <h3 id={`q-${question}`}>{t(`question.${question}`)}</h3>
      {claim && <p class="meta"><Cite c={c} cite={{ source: claim.source, certainty: claim.certainty, ...(claim.pointer ? { pointer: claim.pointer } : {}) }} /></p>}
      <Table
        c={c}
        caption={t(`question.${question}`)}
        rows={rows}
        empty={t('question.none')}
        mark={({ gone }) => (gone ? 'gone' : undefined)}
        columns={[
          { head: t('question.state'), row: true, cell: ({ who }) => c.name(who) },
          { head: t('question.answer'), cell: ({ said }) => said },
          { head: t('question.date'), cell: ({ date }) => (date ? <DateText c={c} date={date} /> : <span class="blank">{t('common.blank')}</span>) },
          { head: t('question.how'), cell: ({ how, cite }) => <>{how}{cite && <Cite c={c} cite={cite} />}</> },
        ]}
      />
    </section>
  )
}

function AnswerForm({ c, view: { typed, errors } }: { c: PageContext; view: ForumsView }) {
  const t = say(c)
  return (
    <section class="box" aria-labelledby="answer-question">
      <h2 id="answer-question">{t('question.form')}</h2>
      <PostForm c={c} action={pages(c.lang).forums()} keep="question-answer">
        <Select id="question" label={t('question.question')} value={typed['question']} errors={errors} options={OPEN_QUESTIONS.map((value) => ({ value, text: t(`question.${value}`) }))} />
        <AreaField id="answer" label={t('question.answer')} typed={typed} errors={errors} />
        <DateField c={c} id="date" label={t('question.date')} value={typed['date']} errors={errors} />
        <Select id="audience" label={t('need.audience')} value={typed['audience']} errors={errors} options={(['public', 'parties'] as const).map((value) => ({ value, text: t(`need.to-${value}`) }))} />
        <p class="buttons"><button>{t('question.send')}</button></p>
      </PostForm>
    </section>
  )
}

/** The card of one forum: five lines, each with its sources; who decided what for whom. */
export function Forum({ card }: ForumView, c: PageContext) {
  const t = say(c)
  const { body, words, under, mandates } = card
  const said = { continuity: body.continuity, headquarters: body.headquarters, doctrine: body.doctrine, links: body.subordinateTo, mandates: [] }
  return (
    <Layout c={c} over={<a href={pages(c.lang).forums()}>{t('forum.title')}</a>} title={body.name[c.lang]} lead={t('forum.card-lead')} wide>
      <Table
        c={c}
        caption={t('forum.card')}
        rows={CARD_LINES}
        empty=""
        csv={data.forums('csv')}
        json={data.forums()}
        columns={[
          { head: t('forum.line'), row: true, cell: (line) => t(`forum.${line}`) },
          { head: t('forum.says'), cell: (line) => (words[line] === 'unknown' ? <span class="blank">{t('forum.is-unknown')}</span> : t(`forum.is-${words[line]}`)) },
          { head: t('forum.claims'), cell: (line) => said[line].map((claim) => <p class="claim"><span>{line === 'continuity' ? t('forum.since', { year: claim.value.slice(0, 4) }) : claim.value === 'none' ? t('forum.none-said') : c.name(claim.value)}</span>{claim.note && <small lang="en"> {claim.note}</small>}{claim.oddity && <small> {claim.oddity}</small>} <Cite c={c} cite={claim} /></p>) },
        ]}
      />
      {card.years.map((n) => <p>{t('forum.years', { n })}</p>)}
      {under.length > 0 && <p>{t('forum.under')}: {under.map((code, i) => <>{i > 0 && ', '}{c.name(code)}</>)}</p>}
      {body.options.length > 0 && <p lang="en">{body.options.join('; ')}</p>}
      <h2>{t('forum.mandates')} <span class="n">{num(c, mandates.length)}</span></h2>
      <Table
        c={c}
        caption={t('forum.mandates')}
        rows={mandates}
        empty={t('forum.no-mandates')}
        csv={data.forum(body.code, 'csv')}
        json={data.forum(body.code)}
        columns={[
          { head: t('forum.what'), row: true, cell: ({ what, claim, outcome }) => <><span lang={claim ? 'en' : undefined}>{what}</span> <small>{t(`forum.${claim?.with['standing'] === 'proposed' ? 'proposed' : 'decided'}`)}{outcome?.mode === 'exercise' && ` · ${t('consult.exercise')}`}</small></> },
          { head: t('forum.by'), cell: ({ by }) => (by === 'seed' ? t('forum.by-seed') : c.name(by)) },
          { head: t('forum.to'), cell: ({ to }) => c.name(to) },
          { head: t('forum.report-to'), cell: ({ reportTo }) => (reportTo ? c.name(reportTo) : <span class="blank">{t('common.not-established')}</span>) },
          { head: t('plan.day'), cell: ({ date }) => (date ? <DateText c={c} date={date} /> : <span class="blank">{t('common.blank')}</span>) },
          { head: t('consult.m-state'), cell: ({ outcome }) => outcome && <><b>{t(outcome.state ? `consult.m-${outcome.state}` : 'consult.m-none')}</b>{outcome.saidBy && <small> {c.name(outcome.saidBy)}</small>}{outcome.due && <small> {t('consult.m-due')} <DateText c={c} date={outcome.due} /></small>}{outcome.late && <b> {t('consult.m-past-due')}</b>}</> },
          { head: t('common.source'), cell: ({ claim, outcome }) => (claim ? <Cite c={c} cite={{ source: claim.source, certainty: claim.certainty, ...(claim.pointer ? { pointer: claim.pointer } : {}) }} /> : outcome && <><a href={pages(c.lang).consultation(outcome.consultation)}>{outcome.title}</a> <small><a href={pages(c.lang).record(outcome.id)}>{t('record.title')}</a></small></>) },
        ]}
      />
    </Layout>
  )
}
