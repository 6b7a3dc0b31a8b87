import pg from 'pg'
import { createLite, type Database, embeddedDatabase, postgresDatabase } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'

/** The address of another database on the server of `url`, for this account or another. */
export const at = (url: string, database: string, user?: string): string =>
  Object.assign(new URL(url), { pathname: `/${database}`, ...(user ? { username: user } : {}) }).toString()

/** Runs one statement on the PostgreSQL at `url`. */
export async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

/** A database with nothing in it: embedded, or on the PostgreSQL that KITH_TEST_DATABASE names. */
export async function freshDatabase(): Promise<Database> {
  const server = process.env.KITH_TEST_DATABASE
  if (!server) return embeddedDatabase(await createLite())
  const name = `kith_fresh_${newId().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const db = postgresDatabase(at(server, name))
  const close = async () => {
    await db.close()
    await onServer(server, `drop database ${name} with (force)`)
  }
  return { ...db, close }
}
