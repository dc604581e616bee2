import { AGENCY_NATURES, HORIZONS, PARTICIPATIONS } from '../../core/values/index.ts'
import { Boxes, tickedOf } from '../parts/boxes.tsx'
import { ErrorSummary, type Option, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { AreaField, TextField, type TypedForm } from '../parts/typed.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { NeedLine, NeedsView } from './need-view.ts'

/** What states ask for, what was offered, and what was accepted by consent. */
export function Needs(view: NeedsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('need.title')} lead={t('need.lead')} wide live>
      <ErrorSummary c={c} errors={view.errors} />
      <Table
        c={c}
        caption={t('need.title')}
        rows={view.needs}
        empty={t('need.none')}
        csv={data.needs('csv')}
        json={data.needs()}
        mark={({ state }) => (state.phase === 'closed' ? 'gone' : undefined)}
        columns={[
          { head: t('need.need'), row: true, cell: ({ id, state: { need: { body } } }) => <><a href={pages(c.lang).need(id)}>{body.title}</a>{body.mode === 'exercise' && <small> {t('plan.exercise')}</small>}</> },
          { head: t('need.by'), cell: ({ state: { need } }) => c.name(need.by) },
          { head: t('need.theme'), cell: ({ state: { need } }) => themeName(c, need.body.theme) },
          { head: t('need.within'), cell: (line) => <Horizon c={c} line={line} /> },
          { head: t('need.phase'), cell: ({ state: { phase } }) => t(`need.is-${phase}`) },
          { head: t('need.offers'), figure: true, cell: ({ state: { offers } }) => num(c, offers.length) },
          { head: t('offer.accepted'), figure: true, cell: ({ state: { offers } }) => num(c, offers.filter(({ phase }) => phase === 'accepted').length) },
        ]}
      />
      {view.form === 'may' && <AskForm c={c} view={view} />}
      {view.form === 'sign-in' && <p><a href={pages(c.lang).signIn(c.path)}>{t('need.sign-in')}</a></p>}
    </Layout>
  )
}

export function Horizon({ c, line: { state: { need: { body } }, due, late } }: { c: PageContext; line: NeedLine }) {
  const t = say(c)
  return <>{t(`need.in-${body.horizon}`, { n: body.within })}{due !== null && <small> <When c={c} at={due} /></small>}{late && <b> {t('need.late')}</b>}</>
}

export function natures(c: PageContext): Option[] {
  return AGENCY_NATURES.map((value) => ({ value, text: say(c)(`agency.${value}`) }))
}

export function LeadFields({ c, form, named = (name) => name }: { c: PageContext; form: TypedForm; named?: (name: string) => string }) {
  const t = say(c)
  const [agency, nature] = [named('lead-agency'), named('lead-nature')]
  return (
    <>
      <TextField id={agency} label={t('need.agency')} hint={t('plan.lead-hint')} {...form} />
      <Select id={nature} label={t('plan.nature')} any="—" value={form.typed[nature]} errors={form.errors} options={natures(c)} />
    </>
  )
}

function AskForm({ c, view: { typed, errors, themes } }: { c: PageContext; view: NeedsView }) {
  const t = say(c)
  const form = { typed, errors }
  return (
    <section class="box" aria-labelledby="ask">
      <h2 id="ask">{t('need.ask')}</h2>
      <PostForm c={c} action={pages(c.lang).needs()} keep="need">
        <TextField id="title" label={t('need.need')} size={44} {...form} />
        <Select id="theme" label={t('need.theme')} any="—" value={typed['theme']} options={themes} errors={errors} />
        <AreaField id="what" label={t('need.what')} {...form} />
        <Select id="horizon" label={t('need.horizon')} value={typed['horizon']} errors={errors} options={HORIZONS.map((value) => ({ value, text: t(`need.${value}`) }))} />
        <TextField id="within" label={t('need.within')} hint={t('need.within-hint')} size={6} {...form} />
        <AreaField id="objective" label={t('need.objective')} {...form} />
        <TextField id="measure" label={t('need.measure')} hint={t('need.measure-hint')} size={44} {...form} />
        <TextField id="structures" label={t('need.structures')} hint={t('need.structures-hint')} size={44} {...form} />
        <LeadFields c={c} form={form} />
        <div id="asks">{errors.filter(({ field }) => field === 'asks').map(({ text }) => <p class="error">{text}</p>)}</div>
        <Boxes name="asks" legend={t('need.asks')} hint={t('need.asks-hint')} words={PARTICIPATIONS.map((value) => ({ value, text: t(`participation.${value}`) }))} on={tickedOf(typed, 'asks')} />
        <Select id="audience" label={t('need.audience')} value={typed['audience']} errors={errors} options={(['public', 'parties', 'named'] as const).map((value) => ({ value, text: t(`need.to-${value}`) }))} />
        <TextField id="to" label={t('need.to')} hint={t('need.to-hint')} size={30} {...form} />
        <p class="buttons"><button>{t('need.send')}</button></p>
      </PostForm>
    </section>
  )
}
