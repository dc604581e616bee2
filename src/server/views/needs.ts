import { conditionsOf, type NeedState } from '../../core/cooperation/index.ts'
import { isoInstant, type Language, type Instant } from '../../core/values/index.ts'
import type { NeedLine, NeedsView, NeedView } from '../../web/index.ts'
import { needAt, needsSeen } from '../cooperation/needs.ts'
import type { Desk } from '../desk.ts'
import { roleMay } from '../doors/roles.ts'
import type { DataTable } from '../tables.ts'
import type { Viewer } from '../viewer.ts'
import { tableOf } from './columns.ts'
import type { Typed } from './consultations.ts'

const NOTHING: Typed = { typed: {}, errors: [] }
const HOUR = 3_600_000

function lineOf(state: NeedState, now: Instant): NeedLine {
  const { need: { id, at, body } } = state
  const due = body.horizon === 'hours' ? at + body.within * HOUR : null
  return { id, state, due, late: due !== null && due < now && state.phase === 'open' && !state.offers.some(({ phase }) => phase === 'accepted') }
}

export async function needsView(desk: Desk, viewer: Viewer, lang: Language, { typed, errors }: Typed = NOTHING): Promise<NeedsView> {
  const needs = (await needsSeen(desk, viewer.party)).map(({ state }) => lineOf(state, desk.clock()))
  const { session } = viewer
  const may = session !== null && roleMay(session.role, 'report') && desk.region.state(session.party) !== undefined
  const themes = desk.region.themes.map(({ id, name }) => ({ value: id, text: name[lang] })).sort((a, b) => a.text.localeCompare(b.text, lang))
  return { needs, form: !session ? 'sign-in' : may ? 'may' : null, themes, typed, errors }
}

export function needsTable({ needs }: Pick<NeedsView, 'needs'>): DataTable {
  return tableOf('needs', needs, ({ id, due, late, state: { need: { by, at, body }, phase, offers, aside } }) => ({
    id, title: body.title, by, at: isoInstant(at), mode: body.mode, theme: body.theme, horizon: body.horizon, within: body.within, due: due === null ? null : isoInstant(due), late: String(late), phase,
    asks: body.asks.join(' '), objective: body.objective, measure: body.measure, structures: body.structures, lead: body.lead.agency, lead_nature: body.lead.nature, offers: offers.length, accepted: offers.filter((one) => one.phase === 'accepted').length, aside: aside.length,
  }))
}

export async function needView(desk: Desk, viewer: Viewer, id: string, { typed, errors }: Typed = NOTHING): Promise<NeedView> {
  const { header, state } = await needAt(desk, viewer.party, id)
  const { session, party } = viewer
  const may = (act: 'report' | 'consent'): boolean => session !== null && roleMay(session.role, act) && desk.region.state(party) !== undefined
  const receiver = party === state.need.by
  return {
    ...lineOf(state, desk.clock()), audience: header.release.audience, typed, errors, me: session ? party : null,
    offers: state.offers.map((one) => ({ ...one, conditions: conditionsOf(state.need, one) })),
    may: { offer: may('report') && !receiver && state.phase === 'open', decide: may('consent') && receiver, end: may('report') && receiver && state.phase === 'open', signIn: session === null },
  }
}

/** Offers as rows; the need and what was set aside stand in the note. */
export function needTable({ state, offers, due }: NeedView): DataTable & { note: unknown } {
  const rows = tableOf('need_offers', offers, ({ offer: { id, by, at, body }, phase, consent, agreement, end, conditions, talks }) => ({
    offer: id, by, at: isoInstant(at), what: body.what, participation: body.participation, within: body.within, horizon: body.horizon, objective: body.objective, lead: body.lead.agency, lead_nature: body.lead.nature, phase, talks: talks.length,
    consent: consent?.body.decision ?? null, authority: consent?.body.authority ?? null, record: consent?.body.record ?? null, consent_date: consent?.body.date ?? null, agreement: agreement?.id ?? null,
    unmet: conditions.filter(({ met }) => !met).map(({ condition }) => condition).join(' ') || null, ended_by: end?.by ?? null, ended_at: end ? isoInstant(end.at) : null,
  }))
  const { need, phase, end, aside } = state
  return { ...rows, note: { need: { id: need.id, by: need.by, at: isoInstant(need.at), ...need.body }, phase, due: due === null ? null : isoInstant(due), end: end && { id: end.id, at: isoInstant(end.at), ...end.body }, aside: aside.map(({ act: { id, by, kind }, why }) => ({ id, by, kind, why })) } }
}
