import type { RoundBody } from '../../statements/index.ts'
import { Fault, isState, type Party } from '../../values/index.ts'

type Seats = RoundBody['seats']
export type Seat = Seats[number]

/**
 * The rule of interests: no state evaluates itself in another seat, nobody sits in its self seat but it, and no evaluator sits in two
 * kinds of seat of one round, its own self seat apart. Faults `seat-self`, `seat-self-other`, `seat-two`, `seat-twice`, `seat-peer`, `seat-none`.
 */
export function checkSeats(seats: Seats): void {
  const bad = (code: string, message: string): never => { throw new Fault(code, message, { field: 'seats' }) }
  for (const { subject, seat, party } of seats) {
    if (seat !== 'self' && party === subject) bad('seat-self', `${subject} cannot evaluate itself in the ${seat} seat: only in the self seat`)
    if (seat === 'self' && party !== subject) bad('seat-self-other', `${party} cannot sit in the self seat of ${subject}`)
    if (seat === 'peer' && !isState(party)) bad('seat-peer', `${party} is no state: peers are states; give it the external or the civil-society seat`)
    if (seat !== 'self' && seat !== 'peer' && isState(party)) bad('seat-state', `${party} is a state: it can sit as a peer, not in the ${seat} seat`)
  }
  const twice = repeated(seats.map(({ subject, party }) => `${party} for ${subject}`))
  const two = [...kindsOf(seats)].find(([, kinds]) => kinds.size > 1)
  if (two) bad('seat-two', `${two[0]} sits in two seats (${[...two[1]].sort().join(' and ')}): an evaluator has one in a round`)
  if (twice) bad('seat-twice', `${twice} stands twice`)
  const without = seats.find(({ subject }) => !seats.some((one) => one.subject === subject && one.seat === 'self'))
  if (without) bad('seat-none', `${without.subject} has no self seat: a state speaks for itself too`)
}

/** Whether a seat keeps the rule of interests: a round that came from elsewhere may not, and then what is said from that seat does not stand. */
export function isClear(seats: Seats, { subject, seat, party }: Seat): boolean {
  if (seat === 'self') return party === subject
  return party !== subject && (seat === 'peer') === isState(party) && (kindsOf(seats).get(party)?.size ?? 0) <= 1
}

/** Which kinds of seat an evaluator of others sits in. */
function kindsOf(seats: Seats): Map<Party, Set<string>> {
  const found = new Map<Party, Set<string>>()
  for (const { seat, party } of seats) if (seat !== 'self') found.set(party, (found.get(party) ?? new Set()).add(seat))
  return found
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, i) => names.indexOf(name) !== i)
}

/** Pairs of peers who evaluate one another: allowed, and said, because each may spare the other. */
export function mutualPeers(seats: Seats): [Party, Party][] {
  const peers = seats.filter(({ seat }) => seat === 'peer')
  return peers.flatMap(({ subject, party }): [Party, Party][] => (party < subject && peers.some((one) => one.subject === party && one.party === subject) ? [[party, subject]] : []))
}

export function subjectsOf(seats: Seats): Party[] {
  return [...new Set(seats.map(({ subject }) => subject))].sort()
}
