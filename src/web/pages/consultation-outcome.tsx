import { MANDATE_STATES, ROOT_CAUSES } from '../../core/values/index.ts'
import { tMaybe } from '../messages/index.ts'
import { Select } from '../parts/form.tsx'
import { Empty, Table } from '../parts/table.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { DateText, When } from '../parts/when.tsx'
import { pages } from '../paths.ts'
import { names, num, say } from '../say.ts'
import { Act, formOf, type Part } from './consultation-acts.tsx'

export function Outcome({ c, view }: Part) {
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
