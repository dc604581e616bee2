import { type Entitled, entitledOn, type Law, type VoteRule } from '../law/index.ts'
import { dayOfInstant, Fault, type EdtfDate, type Instant, isoDay, type Party } from '../values/index.ts'
import type { Convened } from './model.ts'

/** The day whose law says who votes: that of the closing, and until then today's. */
export function voteDay({ body: { closes } }: Pick<Convened, 'body'>, now: Instant): EdtfDate {
  return isoDay(dayOfInstant(Math.min(closes, now)))
}

/** Who may vote, those excluded left in: from the law where the rule names an instrument, else whom the convocation names. */
export function votersOf({ body }: Pick<Convened, 'body'>, rule: VoteRule, law: Law, on: EdtfDate): Entitled {
  return entitledOn(law, rule, on) ?? { sure: [...new Set(body.members)].sort(), disputed: [] }
}

export function mayVote(party: Party, { sure, disputed }: Entitled, excluded: readonly Party[] = []): boolean {
  return !excluded.includes(party) && (sure.includes(party) || disputed.includes(party))
}

/** The rule by its id; Fault `unknown-rule`. */
export function ruleNamed(rules: readonly VoteRule[], id: string): VoteRule {
  const rule = rules.find((one) => one.rule === id)
  if (!rule) throw new Fault('unknown-rule', `no rule "${id}": one of ${rules.map((one) => one.rule).join(', ')}`, { field: 'rule' })
  return rule
}
