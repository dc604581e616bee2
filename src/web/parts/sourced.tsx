import type { Child } from 'hono/jsx'
import { reasonText, say } from '../say.ts'
import type { CiteView, PageContext, ReasonView } from '../view.ts'
import { CertaintyChip } from './badge.tsx'

/** Who says so, where in it, and how sure that is. */
export function Cite({ c, cite }: { c: PageContext; cite: CiteView }) {
  const t = say(c)
  const text = `${cite.source}${cite.pointer ? `, ${cite.pointer}` : ''}`
  return (
    <span class="source">
      <span class="hide">{t('common.source')}: </span>
      {cite.url ? <a href={cite.url}>{text}</a> : text} <CertaintyChip c={c} certainty={cite.certainty} />
    </span>
  )
}

/** A value with its source. A blank value is said to be blank. */
export function Sourced({ c, value, cite }: { c: PageContext; value: Child; cite?: CiteView | undefined }) {
  const absent = value === null || value === undefined || value === ''
  return (
    <>
      {absent ? <span class="blank">{say(c)('common.blank')}</span> : value}
      {cite && <Cite c={c} cite={cite} />}
    </>
  )
}

export function Reasons({ c, reasons }: { c: PageContext; reasons: readonly ReasonView[] }) {
  if (reasons.length === 0) return null
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li>
          <ReasonText c={c} reason={reason} />
        </li>
      ))}
    </ul>
  )
}

export function ReasonText({ c, reason }: { c: PageContext; reason: ReasonView }) {
  const { text, foreign } = reasonText(c, reason)
  return foreign ? (
    <span lang="en" title={say(c)('common.in-english')}>
      {text}
    </span>
  ) : (
    <>{text}</>
  )
}

export interface Fact {
  term: string
  value: Child
  cite?: CiteView
}

export function Facts({ c, facts }: { c: PageContext; facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>
            <Sourced c={c} value={fact.value} cite={fact.cite} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
