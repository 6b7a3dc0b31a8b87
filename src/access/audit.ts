import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import type { AuditEntry } from '../core/web.ts'
import { whyOf } from './store.ts'

/**
 * Writes one entry to the audit trail, in the caller's own transaction: if it cannot be written, the work is undone.
 * `what` and `detail` are codes and plain words about the act, never about the person.
 */
export async function audit(caller: Caller, entry: AuditEntry): Promise<void> {
  const { actor } = caller
  const basis = entry.personId && actor.kind === 'account' ? whyOf(entry.personId) : sql`null`
  await sql`select audit_append(${caller.now}, ${actor.kind}, ${actor.workerId ?? actor.personId ?? actor.id ?? null}, ${actor.name}, ${actor.role},
    ${actor.organisation ?? null}::uuid, ${entry.personId ?? null}::uuid, ${entry.what}, ${entry.detail ?? null}, nullif(${basis}, ''), ${entry.outcome}, ${caller.requestId})`.execute(
    caller.tx,
  )
}
