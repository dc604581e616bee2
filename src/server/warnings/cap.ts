import { alertMessage, cancelMessage, writeCap } from '../../core/warnings/index.ts'
import type { WarningBody as Content } from '../../core/warnings/index.ts'
import type { Desk } from '../desk.ts'
import type { Thread, Version } from '../thread.ts'
import { capTime } from '../../core/warnings/index.ts'

/** One version as a CAP 1.2 message: immutable, restricted unless released to everybody, each version referring to those before it. */
export function capOf(desk: Desk, thread: Thread, version: Version): Uint8Array {
  const references = thread.versions.filter(({ number }) => number < version.number).map((one) => ({ sender: senderOf(desk, one), identifier: identifierOf(desk, one), sent: sentOf(one) }))
  const content = version.body.content as unknown as Content
  const open = version.header.release.audience === 'public' && content.mode === 'actual'
  const envelope = {
    identifier: identifierOf(desk, version), sender: senderOf(desk, version), sent: version.statement.sealedAt,
    ...(references.length > 0 ? { references } : {}), ...(open ? { public: { mayAddressPublic: true } } : {}),
  }
  const { act, ending } = version.body
  return writeCap(act === 'cancel' ? cancelMessage(content, ending ?? 'ended', envelope) : alertMessage(content, envelope))
}

export function identifierOf(desk: Desk, { id }: Pick<Version, 'id'>): string {
  return `urn:contadora:${desk.config.origin}:${id}`
}

function senderOf(desk: Desk, { header }: Version): string {
  return `${header.author.toLowerCase()}@${desk.config.origin}`
}

function sentOf({ statement, body }: Version): string {
  return capTime(statement.sealedAt, Number(body.content.offsetMinutes)).text
}
