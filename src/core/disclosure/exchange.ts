import { type FilingBody, type Header, type Release } from '../statements/index.ts'
import { Fault, type Instant, type Json, type Party } from '../values/index.ts'

/** Released at `notBefore` and not a moment earlier: until then its author alone reads it. */
export function isHeld({ notBefore }: Release, at: Instant): boolean {
  return notBefore !== undefined && at < notBefore
}

/** Faults `reciprocal-audience`, `reciprocal-time`: an exchange is among parties or named states, at an instant that all know. */
export function checkReciprocal({ kind, release }: Pick<Header, 'kind' | 'release'>): void {
  if (!release.reciprocal) return
  if ((kind !== 'filing' && kind !== 'filing-part') || (release.audience !== 'parties' && release.audience !== 'named'))
    throw new Fault('reciprocal-audience', 'only a filing to parties or to named states can be exchanged', { field: 'release.reciprocal' })
  if (release.notBefore === undefined)
    throw new Fault('reciprocal-time', 'an exchange needs the instant at which all is revealed', { field: 'release.notBefore' })
}

/** One side of an exchange: the version at the cut-off. `readers` are whom its own release would reach. */
export interface Offer {
  id: string
  author: Party
  body: FilingBody
  readers: ReadonlySet<Party>
}

export interface PairGrant {
  statement: string
  reader: Party
  cause: string
}

/**
 * Pairwise: I read yours only if you may read mine, of the same form, period and fields. Offers are those sealed before the cut-off
 * whose bodies are here; an author has one a form and period. Quadratic in the offers of one form and period, 35 at most.
 */
export function exchanged(offers: readonly Offer[]): PairGrant[] {
  const rooms = Map.groupBy(offers, ({ body }) => `${body.form}\n${body.period}`)
  return [...rooms.values()].flatMap((room) =>
    room.flatMap((mine) => room.filter((yours) => mutual(mine, yours)).map(({ author }) => ({ statement: mine.id, reader: author, cause: causeOf(mine) }))),
  )
}

function mutual(a: Offer, b: Offer): boolean {
  return a.author !== b.author && a.readers.has(b.author) && b.readers.has(a.author) && sameFields(a.body, b.body)
}

function causeOf({ body }: Offer): string {
  return `exchange ${body.form} ${body.period}`
}

/** Nil and nothing new answer for every field; two that give data give the same fields, so that nobody shows less than it sees. */
function sameFields(a: FilingBody, b: FilingBody): boolean {
  if (a.answer !== 'data' || b.answer !== 'data') return true
  const [one, other] = [fieldsOf(a.data), fieldsOf(b.data)]
  return one.length === other.length && one.every((field, i) => field === other[i])
}

function fieldsOf(data: Json): string[] {
  return data !== null && typeof data === 'object' && !Array.isArray(data) ? Object.keys(data).sort() : []
}

/** What a later version says differently, by path: `before` and `after` as JSON, null where there was nothing. */
export interface Difference {
  path: string
  before: string | null
  after: string | null
}

export interface Amendment {
  /** a version after the reveal: what was exchanged stays as it was, and this stands beside it */
  afterReveal: true
  /** nil became something: every counterpart is told */
  fromNil: boolean
  differences: Difference[]
}

export function amendment(exchangedBody: FilingBody, later: FilingBody): Amendment {
  const [before, after] = [leaves(exchangedBody), leaves(later)]
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  return {
    afterReveal: true, fromNil: exchangedBody.answer === 'nil' && later.answer !== 'nil',
    differences: paths.filter((path) => before.get(path) !== after.get(path)).map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null })),
  }
}

function leaves({ answer, data }: FilingBody): Map<string, string> {
  const found = new Map<string, string>([['answer', answer]])
  const walk = (value: Json, path: string): void => {
    if (value !== null && typeof value === 'object') for (const [key, inner] of Object.entries(value)) walk(inner as Json, path === '' ? key : `${path}.${key}`)
    else found.set(path, JSON.stringify(value))
  }
  if (answer === 'data') walk(data, '')
  return found
}
