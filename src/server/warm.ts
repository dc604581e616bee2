import { setImmediate as turn } from 'node:timers/promises'
import type { Parts } from './http.ts'
import { matrixOn } from './views/architecture.ts'
import { askedOf, talliesOn } from './views/law-days.ts'

/** Works out the law of today before anybody asks: some half a second in all, an instrument at a time, so that whoever asks meanwhile hardly waits. */
export async function warm({ desk }: Parts): Promise<void> {
  const { law } = await desk.law()
  for (const id of law.instruments.keys()) {
    law.timelines(id)
    await turn()
  }
  const today = askedOf(() => undefined, desk.clock())
  talliesOn(law, today)
  await turn()
  matrixOn(law, desk.region, today)
}
