import { dutyNamed } from '../core/filings/index.ts'
import type { NoteVerbaleBody } from '../core/statements/index.ts'
import { asFault, dayOfInstant, type EdtfDate, isoDay, type Json, type Language, LANGUAGES, type Party, STATES } from '../core/values/index.ts'
import { edtf, t, tMaybe } from '../web/index.ts'
import type { Desk, Office } from './desk.ts'
import { idOf } from './disclosing.ts'
import { formShelf } from './form-book.ts'
import { nameOf } from './names.ts'
import { remindJob } from './reminders.ts'
import { say } from './say.ts'
import type { Viewer } from './viewer.ts'
import { duesFor, dutyTitle } from './views/filings.ts'

export interface Note {
  from: Party
  to: Party
  duty: string
  instrument: string
  period: string
  dueAt: EdtfDate
  asof: EdtfDate
}

/** A note for each return that is late or missing where that may be said, and for nothing else; `of` one state or all. */
export async function notesFor(desk: Desk, viewer: Viewer, { instrument, year, of }: { instrument: string; year: number; of?: Party }): Promise<Note[]> {
  const asof = isoDay(dayOfInstant(desk.clock()))
  const rows = await duesFor(desk, viewer, of === undefined ? [...STATES].sort() : [of], [year], 'en')
  return rows.filter((one) => one.instrument === instrument && (one.status === 'late' || one.status === 'missing'))
    .flatMap(({ addressee: from, state: to, duty, period, dueAt }) => (from === null ? [] : [{ from, to, duty, instrument, period, dueAt, asof }]))
}

/** The whole note in one language. That nothing to report counts is said only where a source says that it does. */
export async function noteText(desk: Desk, { from, to, duty, period, dueAt, asof }: Note, lang: Language): Promise<string> {
  const [{ law }, { schedules }] = [await desk.law(), await formShelf(desk)]
  const article = dutyNamed(law, duty)?.article
  const nil = schedules.find((one) => one.duty === duty)?.nil.value
  const on = (date: EdtfDate): string => edtf({ lang, viewer: { party: to } }, date)
  return t(lang, 'monday.note-text', {
    from: nameOf(desk.region, from, lang), ofTo: tMaybe(lang, `of.${to}`) ?? t(lang, 'of.other', { name: nameOf(desk.region, to, lang) }), period, due: on(dueAt), asof: on(asof),
    title: [await dutyTitle(desk, duty, lang), ...(article ? [article] : [])].join(', '), nil: nil === 'allowed' || nil === 'mandatory' ? ` ${t(lang, 'monday.note-nil')}` : '',
  })
}

/**
 * Seals each note as the word of this office, to the state that it is to; its mail goes out after it in the same transaction. Only whom a
 * return was addressed to may write of it, and once a day: the id follows from that, so that two who press at once write one note.
 */
export async function sendNotes(desk: Desk, viewer: Viewer, office: Office, asked: { instrument: string; year: number; of?: Party }): Promise<number> {
  const wanted = (await notesFor(desk, viewer, asked)).filter(({ from }) => from === office.party)
  let sent = 0
  for (const note of wanted) if (await sendOne(desk, office, note)) sent++
  if (sent > 0) desk.wake()
  return sent
}

async function sendOne(desk: Desk, office: Office, note: Note): Promise<boolean> {
  const { from: _, instrument, ...rest } = note
  const texts = Object.fromEntries(await Promise.all(LANGUAGES.map(async (lang) => [lang, await noteText(desk, note, lang)]))) as Record<Language, string>
  const body: NoteVerbaleBody = { ...rest, texts }
  const id = idOf(desk, `note ${note.from} ${note.to} ${note.duty} ${note.period} ${note.asof}`)
  try {
    await say(desk, office, { id, kind: 'note-verbale', release: { audience: 'named', to: [note.to] }, body: body as unknown as Json }, { jobs: () => [remindJob({ state: note.to, duty: note.duty, instrument, period: note.period, dueAt: note.dueAt, what: id, note: id })] })
    return true
  } catch (error) {
    if (asFault(error).code === 'id-conflict') return false
    throw error
  }
}
