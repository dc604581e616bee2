import type { EdtfDate, Instant, Language, Party } from '../../core/values/index.ts'
import { GroundBadge, SeverityBadge } from '../parts/badge.tsx'
import { ErrorSummary, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Facts, ReasonText, Reasons } from '../parts/sourced.tsx'
import { Table } from '../parts/table.tsx'
import { ShortTexts } from '../parts/texts.tsx'
import { DateText, Deadline, When } from '../parts/when.tsx'
import { actions, pages } from '../paths.ts'
import { num, say, themeName } from '../say.ts'
import type { DeadlineView, DeskStatus, FormError, Ground, PageContext, ReasonView, SeverityView } from '../view.ts'

export interface ReleaseReader {
  party: Party
  ground: Ground
  because: ReasonView[]
  deadline: DeadlineView
  noFocalPoint: boolean
  /** the standing rests on a proof of that date: the author may leave it out */
  presumedSince: EdtfDate | null
}

export interface ReleaseDenied {
  party: Party
  why: ReasonView
  /** disputed or unknown: the author may add it by name, and that is then the ground */
  mayAdd: boolean
}

export interface ReleaseView {
  draft: string
  title: string
  theme: string
  status: DeskStatus
  from: Party
  authority: string | null
  event: { id: string; title: string } | null
  severity: SeverityView[]
  scope: 'restricted' | 'public'
  texts: { lang: Language; text: string }[]
  readers: ReleaseReader[]
  denied: ReleaseDenied[]
  drafter: { office: string; at: Instant }
  releaser: { office: string; at: Instant } | null
  /** why the viewer may release now, or may not */
  mode: 'second-credential' | 'standing-order' | 'relay' | 'same-credential' | 'not-allowed' | 'released'
  errors: FormError[]
}

/** The author reads it too, and is no recipient. */
function told({ readers }: ReleaseView): number {
  return readers.filter(({ ground }) => ground !== 'author').length
}

/** The last look: exactly who will be told, with the reason for each; who will not, and why. Posts `confirm`, `add[]`, `leave[]`. */
export function Release(view: ReleaseView, c: PageContext) {
  const t = say(c)
  const may = view.mode === 'second-credential' || view.mode === 'relay' || view.mode === 'standing-order'
  return (
    <Layout c={c} title={t('release.title')} over={view.title} lead={t('release.recipients', { n: told(view) })} wide>
      <ErrorSummary c={c} errors={view.errors} />
      <What c={c} view={view} />
      <PostForm c={c} action={actions(c.lang).release(view.draft)}>
        <Readers c={c} view={view} />
        <Denied c={c} view={view} />
        <Credentials c={c} view={view} />
        {may && (
          <div class="confirm">
            <p class="check">
              <input type="checkbox" id="confirm" name="confirm" value="yes" required />{' '}
              <label for="confirm">{t('release.confirm', { n: told(view) })}</label>
            </p>
            <button class="big">{t(c.desk.exercise ? 'release.go-exercise' : 'release.go')}</button>
          </div>
        )}
      </PostForm>
    </Layout>
  )
}

function What({ c, view }: { c: PageContext; view: ReleaseView }) {
  const t = say(c)
  return (
    <section aria-labelledby="what">
      <h2 id="what">{t('release.what')}</h2>
      <p class="badges loud">
        {view.severity.map((one) => (
          <SeverityBadge c={c} severity={one} />
        ))}
      </p>
      <Facts
        c={c}
        facts={[
          { term: t('release.author'), value: c.name(view.from) },
          { term: t('release.authority'), value: view.authority ?? t('warning.no-authority') },
          { term: t('watch.theme'), value: themeName(c, view.theme) },
          { term: t('warning.scope'), value: t(`warning.scope-${view.scope}`) },
          { term: t('warning.event'), value: view.event && <a href={pages(c.lang).event(view.event.id)}>{view.event.title}</a> },
        ]}
      />
      <ShortTexts c={c} texts={view.texts} />
    </section>
  )
}

function Readers({ c, view }: { c: PageContext; view: ReleaseView }) {
  const t = say(c)
  return (
    <section aria-labelledby="readers">
      <h2 id="readers">
        {t('release.readers')} <span class="n">{num(c, view.readers.length)}</span>
      </h2>
      <Table
        c={c}
        caption={t('release.readers')}
        rows={view.readers}
        empty={t('release.nobody')}
        columns={[
          {
            head: t('warning.recipient'),
            row: true,
            cell: (row) => (
              <>
                <b>{c.name(row.party)}</b>
                {row.noFocalPoint && <small class="blank">{t('warning.no-focal-point')}</small>}
              </>
            ),
          },
          {
            head: t('warning.why'),
            cell: (row) => (
              <>
                <GroundBadge c={c} ground={row.ground} />
                <Reasons c={c} reasons={row.because} />
              </>
            ),
          },
          { head: t('warning.clock'), cell: (row) => <Deadline c={c} deadline={row.deadline} /> },
          {
            head: t('release.leave'),
            cell: (row) =>
              row.presumedSince === null ? (
                '—'
              ) : (
                <span class="check">
                  <input type="checkbox" id={`leave-${row.party}`} name="leave" value={row.party} />{' '}
                  <label for={`leave-${row.party}`}>
                    {t('release.leave-out')}{' '}
                    <small>
                      {t('law.confirmed')} <DateText c={c} date={row.presumedSince} />
                    </small>
                  </label>
                </span>
              ),
          },
        ]}
      />
    </section>
  )
}

function Denied({ c, view }: { c: PageContext; view: ReleaseView }) {
  const t = say(c)
  if (view.denied.length === 0) return null
  return (
    <section aria-labelledby="denied">
      <h2 id="denied">
        {t('release.denied')} <span class="n">{num(c, view.denied.length)}</span>
      </h2>
      <Table
        c={c}
        caption={t('release.denied')}
        rows={view.denied}
        empty=""
        columns={[
          { head: t('watch.state'), row: true, cell: (row) => <b>{c.name(row.party)}</b> },
          { head: t('warning.why'), cell: (row) => <ReasonText c={c} reason={row.why} /> },
          {
            head: t('release.add'),
            cell: (row) =>
              row.mayAdd ? (
                <span class="check">
                  <input type="checkbox" id={`add-${row.party}`} name="add" value={row.party} />{' '}
                  <label for={`add-${row.party}`}>{t('release.add-by-name')}</label>
                </span>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </section>
  )
}

function Credentials({ c, view }: { c: PageContext; view: ReleaseView }) {
  const t = say(c)
  return (
    <section class="box" aria-labelledby="credentials">
      <h2 id="credentials">{t('release.credentials')}</h2>
      <ol class="credentials">
        <li>
          <b>{t('release.drafter')}</b> {view.drafter.office} · <When c={c} at={view.drafter.at} />
        </li>
        <li>
          <b>{t('release.releaser')}</b>{' '}
          {view.releaser ? (
            <>
              {view.releaser.office} · <When c={c} at={view.releaser.at} />
            </>
          ) : (
            <span class="blank">{t('release.open')}</span>
          )}
        </li>
      </ol>
      <p>{t(`release.mode-${view.mode}`)}</p>
    </section>
  )
}
