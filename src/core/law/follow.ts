import { isoDay, lastDay, type EdtfDate } from '../values/index.ts'
import { adoptedOn } from './entry.ts'
import type { Instrument, Standing } from './model.ts'
import type { Story } from './story.ts'
import { stretchAt, type InstrumentTimelines, type Stretch } from './timeline.ts'
import { ground } from './words.ts'

/**
 * The timelines of an instrument addressed to the parties of another: theirs, from its own adoption on. What is only drafted or proposed
 * is addressed to nobody yet.
 */
export function followed(instrument: Instrument, leader: InstrumentTimelines): InstrumentTimelines {
  const own = ({ story, stretches }: { story: Story; stretches: Stretch[] }) => ({ story, stretches: clipped(instrument, stretches) })
  return { instrument, states: new Map([...leader.states].map(([state, theirs]) => [state, own(theirs)])) }
}

function clipped(instrument: Instrument, stretches: readonly Stretch[]): Stretch[] {
  const outside = { status: 'none', party: 'no', participation: null, spell: -1, from: -Infinity } as const
  if (instrument.nature === 'draft' || instrument.nature === 'proposed') return [{ ...outside, because: [ground('draft-or-proposed')] }]
  const adopted = adoptedOn(instrument)
  const own = stretches.map((stretch) => ({ ...stretch, because: grounds(instrument, stretch) }))
  if (!Number.isFinite(adopted)) return own
  const at = stretchAt(own, adopted)
  const before: Stretch = { ...outside, because: [ground('not-adopted-yet', { date: isoDay(adopted) })] }
  return [before, { ...own[at]!, from: adopted }, ...own.slice(at + 1)]
}

function grounds(instrument: Instrument, stretch: Stretch): Stretch['because'] {
  const follows = ground('follows', { instrument: instrument.follows! })
  const political = instrument.nature !== 'binding' && stretch.party === 'yes' ? [ground('political-only')] : []
  return [follows, ...stretch.because, ...political]
}

/** A party of the leader long since is addressed only from the adoption of what follows it. */
export function sinceAdopted(instrument: Instrument, { since, status }: Pick<Standing, 'since' | 'status'>): EdtfDate | null {
  const adopted = adoptedOn(instrument)
  if (since === null || !Number.isFinite(adopted) || status === 'none' || lastDay(since) >= adopted) return since
  return isoDay(adopted)
}
