import { sql, type RawBuilder, type SqlBool } from 'kysely'

/** One lookup a row in the index (stmt, viewer, part). */
export function readableBy(viewers: readonly number[]): Readable {
  return (stmt, part) => sql<SqlBool>`exists (select 1 from grant_ where grant_.stmt = ${sql.ref(stmt)}
    and grant_.viewer in (${sql.join(viewers)})${part === undefined ? sql`` : sql` and grant_.part >= ${sql.ref(part)}`})`
}

/** With a column of parts, 0 for a face and 1 for the whole: what stands in it is of the body, and only whoever reads the whole may find it. */
export type Readable = (stmt: string, part?: string) => RawBuilder<SqlBool>
