import { type Existing, existenceOn, type Instrument, type TimedLaw } from '../../core/law/index.ts'
import { type Body, type Claim, type EdtfDate, firstDay, isDate, type Language, lastDay, type Region } from '../../core/values/index.ts'
import type { HistoryRow, HistoryView } from '../../web/index.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { citeOf } from './law-claims.ts'
import { type Asked, titleIn } from './law-days.ts'

/** Instruments by adoption and entry into force, bodies by foundation, oldest first; those without a date come last and say so. */
export function historyView(law: TimedLaw, region: Region, { on, known }: Asked, language: Language, today: string): HistoryView {
  const rows = [
    ...existenceOn(law, on, known).map((one) => instrumentRow(law.instruments.get(one.instrument)!, one, on, language)),
    ...region.bodies.filter(({ form }) => form !== 'desk').map((one) => bodyRow(one, { on, known }, language)),
  ]
  const start = ({ adopted, from }: HistoryRow): number => (adopted === null && from === null ? Infinity : firstDay((adopted ?? from)!))
  rows.sort((a, b) => start(a) - start(b) || a.title.localeCompare(b.title, language))
  const years = rows.flatMap(({ adopted, from }) => [adopted, from]).flatMap((date) => (date === null ? [] : [Number(date.slice(0, 4))]))
  const last = Math.max(Number(today.slice(0, 4)), Number(on.slice(0, 4))) + 1
  return { asof: on, known: known ?? null, rows, span: [Math.min(last - 10, Number(on.slice(0, 4)), ...years) - 1, last] }
}

export function historyTable({ asof, known, rows }: HistoryView): DataTable {
  return tableOf('timeline', rows, ({ id, kind, title, level, adopted, from, how, until, wording, is, existed, cite }) => ({
    id, kind, title, level, adopted, from, how, until, wording, is, certainty: cite.certainty, source: cite.source, pointer: cite.pointer ?? null, existed, on: asof, known,
  }))
}

function instrumentRow(instrument: Instrument, { is, adopted, inForce, how }: Existing, on: string, language: Language): HistoryRow {
  const cited = (instrument.adopted ?? []).find(({ value }) => value === adopted) ?? (instrument.inForce ?? []).find(({ value }) => value === inForce) ?? instrument
  const existed = is === 'in-force' || is === 'adopted' ? 'yes' : is === 'not-yet' ? 'no' : is === 'proposed' ? existedOn(adopted, on) : 'unknown'
  return { id: instrument.id, kind: 'instrument', title: titleIn(instrument, language), level: instrument.level, adopted, from: inForce, how, is, until: null, wording: null, cite: citeOf(cited), existed }
}

/** A date that is only general knowledge is shown, and decides nothing. */
function bodyRow({ code: id, name, level, created, ended }: Body, { on, known }: Asked, language: Language): HistoryRow {
  const said = created.filter((claim) => isSaid(claim, known))
  const sure = said.filter(({ certainty }) => certainty !== 'background')
  const best = sure.find(({ certainty }) => certainty === 'high') ?? sure[0] ?? said[0]
  const from = best && isDate(best.value) ? best.value : null
  const end = ended.filter((claim) => isSaid(claim, known) && claim.certainty !== 'background').map(({ value }) => value).find(isDate)
  return {
    id, kind: 'body', title: name[language], level, adopted: null, from, how: null, is: null, until: end ?? null, wording: best && from === null ? best.value : null,
    cite: best ? citeOf(best) : { source: '', certainty: 'background' }, existed: goneBy(end, on) ? 'no' : existedOn(sure.length > 0 ? from : null, on),
  }
}

/** By the rule of acts: when its source said it, else not before the day itself. */
function isSaid({ value, known }: Claim<string>, asOf: EdtfDate | undefined): boolean {
  if (asOf === undefined) return true
  const said = known ?? (isDate(value) ? value : undefined)
  return said !== undefined && firstDay(said) <= lastDay(asOf)
}

function goneBy(end: string | undefined, on: string): boolean {
  return end !== undefined && lastDay(end) < firstDay(on)
}

/** A coarse date that could lie on either side of the day leaves it unknown. */
function existedOn(date: string | null, on: string): HistoryRow['existed'] {
  if (date === null) return 'unknown'
  return lastDay(date) <= firstDay(on) ? 'yes' : firstDay(date) > lastDay(on) ? 'no' : 'unknown'
}
