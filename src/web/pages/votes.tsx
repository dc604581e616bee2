import type { Party } from '../../core/values/index.ts'
import { DateField, Field, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite } from '../parts/sourced.tsx'
import { Table } from '../parts/table.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import type { CiteView, PageContext } from '../view.ts'

export interface VotesView {
  rules: { rule: string | null; body: Party; matter: string; text: string; quorum: string | null; exclusion: string | null; cite: CiteView }[]
  choices: string[]
  /** what the address asked, as typed */
  asked: Record<string, string>
  answer: {
    of: number; needed: number; for: number; against: number; abstain: number; absent: number; adopted: boolean
    sensitivity: { without: Party[]; how: 'roll' | 'for' | 'not-for' | 'veto'; of: number; needed: number; for: number; adopted: boolean; changes: boolean }[]
    notEntitled: Party[]
  } | null
}

/** The rules by which bodies decide, and any vote counted under any of them; the address is the permalink of the count. */
export function Votes(view: VotesView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('votes.title')} lead={t('votes.lead')}>
      <form class="filters" method="get" action={pages(c.lang).votes()}>
        <Select id="rule" label={t('votes.rule')} value={view.asked['rule']} options={view.choices.map((value) => ({ value, text: ruleName(view, c, value) }))} />
        <DateField c={c} id="on" label={t('votes.on')} value={view.asked['on']} />
        {(['for', 'against', 'abstain', 'absent', 'of'] as const).map((name) => (
          <Field id={name} label={t(`votes.${name}`)}>
            <input id={name} name={name} value={view.asked[name] ?? ''} autocomplete="off" size={name === 'of' ? 4 : 14} />
          </Field>
        ))}
        <p class="go">
          <button>{t('votes.count')}</button>
        </p>
        <p class="hint">{t('votes.hint')}</p>
      </form>
      {view.answer && <Counted c={c} answer={view.answer} />}
      <Rules c={c} view={view} />
    </Layout>
  )
}

function ruleName(view: VotesView, c: PageContext, rule: string): string {
  const text = view.rules.find((one) => one.rule === rule)
  return text ? `${c.name(text.body)}: ${rule}` : rule
}

function Counted({ c, answer }: { c: PageContext; answer: NonNullable<VotesView['answer']> }) {
  const t = say(c)
  const sentence = (one: { for: number; of: number; needed: number }) => t('votes.result', { for: num(c, one.for), of: num(c, one.of), needed: num(c, one.needed) })
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t(answer.adopted ? 'votes.adopted' : 'votes.not-adopted')}</h2>
      <p class="verdict">{sentence(answer)}</p>
      <p>
        {t('votes.split', { for: num(c, answer.for), against: num(c, answer.against), abstain: num(c, answer.abstain), absent: num(c, answer.absent) })}
      </p>
      {answer.notEntitled.length > 0 && <p class="notice">{t('votes.not-entitled', { names: names(c, answer.notEntitled) })}</p>}
      {answer.sensitivity.length > 0 && (
        <>
          <h3>{t('votes.sensitivity')}</h3>
          <ul>
            {answer.sensitivity.map((one) => (
              <li>
                {t(`votes.how-${one.how}`, { names: names(c, one.without) })}: {sentence(one)} <b>{t(one.adopted ? 'votes.adopted' : 'votes.not-adopted')}</b>
                {one.changes && <> · {t('votes.changes')}</>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Rules({ c, view }: { c: PageContext; view: VotesView }) {
  const t = say(c)
  return (
    <Table
      c={c}
      caption={t('votes.rules')}
      rows={view.rules}
      empty={t('votes.none')}
      csv={data.list('votes', 'csv')}
      json={data.list('votes', 'json')}
      columns={[
        { head: t('votes.body'), row: true, cell: (row) => <>{c.name(row.body)} <small lang="en">{row.matter}</small></> },
        { head: t('votes.rule'), cell: (row) => <span lang="en">{row.text} {row.rule && <code>{row.rule}</code>}</span> },
        { head: t('votes.quorum'), cell: (row) => <span lang="en">{row.quorum}</span> },
        { head: t('votes.exclusion'), cell: (row) => <span lang="en">{row.exclusion}</span> },
        { head: t('common.source'), cell: (row) => <Cite c={c} cite={row.cite} /> },
      ]}
    />
  )
}
