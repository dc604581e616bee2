import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { writeSheets } from '../../adapters/sheets/index.ts'
import {
  type CheckedReturn, findingLine, type Form, formOf, readPeriod, type SeenFiling, type Standpoint, templateOf, translated,
} from '../../core/filings/index.ts'
import type { TimedLaw } from '../../core/law/index.ts'
import { dayOfInstant, Fault, isoDay, isState, type Language, LANGUAGES, lastDay, parseDate, STATES } from '../../core/values/index.ts'
import { EXIT } from '../exits.ts'
import { type Asked, checkFile, filingData, lawOnly, statusOn } from '../filing-data.ts'
import { type Global, print, tell } from '../io.ts'
import { regionLaw } from '../region.ts'
import { server } from '../server.ts'

interface Flags {
  state?: string
  period?: string
  nil?: boolean
  nothingNew?: boolean
  rejected?: string
}

type Submit = Flags & { release?: string; replaces?: string }

/** Without a data directory these know the law and the forms, and nothing of what was filed. */
export function file(program: Command): void {
  const group = program.command('file').description('returns: forms, deadlines, checking')
  const global = (): Global => program.opts<Global>()
  const today = dayOfInstant(Date.now())

  group.command('forms [form]').description('every form; with an id, its parts and fields').action(async (id?: string) => {
    const { book } = await filingData()
    const forms = id === undefined ? [...book.forms.values()] : [formOf(book, id)]
    print(global(), { forms: id === undefined ? forms.map(summary) : forms }, () => (id === undefined ? forms.map(line) : forms.flatMap(inFull)))
  })
  group.command('template <form> <out>').description('a workbook to fill in, with dropdowns').requiredOption('--state <code>', 'whose return')
    .requiredOption('--period <period>', 'the time it covers').option('--language <code>', 'en, es, pt or fr', 'en')
    .action(async (id: string, out: string, flags: { state: string; period: string; language: string }) => {
      const { book } = await filingData()
      const { text: period } = readPeriod(flags.period)
      const plans = templateOf(formOf(book, id), book, { state: stateCode(flags.state), period, language: languageOf(flags.language) })
      writeFileSync(out, await writeSheets(plans), { flag: 'wx' })
      tell(`written: ${out}`)
    })
  checking(group.command('check <form> <file>').description('say what is wrong with a return, row by row; nothing is sent'))
    .action(async (id: string, path: string, flags: Flags) => show(global(), await checkFile(await filingData(), id, path, askedOf(flags, today)), flags))
  checking(group.command('submit <form> <file>').description('file a return at the desk of --data, as the state whose key it hosts'))
    .option('--release <audience>', 'public, parties or organs; else as the form says').option('--replaces <id>', 'the filing that this corrects; both are kept')
    .action(async (id: string, path: string, flags: Submit) => submit(global(), id, path, flags))
  group.command('status').description('what is due, by the law; with --data, and what the public knows was filed there').option('--on <date>', 'the day asked about', checkedDate, isoDay(today))
    .option('--state <code>', 'one state; without it, all')
    .action(async (flags: { on: string; state?: string }) => status(global(), flags))
}

function checking(command: Command): Command {
  return command.option('--state <code>', 'whose return; else as the file says').option('--period <period>', 'the time it covers; else as the file says')
    .option('--nil', 'nothing to report').option('--nothing-new', 'nothing new since the last return')
    .option('--rejected <file>', 'write the rows that were not taken to this CSV, with the reasons')
}

function askedOf({ state, period, nil, nothingNew }: Flags, today: number): Asked {
  return {
    today, filed: [], ...(state === undefined ? {} : { state }), ...(period === undefined ? {} : { period }),
    ...(nil ? { answer: 'nil' as const } : nothingNew ? { answer: 'nothing-new' as const } : {}),
  }
}

function summary({ id, instrument, title, edition, period, stream, existence, content, nil, official }: Form) {
  return { id, instrument, title, translated: translated({ official }), edition, period, stream, existence: existence.value, content: content.value, nil: nil.value }
}

function line({ id, instrument, period, title }: Form): string {
  return `${id.padEnd(26)} ${instrument.padEnd(10)} ${period.padEnd(6)} ${title.en}`
}

function inFull(form: Form): string[] {
  return [line(form), ...(form.note === undefined ? [] : [`  ${form.note}`]), ...form.sections.flatMap((section) => [
    `  ${section.id} (${section.shape}) ${section.label.en}`,
    ...[...section.fields, ...section.columns].map((one) =>
      `    ${one.id.padEnd(14)} ${one.type.padEnd(9)} ${one.required === null ? '?' : one.required ? '*' : ' '} ${one.label.en}${one.certainty === 'background' ? ' [background]' : ''}`),
  ])]
}

function keepRejected(checked: CheckedReturn, out: string | undefined): void {
  if (out !== undefined && checked.rejected.length > 0) writeFileSync(out, rejectedCsv(checked), { flag: 'wx' })
}

function show(global: Global, checked: CheckedReturn, { rejected: out }: Flags): void {
  const { form, state, period, answer, kept, rejected, findings, fit, data } = checked
  keepRejected(checked, out)
  const counts = `${form} ${state} ${period}: ${answer}; ${kept} kept, ${rejected.length} set aside, ${findings.length} remarks`
  print(global, { form, state, period, answer, fit, kept, findings, rejected, data }, () => [
    ...findings.map((one) => `${one.severity.padEnd(8)} ${findingLine(one)}`),
    ...rejected.flatMap((row) => row.findings.map((one) => `set aside ${findingLine(one)}`)),
    counts, fit ? (rejected.length > 0 ? 'fit to file without the rows set aside' : 'fit to file') : 'not fit to file yet',
  ])
  if (!fit || rejected.length > 0) process.exitCode = EXIT.failed
}

/** The rows as they came, with where and why: to mend and send again. */
function rejectedCsv({ rejected }: CheckedReturn): string {
  // text that a spreadsheet would run as a formula is marked as text; numbers are left as they are
  const safe = (text: string) => (/^[=+@\t\r]|^-(?![\d.,])/.test(text) ? `'${text}` : text)
  const quoted = (value: unknown) => `"${safe(String(value ?? '')).replaceAll('"', '""')}"`
  const cell = (value: unknown) => (value !== null && typeof value === 'object' ? Object.values(value)[0] : value)
  return rejected.map((row) => [row.sheet, row.row, row.findings.map((one) => findingLine(one)).join('; '), ...row.cells.map(cell)].map(quoted).join(',')).join('\r\n') + '\r\n'
}

async function submit(global: Global, id: string, path: string, flags: Submit): Promise<void> {
  const { filingsSeen, submitReturn, withDesk } = await server()
  const data = await filingData()
  await withDesk(global, async (desk) => {
    const today = dayOfInstant(desk.clock())
    const draft = await checkFile(data, id, path, askedOf(flags, today))
    const asked = { ...askedOf(flags, today), filed: await filingsSeen(desk, draft.state), ...(flags.replaces === undefined ? {} : { replaces: flags.replaces }) }
    const checked = await checkFile(data, id, path, asked)
    if (!checked.fit) return show(global, checked, flags)
    keepRejected(checked, flags.rejected)
    const { release, replaces } = flags
    const done = await submitReturn(desk, { checked, book: data.book, ...(release === undefined ? {} : { audience: audienceOf(release) }), ...(replaces === undefined ? {} : { replaces }) })
    const { form, state, period, answer, kept, rejected } = checked
    print(global, { ...done, form, state, period, answer, kept, rejected }, () => [
      `${form} ${state} ${period}: filed as ${done.id} in ${done.parts} statement${done.parts === 1 ? '' : 's'}; ${kept} rows, ${done.readers} readers`,
      ...rejected.flatMap((row) => row.findings.map((one) => `set aside ${findingLine(one)}`)),
    ])
  })
}

function audienceOf(text: string): 'public' | 'parties' | 'organs' {
  if (text !== 'public' && text !== 'parties' && text !== 'organs') throw new Fault('usage', `no audience "${text}": public, parties or organs`, { field: 'release' })
  return text
}

async function status(global: Global, { on, state }: { on: string; state?: string }): Promise<void> {
  const asOf = lastDay(on)
  const year = parseDate(on).year
  const data = await filingData()
  const states = state === undefined ? STATES : [stateCode(state)]
  const years = [year - 2, year - 1, year]
  const { returns } = global.data === undefined
    ? statusOn(data, (await regionLaw()).law, years, states, [], lawOnly(asOf))
    : await deskStatus(global, (law, filed, point) => statusOn(data, law, years, states, filed, point), asOf)
  print(global, { on, desk: global.data ?? null, returns }, () => [
    ...(global.data === undefined ? ['no desk: what was filed is not known here, so nothing is called late or missing'] : []),
    ...returns.filter(({ why }) => why !== 'not-party')
      .map((one) => `${one.state} ${one.duty} ${one.period} due ${one.dueAt}: ${one.status}${one.late ? ' (late)' : ''} (${one.why})`),
  ])
}

async function deskStatus<T>(global: Global, run: (law: TimedLaw, filed: SeenFiling[], point: Standpoint) => T, asOf: number): Promise<T> {
  const { filingsSeen, standpointAt, withDesk } = await server()
  return withDesk(global, async (desk) => {
    const { law } = await desk.law()
    return run(law, await filingsSeen(desk, 'public'), await standpointAt(desk, 'public', asOf))
  }, { inspect: true })
}

function stateCode(text: string): string {
  if (!isState(text)) throw new Fault('unknown-state', `no state "${text}": write an ISO 3166-1 alpha-3 code such as MEX`, { field: 'state' })
  return text
}

function languageOf(text: string): Language {
  const found = LANGUAGES.find((one) => one === text)
  if (!found) throw new Fault('usage', `no language "${text}": en, es, pt or fr`, { field: 'language' })
  return found
}

function checkedDate(text: string): string {
  parseDate(text)
  return text
}
