import type { ReturnsOf } from '../../core/assessment/index.ts'
import type { TimedLaw } from '../../core/law/index.ts'
import { type EdtfDate, lastDay, type Level, type Party } from '../../core/values/index.ts'
import type { Desk } from '../desk.ts'
import { filingsSeen } from '../filings.ts'
import { formShelf } from '../form-book.ts'

/** Returns received by a day, as far as a viewer may know of them: a notice of manoeuvres is an exercise, one of activities an operation. */
export async function returnsSeen(desk: Desk, law: TimedLaw, viewer: Party, on: EdtfDate): Promise<ReturnsOf> {
  const { book } = await formShelf(desk)
  const until = lastDay(on)
  const levelOf = (form: string): Level | undefined => law.instruments.get(book.forms.get(form)?.instrument ?? '')?.level
  const received = (await filingsSeen(desk, viewer)).filter((one) => one.received <= until)
  const replaced = new Set(received.flatMap(({ replaces }) => replaces ?? []))
  const byKey = Map.groupBy(received.filter(({ id }) => !replaced.has(id)), ({ state, form }) => `${state} ${levelOf(form) ?? ''}`)
  return (state, level) => {
    const returns = byKey.get(`${state} ${level}`) ?? []
    const ofStream = (stream: string): number => returns.filter(({ form }) => book.forms.get(form)?.stream === stream).length
    const [exercises, operations] = [ofStream('manoeuvres'), ofStream('activities')]
    return { exercises, operations, returns: returns.length - exercises - operations }
  }
}
