import { type Ballot, type Entitled, type Law, tally, type TallyAnswer, type VoteRule } from '../law/index.ts'
import { type ConsultationResult, Fault, type EdtfDate, type Party } from '../values/index.ts'
import type { BallotCast, Convened } from './model.ts'

export type Roll = ReadonlyMap<Party, BallotCast>

/** Counts a roll under the rule of the consultation: whoever may vote and did not is absent, and is in the denominator. */
export function countRoll({ body }: Convened, roll: Roll, { rule, law, voters, on }: { rule: VoteRule; law: Law; voters: Entitled; on: EdtfDate }): TallyAnswer {
  const all = [...voters.sure, ...voters.disputed].filter((party) => !body.excluded.includes(party))
  const votes = Object.fromEntries(all.map((party): [Party, Ballot] => [party, roll.get(party) ?? 'absent']))
  const excluded = body.excluded.filter((party) => voters.sure.includes(party) || voters.disputed.includes(party))
  return tally({ rule: rule.rule, on, votes, ...(excluded.length > 0 ? { excluded } : {}) }, [rule], law)
}

/** Counts without names, of a secret ballot. */
export function countLines(lines: readonly { ballot: BallotCast }[], cast: readonly Party[], { body }: Convened, { rule, law, voters, on }: { rule: VoteRule; law: Law; voters: Entitled; on: EdtfDate }): TallyAnswer {
  const those = (ballot: BallotCast): number => lines.filter((line) => line.ballot === ballot).length
  const all = [...voters.sure, ...voters.disputed].filter((party) => !body.excluded.includes(party))
  if (lines.length > all.length) throw new Fault('ballots-too-many', `${lines.length} ballots of ${all.length} who may vote (${cast.length} are said to have cast one)`, { field: 'sealed.lines' })
  return tally({ rule: rule.rule, on, counts: { for: those('for'), against: those('against'), abstain: those('abstain'), absent: all.length - lines.length, of: all.length } }, [rule], law)
}

/** A quorum that is not met decides nothing, whatever the votes say. */
export function resultOf({ adopted, quorum }: Pick<TallyAnswer, 'adopted' | 'quorum'>): Exclude<ConsultationResult, 'withdrawn'> {
  if (quorum && !quorum.met) return 'no-quorum'
  return adopted ? 'adopted' : 'not-adopted'
}
