import type { EdtfDate } from '../../values/index.ts'
import type { RecordKind } from '../forms/form.ts'
import type { Value } from '../read/cell.ts'

/**
 * What a state keeps once and files many times. Fields by kind, all text as in a return:
 * transfer: direction, partner, category (I-VII) or line (SA1-LW7), type, designation, quantity, origin, via, comment, incorporated, stage, value.
 * production: category, type, quantity, incorporated, modification. holding: category, type, quantity, asOf.
 * expenditure: resource (1.1), force (land), amount. activity: name, kind, start, end, area, borderKm, participants, troops, measure.
 */
export interface FilingRecord {
  id: string
  kind: RecordKind
  /** the year, or the day, that it belongs to */
  period: EdtfDate
  fields: Record<string, Value>
}

/**
 * A field of a record, with three that follow from others: `size` is heavy or light by whether it has a category or a small arms line;
 * `attCategory` is VIII for small arms, where the Register has lines; `measureList` is the list in front of a measure's code.
 */
export function recordField({ fields }: FilingRecord, name: string): Value | undefined {
  if (name === 'size') return fields['line'] === undefined ? 'heavy' : 'light'
  if (name === 'attCategory') return fields['line'] === undefined ? fields['category'] : 'VIII'
  if (name === 'measureList') return String(fields['measure'] ?? '').split(' ')[0]
  return fields[name]
}
