import { checkResponse, checkThreats, type Flag, type ThemeFacts } from '../../core/assessment/index.ts'
import type { CapabilityBody, CapabilityLine, LevelsBody, Release, ResponseBody, ThreatEntry, ThreatsBody } from '../../core/statements/index.ts'
import { dayOfInstant, Fault, isoDay, type Json, type Region, SUBREGIONS } from '../../core/values/index.ts'
import type { Desk, Office } from '../desk.ts'
import { type Fields, textIn } from '../fields.ts'
import { notFound } from '../problems.ts'
import { say } from '../say.ts'
import { type AssessKind, newest, standing } from './said.ts'

const AUDIENCES = ['author', 'parties', 'public'] as const
const CHARTER = 'OAS_CHARTER'

/** Whom a declaration goes to; its author's own offices where nothing else is chosen. Fault `choice-missing`. */
export function releaseTo(audience: string | undefined): Release {
  if (audience !== undefined && !AUDIENCES.some((one) => one === audience)) throw new Fault('choice-missing', `"${audience}": choose ${AUDIENCES.join(', ')}`, { field: 'to' })
  if (audience === 'public') return { audience: 'public' }
  return audience === 'parties' ? { audience: 'parties', under: [CHARTER] } : { audience: 'author' }
}

function themeFacts(region: Region, id: string, field: string): ThemeFacts {
  const theme = region.theme(id)
  if (theme?.id !== id) throw new Fault('unknown-theme', `"${id}" is no theme of the list: see /api/v1/themes`, { field })
  return theme
}

/** Faults `unknown-theme`, `threat-twice`, `threat-people`, each naming its entry. */
export function checkedThreats(region: Region, body: ThreatsBody): ThreatsBody {
  body.entries.forEach(({ theme }, i) => {
    themeFacts(region, theme, `entries.${i}.theme`)
    if (body.entries.findIndex((one) => one.theme === theme) !== i) throw new Fault('threat-twice', `"${theme}" stands in the list twice`, { field: `entries.${i}.theme` })
  })
  const [flag] = checkThreats(body, (id) => region.theme(id))
  if (flag) throw new Fault('threat-people', `"${flag.found}" are people or their needs: never a threat (${flag.pointer}); name the act or the hazard`, { field: `entries.${flag.at}.${flag.field}` })
  return body
}

/** Faults `unknown-theme`, `capability-evidence`, `capability-cause`. */
export function checkedCapability(region: Region, body: CapabilityBody): CapabilityBody {
  body.lines.forEach(({ theme, grade, evidence, causes }, i) => {
    themeFacts(region, theme, `lines.${i}.theme`)
    if (grade !== 'none' && evidence.length === 0) throw new Fault('capability-evidence', 'name what shows it: a law, a unit, an exercise, a budget line', { field: `lines.${i}.evidence` })
    if (grade === 'in-place' && causes.length > 0) throw new Fault('capability-cause', 'what is in place has no cause of weakness', { field: `lines.${i}.causes` })
  })
  return body
}

/** Faults `unknown-subject`, `score-twice`. Who sits where follows from author and subject: nobody chooses a seat. */
export function checkedLevels(region: Region, body: LevelsBody): LevelsBody {
  body.scores.forEach(({ subject, level }, i) => {
    if (!region.state(subject) && !SUBREGIONS.some((id) => id === subject)) throw new Fault('unknown-subject', `"${subject}" is no state and no sub-region`, { field: `scores.${i}.subject` })
    if (body.scores.findIndex((one) => one.subject === subject && one.level === level) !== i) throw new Fault('score-twice', `${subject} has two scores at the ${level} level`, { field: `scores.${i}` })
  })
  return body
}

/** What its author is to be shown; nothing of it leaves. Fault `unknown-theme`. */
export function flagsOf(region: Region, body: ResponseBody): Flag[] {
  return checkResponse(body, themeFacts(region, body.theme, 'theme'))
}

/** Faults `response-flags`: a caution that refuses, or one without a reason. The message names rules, which the author alone gets. */
export function checkedResponse(region: Region, body: ResponseBody): ResponseBody {
  const flags = flagsOf(region, body)
  const stop = flags.filter(({ refuses }) => refuses)
  if (stop.length > 0 || (flags.length > 0 && !body.reason.trim()))
    throw new Fault('response-flags', `${flags.map(({ rule, pointer }) => `${rule} (${pointer})`).join('; ')}: ${stop.length > 0 ? 'change it' : 'give your reason'}`, { field: stop[0]?.field ?? 'reason' })
  return body
}

/** Signs and seals; the version before of the same author and kind is replaced, and stands beside it. */
export async function declare(desk: Desk, office: Office, kind: AssessKind, body: ThreatsBody | CapabilityBody | LevelsBody | ResponseBody, release: Release, replaces?: string): Promise<string> {
  const said = await say(desk, office, { kind, release, body: body as unknown as Json, ...(replaces === undefined ? {} : { replaces }) })
  return said.id
}

/** Whoever was told of a response is told that it was taken back, and why. What was said stays in the record. Faults `not-found`, `field-empty`. */
export async function takeBackResponse(desk: Desk, office: Office, fields: Fields): Promise<string> {
  const own = (await standing(desk, office.party, 'response')).find(({ id, author }) => id === fields['response'] && author === office.party)
  if (!own) throw notFound()
  const why = textIn(fields, 'why', { least: 1, most: 2000 })
  return (await say(desk, office, { kind: 'withdrawal', release: { audience: 'author' }, about: [own.id], replaces: own.id, body: { why } })).id
}

/** One entry more, or in place of the one of the same threat; `null` takes it out. */
export async function withThreat(desk: Desk, office: Office, theme: string, entry: ThreatEntry | null, { source, release }: { source?: string; release: Release }): Promise<string> {
  const before = (await newest(desk, office.party, 'threats')).get(office.party)
  const others = (before?.body.entries ?? []).filter((one) => one.theme !== theme)
  if (entry === null && others.length === (before?.body.entries.length ?? 0)) throw notFound()
  const body = checkedThreats(desk.region, { date: today(desk), source: source ?? before?.body.source ?? '', entries: [...others, ...(entry ? [entry] : [])].sort(graver) })
  return declare(desk, office, 'threats', body, release, before?.id)
}

function graver(a: ThreatEntry, b: ThreatEntry): number {
  return (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.theme < b.theme ? -1 : 1)
}

export const lineKey = ({ theme, pillar, institution }: Pick<CapabilityLine, 'theme' | 'pillar' | 'institution'>): string => `${theme} ${pillar} ${institution}`

export async function withCapability(desk: Desk, office: Office, key: string, line: CapabilityLine | null, release: Release): Promise<string> {
  const before = (await newest(desk, office.party, 'capability')).get(office.party)
  const others = (before?.body.lines ?? []).filter((one) => lineKey(one) !== key)
  if (line === null && others.length === (before?.body.lines.length ?? 0)) throw notFound()
  const body = checkedCapability(desk.region, { date: today(desk), lines: [...others, ...(line ? [line] : [])] })
  return declare(desk, office, 'capability', body, release, before?.id)
}

/** One score more in this author's round. */
export async function withScore(desk: Desk, office: Office, score: LevelsBody['scores'][number], method: string, release: Release): Promise<string> {
  const before = (await newest(desk, office.party, 'levels')).get(office.party)
  const others = (before?.body.scores ?? []).filter((one) => one.subject !== score.subject || one.level !== score.level)
  const body = checkedLevels(desk.region, { date: today(desk), method, scores: [...others, score] })
  return declare(desk, office, 'levels', body, release, before?.id)
}

export function today(desk: Pick<Desk, 'clock'>): string {
  return isoDay(dayOfInstant(desk.clock()))
}

/** Sub-regions of a state, for the seat that it would score them from. */
export function groupsIn(region: Region): (state: string) => string[] {
  return (state) => region.state(state)?.subregions.map(({ value }) => value) ?? []
}
