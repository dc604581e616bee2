import type { Child } from 'hono/jsx'
import { CONSIDERATIONS, DILEMMAS, JUDGED, MANDATE_STATES, PRINCIPLES, ROOT_CAUSES, STANCES } from '../../core/values/index.ts'
import { tMaybe } from '../messages/index.ts'
import { ErrorSummary, Field, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Cite, Facts } from '../parts/sourced.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { DateText, Left, When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import { edtf } from '../time.ts'
import type { PageContext } from '../view.ts'
import type { ConsultationView, PrincipleView } from './consultation-view.ts'
import { Readings, sentence } from './votes.tsx'

interface Part {
  c: PageContext
  view: ConsultationView
}

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

function Act({ c, view, act, title, children, button }: Part & { act: string; title: string; children?: Child; button: string }) {
  return (
    <section class="box" aria-labelledby={`do-${act}`}>
      <h2 id={`do-${act}`}>{title}</h2>
      <PostForm c={c} action={pages(c.lang).consultation(view.id)} keep={`${act}-${view.id}`}>
        <input type="hidden" name="do" value={act} />
        {children}
        <p class="buttons"><button>{button}</button></p>
      </PostForm>
    </section>
  )
}

/** What was typed comes back to its own form: two forms have fields of one name. */
function formOf({ typed, errors }: ConsultationView, act: string): Pick<ConsultationView, 'typed' | 'errors'> {
  return typed['do'] === act ? { typed, errors } : { typed: {}, errors: [] }
}

function VoteForm({ c, view }: Part) {
  const t = say(c)
  const { mine } = view
  if (mine.noVote) return <p class="notice">{t(`consult.no-vote-${mine.noVote}`)}</p>
  const mark = mine.mark && <p>{t('consult.own-mark')} <code class="hash">{mine.mark}</code></p>
  if (!mine.may.vote) return mark ? <section>{mark}</section> : null
  const form = formOf(view, 'vote')
  return (
    <Act c={c} view={view} act="vote" title={t('consult.our-vote')} button={t('consult.vote-send')}>
      {mine.vote && <p>{t('consult.voted', { vote: t(`consult.v-${mine.vote}`) })}</p>}
      {mark}
      <Select id="ballot" label={t('consult.vote')} value={form.typed['ballot']} any="" errors={form.errors} options={(['for', 'against', 'abstain'] as const).map((value) => ({ value, text: t(`consult.v-${value}`) }))} />
      {!view.organ && <AreaField id="vote-text" label={t('consult.words')} rows={2} {...form} />}
    </Act>
  )
}

function PositionForm({ c, view }: Part) {
  const t = say(c)
  if (!view.mine.may.position) return null
  const form = formOf(view, 'position')
  return (
    <Act c={c} view={view} act="position" title={t('consult.take')} button={t('consult.take-send')}>
      <Select id="stance" label={t('consult.position')} value={form.typed['stance'] ?? view.mine.stance ?? undefined} any="" errors={form.errors} options={STANCES.map((value) => ({ value, text: t(`stance.${value}`) }))} />
      <AreaField id="conditions" label={t('consult.conditions')} hint={t('consult.one-a-line')} rows={2} {...form} />
      <AreaField id="text" label={t('consult.words')} {...form} />
      {view.mine.memo && <p><label><input type="checkbox" name="checklist" value="memo" /> {t('consult.with-memo')}</label></p>}
    </Act>
  )
}

function MemoForm({ c, view }: Part) {
  const t = say(c)
  if (!view.mine.may.memo) return null
  const form = formOf(view, 'memo')
  const memo = view.mine.memo
  const judged = JUDGED.map((value) => ({ value, text: t(`judged.${value}`) }))
  return (
    <Act c={c} view={view} act="memo" title={t('consult.memo')} button={t('consult.memo-save')}>
      <p>{t('consult.memo-says')} {memo && <a href={data.memo(c.lang, view.id)}>{t('consult.memo-take')}</a>}</p>
      <details open={memo !== null || form.errors.length > 0}>
      <summary>{t('consult.principles')} · {t('consult.weigh')} · {t('consult.options')}</summary>
      <h3>{t('consult.principles')}</h3>
      <p class="hint">{t('consult.principles-from')}</p>
      {PRINCIPLES.map((id) => {
        const said = memo?.principles.find(({ principle }) => principle === id)
        return (
          <div class="filters">
            <Select id={`principle-${id}`} label={t(`principle.${id}`)} any={t('judged.blank')} value={form.typed[`principle-${id}`] ?? said?.judged} options={judged} errors={form.errors} />
            <TextField id={`because-${id}`} label={t('consult.because')} value={said?.because} size={36} {...form} />
          </div>
        )
      })}
      <h3>{t('consult.weigh')}</h3>
      {CONSIDERATIONS.map((id) => <AreaField id={`weigh-${id}`} label={t(`weigh.${id}`)} rows={2} value={memo?.considerations.find(({ of }) => of === id)?.text} {...form} />)}
      <h3>{t('consult.options')}</h3>
      {STANCES.map((stance) => {
        const said = memo?.options.find((one) => one.stance === stance)
        return (
          <fieldset>
            <legend>{t(`stance.${stance}`)}</legend>
            <AreaField id={`for-${stance}`} label={t('consult.opt-for')} rows={2} value={said?.for} {...form} />
            <AreaField id={`against-${stance}`} label={t('consult.opt-against')} rows={2} value={said?.against} {...form} />
          </fieldset>
        )
      })}
      <fieldset>
        <legend>{t('consult.tensions')}</legend>
        {DILEMMAS.map((id) => <p><label><input type="checkbox" name={`tension-${id}`} value="yes" checked={memo?.tensions.includes(id) ?? false} /> {t(`dilemma.${id}`)}</label></p>)}
      </fieldset>
      <Select id="recommends" label={t('consult.recommends')} any={t('consult.recommends-none')} value={form.typed['recommends'] ?? memo?.recommends ?? undefined} options={STANCES.map((value) => ({ value, text: t(`stance.${value}`) }))} errors={form.errors} />
      <Field id="memo-conditions" label={t('consult.conditions')} hint={t('consult.one-a-line')} errors={form.errors}>
        <textarea id="memo-conditions" name="memo-conditions" rows={2} aria-describedby="memo-conditions-hint">{form.typed['memo-conditions'] ?? memo?.conditions.join('\n') ?? ''}</textarea>
      </Field>
      </details>
    </Act>
  )
}

function DeclareForm({ c, view }: Part) {
  const t = say(c)
  const { declare, withdraw } = view.mine.may
  if (!declare && !withdraw) return null
  const form = formOf(view, 'outcome')
  return (
    <Act c={c} view={view} act="outcome" title={t(declare ? 'consult.declare' : 'consult.withdraw')} button={t(declare ? 'consult.declare' : 'consult.withdraw')}>
      {declare ? <p class="hint">{t('consult.declare-hint')}</p> : <input type="hidden" name="withdraw" value="yes" />}
      <AreaField id="declaration" label={t('consult.declaration')} {...form} />
      {declare && <AreaField id="mandates" label={t('consult.mandates')} hint={t('consult.mandates-hint')} {...form} />}
    </Act>
  )
}

function Outcome({ c, view }: Part) {
  const t = say(c)
  const { outcome } = view
  if (!outcome) return view.phase === 'closed' ? <section><Empty text={t('consult.outcome-none')} /></section> : null
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{t('consult.outcome')}</h2>
      <p class="verdict">{t(`consult.r-${outcome.result}`)}{outcome.counts && `: ${t('consult.for-of', { for: num(c, outcome.counts.for), of: num(c, outcome.counts.of), needed: num(c, outcome.counts.needed) })}`}</p>
      <p><small><a href={pages(c.lang).record(outcome.id)}>{c.name(outcome.by)}</a> · <When c={c} at={outcome.at} /></small></p>
      {outcome.differs && <p class="notice">{t('consult.differs')}</p>}
      {outcome.declaration && <><h3>{t('consult.declaration')}</h3><p>{outcome.declaration}</p></>}
      <Sealed c={c} view={view} />
      {outcome.result !== 'withdrawn' && <Mandates c={c} view={view} />}
      {outcome.result !== 'withdrawn' && <Reservations c={c} view={view} />}
    </section>
  )
}

function Sealed({ c, view }: Part) {
  const t = say(c)
  const sealed = view.outcome?.sealed
  if (!sealed) return null
  return (
    <>
      <p>{t('consult.cast-by', { names: names(c, sealed.cast) })}</p>
      {sealed.faults.length === 0 ? <p>{t('consult.check-ok')}</p> : <ul class="notice">{sealed.faults.map((fault) => <li>{tMaybe(c.lang, `ballot-fault.${fault}`) ?? fault}</li>)}</ul>}
      <Table
        c={c}
        caption={t('consult.published')}
        rows={sealed.lines}
        empty={t('consult.votes-none')}
        mark={({ mark }) => (mark === view.mine.mark ? 'mag' : undefined)}
        columns={[
          { head: t('consult.mark'), row: true, cell: ({ mark }) => <code class="hash">{mark}</code> },
          { head: t('consult.vote'), cell: ({ ballot }) => t(`consult.v-${ballot}`) },
        ]}
      />
    </>
  )
}

function Mandates({ c, view }: Part) {
  const t = say(c)
  const mandates = view.outcome?.mandates ?? []
  const form = formOf(view, 'follow-up')
  return (
    <>
      <Table
        c={c}
        caption={t('consult.mandates')}
        rows={mandates}
        empty={t('consult.mandates-none')}
        columns={[
          { head: t('consult.m-what'), row: true, cell: ({ what }) => what },
          { head: t('consult.m-to'), cell: ({ to }) => to },
          { head: t('consult.m-due'), cell: ({ due, late }) => <><DateText c={c} date={due} />{late && <b> {t('consult.m-past-due')}</b>}</> },
          { head: t('consult.m-report'), cell: ({ reportTo }) => reportTo || <span class="blank">{t('common.blank')}</span> },
          {
            head: t('consult.m-state'),
            cell: ({ state, said }) => (
              <>
                <b>{t(state ? `consult.m-${state}` : 'consult.m-none')}</b>
                {said.map((one) => <small class="why"><a href={pages(c.lang).record(one.id)}>{c.name(one.by)}</a>: {one.text}{one.cause && ` (${t(`root-cause.${one.cause}`)})`}{one.evidence && ` · ${one.evidence}`}</small>)}
              </>
            ),
          },
        ]}
      />
      {view.mine.may.follow && (
        <Act c={c} view={view} act="follow-up" title={t('consult.follow')} button={t('consult.send-it')}>
          <Select id="mandate" label={t('consult.m-what')} value={form.typed['mandate']} options={mandates.map(({ what }, i) => ({ value: String(i), text: what }))} errors={form.errors} />
          <Select id="state" label={t('consult.m-state')} value={form.typed['state']} options={MANDATE_STATES.map((value) => ({ value, text: t(`consult.m-${value}`) }))} errors={form.errors} />
          <Select id="cause" label={t('consult.cause')} any={t('consult.cause-none')} value={form.typed['cause']} options={ROOT_CAUSES.map((value) => ({ value, text: t(`root-cause.${value}`) }))} errors={form.errors} />
          <AreaField id="follow-text" label={t('consult.words')} rows={2} {...form} />
          <TextField id="evidence" label={t('consult.evidence')} size={40} {...form} />
        </Act>
      )}
    </>
  )
}

function Reservations({ c, view }: Part) {
  const t = say(c)
  return (
    <>
      <h3>{t('consult.reservations')}</h3>
      {view.reservations.length === 0 && <Empty text={t('consult.reservations-none')} />}
      <ul class="lines">{view.reservations.map(({ party, text, id }) => <li><a href={pages(c.lang).record(id)}>{c.name(party)}</a>: {text}</li>)}</ul>
      {view.mine.may.reserve && (
        <Act c={c} view={view} act="reservation" title={t('consult.reserve')} button={t('consult.send-it')}>
          <AreaField id="reservation" label={t('consult.words')} {...formOf(view, 'reservation')} />
        </Act>
      )}
    </>
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
