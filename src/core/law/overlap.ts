import type { Party } from '../values/index.ts'
import type { Glances } from './glance.ts'
import type { PartyAnswer } from './model.ts'

/** What an instrument is between two sides. `partly`, of groups: some of each. `open`: what is not established could change the answer. */
export const OVERLAPS = ['both', 'partly', 'open', 'first', 'second', 'neither'] as const
export type Overlap = (typeof OVERLAPS)[number]

export interface Overlapping {
  instrument: string
  overlap: Overlap
  /** members bound, of each side */
  bound: [number, number]
}

/** Every instrument between two sides, each one state or several. Who is neither known to be bound nor known not to be decides nothing. */
export function overlapsOf(glances: Glances, [first, second]: readonly [readonly Party[], readonly Party[]]): Overlapping[] {
  return [...glances].map(([instrument, of]) => {
    const answers = (side: readonly Party[]) => side.map((state): PartyAnswer => of.get(state)?.party ?? 'unknown')
    const [one, two] = [answers(first), answers(second)]
    return { instrument, overlap: overlapIs(reach(one), reach(two)), bound: [bound(one), bound(two)] }
  })
}

function bound(answers: readonly PartyAnswer[]): number {
  return answers.filter((answer) => answer === 'yes').length
}

/** How far it binds one side. `open`: no member is known to be bound, and not every one is known not to be. */
function reach(answers: readonly PartyAnswer[]): 'all' | 'some' | 'none' | 'open' {
  const yes = bound(answers)
  if (yes > 0) return yes === answers.length ? 'all' : 'some'
  return answers.every((answer) => answer === 'no') ? 'none' : 'open'
}

function overlapIs(first: ReturnType<typeof reach>, second: ReturnType<typeof reach>): Overlap {
  if (first === 'open' || second === 'open') return 'open'
  if (first === 'none') return second === 'none' ? 'neither' : 'second'
  if (second === 'none') return 'first'
  return first === 'all' && second === 'all' ? 'both' : 'partly'
}
