import type { Party } from '../../core/values/index.ts'
import { PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { WrittenList, type WrittenView } from '../parts/written.tsx'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'

export interface NoteView {
  to: Party
  instrument: string
  title: string
  period: string
  /** the note as it stands today, in the language of the page */
  text: string
  maySend: boolean
  written: WrittenView[]
}

/** A note verbale ready to be printed; whoever it is from sends it from here, with proof. */
export function NoteVerbale(view: NoteView, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('monday.note-title', { title: view.title, period: view.period })} over={<a href={pages(c.lang).monday()}>{t('monday.title')}</a>}>
      <div class="letter">{view.text.split('\n\n').map((paragraph) => <p>{paragraph}</p>)}</div>
      <p>
        <small>{t('monday.note-print')}</small>
      </p>
      {view.maySend && (
        <PostForm c={c} action={pages(c.lang).noteVerbale(view.instrument, view.to, view.period.slice(0, 4))}>
          <p>{t('monday.note-send-says', { to: c.name(view.to) })}</p>
          <button>{t('monday.note-send')}</button>
        </PostForm>
      )}
      <WrittenList c={c} written={view.written} />
    </Layout>
  )
}
