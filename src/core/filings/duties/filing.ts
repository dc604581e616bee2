import type { FilingBody } from '../../statements/index.ts'
import type { Day, Party } from '../../values/index.ts'
import { readPeriod } from './period.ts'

export type Answer = FilingBody['answer']

/** A filing as one viewer sees it: what its grants let through, and nothing else. */
export interface SeenFiling {
  id: string
  state: Party
  form: string
  period: string
  /** the day on which this desk, or the addressee's list, has it: never the author's own word */
  received: Day
  /** absent when only the public face is read: that it was filed shows, what it says does not */
  answer?: Answer
  replaces?: string
}

/** The filing that holds for a period on `asOf`: the newest of those received by then; and the first, whose day decides "late". */
export function holdingOn(filings: readonly SeenFiling[], asOf: Day): { first: SeenFiling; now: SeenFiling } | undefined {
  let first: SeenFiling | undefined
  let now: SeenFiling | undefined
  for (const one of filings) {
    if (one.received > asOf) continue
    if (!first || one.received < first.received) first = one
    // of two of one day the later in the order of sealing holds
    if (!now || one.received >= now.received) now = one
  }
  return first && now && { first, now }
}

/** Whether a filing covers all of `from`-`to`; a fiscal year that ends inside the calendar year is filed under its own year. */
export function covers(filing: SeenFiling, from: Day, to: Day): boolean {
  const period = readPeriod(filing.period)
  return period.from <= from && period.to >= to
}
