import { isState, type Language } from '../../core/values/index.ts'
import type { NeedsMeView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { Viewer } from '../viewer.ts'
import { fileList } from './file.ts'
import { openQuestions, papersFor } from './monday.ts'

/** What a state has to file, to let out, to reply and to confirm; null for everybody else. */
export async function returnsDue(desk: Desk, viewer: Viewer, lang: Language): Promise<NeedsMeView['returns']> {
  if (viewer.session === null || !isState(viewer.party)) return null
  const [{ rows, mayRelease }, asked, papers] = await Promise.all([fileList(desk, viewer, lang), openQuestions(desk, viewer.party), papersFor(desk, viewer)])
  const open = rows.filter((row) => row.open && row.draft !== true)
  return {
    open: open.length, past: open.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length, waiting: rows.filter(({ draft }) => draft === true).length, mayRelease,
    questions: asked.filter(({ of }) => of === viewer.party).map(({ filing, by, text, replyBy }) => ({ filing, by, text, replyBy })),
    papers: papers.filter(({ word, of }) => word === 'transcribed' && of === viewer.party).length,
  }
}
