import { faultLine } from '../../core/values/index.ts'
import type { Parts } from '../http.ts'
import { releaseByOrders } from '../warnings/orders.ts'
import type { Handler } from '../worker.ts'

/** Older than this an event calls for no warning any more. */
const RECENT_MS = 3 * 86_400_000

/** After a capture: whatever standing orders cover leaves at once. Doing it again tells nobody twice. A refusal is said and holds up no other event. */
export function assessHandler(parts: () => Parts): Handler {
  // one look at a time: of many captures at one moment, the second look finds what the first has told
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const mine = last.then(() => assess(parts))
    last = mine.catch(() => {})
    return mine
  }
}

async function assess(parts: () => Parts): Promise<void> {
  const { book, desk } = parts()
  await book.catchUp()
  const now = desk.clock()
  for (const event of book.list(now)) {
    if (event.level === 0 || now - event.record.at >= RECENT_MS) continue
    const { refused } = await releaseByOrders(parts(), event)
    for (const { party, fault } of refused) process.stderr.write(`standing order of ${party}, event ${event.record.id}: ${faultLine(fault)}\n`)
  }
}
