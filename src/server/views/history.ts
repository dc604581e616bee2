import type { Instrument, TimedLaw } from '../../core/law/index.ts'
import { type Body, firstDay, isDate, type Language, lastDay, type Region } from '../../core/values/index.ts'
import type { HistoryRow, HistoryView } from '../../web/index.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { citeOf } from './law-claims.ts'
import { datesIn } from './law.ts'
import { type Asked, titleIn } from './law-days.ts'

/** Instruments by adoption and entry into force, bodies by foundation, oldest first; those without a date come last and say so. */
export function historyView(law: TimedLaw, region: Region, { on }: Asked, language: Language, today: string): HistoryView {
  const rows = [
    ...[...law.instruments.values()].map((one) => instrumentRow(one, on, language)),
    ...region.bodies.filter(({ form }) => form !== 'desk').map((one) => bodyRow(one, on, language)),
  ]
  const start = ({ adopted, from }: HistoryRow): number => (adopted === null && from === null ? Infinity : firstDay((adopted ?? from)!))
  rows.sort((a, b) => start(a) - start(b) || a.title.localeCompare(b.title, language))
  const years = rows.flatMap(({ adopted, from }) => [adopted, from]).flatMap((date) => (date === null ? [] : [Number(date.slice(0, 4))]))
  const last = Math.max(Number(today.slice(0, 4)), Number(on.slice(0, 4))) + 1
  return { asof: on, rows, span: [Math.min(last - 10, Number(on.slice(0, 4)), ...years) - 1, last] }
}

export function historyTable({ asof, rows }: HistoryView): DataTable {
  return tableOf('timeline', rows, ({ id, kind, title, level, adopted, from, wording, existed, cite }) => ({
    id, kind, title, level, adopted, from, wording, certainty: cite.certainty, source: cite.source, existed, on: asof,
  }))
}

function instrumentRow(instrument: Instrument, on: string, language: Language): HistoryRow {
  const { id, level, adopted = [], inForce = [] } = instrument
  const usable = adopted.find(({ certainty }) => certainty !== 'background')
  const [from = null] = datesIn(instrument)
  const cited = usable ?? inForce.find(({ value }) => value === from) ?? instrument
  return { id, kind: 'instrument', title: titleIn(instrument, language), level, adopted: usable?.value ?? null, from, wording: null, cite: citeOf(cited), existed: existedOn(usable?.value ?? from, on) }
}

function bodyRow({ code: id, name, level, created, ended }: Body, on: string, language: Language): HistoryRow {
  const best = created.find(({ certainty }) => certainty === 'high') ?? created.find(({ certainty }) => certainty !== 'background') ?? created[0]
  const from = best && isDate(best.value) ? best.value : null
  return {
    id, kind: 'body', title: name[language], level, adopted: null, from, wording: best && from === null ? best.value : null,
    cite: best ? citeOf(best) : { source: '', certainty: 'background' }, existed: goneBy(ended.map(({ value }) => value).find(isDate), on) ? 'no' : existedOn(from, on),
  }
}

function goneBy(end: string | undefined, on: string): boolean {
  return end !== undefined && lastDay(end) < firstDay(on)
}

/** A coarse date that could lie on either side of the day leaves it unknown. */
function existedOn(date: string | null, on: string): HistoryRow['existed'] {
  if (date === null) return 'unknown'
  return lastDay(date) <= firstDay(on) ? 'yes' : firstDay(date) > lastDay(on) ? 'no' : 'unknown'
}
