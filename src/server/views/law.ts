import { type ActionClaim, type Instrument, type PartyAnswer, saidBy, type Standing, type TimedLaw } from '../../core/law/index.ts'
import { type EdtfDate, Fault, firstDay, type Language, lastDay, type Level, LEVELS, type Party } from '../../core/values/index.ts'
import type { InstrumentAction, InstrumentDuty, InstrumentView, TreatiesView } from '../../web/index.ts'
import { notFound } from '../problems.ts'
import { blankFields, citeOf, claimsOf } from './law-claims.ts'
import { type Asked, standingView, statesIn, talliesOn, titleIn } from './law-days.ts'

/** Every instrument with how many are bound by it on a day. Fault `level-unknown`. */
export function treatiesView(law: TimedLaw, asked: Asked, language: Language, level?: string): TreatiesView {
  if (level && !LEVELS.includes(level as Level)) throw new Fault('level-unknown', `level: "${level}" is none of ${LEVELS.join(', ')}`, { field: 'level' })
  const tallies = talliesOn(law, asked)
  const rows = [...law.instruments.values()].filter((one) => !level || one.level === level).map((instrument) => ({
    id: instrument.id, title: titleIn(instrument, language), level: instrument.level, nature: instrument.nature,
    inForce: datesIn(instrument), themes: instrument.themes, ...tallies.get(instrument.id)!,
  }))
  rows.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.title.localeCompare(b.title, language))
  return { asof: asked.on, known: asked.known ?? null, ...(level ? { level } : {}), rows }
}

/** Days on which it entered into force, as sources give them: none where nobody does, several where they differ. */
export function datesIn({ inForce = [] }: Instrument): EdtfDate[] {
  return [...new Set(inForce.filter(({ certainty }) => certainty !== 'background').map(({ value }) => value))]
}

/** What stands on the page beside the law: cases, whose word an act is where it is not the files', and whether the viewer records acts. */
interface Beside {
  cases?: InstrumentView['cases']
  by?: (claim: string) => Party | null
  mayRecord?: boolean
}

/** One instrument whole. Fault `not-found`. */
export function instrumentView(law: TimedLaw, id: string, asked: Asked, language: Language, name: (party: Party) => string, { cases = [], by = () => null, mayRecord = false }: Beside = {}): InstrumentView {
  const instrument = law.instruments.get(id)
  if (!instrument) throw notFound()
  return {
    id, title: titleIn(instrument, language), level: instrument.level, nature: instrument.nature, themes: instrument.themes,
    asof: asked.on, known: asked.known ?? null, coverage: instrument.coverage, coverageKnown: instrument.coverageKnown ?? null, follows: instrument.follows ?? null,
    claims: claimsOf(instrument, language),
    blank: blankFields(instrument),
    parties: standingsOf(law, id, asked).sort(byAnswer(name)).map((standing) => ({ party: standing.state, standing: standingView(standing) })),
    duties: instrument.duties.map(dutyView),
    actions: actionsOf(law, id, asked).map((claim) => ({ ...actionView(claim), id: claim.id, by: by(claim.id) })),
    cases, mayRecord,
  }
}

export function standingsOf(law: TimedLaw, id: string, { on, known }: Asked): Standing[] {
  return statesIn(law, id).map((state) => law.standing(state, id, on, known))
}

const ORDER: Record<PartyAnswer, number> = { yes: 0, disputed: 1, unknown: 2, no: 3 }

function byAnswer(name: (party: Party) => string): (a: Standing, b: Standing) => number {
  return (a, b) => ORDER[a.party] - ORDER[b.party] || a.status.localeCompare(b.status) || name(a.state).localeCompare(name(b.state))
}

/** Acts that had been said by the day asked about, by the same rule as the answers; those without a date come last. */
export function actionsOf(law: TimedLaw, id: string, { known }: Asked): ActionClaim[] {
  const acts = (law.actions.get(id) ?? []).filter((claim) => known === undefined || saidBy(claim, lastDay(known)))
  return acts.toSorted((a, b) => dayOf(a) - dayOf(b) || (a.state < b.state ? -1 : a.state > b.state ? 1 : 0))
}

function dayOf({ date }: ActionClaim): number {
  return date === undefined ? Number.MAX_SAFE_INTEGER : firstDay(date)
}

function actionView(claim: ActionClaim): Omit<InstrumentAction, 'id' | 'by'> {
  const { state, act, date, known, toward, what, flags, note } = claim
  return {
    state, act, date: date ?? null, known: known ?? null, ...(toward ? { toward } : {}), ...(what ? { what } : {}), ...(note ? { note } : {}), cite: citeOf(claim), flags,
  }
}

function dutyView(duty: Instrument['duties'][number]): InstrumentDuty {
  const { article, kind, trigger, owedBy, owedTo, deadline, footing, note } = duty
  return { article: article ?? null, kind, trigger, owedBy, owedTo, deadline: deadline ?? null, footing, cite: citeOf(duty), ...(note ? { note } : {}) }
}
