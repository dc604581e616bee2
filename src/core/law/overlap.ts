import type { Party } from '../values/index.ts'
import type { Glances } from './glance.ts'
import type { PartyAnswer } from './model.ts'

/** How far an instrument binds one side of a pair: `open` where no member is known to be bound and not every one is known not to be. */
export type Side = 'all' | 'some' | 'none' | 'open'
export const BINDINGS = ['both', 'partly', 'only-a', 'only-b', 'open', 'neither'] as const
/** What an instrument is between two sides. `partly`, of groups: some of each. `open`: what is not established could change the answer. */
export type Binding = (typeof BINDINGS)[number]

export interface Overlap {
  instrument: string
  binding: Binding
  /** members bound, of each side */
  a: number
  b: number
}

/** Every instrument between two sides, each one state or several. Who is neither known to be bound nor known not to be decides nothing. */
export function overlapOf(glances: Glances, a: readonly Party[], b: readonly Party[]): Overlap[] {
  return [...glances].map(([instrument, of]) => {
    const answers = (side: readonly Party[]) => side.map((state): PartyAnswer => of.get(state)?.party ?? 'unknown')
    const [left, right] = [answers(a), answers(b)]
    return { instrument, binding: bindingOf(sideOf(left), sideOf(right)), a: bound(left), b: bound(right) }
  })
}

function bound(answers: readonly PartyAnswer[]): number {
  return answers.filter((answer) => answer === 'yes').length
}

function sideOf(answers: readonly PartyAnswer[]): Side {
  const yes = bound(answers)
  if (yes > 0) return yes === answers.length ? 'all' : 'some'
  return answers.every((answer) => answer === 'no') ? 'none' : 'open'
}

function bindingOf(a: Side, b: Side): Binding {
  if (a === 'open' || b === 'open') return 'open'
  if (a === 'none') return b === 'none' ? 'neither' : 'only-b'
  if (b === 'none') return 'only-a'
  return a === 'all' && b === 'all' ? 'both' : 'partly'
}
