import type { Flag } from '../../core/assessment/index.ts'
import type { ResponseBody } from '../../core/statements/index.ts'
import { AGENCY_NATURES, type Instant, LEVELS, type Party } from '../../core/values/index.ts'
import { describedBy, ErrorSummary, Field, type Option, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { AreaField } from '../parts/typed.tsx'
import { When } from '../parts/when.tsx'
import { WhoReads } from '../parts/who-reads.tsx'
import { actions, data, pages } from '../paths.ts'
import { say, themeName } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export type ResponseRow = ResponseBody & { id: string; author: Party; agency: string; at: Instant; flags: Flag[] }

export interface ResponsesView {
  rows: ResponseRow[]
  takenBack: { response: string; author: Party; what: string; id: string; at: Instant; why: string }[]
  /** responses of this office's state that still stand */
  own: Option[]
  mayDeclare: boolean
  themes: Option[]
  typed: Record<string, string>
  errors: FormError[]
  /** cautions on what was just typed; nothing of them is kept */
  flags: Flag[]
  saved: string | null
}

export function Responses(view: ResponsesView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} over={<a href={pages(c.lang).assessments()}>{t('assess.title')}</a>} title={t('assess.responses')} lead={t('assess.responses-lead')} wide>
      <ErrorSummary c={c} errors={view.errors} />
      {view.saved && <p class="notice"><a href={pages(c.lang).record(view.saved)}>{t('declare.saved')}</a></p>}
      {view.flags.length > 0 && <Cautions c={c} flags={view.flags} says />}
      <Table<ResponseRow>
        c={c}
        caption={t('assess.responses')}
        rows={view.rows}
        empty={t('response.none')}
        csv={data.assess('responses', 'csv')}
        json={data.assess('responses')}
        columns={[
          { head: t('assess.state'), row: true, cell: (row) => <><a href={pages(c.lang).record(row.id)}>{c.name(row.author)}</a> <small>{row.agency}, <When c={c} at={row.at} /></small></> },
          { head: t('response.theme'), cell: (row) => themeName(c, row.theme) },
          { head: t('response.what'), cell: (row) => <>{row.what} <small>{t(`level.${row.level}`)}</small></> },
          { head: t('response.lead'), cell: (row) => <>{row.lead.agency} <small>{t(`agency.${row.lead.nature}`)}</small></> },
          { head: t('response.others'), cell: (row) => row.others.map((one) => <p class="claim">{one.agency} <small>{t(`agency.${one.nature}`)}</small></p>) },
          { head: t('response.rights'), cell: (row) => row.rights || <span class="blank">{t('response.rights-none')}</span> },
          { head: t('response.reason'), cell: (row) => <>{row.reason}{row.flags.length > 0 && <Cautions c={c} flags={row.flags} />}</> },
        ]}
      />
      <TakenBack c={c} rows={view.takenBack} />
      {view.own.length > 0 && <TakeBack c={c} view={view} />}
      {view.mayDeclare ? <Describe c={c} view={view} /> : <p class="hint">{t('assess.sign-in')}</p>}
    </Layout>
  )
}

function Cautions({ c, flags, says }: { c: PageContext; flags: readonly Flag[]; says?: boolean }) {
  const t = say(c)
  const list = (
    <ul>
      {flags.map(({ rule, pointer, refuses, found }) => (
        <li>
          {t(`rule.${rule}`)} {found && <b>{found}</b>} {refuses && <b>({t('rule.refuses')})</b>} <small>{t('rule.where', { pointer })}</small>
        </li>
      ))}
    </ul>
  )
  return says ? (
    <div class="notice">
      <h2>{t('response.cautions')}</h2>
      <p>{t('response.cautions-says')}</p>
      {list}
    </div>
  ) : (
    <details>
      <summary>{t('response.cautions')}</summary>
      {list}
    </details>
  )
}

function TakenBack({ c, rows }: { c: PageContext; rows: ResponsesView['takenBack'] }) {
  const t = say(c)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="taken-back">
      <h2 id="taken-back">{t('response.taken-back')}</h2>
      <ul class="lines">{rows.map((row) => <li>{c.name(row.author)}: <a href={pages(c.lang).record(row.response)}><s>{row.what}</s></a> · <a href={pages(c.lang).record(row.id)}><When c={c} at={row.at} /></a>: {row.why}</li>)}</ul>
    </section>
  )
}

function TakeBack({ c, view: { own, typed, errors } }: { c: PageContext; view: ResponsesView }) {
  const t = say(c)
  return (
    <section class="box" aria-labelledby="take-back">
      <h2 id="take-back">{t('response.take-back')}</h2>
      <p>{t('response.take-back-hint')}</p>
      <PostForm c={c} action={actions(c.lang).takeBackResponse()}>
        <Select id="response" label={t('response.what')} value={typed['response']} errors={errors} options={own} />
        <AreaField id="why" label={t('levels.why')} rows={2} typed={typed} errors={errors} />
        <p class="buttons"><button class="plain">{t('response.take-back')}</button></p>
      </PostForm>
    </section>
  )
}

function Describe({ c, view: { typed, errors, themes } }: { c: PageContext; view: ResponsesView }) {
  const t = say(c)
  const area = (id: string, label: string, rows: number, hint?: string) => (
    <Field id={id} label={label} errors={errors} {...(hint ? { hint } : {})}>
      <textarea id={id} name={id} rows={rows} aria-describedby={describedBy(id, hint !== undefined, errors)}>{typed[id] ?? ''}</textarea>
    </Field>
  )
  return (
    <section aria-labelledby="describe">
      <h2 id="describe">{t('response.add')}</h2>
      <PostForm c={c} action={pages(c.lang).assessResponses()}>
        <Select id="theme" label={t('response.theme')} any="—" value={typed['theme']} options={themes} errors={errors} />
        {area('what', t('response.what'), 3)}
        <Select id="level" label={t('response.level')} any="—" value={typed['level']} options={LEVELS.map((value) => ({ value, text: t(`level.${value}`) }))} errors={errors} />
        <p class="hint">{t('response.level-hint')}</p>
        <Field id="lead" label={t('response.lead')} errors={errors}>
          <input id="lead" name="lead" value={typed['lead'] ?? ''} aria-describedby={describedBy('lead', false, errors)} />
        </Field>
        <Select id="nature" label={t('response.nature')} any="—" value={typed['nature']} options={AGENCY_NATURES.map((value) => ({ value, text: t(`agency.${value}`) }))} errors={errors} />
        {area('others', t('response.others'), 3, t('response.others-hint'))}
        {area('rights', t('response.rights'), 3)}
        {area('reason', t('response.reason'), 2, t('response.reason-hint'))}
        <WhoReads c={c} value={typed['to']} />
        <p class="buttons">
          <button>{t('response.check')}</button>
        </p>
      </PostForm>
    </section>
  )
}
