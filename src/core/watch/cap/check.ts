import { Fault } from '../../values/index.ts'
import { outermost, readXml, type Element } from '../xml/index.ts'
import { CAP_NAMESPACES, type CapAlert } from './alert.ts'
import { type CapError, structureErrors } from './conform.ts'
import { isAlert, readAlert } from './read.ts'
import { type CapProfile, profileErrors } from './profiles.ts'
import { proseErrors } from './rules.ts'

export interface CapCheck {
  valid: boolean
  errors: CapError[]
  /** as much as could be read; the first, when a feed or a wrapper carries several */
  alert?: CapAlert
}

/**
 * A message against the structure and the words of OASIS CAP-v1.2 (1.1 is read with its own differences). Never throws on bad input:
 * what cannot be parsed is an error with the code of its Fault. A feed or an EDXL wrapper is valid when every alert in it is.
 */
export function checkCap(bytes: Uint8Array, profiles: readonly CapProfile[] = []): CapCheck {
  let root: Element
  try {
    root = readXml(bytes)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const where = error.place.line === undefined ? 'document' : `line ${error.place.line}`
    return { valid: false, errors: [{ code: error.code, where, message: error.message }] }
  }
  const alerts = outermost(root, isAlert)
  if (alerts.length === 0) return { valid: false, errors: [notAlert(root)] }
  const checks = alerts.map((alert) => checkAlert(alert, profiles))
  const numbered = (where: string, i: number) => (alerts.length === 1 ? where : `[${i + 1}] ${where}`)
  const errors = checks.flatMap((one, i) => one.errors.map((error) => ({ ...error, where: numbered(error.where, i) })))
  const alert = checks[0]?.alert
  return { valid: errors.length === 0, errors, ...(alert ? { alert } : {}) }
}

/** The same for an element already read. */
function checkAlert(element: Element, profiles: readonly CapProfile[] = []): CapCheck {
  const errors = [...structureErrors(element, CAP_NAMESPACES[element.ns] ?? '1.2'), ...proseErrors(element), ...profileErrors(element, profiles)]
  const alert = readAlert(element)
  return { valid: errors.length === 0, errors, ...(alert ? { alert } : {}) }
}

function notAlert(root: Element): CapError {
  const where = `${root.name} line ${root.line}`
  if (root.name === 'alert')
    return { code: 'namespace', where, message: `"${root.ns}" is not the namespace of CAP 1.2 (${Object.keys(CAP_NAMESPACES)[1]})` }
  return { code: 'not-an-alert', where, message: `there is no CAP alert in this <${root.name}>` }
}
