import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { PUBLIC_ID } from './schema.ts'

/** One lookup a row in the index (stmt, viewer, part). `viewer` is undefined for a reader nobody ever told anything. */
export function readableBy(viewer: number | undefined): Readable {
  return (stmtColumn, partColumn) => sql<SqlBool>`exists (select 1 from grant_ where grant_.stmt = ${sql.ref(stmtColumn)}
    and grant_.viewer in (${viewer ?? PUBLIC_ID}, ${PUBLIC_ID})${partColumn === undefined ? sql`` : sql` and grant_.part >= ${sql.ref(partColumn)}`})`
}

/** With a column of parts, 0 for a face and 1 for the whole: what stands in it is of the body, and only whoever reads the whole may find it. */
export type Readable = (stmtColumn: string, partColumn?: string) => RawBuilder<SqlBool>
