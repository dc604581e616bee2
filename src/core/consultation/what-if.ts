import { type Ballot, type Needs, tally, type TallyAnswer, type TallyInput, type VoteRule, type Law } from '../law/index.ts'
import { asFault, Fault, type EdtfDate, type Party } from '../values/index.ts'
import type { Roll } from './count.ts'

/** A body as somebody imagines it: no source gives the Security Council of the Americas a rule (founding report, C1 §VI L447 asks for one). */
export interface Imagined {
  members: readonly Party[]
  needs: Needs
  veto: readonly Party[]
}

/** `2/3`, `majority`, `consensus` or a number of votes; Fault `what-if`. */
export function needsFrom(text: string): Needs {
  const given = text.trim()
  if (given === 'majority') return { majority: true }
  if (given === 'consensus') return { consensus: true }
  const [, part, whole] = /^(\d{1,2})\/(\d{1,2})$/.exec(given) ?? []
  if (part && whole && Number(part) >= 1 && Number(part) <= Number(whole)) return { share: [Number(part), Number(whole)] }
  if (/^[1-9]\d{0,2}$/.test(given)) return { votes: Number(given) }
  throw new Fault('what-if', `"${text}" is no measure: write 2/3, majority, consensus or a number of votes`, { field: 'needs' })
}

/** Rules of an imagined body, for the same engine. Faults `what-if`. */
export function imagine({ members, needs, veto }: Imagined): VoteRule {
  if (members.length === 0) throw new Fault('what-if', 'name the members, as MEX BRA CAN', { field: 'members' })
  if ('votes' in needs && needs.votes > members.length) throw new Fault('what-if', `${needs.votes} votes of ${members.length} members can never be met`, { field: 'needs' })
  const stranger = veto.find((party) => !members.includes(party))
  if (stranger !== undefined) throw new Fault('what-if', `${stranger} has a veto and is no member`, { field: 'veto' })
  return {
    rule: 'imagined', body: 'OAS-CHS', matter: 'imagined', text: '', source: '', certainty: 'background', needs, of: 'members', seats: members.length,
    ...(veto.length > 0 ? { veto: { by: [...veto], text: '', source: '', certainty: 'background' as const } } : {}),
  }
}

export interface Reading {
  rule: string
  answer: TallyAnswer | null
  /** why it cannot be counted so */
  fault: { code: string; message: string } | null
}

/** The same votes under another rule. Whoever is a member there and cast no vote here is absent; whoever is none there is not counted. */
export function under(rule: VoteRule, roll: Roll, law: Law, on: EdtfDate, members?: readonly Party[]): Reading {
  const votes = Object.fromEntries((members ?? [...roll.keys()]).map((party): [Party, Ballot] => [party, roll.get(party) ?? 'absent']))
  const input: TallyInput = { rule: rule.rule, on, votes }
  try {
    return { rule: rule.rule, answer: tally(input, [rule], law), fault: null }
  } catch (error) {
    const { code, message } = asFault(error)
    return { rule: rule.rule, answer: null, fault: { code, message } }
  }
}
