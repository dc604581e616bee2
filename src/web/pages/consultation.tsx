import { PRINCIPLES } from '../../core/values/index.ts'
import { ErrorSummary } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite, Facts } from '../parts/sourced.tsx'
import { DataLinks, Table } from '../parts/table.tsx'
import { TextField } from '../parts/typed.tsx'
import { Left, When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import { edtf } from '../time.ts'
import type { PageContext } from '../view.ts'
import type { ConsultationView, PrincipleView } from './consultation-view.ts'
import { Readings, sentence } from './votes.tsx'
import { DeclareForm, MemoForm, type Part, PositionForm, VoteForm } from './consultation-acts.tsx'
import { Outcome } from './consultation-outcome.tsx'

/** One consultation whole, as far as its viewer may read it: what is asked, who answers, how the count stands, what came of it. */
export function Consultation(view: ConsultationView, c: PageContext) {
  const t = say(c)
  const over = <><a href={pages(c.lang).consultations()}>{t('consult.title')}</a> · {t(`consult.is-${view.phase}`)}{view.mode === 'exercise' && ` · ${t('consult.exercise')}`}</>
  return (
    <Layout c={c} title={view.title} over={over} lead={view.question} live={view.phase === 'open' || view.phase === 'closed'}>
      <ErrorSummary c={c} errors={view.errors} />
      <Count c={c} view={view} />
      <Outcome c={c} view={view} />
      <Called c={c} view={view} />
      <VoteForm c={c} view={view} />
      <Positions c={c} view={view} />
      <PositionForm c={c} view={view} />
      <Votes c={c} view={view} />
      <DeclareForm c={c} view={view} />
      <WhatIf c={c} view={view} />
      <MemoForm c={c} view={view} />
      {!c.viewer.party && <p><a href={pages(c.lang).signIn(c.path)}>{t('consult.sign-in')}</a></p>}
      <DataLinks c={c} csv={data.consultation(view.id, 'csv')} json={data.consultation(view.id)} of={view.title} />
    </Layout>
  )
}

function Count({ c, view }: Part) {
  const t = say(c)
  const { count, organ } = view
  const over = view.phase === 'decided' || view.phase === 'closed'
  return (
    <section aria-labelledby="count">
      <h2 id="count">{t(over ? 'consult.final' : 'consult.live')}</h2>
      {organ && <p class="caution">{t('consult.secret-says', { organ: c.name(organ) })}</p>}
      {view.castSoFar !== null && view.phase !== 'decided' && <p class="verdict">{t('consult.cast-so-far', { n: num(c, view.castSoFar), of: num(c, entitled(view)) })}</p>}
      {view.uncountable && <p class="notice"><span lang="en">{view.uncountable}</span></p>}
      {count && (
        <>
          <p class="verdict">
            {view.phase === 'open' ? `${t(count.adopted ? 'consult.would-carry' : 'consult.would-not')}. ` : ''}
            {sentence(c, count, count)}
          </p>
          <p>{t('votes.split', { for: num(c, count.for), against: num(c, count.against), abstain: num(c, count.abstain), absent: num(c, count.absent) })}</p>
          {count.quorum && !count.quorum.met && <p class="notice">{t('votes.no-quorum', { present: num(c, count.quorum.present), needed: num(c, count.quorum.needed) })}</p>}
          {count.vetoedBy.length > 0 && <p class="notice">{t('votes.vetoed', { names: names(c, count.vetoedBy) })}</p>}
          {count.excluded.length > 0 && <p>{t('votes.left-out', { names: names(c, count.excluded) })}</p>}
          <Readings c={c} answer={count} />
        </>
      )}
      {(view.phase === 'open' || view.phase === 'announced') && <p>{t('consult.closes')}: <When c={c} at={view.closes} /> <Left c={c} at={view.closes} /></p>}
    </section>
  )
}

function entitled({ voters: { sure, disputed, excluded } }: ConsultationView): number {
  return [...sure, ...disputed].filter((party) => !excluded.includes(party)).length
}

function Called({ c, view }: Part) {
  const t = say(c)
  const { rule, voters } = view
  const n = num(c, voters.sure.length)
  return (
    <section aria-labelledby="called">
      <h2 id="called">{t('consult.rule')}</h2>
      <p><span lang="en">{rule.matter}: {rule.text}.</span> <Cite c={c} cite={rule.cite} /></p>
      {rule.quorum && <p><small>{t('votes.quorum')}: <span lang="en">{rule.quorum}</span></small></p>}
      <Facts
        c={c}
        facts={[
          { term: t('consult.called-by'), value: <a href={pages(c.lang).record(view.id)}>{c.name(view.by)}</a> },
          { term: t('consult.body'), value: c.name(view.body) },
          { term: t('consult.opens'), value: <When c={c} at={view.opens} /> },
          { term: t('consult.closes'), value: <When c={c} at={view.closes} /> },
          { term: t('consult.readers'), value: t(`consult.to-${view.audience}`) },
          {
            term: t('consult.voters'),
            value: (
              <>
                {voters.byLaw ? <><a href={pages(c.lang).treaty(voters.byLaw, { asof: voters.on })}>{t('consult.voters-n', { n, on: edtf(c, voters.on) })}</a></> : t('consult.voters-named', { n })}
                {voters.disputed.length > 0 && <> · {t('consult.disputed', { names: names(c, voters.disputed) })}</>}
              </>
            ),
          },
        ]}
      />
      {view.agenda.length > 0 && <><h3>{t('consult.f-agenda')}</h3><ol>{view.agenda.map((item) => <li>{item}</li>)}</ol></>}
      {view.documents.length > 0 && (
        <>
          <h3>{t('consult.f-documents')}</h3>
          <ul>{view.documents.map(({ title, where }) => <li>{/^https?:\/\//.test(where) ? <a href={where}>{title}</a> : <>{title} {where && <small>{where}</small>}</>}</li>)}</ul>
        </>
      )}
    </section>
  )
}

function Checklist({ c, principles }: { c: PageContext; principles: readonly PrincipleView[] }) {
  const t = say(c)
  if (principles.length === 0) return null
  return (
    <details>
      <summary>{t('consult.principles-of')}</summary>
      <ul>{PRINCIPLES.map((id) => {
        const said = principles.find(({ principle }) => principle === id)
        return <li>{t(`principle.${id}`)}: {said ? <><b>{t(`judged.${said.judged}`)}</b> {said.because}</> : <span class="blank">{t('judged.blank')}</span>}</li>
      })}</ul>
    </details>
  )
}

function Positions({ c, view }: Part) {
  const t = say(c)
  return (
    <section aria-labelledby="positions">
      <h2 id="positions">{t('consult.positions')} <span class="n">{num(c, view.positions.length)}</span></h2>
      <Table
        c={c}
        caption={t('consult.positions')}
        rows={view.positions}
        empty={t('consult.positions-none')}
        columns={[
          { head: t('consult.state'), row: true, cell: ({ party, id }) => <a href={pages(c.lang).record(id)}>{c.name(party)}</a> },
          { head: t('consult.position'), cell: ({ stance, earlier }) => <>{t(`consult.s-${stance}`)}{earlier > 0 && <small> {t('consult.changed', { n: num(c, earlier) })}</small>}</> },
          { head: t('consult.conditions'), cell: ({ conditions }) => (conditions.length > 0 ? <ul>{conditions.map((one) => <li>{one}</li>)}</ul> : <span class="blank">{t('consult.no-conditions')}</span>) },
          { head: t('consult.words'), cell: ({ text, principles }) => <>{text}<Checklist c={c} principles={principles} /></> },
        ]}
      />
    </section>
  )
}

function Votes({ c, view }: Part) {
  const t = say(c)
  if (view.organ && view.aside.length === 0) return null
  return (
    <section aria-labelledby="votes">
      <h2 id="votes">{t('consult.votes')} <span class="n">{num(c, view.votes.length)}</span></h2>
      {!view.organ && (
        <Table
          c={c}
          caption={t('consult.votes')}
          rows={view.votes}
          empty={t('consult.votes-none')}
          columns={[
            { head: t('consult.state'), row: true, cell: ({ party, id }) => <a href={pages(c.lang).record(id)}>{c.name(party)}</a> },
            { head: t('consult.vote'), cell: ({ ballot }) => <b>{t(`consult.v-${ballot}`)}</b> },
            { head: t('consult.words'), cell: ({ text }) => text },
            { head: t('consult.when'), cell: ({ at }) => <When c={c} at={at} /> },
          ]}
        />
      )}
      {view.absent.length > 0 && <p><small>{t('consult.absent', { names: names(c, view.absent) })}</small></p>}
      {view.aside.length > 0 && (
        <>
          <h3>{t('consult.aside')}</h3>
          <ul>{view.aside.map(({ party, why, at, id }) => <li><a href={pages(c.lang).record(id)}>{c.name(party)}</a>: {t(`consult.aside-${why}`)} · <When c={c} at={at} /></li>)}</ul>
        </>
      )}
      <p><small>{t('consult.double-rule')}</small></p>
    </section>
  )
}

function WhatIf({ c, view }: Part) {
  const t = say(c)
  if (view.organ) return <section aria-labelledby="what-if"><h2 id="what-if">{t('consult.what-if')}</h2><p>{t('consult.what-if-secret')} <a href={pages(c.lang).votes()}>{t('votes.title')}</a></p></section>
  const { imagined } = view
  const errors = imagined.fault ? [{ field: imagined.fault.field, code: 'what-if', text: imagined.fault.text }] : []
  const typed = { members: imagined.members, needs: imagined.needs, veto: imagined.veto }
  const form = { typed, errors }
  const carries = (row: ConsultationView['readings'][number]) => (row.adopted === null ? <span class="blank" title={row.fault ?? ''}>{t('consult.cannot')}</span> : <>{t(row.adopted ? 'consult.yes' : 'consult.no')}{row.changes && <b> · {t('consult.turns')}</b>}</>)
  const count = (row: ConsultationView['readings'][number]) => (row.adopted === null ? <small lang="en">{row.fault}</small> : t('consult.for-of', { for: num(c, row.for), of: num(c, row.of), needed: num(c, row.needed) }))
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if">{t('consult.what-if')}</h2>
      <p>{t('consult.what-if-lead')}</p>
      <Table
        c={c}
        caption={t('consult.what-if')}
        rows={view.readings}
        empty={t('votes.none')}
        columns={[
          { head: t('consult.body'), row: true, cell: ({ body, matter }) => <>{c.name(body)} <small lang="en">{matter}</small></> },
          { head: t('consult.count'), cell: count },
          { head: t('consult.carries'), cell: carries },
        ]}
      />
      <h3 id="council">{t('consult.council')}</h3>
      <p>{t('consult.council-lead')}</p>
      {imagined.reading && <p class="verdict">{count(imagined.reading)}: {carries(imagined.reading)}</p>}
      <form method="get" action={`${pages(c.lang).consultation(view.id)}#council`}>
        <TextField id="members" label={t('consult.f-members')} size={40} {...form} />
        <TextField id="needs" label={t('consult.needs')} hint={t('consult.needs-hint')} size={10} {...form} />
        <TextField id="veto" label={t('consult.veto')} size={20} {...form} />
        <p class="buttons"><button class="plain">{t('consult.try')}</button></p>
      </form>
    </section>
  )
}
