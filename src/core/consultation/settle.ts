import type { Entitled } from '../law/index.ts'
import type { Party } from '../values/index.ts'
import type { Aside, Cast, Convened, Said } from './model.ts'
import { mayVote } from './voters.ts'

export interface Settled<C extends Cast> {
  /** the vote of each voter that counts */
  counted: Map<Party, Said<C>>
  aside: { vote: Said<C>; why: Aside }[]
}

/**
 * Which of the votes count. The rule of two votes: the last one that a state cast before the closing counts, and the earlier ones stay
 * in the record as replaced. Everything else that does not count stands aside with its reason; each vote is in exactly one place.
 */
export function settle<C extends Cast>(convened: Convened, votes: readonly Said<C>[], voters: Entitled): Settled<C> {
  const counted = new Map<Party, Said<C>>()
  const aside: Settled<C>['aside'] = []
  for (const vote of inOrder(votes)) {
    const why = whyNot(convened, vote, voters)
    if (why) {
      aside.push({ vote, why })
      continue
    }
    const before = counted.get(vote.by)
    if (before) aside.push({ vote: before, why: 'replaced' })
    counted.set(vote.by, vote)
  }
  return { counted, aside }
}

function whyNot({ body }: Convened, { by, at, body: { mode }, told }: Said<Cast>, voters: Entitled): Aside | null {
  if (mode !== body.mode) return 'other-mode'
  if (body.excluded.includes(by)) return 'excluded'
  if (!mayVote(by, voters)) return 'not-entitled'
  if (!told) return 'not-told'
  if (at < body.opens) return 'early'
  return at < body.closes ? null : 'late'
}

/** By admission; two admitted together keep the order in which the log has them. */
function inOrder<C>(votes: readonly Said<C>[]): Said<C>[] {
  return votes.map((vote, i) => [vote, i] as const).sort(([a, i], [b, j]) => a.at - b.at || i - j).map(([vote]) => vote)
}
