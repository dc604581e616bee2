import type { Instant, Party } from '../../core/values/index.ts'
import { describedBy, ErrorSummary, Field, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Empty } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

interface Asked {
  id: string
  by: Party
  at: Instant
  part: string
  text: string
  /** null: no instrument sets one */
  replyBy: Instant | null
  replies: { id: string; by: Party; at: Instant; text: string; late: boolean }[]
}

export interface FileQuestionsView {
  id: string
  author: Party
  title: string
  period: string
  asked: Asked[]
  mayAsk: boolean
  mayReply: boolean
  parts: { id: string; label: string }[]
  errors: FormError[]
  /** what was typed and could not be taken */
  typed: Readonly<Record<string, string>>
}

/** What was asked of a return and what its state replied, side by side. */
export function FileQuestions(view: FileQuestionsView, c: PageContext) {
  const t = say(c)
  const at = pages(c.lang).fileQuestions(view.id)
  return (
    <Layout c={c} title={t('file.questions')} over={<a href={pages(c.lang).record(view.id)}>{c.name(view.author)} · {view.title} · {view.period}</a>} lead={t('file.questions-lead')}>
      <ErrorSummary c={c} errors={view.errors} />
      {view.asked.length === 0 && <Empty text={t('file.no-questions')} />}
      {view.asked.map((asked) => (
        <Exchange c={c} view={view} asked={asked} />
      ))}
      {view.mayAsk && view.mayReply && (
        <PostForm c={c} action={at} keep="question">
          <Field id="part" label={t('file.part')}>
            <select id="part" name="part">
              <option value="">{t('file.whole')}</option>
              {view.parts.map(({ id, label }) => <option value={id} selected={view.typed['part'] === id}>{label}</option>)}
            </select>
          </Field>
          <Field id="text" label={t('file.question')} errors={view.errors}>
            <textarea id="text" name="text" rows={4} required aria-describedby={describedBy('text', false, view.errors)}></textarea>
          </Field>
          <button>{t('file.send')}</button>
        </PostForm>
      )}
    </Layout>
  )
}

function Exchange({ c, view, asked }: { c: PageContext; view: FileQuestionsView; asked: Asked }) {
  const t = say(c)
  const part = view.parts.find(({ id }) => id === asked.part)?.label ?? t('file.whole')
  return (
    <section class="box" aria-labelledby={`q-${asked.id}`}>
      <h2 id={`q-${asked.id}`}>{c.name(asked.by)} {t('file.asks')} · {part}</h2>
      <p>{asked.text}</p>
      <p><small><When c={c} at={asked.at} /> · {asked.replyBy === null ? t('file.no-clock') : <>{t('file.reply-by')} <When c={c} at={asked.replyBy} /></>}</small></p>
      {asked.replies.map((reply) => (
        <>
          <h3>{c.name(reply.by)} {t('file.replies')}</h3>
          <p>{reply.text}</p>
          <p><small><When c={c} at={reply.at} />{reply.late && ` · ${t('file.after-clock')}`}</small></p>
        </>
      ))}
      {c.viewer.party === view.author && view.mayReply && (
        <PostForm c={c} action={pages(c.lang).fileQuestions(view.id)} keep={`reply-${asked.id}`}>
          <input type="hidden" name="query" value={asked.id} />
          <Field id={`text-${asked.id}`} label={t('file.your-reply')} errors={view.errors}>
            <textarea id={`text-${asked.id}`} name="text" rows={4} required aria-describedby={describedBy(`text-${asked.id}`, false, view.errors)}></textarea>
          </Field>
          <button>{t('file.send')}</button>
        </PostForm>
      )}
    </section>
  )
}
