import type { SeatRole } from '../../core/statements/index.ts'
import type { Party } from '../../core/values/index.ts'
import { ErrorSummary, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { PasskeyForm } from '../parts/passkey.tsx'
import { actions, data } from '../paths.ts'
import { say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface SignInView {
  /** one click signs in: only on loopback and only in the demo */
  demo: boolean
  offices: { id: string; party: Party; office: string; role: SeatRole }[]
  /** a link that the operator made for one office; opening it signs nobody in, its button does */
  invite?: string
  /** a link that the operator made to close one seat */
  close?: string
  /** this address can ask for a passkey */
  passkeys: boolean
  /** a provider of OpenID Connect is configured */
  oidc: boolean
  /** path to return to */
  next: string
  errors: FormError[]
}

/** Posts `office` and `next`. */
export function SignIn(view: SignInView, c: PageContext) {
  const t = say(c)
  const parties = [...new Set(view.offices.map((one) => one.party))].sort((a, b) => c.name(a).localeCompare(c.name(b), c.lang))
  const lead = view.invite ? 'sign-in.invited' : view.close ? 'sign-in.closing' : view.passkeys || view.oidc ? 'sign-in.ways' : 'sign-in.closed'
  return (
    <Layout c={c} title={t(view.close ? 'doors.close' : 'sign-in.title')} lead={t(lead)} wide>
      <ErrorSummary c={c} errors={view.errors} />
      <Ways c={c} view={view} />
      {view.offices.length > 0 && (
        <section aria-labelledby="offices">
          {view.demo && (
            <>
              <h2 id="offices">{t('sign-in.demo-title')}</h2>
              <p>{t('sign-in.demo')}</p>
            </>
          )}
          <PostForm c={c} action={actions(c.lang).signIn()}>
            <input type="hidden" name="next" value={view.next} />
            {view.invite && <input type="hidden" name="invite" value={view.invite} />}
            {view.close && <input type="hidden" name="close" value={view.close} />}
            <ul class="offices">
              {parties.map((party) => (
                <li>
                  <Offices c={c} party={party} offices={view.offices.filter((one) => one.party === party)} button={view.invite ? 'sign-in.take' : view.close ? 'doors.close' : null} />
                </li>
              ))}
            </ul>
          </PostForm>
        </section>
      )}
    </Layout>
  )
}

/** By passkey, or by the ministry's own sign-in. */
function Ways({ c, view }: { c: PageContext; view: SignInView }) {
  const t = say(c)
  if (!view.passkeys && !view.oidc) return null
  return (
    <div class="doors">
      {view.passkeys && (
        <PasskeyForm c={c} action={actions(c.lang).signInPasskey()} ask="get" button={t('sign-in.passkey')}>
          <input type="hidden" name="next" value={view.next} />
        </PasskeyForm>
      )}
      {view.oidc && (
        <p class="buttons">
          <a class="button" href={data.oidcStart(c.lang, view.next)}>
            {t('sign-in.oidc')}
          </a>
        </p>
      )}
    </div>
  )
}

/** One state: its offices by name, and for each a button that says what it may do. */
function Offices({ c, party, offices, button }: { c: PageContext; party: Party; offices: SignInView['offices']; button: 'sign-in.take' | 'doors.close' | null }) {
  const t = say(c)
  const words = (role: SeatRole): string => (button === null ? t(`role.${role}`) : t(button, { role: t(`role.${role}`) }))
  return (
    <>
      <b>{c.name(party)}</b>
      {[...Map.groupBy(offices, (one) => one.office)].map(([office, roles]) => (
        <div class="office">
          <small>{office}</small>
          {roles.map((one) => (
            <button class={button ? undefined : 'plain'} name="office" value={one.id} aria-label={`${c.name(party)}, ${one.office}: ${words(one.role)}`}>
              {words(one.role)}
            </button>
          ))}
        </div>
      ))}
    </>
  )
}

/** Between another site's sign-in and the page asked for. */
export function SignedIn({ next }: { next: string }, c: PageContext) {
  const t = say(c)
  return (
    <Layout c={c} title={t('sign-in.done')}>
      <p>
        <a class="button" href={next}>
          {t('sign-in.go-on')}
        </a>
      </p>
    </Layout>
  )
}
