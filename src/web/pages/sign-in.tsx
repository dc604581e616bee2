import type { Party } from '../../core/values/index.ts'
import { ErrorSummary, PostForm } from '../parts/form.tsx'
import { Layout } from '../parts/layout.tsx'
import { actions } from '../paths.ts'
import { say } from '../say.ts'
import type { FormError, PageContext } from '../view.ts'

export interface SignInView {
  /** one click signs in: only on loopback and only in the demo */
  demo: boolean
  offices: { id: string; party: Party; office: string; role: 'drafter' | 'releaser' | 'duty' | 'clerk' | 'secretariat' }[]
  /** a link that the operator made for one office; opening it signs nobody in, its button does */
  invite?: string
  /** path to return to */
  next: string
  errors: FormError[]
}

/** Posts `office` and `next`. */
export function SignIn(view: SignInView, c: PageContext) {
  const t = say(c)
  const parties = [...new Set(view.offices.map((one) => one.party))].sort((a, b) => c.name(a).localeCompare(c.name(b), c.lang))
  return (
    <Layout c={c} title={t('sign-in.title')} lead={t(view.invite ? 'sign-in.invited' : view.demo ? 'sign-in.demo' : 'sign-in.closed')} wide>
      <ErrorSummary c={c} errors={view.errors} />
      {(view.demo || view.invite) && (
        <PostForm c={c} action={actions(c.lang).signIn()}>
          <input type="hidden" name="next" value={view.next} />
          {view.invite && <input type="hidden" name="invite" value={view.invite} />}
          <ul class="offices">
            {parties.map((party) => (
              <li>
                <Offices c={c} party={party} offices={view.offices.filter((one) => one.party === party)} />
              </li>
            ))}
          </ul>
        </PostForm>
      )}
    </Layout>
  )
}

/** One state: its offices by name, and for each a button that says what it may do. */
function Offices({ c, party, offices }: { c: PageContext; party: Party; offices: SignInView['offices'] }) {
  const t = say(c)
  return (
    <>
      <b>{c.name(party)}</b>
      {[...Map.groupBy(offices, (one) => one.office)].map(([office, roles]) => (
        <div class="office">
          <small>{office}</small>
          {roles.map((one) => (
            <button class="plain" name="office" value={one.id} aria-label={`${c.name(party)}, ${one.office}: ${t(`role.${one.role}`)}`}>
              {t(`role.${one.role}`)}
            </button>
          ))}
        </div>
      ))}
    </>
  )
}
