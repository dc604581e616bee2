import { z } from 'zod'
import { type Instant, LANGUAGES, parseInstant, type Party, type Texts } from '../../values/index.ts'

const word = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower case with hyphens, as in quake-tsunami' })
const party = z.string().regex(/^[A-Z]{2,3}(-[A-Z]+)*$/, { error: 'a code in capital letters, as in JAM' })
const texts = z.strictObject(Object.fromEntries(LANGUAGES.map((language) => [language, z.string().min(1).max(600)])) as Record<keyof Texts, z.ZodString>)
const instant = z.string().transform((text, context) => {
  try {
    return parseInstant(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'an instant with its offset, as in 2020-01-28T19:10:24Z' })
    return z.NEVER
  }
})
const minutes = z.number().min(0).max(60 * 24 * 31)
const point = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)])

const report = z.strictObject({
  event: word,
  theme: z.string().min(1).max(64),
  title: z.string().min(1).max(200),
  /** minutes from the beginning: when it happened, or starts; when left out, when it is reported */
  occurs: z.number().min(-60 * 24 * 31).max(60 * 24 * 31).optional(),
  severity: z.partialRecord(z.enum(['cap-severity', 'pager', 'gdacs', 'magnitude', 'mmi', 'wind-kt', 'count']), z.string().min(1).max(64)).default({}),
  point: point.optional(),
  /** kilometres around the point */
  around: z.number().positive().max(3000).optional(),
  outline: z.array(point).min(3).max(200).optional(),
  named: z.array(party).max(40).default([]),
  depthKm: z.number().min(0).max(700).optional(),
  tsunami: z.boolean().default(false),
  over: z.boolean().default(false),
})
export type ScenarioReport = z.output<typeof report>

const DEEDS = ['warn', 'acknowledge', 'act', 'decline', 'ask', 'reply', 'cancel'] as const
export type Deed = (typeof DEEDS)[number]

const inject = z.union([
  z.strictObject({ after: minutes, report }),
  z.strictObject({
    after: minutes, by: party, does: z.enum(DEEDS), event: word,
    /** whose warning it answers; the office's own for warn, reply and cancel */
    of: party.optional(),
    text: z.string().min(1).max(600).optional(),
    ending: z.enum(['ended', 'false-alarm', 'error']).optional(),
  }),
], { error: 'an inject is { after, report: {...} } or { after, by, does, event }' })
export type Inject = z.output<typeof inject>

const goal = z.strictObject({
  goal: z.enum(['warned', 'answered', 'told']),
  by: party,
  event: word,
  of: party.optional(),
  /** minutes: from the first report for `warned`, from the warning for the others */
  within: minutes,
})
export type Goal = z.output<typeof goal>

/** A drill as a file: who plays, what comes in and when, what the scripted offices do, and what a good answer would be. Minutes count from `begins`. */
export const scenarioSchema = z.strictObject({
  id: word,
  title: texts,
  what: texts,
  begins: instant,
  ends: minutes,
  /** states with an office that plays */
  roles: z.array(party).min(1).max(35),
  /** of those, whose line does not answer */
  offline: z.array(party).default([]),
  /** standing orders given before it begins */
  orders: z.array(z.strictObject({ by: party, theme: z.string().min(1).max(64), severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']) })).default([]),
  injects: z.array(inject).min(1).max(500),
  goals: z.array(goal).max(50).default([]),
}).superRefine(judge)
export type Scenario = z.output<typeof scenarioSchema>

type Loose = { roles: Party[]; offline: Party[]; ends: number; injects: Inject[]; goals: Goal[]; orders: { by: Party }[] }

/** Every part names what is there: an office without a role, an event that nobody reported before, an answer after the end. */
function judge({ roles, offline, ends, injects, goals, orders }: Loose, context: z.RefinementCtx): void {
  const wrong = (message: string, ...path: (string | number)[]): void => context.addIssue({ code: 'custom', message, path })
  const reported = new Map<string, number>()
  for (const { after, ...rest } of injects) if ('report' in rest) reported.set(rest.report.event, Math.min(after, reported.get(rest.report.event) ?? Infinity))
  const played = (one: Party | undefined, ...path: (string | number)[]): void => {
    if (one !== undefined && !roles.includes(one)) wrong(`${one} has no role here: add it to roles`, ...path)
  }
  const known = (event: string, after: number, ...path: (string | number)[]): void => {
    if (!(after >= (reported.get(event) ?? Infinity))) wrong(`"${event}" is not reported by then`, ...path)
  }
  offline.forEach((one, i) => played(one, 'offline', i))
  orders.forEach(({ by }, i) => played(by, 'orders', i, 'by'))
  injects.forEach((one, i) => {
    if (one.after > ends) wrong(`comes after the end (${ends} minutes)`, 'injects', i, 'after')
    if ('report' in one) {
      const { point: at, outline, named } = one.report
      if (!at && !outline && named.length === 0) wrong('say where: point, outline or named', 'injects', i, 'report')
      return
    }
    played(one.by, 'injects', i, 'by')
    played(one.of, 'injects', i, 'of')
    known(one.event, one.after, 'injects', i, 'event')
    if (['acknowledge', 'act', 'decline', 'ask'].includes(one.does) && one.of === undefined) wrong('whose warning: add of', 'injects', i, 'of')
    if ((one.does === 'ask' || one.does === 'reply') && one.text === undefined) wrong('the words: add text', 'injects', i, 'text')
  })
  goals.forEach(({ by, of, event, goal: what }, i) => {
    played(by, 'goals', i, 'by')
    if (!reported.has(event)) wrong(`"${event}" is never reported`, 'goals', i, 'event')
    if (what !== 'warned' && of === undefined) wrong('whose warning: add of', 'goals', i, 'of')
  })
}

export type Step = { at: Instant } & Inject

/** The injects in the order in which they come, each at its instant; those of one minute in the order of the file. */
export function stepsOf({ begins, injects }: Pick<Scenario, 'begins' | 'injects'>, speed = 1, from: Instant = begins): Step[] {
  return injects.map((one) => ({ ...one, at: from + Math.round((one.after * 60_000) / speed) })).sort((a, b) => a.at - b.at)
}
