import type { OutcomeBody, SealedVoteBody } from '../statements/index.ts'
import type { Entitled } from '../law/index.ts'
import type { Party } from '../values/index.ts'
import type { Said } from './model.ts'
import type { Settled } from './settle.ts'
import { mayVote } from './voters.ts'

export type Published = NonNullable<OutcomeBody['sealed']>

/**
 * What the organ publishes of a secret ballot: who cast one, in the order of the alphabet, and each ballot by its mark, in the order of
 * the marks. A mark is 128 bits drawn by its voter, so neither list says anything of the other; a voter finds its own line.
 */
export function publish({ counted }: Settled<SealedVoteBody>): Published {
  return {
    cast: [...counted.keys()].sort(),
    lines: [...counted.values()].map(({ body: { mark, ballot } }) => ({ mark, ballot })).sort((a, b) => (a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : 0)),
  }
}

/** `own` faults can be found by the voter alone; the others by everybody. */
export type BallotFault = 'lines-not-cast' | 'mark-twice' | 'cast-twice' | 'cast-stranger' | 'counts-differ' | 'own-missing' | 'own-changed' | 'own-not-listed'

/** What anyone can check of a published count without learning who voted what; with `own`, what that voter can. */
export function checkPublished({ sealed, counts }: Pick<OutcomeBody, 'sealed' | 'counts'>, voters: Entitled, excluded: readonly Party[], own?: Said<SealedVoteBody>): BallotFault[] {
  if (!sealed || !counts) return []
  const { cast, lines } = sealed
  const those = (ballot: 'for' | 'against' | 'abstain'): number => lines.filter((line) => line.ballot === ballot).length
  const line = own && lines.find(({ mark }) => mark === own.body.mark)
  const found: [BallotFault, boolean][] = [
    ['lines-not-cast', lines.length !== cast.length],
    ['mark-twice', new Set(lines.map(({ mark }) => mark)).size !== lines.length],
    ['cast-twice', new Set(cast).size !== cast.length],
    ['cast-stranger', cast.some((party) => !mayVote(party, voters, excluded))],
    ['counts-differ', counts.for !== those('for') || counts.against !== those('against') || counts.abstain !== those('abstain')],
    ['own-not-listed', own !== undefined && !cast.includes(own.by)],
    ['own-missing', own !== undefined && !line],
    ['own-changed', line !== undefined && line.ballot !== own!.body.ballot],
  ]
  return found.flatMap(([fault, is]) => (is ? [fault] : []))
}
