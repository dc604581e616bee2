import { ErrorSummary, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { ConsultationLine, ConsultationsView, PastView } from './consultation-view.ts'

/** Consultations that this viewer may read, those that the founding report tells, and the form that calls one. */
export function Consultations(view: ConsultationsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('consult.title')} lead={t('consult.lead')} wide live>
      <ErrorSummary c={c} errors={view.errors} />
      <section aria-labelledby="now">
        <h2 id="now">{t('consult.now')} <span class="n">{num(c, view.now.length)}</span></h2>
        <Table
          c={c}
          caption={t('consult.now')}
          rows={view.now}
          empty={t('consult.none')}
          csv={data.consultations('csv')}
          json={data.consultations()}
          columns={[
            { head: t('consult.subject'), row: true, cell: ({ id, title, mode }) => <><a href={pages(c.lang).consultation(id)}>{title}</a>{mode === 'exercise' && <small> {t('consult.exercise')}</small>}</> },
            { head: t('consult.body'), cell: ({ body }) => c.name(body) },
            { head: t('consult.phase'), cell: ({ phase }) => t(`consult.is-${phase}`) },
            { head: t('consult.closes'), cell: ({ closes }) => <When c={c} at={closes} /> },
            { head: t('consult.count'), cell: (line) => <CountCell c={c} line={line} /> },
          ]}
        />
      </section>
      <section aria-labelledby="past">
        <h2 id="past">{t('consult.past')}</h2>
        <p>{t('consult.past-lead')}</p>
        <Table
          c={c}
          caption={t('consult.past')}
          rows={view.past}
          empty={t('consult.none')}
          csv="/api/v1/claims.csv"
          json="/api/v1/claims"
          columns={[
            { head: t('consult.issue'), row: true, cell: ({ id, issue }) => <a href={pages(c.lang).consultation(id)} lang="en">{issue}</a> },
            { head: t('stance.support'), figure: true, cell: ({ support }) => num(c, support) },
            { head: t('stance.oppose'), figure: true, cell: ({ oppose }) => num(c, oppose) },
            { head: t('consult.other'), figure: true, cell: ({ other }) => num(c, other) },
          ]}
        />
      </section>
      {view.form === 'may' && <CallForm c={c} view={view} />}
      {view.form === 'sign-in' && <p><a href={pages(c.lang).signIn(c.path)}>{t('consult.sign-in')}</a></p>}
    </Layout>
  )
}

function CountCell({ c, line: { count, secret } }: { c: PageContext; line: ConsultationLine }) {
  const t = say(c)
  if (!count) return <span class="blank">{t('consult.secret')}</span>
  return <>{t('consult.for-of', { for: num(c, count.for), of: num(c, count.of), needed: num(c, count.needed) })}{secret && <small> {t('consult.secret')}</small>}</>
}

function CallForm({ c, view }: { c: PageContext; view: ConsultationsView }) {
  const t = say(c)
  const { typed, errors } = view
  const form = { typed, errors }
  const rules = view.rules.map(({ rule, body, matter, byLaw, secret }) => ({
    value: rule, text: `${c.name(body)}: ${matter} (${t(byLaw ? 'consult.by-law' : 'consult.by-name')}${secret ? `, ${t('consult.secret')}` : ''})`,
  }))
  return (
    <section class="box" aria-labelledby="call">
      <h2 id="call">{t('consult.call')}</h2>
      <PostForm c={c} action={pages(c.lang).consultations()} keep="convocation">
        <TextField id="title" label={t('consult.f-title')} size={48} {...form} />
        <AreaField id="question" label={t('consult.f-question')} {...form} />
        <Select id="rule" label={t('consult.f-rule')} options={rules} value={typed['rule']} errors={errors} />
        <TextField id="members" label={t('consult.f-members')} hint={t('consult.f-members-hint')} size={40} {...form} />
        <TextField id="excluded" label={t('consult.f-excluded')} hint={t('consult.f-excluded-hint')} {...form} />
        <AreaField id="agenda" label={t('consult.f-agenda')} hint={t('consult.one-a-line')} {...form} />
        <AreaField id="documents" label={t('consult.f-documents')} hint={t('consult.f-documents-hint')} {...form} />
        <TextField id="opens" label={t('consult.opens')} hint={t('consult.opens-hint')} {...form} />
        <TextField id="closes" label={t('consult.closes')} hint={t('consult.time-hint')} {...form} />
        <Select id="audience" label={t('consult.f-audience')} value={typed['audience']} errors={errors} options={(['public', 'parties', 'named'] as const).map((value) => ({ value, text: t(`consult.to-${value}`) }))} />
        <TextField id="to" label={t('consult.f-to')} size={40} {...form} />
        <TextField id="organ" label={t('consult.f-organ')} hint={t('consult.f-organ-hint')} {...form} />
        <p class="buttons"><button>{t('consult.send')}</button></p>
      </PostForm>
    </section>
  )
}

/** What the founding report says that states answered, each with its place; no vote was taken here. */
export function PastConsultation(view: PastView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={view.issue} over={<a href={pages(c.lang).consultations()}>{t('consult.title')}</a>} lead={t('consult.past-lead')}>
      <Table
        c={c}
        caption={t('consult.positions')}
        rows={view.positions}
        empty={t('consult.positions-none')}
        columns={[
          { head: t('consult.state'), row: true, cell: ({ name }) => name },
          { head: t('consult.position'), cell: ({ stance }) => (stance ? t(`consult.s-${stance}`) : <span class="blank">{t('consult.other')}</span>) },
          { head: t('consult.said'), cell: ({ said, of, note, oddity }) => <span lang="en">{said}{of !== view.issue && <small> ({of})</small>}{note && <small class="why"> {note}</small>}{oddity && <small> {oddity}</small>}</span> },
          { head: t('common.source'), cell: ({ cite }) => <Cite c={c} cite={cite} /> },
        ]}
      />
      {view.asVote && <p><a href={pages(c.lang).votes(view.asVote)}>{t('consult.as-vote')}</a></p>}
      <DataLinks c={c} csv={data.consultation(view.id, 'csv')} json={data.consultation(view.id)} of={view.issue} />
    </Layout>
  )
}
