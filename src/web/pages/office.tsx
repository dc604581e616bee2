import { LANGUAGES } from '../../core/values/index.ts'
import { Doors } from '../parts/doors.tsx'
import { Field, PostForm, Select } from '../parts/form.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { When } from '../parts/when.tsx'
import { LANGUAGE_NAMES } from '../locale.ts'
import { actions, pages } from '../paths.ts'
import { say, themeName } from '../say.ts'
import type { DoorsView, FormError, Instant, PageContext, ReviewLine } from '../view.ts'

export interface OfficeView {
  /** whether this seat speaks for its state: else it has no focal points, orders or reviews to keep */
  telling: boolean
  doors: DoorsView
  contacts: { office: string; step: number; channels: { kind: 'mail' | 'webhook'; to: string }[]; themes: string[] }[]
  orders: { id: string; themes: string[]; severity: string; until: Instant | null }[]
  reviews: ReviewLine[]
  themes: string[]
  mayOrder: boolean
  /** of a webhook just added */
  secret: string | null
  errors: FormError[]
}

const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor'] as const

export function Office(view: OfficeView, c: PageContext) {
  const t = say(c)
  // whoever came by a link has one thing to do before any other
  const first = view.doors.how === 'invite' && view.doors.passkeys.length === 0
  return (
    <Layout c={c} title={t('office.title')} over={c.viewer.office} lead={t('office.lead')}>
      <ErrorSummary c={c} errors={view.errors} />
      {view.secret && (
        <p class="notice">
          <b>{t('office.secret')}</b> <code>{view.secret}</code>
        </p>
      )}
      {first && <Doors c={c} doors={view.doors} />}
      {view.telling && (
        <>
          <Reviews c={c} view={view} />
          <Contacts c={c} view={view} />
          <Orders c={c} view={view} />
        </>
      )}
      {!first && <Doors c={c} doors={view.doors} />}
    </Layout>
  )
}

function Reviews({ c, view }: { c: PageContext; view: OfficeView }) {
  const t = say(c)
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">{t('office.reviews')}</h2>
      <Table
        c={c}
        caption={t('office.reviews')}
        rows={view.reviews}
        empty={t('office.reviews-none')}
        columns={[
          { head: t('warning.warning'), row: true, cell: (row) => <a href={pages(c.lang).warning(row.warning)}>{row.title}</a> },
          { head: t('office.until'), cell: (row) => <When c={c} at={row.by} /> },
          {
            head: '',
            cell: (row) => !row.mine ? t('office.review-other') : (
              <PostForm c={c} action={actions(c.lang).review(row.warning)}>
                <button class="plain" name="agrees" value="yes">
                  {t('office.review-agree')}
                </button>{' '}
                <button class="plain" name="agrees" value="no">
                  {t('office.review-differ')}
                </button>
              </PostForm>
            ),
          },
        ]}
      />
    </section>
  )
}

function Contacts({ c, view }: { c: PageContext; view: OfficeView }) {
  const t = say(c)
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{t('office.contacts')}</h2>
      <Table
        c={c}
        caption={t('office.contacts')}
        rows={view.contacts}
        empty={t('office.contacts-none')}
        columns={[
          { head: t('office.step'), cell: (row) => String(row.step) },
          { head: t('office.name'), row: true, cell: (row) => row.office },
          {
            head: t('office.channels'),
            cell: (row) =>
              row.channels.map(({ kind, to }) => (
                <span class="channel">
                  {kind} <code>{to}</code>{' '}
                </span>
              )),
          },
          {
            head: '',
            cell: (row) => (
              <PostForm c={c} action={actions(c.lang).contact()}>
                <input type="hidden" name="withdraw" value={row.office} />
                <button class="plain">{t('office.withdraw')}</button>
              </PostForm>
            ),
          },
        ]}
      />
      <PostForm c={c} action={actions(c.lang).contact()}>
        <Field id="office" label={t('office.name')} hint={t('office.name-hint')} errors={view.errors}>
          <input id="office" name="office" maxlength={120} required autocomplete="organization" />
        </Field>
        <Field id="mail" label={t('office.mail')} errors={view.errors}>
          <input id="mail" name="mail" type="email" autocomplete="off" maxlength={200} />
        </Field>
        <Select
          id="language"
          label={t('office.mail-language')}
          value={c.lang}
          options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
        />
        <Field id="webhook" label={t('office.webhook')} hint={t('office.webhook-hint')} errors={view.errors}>
          <input id="webhook" name="webhook" type="url" autocomplete="off" maxlength={400} />
        </Field>
        <Field id="step" label={t('office.step')} hint={t('office.step-hint')} errors={view.errors}>
          <input id="step" name="step" inputmode="numeric" value={String(view.contacts.length)} size={3} />
        </Field>
        <p class="buttons">
          <button>{t('office.add-contact')}</button>
        </p>
      </PostForm>
    </section>
  )
}

function Orders({ c, view }: { c: PageContext; view: OfficeView }) {
  const t = say(c)
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">{t('office.orders')}</h2>
      <p class="hint">{t('office.order-lead')}</p>
      <Table
        c={c}
        caption={t('office.orders')}
        rows={view.orders}
        empty={t('office.orders-none')}
        columns={[
          { head: t('office.theme'), row: true, cell: (row) => row.themes.map((theme) => themeName(c, theme)).join(', ') },
          { head: t('office.severity'), cell: (row) => row.severity },
          { head: t('office.until'), cell: (row) => (row.until === null ? t('office.no-end') : <When c={c} at={row.until} />) },
          {
            head: '',
            cell: (row) =>
              view.mayOrder ? (
                <PostForm c={c} action={actions(c.lang).order()}>
                  <input type="hidden" name="withdraw" value={row.id} />
                  <button class="plain">{t('office.withdraw')}</button>
                </PostForm>
              ) : (
                ''
              ),
          },
        ]}
      />
      {view.mayOrder ? (
        <PostForm c={c} action={actions(c.lang).order()}>
          <Select id="theme" label={t('office.theme')} options={view.themes.map((value) => ({ value, text: themeName(c, value) }))} />
          <Select id="severity" label={t('office.severity')} options={SEVERITIES.map((value) => ({ value, text: value }))} />
          <p class="buttons">
            <button>{t('office.add-order')}</button>
          </p>
        </PostForm>
      ) : (
        <p class="hint">{t('office.only-releaser')}</p>
      )}
    </section>
  )
}
