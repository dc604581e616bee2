import { setImmediate } from 'node:timers/promises'
import type { Desk } from './desk.ts'
import { askedOf, talliesOn } from './views/law-days.ts'

/**
 * Works out the timelines of every instrument, one between two requests, so that nobody is the first to wait for all of them
 * (some 200 ms at once). Begun when the first page can be had; stops when told.
 */
export async function warmLaw(desk: Desk, isOver: () => boolean): Promise<void> {
  const { law } = await desk.law()
  for (const id of law.instruments.keys()) {
    await setImmediate()
    if (isOver()) return
    law.timelines(id)
  }
  talliesOn(law, askedOf(() => undefined, desk.clock()))
}
