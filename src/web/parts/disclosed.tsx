import type { Instant, Party } from '../../core/values/index.ts'
import type { Key } from '../messages/index.ts'
import { actions, pages } from '../paths.ts'
import { num, say } from '../say.ts'
import type { PageContext } from '../view.ts'
import { PostForm } from './form.tsx'
import { Table } from './table.tsx'
import { When } from './when.tsx'

export interface Amended {
  id: string
  at: Instant
  withdrawn: boolean
  afterReveal: boolean
  fromNil: boolean
  differences: { path: string; before: string | null; after: string | null }[]
}

export interface DisclosedView {
  face: { form: string; period: string; date: string } | null
  /** the body was recomputed against the digest that was signed, or is not here to be; null for kinds without a face */
  commitment: 'matches' | 'binds' | null
  /** id of the statement that gave the body of this one */
  opening: string | null
  held: { until: Instant; reciprocal: boolean } | null
  /** null: not the viewer's own */
  readers: { party: Party; cause: string; law: number; inError: boolean }[] | null
  /** found entitled late, and not told yet */
  owed: Party[]
  mayConsent: boolean
  amended: Amended[]
}

const CAUSES: readonly [RegExp, Key][] = [
  [/^author$/, 'cause.author'], [/^public$/, 'cause.public'], [/^named$/, 'cause.named'], [/^named despite (.+)$/, 'cause.despite'], [/^party (.+)$/, 'cause.party'],
  [/^organ (.+)$/, 'cause.organ'], [/^duty (.+)$/, 'cause.duty'], [/^affected$/, 'cause.affected'], [/^earlier version$/, 'cause.earlier'],
  [/^exchange (.+)$/, 'cause.exchange'], [/^consent /, 'cause.consent'], [/^archive (.+)$/, 'cause.archive'], [/^face (.+)$/, 'cause.face'],
]

/** A ground as the log keeps it, in the reader's language. */
function causeText(c: PageContext, cause: string): string {
  for (const [form, key] of CAUSES) {
    const found = form.exec(cause)
    if (found) return say(c)(key, { what: found[1] ?? '' })
  }
  return cause
}

/** What is public of a statement, what holds it back, who reads it and why, and what was said otherwise since. */
export function DisclosedPart({ c, id, author, view }: { c: PageContext; id: string; author: Party; view: DisclosedView }) {
  const t = say(c)
  return (
    <>
      {(view.face || view.commitment) && (
        <section aria-labelledby="face">
          <h2 id="face">{t('face.title')}</h2>
          {view.face && <p>{t('face.says', { author: c.name(author), ...view.face })}</p>}
          {view.commitment && <p>{t(`face.${view.commitment}`)}</p>}
          {view.opening && (
            <p>
              {t('face.opened')} <a href={pages(c.lang).record(view.opening)}><code class="hash">{view.opening}</code></a>
            </p>
          )}
        </section>
      )}
      {view.held && (
        <p class="note">
          <strong>
            {t('held.until')} <When c={c} at={view.held.until} />.
          </strong>{' '}
          {t(view.held.reciprocal ? 'held.exchange' : 'held.release')}{view.held.reciprocal && <> <a href={pages(c.lang).exchanges()}>{t('exchange.title')}</a></>}
        </p>
      )}
      <AmendedVersions c={c} rows={view.amended} />
      {view.owed.length > 0 && <Owed c={c} id={id} view={view} />}
      {view.readers && <Readers c={c} rows={view.readers} />}
    </>
  )
}

/** More than these would push what matters off a phone. */
const OPEN_READERS = 8

function Readers({ c, rows }: { c: PageContext; rows: NonNullable<DisclosedView['readers']> }) {
  const t = say(c)
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">{t('readers.title')}</h2>
      <p>{t('readers.lead')}</p>
      <details open={rows.length <= OPEN_READERS}>
        <summary>{t('release.recipients', { n: rows.length })}</summary>
      <Table
        c={c}
        caption={t('readers.title')}
        rows={rows}
        empty={t('common.blank')}
        columns={[
          { head: t('readers.reader'), row: true, cell: ({ party }) => (party === 'public' ? t('readers.everybody') : c.name(party)) },
          { head: t('readers.ground'), cell: ({ cause, inError }) => (<>{causeText(c, cause)}{inError && <> · <strong>{t('readers.in-error')}</strong></>}</>) },
          { head: t('readers.law'), figure: true, cell: ({ law }) => num(c, law) },
        ]}
      />
      </details>
    </section>
  )
}

function Owed({ c, id, view }: { c: PageContext; id: string; view: DisclosedView }) {
  const t = say(c)
  return (
    <section aria-labelledby="owed">
      <h2 id="owed">{t('readers.owed')}</h2>
      <p>{t('readers.owed-says')}</p>
      {view.owed.map((party) =>
        view.mayConsent ? (
          <PostForm c={c} action={actions(c.lang).consent(id)}>
            <input type="hidden" name="reader" value={party} />
            <button>{t('readers.release-to', { party: c.name(party) })}</button>
          </PostForm>
        ) : (
          <p>{c.name(party)}</p>
        ),
      )}
    </section>
  )
}

function AmendedVersions({ c, rows }: { c: PageContext; rows: readonly Amended[] }) {
  const t = say(c)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="amended">
      <h2 id="amended">{t('amended.title')}</h2>
      {rows.map((row) => (
        <>
          <p>
            <a href={pages(c.lang).record(row.id)}><When c={c} at={row.at} /></a>
            {row.withdrawn && <> · {t('amended.withdrawn')}</>}
            {row.afterReveal && <> · {t('amended.after-reveal')}</>}
            {row.fromNil && <> · <strong>{t('amended.from-nil')}</strong></>}
          </p>
          {row.differences.length > 0 && (
            <Table
              c={c}
              caption={t('amended.title')}
              rows={row.differences}
              empty={t('common.blank')}
              columns={[
                { head: t('amended.field'), row: true, cell: ({ path }) => <code>{path}</code> },
                { head: t('amended.before'), cell: ({ before }) => (before === null ? '–' : <code>{before}</code>) },
                { head: t('amended.after'), cell: ({ after }) => (after === null ? '–' : <code>{after}</code>) },
              ]}
            />
          )}
        </>
      ))}
    </section>
  )
}
