import type { EdtfDate, Party } from '../../core/values/index.ts'
import { Badge } from '../parts/badge.tsx'
import { DateField, Field, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { StandingCell, type StandingView } from '../parts/standing.tsx'
import { Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { tMaybe } from '../messages/index.ts'
import { actions, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { Act, CiteView, PageContext } from '../view.ts'

export interface DepositView {
  id: string
  title: string
  /** as sources say it; null: not established */
  depositary: string | null
  /** whether the viewer's party is it */
  mine: boolean
  states: Party[]
  acts: Act[]
  certainties: string[]
  /** as typed */
  fields: Record<string, string>
  /** seals what was looked at: signing posts it back */
  draft: string | null
  preview: {
    claim: { state: Party; act: Act; date: EdtfDate | null; cite: CiteView; flags: string[]; note?: string }
    effects: { on: EdtfDate; before: StandingView; after: StandingView }[]
  } | null
}

/** A depositary records an act: what is typed is shown with what it would change before it is signed. */
export function Deposit(view: DepositView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} over={<a href={pages(c.lang).treaty(view.id)}>{view.title}</a>} title={t('deposit.title')} lead={t('deposit.lead')}>
      {!view.mine && <p class="notice">{view.depositary ? t('deposit.not-yours', { name: view.depositary }) : t('deposit.nobodys')}</p>}
      {view.preview && <Preview c={c} view={view} preview={view.preview} />}
      {view.mine && <Form c={c} view={view} />}
    </Layout>
  )
}

function Preview({ c, view, preview: { claim, effects } }: { c: PageContext; view: DepositView; preview: NonNullable<DepositView['preview']> }) {
  const t = say(c)
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t('deposit.change')}</h2>
      <p>
        <b>{c.name(claim.state)}</b>: {t(`act.${claim.act}`)} <DateText c={c} date={claim.date} /> · <Cite c={c} cite={claim.cite} />
      </p>
      {claim.flags.map((flag) => (
        <p class="notice">
          <Badge tone="t2" glyph="question" text={tMaybe(c.lang, `flag.${flag}`) ?? flag} /> {t('deposit.flagged')}
        </p>
      ))}
      <Table
        c={c}
        caption={t('deposit.change')}
        rows={effects}
        empty=""
        columns={[
          { head: t('common.asof'), row: true, cell: (row) => <DateText c={c} date={row.on} /> },
          { head: t('deposit.before'), cell: (row) => <StandingCell c={c} standing={row.before} /> },
          { head: t('deposit.after'), cell: (row) => <StandingCell c={c} standing={row.after} /> },
        ]}
      />
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

function Form({ c, view }: { c: PageContext; view: DepositView }) {
  const t = say(c)
  const text = (name: string, label: string, size = 40) => (
    <Field id={name} label={label}>
      <input id={name} name={name} value={view.fields[name] ?? ''} autocomplete="off" size={size} />
    </Field>
  )
  const states = view.states.map((value) => ({ value, text: c.name(value) })).sort((a, b) => a.text.localeCompare(b.text, c.lang))
  return (
    <PostForm c={c} action={actions(c.lang).deposit(view.id)}>
      <Select id="state" label={t('watch.state')} value={view.fields['state']} options={states} />
      <Select id="act" label={t('deposit.act')} value={view.fields['act']} options={view.acts.map((value) => ({ value, text: t(`act.${value}`) }))} />
      <DateField c={c} id="date" label={t('deposit.date')} value={view.fields['date']} />
      <Select id="toward" label={t('deposit.toward')} any={t('deposit.nobody')} value={view.fields['toward']} options={states} />
      {text('what', t('deposit.what'))}
      {text('source', t('common.source'), 60)}
      {text('pointer', t('deposit.pointer'))}
      <DateField c={c} id="known" label={t('deposit.known')} value={view.fields['known']} />
      <Select id="certainty" label={t('deposit.certainty')} value={view.fields['certainty'] ?? 'high'} options={view.certainties.map((value) => ({ value, text: tMaybe(c.lang, `certainty.${value}`) ?? value }))} />
      {text('note', t('deposit.note'), 60)}
      <p class="buttons">
        <button class={view.preview ? 'plain' : undefined}>{t('deposit.look')}</button>
      </p>
    </PostForm>
  )
}
