import type { Child } from 'hono/jsx'
import { RATINGS, ROOT_CAUSES } from '../../core/values/index.ts'
import { tMaybe } from '../messages/index.ts'
import { ErrorSummary, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { DateText, When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { listed, names, num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { AgreementView, MarkView, RoundView, SeatView, SubjectView } from './round-view.ts'

interface Part {
  c: PageContext
  view: RoundView
}

/** One round whole, as far as its viewer may read it. No rating stands without who gave it and from which seat. */
export function Round(view: RoundView, c: PageContext) {
  const t = say(c)
  const over = <><a href={pages(c.lang).rounds()}>{t('rounds.title')}</a> · {t(`rounds.is-${view.phase}`)}{view.mode === 'exercise' && ` · ${t('consult.exercise')}`}</>
  return (
    <Layout c={c} title={view.title} over={over} lead={view.subjects.map((one) => headlineText(c, one)).join('. ')} wide>
      <ErrorSummary c={c} errors={view.errors} />
      {view.subjects.map((subject) => <Subject c={c} subject={subject} replies={view.replies} />)}
      {view.subjects.filter(({ agreement }) => agreement.pairs > 0).length > 1 && <section aria-labelledby="all"><h2 id="all">{t('rounds.agreement')}</h2><Agreement c={c} agreement={view.agreement} /></section>}
      <Recommendations c={c} view={view} />
      <Visits c={c} view={view} />
      <Seats c={c} view={view} />
      <Forms c={c} view={view} />
      <DataLinks c={c} csv={data.round(view.id, 'csv')} json={data.round(view.id)} of={view.title} />
    </Layout>
  )
}

function seatText(c: PageContext, { seat, party, name }: SeatView): string {
  return `${name || c.name(party)} (${say(c)(`seat.${seat}`)})`
}

function headlineText(c: PageContext, { subject, by, noExternal, externalSilent, selfOnly }: SubjectView): string {
  const t = say(c)
  const state = c.name(subject)
  const head = by.length === 0 ? t('rounds.headline-none', { state }) : t('rounds.headline', { state, who: listed(c, by.map((seat) => seatText(c, seat))) })
  return [head, ...(selfOnly ? [t('rounds.self-only')] : []), ...(noExternal ? [t('rounds.no-external')] : []), ...(externalSilent ? [t('rounds.external-silent')] : [])].join('; ')
}

type ReplyView = RoundView['replies'][number]

/** Its reply stands beside what it replies to: one rating, or all that an evaluator said. */
function Subject({ c, subject, replies }: { c: PageContext; subject: SubjectView; replies: readonly ReplyView[] }) {
  const t = say(c)
  const id = `of-${subject.subject}`
  const to = (i: number, indicator: string): ReplyView[] => replies.filter((one) => one.evaluation === subject.evaluations[i]!.id && one.indicator === indicator)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{headlineText(c, subject)}</h2>
      {!subject.takesPart && <p class="notice">{t('rounds.not-in')}</p>}
      {subject.by.length > 0 && (
        <Table
          c={c}
          caption={c.name(subject.subject)}
          rows={subject.rows}
          empty={t('rounds.not-rated')}
          columns={[
            { head: t('rounds.indicator'), row: true, cell: ({ indicator, area, text, source }) => <span lang="en">{indicator} {text}{area && <small> {area}</small>}{source && <small class="source">{source}</small>}</span> },
            ...subject.by.map((seat, i) => ({
              head: `${seat.name || c.name(seat.party)} · ${t(`seat.${seat.seat}`)}${subject.evaluations[i]?.late ? ` · ${t('rounds.late')}` : ''}`,
              cell: ({ marks, indicator }: SubjectView['rows'][number]) => <><Mark c={c} mark={marks[i] ?? null} />{to(i, indicator).map((one) => <small class="why"><Reply c={c} one={one} /></small>)}</>,
            })),
          ]}
        />
      )}
      {subject.evaluations.length > 0 && <p><small>{subject.by.map((seat, i) => <><a href={pages(c.lang).record(subject.evaluations[i]!.id)}>{seatText(c, seat)}</a> <When c={c} at={subject.evaluations[i]!.at} /> </>)}</small></p>}
      {subject.evaluations.some((_, i) => to(i, '').length > 0) && <ul class="lines">{subject.by.flatMap((_, i) => to(i, '').map((one) => <li><Reply c={c} one={one} /></li>))}</ul>}
      {subject.silent.length > 0 && <p><small>{t('rounds.silent', { names: listed(c, subject.silent.map((seat) => seatText(c, seat))) })}</small></p>}
      {subject.by.length > 1 && <Agreement c={c} agreement={subject.agreement} />}
    </section>
  )
}

function Mark({ c, mark }: { c: PageContext; mark: MarkView | null }) {
  const t = say(c)
  if (!mark) return <span class="blank">{t('rounds.not-rated')}</span>
  return <><b>{t(`rating.${mark.rating}`)}</b>{mark.cause && <small class="why">{t(`root-cause.${mark.cause}`)}</small>}{mark.because && <small class="why">{mark.because}</small>}{mark.evidence && <small class="why">{t('rounds.evidence')}: {mark.evidence}</small>}</>
}

function Agreement({ c, agreement: { same, pairs, nominal, ordinal } }: { c: PageContext; agreement: AgreementView }) {
  const t = say(c)
  const figure = (value: number | null): string => (value === null ? t('rounds.alpha-none') : num(c, value, 2))
  if (pairs === 0) return <p>{t('rounds.same-none')}</p>
  return (
    <>
      <p>{t('rounds.same', { same: num(c, same), pairs: num(c, pairs), percent: num(c, (100 * same) / pairs) })} {t('rounds.alpha', { nominal: figure(nominal), ordinal: figure(ordinal) })}</p>
      <p><small>{t('rounds.formula')}</small></p>
    </>
  )
}

function Reply({ c, one: { party, to, text, late, earlier, id } }: { c: PageContext; one: ReplyView }) {
  const t = say(c)
  return <><a href={pages(c.lang).record(id)}>{c.name(party)}</a> {t('rounds.reply-to', { name: c.name(to) })}: {text}{earlier && <> <small>{t('rounds.reply-earlier')}</small></>}{late && <> <small>{t('rounds.late')}</small></>}</>
}

function Recommendations({ c, view }: Part) {
  const t = say(c)
  return (
    <section aria-labelledby="recommendations">
      <h2 id="recommendations">{t('rounds.recommendations')}</h2>
      <Table
        c={c}
        caption={t('rounds.recommendations')}
        rows={view.recommendations}
        empty={t('rounds.recommendations-none')}
        columns={[
          { head: t('rounds.recommendations'), row: true, cell: ({ id, text, indicator }) => <><a href={pages(c.lang).record(id)}>{text}</a>{indicator && <small> {indicator}</small>}</> },
          { head: t('rounds.to-state'), cell: ({ subject, by }) => <>{c.name(subject)} <small>{c.name(by)}</small></> },
          { head: t('rounds.due'), cell: ({ due, late }) => <><DateText c={c} date={due} />{late && <b> {t('rounds.past-due')}</b>}</> },
          {
            head: t('rounds.state'),
            cell: ({ state, steps, aside }) => (
              <>
                <b>{t(`step.${state}`)}</b>
                {steps.map((one) => <small class="why"><a href={pages(c.lang).record(one.id)}>{c.name(one.by)}</a>: {t(`step.${one.state}`)}{one.cause && ` (${t(`root-cause.${one.cause}`)})`}{one.text && `. ${one.text}`}{one.evidence && ` · ${one.evidence}`}</small>)}
                {aside.map((one) => <small class="why">{t('rounds.aside')}: {c.name(one.by)} {t(`step.${one.state}`)} ({tMaybe(c.lang, `rounds.aside-${one.why}`) ?? one.why})</small>)}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Visits({ c, view }: Part) {
  const t = say(c)
  return (
    <section aria-labelledby="visits">
      <h2 id="visits">{t('rounds.visits')}</h2>
      <Table
        c={c}
        caption={t('rounds.visits')}
        rows={view.visits}
        empty={t('rounds.visits-none')}
        columns={[
          { head: t('rounds.to-state'), row: true, cell: ({ subject, id }) => <a href={pages(c.lang).record(id)}>{c.name(subject)}</a> },
          { head: t('rounds.evaluator'), cell: ({ by }) => c.name(by) },
          { head: t('rounds.from'), cell: ({ from }) => <DateText c={c} date={from} /> },
          { head: t('rounds.until'), cell: ({ until }) => <DateText c={c} date={until} /> },
          { head: t('rounds.state'), cell: ({ consent, made, text }) => <><b>{t(`rounds.consent-${consent}`)}</b>{made && <> · {t(made.consented ? 'rounds.made' : 'rounds.made-without')} <small>{made.text}</small></>}{text && <small class="why">{text}</small>}</> },
        ]}
      />
    </section>
  )
}

function Seats({ c, view }: Part) {
  const t = say(c)
  return (
    <section aria-labelledby="seats-of">
      <h2 id="seats-of">{t('rounds.seats')}</h2>
      <p>{t('rounds.rule')}</p>
      {view.mutual.map(([a, b]) => <p class="caution">{t('rounds.mutual', { a: c.name(a), b: c.name(b) })}</p>)}
      <Table
        c={c}
        caption={t('rounds.seats')}
        rows={view.seats}
        empty={t('rounds.none')}
        columns={[
          { head: t('rounds.states'), row: true, cell: ({ subject }) => c.name(subject) },
          { head: t('rounds.seat'), cell: ({ seat }) => t(`seat.${seat}`) },
          { head: t('rounds.evaluator'), cell: ({ party, name }) => <>{c.name(party)}{name && <small> {name}</small>}</> },
        ]}
      />
      <h3>{t('rounds.dates')}</h3>
      <Facts
        c={c}
        facts={[
          { term: t('consult.called-by'), value: <a href={pages(c.lang).record(view.id)}>{c.name(view.by)}</a> }, { term: t('rounds.opens'), value: <When c={c} at={view.opens} /> },
          { term: t('rounds.self-due'), value: <When c={c} at={view.selfDue} /> }, { term: t('rounds.others-due'), value: <When c={c} at={view.othersDue} /> },
          { term: t('rounds.reply-due'), value: <When c={c} at={view.replyDue} /> }, { term: t('rounds.ends'), value: <When c={c} at={view.ends} /> },
        ]}
      />
      {view.aside.length > 0 && <><h3>{t('rounds.aside')}</h3><ul>{view.aside.map(({ party, subject, why, at, id }) => <li><a href={pages(c.lang).record(id)}>{c.name(party)}</a> {t('rounds.reply-to', { name: c.name(subject) })}: {tMaybe(c.lang, `rounds.aside-${why}`) ?? why} · <When c={c} at={at} /></li>)}</ul></>}
    </section>
  )
}

function Act({ c, view, act, at, title, children, button }: Part & { act: string; at: string; title: string; button: string; children?: Child }) {
  return (
    <section class="box" aria-labelledby={`do-${at}`}>
      <h2 id={`do-${at}`}>{title}</h2>
      <PostForm c={c} action={pages(c.lang).round(view.id)} keep={`${at}-${view.id}`}>
        <input type="hidden" name="do" value={act} />
        <input type="hidden" name="form" value={at} />
        {children}
        <p class="buttons"><button>{button}</button></p>
      </PostForm>
    </section>
  )
}

/** What was typed comes back to its own form alone; ids begin with the form, for one page has several of a kind. */
function formOf({ typed, errors }: RoundView, at: string): Pick<RoundView, 'typed' | 'errors'> {
  return typed['form'] === at ? { typed, errors } : { typed: {}, errors: [] }
}

function Forms({ c, view }: Part) {
  const t = say(c)
  const { mine } = view
  return (
    <>
      {mine.subject && <TakePart c={c} view={view} />}
      {mine.waits.length > 0 && <p class="notice">{t('rounds.waits', { names: names(c, mine.waits) })}</p>}
      {mine.evaluates.map((one) => <Evaluate c={c} view={view} one={one} />)}
      {mine.repliesTo.length > 0 && (
        <Act c={c} view={view} act="reply" at="reply" title={t('rounds.reply')} button={t('rounds.send')}>
          <Select id="evaluation" label={t('rounds.evaluator')} value={formOf(view, 'reply').typed['evaluation']} errors={formOf(view, 'reply').errors} options={mine.repliesTo.map(({ evaluation, by }) => ({ value: evaluation, text: c.name(by) }))} />
          <Indicators c={c} view={view} at="reply" id="reply-indicator" />
          <AreaField id="reply" label={t('rounds.words')} {...formOf(view, 'reply')} />
        </Act>
      )}
      {mine.recommendsTo.length > 0 && <Recommend c={c} view={view} />}
      {mine.steps.length > 0 && <Step c={c} view={view} />}
      <VisitForms c={c} view={view} />
    </>
  )
}

function TakePart({ c, view }: Part) {
  const t = say(c)
  return (
    <section class="box" aria-labelledby="take-part">
      <h2 id="take-part">{t('rounds.take-part')}</h2>
      <PostForm c={c} action={pages(c.lang).round(view.id)}>
        <input type="hidden" name="do" value="consent" />
        <input type="hidden" name="to" value="round" />
        <p class="buttons">
          {!view.mine.takesPart && <button name="given" value="yes">{t('rounds.take-part-yes')}</button>}
          <button class="plain" name="given" value="no">{t('rounds.take-part-no')}</button>
        </p>
      </PostForm>
    </section>
  )
}

function Evaluate({ c, view, one }: Part & { one: RoundView['mine']['evaluates'][number] }) {
  const t = say(c)
  const at = `evaluation-${one.subject}`
  const form = formOf(view, at)
  const ratings = RATINGS.map((value) => ({ value, text: t(`rating.${value}`) }))
  const causes = ROOT_CAUSES.map((value) => ({ value, text: t(`root-cause.${value}`) }))
  return (
    <Act c={c} view={view} act="evaluation" at={at} title={t('rounds.evaluate', { state: c.name(one.subject) })} button={t('rounds.send')}>
      <p class="hint">{t('rounds.evaluate-hint')}</p>
      <input type="hidden" name="subject" value={one.subject} />
      {view.questionnaire.map(({ id, text, area }, i) => {
        const mark = one.marks[id]
        const name = (part: string) => `${one.subject}-${part}-at-${i}`
        const value = (part: string, now: string | null | undefined) => form.typed[name(part)] ?? now ?? undefined
        return (
          <fieldset>
            <legend lang="en">{id} {text}{area && <small> {area}</small>}</legend>
            <div class="filters">
              <Select id={name('rating')} label={t('rounds.rating')} any={t('rounds.not-rated')} options={ratings} value={value('rating', mark?.rating)} errors={form.errors} />
              <Select id={name('cause')} label={t('rounds.cause')} any={t('rounds.cause-none')} options={causes} value={value('cause', mark?.cause)} errors={form.errors} />
              <TextField id={name('because')} label={t('rounds.because')} value={mark?.because} size={28} {...form} />
              <TextField id={name('evidence')} label={t('rounds.evidence')} value={mark?.evidence} size={20} {...form} />
            </div>
          </fieldset>
        )
      })}
    </Act>
  )
}

function subjectsOptions(c: PageContext, parties: readonly string[]) {
  return parties.map((value) => ({ value, text: c.name(value) }))
}

function Indicators({ c, view, at, id }: Part & { at: string; id: string }) {
  const [t, { typed, errors }] = [say(c), formOf(view, at)]
  return <Select id={id} label={t('rounds.indicator')} any={t('rounds.indicator-all')} value={typed[id]} errors={errors} options={view.questionnaire.map((one) => ({ value: one.id, text: `${one.id} ${one.text}`.slice(0, 80) }))} />
}

function Recommend({ c, view }: Part) {
  const t = say(c)
  const form = formOf(view, 'recommendation')
  return (
    <Act c={c} view={view} act="recommendation" at="recommendation" title={t('rounds.recommend')} button={t('rounds.send')}>
      <Select id="subject" label={t('rounds.to-state')} value={form.typed['subject']} errors={form.errors} options={subjectsOptions(c, view.mine.recommendsTo)} />
      <Indicators c={c} view={view} at="recommendation" id="indicator" />
      <AreaField id="recommendation" label={t('rounds.words')} {...form} />
      <TextField id="due" label={t('rounds.due')} hint={t('common.date-hint')} size={12} {...form} />
    </Act>
  )
}

function Step({ c, view }: Part) {
  const t = say(c)
  const form = formOf(view, 'step')
  const open = view.recommendations.filter(({ id }) => view.mine.steps.includes(id))
  const next = [...new Set(open.flatMap((one) => one.next))]
  return (
    <Act c={c} view={view} act="step" at="step" title={t('rounds.step')} button={t('rounds.send')}>
      <Select id="of" label={t('rounds.recommendations')} value={form.typed['of']} errors={form.errors} options={open.map(({ id, text }) => ({ value: id, text: text.slice(0, 80) }))} />
      <Select id="state" label={t('rounds.state')} value={form.typed['state']} errors={form.errors} options={next.map((value) => ({ value, text: t(`step.${value}`) }))} />
      <Select id="cause" label={t('rounds.cause')} any={t('rounds.cause-none')} value={form.typed['cause']} errors={form.errors} options={ROOT_CAUSES.map((value) => ({ value, text: t(`root-cause.${value}`) }))} />
      <AreaField id="step-text" label={t('rounds.words')} rows={2} {...form} />
      <TextField id="evidence" label={t('rounds.evidence')} size={40} {...form} />
    </Act>
  )
}

function VisitForms({ c, view }: Part) {
  const t = say(c)
  const { mine } = view
  const named = (ids: readonly string[]) => view.visits.filter(({ id }) => ids.includes(id)).map(({ id, by, subject, from }) => ({ value: id, text: `${c.name(by)} → ${c.name(subject)} ${from ?? ''}` }))
  const [ask, answer, made] = [formOf(view, 'visit'), formOf(view, 'visit-consent'), formOf(view, 'visit-made')]
  return (
    <>
      {mine.recommendsTo.length > 0 && (
        <Act c={c} view={view} act="visit" at="visit" title={t('rounds.visit-ask')} button={t('rounds.send')}>
          <Select id="visit-subject" label={t('rounds.to-state')} value={ask.typed['visit-subject']} errors={ask.errors} options={subjectsOptions(c, mine.recommendsTo)} />
          <TextField id="from" label={t('rounds.from')} hint={t('common.date-hint')} size={12} {...ask} />
          <TextField id="until" label={t('rounds.until')} hint={t('common.date-hint')} size={12} {...ask} />
          <AreaField id="visit-text" label={t('rounds.words')} rows={2} {...ask} />
        </Act>
      )}
      {mine.consents.length > 0 && (
        <Act c={c} view={view} act="consent" at="visit-consent" title={t('rounds.visit-answer')} button={t('rounds.send')}>
          <input type="hidden" name="to" value="visit" />
          <Select id="visit" label={t('rounds.visits')} value={answer.typed['visit']} errors={answer.errors} options={named(mine.consents)} />
          <Select id="given" label={t('rounds.state')} value={answer.typed['given']} errors={answer.errors} options={[{ value: 'yes', text: t('rounds.yes') }, { value: 'no', text: t('rounds.no') }]} />
        </Act>
      )}
      {mine.visits.length > 0 && (
        <Act c={c} view={view} act="visit" at="visit-made" title={t('rounds.visit-made')} button={t('rounds.send')}>
          <input type="hidden" name="act" value="made" />
          <Select id="visit-done" label={t('rounds.visits')} value={made.typed['visit-done']} errors={made.errors} options={named(mine.visits)} />
          <AreaField id="made-text" label={t('rounds.words')} rows={2} {...made} />
        </Act>
      )}
    </>
  )
}
