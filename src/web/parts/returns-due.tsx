import type { Instant, Party } from '../../core/values/index.ts'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'
import { Empty } from './table.tsx'
import { When } from './when.tsx'

export interface ReturnsDue {
  /** to be filed; of these, past their day */
  open: number
  past: number
  /** handed over: they wait for the second credential, which this office has or has not */
  waiting: number
  mayRelease: boolean
  /** asked of this party about its returns, not replied to yet; the soonest clock first */
  questions: { filing: string; by: Party; text: string; replyBy: Instant | null }[]
  /** notes transcribed from paper that this party has neither confirmed nor contested */
  papers: number
}

/** How many things of it wait for this very office. */
export const waitsFor = ({ waiting, mayRelease, questions, papers }: ReturnsDue): number => (mayRelease ? waiting : 0) + questions.length + papers

/** Returns and what was asked of them, each line a way to it. */
export function Returns({ c, due }: { c: PageContext; due: ReturnsDue }) {
  const t = say(c)
  const none = due.open + due.waiting + due.questions.length + due.papers === 0
  return (
    <section aria-labelledby="returns">
      <h2 id="returns">{t('home.returns')}</h2>
      {none && <Empty text={t('file.none-open')} />}
      <ul class="lines">
        {due.questions.map(({ filing, by, text, replyBy }) => (
          <li>
            <a href={pages(c.lang).fileQuestions(filing)}>{t('home.asked', { by: c.name(by) })}</a> {text.slice(0, 160)} <small>{replyBy === null ? t('file.no-clock') : <>{t('file.reply-by')} <When c={c} at={replyBy} /></>}</small>
          </li>
        ))}
        {due.papers > 0 && <li><a href={`${pages(c.lang).monday()}#paper`}>{t('home.papers', { n: due.papers })}</a></li>}
        {due.waiting > 0 && <li><a href={`${pages(c.lang).file()}#waiting`}>{t('home.returns-waiting', { n: due.waiting })}</a></li>}
        {due.open > 0 && <li><a href={pages(c.lang).file()}>{t('home.returns-open', { n: due.open })}</a> {due.past > 0 && t('home.returns-past', { n: due.past })}</li>}
      </ul>
      {due.open === 0 && <p><a href={pages(c.lang).file()}>{t('file.title')}</a></p>}
    </section>
  )
}
