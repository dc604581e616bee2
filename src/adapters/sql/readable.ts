import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { PUBLIC_ID } from './schema.ts'

/** One lookup a row in the index (stmt, viewer, part). `viewer` is undefined for a reader nobody ever told anything. */
export function readableBy(viewer: number | undefined): (stmtColumn: string) => RawBuilder<SqlBool> {
  return (stmtColumn) => sql<SqlBool>`exists (select 1 from grant_ where grant_.stmt = ${sql.ref(stmtColumn)}
    and grant_.viewer in (${viewer ?? PUBLIC_ID}, ${PUBLIC_ID}))`
}
