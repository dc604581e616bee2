import type { DutyDue, Instrument, Standing, TimedLaw } from '../../core/law/index.ts'
import { isState, type Party } from '../../core/values/index.ts'
import { notFound } from '../problems.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'
import { actionsOf, datesIn, standingsOf } from './law.ts'
import { type Asked, statesIn, talliesOn } from './law-days.ts'

export function instrumentsTable(law: TimedLaw, asked: Asked, level?: string): DataTable {
  const tallies = talliesOn(law, asked)
  const rows = [...law.instruments.values()].filter((one) => !level || one.level === level)
  return tableOf('instruments', rows, (one) => {
    const { parties, disputed, unknown } = tallies.get(one.id)!
    const { id, title, level, nature, themes, adopted = [], depositary, coverage, coverageKnown, duties, certainty, source } = one
    return {
      id, title: title.en, level, nature, themes: themes.join(' '), adopted: [...new Set(adopted.map(({ value }) => value))].join(' '), in_force: datesIn(one).join(' '),
      depositary: depositary?.value ?? null, coverage, coverage_known: coverageKnown ?? null, duties: duties.length, on: asked.on, known: asked.known ?? null,
      parties, disputed, unknown, certainty, source,
    }
  })
}

/** Standings of one state, of one instrument, of both, or of everybody under everything. Faults `unknown-state`, `unknown-instrument`. */
export function standingTable(law: TimedLaw, asked: Asked, { state, instrument }: { state?: string | undefined; instrument?: string | undefined } = {}): DataTable {
  return tableOf('standing', standingsAsked(law, asked, state, instrument), standingRow)
}

function standingsAsked(law: TimedLaw, asked: Asked, state: Party | undefined, instrument: string | undefined): Standing[] {
  const { on, known } = asked
  const ids = instrument === undefined ? [...law.instruments.keys()] : [instrument]
  if (instrument !== undefined && state !== undefined) return [law.standing(state, instrument, on, known)]
  if (instrument !== undefined && !law.instruments.has(instrument)) law.timelines(instrument)
  if (state === undefined) return ids.flatMap((id) => standingsOf(law, id, asked))
  return ids.filter((id) => isState(state) || statesIn(law, id).includes(state)).map((id) => law.standing(state, id, on, known))
}

function standingRow({ state, instrument, on, known, status, party, since, until, presumed, confirmedAsOf, participation, because }: Standing) {
  return {
    state, instrument, on, known, status, party, since, until, presumed: String(presumed), confirmed: confirmedAsOf, participation,
    because: because.map(({ text }) => text).join('; '), codes: because.map(({ code }) => code).join(' '),
  }
}

/** Of a state: each duty that it could bear and whether it binds that day. Without one: the duties as the instruments set them. */
export function dutiesTable(law: TimedLaw, { on, known }: Asked, { state, instrument }: { state?: string | undefined; instrument?: string | undefined } = {}): DataTable {
  if (instrument !== undefined && !law.instruments.has(instrument)) law.timelines(instrument)
  const of = (id: string): boolean => instrument === undefined || instrument === id
  if (state === undefined) {
    const duties = [...law.instruments.values()].filter(({ id }) => of(id)).flatMap((one) => one.duties)
    return tableOf('duties', duties, (duty) => dutyRow(duty, { on, known }))
  }
  if (!isState(state)) throw notFound()
  const due = law.duties(state, on, known).filter((row) => of(row.instrument))
  return tableOf('duties', due, ({ duty, due, status }: DutyDue) => ({ ...dutyRow(duty, { on, known }), state, due, status }))
}

function dutyRow(duty: Instrument['duties'][number], { on, known }: Asked) {
  const { id, instrument, article, kind, trigger, themes, owedBy, owedTo, deadline, footing, certainty, source, note } = duty
  return {
    id, state: null, instrument, article: article ?? null, kind, what: trigger, by: owedBy, to: owedTo, deadline: deadline ?? null, due: null, footing, status: null,
    themes: themes.join(' '), on, known: known ?? null, certainty, source, note: note ?? null,
  }
}

export function actionsTable(law: TimedLaw, asked: Asked, instrument?: string): DataTable {
  const ids = instrument === undefined ? [...law.instruments.keys()] : [instrument]
  const rows = ids.flatMap((id) => actionsOf(law, id, asked))
  return tableOf('actions', rows, (claim) => ({
    id: claim.id, instrument: claim.instrument, state: claim.state, act: claim.act, date: claim.date ?? null, known: claim.known ?? null, what: claim.what ?? null,
    toward: claim.toward ?? null, certainty: claim.certainty, source: claim.source, pointer: claim.pointer ?? null, note: claim.note ?? null, flags: claim.flags.join(' '),
  }))
}

/** Who is party on a day, long: one row a state and instrument; those who are not are left out. */
export function partiesTable(law: TimedLaw, asked: Asked): DataTable {
  const rows = [...law.instruments.keys()].flatMap((instrument) => {
    const { parties, disputed, unknown } = law.parties(instrument, asked.on, asked.known)
    const say = (states: readonly Party[], party: string) => states.map((state) => ({ instrument, state, party, on: asked.on, known: asked.known ?? null }))
    return [...say(parties, 'yes'), ...say(disputed, 'disputed'), ...say(unknown, 'unknown')]
  })
  return tableOf('parties', rows, (row) => row)
}

