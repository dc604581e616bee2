import { childrenOf, textAt, type Element } from '../xml/index.ts'
import type { CapError } from './conform.ts'
import { circleOf, looseTime, referenceOf, ringOf, words } from './scalars.ts'
import { ringProblem } from './rings.ts'

/** A rule that the standard says in words, not in its schema. */
type Rule = (alert: Element) => CapError[]

/** Prose rules of OASIS CAP-v1.2, by the sub-section of 3.2 whose words they follow. */
export function proseErrors(alert: Element): CapError[] {
  return RULES.flatMap((rule) => rule(alert))
}

const RULES: readonly Rule[] = [references, scope, times, languages, areas, markup]

/** 3.2.1 references: triples that parse, that came before, and that are there when the message replaces or answers another. */
function references(alert: Element): CapError[] {
  const at = childrenOf(alert, 'references')[0]
  const where = at ? `alert/references[1] line ${at.line}` : `alert line ${alert.line}`
  const [sent, type] = [looseTime(textAt(alert, 'sent'))?.at, textAt(alert, 'msgType') ?? '']
  const list = words(at?.text ?? '')
  if (list.length === 0) {
    // services write an empty element into a first alert; only a message about another one needs it filled
    const needed = ['Update', 'Cancel', 'Ack', 'Error'].includes(type)
    return needed ? [{ code: 'references-missing', where, message: `${type} must name the message it is about` }] : []
  }
  return list.flatMap((text): CapError[] => {
    const reference = referenceOf(text)
    if (!reference) return [{ code: 'references-form', where, message: `"${text.slice(0, 80)}" is not sender,identifier,sent` }]
    const self = reference.identifier === textAt(alert, 'identifier') && reference.sender === textAt(alert, 'sender')
    if (self) return [{ code: 'references-self', where, message: 'a message cannot refer to itself' }]
    const later = sent !== undefined && (looseTime(reference.sent)?.at ?? sent) > sent
    return later ? [{ code: 'references-later', where, message: `${reference.identifier} was sent after this message` }] : []
  })
}

/** 3.2.1 scope: restriction goes with Restricted, addresses with Private. */
function scope(alert: Element): CapError[] {
  const [said, restriction, addresses] = [textAt(alert, 'scope'), textAt(alert, 'restriction'), textAt(alert, 'addresses')]
  const where = `alert line ${alert.line}`
  if (said === 'Restricted' && !restriction)
    return [{ code: 'restriction-missing', where, message: 'scope Restricted needs a restriction' }]
  if (said === 'Private' && !addresses) return [{ code: 'addresses-missing', where, message: 'scope Private needs addresses' }]
  if (said !== 'Restricted' && restriction)
    return [{ code: 'restriction-scope', where, message: `restriction is only for scope Restricted, not ${said ?? 'a missing scope'}` }]
  return []
}

/** 3.2.2: what expires before it is sent, or before it begins, was never valid. */
function times(alert: Element): CapError[] {
  const sent = looseTime(textAt(alert, 'sent'))?.at
  return childrenOf(alert, 'info').flatMap((info, i): CapError[] => {
    const expires = looseTime(textAt(info, 'expires'))?.at
    if (expires === undefined) return []
    const where = `alert/info[${i + 1}]/expires[1] line ${info.line}`
    if (sent !== undefined && expires <= sent) return [{ code: 'expires-before-sent', where, message: 'expires must come after sent' }]
    const begins = ['effective', 'onset'].find((name) => (looseTime(textAt(info, name))?.at ?? -Infinity) > expires)
    return begins ? [{ code: 'expires-before-start', where, message: `expires must not come before ${begins}` }] : []
  })
}

/** 3.2.2 language: blocks in one language are a sequence; two about the same event and the same areas contradict or repeat. */
function languages(alert: Element): CapError[] {
  const seen = new Map<string, number>()
  return childrenOf(alert, 'info').flatMap((info, i): CapError[] => {
    const language = (textAt(info, 'language') ?? 'en-US').toLowerCase()
    const where = childrenOf(info, 'area').map((area) => textAt(area, 'areaDesc') ?? '').sort()
    const key = JSON.stringify([language, textAt(info, 'event'), where])
    const before = seen.get(key)
    seen.set(key, before ?? i + 1)
    if (before === undefined) return []
    const message = `info ${before} already speaks ${language} about the same event and areas`
    return [{ code: 'language-twice', where: `alert/info[${i + 1}] line ${info.line}`, message }]
  })
}

/** 3.2.4: outlines, circles and codes. */
function areas(alert: Element): CapError[] {
  return childrenOf(alert, 'info').flatMap((info, i) =>
    childrenOf(info, 'area').flatMap((area, j) => {
      const path = (name: string, k: number, line: number) => `alert/info[${i + 1}]/area[${j + 1}]/${name}[${k + 1}] line ${line}`
      const polygons = childrenOf(area, 'polygon').flatMap((one, k): CapError[] => {
        const ring = ringOf(one.text)
        const problem = ring ? ringProblem(ring) : { code: 'polygon-pairs', message: 'every pair must be lat,lon on this Earth' }
        return problem ? [{ where: path('polygon', k, one.line), ...problem }] : []
      })
      const circles = childrenOf(area, 'circle').flatMap((one, k): CapError[] => {
        const message = 'a circle is lat,lon and a radius in km'
        return circleOf(one.text) ? [] : [{ code: 'circle-form', where: path('circle', k, one.line), message }]
      })
      const codes = childrenOf(area, 'geocode').flatMap((one, k): CapError[] => {
        const blank = !textAt(one, 'valueName') || !textAt(one, 'value')
        const message = 'a geocode names its scheme and its code'
        return blank ? [{ code: 'geocode-blank', where: path('geocode', k, one.line), message }] : []
      })
      return [...polygons, ...circles, ...codes]
    }),
  )
}

const SPOKEN = ['event', 'senderName', 'headline', 'description', 'instruction', 'audience', 'contact'] as const
const MARKUP = /<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>|&(#\d+|#x[0-9a-f]+|[a-z]+[0-9]*);/i

/** Text is read aloud and sent to signs and phones: markup and its entities would be read out with it. */
function markup(alert: Element): CapError[] {
  return childrenOf(alert, 'info').flatMap((info, i) =>
    SPOKEN.flatMap((name): CapError[] => {
      const found = MARKUP.exec(textAt(info, name) ?? '')?.[0]
      const where = `alert/info[${i + 1}]/${name}[1] line ${info.line}`
      return found ? [{ code: 'html', where, message: `"${found.slice(0, 40)}": plain text, without HTML` }] : []
    }),
  )
}
