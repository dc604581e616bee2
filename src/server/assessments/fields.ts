import type { CapabilityLine, LevelsBody, ResponseBody, ThreatEntry } from '../../core/statements/index.ts'
import { AGENCY_NATURES, CAPABILITY_GRADES, Fault, INSTITUTIONS, LEVELS, LINK_NODES, PILLARS, ROOT_CAUSES, THREAT_ORIGINS, THREAT_ROLES, THREAT_STATUSES } from '../../core/values/index.ts'

type Fields = Record<string, string>

const text = (fields: Fields, name: string, most: number): string => (fields[name] ?? '').trim().slice(0, most)

function needed(fields: Fields, name: string, most: number): string {
  const found = text(fields, name, most)
  if (found.length < 2) throw new Fault('text-missing', 'write it in a few words', { field: name })
  return found
}

function oneOf<T extends string>(fields: Fields, name: string, words: readonly T[]): T {
  const found = words.find((word) => word === fields[name])
  if (found === undefined) throw new Fault('choice-missing', `choose one of ${words.join(', ')}`, { field: name })
  return found
}

/** Boxes that a form ticks, one field a word: `roles-transit`. */
function ticked<T extends string>(fields: Fields, name: string, words: readonly T[]): T[] {
  return words.filter((word) => fields[`${name}-${word}`] !== undefined)
}

/** Faults `choice-missing`, `rank-shape`, with the field of the form. */
export function threatIn(fields: Fields): ThreatEntry {
  const rank = text(fields, 'rank', 8)
  if (rank !== '' && !/^([1-9]\d?|100)$/.test(rank)) throw new Fault('rank-shape', `"${rank}" is no rank: a whole number from 1 to 100, or blank`, { field: 'rank' })
  return {
    theme: text(fields, 'theme', 64), rank: rank === '' ? null : Number(rank), tier: text(fields, 'tier', 120), wording: text(fields, 'wording', 400), status: oneOf(fields, 'status', THREAT_STATUSES),
    origin: ticked(fields, 'origin', THREAT_ORIGINS), roles: ticked(fields, 'roles', THREAT_ROLES), ties: ticked(fields, 'ties', LINK_NODES),
  }
}

export function capabilityIn(fields: Fields): CapabilityLine {
  const what = text(fields, 'evidence', 400)
  return {
    theme: text(fields, 'against', 64), pillar: oneOf(fields, 'pillar', PILLARS), institution: oneOf(fields, 'institution', INSTITUTIONS), nature: oneOf(fields, 'nature', ['civil', 'military'] as const),
    grade: oneOf(fields, 'grade', CAPABILITY_GRADES), causes: ticked(fields, 'causes', ROOT_CAUSES), evidence: what ? [{ what, where: text(fields, 'where', 400) }] : [],
  }
}

export function scoreIn(fields: Fields): LevelsBody['scores'][number] {
  const score = text(fields, 'score', 4)
  if (!/^[1-5]$/.test(score)) throw new Fault('score-shape', `"${score}" is no score: 1 (maximum) to 5 (minimum)`, { field: 'score' })
  return { subject: text(fields, 'subject', 32), level: oneOf(fields, 'level', LEVELS), score: Number(score), because: needed(fields, 'because', 800) }
}

export function methodIn(fields: Fields): string {
  return needed(fields, 'method', 800)
}

export function responseIn(fields: Fields): ResponseBody {
  return {
    theme: text(fields, 'theme', 64), what: needed(fields, 'what', 800), level: oneOf(fields, 'level', LEVELS), lead: { agency: needed(fields, 'lead', 120), nature: oneOf(fields, 'nature', AGENCY_NATURES) },
    others: agenciesIn(text(fields, 'others', 4000)), rights: text(fields, 'rights', 1200), reason: text(fields, 'reason', 1200),
  }
}

/** `Ministry of Health: health`, one a line. Fault `agency-line`. */
function agenciesIn(lines: string): ResponseBody['others'] {
  return lines.split(/\r?\n/).map((line) => line.trim()).filter(Boolean).map((line) => {
    const [, agency = '', word = ''] = /^(.*):\s*([\w-]+)$/.exec(line) ?? []
    const nature = AGENCY_NATURES.find((one) => one === word)
    if (agency.trim().length < 2 || !nature) throw new Fault('agency-line', `"${line}": write its name, a colon, and one of ${AGENCY_NATURES.join(', ')}`, { field: 'others' })
    return { agency: agency.trim().slice(0, 120), nature }
  })
}
