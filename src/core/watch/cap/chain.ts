import type { CapAlert } from './alert.ts'
import type { CapError } from './conform.ts'

/**
 * References of messages that are checked together: one that names a message of them by another time of sending, one that comes round to
 * itself, and, where `whole` says that they are all there is, one to a message that is not there. Errors by place in `alerts`; what could
 * not be read is undefined and has none.
 */
export function chainErrors(alerts: readonly (CapAlert | undefined)[], whole = false): CapError[][] {
  const byName = new Map(alerts.flatMap((alert): [string, CapAlert][] => (alert ? [[nameOf(alert), alert]] : [])))
  return alerts.map((alert) => (alert?.references ?? []).flatMap((reference, i): CapError[] => {
    const where = `alert/references[1]/${i + 1}`
    const named = byName.get(nameOf(reference))
    if (!named) return whole ? [{ code: 'references-unknown', where, message: `${reference.identifier} is none of the messages given` }] : []
    const other = named.sent.text !== reference.sent
    return [
      ...(other ? [{ code: 'references-sent', where, message: `${reference.identifier} was sent at ${named.sent.text}, not at ${reference.sent}` }] : []),
      ...(comesBack(named, alert!, byName) ? [{ code: 'references-circle', where, message: `${reference.identifier} refers back to this message` }] : []),
    ]
  }))
}

function nameOf({ sender, identifier }: { sender: string; identifier: string }): string {
  return `${sender},${identifier}`
}

/** Whether what `from` refers to, and what that refers to, leads to `to`; each message is looked at once. */
function comesBack(from: CapAlert, to: CapAlert, byName: ReadonlyMap<string, CapAlert>): boolean {
  const seen = new Set([from])
  for (const one of seen) {
    if (one === to) return true
    for (const reference of one.references) {
      const next = byName.get(nameOf(reference))
      if (next) seen.add(next)
    }
  }
  return false
}
