import type { Parts } from '../http.ts'
import { auditHandler } from '../doors/audit.ts'
import { USED } from '../doors/once.ts'
import { reconsiderHandler, revealHandler } from './reveal.ts'
import { injectHandler } from './inject.ts'
import type { Handler } from '../worker.ts'
import { reachHandler } from '../reach.ts'
import { remindHandler } from '../reminders.ts'
import { assessHandler } from './assess.ts'
import { deliverHandler, escalateHandler } from './deliver.ts'

/** Every queue and who serves it; a new one is a file and a line here. */
export function handlers(parts: () => Parts): Record<string, Handler> {
  const { desk } = parts()
  return { assess: assessHandler(parts), audit: auditHandler(desk), deliver: deliverHandler(desk), escalate: escalateHandler(desk), inject: injectHandler(parts), reach: reachHandler(desk), reconsider: reconsiderHandler(desk), remind: remindHandler(desk), reveal: revealHandler(desk), [USED]: async () => {} }
}
