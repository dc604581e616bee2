import { questionFor, type Reconciled } from '../core/filings/index.ts'
import { Fault, type Instant, type Language, type Party } from '../core/values/index.ts'
import { readingsOf } from './analysis.ts'
import { reconciledFor, toleranceOf } from './charts/transfers.ts'
import type { Asked } from './charts/index.ts'
import type { Desk, Office } from './desk.ts'
import { nameOf } from './names.ts'
import { type AskedOf, askAbout, hoursToReply, questionedFiling } from './filing-queries.ts'

/** One line of the comparison, with the returns behind each side and what was asked of them. */
export interface Compared {
  row: Reconciled
  /** the return in which each side says its figure, where this viewer reads it */
  exporter: string | null
  importer: string | null
  asked: (AskedOf & { filing: string; of: Party })[]
}

export async function comparedFor(desk: Desk, viewer: Party, asked: Asked): Promise<Compared[]> {
  const { claims, byId, returns } = await readingsOf(desk, viewer)
  const rows = reconciledFor({ claims, asked }, toleranceOf(asked.measure))
  const forms = new Set(claims.transfers.map(({ source }) => source))
  const filingOf = (row: Reconciled, state: Party): string | null =>
    row.sources.find((id) => byId.get(id)?.state === state) ?? returns.find((one) => one.state === state && one.answer !== null && one.period.text === String(row.year) && (forms.has(one.id) || one.form.id === 'unroca-annual'))?.id ?? null
  const known = new Map<string, ReturnType<typeof questionedFiling>>()
  const questions = (id: string) => {
    const found = known.get(id) ?? questionedFiling(desk, viewer, id)
    known.set(id, found)
    return found
  }
  return Promise.all(rows.map(async (row) => {
    const [exporter, importer] = [filingOf(row, row.from), filingOf(row, row.to)]
    const sides = row.verdict === 'differ' ? [[exporter, row.from], [importer, row.to]] as const : []
    const asked = await Promise.all(sides.flatMap(([filing, of]) => (filing === null ? [] : [questions(filing).then(({ asked: all }) => all.map((one) => ({ ...one, filing, of })))])))
    return { row, exporter, importer, asked: asked.flat().filter(({ text }) => concerns(text, row)) }
  }))
}

/** Questions about the same pair, year and category: every wording of it names them. */
function concerns(text: string, { from, to, year, category }: Reconciled): boolean {
  return [from, to, String(year)].every((word) => text.includes(word)) && new RegExp(` ${category} ?:`).test(text)
}

export interface Line {
  from: Party
  to: Party
  year: number
  category: string
}

/** The words of the question that goes to both; undefined where there is nothing to ask. */
export function questionWords({ region }: Pick<Desk, 'region'>, row: Reconciled, lang: Language): string | undefined {
  return questionFor(row, (state, language) => nameOf(region, state, language))?.texts[lang]
}

export interface Sent {
  to: Party
  query: string
  replyBy: Instant | null
}

/**
 * Asks both sides of a difference the same; a state that is itself a side asks the other alone. Each has the clock of its own instrument.
 * Faults `nothing-to-ask`, `question-again`, those of `askAbout`.
 */
export async function askBoth(desk: Desk, office: Office, line: Line, lang: Language): Promise<Sent[]> {
  const all = await comparedFor(desk, office.party, { country: [], from: line.year, to: line.year, base: null, a: [], b: [], on: null, within: null, count: null, measure: null, unknown: [] })
  const found = all.find(({ row }) => row.from === line.from && row.to === line.to && row.year === line.year && row.category === line.category)
  const text = found && questionWords(desk, found.row, lang)
  if (!found || text === undefined) throw new Fault('nothing-to-ask', 'there is no difference here that you may read: look at the comparison again', { field: 'ask' })
  if (found.asked.some(({ by }) => by === office.party)) throw new Fault('question-again', 'your state has asked this already: its clock runs', { field: 'ask' })
  const sides = ([[found.row.from, found.exporter], [found.row.to, found.importer]] as const).filter(([state]) => state !== office.party)
  const { byId } = await readingsOf(desk, office.party)
  const sent: Sent[] = []
  for (const [to, filing] of sides) {
    if (filing === null) continue
    const hours = await hoursToReply(desk, byId.get(filing)!.form.instrument)
    const query = await askAbout(desk, office, filing, { part: '', text, hours })
    sent.push({ to, query, replyBy: hours === null ? null : desk.clock() + hours * 3_600_000 })
  }
  if (sent.length === 0) throw new Fault('nothing-to-ask', 'neither return is here for you to ask about', { field: 'ask' })
  return sent
}
