import { inject } from '../drills/live.ts'
import type { Parts } from '../http.ts'
import type { Handler } from '../worker.ts'

/** What a drill reports next. Doing it again says nothing new. */
export function injectHandler(parts: () => Parts): Handler {
  return async ({ payload }) => {
    const { drill, report } = payload as unknown as { drill: string; report: Parameters<typeof inject>[2] }
    await inject(parts(), drill, report)
  }
}
