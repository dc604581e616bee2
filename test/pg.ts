import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Address of a server where the tests may create databases; without it the PostgreSQL half is skipped. */
export const POSTGRES = process.env['CONTADORA_TEST_POSTGRES']

/** A new empty database on that server, and how to drop it. */
export async function throwAwayDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `contadora_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
