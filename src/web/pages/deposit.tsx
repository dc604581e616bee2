import type { EdtfDate, Party } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DateField, describedBy, ErrorSummary, Field, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { StandingCell, type StandingView } from '../parts/standing.tsx'
import { Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { tMaybe } from '../messages/index.ts'
import { actions, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { Act, CiteView, FormError, PageContext } from '../view.ts'

export interface DepositView {
  id: string
  title: string
  /** as a source says it; null: not established */
  depositary: string | null
  /** whether the viewer's party is it */
  mine: boolean
  states: Party[]
  acts: Act[]
  certainties: string[]
  /** as typed */
  fields: Readonly<Record<string, string>>
  /** seals what was looked at: signing posts it back */
  draft: string | null
  preview: {
    claim: { state: Party; act: Act; date: EdtfDate | null; known: EdtfDate | null; toward: Party | null; what: string | null; note: string | null; cite: CiteView; flags: string[] }
    /** days that were tried: of the act, and today */
    days: EdtfDate[]
    effects: { on: EdtfDate; state: Party; before: StandingView; after: StandingView }[]
  } | null
  errors: FormError[]
}

/** A depositary records an act: what is typed is shown with what it would change before it is signed. */
export function Deposit(view: DepositView, c: PageContext) {
  const t = say(c)
  const errors = view.errors.map((error) => ({ ...error, text: tMaybe(c.lang, `fault.${error.code}`) ?? error.text }))
  return (
    <Layout c={c} over={<a href={pages(c.lang).treaty(view.id)}>{view.title}</a>} title={t('deposit.title')} lead={t('deposit.lead')}>
      <ErrorSummary c={c} errors={errors} />
      {!view.mine && <p class="notice">{view.depositary ? t('deposit.not-yours', { name: view.depositary }) : t('deposit.nobodys')}</p>}
      {view.mine && view.preview && <Preview c={c} view={view} preview={view.preview} />}
      {view.mine && <Form c={c} view={view} errors={errors} />}
    </Layout>
  )
}

function Preview({ c, view, preview: { claim, days, effects } }: { c: PageContext; view: DepositView; preview: NonNullable<DepositView['preview']> }) {
  const t = say(c)
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t('deposit.change')}</h2>
      <p class="claim">
        <b>{c.name(claim.state)}</b> {t(`act.${claim.act}`)} <DateText c={c} date={claim.date} />
        {claim.toward && <> → {c.name(claim.toward)}</>} {claim.what} <Cite c={c} cite={claim.cite} />
        {claim.known && <small>{t('law.known-on')} <DateText c={c} date={claim.known} /></small>}
        {claim.note && <small>{claim.note}</small>}
      </p>
      {claim.flags.map((flag) => (
        <p class="notice">
          <Badge tone="t2" glyph="question" text={tMaybe(c.lang, `flag.${flag}`) ?? flag} /> {t('deposit.flagged')}
        </p>
      ))}
      {effects.length === 0 ? <p class="verdict">{t('deposit.nothing')} {days.map((on, i) => <>{i > 0 && ', '}<DateText c={c} date={on} /></>)}.</p> : <Effects c={c} effects={effects} />}
      <PostForm c={c} action={actions(c.lang).deposit(view.id)}>
        <input type="hidden" name="draft" value={view.draft ?? ''} />
        <p class="buttons">
          <button name="sign" value="yes">
            {t('deposit.sign')}
          </button>
        </p>
      </PostForm>
    </section>
  )
}

function Effects({ c, effects }: { c: PageContext; effects: NonNullable<DepositView['preview']>['effects'] }) {
  const t = say(c)
  return (
    <Table
      c={c}
      caption={t('deposit.change')}
      rows={effects}
      empty=""
      columns={[
        { head: t('watch.state'), row: true, cell: (row) => <>{c.name(row.state)} <small><DateText c={c} date={row.on} /></small></> },
        { head: t('deposit.before'), cell: (row) => <StandingCell c={c} standing={row.before} /> },
        { head: t('deposit.after'), cell: (row) => <StandingCell c={c} standing={row.after} /> },
      ]}
    />
  )
}

function Form({ c, view, errors }: { c: PageContext; view: DepositView; errors: readonly FormError[] }) {
  const t = say(c)
  const text = (name: string, label: string, size = 40) => (
    <Field id={name} label={label} errors={errors}>
      <input id={name} name={name} value={view.fields[name] ?? ''} autocomplete="off" size={size} aria-describedby={describedBy(name, false, errors)} />
    </Field>
  )
  const states = view.states.map((value) => ({ value, text: c.name(value) })).sort((a, b) => a.text.localeCompare(b.text, c.lang))
  return (
    <section aria-labelledby="act-form">
      <h2 id="act-form">{t(view.preview ? 'deposit.change-form' : 'deposit.form')}</h2>
      <PostForm c={c} action={actions(c.lang).deposit(view.id)}>
        <Select id="state" label={t('watch.state')} value={view.fields['state']} options={states} any={t('deposit.choose')} errors={errors} />
        <Select id="act" label={t('deposit.act')} value={view.fields['act']} options={view.acts.map((value) => ({ value, text: t(`act.${value}`) }))} any={t('deposit.choose')} errors={errors} />
        <DateField c={c} id="date" label={t('deposit.date')} value={view.fields['date']} errors={errors} />
        {text('source', t('deposit.source'), 60)}
        {text('pointer', t('deposit.pointer'))}
        <DateField c={c} id="known" label={t('deposit.known')} value={view.fields['known']} errors={errors} />
        <Select id="certainty" label={t('deposit.certainty')} value={view.fields['certainty'] ?? 'high'} options={view.certainties.map((value) => ({ value, text: tMaybe(c.lang, `certainty.${value}`) ?? value }))} errors={errors} />
        <Select id="toward" label={t('deposit.toward')} any={t('deposit.nobody')} value={view.fields['toward']} options={states} errors={errors} />
        {text('what', t('deposit.what'))}
        {text('note', t('deposit.note'), 60)}
        <p class="buttons">
          <button class={view.preview ? 'plain' : undefined}>{t('deposit.look')}</button>
        </p>
      </PostForm>
    </section>
  )
}
