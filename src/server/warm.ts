import { setImmediate as turn } from 'node:timers/promises'
import type { Parts } from './http.ts'
import { groundOf } from './threats/cells.ts'
import { askedOf, glancesIn } from './views/law-days.ts'

/**
 * Works out the law of today before anybody asks: some 200 ms in all, an instrument at a time, so that whoever asks meanwhile
 * hardly waits; then what the captures add up to by state and theme, as the first reader of the threat watch would. Begun when the first
 * page can be had; stops when told.
 */
export async function warm(parts: Parts, isOver: () => boolean): Promise<void> {
  const { desk } = parts
  const { law } = await desk.law()
  for (const id of law.instruments.keys()) {
    await turn()
    if (isOver()) return
    law.timelines(id)
  }
  glancesIn(law, askedOf(() => undefined, desk.clock()))
  await turn()
  if (!isOver()) await groundOf(parts, 'public', 'en')
}
