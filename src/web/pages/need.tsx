import { CONSENT_DECISIONS, ENDINGS, PARTICIPATIONS } from '../../core/values/index.ts'
import type { Child } from 'hono/jsx'
import { DateField, ErrorSummary, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { DateText, When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { say, themeName } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { NeedView } from './need-view.ts'
import { Horizon, LeadFields } from './needs.tsx'

type Offer = NeedView['offers'][number]
interface Of {
  c: PageContext
  view: NeedView
}

/** One need: what it asks, each offer with what its acceptance stands on, and what each side may say now. */
export function NeedPage(view: NeedView, c: PageContext) {
  const t = say(c)
  const { state: { need, phase, end, aside } } = view
  const { body } = need
  return (
    <Layout c={c} over={<a href={pages(c.lang).needs()}>{t('need.title')}</a>} title={body.title} lead={body.what} live>
      <ErrorSummary c={c} errors={view.errors} />
      {body.mode === 'exercise' && <p class="notice">{t('need.exercise')}</p>}
      <p class="meta"><a href={pages(c.lang).record(need.id)}>{c.name(need.by)}</a>, <When c={c} at={need.at} /> · <b>{t(`need.is-${phase}`)}</b> · {t(`need.to-${view.audience as 'public' | 'parties' | 'named'}`)}</p>
      {end && <p class="notice">{t('need.closed-by', { who: c.name(end.by) })} {t(`ending.${end.body.what}`)}, <When c={c} at={end.at} />. {end.body.text} {t('need.rule-closed')}</p>}
      <Facts
        c={c}
        facts={[
          { term: t('need.theme'), value: themeName(c, body.theme) }, { term: t('need.within'), value: <Horizon c={c} line={view} /> }, { term: t('need.objective'), value: body.objective }, { term: t('need.measure'), value: body.measure },
          { term: t('need.structures'), value: body.structures }, { term: t('need.agency'), value: <>{body.lead.agency} <small>{t(`agency.${body.lead.nature}`)}</small></> }, { term: t('need.asks'), value: body.asks.map((one) => t(`participation.${one}`)).join(', ') },
        ]}
      />
      <h2>{t('need.offers')}</h2>
      {view.offers.length === 0 && <Empty text={t('need.no-offers')} />}
      {view.offers.map((offer) => <OfferBox c={c} view={view} offer={offer} />)}
      {view.may.offer && <OfferForm c={c} view={view} />}
      {view.may.end && <End c={c} view={view} offer={null} />}
      {view.may.signIn && <p class="hint"><a href={pages(c.lang).signIn(c.path)}>{t('need.sign-in')}</a></p>}
      {aside.length > 0 && <Aside c={c} view={view} />}
      <DataLinks c={c} csv={data.need(need.id, 'csv')} json={data.need(need.id)} of={body.title} />
    </Layout>
  )
}

function OfferBox({ c, view, offer: one }: Of & { offer: Offer }) {
  const t = say(c)
  const { offer, phase, talks, consent, agreement, end, conditions } = one
  const live = phase === 'offered' || phase === 'negotiated'
  const side = view.me === offer.by || view.may.decide
  return (
    <section class="box" aria-labelledby={`o-${offer.id}`}>
      <h3 id={`o-${offer.id}`}>{c.name(offer.by)}: {t(`offer.${phase}`)}</h3>
      <p>{offer.body.what}</p>
      <p class="meta">
        <a href={pages(c.lang).record(offer.id)}>{t('offer.offered')}</a> <When c={c} at={offer.at} /> · {t(`participation.${offer.body.participation}`)} · {t(`need.in-${offer.body.horizon}`, { n: offer.body.within })} · {offer.body.lead.agency} ({t(`agency.${offer.body.lead.nature}`)})
      </p>
      <p>{t('offer.objective')}: {offer.body.objective}</p>
      {talks.map((talk) => <p class="claim"><a href={pages(c.lang).record(talk.id)}>{c.name(talk.by)}</a>: {talk.body.text}</p>)}
      {consent && <p class="claim"><a href={pages(c.lang).record(consent.id)}>{t(`consent-of.${consent.body.decision}`)}</a>: {consent.body.authority}, <DateText c={c} date={consent.body.date} />, {consent.body.record}{consent.body.positive && <>, {t('consent-of.positive')}</>}</p>}
      {agreement && <p class="claim"><a href={pages(c.lang).record(agreement.id)}>{t(`offer.${agreement.body.answer}`)}</a> <When c={c} at={agreement.at} /> {agreement.body.text}</p>}
      {end && end !== agreement && <p class="claim"><a href={pages(c.lang).record(end.id)}>{t(`offer.${phase}`)}</a>: {c.name(end.by)}, <When c={c} at={end.at} /></p>}
      <details open={live}>
        <summary>{t('offer.conditions')}</summary>
        <ul class="reasons">
          {conditions.map(({ condition, met, pointer }) => <li>{met ? '✓' : '○'} {t(`condition.${condition}`)}: <b>{t(met ? 'condition.met' : 'condition.unmet')}</b> <small>{pointer}</small></li>)}
        </ul>
      </details>
      {live && side && <Talk c={c} view={view} offer={one} />}
      {live && view.may.decide && <Decide c={c} view={view} offer={one} />}
      {(live || phase === 'accepted') && side && <End c={c} view={view} offer={one} />}
    </section>
  )
}

/** What was typed belongs to the form that was sent: the others start blank. */
function typing(view: NeedView, act: string, offer: string | null) {
  const mine = view.typed['do'] === act && (view.typed['offer'] ?? '') === (offer ?? '')
  return mine ? { typed: view.typed, errors: view.errors } : { typed: {} as Record<string, string>, errors: [] as NeedView['errors'] }
}

function Form({ c, view, act, offer, legend, children }: Of & { act: string; offer: string | null; legend: string; children?: Child }) {
  const open = view.typed['do'] === act && (view.typed['offer'] ?? '') === (offer ?? '')
  return (
    <details open={open}>
      <summary>{legend}</summary>
      <PostForm c={c} action={pages(c.lang).need(view.id)}>
        <input type="hidden" name="do" value={act} />
        {offer && <input type="hidden" name="offer" value={offer} />}
        {children}
        <p class="buttons"><button>{say(c)('need.say')}</button></p>
      </PostForm>
    </details>
  )
}

function Talk({ c, view, offer: { offer: { id } } }: Of & { offer: Offer }) {
  const t = say(c)
  return <Form c={c} view={view} act="negotiate" offer={id} legend={t('offer.negotiate')}><AreaField id={`talk-text`} label={t('plan.text')} {...typing(view, 'negotiate', id)} /></Form>
}

function Decide({ c, view, offer: { offer: { id } } }: Of & { offer: Offer }) {
  const t = say(c)
  const form = typing(view, 'consent', id)
  return (
    <>
      <Form c={c} view={view} act="consent" offer={id} legend={t('offer.consent')}>
        <p class="hint">{t('offer.consent-hint')}</p>
        <Select id="decision" label={t('consent-of.decision')} value={form.typed['decision']} errors={form.errors} options={CONSENT_DECISIONS.map((value) => ({ value, text: t(`consent-of.${value}`) }))} />
        <TextField id="authority" label={t('consent-of.authority')} hint={t('consent-of.authority-hint')} {...form} />
        <TextField id="record" label={t('consent-of.record')} size={40} {...form} />
        <DateField c={c} id="date" label={t('consent-of.date')} value={form.typed['date']} errors={form.errors} />
        <Select id="positive" label={t('consent-of.finds')} value={form.typed['positive']} errors={form.errors} options={[{ value: 'no', text: t('consent-of.no') }, { value: 'yes', text: t('consent-of.yes') }]} />
      </Form>
      <Form c={c} view={view} act="accept" offer={id} legend={t('offer.accept')}><AreaField id="answer-text" label={t('plan.text')} {...typing(view, 'accept', id)} /></Form>
      <Form c={c} view={view} act="decline" offer={id} legend={t('offer.decline')}><p class="hint">{t('offer.decline-hint')}</p><AreaField id="answer-text" label={t('plan.text')} {...typing(view, 'decline', id)} /></Form>
    </>
  )
}

function End({ c, view, offer }: Of & { offer: Offer | null }) {
  const t = say(c)
  const id = offer?.offer.id ?? null
  const form = typing(view, 'end', id)
  return (
    <Form c={c} view={view} act="end" offer={id} legend={t(offer ? 'offer.end' : 'need.end')}>
      <p class="hint">{t('need.end-hint')}</p>
      <Select id="end-what" label={t('need.why-ends')} value={form.typed['end-what']} errors={form.errors} options={ENDINGS.map((value) => ({ value, text: t(`ending.${value}`) }))} />
      <AreaField id="end-text" label={t('plan.text')} {...form} />
    </Form>
  )
}

function OfferForm({ c, view }: Of) {
  const t = say(c)
  const form = typing(view, 'offer', null)
  const { body } = view.state.need
  return (
    <Form c={c} view={view} act="offer" offer={null} legend={t('offer.make')}>
      <AreaField id="what" label={t('offer.what')} {...form} />
      <Select id="participation" label={t('offer.participation')} value={form.typed['participation']} errors={form.errors} options={PARTICIPATIONS.map((value) => ({ value, text: body.asks.includes(value) ? t(`participation.${value}`) : `${t(`participation.${value}`)} (${t('offer.not-asked')})` }))} />
      <TextField id="within" label={t(`offer.in-${body.horizon}`)} size={6} {...form} />
      <AreaField id="objective" label={t('offer.objective')} hint={t('offer.objective-hint')} {...form} />
      <LeadFields c={c} form={form} />
    </Form>
  )
}

function Aside({ c, view: { state: { aside } } }: Of) {
  const t = say(c)
  return (
    <>
      <h2>{t('need.aside')}</h2>
      <p>{t('need.aside-lead')}</p>
      <Table
        c={c}
        caption={t('need.aside')}
        rows={aside}
        empty=""
        columns={[
          { head: t('need.by-whom'), row: true, cell: ({ act }) => <a href={pages(c.lang).record(act.id)}>{c.name(act.by)}</a> },
          { head: t('need.said'), cell: ({ act }) => t(`need-act.${act.kind}`) },
          { head: t('plan.why'), cell: ({ why }) => t(`fault.need-${why}`) },
        ]}
      />
    </>
  )
}
