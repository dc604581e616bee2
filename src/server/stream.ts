import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Desk } from './desk.ts'
import type { Viewer } from './viewer.ts'

const MAX_LISTENERS = 2000
let listening = 0

/**
 * Server-sent events for one viewer. A message says only that something it may read has changed since its last position;
 * whoever wants to know what asks by the disclosed path. Heartbeats every 20 s.
 */
export function streamTo(c: Context, desk: Desk, viewer: Viewer): Response {
  if (listening >= MAX_LISTENERS) return c.body(null, 503, { 'retry-after': '30' })
  return streamSSE(c, async (stream) => {
    listening++
    let wake = (): void => {}
    let pending = false
    const stop = desk.onChange((readers) => {
      if (!readers.includes(viewer.party) && !readers.includes('public')) return
      pending = true
      wake()
    })
    stream.onAbort(() => {
      stop()
      wake()
    })
    try {
      await stream.writeSSE({ event: 'hello', data: '{}' })
      while (!stream.aborted) {
        if (!pending) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), stream.sleep(20_000)])
        if (stream.aborted) break
        await stream.writeSSE(pending ? { event: 'change', data: '{}' } : { event: 'beat', data: '{}' })
        pending = false
      }
    } finally {
      stop()
      listening--
    }
  })
}
