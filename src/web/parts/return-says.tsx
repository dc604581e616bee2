import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'

/** One part of a return as a person reads it: `value` stands apart only for a row of a matrix. */
export interface ReturnPartView {
  id: string
  label: string
  shape: 'single' | 'table' | 'matrix'
  note: string | null
  rows: { at: string; text: string; value?: string }[]
  /** rows that the page leaves to the workbook and the data */
  more: number
  /** rows of a matrix that say nothing */
  blanks: { at: string; text: string }[]
}

export type ChangeLine = { kind: 'added' | 'removed'; part: string; text: string } | { kind: 'changed'; part: string; text: string; was: string | null; now: string | null }

/** What one version says otherwise than another, in the words of the form. */
export function Changes({ c, lines, count }: { c: PageContext; lines: readonly ChangeLine[]; count: number }) {
  const t = say(c)
  return (
    <>
      <ul>
        {lines.map((line) => (
          <li>
            <b>{t(`keep.${line.kind}`)}</b> {line.part}: {line.text}
            {line.kind === 'changed' && <> {line.was ?? t('common.blank')} → <b>{line.now ?? t('common.blank')}</b></>}
          </li>
        ))}
      </ul>
      {count > lines.length && <p>{t('keep.and-more', { n: count - lines.length })}</p>}
    </>
  )
}

/** What a return says, without what it leaves blank. */
export function ReturnSays({ c, parts }: { c: PageContext; parts: readonly ReturnPartView[] }) {
  return (
    <dl class="says">
      {parts.filter(({ rows }) => rows.length > 0).map((part) => (
        <>
          <dt>{part.label}</dt>
          <dd>
            <ul>
              {part.rows.map(({ text, value }) => <li>{value ? say(c)('common.said', { label: text, value }) : text}</li>)}
            </ul>
            <More c={c} part={part} />
          </dd>
        </>
      ))}
    </dl>
  )
}

export function More({ c, part: { more } }: { c: PageContext; part: ReturnPartView }) {
  return more === 0 ? null : <p><small>{say(c)('file.more-rows', { n: num(c, more) })}</small></p>
}
