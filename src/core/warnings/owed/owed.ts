import type { Duty, Instrument, Law, Reason } from '../../law/index.ts'
import { Fault, isState, type EdtfDate, type Party } from '../../values/index.ts'
import {
  isBody, reason, type LaterRow, type NotOwedCode, type NotOwedRow, type Owed, type OwedRow, type Places, type Touched,
} from './answer.ts'
import { bearersOf, unbound, type Scene } from './bearers.ts'
import { deadlineOf, triggerAt } from './deadline.ts'
import { dayOfEvent, type OwedEvent } from './event.ts'
import { arisesNow, everArises, fits, inScope } from './occasion.ts'
import { cannotInvoke, receiversOf, type Receivers } from './receivers.ts'
import { addressed, headlineOf } from './summary.ts'
import { expandTheme, type Expand } from './themes.ts'

export interface OwedOptions {
  /** the law of another day; the event is then taken to happen on it */
  on?: EdtfDate
  /** only what sources had said by then */
  known?: EdtfDate
  expand?: Expand
}

interface Asking {
  law: Law
  places: Places
  scene: Scene
  event: OwedEvent
  at: string
  out: { owed: OwedRow[]; notOwed: NotOwedRow[]; later: LaterRow[] }
}

/**
 * Who owes a warning or a return because of the event, who is only affected, and who is not owed and why (design, rules 3 and 7).
 * Standing decides on the day asked about; a political or background duty never counts as owed.
 * Fault `unknown-place` with the field when the event names a code that is no state, territory or body.
 */
export function owed(event: OwedEvent, law: Law, places: Places, options: OwedOptions = {}): Owed {
  const themes = (options.expand ?? expandTheme)(event.theme)
  const touched = touchedBy(event, places)
  const origin = event.origin ?? touched.find(({ km, method }) => km === 0 && method === 'inside')?.party ?? null
  const scene: Scene = {
    origin, flag: event.flag ?? null, on: options.on ?? dayOfEvent(event.at),
    affected: touched.map(({ party }) => party).filter((party) => party !== origin),
    ...(options.known === undefined ? {} : { known: options.known }),
  }
  const asking: Asking = { law, places, scene, event, at: triggerAt(event.at, options.on), out: { owed: [], notOwed: [], later: [] } }
  for (const instrument of law.instruments.values())
    for (const duty of instrument.duties)
      if (duty.themes.some((theme) => themes.includes(theme))) askDuty(duty, instrument, asking)
  const rows = merged(asking.out.owed)
  return {
    event: { theme: event.theme, at: event.at, origin, themes: [...themes] },
    on: scene.on,
    headline: headlineOf(rows, scene),
    owed: rows,
    affected: addressed(touched.filter(({ party }) => party !== origin), rows, places),
    notOwed: distinct(asking.out.notOwed),
    later: asking.out.later,
  }
}

function touchedBy(event: OwedEvent, places: Places): Touched[] {
  const named = (event.affected ?? []).map((party, i) => known(party, `affected[${i}]`, places))
  if (event.origin !== undefined) known(event.origin, 'origin', places)
  const measured = event.lat === undefined || event.lon === undefined ? [] : places.attribute(event.lat, event.lon)
  const seen = new Map(measured.map((one) => [one.party, one]))
  for (const party of named) if (!seen.has(party)) seen.set(party, { party, method: 'named', km: null })
  return [...seen.values()]
}

function known(party: Party, field: string, places: Places): Party {
  if (!places.known(party))
    throw new Fault('unknown-place', `"${party}" is no state, territory or body known here: write an ISO 3166 code`, { field })
  return party
}

function askDuty(duty: Duty, instrument: Instrument, asking: Asking): void {
  if (!everArises(duty)) return
  const { by, iffy } = bearersOf(duty, asking)
  if (duty.bearer.role === 'named' && by.length === 0) return
  const text = notLaw(duty, instrument)
  const arises = arisesNow(duty)
  if (text !== null) return arises ? not(duty, asking, text, [], by.length === 1 ? { by: by[0]! } : {}) : undefined
  if (!arises || !fits(duty, asking.event)) return later(duty, by, asking)
  if (inScope(instrument, asking.event) === 'out') return elsewhere(duty, instrument, by, asking)
  if (duty.bearer.role === 'private')
    return duty.themes.includes(asking.event.theme) ? not(duty, asking, 'private-bearer', [], {}) : undefined
  if (duty.bearer.role === 'unknown') return not(duty, asking, 'bearer-unknown', [], {})
  if (duty.bearer.role === 'origin' && by.length === 0) return nowhere(duty, asking)
  for (const one of by) bear(duty, one, iffy, asking)
}

/** Said only of those whom it would otherwise bind. */
function elsewhere(duty: Duty, instrument: Instrument, by: Party[], asking: Asking): void {
  const { law, places, scene } = asking
  const bound = by.filter((party) => unbound(law, places.responsible(party) ?? party, duty.instrument, scene) === null)
  const area = { area: instrument.scope!.name.en }
  const why = [reason('covers', area, `it covers ${area.area}`)]
  for (const one of bound) not(duty, asking, 'outside-scope', why, { by: one })
}

/** Said only where the answer would matter: an affected state is a party. */
function nowhere(duty: Duty, asking: Asking): void {
  const { law, places, scene } = asking
  const binds = (party: Party) => unbound(law, places.responsible(party) ?? party, duty.instrument, scene) === null
  if (scene.affected.some(binds)) not(duty, asking, 'no-origin', [], {})
}

function bear(duty: Duty, by: Party, iffy: boolean, asking: Asking): void {
  const { law, places, scene } = asking
  if (isBody(places, by)) return later(duty, [by], asking)
  const receivers = receiversOf(duty, by, law, places, scene)
  const free = unbound(law, places.responsible(by) ?? by, duty.instrument, scene)
  const would = [...receivers.to, ...receivers.left.map(({ party }) => party)]
  if (free !== null) return not(duty, asking, free.code, free.because, { by, ...(would.length > 0 ? { to: would } : {}) })
  for (const left of receivers.left) not(duty, asking, left.code, left.because, { by, to: [left.party] })
  const nobody = receivers.to.length === 0 && receivers.roles.every((role) => role === 'unknown')
  if (nobody) {
    if (receivers.left.length === 0) not(duty, asking, receivers.roles.length > 0 ? 'whom-unknown' : 'nobody-to-tell', [], { by })
    return
  }
  asking.out.owed.push(row(duty, by, iffy, receivers, asking))
  const elsewhere = scene.affected.filter((party) => party !== by && !receivers.to.includes(party))
  if (elsewhere.length > 0 && receivers.left.length === 0 && duty.kind !== 'consult')
    not(duty, asking, 'runs-elsewhere', [], { by, to: elsewhere })
}

function row(duty: Duty, by: Party, iffy: boolean, receivers: Receivers, { law, places, scene, at, event }: Asking): OwedRow {
  const { deadline, why } = deadlineOf(duty, at)
  const standing = isState(by) ? law.standing(by, duty.instrument, scene.on, scene.known).because : []
  const because: Reason[] = [
    reason('trigger', { trigger: duty.trigger }, `owed when: ${duty.trigger}`),
    ...(iffy ? [reason('if-it-learns', { party: by }, `${by} owes it if it learns of the event; where it happens is not said`)] : []),
    ...standing,
    ...unchecked(law.instruments.get(duty.instrument), event),
    ...cannotInvoke(duty, receivers.to, law, places, scene),
    ...(duty.note === undefined ? [] : [reason('note', { note: duty.note }, duty.note)]),
  ]
  const footing = iffy && duty.footing === 'binding' ? 'conditional' : duty.footing
  return {
    by, to: receivers.to, toRoles: receivers.roles, kind: duty.kind, instrument: duty.instrument, article: duty.article ?? null,
    deadline, deadlineWhy: why, footing, because,
  }
}

function unchecked(instrument: Instrument | undefined, event: OwedEvent): Reason[] {
  if (!instrument?.scope || inScope(instrument, event) !== 'untold') return []
  const area = instrument.scope.name.en
  return [reason('scope-not-checked', { area }, `it covers ${area}; the event gives no coordinates to check that`)]
}

function notLaw(duty: Duty, instrument: Instrument): NotOwedCode | null {
  if (instrument.nature === 'draft' || instrument.nature === 'proposed') return 'draft'
  if (duty.footing === 'background') return 'background-only'
  if (duty.footing === 'political' || instrument.nature === 'political' || instrument.nature === 'voluntary') return 'political-only'
  return null
}

const WHY: Record<NotOwedCode, string> = {
  'not-party': 'not a party on that day',
  'signatory-only': 'signed only: signature alone is not consent',
  'not-yet-in-force': 'consented, but not in force for it on that day',
  'notice-effective': 'its notice of withdrawal had taken effect',
  suspended: 'suspended on that day',
  'standing-unknown': 'no source establishes its standing on that day',
  'standing-disputed': 'who speaks for it under this instrument is disputed',
  'political-only': 'a political commitment, not a legal duty',
  'background-only': 'the text was not read from a source: shown, never counted as law',
  draft: 'a draft that never entered into force',
  'private-bearer': 'it falls on a ship master or an operator, not on a state',
  'bearer-unknown': 'no source establishes who owes it',
  'receiver-not-party': 'the duty runs to parties only, and it is not one on that day',
  'receiver-unknown': 'the duty runs to parties only, and its standing is not established',
  'nobody-to-tell': 'no affected state is named to whom it would run',
  'no-origin': 'it falls on the state where it happens, and no state is that',
  'whom-unknown': 'no source establishes to whom it is owed',
  'runs-elsewhere': 'the duty runs to others, not directly to it',
  'outside-scope': 'it happens outside the area that the instrument covers',
}

function not(duty: Duty, { out }: Asking, code: NotOwedCode, because: Reason[], who: { by?: Party; to?: Party[] }): void {
  out.notOwed.push({
    ...who, kind: duty.kind, instrument: duty.instrument, article: duty.article ?? null, footing: duty.footing, why: WHY[code], code,
    because: [reason(code, { ...(who.by === undefined ? {} : { by: who.by }), instrument: duty.instrument }, WHY[code]), ...because],
  })
}

/** An agency counts only where somebody touched is a party of its instrument: it has no standing of its own. */
function later(duty: Duty, by: Party[], { law, places, scene, out }: Asking): void {
  const asked = by.length > 0 || scene.origin === null ? by : [scene.origin]
  const binds = (party: Party) => unbound(law, places.responsible(party) ?? party, duty.instrument, scene) === null
  const agency = asked.some((party) => isBody(places, party))
  const touched = [...(scene.origin === null ? [] : [scene.origin]), ...scene.affected]
  const bound = asked.filter((party) => (isBody(places, party) ? touched.some(binds) : binds(party)))
  if (bound.length === 0) return
  const article = duty.article ?? null
  out.later.push({ by: bound, agency, kind: duty.kind, instrument: duty.instrument, article, when: duty.trigger, footing: duty.footing })
}

/**
 * Two sources' rows for one duty are one duty: same bearer, kind, instrument, article and deadline. One that gives no article joins
 * the row that does, when the deadline is the same.
 */
function merged(rows: OwedRow[]): OwedRow[] {
  const out: OwedRow[] = []
  for (const one of rows.toSorted((a, b) => Number(a.article === null) - Number(b.article === null))) {
    const same = (other: OwedRow) => other.by === one.by && other.kind === one.kind && other.instrument === one.instrument &&
      other.deadline === one.deadline && (other.article === one.article || (one.article === null && one.deadline !== null))
    const at = out.findIndex(same)
    if (at < 0) out.push(one)
    else out[at] = join(out[at]!, one)
  }
  return out
}

/** Two sources' rows of one duty give one refusal. */
function distinct(rows: NotOwedRow[]): NotOwedRow[] {
  return [...new Map(rows.map((one) => [JSON.stringify([one.by, one.to, one.kind, one.instrument, one.article, one.code]), one])).values()]
}

function join(a: OwedRow, b: OwedRow): OwedRow {
  const texts = new Set(a.because.map(({ text }) => text))
  return {
    ...a,
    to: [...new Set([...a.to, ...b.to])],
    toRoles: [...new Set([...a.toRoles, ...b.toRoles])],
    because: [...a.because, ...b.because.filter(({ text }) => !texts.has(text))],
  }
}
