import { setImmediate as turn } from 'node:timers/promises'
import type { Desk } from './desk.ts'
import { askedOf, glancesIn } from './views/law-days.ts'

/**
 * Works out the law of today before anybody asks: some 200 ms in all, an instrument at a time, so that whoever asks meanwhile
 * hardly waits. Begun when the first page can be had; stops when told.
 */
export async function warm(desk: Desk, isOver: () => boolean): Promise<void> {
  const { law } = await desk.law()
  for (const id of law.instruments.keys()) {
    await turn()
    if (isOver()) return
    law.timelines(id)
  }
  glancesIn(law, askedOf(() => undefined, desk.clock()))
}
