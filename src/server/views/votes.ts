import { loadVotes, type Votes } from '../../adapters/region-files/index.ts'
import { BALLOTS, type Law, readTally, rollOf, tally, type TallyAnswer, type TallyInput } from '../../core/law/index.ts'
import { asFault, type EdtfDate, Fault, isDate, type Party } from '../../core/values/index.ts'
import type { VotesView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'

const read = new WeakMap<Desk, Promise<Votes>>()

/** The rules of the bodies of this region, read once. */
export function votesOf(desk: Desk): Promise<Votes> {
  const found = read.get(desk) ?? desk.law().then(({ law }) => loadVotes(desk.config.regionDir, desk.region, new Set(law.instruments.keys())))
  read.set(desk, found)
  return found
}

type Shown = VotesView['rules'][number]

function shownOf({ rules, texts }: Votes): Shown[] {
  const bodies = [...new Set([...rules, ...texts].map(({ body }) => body))]
  const words = texts.map(({ body, matter, text, source, certainty }): Shown => ({ rule: null, of: null, body, matter, text, quorum: null, exclusion: null, veto: null, cite: { source, certainty } }))
  const counted = rules.map(({ rule, of, body, matter, text, quorum, exclusion, veto, source, certainty }): Shown => (
    { rule, of, body, matter, text, quorum: quorum?.text ?? null, exclusion: exclusion?.text ?? null, veto: veto ? { by: veto.by, text: veto.text } : null, cite: { source, certainty } }))
  return [...counted, ...words].sort((a, b) => bodies.indexOf(a.body) - bodies.indexOf(b.body))
}

export function votesTable({ rules, texts }: Votes): DataTable {
  const none = { rule: null, needs: null, of: null, instrument: null, seats: null, quorum: null, quorum_at: null, exclusion: null, exclusion_from: null, veto: null, ballot: null }
  const words = texts.map((one) => ({ ...none, ...one }))
  const counted = rules.map(({ needs, instrument, seats, quorum, exclusion, veto, ballot, ...rule }) => ({
    ...rule, needs: JSON.stringify(needs), instrument: instrument ?? null, seats: seats ?? null, quorum: quorum?.text ?? null, quorum_at: quorum?.at === undefined ? null : String(quorum.at),
    exclusion: exclusion?.text ?? null, exclusion_from: exclusion?.from ?? null, veto: veto?.by.join(' ') ?? null, ballot: ballot?.is ?? null,
  }))
  return tableOf('votes', [...counted, ...words], (row) => row)
}

const ASKED = ['rule', 'on', ...BALLOTS, 'of', 'excluded'] as const
type Asked = Partial<Record<(typeof ASKED)[number], string>>
type Query = Readonly<Record<string, string | undefined>>

function askedIn(query: Query): Asked {
  return Object.fromEntries(ASKED.flatMap((name) => (query[name]?.trim() ? [[name, query[name].trim()]] : [])))
}

function isCounting(asked: Asked): boolean {
  return BALLOTS.some((ballot) => asked[ballot] !== undefined)
}

/** The rules, and the count that the address asks for: numbers, or the codes of those who voted so. What cannot be counted is said at its field. */
export function votesView(law: Law, votes: Votes, query: Query): VotesView {
  const asked = askedIn(query)
  const view = { rules: shownOf(votes), asked, answer: null, errors: [] }
  if (!isCounting(asked)) return view
  try {
    const { answer, of, on } = counted(law, votes, asked)
    return { ...view, answer: { ...answer, base: of, on } }
  } catch (error) {
    const { code, message, place } = asFault(error)
    return { ...view, errors: [{ field: fieldOn(place.field), code, text: message }] }
  }
}

/** `counts.of`, `votes.MEX`: the input of the page that it came from. */
function fieldOn(field = 'rule'): string {
  const name = field.startsWith('counts.') ? field.slice('counts.'.length) : field
  return (ASKED as readonly string[]).includes(name) ? name : 'for'
}

function counted(law: Law, { rules }: Votes, asked: Asked): { answer: TallyAnswer; of: (typeof rules)[number]['of']; on: EdtfDate | null } {
  const input = inputOf(asked, rules[0]?.rule ?? '')
  const rule = rules.find((one) => one.rule === input.rule)
  const on = rule?.instrument === undefined ? null : (input.on ?? null)
  return { answer: tally(input, rules, law), of: rule!.of, on }
}

function inputOf(asked: Asked, first: string): TallyInput {
  const { rule = first, on, excluded } = asked
  if (on !== undefined && !isDate(on)) throw new Fault('date-shape', `"${on}" is not a date that exists: write 1947, 1947-09 or 1947-09-02`, { field: 'on' })
  const given = BALLOTS.filter((ballot) => asked[ballot] !== undefined)
  const numbers = given.every((ballot) => /^\d+$/.test(asked[ballot]!))
  const votes = numbers ? { counts: Object.fromEntries([...given, 'of' as const].flatMap((name) => (asked[name] === undefined ? [] : [[name, numberIn(name, asked[name])]]))) }
    : { votes: rollOf(Object.fromEntries(given.map((ballot) => [ballot, codesIn(ballot, asked[ballot]!)]))) }
  return readTally({ rule, ...(on ? { on } : {}), ...(excluded ? { excluded: codesIn('excluded', excluded) } : {}), ...votes })
}

function numberIn(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new Fault('tally-input', `"${text}" is not a count: write a whole number from 0`, { field: name })
  return Number(text)
}

function codesIn(name: string, text: string): Party[] {
  const codes = text.toUpperCase().split(/[\s,;]+/).filter(Boolean)
  const wrong = codes.find((code) => !/^[A-Z]{3}$/.test(code))
  if (wrong !== undefined) throw new Fault('tally-input', `"${wrong}" is no code of a state: give numbers in all fields, or codes like MEX in all`, { field: name })
  return codes
}

/** The count and each other reading of it, a row each. Faults as `tally`, `tally-input` where nothing is asked. */
export function tallyTable(law: Law, votes: Votes, query: Query): DataTable {
  const asked = askedIn(query)
  if (!isCounting(asked)) throw new Fault('tally-input', `give ${BALLOTS.join(', ')}: numbers, or codes of states`, { field: 'for' })
  const { answer, on } = counted(law, votes, asked)
  const { sensitivity, quorum, ...main } = answer
  const shared = { rule: main.rule, on }
  const first = {
    ...shared, reading: 'as counted', of: main.of, needed: main.needed, for: main.for, against: main.against, abstain: main.abstain, absent: main.absent, present: quorum?.present ?? null, quorum: quorum?.needed ?? null,
    adopted: String(main.adopted), changes: null, vetoed_by: main.vetoedBy.join(' '), excluded: main.excluded.join(' '), not_entitled: main.notEntitled.join(' '),
  }
  const others = sensitivity.map(({ case: reading, of, needed, for: yes, adopted, changes }) => ({
    ...shared, reading, of, needed, for: yes, against: null, abstain: null, absent: null, present: null, quorum: null, adopted: String(adopted), changes: String(changes), vetoed_by: null, excluded: null, not_entitled: null,
  }))
  return tableOf('tally', [first, ...others], (row) => row)
}
