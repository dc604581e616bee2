import type { Db } from './dialect.ts'
import type { Log, Statement } from './model.ts'
import type { Tables } from './schema.ts'

export const STATEMENT_TABLE: Readonly<Record<Log, 'statement' | 'law_statement'>> = { statements: 'statement', law: 'law_statement' }

export function statementOf(log: Log, row: Tables['statement']): Statement {
  return {
    log, idx: row.idx, id: row.id, lawSize: row.law_size, sealedAt: row.sealed_at, kind: row.kind, author: row.author,
    about: row.about, replaces: row.replaces, signed: row.signed, salt: row.salt, body: row.body, bodySalt: row.body_salt,
  }
}

/** In the order of the columns of table `statement`. */
export function statementValues(statement: Statement): unknown[] {
  const { idx, id, lawSize, sealedAt, kind, author, about, replaces, signed, salt, body, bodySalt } = statement
  return [idx, id, lawSize, sealedAt, kind, author, about, replaces, signed, salt, body, bodySalt]
}

/** The statements of a log after a place, whoever may read them. */
export async function readStatements(db: Db, log: Log, after: number, limit: number): Promise<Statement[]> {
  const rows = await db.selectFrom(STATEMENT_TABLE[log]).selectAll().where('idx', '>', after).orderBy('idx').limit(limit).execute()
  return rows.map((row) => statementOf(log, row))
}
