import { type ContactBody } from '../../core/statements/index.ts'
import type { TimedLaw } from '../../core/law/index.ts'
import { type Body, isState, type Addressee, type EdtfDate, isDate, type Language, type Party } from '../../core/values/index.ts'
import type { StateDuty, StateView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { Parts } from '../http.ts'
import { OUTSIDERS } from '../names.ts'
import { notFound } from '../problems.ts'
import { bodyOf } from '../body.ts'
import type { Viewer } from '../viewer.ts'
import { pairClaims, pairsWith } from './cooperation.ts'
import { citeOf } from './law-claims.ts'
import { type Asked, standingView, statesIn, titleIn } from './law-days.ts'
import { recentEvents, rivalsOf, subregionOf } from './states.ts'
import { eventLine } from './watch-lines.ts'

const MOST_EVENTS = 20

/** One state, territory or body. Fault `not-found`. */
export async function stateView(parts: Parts, viewer: Viewer, code: string, asked: Asked, language: Language): Promise<StateView> {
  const { region } = parts.desk
  const place = region.place(code)
  const known = place?.code === code ? place : undefined
  if (!known && !Object.hasOwn(OUTSIDERS, code)) throw notFound()
  const { law } = await parts.desk.law()
  await parts.book.catchUp()
  const events = recentEvents(parts).filter(({ touches }) => touches.some(({ party }) => party === code))
  return {
    code, kind: known?.kind ?? 'outside', asof: asked.on, known: asked.known ?? null, ...groundsOf(parts.desk, code, known, language),
    focalPoints: [...(await toldBy(parts.desk, viewer.party, code)), ...directoryOf(parts.desk, code)],
    standings: standingsOf(law, code, asked, language),
    duties: isState(code) ? dutiesOf(law, code, asked, language) : [],
    cooperation: isState(code) ? pairsWith(await pairClaims(parts.desk), code) : null,
    ...(known?.kind === 'body' ? { body: bodyWords(known) } : {}),
    events: events.slice(0, MOST_EVENTS).map((event) => eventLine(event, parts.desk.clock())),
  }
}

/** What sources say of a body: each claim by itself. */
function bodyWords(body: Body): NonNullable<StateView['body']> {
  const { areaOfResponsibility: area } = body
  const said = [
    ...(['created', 'ended', 'subordinateTo', 'headquarters', 'status'] as const).flatMap((about) => body[about].map((claim) => ({ about, claim, values: [claim.value] }))),
    ...(area ? [{ about: 'areaOfResponsibility' as const, claim: area, values: area.value }] : []),
  ]
  return {
    level: body.level, membership: body.membership ?? null, tasks: body.tasks, options: body.options,
    said: said.map(({ about, claim, values }) => ({ about, values, note: claim.note ?? null, cite: citeOf(claim) })),
  }
}

function groundsOf({ region }: Desk, code: Party, place: Addressee | undefined, language: Language): Pick<StateView, 'subRegion' | 'zones' | 'responsible' | 'claimants' | 'territories'> {
  const territories = region.territories.filter(({ responsible }) => responsible === code).map((one) => one.code)
  if (!place || place.kind === 'body') return { subRegion: { value: null }, zones: [], claimants: [], territories }
  const [claim] = place.kind === 'state' ? place.subregions : []
  return {
    subRegion: { value: subregionOf(region, place, language).subRegion, ...(claim ? { cite: citeOf(claim) } : {}) },
    zones: place.timeZones, ...(place.kind === 'territory' ? { responsible: place.responsible } : {}), claimants: rivalsOf(region, place),
    territories,
  }
}

type Focal = StateView['focalPoints'][number]

function directoryOf({ region }: Desk, code: Party): Focal[] {
  return (region.focalPoint(code)?.offices ?? []).flatMap(({ office, themes, channels }) => (themes.length ? themes : ['']).map((theme): Focal => (
    { theme, office, channels: channels.map(({ kind }) => kind), state: 'untested', tested: null })))
}

/** What the state itself told, as far as this viewer may read it; addresses never show. */
async function toldBy(desk: Desk, viewer: Party, code: Party): Promise<Focal[]> {
  const { items } = await desk.store.page(viewer, { kind: 'contact', order: 'newest', limit: 200 })
  const newest = new Map<string, ContactBody>()
  for (const item of items.toReversed()) {
    const body = item.author === code ? bodyOf<ContactBody>(item) : null
    if (body) newest.set(body.office, body)
  }
  return [...newest.values()].filter(({ withdrawn }) => !withdrawn).flatMap(({ office, themes, channels }) => (themes.length ? themes : ['']).map((theme): Focal => (
    { theme, office, channels: channels.map(({ kind }) => kind), state: 'untested', tested: null })))
}

/** What it is or was bound by first; then what is not established; instruments it never acted on come last and say so. */
function standingsOf(law: TimedLaw, state: Party, { on, known }: Asked, language: Language): StateView['standings'] {
  const order = { yes: 0, disputed: 1, unknown: 2, no: 3 }
  return [...law.instruments.values()].filter(({ id }) => isState(state) || statesIn(law, id).includes(state))
    .map((instrument) => ({ instrument: instrument.id, title: titleIn(instrument, language), level: instrument.level, standing: standingView(law.standing(state, instrument.id, on, known)) }))
    .sort((a, b) => order[a.standing.party] - order[b.standing.party] || Number(a.standing.status === 'none') - Number(b.standing.status === 'none') || a.title.localeCompare(b.title, language))
}

/** Only what binds or politically commits it that day: what it could owe and does not is in the data, with the reason. */
function dutiesOf(law: TimedLaw, state: Party, { on, known }: Asked, language: Language): StateDuty[] {
  return law.duties(state, on, known).filter(({ status }) => status === 'binding' || status === 'conditional' || status === 'political').map(({ instrument, article, kind, what, due, duty }) => ({
    instrument, instrumentTitle: titleIn(law.instruments.get(instrument)!, language), article, kind, what, due: dateIn(due), time: duty.deadline ?? null, footing: duty.footing,
  }))
}

function dateIn(due: string | null): EdtfDate | null {
  return due !== null && isDate(due) ? due : null
}
