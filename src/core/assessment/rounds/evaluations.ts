import type { EvaluationBody } from '../../statements/index.ts'
import type { Party } from '../../values/index.ts'
import type { InRound, EvaluationRound, RoundDossier } from './model.ts'
import { isClear, type Seat, subjectsOf } from './seats.ts'

const EVALUATION_ASIDE = ['no-seat', 'conflict', 'no-consent', 'early', 'after-end', 'replaced', 'not-told', 'other-mode'] as const
export type EvaluationAside = (typeof EVALUATION_ASIDE)[number]

/** An evaluation never goes without the seat and the name of whoever made it. */
export interface Assessed {
  seat: Seat
  said: InRound<EvaluationBody>
  /** after the day that the round gave its seat: taken, and marked */
  late: boolean
}

export interface Gathered {
  assessed: Assessed[]
  aside: { said: InRound<EvaluationBody>; why: EvaluationAside }[]
  /** seats that have said nothing: silence is not a rating */
  silent: Seat[]
}

/** Whether a state takes part: its last word. Until it says so nobody else's evaluation of it stands. */
export function takesPart({ consents, evaluations, round }: Pick<RoundDossier, 'consents' | 'evaluations' | 'round'>, subject: Party): boolean {
  const last = consents.findLast(({ by, told, body: { to } }) => by === subject && told && to === 'round')
  if (last) return last.body.given
  // who evaluates itself in a round takes part in it
  return evaluations.some(({ by, told, body }) => by === subject && told && body.subject === subject && body.seat === 'self' && body.mode === round.body.mode)
}

/** The last evaluation of each seat; everything else stands aside with its reason, and nothing is lost. */
export function gather(dossier: RoundDossier): Gathered {
  const { round, evaluations } = dossier
  const parts = new Map(subjectsOf(round.body.seats).map((subject) => [subject, takesPart(dossier, subject)]))
  const standing = new Map<Seat, Assessed>()
  const aside: Gathered['aside'] = []
  for (const said of [...evaluations].sort((a, b) => a.at - b.at)) {
    const seat = round.body.seats.find((one) => one.subject === said.body.subject && one.seat === said.body.seat && one.party === said.by)
    const why = whyNot(round, said, seat, parts)
    if (why || !seat) {
      aside.push({ said, why: why ?? 'no-seat' })
      continue
    }
    const before = standing.get(seat)
    if (before) aside.push({ said: before.said, why: 'replaced' })
    standing.set(seat, { seat, said, late: said.at >= (seat.seat === 'self' ? round.body.selfDue : round.body.othersDue) })
  }
  return { assessed: [...standing.values()], aside, silent: round.body.seats.filter((seat) => !standing.has(seat)) }
}

function whyNot({ body }: EvaluationRound, { at, told, body: { mode } }: InRound<EvaluationBody>, seat: Seat | undefined, parts: ReadonlyMap<Party, boolean>): EvaluationAside | null {
  if (!seat) return 'no-seat'
  if (!isClear(body.seats, seat)) return 'conflict'
  if (mode !== body.mode) return 'other-mode'
  if (!told) return 'not-told'
  if (at < body.opens) return 'early'
  if (at >= body.ends) return 'after-end'
  return seat.seat === 'self' || parts.get(seat.subject) ? null : 'no-consent'
}

/** What the headline must say: who assessed, and which seat nobody sat in. */
export function headline({ body: { seats } }: Pick<EvaluationRound, 'body'>, { assessed }: Gathered, subject: Party): { by: Seat[]; noExternal: boolean; externalSilent: boolean; selfOnly: boolean } {
  const by = assessed.filter(({ seat }) => seat.subject === subject).map(({ seat }) => seat)
  const external = seats.some((seat) => seat.subject === subject && seat.seat === 'external')
  return { by, noExternal: !external, externalSilent: external && !by.some(({ seat }) => seat === 'external'), selfOnly: by.length > 0 && by.every(({ seat }) => seat === 'self') }
}
