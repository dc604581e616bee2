import type { Party } from '../../core/values/index.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface AssessmentsView {
  lists: number
  rounds: number
  states: { state: Party; entries: number | null; lines: number | null }[]
  mayDeclare: boolean
}

/** The way in: what is said, what is scored, where it hangs, what there is against it, what is done. */
export function Assessments(view: AssessmentsView, c: PageContext) {
  const t = say(c)
  const p = pages(c.lang)
  const doors: { to: string; title: string; says: string; n?: string }[] = [
    { to: p.assessThreats(), title: t('assess.threats'), says: t('assess.threats-lead'), n: t('assess.n-lists', { n: view.lists }) },
    { to: p.assessLevels(), title: t('assess.levels'), says: t('assess.levels-lead'), n: t('assess.n-rounds', { n: view.rounds }) },
    { to: p.assessMap(), title: t('assess.map'), says: t('assess.map-lead') },
    { to: p.assessCapability(), title: t('assess.capability'), says: t('assess.capability-lead'), n: t('assess.n-states', { n: view.states.length }) },
    { to: p.assessResponses(), title: t('assess.responses'), says: t('assess.responses-lead') },
    ...(view.mayDeclare ? [{ to: p.assessDeclare(), title: t('assess.declare'), says: t('assess.declare-lead') }] : []),
  ]
  return (
    <Layout c={c} title={t('assess.title')} lead={t('assess.lead')}>
      <ul class="lines">
        {doors.map(({ to, title, says, n }) => (
          <li>
            <a href={to}>
              <b>{title}</b>
            </a>{' '}
            {n && <small>{n}</small>}
            <br />
            {says}
          </li>
        ))}
      </ul>
      {!view.mayDeclare && <p class="hint">{t('assess.sign-in')}</p>}
      <section aria-labelledby="who">
        <h2 id="who">{t('assess.who')}</h2>
        <Table
          c={c}
          caption={t('assess.who')}
          rows={view.states}
          empty={t('assess.nobody')}
          columns={[
            { head: t('assess.state'), row: true, cell: ({ state }) => <a href={p.assessCapability({ of: state })}>{c.name(state)}</a> },
            { head: t('assess.entries'), figure: true, cell: ({ entries }) => entries ?? <span class="blank">{t('cell.unknown')}</span> },
            { head: t('assess.lines'), figure: true, cell: ({ lines }) => lines ?? <span class="blank">{t('cell.unknown')}</span> },
          ]}
        />
      </section>
    </Layout>
  )
}
