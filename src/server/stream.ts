import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Desk } from './desk.ts'
import { isLive } from './doors/seats.ts'
import type { Viewer } from './viewer.ts'

/** Half is kept for offices: a crowd of strangers, or one who opens as many as he can, never takes theirs. */
const MOST = { offices: 1000, strangers: 1000 }
const listening = { offices: 0, strangers: 0 }

/**
 * Server-sent events for one viewer. A message (of no name, so that every listener hears it) says only that something that it may read
 * has changed; whoever wants to know what asks by the disclosed path. A named `beat` every 20 s. It ends with its session, in `ended`.
 */
export function streamTo(c: Context, desk: Desk, viewer: Viewer): Response {
  const who = viewer.session ? 'offices' : 'strangers'
  if (listening[who] >= MOST[who]) return c.body(null, 503, { 'retry-after': '30' })
  return streamSSE(c, async (stream) => {
    listening[who]++
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
        if (!(await goesOn(desk, viewer))) return void (await stream.writeSSE({ event: 'ended', data: '{}' }))
        const due = pending
        pending = false
        await stream.writeSSE(due ? { data: '{}' } : { event: 'beat', data: '{}' })
      }
    } finally {
      stop()
      listening[who]--
    }
  })
}

/** Somebody who was signed out, here or on another server, hears nothing more: not even that something changed. */
async function goesOn(desk: Desk, { session }: Viewer): Promise<boolean> {
  if (!session) return true
  await desk.seats.catchUp()
  return isLive(desk, session, desk.clock())
}
