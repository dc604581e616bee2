import { CompiledQuery, sql } from 'kysely'
import { Fault } from '../../core/values/index.ts'
import type { Db, Tx } from './dialect.ts'
import type { Table } from './table.ts'

/** A role without login, that owns nothing: what reads for a viewer runs as it. */
const READER = 'contadora_reader'
const VIEWERS = `nullif(current_setting('contadora.viewers', true), '')::bigint[]`
const NO_PRIVILEGE = '42501'

/** Columns of a statement that a reader of its face alone reads too. */
const FACE = 'idx, id, law_size, sealed_at, kind, author, about, replaces, signed, salt'

export const BODIES = { body: sql<Uint8Array | null>`contadora_body(s.idx)`, salt: sql<Uint8Array | null>`contadora_body_salt(s.idx)` }

/**
 * The second wall. The first is the query, which asks for what was granted; were it ever wrong, the reader's role still sees of `grant_`
 * only the rows of the readers named in this transaction, of `statement` only what these grant, bodies only where they grant the whole,
 * and no other table at all but those marked `walled`, in the same way. Whoever is not the reader keeps everything: sealing, rebuilding, backup.
 *
 * Rights are looked up by functions, row by row in an index: as a subquery, the planner may well gather all that a reader was ever granted.
 */
const WALL = [
  asked('contadora_granted(of_stmt bigint, at_least bigint)', 'boolean', `exists (select 1 from SCHEMA.grant_ g where g.stmt = of_stmt and g.part >= at_least and g.viewer = any(${VIEWERS}))`),
  asked('contadora_body(of_stmt bigint)', 'bytea', '(select s.body from SCHEMA.statement s where s.idx = of_stmt and SCHEMA.contadora_granted(of_stmt, 1))'),
  asked('contadora_body_salt(of_stmt bigint)', 'bytea', '(select s.body_salt from SCHEMA.statement s where s.idx = of_stmt and SCHEMA.contadora_granted(of_stmt, 1))'),
  ...secured('statement'), ...secured('grant_'),
  `create policy reader on grant_ for select to ${READER} using (viewer = any((select ${VIEWERS})::bigint[]))`,
  `create policy reader on statement for select to ${READER} using (contadora_granted(idx, 0))`,
  `grant select (${FACE}) on statement to ${READER}`, `grant select on grant_ to ${READER}`,
]

/** Row-level security on a table, whole for everybody but the reader. */
function secured(table: string): string[] {
  return [`alter table ${table} enable row level security`, `alter table ${table} force row level security`,
    `create policy keeper on ${table} using (current_user <> '${READER}') with check (current_user <> '${READER}')`]
}

/** A projection that readers search: of it they see what stands in the parts of statements that they read. */
export function wallOf({ name, walled }: Table): string[] {
  if (!walled) return []
  return [...secured(name), `create policy reader on ${name} for select to ${READER} using (contadora_granted(${walled.stmt}, ${walled.part ?? 0}))`, `grant select on ${name} to ${READER}`]
}

/** A look-up that runs with the rights of who made it, and names its tables whole: no search path of a caller comes in. */
function asked(signature: string, gives: string, answer: string): string {
  const create = `create function ${signature} returns ${gives} language plpgsql stable security definer as $body$ begin return ${answer}; end $body$`
  return `do $make$ begin execute replace($text$${create}$text$, 'SCHEMA', quote_ident(current_schema())); end $make$`
}

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
    try {
      await sql.raw(`begin read only; set local role ${READER}; set local contadora.viewers = '{${names}}'`).execute(connection)
      const answer = await run(connection)
      await sql.raw('commit').execute(connection)
      return answer
    } catch (error) {
      await sql.raw('rollback').execute(connection).catch(() => {})
      throw error
    }
  })
}
