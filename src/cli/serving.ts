import { type Kysely, sql } from 'kysely'
import type { Tables } from '../core/db.ts'

/** What the account that serves pages may do beyond serving them. */
export interface ServingAccount {
  name: string
  superuser: boolean
  /** Owns tables, or may become the role that does, or the one that works beneath the row rule. */
  owns: boolean
  /** May become `kith_app` and `kith_system`. */
  serves: boolean
}

/** Asks the database about the account of this connection, which must not have changed its role. */
export async function servingAccount(kysely: Kysely<Tables>): Promise<ServingAccount> {
  const { rows } =
    await sql<ServingAccount>`select session_user as name, (select rolsuper or rolbypassrls from pg_roles where rolname = session_user) as superuser,
    pg_has_role(session_user, 'kith_rule', 'member') or exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and pg_has_role(session_user, c.relowner, 'member')) as owns,
    pg_has_role(session_user, 'kith_app', 'member') and pg_has_role(session_user, 'kith_system', 'member') as serves`.execute(kysely)
  return rows[0]!
}

/** What is wrong with it in words; undefined when it can serve, and nothing else. */
export function servingMore({ name, superuser, owns, serves }: ServingAccount): string | undefined {
  if (!serves) return `The account "${name}" of KITH_SERVING_URL may not act as kith_app and kith_system. Run as the owner: grant kith_server to "${name}";`
  if (superuser) return `The account "${name}" of KITH_SERVING_URL may do anything in the database. Use one that is a member of kith_server and nothing else.`
  if (owns) return `The account "${name}" of KITH_SERVING_URL owns tables, or may become their owner. Use one that is a member of kith_server and nothing else.`
  return undefined
}
