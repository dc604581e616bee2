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
      <h2 id="offer">{t('need.offers')}</h2>
      {view.offers.length === 0 && <Empty text={t('need.no-offers')} />}
      {view.offers.map((offer, i) => <OfferBox c={c} view={view} offer={offer} n={i + 1} />)}
      {view.may.offer && <OfferForm c={c} view={view} />}
      {view.may.end && <End c={c} view={view} offer={null} n={0} />}
      {view.may.signIn && <p class="hint"><a href={pages(c.lang).signIn(c.path)}>{t('need.sign-in')}</a></p>}
      {aside.length > 0 && <Aside c={c} view={view} />}
      <DataLinks c={c} csv={data.need(need.id, 'csv')} json={data.need(need.id)} of={body.title} />
    </Layout>
  )
}

function OfferBox({ c, view, offer: one, n }: OfOffer) {
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
      {live && side && <Words c={c} view={view} act="negotiate" n={n} offer={offer.id} legend={t('offer.negotiate')} />}
      {live && view.may.decide && <Decide c={c} view={view} offer={one} n={n} />}
      {(live || phase === 'accepted') && side && <End c={c} view={view} offer={one} n={n} />}
    </section>
  )
}

/** Forms of one page share words: each field has the name of its form before its own, so that what was typed and its error come back to it. */
type Named = (name: string) => string
const named = (act: string, n: number): Named => (name) => `${act}${n}-${name}`

/** `n` counts offers from 1; 0 is the need itself. */
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

type OfOffer = Of & { offer: Offer; n: number }

function Words({ c, view, act, n, offer, legend, hint }: Of & { act: string; n: number; offer: string; legend: string; hint?: string }) {
  return (
    <Form c={c} view={view} act={act} offer={offer} legend={legend}>
      {hint && <p class="hint">{hint}</p>}
      <AreaField id={named(act, n)('text')} label={say(c)('plan.text')} typed={view.typed} errors={view.errors} />
    </Form>
  )
}

function Decide({ c, view, n, offer: { offer: { id } } }: OfOffer) {
  const t = say(c)
  const at = named('consent', n)
  const { typed, errors } = view
  return (
    <>
      <Form c={c} view={view} act="consent" offer={id} legend={t('offer.consent')}>
        <p class="hint">{t('offer.consent-hint')}</p>
        <Select id={at('decision')} label={t('consent-of.decision')} value={typed[at('decision')]} errors={errors} options={CONSENT_DECISIONS.map((value) => ({ value, text: t(`consent-of.${value}`) }))} />
        <TextField id={at('authority')} label={t('consent-of.authority')} hint={t('consent-of.authority-hint')} typed={typed} errors={errors} />
        <TextField id={at('record')} label={t('consent-of.record')} size={40} typed={typed} errors={errors} />
        <DateField c={c} id={at('date')} label={t('consent-of.date')} value={typed[at('date')]} errors={errors} />
        <Select id={at('positive')} label={t('consent-of.finds')} value={typed[at('positive')]} errors={errors} options={[{ value: 'no', text: t('consent-of.no') }, { value: 'yes', text: t('consent-of.yes') }]} />
      </Form>
      <Words c={c} view={view} act="accept" n={n} offer={id} legend={t('offer.accept')} />
      <Words c={c} view={view} act="decline" n={n} offer={id} legend={t('offer.decline')} hint={t('offer.decline-hint')} />
    </>
  )
}

function End({ c, view, offer, n }: Of & { offer: Offer | null; n: number }) {
  const t = say(c)
  const at = named('end', n)
  const { typed, errors } = view
  return (
    <Form c={c} view={view} act="end" offer={offer?.offer.id ?? null} legend={t(offer ? 'offer.end' : 'need.end')}>
      <p class="hint">{t('need.end-hint')}</p>
      <Select id={at('what')} label={t('need.why-ends')} value={typed[at('what')]} errors={errors} options={ENDINGS.map((value) => ({ value, text: t(`ending.${value}`) }))} />
      <AreaField id={at('text')} label={t('plan.text')} typed={typed} errors={errors} />
    </Form>
  )
}

function OfferForm({ c, view }: Of) {
  const t = say(c)
  const at = named('offer', 0)
  const { typed, errors, state: { need: { body } } } = view
  const form = { typed, errors }
  return (
    <Form c={c} view={view} act="offer" offer={null} legend={t('offer.make')}>
      <AreaField id={at('what')} label={t('offer.what')} {...form} />
      <Select id={at('participation')} label={t('offer.participation')} value={typed[at('participation')]} errors={errors} options={PARTICIPATIONS.map((value) => ({ value, text: body.asks.includes(value) ? t(`participation.${value}`) : `${t(`participation.${value}`)} (${t('offer.not-asked')})` }))} />
      <TextField id={at('within')} label={t(`offer.in-${body.horizon}`)} size={6} {...form} />
      <AreaField id={at('objective')} label={t('offer.objective')} hint={t('offer.objective-hint')} {...form} />
      <LeadFields c={c} form={form} named={at} />
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
