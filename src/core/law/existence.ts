import { STATES, firstDay, lastDay, type EdtfDate } from '../values/index.ts'
import { knownDay, usableDates } from './known.ts'
import type { TimedLaw } from './law.ts'
import { dateOf, windowOf, type Window } from './window.ts'

/**
 * What an instrument is on a day. `adopted`: and its entry into force is not shown, or not needed (a political text).
 * `open`: its dates are not established, or the day lies between those that they allow.
 */
const EXISTENCES = ['in-force', 'adopted', 'proposed', 'open', 'not-yet'] as const
export type Existence = (typeof EXISTENCES)[number]

export interface Existing {
  instrument: string
  is: Existence
  /** no finer than sources give them; null where none does, or where they differ by more than a year */
  adopted: EdtfDate | null
  inForce: EdtfDate | null
  /** `claimed` by a source, `computed` by its own rule, `seen` in force by then */
  how: 'claimed' | 'computed' | 'seen' | null
}

/** Every instrument on a day, as known on a day. */
export function existenceOn(law: TimedLaw, on: EdtfDate, known?: EdtfDate): Existing[] {
  return [...law.instruments.values()].map((instrument) => {
    const adopted = windowOf(usableDates(instrument.adopted, knownDay(known), instrument.id))
    const { window, how } = law.timelines(instrument.id, known).states.get(STATES[0]!)!.story.entry
    const established = how === 'claimed' || how === 'computed' || how === 'seen'
    const entered = established && Number.isFinite(window.hi) ? window : undefined
    const proposed = instrument.nature === 'draft' || instrument.nature === 'proposed'
    return {
      instrument: instrument.id, is: proposed ? 'proposed' : isOn(adopted, entered, on), adopted: adopted ? dateOf(adopted) : null,
      inForce: entered && !proposed ? dateOf(entered) : null, how: entered && established && !proposed ? how : null,
    }
  })
}

function isOn(adopted: Window | undefined, entered: Window | undefined, on: EdtfDate): Existence {
  const [first, last] = [firstDay(on), lastDay(on)]
  if (entered && entered.hi <= first) return 'in-force'
  if (adopted && adopted.hi <= first) return 'adopted'
  if (adopted) return adopted.lo > last ? 'not-yet' : 'open'
  return 'open'
}
