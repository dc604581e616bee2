import { type Existing, existenceOn, type TimedLaw } from '../../core/law/index.ts'
import { type Body, type Claim, type ClaimRow, type Day, dayOfInstant, type EdtfDate, firstDay, isDate, isoDay, type Language, lastDay, type Region } from '../../core/values/index.ts'
import { FIRST_YEAR, type GrowthView, type TimelineRow, type TimelineView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { datasetsOf } from './claims.ts'
import { tableOf } from './columns.ts'
import { citeOf } from './law-claims.ts'
import { type Asked, titleIn } from './law-days.ts'

/** What existed on a day: instruments, bodies, and the turning points that the founding report tells. */
export async function timelineView(desk: Desk, law: TimedLaw, asked: Asked, language: Language): Promise<TimelineView> {
  const today = isoDay(dayOfInstant(desk.clock()))
  return { asof: asked.on, known: asked.known ?? null, today, growth: growthOf(law, desk.region, asked, Number(today.slice(0, 4))), rows: await rowsOf(desk, law, asked, language) }
}

async function rowsOf(desk: Desk, law: TimedLaw, asked: Asked, language: Language): Promise<TimelineRow[]> {
  const told = (await datasetsOf(desk)).find(({ dataset }) => dataset === 'timeline')?.claims ?? []
  const rows = [
    ...existenceOn(law, asked.on, asked.known).map((existing) => instrumentRow(law, existing, language)),
    ...desk.region.bodies.map((body) => bodyRow(body, asked, language)), ...told.flatMap((claim) => eventRow(claim, asked)),
  ]
  return rows.sort((a, b) => began(a) - began(b) || a.title.localeCompare(b.title, language))
}

function began({ began: [first], inForce }: TimelineRow): Day {
  const date = first ?? inForce
  return date == null ? Number.MAX_SAFE_INTEGER : firstDay(date)
}

function instrumentRow(law: TimedLaw, { instrument: id, is, adopted, inForce, how }: Existing, language: Language): TimelineRow {
  const instrument = law.instruments.get(id)!
  const said = [...new Set((instrument.adopted ?? []).map(({ value }) => value))]
  const { source, certainty } = instrument
  return { kind: 'instrument', id, title: titleIn(instrument, language), level: instrument.level, is, began: adopted === null ? said : [adopted], inForce, how, ended: [], cite: citeOf(instrument.adopted?.[0] ?? { source, certainty }) }
}

function saidBy(claims: readonly Claim<string>[], known: EdtfDate | undefined): Claim<string>[] {
  return claims.filter((claim) => isDate(claim.value) && (known === undefined || lastDay(claim.known ?? claim.value) <= lastDay(known)))
}

function bodyRow(body: Body, { on, known }: Asked, language: Language): TimelineRow {
  const [created, ended] = [saidBy(body.created, known), saidBy(body.ended, known)]
  const until = ended.map(({ value }) => value)
  const isOver = until.length > 0 && until.every((date) => lastDay(date) < firstDay(on))
  const is = created.length === 0 ? 'open' : isOver ? 'ended' : standsOn(created.map(({ value }) => value), on)
  const first = created[0] ?? body.created[0]
  return { kind: 'body', id: body.code, title: body.name[language], level: body.level, is, began: [...new Set(created.map(({ value }) => value))], inForce: null, how: null, ended: until, cite: first ? citeOf(first) : null }
}

/** A year or a month is over only on its last day: inside it nobody can say. */
function standsOn(dates: readonly EdtfDate[], on: EdtfDate): 'founded' | 'not-yet' | 'open' {
  if (dates.every((date) => lastDay(date) <= firstDay(on))) return 'founded'
  return dates.every((date) => firstDay(date) > lastDay(on)) ? 'not-yet' : 'open'
}

function eventRow(claim: ClaimRow, { on, known }: Asked): TimelineRow[] {
  const { subject, value, date, with: more } = claim
  if (date === undefined || (known !== undefined && lastDay(claim.known ?? date) > lastDay(known))) return []
  const until = more.until === undefined ? [] : [String(more.until)]
  return [{ kind: 'event', id: subject, title: `${subject}: ${String(value)}`, level: null, is: firstDay(date) <= lastDay(on) ? 'founded' : 'not-yet', began: [date], inForce: null, how: null, ended: until, cite: citeOf(claim) }]
}

/** Year by year from 1942. A date that is only general knowledge, or that no source gives, is not counted. */
export function growthOf(law: TimedLaw, region: Region, { known }: Pick<Asked, 'known'>, lastYear: number): GrowthView {
  const existing = existenceOn(law, `${lastYear}`, known)
  const sure = region.bodies.map((body) => ({ created: counted(body.created, known), ended: counted(body.ended, known) }))
  const years = Array.from({ length: lastYear - FIRST_YEAR + 1 }, (_, i) => lastDay(`${FIRST_YEAR + i}`))
  const by = (days: readonly (Day | null)[]) => years.map((end) => days.filter((day) => day !== null && day <= end).length)
  const [founded, gone] = [by(sure.map(({ created }) => created)), by(sure.map(({ created, ended }) => (created === null ? null : ended)))]
  return {
    first: FIRST_YEAR,
    series: [
      { key: 'adopted', counts: by(existing.map(({ adoptedBy }) => adoptedBy)) }, { key: 'force', counts: by(existing.map(({ inForceBy }) => inForceBy)) },
      { key: 'bodies', counts: founded.map((n, i) => n - gone[i]!) },
    ],
  }
}

function counted(claims: readonly Claim<string>[], known: EdtfDate | undefined): Day | null {
  const days = saidBy(claims, known).filter(({ certainty }) => certainty !== 'background').map(({ value }) => lastDay(value))
  return days.length === 0 ? null : Math.max(...days)
}

export async function timelineTable(desk: Desk, law: TimedLaw, asked: Asked): Promise<DataTable> {
  return tableOf('timeline', await rowsOf(desk, law, asked, 'en'), ({ kind, id, title, level, is, began: dates, inForce, how, ended, cite }) => ({
    kind, id, title, level, is, began: dates.join(' '), in_force: inForce, how, ended: ended.join(' '), source: cite?.source ?? null, pointer: cite?.pointer ?? null, certainty: cite?.certainty ?? null,
    on: asked.on, known: asked.known ?? null,
  }))
}
