import { type BallotCast, countLines, countRoll, outcomeOf, type Roll, settle, type Settled } from '../../core/consultation/index.ts'
import type { TallyAnswer } from '../../core/law/index.ts'
import type { SealedVoteBody, VoteBody } from '../../core/statements/index.ts'
import { Fault } from '../../core/values/index.ts'
import type { Consultation } from './book.ts'

export interface Counted {
  settled: Settled<VoteBody> | Settled<SealedVoteBody>
  /** null: of a secret ballot that nobody has published, and that this viewer does not count */
  answer: TallyAnswer | null
  /** who voted what; null where that is secret */
  roll: Roll | null
}

/** The same, where the convocation may come from elsewhere and its rule cannot count it: then that is said, and the rest goes on. */
export function countSafely(of: Consultation): Counted & { fault: string | null } {
  try {
    return { ...countOf(of), fault: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { settled: settle(of.convened, of.convened.body.ballot === 'open' ? of.votes : [], of.voters), roll: null, answer: null, fault: error.message }
  }
}

/** The live count of a consultation, from what its viewer reads and nothing else. */
export function countOf(of: Consultation): Counted {
  const { convened, votes, sealed, voters } = of
  if (convened.body.ballot === 'open') {
    const settled = settle(convened, votes, voters)
    const roll = new Map([...settled.counted].map(([party, { body }]): [string, BallotCast] => [party, body.ballot]))
    return { settled, roll, answer: countRoll(convened, roll, of) }
  }
  const settled = settle(convened, sealed, voters)
  const published = outcomeOf(of)?.body.sealed
  return { settled, roll: null, answer: published && published.lines.length <= voters.sure.length + voters.disputed.length ? countLines(published.lines, published.cast, convened, of) : null }
}
