import { entryOf, MAX_ENTRY_BYTES } from '../../core/ledger/index.ts'
import { Fault } from '../../core/values/index.ts'
import type { Log, Statement } from './model.ts'

const LAW_PREFIX = 'contadora/law/v1\n'

export type Content = Pick<Statement, 'id' | 'signed' | 'salt' | 'body' | 'bodySalt'>

/**
 * What the log holds for a statement. Statements: a salted commitment. Law: everything, so that anybody with the published
 * tiles can work out the law: prefix, signed bytes, and when there is a body a line with its salt (base64url) and the body.
 */
export function entryBytes(log: Log, statement: Content): Uint8Array {
  return log === 'statements' ? entryOf(statement.salt, Buffer.from(statement.signed)) : lawEntry(statement)
}

function lawEntry({ id, signed, body, bodySalt }: Content): Uint8Array {
  const parts = [Buffer.from(LAW_PREFIX + signed)]
  if (body) parts.push(Buffer.from(`\n${Buffer.from(bodySalt ?? []).toString('base64url')}\n`), Buffer.from(body))
  const bytes = Buffer.concat(parts)
  if (bytes.length > MAX_ENTRY_BYTES)
    throw new Fault('entry-length',
      `law statement ${id} takes ${bytes.length} bytes in the log, which holds ${MAX_ENTRY_BYTES} at most: divide it`)
  return bytes
}

export interface LawEntry {
  signed: string
  body: Uint8Array | null
  bodySalt: Uint8Array | null
}

/** Fault `law-entry-form` for bytes that no `entryBytes` of the law log made. */
export function parseLawEntry(bytes: Uint8Array): LawEntry {
  const buffer = Buffer.from(bytes)
  if (!buffer.subarray(0, LAW_PREFIX.length).equals(Buffer.from(LAW_PREFIX)))
    throw new Fault('law-entry-form', `an entry of the law log starts with ${LAW_PREFIX.trim()}`)
  const rest = buffer.subarray(LAW_PREFIX.length)
  const first = rest.indexOf(10)
  if (first < 0) return { signed: rest.toString(), body: null, bodySalt: null }
  const second = rest.indexOf(10, first + 1)
  if (second < 0) throw new Fault('law-entry-form', 'an entry of the law log ends before its body')
  return {
    signed: rest.subarray(0, first).toString(),
    bodySalt: Buffer.from(rest.subarray(first + 1, second).toString(), 'base64url'),
    body: rest.subarray(second + 1),
  }
}
