import type { EdtfDate, Instant, Party } from '../../core/values/index.ts'
import { Badge, FilingBadge } from '../parts/badge.tsx'
import { describedBy, ErrorSummary, Field, PostForm, Select } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { DataLinks, Empty, Table } from '../parts/table.tsx'
import { Ago, DateText, When } from '../parts/when.tsx'
import { Written, type WrittenView } from '../parts/written.tsx'
import { actions, data, pages } from '../paths.ts'
import { byName, names, num, say } from '../say.ts'
import { edtf } from '../time.ts'
import type { FilingState, FormError, PageContext } from '../view.ts'

interface DueRow {
  state: Party
  instrument: string
  title: string
  period: string
  dueAt: EdtfDate
  status: FilingState
  /** the newest thing that was written to that state about it */
  written: WrittenView | null
  /** this seat may write of it, and has not today */
  mayNote: boolean
}

export interface SignalRow {
  kind: 'exercise-not-notified' | 'transfer-gap' | 'budget-jump' | 'notice-missed'
  states: Party[]
  year: number
  facts: Readonly<Record<string, string | number>>
  sources: string[]
}

export interface PaperRow {
  id: string
  by: Party
  of: Party
  office: string
  received: EdtfDate
  subject: string
  text: string
  word: 'transcribed' | 'confirmed' | 'contested'
  reply: string | null
  mayReply: boolean
}

export interface MondayView {
  soon: DueRow[]
  late: DueRow[]
  questions: { filing: string; by: Party; of: Party; text: string; replyBy: Instant | null }[]
  warnings: { id: string; title: string; from: Party; silent: Party[] }[]
  reach: { party: Party; office: string | null; outcome: 'reached' | 'failed' | 'no-channel'; at: Instant; why: string | null }[]
  mayTest: boolean
  /** this state has named an office, or the directory has one */
  named: boolean
  papers: PaperRow[]
  mayTranscribe: boolean
  states: Party[]
  signals: SignalRow[]
  errors: FormError[]
  /** what was typed into the form of a paper note and could not be taken */
  typed: Readonly<Record<string, string>>
}

/** The week's work of a secretariat, and the same for a state about itself: each sees what it may know. */
export function Monday(view: MondayView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('monday.title')} lead={t('monday.lead')} live>
      <ErrorSummary c={c} errors={view.errors} />
      <Dues c={c} id="late" title={t('monday.late')} none={t('monday.late-none')} rows={view.late} note />
      <Dues c={c} id="soon" title={t('monday.soon')} none={t('monday.soon-none')} rows={view.soon} />
      <section aria-labelledby="questions">
        <h2 id="questions">{t('monday.questions')}</h2>
        <Table
          c={c}
          caption={t('monday.questions')}
          rows={view.questions}
          empty={t('monday.questions-none')}
          columns={[
            { head: t('monday.asked-of'), row: true, cell: ({ of, filing }) => <a href={pages(c.lang).fileQuestions(filing)}>{c.name(of)}</a> },
            { head: t('monday.asked-by'), cell: ({ by }) => c.name(by) },
            { head: t('monday.text'), cell: ({ text }) => text },
            { head: t('monday.reply-by'), cell: ({ replyBy }) => (replyBy === null ? t('monday.no-clock') : <When c={c} at={replyBy} />) },
          ]}
        />
      </section>
      <section aria-labelledby="warnings">
        <h2 id="warnings">{t('monday.warnings')}</h2>
        <Table
          c={c}
          caption={t('monday.warnings')}
          rows={view.warnings}
          empty={t('monday.warnings-none')}
          columns={[
            { head: t('monday.subject'), row: true, cell: ({ id, title }) => <a href={pages(c.lang).warning(id)}>{title}</a> },
            { head: t('monday.who'), cell: ({ from }) => c.name(from) },
            { head: t('monday.silent'), cell: ({ silent }) => names(c, silent) },
          ]}
        />
      </section>
      <Signals c={c} rows={view.signals} />
      <Reach c={c} view={view} />
      <Papers c={c} view={view} />
      <DataLinks c={c} csv={data.list('monday', 'csv')} json={data.list('monday', 'json')} of={t('monday.title')} />
    </Layout>
  )
}

/** One line a duty and period: who has not answered it, each a link to its page or to a note that can be sent. */
function Dues({ c, id, title, none, rows, note }: { c: PageContext; id: string; title: string; none: string; rows: readonly DueRow[]; note?: boolean }) {
  const t = say(c)
  const lines = [...Map.groupBy(rows, ({ instrument, period, status }) => `${instrument} ${period} ${status}`).values()]
  const to = ({ instrument, state, period }: DueRow) => (note ? pages(c.lang).noteVerbale(instrument, state, period.slice(0, 4)) : pages(c.lang).filing(instrument, state, period.slice(0, 4)))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && lines.length > 0 && <p>{t('monday.note-each')}</p>}
      <Table
        c={c}
        caption={title}
        rows={lines}
        empty={none}
        columns={[
          { head: t('filings.instrument'), row: true, cell: ([one]) => <a href={pages(c.lang).filingYears(one!.instrument)}>{one!.title}, {one!.period}</a> },
          { head: t('file.due-on'), cell: ([one]) => <DateText c={c} date={one!.dueAt} /> },
          { head: t('file.status'), cell: (all) => <span>{num(c, all.length)} <FilingBadge c={c} state={all[0]!.status} /></span> },
          { head: t('monday.who'), cell: (all) => <span>{all.toSorted(byName(c, ({ state }) => state)).map((row, i) => <>{i > 0 && ' · '}<a href={to(row)}>{c.name(row.state)}</a>{row.written && <> <Written c={c} one={row.written} /></>}</>)}{note && <NoteAll c={c} rows={all} />}</span> },
        ]}
      />
    </section>
  )
}

function NoteAll({ c, rows }: { c: PageContext; rows: readonly DueRow[] }) {
  const n = rows.filter(({ mayNote }) => mayNote).length
  const t = say(c)
  if (n === 0) return null
  return (
    <details>
      <summary>{t('monday.note-send-all', { n })}</summary>
      <PostForm c={c} action={actions(c.lang).sendNotes()}>
        <input type="hidden" name="instrument" value={rows[0]!.instrument} />
        <input type="hidden" name="year" value={rows[0]!.period.slice(0, 4)} />
        <p>{t('monday.note-send-all-says')}</p>
        <button>{t('monday.note-send')}</button>
      </PostForm>
    </details>
  )
}

/** What returns show that deserves a question: the watch of transparency. */
function Signals({ c, rows }: { c: PageContext; rows: readonly SignalRow[] }) {
  const t = say(c)
  return (
    <section aria-labelledby="signals">
      <h2 id="signals">{t('monday.signals')}</h2>
      <p>{t('monday.signals-lead')}</p>
      {c.desk.exercise && <p><small>{t('filings.exercise')}</small></p>}
      <Table
        c={c}
        caption={t('monday.signals')}
        rows={rows}
        empty={t('monday.signals-none')}
        columns={[
          { head: t('monday.who'), row: true, cell: ({ states }) => (states.length === 0 ? '–' : names(c, states)) },
          { head: t('monday.year'), cell: ({ year }) => String(year) },
          { head: t('monday.signal'), cell: (row) => signalWords(c, row) },
          { head: t('monday.sources'), cell: ({ sources }) => <span>{sources.map((id, i) => <>{i > 0 && ' '}<a href={pages(c.lang).record(id)}><code>{id.slice(0, 8)}</code></a></>)}</span> },
        ]}
      />
    </section>
  )
}

function signalWords(c: PageContext, { kind, facts }: SignalRow): string {
  if (kind === 'exercise-not-notified') return say(c)(`monday.is-${kind}`, { ...facts, start: edtf(c, String(facts.start)) })
  const percent = (value: unknown): string => num(c, Math.round(Number(value) * 100))
  return say(c)(`monday.is-${kind}`, kind === 'budget-jump' ? { ...facts, change: percent(facts.change), usual: percent(facts.usual) } : facts)
}

export interface ReturnWatchView {
  signals: SignalRow[]
}

export function ReturnWatch({ signals }: ReturnWatchView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('monday.signals')} over={<a href={pages(c.lang).watch()}>{t('nav.watch')}</a>} live>
      <Signals c={c} rows={signals} />
      <p>
        <a href={pages(c.lang).filings()}>{t('filings.all')}</a> · <a href={pages(c.lang).streams()}>{t('streams.title')}</a>
      </p>
      <DataLinks c={c} csv={data.list('signals', 'csv')} json={data.list('signals', 'json')} of={t('monday.signals')} />
    </Layout>
  )
}

function Reach({ c, view }: { c: PageContext; view: MondayView }) {
  const t = say(c)
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{t('monday.reach')}</h2>
      <p>{t('monday.reach-lead')}</p>
      <Table
        c={c}
        caption={t('monday.reach')}
        rows={view.reach.toSorted(byName(c, ({ party }) => party))}
        empty={t('monday.reach-none')}
        columns={[
          { head: t('filings.state'), row: true, cell: ({ party }) => c.name(party) },
          { head: t('monday.office'), cell: ({ office }) => office ?? t('monday.whole-state') },
          { head: t('monday.outcome'), cell: ({ outcome, why }) => <><Badge tone={outcome === 'reached' ? 'ok' : 't4'} glyph={outcome === 'reached' ? 'check' : 'cross'} text={t(`monday.is-${outcome}`)} /> {why && <small>{why}</small>}</> },
          { head: t('monday.received'), cell: ({ at }) => <Ago c={c} at={at} /> },
        ]}
      />
      {view.mayTest && !view.named && (
        <p>
          {t('monday.none-named')} <a href={pages(c.lang).office()}>{t('monday.name-one')}</a>
        </p>
      )}
      {view.mayTest && view.named && (
        <PostForm c={c} action={actions(c.lang).testReach()}>
          <button class="plain">{t(view.states.some((state) => state === c.viewer.party) ? 'monday.test' : 'monday.test-all')}</button>
        </PostForm>
      )}
    </section>
  )
}

const WORD = { transcribed: 't0', confirmed: 'ok', contested: 't3' } as const

function Papers({ c, view }: { c: PageContext; view: MondayView }) {
  const t = say(c)
  return (
    <section aria-labelledby="paper">
      <h2 id="paper">{t('monday.paper')}</h2>
      {view.papers.length === 0 && <Empty text={t('monday.paper-none')} />}
      {view.papers.map((one) => (
        <article class="box" aria-labelledby={`paper-${one.id}`}>
          <h3 id={`paper-${one.id}`}>
            <a href={pages(c.lang).record(one.id)}>{one.subject}</a> · {c.name(one.of)}
          </h3>
          <p>
            <Badge tone={WORD[one.word]} text={t(`monday.${one.word}`)} /> {one.office}, <DateText c={c} date={one.received} />
          </p>
          <p>{one.text}</p>
          {one.reply && <q>{one.reply}</q>}
          {one.mayReply && (
            <PostForm c={c} action={actions(c.lang).confirmPaper(one.id)}>
              <Field id={`why-${one.id}`} label={t('monday.contest-why')}>
                <textarea id={`why-${one.id}`} name="text" rows={2}></textarea>
              </Field>
              <button name="agrees" value="yes">
                {t('monday.confirm')}
              </button>{' '}
              <button name="agrees" value="no" class="plain">
                {t('monday.contest')}
              </button>
            </PostForm>
          )}
        </article>
      ))}
      {view.mayTranscribe && <PaperForm c={c} view={view} />}
    </section>
  )
}

function PaperForm({ c, view: { states, errors, typed } }: { c: PageContext; view: MondayView }) {
  const t = say(c)
  const input = (id: string, label: string, size: number, hint?: string) => (
    <Field id={id} label={label} errors={errors} {...(hint ? { hint } : {})}>
      <input id={id} name={id} size={size} value={typed[id] ?? ''} autocomplete="off" aria-describedby={describedBy(id, hint !== undefined, errors)} />
    </Field>
  )
  return (
    <details open={errors.length > 0}>
      <summary>{t('monday.from-paper')}</summary>
      <form method="post" action={actions(c.lang).transcribe()} enctype="multipart/form-data">
        <input type="hidden" name="csrf" value={c.csrf ?? ''} />
        <Select id="of" label={t('monday.of')} value={typed['of']} options={states.toSorted(byName(c, (state) => state)).map((value) => ({ value, text: c.name(value) }))} errors={errors} />
        {input('office', t('monday.office'), 40)}
        {input('received', t('monday.received'), 12, t('common.date-hint'))}
        {input('subject', t('monday.subject'), 50)}
        <Field id="text" label={t('monday.text')} errors={errors}>
          <textarea id="text" name="text" rows={5} aria-describedby={describedBy('text', false, errors)}>{typed['text'] ?? ''}</textarea>
        </Field>
        <Field id="scan" label={t('monday.scan')} hint={t('monday.scan-hint')} errors={errors}>
          <input id="scan" name="scan" type="file" accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff" aria-describedby={describedBy('scan', true, errors)} />
        </Field>
        <button>{t('monday.enter')}</button>
      </form>
    </details>
  )
}
