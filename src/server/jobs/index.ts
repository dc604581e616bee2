import type { Desk } from '../desk.ts'
import type { EventBook } from '../events.ts'
import type { Handler } from '../worker.ts'
import { deliverHandler, escalateHandler } from './deliver.ts'

/** Every queue and who serves it; a new one is a file and a line here. */
export function handlers(desk: Desk, _book: EventBook): Record<string, Handler> {
  return { deliver: deliverHandler(desk), escalate: escalateHandler(desk) }
}
