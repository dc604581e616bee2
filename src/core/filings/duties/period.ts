import { type Day, Fault, firstDay, isDate, isoDay, lastDay } from '../../values/index.ts'

/** The time that a return covers: first and last day, both in it. `text` is EDTF: `2024`, `2024-03` or `2024-01-01/2024-06-30`. */
export interface Period {
  text: string
  from: Day
  to: Day
}

/** Fault `period-shape`. */
export function readPeriod(text: string): Period {
  const parts = text.trim().split('/')
  const [first, last = first] = parts
  if (parts.length > 2 || first === undefined || last === undefined || !isDate(first) || !isDate(last) || firstDay(first) > lastDay(last))
    throw new Fault('period-shape', `"${text}" is not a period: write 2024, 2024-03 or 2024-01-01/2024-06-30`, { field: 'period' })
  const [from, to] = [firstDay(first), lastDay(last)]
  return { text: parts.length === 1 ? first : `${isoDay(from)}/${isoDay(to)}`, from, to }
}
