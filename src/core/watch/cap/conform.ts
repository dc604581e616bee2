import type { Element } from '../xml/index.ts'
import type { CapAlert } from './alert.ts'
import { numberOf, timeProblem } from './scalars.ts'
import { ALERT, type Content, ONE_ONE, type Slot, XMLDSIG } from './structure.ts'

/** One broken rule. `where` is a path from the alert, with the line of the element. */
export interface CapError {
  code: string
  where: string
  message: string
}

/** Structure against the table of the standard: names, namespace, order, how often, and the text of each element. */
export function structureErrors(alert: Element, version: CapAlert['version']): CapError[] {
  const errors: CapError[] = []
  conform(alert, ALERT, 'alert', version, errors)
  return errors
}

function conform(parent: Element, slots: readonly Slot[], path: string, version: CapAlert['version'], errors: CapError[]): void {
  const seen = new Map<string, number>()
  let reached = 0
  for (const one of parent.children) {
    if (one.ns === XMLDSIG && path === 'alert') continue
    const index = slots.findIndex((slot) => slot.name === one.name)
    const count = (seen.get(one.name) ?? 0) + 1
    const here = `${path}/${one.name}[${count}]`
    const wrong = (code: string, message: string) => errors.push({ code, where: `${here} line ${one.line}`, message })
    if (one.ns !== parent.ns) wrong('namespace', `${one.name} is in another namespace than its alert`)
    else if (index < 0) wrong('element-unknown', `${one.name} has no place in ${parent.name}`)
    else {
      seen.set(one.name, count)
      if (index < reached) wrong('element-order', `${one.name} must stand before ${slots[reached]!.name}`)
      reached = Math.max(reached, index)
      fill(one, slots[index]!, count, here, version, errors)
    }
  }
  for (const { name, need } of slots) {
    const optional = need === 'maybe' || need === 'many' || (version === '1.1' && (ONE_ONE.optional as readonly string[]).includes(name))
    if (optional || seen.has(name)) continue
    errors.push({ code: 'element-missing', where: `${path} line ${parent.line}`, message: `${name} is missing` })
  }
}

function fill(one: Element, slot: Slot, count: number, path: string, version: CapAlert['version'], errors: CapError[]): void {
  const where = `${path} line ${one.line}`
  if (count > 1 && (slot.need === 'one' || slot.need === 'maybe'))
    errors.push({ code: 'element-twice', where, message: `${one.name} may stand only once here` })
  if (isSlots(slot.holds)) return conform(one, slot.holds, path, version, errors)
  if (one.children.length > 0) errors.push({ code: 'element-unknown', where, message: `${one.name} holds text, not elements` })
  const text = one.text.trim()
  if (version === '1.1' && one.name === 'certainty' && text === ONE_ONE.certainty) return
  const problem = contentProblem(text, slot.holds)
  if (problem) errors.push({ where, ...problem })
}

function contentProblem(text: string, holds: Content): { code: string; message: string } | undefined {
  if (typeof holds !== 'string')
    return holds.includes(text) ? undefined : { code: 'vocabulary', message: `"${text.slice(0, 60)}" is none of ${holds.join(', ')}` }
  const message = PROBLEM[holds](text)
  return message === undefined ? undefined : { code: holds === 'text' ? 'text' : holds, message }
}

const PROBLEM: Record<Exclude<Content, readonly string[]>, (text: string) => string | undefined> = {
  text: () => undefined,
  word: (text) => (text === '' || /[\s,<&]/.test(text) ? 'must be there, without spaces, commas, < or &' : undefined),
  time: timeProblem,
  language: (text) => (/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(text) ? undefined : `"${text.slice(0, 40)}" is no language tag`),
  whole: (text) => (/^[+-]?\d+$/.test(text) ? undefined : 'must be a whole number'),
  decimal: (text) => (numberOf(text) === undefined ? 'must be a number' : undefined),
  address: (text) => (/\s/.test(text) ? 'an address has no spaces' : undefined),
}

function isSlots(holds: Slot['holds']): holds is readonly Slot[] {
  return typeof holds !== 'string' && typeof holds[0] === 'object'
}
