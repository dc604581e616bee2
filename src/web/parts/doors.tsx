import { actions, pages } from '../paths.ts'
import { say } from '../say.ts'
import type { DoorsView, PageContext } from '../view.ts'
import { Field, PostForm } from './form.tsx'
import { PasskeyForm } from './passkey.tsx'
import { Table } from './table.tsx'
import { When } from './when.tsx'

/** An office's own keys, the seats of its party, and the way to what was done in its name. */
export function Doors({ c, doors }: { c: PageContext; doors: DoorsView }) {
  const t = say(c)
  return (
    <>
      <section aria-labelledby="passkeys">
        <h2 id="passkeys">{t('doors.passkeys')}</h2>
        <Passkeys c={c} doors={doors} />
      </section>
      <section aria-labelledby="seats">
        <h2 id="seats">{t('doors.seats')}</h2>
        <Seats c={c} doors={doors} />
        <PostForm c={c} action={actions(c.lang).signOut()}>
          <p class="buttons">
            {doors.mayAudit && (
              <a class="button plain" href={pages(c.lang).audit()}>
                {t('doors.audit-link')}
              </a>
            )}{' '}
            {doors.seat !== null && (
              <button class="plain" name="everywhere" value="yes">
                {t('doors.sign-out-everywhere')}
              </button>
            )}
          </p>
        </PostForm>
      </section>
    </>
  )
}

function Passkeys({ c, doors }: { c: PageContext; doors: DoorsView }) {
  const t = say(c)
  if (doors.seat === null) return <p class="empty">{t('doors.no-seat')}</p>
  return (
    <>
      {doors.how === 'invite' && (
        <p class="notice">
          <b>{t(doors.passkeys.length === 0 ? 'doors.add-now' : 'doors.use-it')}</b> {t('doors.session-until')} <When c={c} at={doors.until} />
        </p>
      )}
      {doors.passkeys.some(({ suspect }) => suspect !== null) && (
        <p class="notice" role="alert">
          <b>{t('doors.suspect-title')}</b> {t('doors.suspect-text')}
        </p>
      )}
      <Table
        c={c}
        caption={t('doors.passkeys')}
        rows={doors.passkeys}
        empty={t('doors.passkeys-none')}
        columns={[
          { head: t('doors.label'), row: true, cell: (row) => row.label },
          { head: t('doors.added'), cell: (row) => <When c={c} at={row.added} /> },
          { head: t('doors.kept'), cell: (row) => t(row.suspect !== null ? 'doors.suspect' : row.synced ? 'doors.synced' : 'doors.device') },
          { head: '', cell: (row) => doors.passkeys.length > 1 ? <Remove c={c} id={row.id} label={row.label} /> : t('doors.last') },
        ]}
      />
      {doors.passkeysHere ? (
        <PasskeyForm c={c} action={actions(c.lang).addPasskey()} ask="create" button={t('doors.add')}>
          <Field id="label" label={t('doors.label')} hint={t('doors.label-hint')}>
            <input id="label" name="label" maxlength={40} autocomplete="off" aria-describedby="label-hint" />
          </Field>
        </PasskeyForm>
      ) : (
        <p class="hint">{t('fault.passkey-origin')}</p>
      )}
    </>
  )
}

function Remove({ c, id, label }: { c: PageContext; id: string; label: string }) {
  const t = say(c)
  return (
    <PostForm c={c} action={actions(c.lang).removePasskey()}>
      <button class="plain" name="passkey" value={id} aria-label={`${t('doors.remove')}: ${label}`}>
        {t('doors.remove')}
      </button>
    </PostForm>
  )
}

function Seats({ c, doors }: { c: PageContext; doors: DoorsView }) {
  const t = say(c)
  return (
    <Table
      c={c}
      caption={t('doors.seats')}
      rows={doors.seats}
      empty={t('doors.seats-none')}
      columns={[
        { head: t('office.name'), row: true, cell: (row) => <>{row.office} {row.own && <small>({t('doors.own')})</small>}</> },
        { head: t('doors.role'), cell: (row) => t(`role.${row.role}`) },
        { head: t('doors.since'), cell: (row) => (row.since === null ? '' : <When c={c} at={row.since} />) },
        { head: t('doors.count'), figure: true, cell: (row) => <>{row.passkeys} {row.suspect && <b>{t('doors.suspect')}</b>}</> },
        {
          head: '',
          cell: (row) =>
            doors.mayClose && (
              <PostForm c={c} action={actions(c.lang).closeSeat()}>
                <button class="plain" name="seat" value={row.id} aria-label={`${t('doors.close')}: ${row.office}, ${t(`role.${row.role}`)}`}>
                  {t('doors.close')}
                </button>
              </PostForm>
            ),
        },
      ]}
    />
  )
}
