import { ErrorSummary, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { RoundsView } from './round-view.ts'

/** Evaluation rounds that this viewer may read, and the form that calls one. */
export function Rounds(view: RoundsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('rounds.title')} lead={t('rounds.lead')} wide>
      <ErrorSummary c={c} errors={view.errors} />
      <Table
        c={c}
        caption={t('rounds.title')}
        rows={view.rounds}
        empty={t('rounds.none')}
        csv={data.rounds('csv')}
        json={data.rounds()}
        columns={[
          { head: t('rounds.round'), row: true, cell: ({ id, title, mode }) => <><a href={pages(c.lang).round(id)}>{title}</a>{mode === 'exercise' && <small> {t('consult.exercise')}</small>}</> },
          { head: t('rounds.states'), cell: ({ subjects }) => names(c, subjects) },
          { head: t('consult.phase'), cell: ({ phase }) => t(`rounds.is-${phase}`) },
          { head: t('rounds.told'), cell: ({ told, seats, noExternal }) => <>{t('rounds.of', { told: num(c, told), seats: num(c, seats) })}{noExternal && <b> · {t('rounds.no-external')}</b>}</> },
          { head: t('rounds.ends'), cell: ({ ends }) => <When c={c} at={ends} /> },
        ]}
      />
      {view.form === 'may' && <CallForm c={c} view={view} />}
      {view.form === 'sign-in' && <p><a href={pages(c.lang).signIn(c.path)}>{t('consult.sign-in')}</a></p>}
    </Layout>
  )
}

function CallForm({ c, view: { typed, errors, questionnaires } }: { c: PageContext; view: RoundsView }) {
  const t = say(c)
  const form = { typed, errors }
  const asked = questionnaires.map(({ id, title, count }) => ({ value: id, text: t('rounds.questionnaire-n', { title, n: num(c, count) }) }))
  return (
    <section class="box" aria-labelledby="call">
      <h2 id="call">{t('rounds.call')}</h2>
      <p class="hint">{t('rounds.rule')}</p>
      <PostForm c={c} action={pages(c.lang).rounds()} keep="round">
        <TextField id="title" label={t('consult.f-title')} size={48} {...form} />
        <TextField id="subjects" label={t('rounds.subjects')} hint={t('rounds.subjects-hint')} size={30} {...form} />
        <AreaField id="seats" label={t('rounds.seats')} hint={t('rounds.seats-hint')} {...form} />
        <Select id="questionnaire" label={t('rounds.questionnaire')} any={t('rounds.questionnaire-none')} options={asked} value={typed['questionnaire']} errors={errors} />
        <AreaField id="questions" label={t('rounds.questions')} hint={t('rounds.questions-hint')} {...form} />
        <TextField id="opens" label={t('rounds.opens')} hint={t('consult.opens-hint')} {...form} />
        <TextField id="selfDue" label={t('rounds.self-due')} hint={t('consult.time-hint')} {...form} />
        <TextField id="othersDue" label={t('rounds.others-due')} hint={t('consult.time-hint')} {...form} />
        <TextField id="replyDue" label={t('rounds.reply-due')} hint={t('consult.time-hint')} {...form} />
        <TextField id="ends" label={t('rounds.ends')} hint={t('consult.time-hint')} {...form} />
        <Select id="audience" label={t('consult.f-audience')} value={typed['audience']} errors={errors} options={[{ value: 'public', text: t('consult.to-public') }, { value: 'named', text: t('rounds.to-named') }]} />
        <TextField id="to" label={t('consult.f-to')} size={40} {...form} />
        <p class="buttons"><button>{t('rounds.call')}</button></p>
      </PostForm>
    </section>
  )
}
