import { entryOf, lawEntryOf, MAX_ENTRY_BYTES } from '../../core/ledger/index.ts'
import { Fault } from '../../core/values/index.ts'
import type { Log, Statement } from './model.ts'

export type Content = Pick<Statement, 'id' | 'signed' | 'salt' | 'body' | 'bodySalt'>

/**
 * What the log holds for a statement. Statements: a salted commitment. Law: everything, so that anybody with the published
 * tiles can work out the law. Fault `entry-length`.
 */
export function entryBytes(log: Log, statement: Content): Uint8Array {
  if (log === 'statements') return entryOf(statement.salt, Buffer.from(statement.signed))
  const bytes = lawEntryOf(statement)
  if (bytes.length > MAX_ENTRY_BYTES)
    throw new Fault('entry-length',
      `law statement ${statement.id} takes ${bytes.length} bytes in the log, which holds ${MAX_ENTRY_BYTES} at most: divide it`)
  return bytes
}
