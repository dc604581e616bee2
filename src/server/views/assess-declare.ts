import { Fault, type Language, type Region } from '../../core/values/index.ts'
import { type AssessmentsView, type DeclareView, type FormError, type ResponsesView } from '../../web/index.ts'
import { lineKey } from '../assessments/declare.ts'
import { mayAssess } from '../assessments/api.ts'
import { newest } from '../assessments/said.ts'
import type { Desk } from '../desk.ts'
import { mustBe, type Viewer } from '../viewer.ts'
import { roundsRead } from './assess-levels.ts'
import { responsesView } from './assess-capability.ts'
import { errorAt } from './error-at.ts'
import { threatsRead } from './assess-threats.ts'

/** Dangers, threats and issues that can be named as one; people and their needs cannot. */
function themeOptions(region: Region, lang: Language, { people = false } = {}): { value: string; text: string }[] {
  return region.themes.filter(({ family, notAThreat, developmentIssue }) => (family === 'hazard' || family === 'threat' || developmentIssue || (people && notAThreat)) && (people || !notAThreat))
    .map(({ id, name }) => ({ value: id, text: name[lang] })).sort((a, b) => a.text.localeCompare(b.text, lang))
}

export async function assessmentsView(desk: Desk, viewer: Viewer): Promise<AssessmentsView> {
  const [{ lists }, rounds, threats, capability] = [await threatsRead(desk, viewer.party), await roundsRead(desk, viewer.party), await newest(desk, viewer.party, 'threats'), await newest(desk, viewer.party, 'capability')]
  const states = [...new Set([...threats.keys(), ...capability.keys()])].sort()
  return {
    lists: lists.length, rounds: rounds.length, mayDeclare: mayAssess(viewer, 'threats'),
    states: states.map((state) => ({ state, entries: threats.get(state)?.body.entries.length ?? null, lines: capability.get(state)?.body.lines.length ?? null })),
  }
}

/** Faults `not-signed-in`, `not-allowed`: a state alone declares, and only of itself. */
export async function declareView(desk: Desk, viewer: Viewer, lang: Language, more: Partial<Pick<DeclareView, 'form' | 'typed' | 'errors' | 'saved'>>): Promise<DeclareView> {
  mustBe(viewer, 'assess')
  if (!mayAssess(viewer, 'threats')) throw new Fault('not-allowed', 'a state declares its own threats and capability: this seat is of a body, or an evaluator')
  const [threats, capability] = [(await newest(desk, viewer.party, 'threats')).get(viewer.party), (await newest(desk, viewer.party, 'capability')).get(viewer.party)]
  return {
    party: viewer.party, themes: themeOptions(desk.region, lang), form: null, typed: {}, errors: [], saved: null, ...more,
    threats: threats ? { id: threats.id, source: threats.body.source, entries: threats.body.entries } : null,
    capability: capability ? { id: capability.id, lines: capability.body.lines.map((line) => ({ ...line, key: lineKey(line) })) } : null,
  }
}

export async function responsesPage(desk: Desk, viewer: Viewer, lang: Language, more: Partial<Pick<ResponsesView, 'typed' | 'errors' | 'flags' | 'saved'>>): Promise<ResponsesView> {
  const [view, mayDeclare] = [await responsesView(desk, viewer.party), mayAssess(viewer, 'response')]
  return {
    ...view, mayDeclare, own: mayDeclare ? view.rows.filter(({ author }) => author === viewer.party).map(({ id, what }) => ({ value: id, text: what.slice(0, 80) })) : [],
    themes: themeOptions(desk.region, lang, { people: true }), typed: {}, errors: [], flags: [], saved: null, ...more,
  }
}

/** A fault beside the input that it is about: `entries.3.theme` of a body is the field `theme` of a form. */
export function errorOf(fault: Fault, lang: Language, names: Readonly<Record<string, string>> = {}): FormError {
  const last = (fault.place.field ?? '').split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  return errorAt(fault, names[last] ?? last, lang)
}
