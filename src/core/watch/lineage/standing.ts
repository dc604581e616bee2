import type { Instant } from '../../values/index.ts'
import type { Observation, Part, Shape, SourceSeverity } from '../observation.ts'
import { strongest } from './compare.ts'

/** What is said of severity, place and words: by a message, or by what is left of it. */
export type Said = Pick<Observation, 'severity' | 'where' | 'named' | 'texts'>

/** Until the end that it names; what names none stands. */
export function stands({ expires }: Pick<Part, 'expires'>, at: Instant): boolean {
  return expires === undefined || at < expires
}

/** When a part of what it says comes to its end. */
export function endsOf({ parts, expires }: Observation): Instant[] {
  return (parts ?? [{ expires }]).flatMap((part) => part.expires ?? [])
}

/**
 * What a message still says at a moment: all of it, or its blocks that have not ended, or null once all have. A block that places itself
 * nowhere that we can read concerns all that its message does: unknown is not elsewhere.
 */
export function leftOf(said: Observation, at: Instant): Said | null {
  if (!said.parts) return stands(said, at) ? said : null
  const open = said.parts.filter((part) => stands(part, at))
  if (open.length === said.parts.length) return said
  if (open.length === 0) return null
  const placed = open.every(({ where, named }) => where.length + named.length > 0)
  return {
    severity: strongestOfEach(open.flatMap(({ severity }) => severity)), texts: open.flatMap(({ texts = [] }) => texts),
    where: placed ? distinct(open.flatMap(({ where }) => where)) : said.where, named: placed ? [...new Set(open.flatMap(({ named }) => named))] : said.named,
  }
}

function strongestOfEach(severity: readonly SourceSeverity[]): SourceSeverity[] {
  return [...new Set(severity.map(({ scale }) => scale))].flatMap((scale) => {
    const found = strongest(severity, scale)
    return found ? [{ scale, value: found.value }] : []
  })
}

function distinct(where: readonly Shape[]): Shape[] {
  return [...new Map(where.map((shape) => [JSON.stringify(shape), shape])).values()]
}
