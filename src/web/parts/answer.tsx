import { say } from '../say.ts'
import type { AnswerState, DeadlineView, FormError, PageContext } from '../view.ts'
import { AnswerBadge } from './badge.tsx'
import { describedBy, ErrorSummary, Field, PostForm } from './form.tsx'
import { Deadline } from './when.tsx'

export interface AnswerFormView {
  version: number
  state: AnswerState
  deadline: DeadlineView
  errors: FormError[]
  /** what was typed, kept after an error */
  note?: string
  /** the note of this recipient's last sealed answer: the receipt on which a draft kept in the browser is dropped */
  received?: string
}

/**
 * Four buttons, one form: `answer` is acknowledge, act, decline or ask; `note` is free; `version` says which version is answered,
 * so that an answer to a superseded one is not taken for an answer to the new one. Declining needs no reason.
 */
export function AnswerForm({ c, form, action }: { c: PageContext; form: AnswerFormView; action: string }) {
  const t = say(c)
  return (
    <section class="box answer" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{t('ack.answer')}</h2>
      <ErrorSummary c={c} errors={form.errors} />
      <p>
        <AnswerBadge c={c} state={form.state} /> {t('warning.version', { n: form.version })} · <Deadline c={c} deadline={form.deadline} />
      </p>
      <PostForm c={c} action={action} keep={`answer-${form.version}`} received={form.received}>
        <input type="hidden" name="version" value={String(form.version)} />
        <p class="buttons">
          <button name="answer" value="acknowledge" class="big">
            {t('ack.acknowledge')}
          </button>
        </p>
        <fieldset>
          <legend>{t('ack.decide')}</legend>
          <Field id="note" label={t('ack.note')} hint={t('ack.note-hint')} errors={form.errors}>
            <textarea id="note" name="note" rows={3} maxlength={2000} aria-describedby={describedBy('note', true, form.errors)}>
              {form.note ?? ''}
            </textarea>
          </Field>
          <p class="buttons">
            <button name="answer" value="act" class="plain">
              {t('ack.act')}
            </button>
            <button name="answer" value="decline" class="plain">
              {t('ack.decline')}
            </button>
            <button name="answer" value="ask" class="plain">
              {t('ack.ask')}
            </button>
          </p>
        </fieldset>
      </PostForm>
    </section>
  )
}
