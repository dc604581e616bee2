import type { Instant } from '../../core/values/index.ts'
import { pages } from '../paths.ts'
import { say } from '../say.ts'
import { day } from '../time.ts'
import type { PageContext } from '../view.ts'

/** What was written to a state about one of its returns, with what became of its mail. */
export interface WrittenView {
  kind: 'note' | 'reminder'
  id: string
  at: Instant
  mail: 'delivered' | 'failed' | 'no-address' | 'no-mail-server' | 'waiting'
}

export function Written({ c, one }: { c: PageContext; one: WrittenView }) {
  const t = say(c)
  return (
    <small>
      <a href={pages(c.lang).record(one.id)}>{t(`monday.written-${one.kind}`)}</a> {day(c, one.at)}, {t(`monday.mail-${one.mail}`)}
    </small>
  )
}

export function WrittenList({ c, written }: { c: PageContext; written: readonly WrittenView[] }) {
  if (written.length === 0) return null
  return (
    <>
      <p><b>{say(c)('monday.written')}</b></p>
      <ul>{written.map((one) => <li><Written c={c} one={one} /></li>)}</ul>
    </>
  )
}
