import { type AcquisitionSeen, neighbourNotes, type NeighbourNote } from '../../core/filings/index.ts'
import { isState, type Party } from '../../core/values/index.ts'
import { edtf, type PageContext, num, say } from '../../web/index.ts'
import type { CountedReturn } from '../analysis.ts'
import type { Desk } from '../desk.ts'
import { CATEGORIES, yearOfSeen } from './acquisitions.ts'
import { COLUMN, filingSources, MOST } from './kit.ts'
import type { Charted, ChartDef, Given } from './model.ts'

/** What each acquisition looks like from across the border: figures side by side, and whether the neighbour was told. No judgement. */
export const neighbours: ChartDef = { slug: 'neighbours', group: 'supply', pointer: 'C1 §V L382', controls: ['country', 'time'], load }

/** Whom an author told: everybody, those named, or whoever is a party to the instrument on that day. What the law says, never what was read. */
async function toldBy(desk: Desk, { release, at }: CountedReturn, of: readonly Party[]): Promise<Set<Party>> {
  if (release.audience === 'public') return new Set(of)
  if (release.audience === 'named') return new Set(of.filter((one) => release.to?.includes(one)))
  if (release.audience !== 'parties') return new Set()
  const { law } = await desk.law()
  const on = new Date(at).toISOString().slice(0, 10)
  return new Set(of.filter((one) => isState(one) && release.under?.some((instrument) => law.standing(one, instrument, on).party === 'yes')))
}

async function notesOn({ desk, claims, readings }: Given, one: AcquisitionSeen): Promise<NeighbourNote[]> {
  const near = desk.region.neighbours(one.state).filter(isState)
  const from = readings.byId.get(one.id.split('#')[0]!)
  return neighbourNotes(one, near, claims.holdings, from ? await toldBy(desk, from, near) : new Set())
}

async function load(given: Given): Promise<Charted> {
  const { c, claims, asked } = given
  const t = say(c)
  const chosen = claims.acquisitions.filter((one) => (CATEGORIES as readonly string[]).includes(one.category) && (asked.country.length === 0 || asked.country.includes(one.state)) && (asked.from === null || yearOfSeen(one) >= asked.from) && (asked.to === null || yearOfSeen(one) <= asked.to))
  const noted = await Promise.all(chosen.map(async (one) => ({ one, notes: await notesOn(given, one) })))
  const panels = noted.slice(0, MOST).map(({ one, notes }, i) => {
    const before = notes[0]?.own ?? null
    return { title: headOf(c, one), picture: { kind: 'rows' as const, rows: {
      id: `c${i}`, title: headOf(c, one), missing: t('charts.not-reported'), says: notes.map((note) => saysOf(c, one, note)).join(' ') || t('charts.no-neighbour'),
      rows: [
        { label: t('charts.held-before', { name: c.name(one.state) }), bars: [{ look: 0 as const, label: '', value: before }] },
        { label: t('charts.taken-in', { name: c.name(one.state) }), bars: [{ look: 1 as const, label: '', value: one.quantity }] },
        ...notes.map(({ neighbour, theirs }) => ({ label: c.name(neighbour), bars: [{ look: 2 as const, label: '', value: theirs }] })),
      ],
    } } }
  })
  return {
    panels,
    columns: [COLUMN.state, { name: 'on', type: 'string', words: 'day or year of the acquisition (EDTF)' }, COLUMN.category, { name: 'added', type: 'integer', unit: 'items', words: 'items taken in' }, { name: 'own', type: 'integer', unit: 'items', words: 'holding of the acquiring state, newest before that day; blank: not seen here' }, { name: 'neighbour', type: 'string', words: 'by land or facing coast' }, { name: 'theirs', type: 'integer', unit: 'items', words: 'holding of the neighbour, newest before that day; blank: not seen here' }, { name: 'told', type: 'string', words: 'notice: the return is addressed to the neighbour or to the public; not-seen-here: none addressed to it was seen here' }, COLUMN.source],
    rows: noted.flatMap(({ one, notes }) => notes.map((note) => [one.state, one.on, one.category, note.added, note.own, note.neighbour, note.theirs, note.told, one.id.split('#')[0]!])),
    method: t('charts.method-neighbours'), caveats: [t('charts.caveat-categories'), t('charts.caveat-neighbours')], gaps: noted.length > MOST ? [t('charts.gap-most', { n: MOST })] : [],
    sources: filingSources(given, chosen.map(({ id }) => id.split('#')[0]!)),
  }
}

function headOf(c: PageContext, { state, category, quantity, on }: AcquisitionSeen): string {
  return say(c)('charts.acquisition-of', { name: c.name(state), n: num(c, quantity), category, on: edtf(c, on) })
}

function saysOf(c: PageContext, one: AcquisitionSeen, { neighbour, theirs, told }: NeighbourNote): string {
  const t = say(c)
  const held = theirs === null ? t('charts.note-none', { name: c.name(neighbour) }) : t('charts.note-holds', { name: c.name(neighbour), n: num(c, theirs), category: one.category })
  return `${held} ${t(told === 'notice' ? 'charts.note-told' : 'charts.note-untold', { name: c.name(neighbour) })}`
}
