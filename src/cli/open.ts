import { copyRoles } from '../access/index.ts'
import { inTransaction, system } from '../core/caller.ts'
import type { Config } from '../core/config.ts'
import { type Database, openDatabase, postgresDatabase } from '../core/db.ts'
import { migrate } from '../core/migrate.ts'
import { loadShipped } from './content.ts'
import { servingAccount, servingMore } from './serving.ts'

export type Say = (line: string) => void

/** Opens the database, brings it up to date and copies the roles and the clinical content into it. */
export async function openReady(config: Config, say: Say = () => undefined): Promise<Database> {
  const db = await openDatabase(config)
  try {
    const applied = await migrate(db, config.root)
    if (applied.length > 0) say(`Database brought up to date (${applied.length} migrations).`)
    await inTransaction(db, system('operator'), async caller => {
      await copyRoles(caller)
      await loadShipped(caller, config.root)
    })
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Opens PostgreSQL as the account that serves pages. @throws Error in plain words when it may do more than serve */
export async function openServing(url: string): Promise<Database> {
  const db = postgresDatabase(url)
  try {
    const more = servingMore(await servingAccount(db.kysely))
    if (more) throw new Error(more)
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Runs `work` on a ready database and closes it whatever happens. */
export async function withDatabase<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openReady(config, console.log)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}
