import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'

export type Recipient =
  | { person: string }
  | { worker: string; about?: string }
  | { operatorRole: string }
  | { askerOf: string }
  | { entry: string }
  | { news: string }
export type HeldWhy = 'by_hand' | 'letter' | 'nothing_agreed' | 'no_address' | 'not_set_up'
export type OutwardRoute = 'email' | 'text'
export type Via = 'outbox' | 'smtp'

export interface Message {
  id: string
  template: string
  route: 'kith' | OutwardRoute | undefined
  state: 'queued' | 'sending' | 'sent' | 'held' | 'failed'
  heldWhy: HeldWhy | undefined
  madeAt: Date
  sendAfter: Date
  sentAt: Date | undefined
  via: 'kith' | Via | undefined
  aboutPerson: string | undefined
  /** What the person wrote about times has to be turned into hours before this can go. */
  timesUnread: boolean
}

/** Keeps a message: inside Kith it has arrived at once; on its way out (`outwards`) it waits for the sender. */
export async function insertMessage({ tx, now }: Caller, to: Recipient, template: string, kinds: number, outwards: boolean): Promise<void> {
  await sql`insert into message (id, person_id, worker_id, operator_role, asker_request_id, asset_id, asset_news_id, about_person, kinds, template, route, state, made_at, send_after, sent_at, via)
    values (${newId()}, ${'person' in to ? to.person : null}, ${'worker' in to ? to.worker : null}, ${'operatorRole' in to ? to.operatorRole : null}, ${'askerOf' in to ? to.askerOf : null}, ${'entry' in to ? to.entry : null}, ${'news' in to ? to.news : null},
      ${('worker' in to && to.about) || null}, ${kinds}, ${template}, ${outwards ? null : 'kith'}, ${outwards ? 'queued' : 'sent'}, ${now}, ${now}, ${outwards ? null : now}, ${outwards ? null : 'kith'})`.execute(
    tx,
  )
}

export interface Due {
  id: string
  personId: string | undefined
  askerOf: string | undefined
  /** An entry of the directory, whose organiser it is for. */
  entry: string | undefined
  /** What somebody asked to hear of. */
  news: string | undefined
  template: string
  attempts: number
}

/**
 * The next message on its way out, locked for this transaction. One that was being sent when a process died is taken again
 * after ten minutes: it may then arrive twice, under the same message id, rather than never.
 */
export async function claimDue({ tx, now }: Caller): Promise<Due | undefined> {
  const { rows } = await sql<{
    id: string
    person_id: string | null
    asker_request_id: string | null
    asset_id: string | null
    asset_news_id: string | null
    template: string
    attempts: number
  }>`
    select id, person_id, asker_request_id, asset_id, asset_news_id, template, attempts from message
    where state in ('queued','sending') and send_after <= ${now} and (claimed_at is null or claimed_at < ${now}::timestamptz - interval '10 minutes')
    order by send_after, id limit 1 for update skip locked`.execute(tx)
  const row = rows[0]
  return (
    row && {
      id: row.id,
      personId: row.person_id ?? undefined,
      askerOf: row.asker_request_id ?? undefined,
      entry: row.asset_id ?? undefined,
      news: row.asset_news_id ?? undefined,
      template: row.template,
      attempts: row.attempts,
    }
  )
}

export async function markSending({ tx, now }: Caller, id: string, route: OutwardRoute): Promise<void> {
  await sql`update message set state = 'sending', route = ${route}, claimed_at = ${now}, attempts = attempts + 1 where id = ${id}`.execute(tx)
}

export async function markWaiting({ tx }: Caller, id: string, until: Date): Promise<void> {
  await sql`update message set state = 'queued', claimed_at = null, send_after = ${until} where id = ${id}`.execute(tx)
}

export async function markHeld({ tx }: Caller, id: string, why: HeldWhy): Promise<void> {
  await sql`update message set state = 'held', claimed_at = null, held_why = ${why} where id = ${id}`.execute(tx)
}

export async function markSent({ tx, now }: Caller, id: string, via: Via): Promise<void> {
  await sql`update message set state = 'sent', claimed_at = null, sent_at = ${now}, via = ${via} where id = ${id} and state = 'sending'`.execute(tx)
}

export async function markFailed({ tx }: Caller, id: string): Promise<void> {
  await sql`update message set state = 'failed', claimed_at = null where id = ${id}`.execute(tx)
}

/** Where an asker can be reached: as a worker, or by what they left. Undefined when there was no asker. */
export async function askerOf({ tx }: Caller, requestId: string): Promise<{ workerId: string | undefined; contact: string } | undefined> {
  const { rows } = await sql<{
    worker_id: string | null
    contact: string
  }>`select worker_id, contact from help_request_asker where request_id = ${requestId}`.execute(tx)
  return rows[0] && { workerId: rows[0].worker_id ?? undefined, contact: rows[0].contact }
}

/** Tells whoever holds a person, at most once a day, that something could not be sent to them. A duty team sees it on the record. */
export async function tellHolder(caller: Caller, personId: string, kinds: number): Promise<void> {
  const { tx, now } = caller
  const { rows } = await sql<{
    worker_id: string
  }>`select h.worker_id from who_holds h where h.person_id = ${personId} and h.worker_id is not null and h.at_work
    and not exists (select from message m where m.worker_id = h.worker_id and m.about_person = ${personId} and m.template = 'message-held' and m.made_at > ${now}::timestamptz - interval '1 day')`.execute(
    tx,
  )
  for (const row of rows) await insertMessage(caller, { worker: row.worker_id, about: personId }, 'message-held', kinds, false)
}

interface Row {
  id: string
  template: string
  route: Message['route'] | null
  state: Message['state']
  held_why: HeldWhy | null
  made_at: Date
  send_after: Date
  sent_at: Date | null
  via: Message['via'] | null
  about_person: string | null
  times_unread: boolean
}

const toMessage = (row: Row): Message => ({
  id: row.id,
  template: row.template,
  route: row.route ?? undefined,
  state: row.state,
  heldWhy: row.held_why ?? undefined,
  madeAt: row.made_at,
  sendAfter: row.send_after,
  sentAt: row.sent_at ?? undefined,
  via: row.via ?? undefined,
  aboutPerson: row.about_person ?? undefined,
  timesUnread: row.times_unread,
})

export const MESSAGES_SHOWN = 50

/** Messages to a person that the caller may know of, newest first. */
export async function messagesTo({ tx }: Caller, personId: string, limit = MESSAGES_SHOWN): Promise<Message[]> {
  const { rows } = await sql<Row>`select id, template, route, state, held_why, made_at, send_after, sent_at, via, about_person,
      exists (select from contact_rules c where c.person_id = message.person_id and c.times_unread and not exists (select from contact_rules n where n.follows = c.id)) as times_unread
    from message where person_id = ${personId} order by made_at desc, id desc limit ${limit}`.execute(tx)
  return rows.map(toMessage)
}

/** Messages to the worker or operator who asks, newest first. */
export async function ownMessages({ tx, actor }: Caller): Promise<Message[]> {
  const { rows } =
    await sql<Row>`select id, template, route, state, held_why, made_at, send_after, sent_at, via, about_person, false as times_unread from message
    where worker_id = ${actor.workerId ?? null}::uuid or operator_role = ${actor.role} order by made_at desc, id desc limit ${MESSAGES_SHOWN}`.execute(tx)
  return rows.map(toMessage)
}
