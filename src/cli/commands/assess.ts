import type { Command } from 'commander'
import {
  activities, agreements, checkResponse, checkThreats, compareHierarchies, findHierarchy, type Flag, hierarchiesOf, type Hierarchy, indicate, INDICATOR_FORMULA, NO_RETURNS, PRINTED_ON, PRINTED_SUBJECTS, printedRound,
} from '../../core/assessment/index.ts'
import { glancesOn } from '../../core/law/index.ts'
import { kindOf, type ResponseBody, type ThreatsBody } from '../../core/statements/index.ts'
import { type Dataset, dayOfInstant, Fault, isoDay, type Region } from '../../core/values/index.ts'
import { EXIT } from '../exits.ts'
import { type Global, print, readJson, tell } from '../io.ts'
import { regionClaims, regionLaw } from '../region.ts'
import { server } from '../server.ts'

/** Without a data directory these read region/ alone; with one they answer as that desk answers the public. */
export function assess(program: Command): void {
  const group = program.command('assess').description('threats as said, levels, capability, cautions')
  const global = (): Global => program.opts<Global>()
  const today = isoDay(dayOfInstant(Date.now()))
  group.command('hierarchies [list]').description('each list of threats as its author said it').action((list: string | undefined) => hierarchies(global(), list))
  group.command('distance <list> <list>').description('two lists side by side: overlap, rank distance, and why').action((a: string, b: string) => distance(global(), a, b))
  group.command('levels').description('Figures 2 to 4 as printed (1 = maximum), beside a computed indicator')
    .option('--on <date>', 'the day of the indicator', today).action(({ on }: { on: string }) => levels(global(), on))
  group.command('capability <who>').description('threat by capability of a state, a sub-region or BRB~JAM: needs --data, for states say it of themselves').action((who: string) => capability(global(), who))
  group.command('check <file>').description('cautions on a response {theme, what, level, lead, others, rights, reason} or a list of threats {entries}').action((file: string) => check(global(), file))
}

/** As the public reads it at that desk. */
async function published<T>(global: Global, kind: string): Promise<T> {
  const { exportKind, withDesk } = await server()
  const bytes = await withDesk(global, (desk) => exportKind(desk, `assessments/${kind}`, 'json'), { inspect: true })
  return JSON.parse(new TextDecoder().decode(bytes)) as T
}

async function claims(): Promise<{ region: Region; datasets: Dataset[] }> {
  const { region, datasets, faults } = await regionClaims()
  if (faults.length > 0) tell(`claims/ has ${faults.length} faults, left out here: run "contadora law check"`)
  return { region, datasets }
}

function listNamed(lists: readonly Hierarchy[], id: string): Hierarchy {
  const found = findHierarchy(lists, id)
  if (!found) throw new Fault('unknown-list', `there is no list "${id}": "contadora assess hierarchies" names them`)
  return found
}

async function hierarchies(global: Global, id: string | undefined): Promise<void> {
  if (global.data !== undefined) {
    const { threat_lists: rows } = await published<{ threat_lists: Record<string, string>[] }>(global, 'threats')
    const some = id === undefined ? rows : rows.filter(({ list }) => list === id)
    return print(global, { entries: some }, () => some.map(({ list, rank, wording }) => `${list}\t${rank ?? '-'}\t${wording}`))
  }
  const all = hierarchiesOf((await claims()).datasets)
  const lists = id === undefined ? all : [listNamed(all, id)]
  print(global, { lists }, () => lists.flatMap((list) => [`${list.id}\t${list.date ?? 'no date'}\t${list.author}`, ...list.entries.map(({ rank, tier, wording, reading }) => `  ${rank ?? '-'}\t${wording}\t${tier ?? ''} (${reading})`)]))
}

async function distance(global: Global, a: string, b: string): Promise<void> {
  if (global.data !== undefined) {
    const answer = await published<{ note: Record<string, unknown>; threat_comparison: Record<string, unknown>[] }>(global, `comparison?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`)
    return print(global, { ...answer.note, themes: answer.threat_comparison }, () => [JSON.stringify(answer.note)])
  }
  const { region, datasets } = await claims()
  const lists = hierarchiesOf(datasets)
  const answer = compareHierarchies(listNamed(lists, a), listNamed(lists, b), (theme) => region.groupsOf(theme))
  const { overlap, distance: apart, discords, because } = answer
  print(global, answer, () => [
    `overlap\t${overlap === null ? 'none' : overlap.toFixed(3)}\tin both: ${answer.common.join(' ')}`,
    `distance\t${apart === null ? 'none' : `${apart.cost} of ${apart.pairs} pairs = ${apart.share.toFixed(3)}`}`,
    ...discords.map(({ first, second, how, cost }) => `  ${first} - ${second}\t${how} (${cost})`), ...because.map((word) => `bear in mind\t${word}`),
  ])
}

interface LevelsAnswer {
  scale: string
  printed: unknown
  on: string
  formula: string
  indicator: { subject: string; level: string; score: number | null }[]
  agreement: { printedOn: unknown; on: unknown }
}

async function levels(global: Global, on: string): Promise<void> {
  const { region, datasets } = await claims()
  const printed = printedRound(datasets)
  const { law } = await regionLaw()
  const returns = global.data === undefined ? null : await published<{ level_indicator: { subject: string; level: string; computed: number | null }[]; note: { agreement: unknown } }>(global, `indicator?asof=${on}`)
  const at = (day: string) => {
    const { all, largest } = activities({ law, glances: glancesOn(law, day), region, returnsOf: NO_RETURNS }, PRINTED_SUBJECTS)
    return indicate(all, largest)
  }
  const [now, then] = [at(on), at(PRINTED_ON)]
  const answer: LevelsAnswer = {
    scale: '1 = maximum (most active), 5 = minimum', printed, on, formula: INDICATOR_FORMULA,
    indicator: returns ? returns.level_indicator.map(({ computed, ...row }) => ({ ...row, score: computed })) : now,
    agreement: { printedOn: printed && agreements(printed, then), on: returns ? returns.note.agreement : printed && agreements(printed, now) },
  }
  print(global, answer, () => [
    answer.scale,
    ...answer.indicator.map(({ subject, level, score }) => {
      const was = printed?.scores.find((one) => one.subject === subject && one.level === level)
      return `${subject}\t${level}\tprinted ${was?.score ?? '-'}\tindicator ${score === null ? 'unknown' : score.toFixed(1)}`
    }),
    ...(printed ? agreements(printed, then) : []).map(({ over, n, rho }) => `rho ${over}\t${rho === null ? 'none' : rho.toFixed(2)}\t${n} cells on ${PRINTED_ON}`),
  ])
}

async function capability(global: Global, who: string): Promise<void> {
  const answer = await published<{ capability: Record<string, string | null>[]; note: Record<string, unknown> }>(global, `capability?of=${encodeURIComponent(who)}`)
  print(global, { ...answer.note, cells: answer.capability }, () => answer.capability.length === 0 ? ['unknown: none of them has said what it faces or has'] : answer.capability.map(({ state, theme, status, pillar, word, grade, institution }) =>
    `${state}\t${theme} (${status ?? 'not said'})\t${pillar}\t${word}\t${grade ?? ''} ${institution ?? ''}`.trimEnd()))
}

/** Exit 1 where a caution refuses, or stands without a reason. */
async function check(global: Global, file: string): Promise<void> {
  const given = readJson(file, { once: true })
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Fault('usage', 'give one JSON object', { file })
  const { region } = await claims()
  const isList = 'entries' in given
  const { flags, reason } = isList ? { flags: listFlags(region, given, file), reason: '' } : responseFlags(region, given, file)
  const valid = flags.every(({ refuses }) => !refuses) && (flags.length === 0 || reason.trim() !== '')
  print(global, { valid, flags }, () => [valid ? 'may be said' : 'must be changed, or needs a reason', ...flags.map(({ rule, pointer, field, found }) => `${rule}\t${field}${found ? ` "${found}"` : ''}\t${pointer}`)])
  if (!valid) process.exitCode = EXIT.failed
}

function themeIn(region: Region, id: string, place: { file: string; field: string }) {
  const theme = region.theme(id)
  if (theme?.id !== id) throw new Fault('unknown-theme', `"${id}" is no theme of the list`, place)
  return theme
}

function parsed<T>(kind: string, given: object, file: string): T {
  const found = kindOf(kind)!.body.safeParse(given)
  if (found.success) return found.data as T
  const issue = found.error.issues[0]!
  throw new Fault('body-shape', issue.message, { file, field: issue.path.join('.') })
}

function responseFlags(region: Region, given: object, file: string): { flags: Flag[]; reason: string } {
  const body = parsed<ResponseBody>('response', { others: [], rights: '', reason: '', ...given }, file)
  return { flags: checkResponse(body, themeIn(region, body.theme, { file, field: 'theme' })), reason: body.reason }
}

function listFlags(region: Region, given: object, file: string): Flag[] {
  const body = parsed<ThreatsBody>('threats', { date: PRINTED_ON, source: '', ...given }, file)
  body.entries.forEach(({ theme }, i) => themeIn(region, theme, { file, field: `entries.${i}.theme` }))
  return checkThreats(body, (id) => region.theme(id)).map(({ at, field, ...flag }) => ({ ...flag, field: `entries.${at}.${field}` }))
}
