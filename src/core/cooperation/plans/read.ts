import type { Certainty, ClaimRow, EdtfDate, Level, Party, Specific, Texts } from '../../values/index.ts'
import { SPECIFICS } from '../../values/index.ts'
import { citeOf } from './cite.ts'
import type { Milestone, Plan, PlanPoint, PlanSort, Specificity } from './model.ts'
import { printedOf } from './printed.ts'

/** One point as a plan file writes it itself. */
export interface FilePoint {
  number: number
  title: string
  basket?: string
  agencies?: string[]
  date?: EdtfDate
  /** which of actor, act, deadline and measure its words name */
  names: Specific[]
  source: string
  pointer?: string
  certainty: Certainty
  note?: string
}

/** A file of `region/plans`: its own points, or where in `region/claims` they stand. */
export interface PlanFile {
  id: string
  sort: PlanSort
  title: Texts
  level: Level
  instrument?: string
  parties?: Party[]
  claims?: { dataset: string; subjects: string[] }
  printed?: { dataset: string; subject: string }
  points: FilePoint[]
  note?: string
}

export function planOf(file: PlanFile, claimsIn: (dataset: string) => readonly ClaimRow[]): Plan {
  const { id, sort, title, level, instrument, parties, note } = file
  const rows = file.claims ? claimsIn(file.claims.dataset).filter(({ subject }) => file.claims!.subjects.includes(subject)) : []
  const milestones = rows.filter(({ field }) => field === 'milestone').map(milestoneOf)
  const printedRows = file.printed ? claimsIn(file.printed.dataset).filter(({ subject }) => subject === file.printed!.subject) : []
  const points = [...rows.filter(({ field }) => field === 'point').map((row) => claimedPoint(row, milestones)), ...file.points.map(ownPoint)].sort((a, b) => a.number - b.number)
  const printed = printedOf(printedRows, points)
  return {
    id, sort, title, level, instrument: instrument ?? null, parties: parties ?? null, milestones, printed, note: note ?? null,
    points: points.map((point) => ({ ...point, printedBasket: printed.find((one) => one.point === point.number)?.basket ?? null })),
  }
}

function milestoneOf(row: ClaimRow): Milestone {
  const { value, date, note } = row
  const { number, agencies } = row.with
  return {
    point: typeof number === 'number' ? number : null, what: String(value), date: date ?? null, planned: /\bplanned\b/.test(note ?? ''), agencies: agencies === undefined ? null : String(agencies), cite: citeOf(row), note: note ?? null,
  }
}

/** Of a point whose title alone is known: an actor where a row names an agency, a deadline where a row has one ahead; the rest is not known. */
function claimedPoint(row: ClaimRow, milestones: readonly Milestone[]): PlanPoint {
  const number = Number(row.with.number)
  const own = milestones.filter(({ point }) => point === number)
  const agencies = [...new Set([row.with.agencies, ...own.map((one) => one.agencies)].flatMap((one) => (one ? [String(one)] : [])))]
  return {
    number, title: String(row.value), basket: row.with.basket === undefined ? null : String(row.with.basket), printedBasket: null, agencies, added: row.with.added === true, date: row.date ?? null,
    specific: { actor: agencies.length > 0 ? true : null, act: null, deadline: own.some(({ planned, date }) => planned && date) ? true : null, measure: null }, cite: citeOf(row), note: row.note ?? null,
  }
}

function ownPoint(point: FilePoint): PlanPoint {
  const { number, title, basket, agencies = [], date, names, note } = point
  const specific = Object.fromEntries(SPECIFICS.map((one) => [one, names.includes(one)])) as Specificity
  return { number, title, basket: basket ?? null, printedBasket: null, agencies, added: false, date: date ?? null, specific, cite: citeOf(point), note: note ?? null }
}

/** How many of the four a commitment names, and how many of them are not known here. */
export function gradeOf(specific: Specificity): { named: number; unknown: number } {
  const all = SPECIFICS.map((one) => specific[one])
  return { named: all.filter((one) => one === true).length, unknown: all.filter((one) => one === null).length }
}
