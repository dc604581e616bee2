import type { Instant, Language, Party } from '../../core/values/index.ts'
import { Layout } from '../parts/layout.tsx'
import { Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { actions, pages } from '../paths.ts'
import { names, say } from '../say.ts'
import { span } from '../time.ts'
import type { PageContext } from '../view.ts'

type State = 'running' | 'stopped' | 'ended'
type Words = Readonly<Record<Language, string>>

export interface DrillsView {
  scenarios: { id: string; title: Words; what: Words; roles: Party[]; lastsMs: number }[]
  told: { id: string; title: Words; state: State; began: Instant; by: Party }[]
  /** 'sign-in' where nobody sits; null where this seat cannot start one or one is under way */
  start: 'may' | 'sign-in' | null
  speeds: readonly number[]
}

/** What can be played here, and what was. */
export function Drills(view: DrillsView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('drills.title')} lead={t('drills.lead')}>
      <section aria-labelledby="scenarios">
        <h2 id="scenarios">{t('drills.scenarios')}</h2>
        {view.scenarios.length === 0 && <Empty text={t('drills.none')} />}
        {view.scenarios.map((one) => (
          <article aria-labelledby={`drill-${one.id}`}>
            <h3 id={`drill-${one.id}`}>{one.title[c.lang]}</h3>
            <p>{one.what[c.lang]}</p>
            <Facts
              c={c}
              facts={[
                { term: t('drills.roles'), value: names(c, one.roles) },
                { term: t('drills.lasts'), value: span(c, one.lastsMs) },
                { term: t('drills.by-line'), value: <code>npx contadora drill run {one.id}</code> },
              ]}
            />
            {view.start === 'may' && <StartForm c={c} id={one.id} speeds={view.speeds} />}
          </article>
        ))}
        {view.start === 'sign-in' && (
          <p>
            <a href={pages(c.lang).signIn(c.path)}>{t('drills.sign-in')}</a>
          </p>
        )}
      </section>
      <section aria-labelledby="told">
        <h2 id="told">{t('drills.told')}</h2>
        <Table
          c={c}
          caption={t('drills.told')}
          rows={view.told}
          empty={t('drills.told-none')}
          columns={[
            { head: t('drills.title'), row: true, cell: ({ id, title }) => <a href={pages(c.lang).drill(id)}>{title[c.lang]}</a> },
            { head: t('drills.state'), cell: ({ state }) => t(`drills.is-${state}`) },
            { head: t('drills.began'), cell: ({ began }) => <When c={c} at={began} /> },
            { head: t('drills.started-by'), cell: ({ by }) => c.name(by) },
          ]}
        />
      </section>
      <DataLinks c={c} csv="/api/v1/drills.csv" json="/api/v1/drills" of={t('drills.title')} />
    </Layout>
  )
}

function StartForm({ c, id, speeds }: { c: PageContext; id: string; speeds: readonly number[] }) {
  const t = say(c)
  return (
    <form method="post" action={actions(c.lang).drillStart()} class="filters">
      <input type="hidden" name="csrf" value={c.csrf ?? ''} />
      <input type="hidden" name="scenario" value={id} />
      <div class="field">
        <label for={`speed-${id}`}>{t('drills.speed')}</label>
        <select id={`speed-${id}`} name="speed">
          {speeds.map((n) => (
            <option value={String(n)}>{n === 1 ? t('drills.as-is') : t('drills.times', { n })}</option>
          ))}
        </select>
      </div>
      <button class="go">{t('drills.start')}</button>
    </form>
  )
}

/** Durations in the scenario's own time. */
export interface DrillGoal {
  goal: 'warned' | 'answered' | 'told'
  by: Party
  event: string
  withinMs: number
  tookMs: number | null
  met: boolean
}

export interface DrillView {
  id: string
  title: Words
  what: Words
  state: State
  began: Instant
  ends: Instant
  by: Party
  speed: number
  roles: Party[]
  reports: { at: Instant; title: string; event: string | null }[]
  warnings: { id: string; by: Party; event: string; tookMs: number; answered: Party[]; silent: Party[]; unreached: Party[] }[]
  goals: DrillGoal[]
  mayStop: boolean
}

/** One telling: what has come in, who was warned and who answered, and which goals are met, as far as this viewer may read. */
export function Drill(view: DrillView, c: PageContext) {
  const t = say(c)
  const over = (
    <>
      <a href={pages(c.lang).drills()}>{t('drills.title')}</a> · {t(`drills.is-${view.state}`)}
    </>
  )
  return (
    <Layout c={c} title={view.title[c.lang]} over={over} lead={view.what[c.lang]} live={view.state === 'running'}>
      <Facts
        c={c}
        facts={[
          { term: t('drills.began'), value: <When c={c} at={view.began} /> },
          { term: t('drills.ends'), value: <When c={c} at={view.ends} /> },
          { term: t('drills.speed'), value: view.speed === 1 ? t('drills.as-is') : t('drills.times', { n: view.speed }) },
          { term: t('drills.started-by'), value: c.name(view.by) },
          { term: t('drills.roles'), value: names(c, view.roles) },
        ]}
      />
      {view.mayStop && view.state === 'running' && (
        <form method="post" action={actions(c.lang).drillStop(view.id)}>
          <input type="hidden" name="csrf" value={c.csrf ?? ''} />
          <button class="plain">{t('drills.stop')}</button>
        </form>
      )}
      <Reports c={c} view={view} />
      <Warned c={c} view={view} />
      <Goals c={c} view={view} />
      <DataLinks c={c} csv={`/api/v1/drills/${view.id}.csv`} json={`/api/v1/drills/${view.id}`} of={view.title[c.lang]} />
    </Layout>
  )
}

function Reports({ c, view }: { c: PageContext; view: DrillView }) {
  const t = say(c)
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{t('drills.reports')}</h2>
      {view.reports.length === 0 && <Empty text={t('drills.reports-none')} />}
      <ul class="lines">
        {view.reports.map(({ at, title, event }) => (
          <li>
            <When c={c} at={at} /> {event === null ? title : <a href={pages(c.lang).event(event)}>{title}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Warned({ c, view }: { c: PageContext; view: DrillView }) {
  const t = say(c)
  const some = (parties: readonly Party[]) => (parties.length === 0 ? '–' : names(c, parties))
  return (
    <section aria-labelledby="warned">
      <h2 id="warned">{t('drills.warnings')}</h2>
      <Table
        c={c}
        caption={t('drills.warnings')}
        rows={view.warnings}
        empty={t('drills.warnings-none')}
        columns={[
          { head: t('drills.from'), row: true, cell: ({ id, by }) => <a href={pages(c.lang).report(id)}>{c.name(by)}</a> },
          { head: t('drills.took'), cell: ({ tookMs }) => span(c, tookMs) },
          { head: t('drills.answered'), cell: ({ answered }) => some(answered) },
          { head: t('drills.silent'), cell: ({ silent }) => some(silent) },
          { head: t('drills.unreached'), cell: ({ unreached }) => some(unreached) },
        ]}
      />
    </section>
  )
}

function Goals({ c, view }: { c: PageContext; view: DrillView }) {
  const t = say(c)
  if (view.goals.length === 0) return null
  const open = view.state === 'running'
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">{t('drills.goals')}</h2>
      <p>{t('drills.goals-lead')}</p>
      <Table
        c={c}
        caption={t('drills.goals')}
        rows={view.goals}
        empty=""
        columns={[
          { head: t('drills.goal'), row: true, cell: ({ goal, by }) => t(`drills.goal-${goal}`, { by: c.name(by) }) },
          { head: t('drills.within'), cell: ({ withinMs }) => span(c, withinMs) },
          { head: t('drills.took'), cell: ({ tookMs }) => (tookMs === null ? '–' : span(c, tookMs)) },
          { head: t('drills.state'), cell: ({ met, tookMs }) => <b>{t(met ? 'drills.met' : open && tookMs === null ? 'drills.not-yet' : 'drills.not-met')}</b> },
        ]}
      />
    </section>
  )
}
