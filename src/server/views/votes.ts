import { loadVotes, type VoteText } from '../../adapters/region-files/index.ts'
import { type Ballot, type Law, readTally, rollOf, tally, VOTE_RULES } from '../../core/law/index.ts'
import { Fault } from '../../core/values/index.ts'
import type { VotesView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import type { DataTable } from '../tables.ts'
import { tableOf } from './columns.ts'

const read = new WeakMap<Desk, Promise<VoteText[]>>()

/** The rules of the bodies of this region, read once. */
export function votesOf(desk: Desk): Promise<VoteText[]> {
  const found = read.get(desk) ?? loadVotes(desk.config.regionDir, desk.region).then(({ rules }) => rules)
  read.set(desk, found)
  return found
}

export function votesTable(rules: readonly VoteText[]): DataTable {
  return tableOf('votes', rules, ({ rule, body, matter, text, quorum, exclusion, source, certainty }) => (
    { rule: rule ?? null, body, matter, text, quorum: quorum ?? null, exclusion: exclusion ?? null, source, certainty }))
}

const BALLOTS = ['for', 'against', 'abstain', 'absent'] as const

/** The rules, and the count that the address asks for: numbers, or the codes of those who voted so. Fault `tally-input` with the field. */
export function votesView(law: Law, rules: readonly VoteText[], query: Record<string, string | undefined>): VotesView {
  const asked = Object.fromEntries(['rule', 'on', ...BALLOTS, 'of'].flatMap((name) => (query[name]?.trim() ? [[name, query[name].trim()]] : [])))
  const given = BALLOTS.filter((ballot) => asked[ballot] !== undefined)
  const shown = rules.map(({ rule, body, matter, text, quorum, exclusion, source, certainty }) => ({ rule: rule ?? null, body, matter, text, quorum: quorum ?? null, exclusion: exclusion ?? null, cite: { source, certainty } }))
  if (given.length === 0) return { rules: shown, choices: [...VOTE_RULES], asked, answer: null }
  const { rule, on } = asked
  const input = readTally({ rule: rule ?? VOTE_RULES[0], ...(on ? { on } : {}), ...(given.every((ballot) => /^\d+$/.test(asked[ballot]!)) ? { counts: countsIn(asked) } : { votes: rollOf(listsIn(asked)) }) })
  return { rules: shown, choices: [...VOTE_RULES], asked, answer: tally(input, law) }
}

function countsIn(asked: Record<string, string>): Record<string, number> {
  return Object.fromEntries([...BALLOTS, 'of'].flatMap((name) => (asked[name] === undefined ? [] : [[name, numberIn(name, asked[name])]])))
}

function numberIn(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new Fault('tally-input', `"${text}" is not a count`, { field: name })
  return Number(text)
}

function listsIn(asked: Record<string, string>): Partial<Record<Ballot, string[]>> {
  const codes = (name: string): string[] => asked[name]!.toUpperCase().split(/[\s,;]+/).filter(Boolean)
  for (const ballot of BALLOTS) {
    const wrong = asked[ballot] === undefined ? undefined : codes(ballot).find((code) => !/^[A-Z]{3}$/.test(code))
    if (wrong !== undefined) throw new Fault('tally-input', `"${wrong}" is no code of a state: give numbers in all fields, or codes like MEX in all`, { field: ballot })
  }
  return Object.fromEntries(BALLOTS.flatMap((ballot) => (asked[ballot] === undefined ? [] : [[ballot, codes(ballot)]])))
}
