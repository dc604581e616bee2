import { z } from 'zod'
import { type Needs, VOTE_BASES, type VoteRule, type VoteText } from '../../core/law/index.ts'
import type { Fault, Region } from '../../core/values/index.ts'
import { readRows } from './rows.ts'
import { bare, certainty, type Report, text, unique } from './shapes.ts'

const share = z.tuple([z.int().positive(), z.int().positive()])
  .refine(([part, whole]) => part <= whole, { error: 'a share above one can never be met: write it as [2, 3]' })
const said = { text, source: text, certainty }
const code = z.string().regex(/^[A-Z]{3}$/, { error: 'a state is a code of three capital letters, as in MEX' })
const needs: z.ZodType<Needs> = z.union([
  z.strictObject({ share }), z.strictObject({ majority: z.literal(true) }), z.strictObject({ votes: z.int().positive() }),
  z.strictObject({ consensus: z.literal(true) }),
], { error: 'write { share: [2, 3] }, { majority: true }, { votes: 9 } or { consensus: true }' })

/** What only a row that can be counted says. */
const COUNTING = {
  rule: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a rule is named in lower case with hyphens, as in rio-organ' }).optional(),
  needs: needs.optional(),
  of: z.enum(VOTE_BASES).optional(),
  instrument: text.optional(),
  seats: z.int().positive().optional(),
  quorum: z.strictObject({ at: z.union([z.enum(['needed', 'majority']), share], { error: 'write needed, majority or a share such as [1, 2]' }).optional(), ...said }).optional(),
  exclusion: z.strictObject({ from: z.enum(['denominator', 'vote']), ...said }).optional(),
  veto: z.strictObject({ by: z.array(code).min(1), ...said }).optional(),
  ballot: z.strictObject({ is: z.literal('secret'), ...said }).optional(),
}
const row = z.strictObject({ body: text, matter: text, ...said, ...COUNTING })
type Row = z.output<typeof row>

export interface Votes {
  rules: VoteRule[]
  /** rules in words alone */
  texts: VoteText[]
  faults: Fault[]
}

/** `region/votes.yaml`: who decides what, by which count. A row that is wrong is left out with its faults, the rest goes on. */
export async function loadVotes(dir: string, region: Region, instruments: ReadonlySet<string>): Promise<Votes> {
  const { rows, faults } = await readRows(dir, 'votes.yaml', { rules: row }, ({ rules }, report) => {
    unique(rules, (one) => [one?.rule], 'rules', 'rule', report)
    rules.forEach((one, i) => one && checkRow(one, i, report, region, instruments))
  })
  const counted = rows.rules.filter((one) => one.rule !== undefined)
  return { rules: counted.map((one) => bare(one) as VoteRule), texts: rows.rules.filter((one) => one.rule === undefined).map((one) => bare(one)), faults }
}

function checkRow(one: Row, i: number, report: Report, region: Region, instruments: ReadonlySet<string>): void {
  const say = (field: string, message: string): void => report('rules', i, field, message)
  if (region.body(one.body)?.code !== one.body) say('body', `"${one.body}" is no body of bodies.yaml: use its id, or add the body there`)
  if (one.instrument !== undefined && !instruments.has(one.instrument)) say('instrument', `no instruments/${one.instrument}.yaml: who may vote cannot be told`)
  const counting = Object.keys(COUNTING).filter((field) => field !== 'rule' && one[field as keyof Row] !== undefined)
  if (one.rule === undefined && counting.length > 0) say(counting[0]!, 'without `rule` a row is words alone: give it a rule, or leave this out')
  if (one.rule !== undefined && !one.needs) say('needs', 'a rule that can be counted says how many votes it needs')
  if (one.rule !== undefined && !one.of) say('of', 'a rule that can be counted says of what: members, parties or voting')
  const most = one.seats ?? (one.instrument === undefined ? undefined : 35)
  if (one.needs && 'votes' in one.needs && most !== undefined && one.needs.votes > most) say('needs.votes', `needs ${one.needs.votes} votes of ${most}: this can never be met`)
}
