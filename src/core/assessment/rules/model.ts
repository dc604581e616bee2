import type { AgencyNature, Level } from '../../values/index.ts'

export const RULE_IDS = ['people-as-threat', 'development-military-lead', 'no-civil-lead', 'no-rights-check', 'no-protection', 'military-without-reason'] as const
export type RuleId = (typeof RULE_IDS)[number]

export interface Rule {
  id: RuleId
  /** where the founding report says so */
  pointer: string
  /** refuses what it finds: no reason lets it through */
  refuses: boolean
}

/** One row a rule, with where the founding report says it. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  'people-as-threat': { id: 'people-as-threat', pointer: 'C1 §V L363', refuses: true },
  'development-military-lead': { id: 'development-military-lead', pointer: 'C1 §V L365', refuses: false },
  'no-civil-lead': { id: 'no-civil-lead', pointer: 'P L103; C1 §V L365', refuses: false },
  'no-rights-check': { id: 'no-rights-check', pointer: 'C3 §II L792', refuses: false },
  'no-protection': { id: 'no-protection', pointer: 'C1 §V L363', refuses: false },
  'military-without-reason': { id: 'military-without-reason', pointer: 'P L103', refuses: true },
}

export interface Flag {
  rule: RuleId
  pointer: string
  refuses: boolean
  field: string
  /** what set it off, as it was written */
  found: string
}

/** What the rules ask of a theme. */
export interface ThemeFacts {
  id: string
  notAThreat: boolean
  developmentIssue: boolean
}

export interface ResponseLike {
  theme: string
  what: string
  level: Level
  lead: { agency: string; nature: AgencyNature }
  others: readonly { agency: string; nature: AgencyNature }[]
  rights: string
  reason: string
}
