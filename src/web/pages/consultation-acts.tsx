import type { Child } from 'hono/jsx'
import { CONSIDERATIONS, DILEMMAS, JUDGED, PRINCIPLES, STANCES } from '../../core/values/index.ts'
import { Field, PostForm, Select } from '../parts/form.tsx'
import { AreaField, TextField } from '../parts/typed.tsx'
import { data, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'
import type { ConsultationView } from './consultation-view.ts'

export interface Part {
  c: PageContext
  view: ConsultationView
}

export function Act({ c, view, act, title, children, button }: Part & { act: string; title: string; children?: Child; button: string }) {
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
export function formOf({ typed, errors }: ConsultationView, act: string): Pick<ConsultationView, 'typed' | 'errors'> {
  return typed['do'] === act ? { typed, errors } : { typed: {}, errors: [] }
}

export function VoteForm({ c, view }: Part) {
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

export function PositionForm({ c, view }: Part) {
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

export function MemoForm({ c, view }: Part) {
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

export function DeclareForm({ c, view }: Part) {
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
