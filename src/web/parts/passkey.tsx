import type { Child } from 'hono/jsx'
import { say } from '../say.ts'
import type { PageContext } from '../view.ts'
import { PostForm } from './form.tsx'

/** A form that a passkey fills in: `passkey.ts` asks the device. Without script it is sent empty, and the answer says what else there is. */
export function PasskeyForm({ c, action, ask, button, plain, children }: { c: PageContext; action: string; ask: 'create' | 'get'; button: string; plain?: boolean; children?: Child }) {
  const t = say(c)
  return (
    <PostForm
      c={c}
      action={action}
      data={{ 'data-passkey': ask, 'data-refused': t('passkey.refused'), 'data-held': t('passkey.held'), 'data-unable': t('passkey.unable') }}
    >
      <input type="hidden" name="token" value="" />
      <input type="hidden" name="response" value="" />
      {children}
      <p class="buttons">
        <button class={plain ? 'plain' : undefined}>{button}</button>
      </p>
      <p class="error" role="alert"></p>
    </PostForm>
  )
}
