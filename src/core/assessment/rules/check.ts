import type { ThreatsBody } from '../../statements/index.ts'
import type { AgencyNature } from '../../values/index.ts'
import { type Flag, type ResponseLike, type RuleId, RULES, type ThemeFacts } from './model.ts'
import { peopleNamed } from './people.ts'

/** The source counts police and justice among the civil agencies (C2 §II L670). */
const NOT_CIVIL: ReadonlySet<AgencyNature> = new Set(['military', 'intelligence'])

/**
 * What a response is flagged with, for its author alone: others read only the reason that the author gives. Order: as the author meets the
 * fields. A military lead with no reason is refused (P L103): everything else passes once a reason is written.
 */
export function checkResponse(response: ResponseLike, theme: ThemeFacts): Flag[] {
  const { lead, rights, reason, what } = response
  const people = peopleNamed(what)
  const military = lead.nature === 'military'
  return flagsOf([
    ['people-as-threat', 'what', people ?? '', people !== null],
    ['development-military-lead', 'lead', lead.agency, theme.developmentIssue && military],
    ['no-civil-lead', 'lead', lead.agency, NOT_CIVIL.has(lead.nature)],
    ['no-rights-check', 'rights', '', !rights.trim()],
    ['no-protection', 'rights', '', theme.notAThreat && !rights.trim()],
    ['military-without-reason', 'reason', lead.agency, military && !reason.trim()],
  ])
}

/** A list of threats: people are never one, by the theme or by the words. `themeOf` gives what the list of themes says. */
export function checkThreats(body: Pick<ThreatsBody, 'entries'>, themeOf: (id: string) => ThemeFacts | undefined): (Flag & { at: number })[] {
  return body.entries.flatMap(({ theme, wording }, at) => {
    const facts = themeOf(theme)
    const people = peopleNamed(wording)
    const found = people ?? (facts?.notAThreat ? theme : null)
    return flagsOf([['people-as-threat', people === null ? 'theme' : 'wording', found ?? '', found !== null]]).map((flag) => ({ ...flag, at }))
  })
}

function flagsOf(found: readonly [rule: RuleId, field: string, found: string, is: boolean][]): Flag[] {
  return found.filter(([, , , is]) => is).map(([rule, field, what]) => ({ rule, field, found: what, pointer: RULES[rule].pointer, refuses: RULES[rule].refuses }))
}
