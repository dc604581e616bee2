import { CompiledQuery, sql } from 'kysely'
import { Fault } from '../../core/values/index.ts'
import type { Db, Tx } from './dialect.ts'

/** A role without login, that owns nothing: what reads for a viewer runs as it. */
const READER = 'contadora_reader'
const VIEWERS = `nullif(current_setting('contadora.viewers', true), '')::bigint[]`
const NO_PRIVILEGE = '42501'

/** Columns of a statement that a reader of its face alone reads too. */
const FACE = 'idx, id, law_size, sealed_at, kind, author, about, replaces, signed, salt'

/**
 * The second wall. The first is the query, which asks for what was granted; were it ever wrong, the reader's role still sees of `grant_`
 * only the rows of the readers named in this transaction, of `statement` only what these grant, bodies only where they grant the whole,
 * and no other table at all. Whoever is not the reader keeps everything: sealing, rebuilding, backup.
 */
const WALL = [
  `create view statement_body with (security_barrier) as select s.idx, s.body, s.body_salt from statement s
    where current_user <> '${READER}' or exists (select 1 from grant_ g where g.stmt = s.idx and g.part = 1 and g.viewer = any(${VIEWERS}))`,
  'alter table statement enable row level security', 'alter table statement force row level security',
  'alter table grant_ enable row level security', 'alter table grant_ force row level security',
  `create policy keeper on statement using (current_user <> '${READER}') with check (current_user <> '${READER}')`,
  `create policy keeper on grant_ using (current_user <> '${READER}') with check (current_user <> '${READER}')`,
  `create policy reader on grant_ for select to ${READER} using (viewer = any(${VIEWERS}))`,
  `create policy reader on statement for select to ${READER} using (exists (select 1 from grant_ g where g.stmt = statement.idx and g.viewer = any(${VIEWERS})))`,
  `grant select (${FACE}) on statement to ${READER}`, `grant select on grant_, statement_body to ${READER}`,
]

const ROLE = `do $$ begin
  if not exists (select from pg_roles where rolname = '${READER}') then create role ${READER} nologin; end if;
exception when duplicate_object or unique_violation then null; end $$`

const MEMBER = `do $$ begin
  if not pg_has_role(current_user, '${READER}', 'member') then execute format('grant ${READER} to %I', current_user); end if;
  execute format('grant usage on schema %I to ${READER}', current_schema());
end $$`

/** Fault `row-security` where this account may not make the role: it says what the administrator does once. */
export async function raiseWall(tx: Tx): Promise<void> {
  try {
    for (const text of [ROLE, MEMBER]) await tx.executeQuery(CompiledQuery.raw(text))
  } catch (error) {
    if ((error as { code?: string }).code !== NO_PRIVILEGE) throw error
    throw new Fault('row-security', `this account may not make the role behind which readers read: as administrator, once, "create role ${READER} nologin; grant ${READER} to" this account`)
  }
  for (const text of WALL) await tx.executeQuery(CompiledQuery.raw(text))
}

/** One transaction as the reader's role; the setting ends with it. Costs two short round trips more than a bare query. */
export function readAs<R>(db: Db, viewers: readonly number[], run: (db: Db) => Promise<R>): Promise<R> {
  const names = viewers.map((viewer) => Math.trunc(viewer)).join(',')
  return db.connection().execute(async (connection) => {
    await sql.raw(`begin read only; set local role ${READER}; set local contadora.viewers = '{${names}}'`).execute(connection)
    try {
      const answer = await run(connection)
      await sql.raw('commit').execute(connection)
      return answer
    } catch (error) {
      await sql.raw('rollback').execute(connection).catch(() => {})
      throw error
    }
  })
}
