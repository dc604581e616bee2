import { CompiledQuery, sql } from 'kysely'
import { Fault, type Instant } from '../../core/values/index.ts'
import { createTableSql, type Dialect, type Tx } from './dialect.ts'
import { createHeads } from './head.ts'
import { TRUTH } from './schema.ts'

/** Each step brings the truth from its own number to the next. Steps are only ever added. */
const STEPS: readonly ((dialect: Dialect, tx: Tx) => Promise<void>)[] = [createTruth, answerForGrants, (dialect, tx) => dialect.raiseWall(tx), wordsBehindWall]

export const SCHEMA_VERSION = STEPS.length

async function createTruth(dialect: Dialect, tx: Tx): Promise<void> {
  for (const table of Object.values(TRUTH))
    for (const text of createTableSql(dialect, table)) await tx.executeQuery(CompiledQuery.raw(text))
  await createHeads(dialect, tx)
}

/** Links sealed before this say nothing of their grants, and nothing may be added to what was signed. */
async function answerForGrants(dialect: Dialect, tx: Tx): Promise<void> {
  const there = (await tx.introspection.getTables()).some(({ name }) => name === TRUTH.grant_batch.name)
  if (there) return
  const { rows } = await sql<{ used: number }>`select count(*) as used from head where size > 0`.execute(tx)
  if (Number(rows[0]!.used) > 0)
    throw new Fault('schema-older', 'this data was made before the log answered for grants, and cannot be brought up to date: start a new data directory')
  for (const text of createTableSql(dialect, TRUTH.grant_batch)) await tx.executeQuery(CompiledQuery.raw(text))
}

/** Made again, behind the wall, when the store opens. */
async function wordsBehindWall(_: Dialect, tx: Tx): Promise<void> {
  await sql`drop table if exists search_word`.execute(tx)
}

/**
 * Brings the schema to this program's version, all or nothing. Fault `schema-newer` when a later program has been here, `schema-older` for data made
 * before the log answered for grants.
 */
export async function migrate(dialect: Dialect, now: Instant): Promise<{ from: number; to: number }> {
  return dialect.write.transaction().execute(async (tx) => {
    await dialect.lockSchema(tx)
    const { int } = dialect.columnSql
    await tx.executeQuery(CompiledQuery.raw(
      `create table if not exists schema_version (version ${int} not null primary key, at ${int} not null)`))
    const { rows } = await sql<{ version: number }>`select coalesce(max(version), 0) as version from schema_version`.execute(tx)
    const from = rows[0]!.version
    if (from > SCHEMA_VERSION)
      throw new Fault('schema-newer', `this data is of schema ${from}; this program knows ${SCHEMA_VERSION}: use the newer program`)
    for (let step = from; step < SCHEMA_VERSION; step++) {
      await STEPS[step]!(dialect, tx)
      await sql`insert into schema_version (version, at) values (${step + 1}, ${now})`.execute(tx)
    }
    return { from, to: SCHEMA_VERSION }
  })
}
