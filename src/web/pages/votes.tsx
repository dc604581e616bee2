import type { EdtfDate, Party } from '../../core/values/index.ts'
import { tMaybe } from '../messages/index.ts'
import { DateField, describedBy, ErrorSummary, Field, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { DateText } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { CiteView, FormError, PageContext } from '../view.ts'

export interface VotesView {
  /** `rule` null: in words alone, never counted */
  rules: {
    rule: string | null
    of: VoteBaseView | null
    body: Party
    matter: string
    text: string
    quorum: string | null
    exclusion: string | null
    veto: { by: Party[]; text: string } | null
    cite: CiteView
  }[]
  /** what the address asked, as typed */
  asked: Record<string, string>
  answer: VoteAnswer | null
  errors: FormError[]
}

type VoteBaseView = 'members' | 'parties' | 'voting'

export interface VoteAnswer {
  rule: string
  base: VoteBaseView
  /** the day whose law says who may vote; null: the address said it */
  on: EdtfDate | null
  of: number
  needed: number
  for: number
  against: number
  abstain: number
  absent: number
  adopted: boolean
  sensitivity: { without: Party[]; how: 'roll' | 'for' | 'not-for' | 'veto' | 'excluded' | 'law'; of: number; needed: number; for: number; adopted: boolean; changes: boolean }[]
  notEntitled: Party[]
  quorum: { needed: number; present: number; met: boolean } | null
  vetoedBy: Party[]
  excluded: Party[]
}

/** The rules by which bodies decide, and any vote counted under any of them; the address is the permalink of the count. */
export function Votes(view: VotesView, c: PageContext) {
  const t = say(c)
  const errors = view.errors.map((error) => ({ ...error, text: tMaybe(c.lang, `fault.${error.code}`) ?? tMaybe(c.lang, `votes.wrong-${error.field}`) ?? t('votes.wrong') }))
  return (
    <Layout c={c} title={t('votes.title')} lead={t('votes.lead')} wide>
      <ErrorSummary c={c} errors={errors} />
      {view.answer && <Counted c={c} view={view} answer={view.answer} />}
      <VoteForm c={c} view={view} errors={errors} />
      <Rules c={c} view={view} />
    </Layout>
  )
}

const NUMBERS = ['for', 'against', 'abstain', 'absent'] as const

function VoteForm({ c, view: { rules, asked }, errors }: { c: PageContext; view: VotesView; errors: readonly FormError[] }) {
  const t = say(c)
  const options = rules.flatMap(({ rule, body, matter }) => (rule === null ? [] : [{ value: rule, text: `${c.name(body)}: ${matter}` }]))
  const input = (name: string, size: number, hint?: string) => (
    <Field id={name} label={t(`votes.${name}` as 'votes.for')} errors={errors} {...(hint ? { hint } : {})}>
      <input id={name} name={name} value={asked[name] ?? ''} autocomplete="off" size={size} aria-describedby={describedBy(name, hint !== undefined, errors)} />
    </Field>
  )
  return (
    <section aria-labelledby="count">
      <h2 id="count">{t('votes.try')}</h2>
      <p>{t('votes.hint')}</p>
      <form class="vote" method="get" action={pages(c.lang).votes()}>
        <Select id="rule" label={t('votes.rule')} value={asked['rule']} options={options} errors={errors} />
        <DateField c={c} id="on" label={t('votes.on')} value={asked['on']} errors={errors} />
        {NUMBERS.map((name) => input(name, 14))}
        {input('of', 6, t('votes.of-hint'))}
        {input('excluded', 14, t('votes.excluded-hint'))}
        <p class="buttons">
          <button>{t('votes.count')}</button>
        </p>
      </form>
    </section>
  )
}

function Counted({ c, view, answer }: { c: PageContext; view: VotesView; answer: VoteAnswer }) {
  const t = say(c)
  const rule = view.rules.find((one) => one.rule === answer.rule)
  const { quorum } = answer
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t(answer.adopted ? 'votes.adopted' : 'votes.not-adopted')}</h2>
      <p class="verdict">{sentence(c, answer, answer)}</p>
      <p>{t('votes.split', { for: num(c, answer.for), against: num(c, answer.against), abstain: num(c, answer.abstain), absent: num(c, answer.absent) })}</p>
      {rule && <p><span lang="en">{rule.matter}: {rule.text}.</span> <Cite c={c} cite={rule.cite} /></p>}
      {answer.on && <p>{t('votes.by-law')} <DateText c={c} date={answer.on} />.</p>}
      {quorum && !quorum.met && <p class="notice">{t('votes.no-quorum', { present: num(c, quorum.present), needed: num(c, quorum.needed) })}</p>}
      {answer.vetoedBy.length > 0 && <p class="notice">{t('votes.vetoed', { names: names(c, answer.vetoedBy) })}</p>}
      {answer.excluded.length > 0 && <p>{t('votes.left-out', { names: names(c, answer.excluded) })}</p>}
      {answer.notEntitled.length > 0 && <p class="notice">{t('votes.not-entitled', { names: names(c, answer.notEntitled) })}</p>}
      <Readings c={c} answer={answer} />
      <DataLinks c={c} csv={data.tally('csv', view.asked)} json={data.tally('json', view.asked)} of={t('votes.result-data')} />
    </section>
  )
}

export function sentence(c: PageContext, { base }: Pick<VoteAnswer, 'base'>, one: Pick<VoteAnswer, 'for' | 'of' | 'needed'> & { against?: number }): string {
  const said = { for: num(c, one.for), needed: num(c, one.needed) }
  if (base !== 'voting') return say(c)('votes.result', { ...said, of: num(c, one.of) })
  return say(c)('votes.result-voting', { ...said, of: num(c, one.for + (one.against ?? 0)) })
}

export function Readings({ c, answer }: { c: PageContext; answer: VoteAnswer }) {
  const t = say(c)
  if (answer.sensitivity.length === 0) return null
  return (
    <>
      <h3>{t('votes.sensitivity')}</h3>
      <ul>
        {answer.sensitivity.map((one) => (
          <li>
            {t(`votes.how-${one.how}`, { names: names(c, one.without), of: num(c, one.of) })}: {sentence(c, answer, one)} <b>{t(one.adopted ? 'votes.adopted' : 'votes.not-adopted')}</b>
            {one.changes ? <b> · {t('votes.changes')}</b> : <> · {t('votes.same')}</>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Rules({ c, view }: { c: PageContext; view: VotesView }) {
  const t = say(c)
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">
        {t('votes.rules')} <span class="n">{num(c, view.rules.length)}</span>
      </h2>
      <Table
        c={c}
        caption={t('votes.rules')}
        rows={view.rules}
        empty={t('votes.none')}
        csv={data.list('votes', 'csv')}
        json={data.list('votes', 'json')}
        columns={[
          { head: t('votes.body'), row: true, cell: (row) => <>{c.name(row.body)} <small lang="en">{row.matter}</small></> },
          { head: t('votes.rule'), cell: (row) => <RuleText c={c} row={row} asked={view.asked} /> },
          { head: t('votes.quorum'), cell: (row) => row.quorum && <span lang="en">{row.quorum}</span> },
          { head: t('votes.exclusion'), cell: (row) => row.exclusion && <span lang="en">{row.exclusion}</span> },
          { head: t('votes.veto'), cell: (row) => row.veto && <>{row.veto.by.join(' ')} <small lang="en">{row.veto.text}</small></> },
          { head: t('common.source'), cell: (row) => <Cite c={c} cite={row.cite} /> },
        ]}
      />
    </section>
  )
}

/** The same numbers under another body's rule are one link away. */
function RuleText({ c, row, asked }: { c: PageContext; row: VotesView['rules'][number]; asked: VotesView['asked'] }) {
  const t = say(c)
  if (row.rule === null) return <><span lang="en">{row.text}</span> <small>{t('votes.words-alone')}</small></>
  return (
    <>
      <span lang="en">{row.text}</span>{' '}
      <small>
        {row.of && t(`votes.base-${row.of}`)} · <a href={pages(c.lang).votes({ ...asked, rule: row.rule })}>{t('votes.count-so')}</a> <code>{row.rule}</code>
      </small>
    </>
  )
}
