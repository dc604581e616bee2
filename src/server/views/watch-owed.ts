import { type Law, type Reason } from '../../core/law/index.ts'
import { type EdtfDate, type Instant, isDate, type Language, parseInstant } from '../../core/values/index.ts'
import type { Owed } from '../../core/warnings/index.ts'
import type { DeadlineView, OwedView, ReasonView } from '../../web/index.ts'
import type { WatchedEvent } from '../events.ts'
import { eventHead } from './watch-lines.ts'

interface Asked {
  event: WatchedEvent
  law: Law
  known: EdtfDate | null
  lang: Language
  now: Instant
  mayDraft: boolean
}

/** The answer of the law in the words of the page. `touches` measure the distance; the answer keeps who and why. */
export function owedView(answer: Owed, { event, law, known, lang, now, mayDraft }: Asked): OwedView {
  const under = (row: { instrument: string; article: string | null }) => ({ instrument: row.instrument, instrumentTitle: titleOf(law, row.instrument, lang), article: row.article })
  return {
    event: eventHead(event, now), on: answer.on, known, headline: headlineView(answer.headline), mayDraft,
    owed: answer.owed.map((row) => ({
      ...under(row), by: row.by, to: row.to, toRoles: row.toRoles, kind: row.kind, deadline: deadlineView(row), footing: row.footing, because: row.because.map(reasonView), ...citeOf(law, row),
    })),
    affected: answer.affected.map((row) => ({
      party: row.party, method: row.method, km: row.method === 'named' || row.method === 'geocode' ? null : row.km, as: row.as, under: row.under.map(under),
      ...(row.responsible ? { responsible: row.responsible } : {}),
    })),
    notOwed: answer.notOwed.map((row) => ({ ...under(row), by: row.by ?? null, to: row.to ?? [], code: row.code, why: row.why, because: row.because.filter(({ code }) => code !== row.code).map(reasonView) })),
    later: answer.later.map((row) => ({ ...under(row), by: row.by, kind: row.kind, when: row.when })),
  }
}

function titleOf(law: Law, id: string, lang: Language): string {
  const title = law.instruments.get(id)?.title
  return title?.[lang] ?? title?.en ?? id
}

function reasonView({ code, params, text }: Reason): ReasonView {
  return { code, params, text }
}

/** Rows that stand below on a condition are not denied above them. */
function headlineView(headline: Reason): ReasonView {
  const view = reasonView(headline)
  return view.code === 'nobody-owed' && Number(view.params.conditional ?? 0) > 0 ? { ...view, code: 'nobody-owed-unless' } : view
}

/** Source and certainty of the duty itself, as its claim has them. */
function citeOf(law: Law, row: Owed['owed'][number]): Pick<OwedView['owed'][number], 'cite'> {
  const duty = law.instruments.get(row.instrument)?.duties.find((one) => one.kind === row.kind && (one.article ?? null) === row.article)
  return duty ? { cite: { source: duty.source, certainty: duty.certainty } } : {}
}

const AT_ONCE = /^(immediately|forthwith|without delay|as soon as possible|promptly|in good time|as rapidly as possible)$/

function deadlineView({ deadline, deadlineWhy }: Pick<Owed['owed'][number], 'deadline' | 'deadlineWhy'>): DeadlineView {
  if (deadline === null) return { at: null, basis: AT_ONCE.test(deadlineWhy) ? 'immediately' : 'unstated' }
  return isDate(deadline) ? { at: null, date: deadline, basis: 'instrument' } : { at: parseInstant(deadline), basis: 'instrument' }
}
