import { AGENCY_NATURES, POINT_STATUSES, ROOT_CAUSES } from '../../core/values/index.ts'
import { Boxes, tickedOf } from '../parts/boxes.tsx'
import { DateField, ErrorSummary, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite, Facts } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { DateText, When } from '../parts/when.tsx'
import { WhoReads } from '../parts/who-reads.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { PlanPointView } from './plan-view.ts'
import { Grade, Milestones } from './plan.tsx'

/** One numbered point: what sources know of it, what each party reports, and the form to report. */
export function PlanPointPage(view: PlanPointView, c: PageContext) {
  const t = say(c)
  const { plan, point } = view
  return (
    <Layout c={c} over={<a href={pages(c.lang).plan(plan.id)}>{view.title}</a>} title={`${point.number}. ${point.title}`}>
      <ErrorSummary c={c} errors={view.errors} />
      <Facts
        c={c}
        facts={[
          ...(point.basket ? [{ term: t('plan.basket'), value: <span lang="en">{point.basket}</span>, cite: point.cite }] : []),
          ...(point.printedBasket ? [{ term: t('plan.printed-basket'), value: <span lang="en">{point.printedBasket}</span> }] : []),
          { term: t('plan.agencies'), value: point.agencies.length > 0 ? <span lang="en">{point.agencies.join('; ')}</span> : '' },
          { term: t('plan.specific'), value: <Grade c={c} specific={point.specific} /> },
          ...(point.date ? [{ term: t('plan.since'), value: <DateText c={c} date={point.date} /> }] : []),
          ...(point.note ? [{ term: t('plan.note'), value: <span lang="en">{point.note}</span> }] : []),
        ]}
      />
      {!point.basket && <p class="meta"><Cite c={c} cite={point.cite} /></p>}
      <h2>{t('plan.reports')}</h2>
      <Reports c={c} view={view} />
      <h2>{t('plan.milestones')}</h2>
      <Milestones c={c} rows={point.milestones} />
      <DataLinks c={c} csv={data.planPoint(plan.id, point.number, 'csv')} json={data.planPoint(plan.id, point.number)} of={t('plan.reports')} />
      {view.may === 'yes' ? <ReportForm c={c} view={view} /> : <p class="hint">{view.may === 'sign-in' ? <a href={pages(c.lang).signIn(c.path)}>{t('plan.sign-in')}</a> : t(`plan.may-${view.may}`)}</p>}
    </Layout>
  )
}

function Reports({ c, view: { point: { progress, late } } }: { c: PageContext; view: PlanPointView }) {
  const t = say(c)
  const rows = [...progress.now, ...progress.before.toReversed()]
  return (
    <Table
      c={c}
      caption={t('plan.reports')}
      rows={rows}
      empty={t('plan.no-reports')}
      mark={(row) => (progress.now.includes(row) ? undefined : 'gone')}
      columns={[
        { head: t('plan.by'), row: true, cell: ({ id, by, at }) => <><a href={pages(c.lang).record(id)}>{c.name(by)}</a> <small><When c={c} at={at} /></small></> },
        { head: t('plan.status'), cell: ({ body }) => <>{t(`point.${body.status}`)}{body.causes.map((cause) => <small> {t(`root-cause.${cause}`)}</small>)}{body.mode === 'exercise' && <small> {t('plan.exercise')}</small>}</> },
        { head: t('plan.agencies'), cell: ({ body: { lead } }) => (lead ? <>{lead.agency} <small>{t(`agency.${lead.nature}`)}</small></> : <span class="blank">{t('common.blank')}</span>) },
        { head: t('plan.evidence'), cell: ({ body }) => <>{body.evidence.map(({ what, where }) => <p class="claim">{what} {where && <small>{where}</small>}</p>)}{body.text}</> },
        { head: t('plan.next'), cell: (row) => (row.body.next ? <><DateText c={c} date={row.body.next} />{late && row.body.next === progress.next && progress.now.includes(row) && <b> {t('plan.late')}</b>}</> : '') },
      ]}
    />
  )
}

function ReportForm({ c, view: { plan, point, typed, errors } }: { c: PageContext; view: PlanPointView }) {
  const t = say(c)
  const form = { typed, errors }
  return (
    <section class="box" aria-labelledby="report">
      <h2 id="report">{t('plan.report')}</h2>
      <PostForm c={c} action={pages(c.lang).planPoint(plan.id, point.number)} keep="plan-progress">
        <Select id="status" label={t('plan.status')} any="—" value={typed['status']} errors={errors} options={POINT_STATUSES.map((value) => ({ value, text: t(`point.${value}`) }))} />
        <Boxes name="causes" legend={t('plan.causes')} hint={t('plan.causes-hint')} words={ROOT_CAUSES.map((value) => ({ value, text: t(`root-cause.${value}`) }))} on={tickedOf(typed, 'causes')} />
        <TextField id="lead-agency" label={t('plan.agencies')} hint={t('plan.lead-hint')} {...form} />
        <Select id="lead-nature" label={t('plan.nature')} any="—" value={typed['lead-nature']} errors={errors} options={AGENCY_NATURES.map((value) => ({ value, text: t(`agency.${value}`) }))} />
        <AreaField id="evidence" label={t('plan.evidence')} hint={t('plan.evidence-hint')} {...form} />
        <DateField c={c} id="next" label={t('plan.next')} value={typed['next']} errors={errors} />
        <AreaField id="text" label={t('plan.text')} {...form} />
        <WhoReads c={c} id="release" value={typed['release']} />
        <p class="buttons"><button>{t('plan.send')}</button></p>
      </PostForm>
    </section>
  )
}
