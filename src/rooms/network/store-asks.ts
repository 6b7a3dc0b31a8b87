import { type RawBuilder, sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { ConnectorAsk } from './connect.ts'

const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`

const asks = (where: RawBuilder<unknown>) => sql<ConnectorAsk>`select k.id, k.person_id as "personId",
    trim(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name) as "personName", k.team_id as "teamId", t.name as "teamName", k.matters,
    k.asked_by_name as "askedByName", k.agreed_how as "agreedHow", k.asked_at as "askedAt", k.answer_by as "answerBy", k.state, w.name as "takenByName",
    k.answered_at as "answeredAt", k.version
  from connector_ask k left join person p on p.id = k.person_id join team t on t.id = k.team_id left join worker w on w.id = k.taken_by where ${where}`

/** Every time a connector was asked for, latest first. */
export const asksOf = async ({ tx }: Caller, personId: string): Promise<ConnectorAsk[]> =>
  (await asks(sql`k.person_id = ${personId} order by k.asked_at desc, k.id desc limit 20`).execute(tx)).rows

export const readAsk = async ({ tx }: Caller, askId: string): Promise<ConnectorAsk | undefined> => (await asks(sql`k.id = ${askId}`).execute(tx)).rows[0]

/** Asks that wait for the caller's teams, first asked first. */
export const asksForMe = async ({ tx, actor }: Caller): Promise<ConnectorAsk[]> =>
  (await asks(sql`k.state = 'asked' and k.team_id = any (${uuids(actor.teams)}::uuid[]) order by k.asked_at, k.id limit 100`).execute(tx)).rows

/** @returns its id; undefined when one is open already */
export async function insertAsk(
  { tx, now, actor }: Caller,
  ask: { personId: string; teamId: string; matters: string; agreedHow: string },
): Promise<string | undefined> {
  const id = newId()
  const { numAffectedRows } = await sql`insert into connector_ask (id, person_id, team_id, matters, asked_by, asked_by_name, agreed_how, asked_at, answer_by)
    select ${id}, ${ask.personId}, t.id, ${ask.matters}, ${actor.workerId ?? null}::uuid, ${actor.name}, ${ask.agreedHow}, ${now},
      ${now}::timestamptz + make_interval(hours => t.answer_within_hours)
    from team t where t.id = ${ask.teamId} on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? id : undefined
}

/** @returns false when it was answered first */
export async function answerAsk(
  { tx, now }: Caller,
  askId: string,
  version: number,
  answer: { state: 'taken'; workerId: string; involvementId: string | null } | { state: 'withdrawn' },
): Promise<boolean> {
  const taken = answer.state === 'taken' ? answer : undefined
  const { numAffectedRows } =
    await sql`update connector_ask set state = ${answer.state}, taken_by = ${taken?.workerId ?? null}::uuid, involvement_id = ${taken?.involvementId ?? null}::uuid,
      answered_at = ${now}, version = version + 1
    where id = ${askId} and version = ${version} and state = 'asked'`.execute(tx)
  return numAffectedRows === 1n
}

/** A connection in progress of somebody the caller helps. */
export interface InProgress {
  connectionId: string
  personId: string
  personName: string
  assetName: string | null
  followUpOn: PlainDate | null
  startedAt: Date
}

// Connections of those the caller is involved with or responsible for, which is what `holders` and the rule of kinds leave.
const inProgress = ({ actor, now }: Caller, where: RawBuilder<unknown>) => sql<InProgress>`select c.id as "connectionId", c.person_id as "personId",
    trim(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name) as "personName", a.name as "assetName", c.follow_up_on::text as "followUpOn", c.started_at as "startedAt"
  from (select person_id from involvement where worker_id = ${actor.workerId ?? null}::uuid and state = 'agreed' and during @> ${now}::timestamptz
      union select person_id from responsibility where worker_id = ${actor.workerId ?? null}::uuid and upper_inf(during)) mine
  join asset_connection c on c.person_id = mine.person_id and c.ended_at is null join person p on p.id = c.person_id left join asset a on a.id = c.asset_id where ${where}`

/** The connections in progress of the caller's own people. */
export const myConnections = async (caller: Caller): Promise<InProgress[]> =>
  (await inProgress(caller, sql`true order by p.given_name, c.person_id, c.started_at limit 200`).execute(caller.tx)).rows

/** Follow-ups due by a day among the caller's own people, soonest first; once they have said how it goes, it is due no more. */
export const followUpsDue = async (caller: Caller, until: PlainDate): Promise<InProgress[]> =>
  (
    await inProgress(
      caller,
      sql`c.follow_up_on <= ${until} and not exists (select from connection_event e
    where e.connection_id = c.id and e.what = 'said' and e.on_day >= c.follow_up_on) order by c.follow_up_on, c.id limit 100`,
    ).execute(caller.tx)
  ).rows

/** An open next step of this wording: an offer is not made twice. */
export const stepIsOpen = async ({ tx }: Caller, personId: string, what: string): Promise<boolean> =>
  (await sql`select from next_step where person_id = ${personId} and what = ${what} and done_at is null limit 1`.execute(tx)).rows.length > 0
