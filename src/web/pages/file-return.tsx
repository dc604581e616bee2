import type { Instant, Party } from '../../core/values/index.ts'
import { describedBy, ErrorSummary, Field, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { type ChangeLine, Changes, More, type ReturnPartView } from '../parts/return-says.tsx'
import { Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { data, pages } from '../paths.ts'
import { names, say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

type Audience = 'public' | 'parties' | 'organs'

export interface FileReturnView {
  party: Party
  form: string
  title: string
  edition: string
  instrument: string
  period: string
  note: string | null
  parts: ReturnPartView[]
  /** what this draft says otherwise than what was filed */
  changes: { count: number; lines: ChangeLine[] }
  answer: 'data' | 'nil' | 'nothing-new'
  begun: boolean
  finished: boolean
  /** the filing that holds now */
  held: { id: string; answer: 'data' | 'nil' | 'nothing-new' | null } | null
  corrects: string | null
  /** the earlier period whose answers can be taken over */
  last: string | null
  nil: boolean
  nothingNew: boolean
  errors: FormError[]
  /** what was typed and could not be taken */
  typed: Readonly<Record<string, string>>
  doubts: string[]
  rejected: { sheet: string; row: number; cells: string[]; why: { column: string; text: string }[] }[]
  /** what reading the upload said beside the rows set aside */
  heard: string[]
  fit: boolean
  drafter: { office: string; at: Instant } | null
  mayDraft: boolean
  mayRelease: boolean
  /** the viewer's credential is the one that drafted it */
  sameHand: boolean
  /** what the form itself says; null: the state chooses */
  audience: Audience | null
  audiences: readonly Audience[]
  /** whom each choice but the public would reach today; those whose standing is not established are kept out, and said */
  readers: { audience: Audience; to: Party[]; unsure: Party[] }[]
  /** whose word it will be: null for who may not let it out */
  by: { agency: string; civil: boolean } | null
  /** in how many places the records of today say otherwise than what was filed */
  differs: number
  /** the records that are kept say something for this form and period */
  records: boolean
}

interface Part {
  c: PageContext
  view: FileReturnView
}

/** One return: how to answer it, what was answered, what stands in the way, and the last step. */
export function FileReturn(view: FileReturnView, c: PageContext) {
  const t = say(c)
  const home = <a href={pages(c.lang).file()}>{t('file.title')}</a>
  return (
    <Layout c={c} title={`${view.title} · ${view.period}`} over={home} lead={[c.name(view.party), view.instrument === 'none' ? '' : view.instrument, view.edition].filter(Boolean).join(' · ')}>
      <ErrorSummary c={c} errors={view.errors} />
      {view.held && <Receipt c={c} view={view} />}
      {view.note && <p><small lang="en">{view.note}</small></p>}
      {view.mayDraft && !view.finished && <Ways c={c} view={view} />}
      {view.rejected.length > 0 && <Rejected c={c} view={view} />}
      {view.heard.length > 0 && <Heard c={c} view={view} />}
      <Answers c={c} view={view} />
      <Last c={c} view={view} />
    </Layout>
  )
}

function Receipt({ c, view }: Part) {
  const t = say(c)
  return (
    <section class="box" aria-labelledby="receipt">
      <h2 id="receipt">{t('file.receipt')}</h2>
      <p>
        {t('file.filed-as')} <a href={pages(c.lang).record(view.held!.id)}><code>{view.held!.id}</code></a> · <a href={pages(c.lang).fileQuestions(view.held!.id)}>{t('file.questions')}</a>
      </p>
      {view.mayDraft && <p>{t('file.correct-says')}</p>}
      {view.differs > 0 && !view.begun && (
        <PostForm c={c} action={pages(c.lang).fileReturn(view.form, view.period)}>
          <p>{t('file.differs', { n: view.differs })}</p>
          <button name="do" value="correct">{t('file.correct')}</button>
        </PostForm>
      )}
    </section>
  )
}

function Ways({ c, view }: Part) {
  const t = say(c)
  const at = pages(c.lang).fileReturn(view.form, view.period)
  const tables = view.parts.filter(({ shape }) => shape === 'table')
  const quick = ([['nil', view.nil], ['same', view.last !== null], ['nothing-new', view.nothingNew]] as const).filter(([, may]) => may)
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t(view.held ? 'file.ways-correct' : 'file.ways')}</h2>
      {quick.length > 0 && (
        <div class="doors">
          {quick.map(([act]) => (
            <PostForm c={c} action={at}>
              <button name="do" value={act} class={view.held ? 'plain' : undefined}>{t(`file.${act}`)}</button>
            </PostForm>
          ))}
        </div>
      )}
      {view.records && (
        <PostForm c={c} action={at}>
          <button class="plain" name="do" value="records">{t('keep.fill')}</button>
        </PostForm>
      )}
      <details open={view.errors.some(({ field }) => field === 'file')}>
        <summary>{t('file.by-excel')}</summary>
        <p><a href={data.fileTemplate(c.lang, view.form, view.period)}>{t('file.template')}</a></p>
        <form method="post" action={at} enctype="multipart/form-data">
          {c.csrf && <input type="hidden" name="csrf" value={c.csrf} />}
          <Field id="file" label={t('file.workbook')} hint={t('file.workbook-hint')} errors={view.errors}>
            <input id="file" name="file" type="file" accept=".xlsx,.csv,.tsv,.txt" aria-describedby={describedBy('file', true, view.errors)} />
          </Field>
          <button name="do" value="upload">{t('file.upload')}</button>
        </form>
      </details>
      {tables.length > 0 && (
        <details open={view.errors.some(({ field }) => field === 'cells')}>
          <summary>{t('file.by-paste')}</summary>
          <PostForm c={c} action={at}>
            <Field id="part" label={t('file.part')}>
              <select id="part" name="part">{tables.map(({ id, label }) => <option value={id} selected={view.typed['part'] === id}>{label}</option>)}</select>
            </Field>
            <Field id="cells" label={t('file.cells')} hint={t('file.cells-hint')} errors={view.errors}>
              <textarea id="cells" name="cells" rows={6} aria-describedby={describedBy('cells', true, view.errors)}>{view.typed['cells'] ?? ''}</textarea>
            </Field>
            <button name="do" value="paste">{t('file.paste')}</button>
          </PostForm>
        </details>
      )}
    </section>
  )
}

function Rejected({ c, view }: Part) {
  const t = say(c)
  return (
    <section aria-labelledby="review">
      <h2 id="review">{t('file.set-aside')}</h2>
      <p>{t('file.set-aside-says')} <a href={data.fileTemplate(c.lang, view.form, view.period)}>{t('file.template-errors')}</a></p>
      <Table
        c={c}
        caption={t('file.set-aside')}
        rows={view.rejected}
        empty=""
        columns={[
          { head: t('file.sheet'), row: true, cell: ({ sheet }) => sheet || '—' },
          { head: t('file.row'), cell: ({ row }) => row },
          { head: t('file.what-to-do'), cell: ({ why }) => <ul>{why.map(({ column, text }) => <li>{column && <b>{column}: </b>}{text}</li>)}</ul> },
          { head: t('file.as-sent'), cell: ({ cells }) => <code>{cells.join(' | ')}</code> },
        ]}
      />
      <PostForm c={c} action={pages(c.lang).fileReturn(view.form, view.period)}>
        <button class="quiet" name="do" value="clear-rejected">{t('file.without')}</button>
      </PostForm>
    </section>
  )
}

/** What was not read, or was read in one of two ways, of a file that was taken. */
function Heard({ c, view }: Part) {
  const t = say(c)
  const id = view.rejected.length === 0 ? 'review' : 'heard'
  return (
    <section class="notice" aria-labelledby={id}>
      <h2 id={id}>{t('file.heard')}</h2>
      <ul>{view.heard.map((text) => <li>{text}</li>)}</ul>
      {view.rejected.length === 0 && view.mayDraft && !view.finished && (
        <PostForm c={c} action={pages(c.lang).fileReturn(view.form, view.period)}>
          <button class="quiet" name="do" value="clear-rejected">{t('file.heard-so')}</button>
        </PostForm>
      )}
    </section>
  )
}

function Answers({ c, view }: Part) {
  const t = say(c)
  const change = view.mayDraft && !view.finished
  const title = t(view.held && !view.begun ? 'file.as-filed' : 'file.check')
  if (view.answer !== 'data') {
    return (
      <section aria-labelledby="answers">
        <h2 id="answers">{title}</h2>
        <p class="big-answer"><b>{t(`file.is-${view.answer}`)}</b></p>
        {change && <PostForm c={c} action={pages(c.lang).fileReturn(view.form, view.period)}><button class="plain" name="do" value="begin">{t('file.with-answers')}</button></PostForm>}
      </section>
    )
  }
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{title}</h2>
      {view.parts.map((part) => (
        <section aria-labelledby={`part-${part.id}`}>
          <h3 id={`part-${part.id}`}>{part.label}</h3>
          {part.rows.length === 0 && <p class="blank">{t(view.held && !view.begun ? 'common.blank' : 'file.blank')}</p>}
          <ul>
            {part.rows.map(({ at, text, value }) => (
              <li>
                {value ? t('common.said', { label: text, value }) : text} {change && <a href={pages(c.lang).fileStep(view.form, view.period, part.id, at)}>{t('file.change')}<span class="hide"> {part.label} {at}</span></a>}
              </li>
            ))}
          </ul>
          <More c={c} part={part} />
          {change && part.blanks.length > 0 && (
            <details open={part.rows.length === 0}>
              <summary>{t('file.add')}</summary>
              <ul>{part.blanks.map(({ at, text }) => <li><a href={pages(c.lang).fileStep(view.form, view.period, part.id, at)}>{text}</a></li>)}</ul>
            </details>
          )}
          {change && part.shape !== 'matrix' && (part.shape === 'table' || part.rows.length === 0) && (
            <p><a href={pages(c.lang).fileStep(view.form, view.period, part.id, part.shape === 'table' ? 'new' : '1')}>{t(part.shape === 'table' ? 'file.add' : 'file.answer')}<span class="hide"> {part.label}</span></a></p>
          )}
        </section>
      ))}
    </section>
  )
}

function Last({ c, view }: Part) {
  const t = say(c)
  const at = pages(c.lang).fileReturn(view.form, view.period)
  if (!view.begun) return null
  return (
    <section class="box" aria-labelledby="last">
      <h2 id="last">{t('file.last')}</h2>
      {view.doubts.length > 0 && <details><summary>{t('file.doubts', { n: view.doubts.length })}</summary><ul>{view.doubts.map((text) => <li>{text}</li>)}</ul></details>}
      {view.drafter && <p>{t('file.drafted')} {view.drafter.office} · <When c={c} at={view.drafter.at} /></p>}
      {view.corrects && (
        <>
          <p>{t('file.is-correction')}</p>
          {view.changes.count > 0 && <Changes c={c} lines={view.changes.lines} count={view.changes.count} />}
        </>
      )}
      {view.rejected.length > 0 && <p>{t('file.left-out', { n: view.rejected.length })}</p>}
      {!view.finished && view.mayDraft && (
        <PostForm c={c} action={at}><button class="big" name="do" value="finish">{t('file.finish')}</button></PostForm>
      )}
      {view.finished && view.mayRelease && !view.sameHand && <LetOut c={c} view={view} />}
      {view.finished && (view.sameHand || !view.mayRelease) && <p>{t('file.awaits')}</p>}
      {view.finished && view.mayDraft && (
        <PostForm c={c} action={at}><button class="quiet" name="do" value="back">{t('file.back')}</button></PostForm>
      )}
      {!view.finished && view.mayDraft && (
        <PostForm c={c} action={at}><button class="quiet" name="do" value="discard">{t('file.discard')}</button></PostForm>
      )}
    </section>
  )
}

function LetOut({ c, view }: Part) {
  const t = say(c)
  return (
    <PostForm c={c} action={pages(c.lang).fileReturn(view.form, view.period)}>
      <fieldset id="readers" tabindex={-1} aria-describedby={describedBy('readers', false, view.errors)}>
        <legend>{t('file.readers')}</legend>
        {view.errors.filter(({ field }) => field === 'readers').map(({ text }) => <p class="error" id="readers-error">{text}</p>)}
        {view.audience === null && <p class="hint">{t('file.you-choose')}</p>}
        {view.audiences.map((one) => (
          <p class="check">
            <input type="radio" id={`to-${one}`} name="audience" value={one} checked={(view.typed['audience'] ?? view.audience) === one} required />{' '}
            <label for={`to-${one}`}>{t(`file.to-${one}`)}</label>
            <Reach c={c} readers={view.readers.find(({ audience }) => audience === one)} />
          </p>
        ))}
      </fieldset>
      {view.audiences.includes('parties') && (
        <details open={view.errors.some(({ field }) => field === 'reveal')}>
          <summary>{t('file.exchange')}</summary>
          <Field id="reveal" label={t('file.reveal')} hint={t('file.reveal-hint')} errors={view.errors}>
            <input id="reveal" name="reveal" value={view.typed['reveal'] ?? ''} inputmode="numeric" autocomplete="off" size={12} aria-describedby={describedBy('reveal', true, view.errors)} />
          </Field>
        </details>
      )}
      {view.by && <p>{t(view.by.civil ? 'file.by-civil' : 'file.by-other', { agency: view.by.agency })}</p>}
      <button class="big" name="do" value="release">{t(c.desk.exercise ? 'file.release-exercise' : 'file.release')}</button>
    </PostForm>
  )
}

function Reach({ c, readers }: { c: PageContext; readers: FileReturnView['readers'][number] | undefined }) {
  const t = say(c)
  if (!readers) return null
  return (
    <small>
      {' '}
      {readers.to.length === 0 ? t('file.reaches-none') : `(${names(c, readers.to)})`}
      {readers.unsure.length > 0 && ` ${t('file.kept-out', { names: names(c, readers.unsure) })}`}
    </small>
  )
}
