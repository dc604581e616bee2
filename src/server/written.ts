import { type NoteVerbaleBody, type ReminderBody, unverifiedSigned } from '../core/statements/index.ts'
import type { Party } from '../core/values/index.ts'
import type { WrittenView } from '../web/index.ts'
import { readAll } from './all.ts'
import type { Desk } from './desk.ts'
import { bodyOf } from './body.ts'

export function writtenKey({ state, duty, period }: { state: Party; duty: string; period: string }): string {
  return `${state} ${duty} ${period}`
}

/** Notes and reminders about each return, as this viewer reads them, the newest last; a note with what became of its mail. */
export async function writtenTo(desk: Desk, viewer: Party): Promise<Map<string, WrittenView[]>> {
  const [notes, reminders] = [await readAll(desk.store, viewer, { kind: 'note-verbale' }), await readAll(desk.store, viewer, { kind: 'reminder' })]
  const proofs = reminders.map((one) => ({ id: one.id, body: bodyOf<ReminderBody>(one)!, note: unverifiedSigned(one.signed).header.about[0] }))
  const mailed = new Map(proofs.flatMap(({ note, body }) => (note === undefined ? [] : [[note, body.outcome] as const])))
  const all = [
    ...notes.map((one): [string, WrittenView] => {
      const { to, duty, period } = bodyOf<NoteVerbaleBody>(one)!
      return [writtenKey({ state: to, duty, period }), { kind: 'note', id: one.id, at: one.sealedAt, mail: mailed.get(one.id) ?? 'waiting' }]
    }),
    ...proofs.filter(({ note }) => note === undefined).map(({ id, body: { party, duty, period, at, outcome } }): [string, WrittenView] => [writtenKey({ state: party, duty, period }), { kind: 'reminder', id, at, mail: outcome }]),
  ]
  const grouped = Map.groupBy(all.toSorted(([, a], [, b]) => a.at - b.at), ([key]) => key)
  return new Map([...grouped].map(([key, some]) => [key, some.map(([, view]) => view)]))
}
