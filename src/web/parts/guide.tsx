import { actions, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { GuideView, PageContext } from '../view.ts'
import { PostForm } from './form.tsx'

const STORIES = ['quake', 'hurricane'] as const

function Me({ c }: { c: PageContext }) {
  const t = say(c)
  const { party, roles } = c.viewer
  const role = roles.find((one) => one === 'drafter' || one === 'releaser')
  return (
    <p class="me">
      {t('demo.you-are')} <b>{party ? c.name(party) : t('demo.you-are-nobody')}</b>{role && <> · {t(`role.${role}`)}</>}
    </p>
  )
}

/** One bar, one sentence, one button: the demo can be walked without reading anything else. */
export function Guide({ c, guide }: { c: PageContext; guide: GuideView }) {
  const t = say(c)
  const { story, step, of, token } = guide
  const told = step > of
  const other = STORIES.find((one) => one !== story)!
  return (
    <aside class="guide" aria-label={t('demo.guide')}>
      <div class="inner">
        <p class="step"><b>{told ? t('demo.told') : t('demo.step', { step, of })}</b> <progress max={of} value={Math.min(step - 1, of)} aria-hidden="true"></progress></p>
        <p class="says">{told ? t(`demo.${story}-end`) : t(`demo.${story}-${step}` as 'demo.quake-1')}</p>
        {told ? <Start c={c} story={other} primary /> : (
          <PostForm c={c} action={actions(c.lang).demoNext()}>
            <input type="hidden" name="token" value={token} />
            <button>{t(`demo.${story}-${step}-do` as 'demo.quake-1-do')}</button>
          </PostForm>
        )}
        <div class="under">
          <Me c={c} />
          {c.viewer.party && <p><a href={pages(c.lang).received()}>{t('demo.received')}</a></p>}
          <details>
            <summary>{t('demo.more')}</summary>
            <div class="buttons">{STORIES.map((one) => <Start c={c} story={one} />)}</div>
          </details>
          <p class="note">{t(`demo.note-${story}`)}</p>
        </div>
      </div>
    </aside>
  )
}

function Start({ c, story, primary }: { c: PageContext; story: (typeof STORIES)[number]; primary?: boolean }) {
  return (
    <PostForm c={c} action={actions(c.lang).demoStart()}>
      <input type="hidden" name="story" value={story} />
      <button class={primary ? undefined : 'plain'}>{say(c)(`demo.start-${story}`)}</button>
    </PostForm>
  )
}
