import { type RawBuilder, sql } from 'kysely'
import { type Caller, once } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { Accompaniment, Connection, ConnectionEvent, Contribution, EngagementView, GradedStep, What } from './connect.ts'
import { pressedTwice } from './store.ts'

const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`
const changed = async (caller: Caller, query: RawBuilder<unknown>): Promise<boolean> => (await query.execute(caller.tx)).numAffectedRows === 1n

const connections = (where: RawBuilder<unknown>) => sql<Connection>`select c.id, c.person_id as "personId", c.asset_id as "assetId", a.name as "assetName",
    array(select d.domain from asset_domain d where d.asset_id = c.asset_id order by d.domain) as domains, c.matters, c.started_at as "startedAt",
    c.started_by_name as "startedByName", c.follow_up_on::text as "followUpOn", c.ended_at as "endedAt", c.ended_words as "endedWords", c.version
  from asset_connection c left join asset a on a.id = c.asset_id where ${where}`

/** What the person is connected with, open ones first; at most 100. */
export const readConnections = async ({ tx }: Caller, personId: string): Promise<Connection[]> =>
  (await connections(sql`c.person_id = ${personId} order by c.ended_at nulls first, c.started_at desc, c.id limit 100`).execute(tx)).rows

export const readConnection = async ({ tx }: Caller, personId: string, connectionId: string): Promise<Connection | undefined> =>
  (await connections(sql`c.id = ${connectionId} and c.person_id = ${personId}`).execute(tx)).rows[0]

/** @returns its id; undefined when there is an open one already */
export async function insertConnection({ tx, now, actor }: Caller, personId: string, it: { assetId: string; matters: string }): Promise<string | undefined> {
  const id = newId()
  const { numAffectedRows } = await sql`insert into asset_connection (id, person_id, asset_id, matters, started_at, started_by_name)
    values (${id}, ${personId}, ${it.assetId}, ${it.matters}, ${now}, ${actor.name}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? id : undefined
}

export const openConnectionWith = async ({ tx }: Caller, personId: string, assetId: string): Promise<string | undefined> =>
  (await sql<{ id: string }>`select id from asset_connection where person_id = ${personId} and asset_id = ${assetId} and ended_at is null`.execute(tx)).rows[0]
    ?.id

/** @param version the one the day was set from; without it the day is set in any case @returns false when somebody changed it first */
export const setFollowUp = (caller: Caller, connectionId: string, day: PlainDate, version?: number) =>
  changed(
    caller,
    sql`update asset_connection set follow_up_on = ${day}::date, version = version + 1
      where id = ${connectionId} and version = coalesce(${version ?? null}::int, version) and ended_at is null`,
  )

export const endConnection = (caller: Caller, connectionId: string, version: number, words: string) =>
  changed(
    caller,
    sql`update asset_connection set ended_at = ${caller.now}, ended_words = ${words}, follow_up_on = null, version = version + 1
      where id = ${connectionId} and version = ${version} and ended_at is null`,
  )

/** Everything that happened with these connections, by connection, in the order of their days. */
export async function readEvents({ tx }: Caller, connectionIds: readonly string[]): Promise<Map<string, ConnectionEvent[]>> {
  if (connectionIds.length === 0) return new Map()
  const { rows } = await sql<
    ConnectionEvent & { connectionId: string }
  >`select e.id, e.connection_id as "connectionId", e.what, e.on_day::text as "onDay", e.words,
      e.step_id as "stepId", s.words as "stepWords", e.worker_id as "workerId", e.by_name as "byName"
    from connection_event e left join graded_step s on s.id = e.step_id
    where e.connection_id = any (${uuids(connectionIds)}::uuid[]) order by e.on_day, e.id limit 2000`.execute(tx)
  return Map.groupBy(rows, row => row.connectionId)
}

/** The connections under way, with what has happened of each. */
export function openConnections(caller: Caller, personId: string): Promise<(Connection & { happened: ConnectionEvent[] })[]> {
  return once(caller, `connections ${personId}`, async () => {
    const open = (await readConnections(caller, personId)).filter(one => !one.endedAt && one.assetName)
    const events = await readEvents(
      caller,
      open.map(one => one.id),
    )
    return open.map(one => ({ ...one, happened: events.get(one.id) ?? [] }))
  })
}

/** @returns false when the same was written a moment ago */
export async function insertEvent(
  caller: Caller,
  connection: Pick<Connection, 'id' | 'personId'>,
  event: { what: What; onDay: PlainDate; words: string; stepId?: string },
): Promise<boolean> {
  const { tx, now, actor } = caller
  const same = sql`t.connection_id = ${connection.id} and t.what = ${event.what} and t.on_day = ${event.onDay}::date and t.words = ${event.words}
    and t.step_id is not distinct from ${event.stepId ?? null}::uuid`
  if (await pressedTwice(caller, connection.personId, 'connection_event', same)) return false
  await sql`insert into connection_event (id, person_id, connection_id, step_id, what, on_day, words, at, worker_id, by_name)
    values (${newId()}, ${connection.personId}, ${connection.id}, ${event.stepId ?? null}::uuid, ${event.what}, ${event.onDay}, ${event.words}, ${now},
      ${actor.workerId ?? null}::uuid, ${actor.name})`.execute(tx)
  return true
}

/** The steps the person set themselves, in their order. */
export async function readSteps({ tx }: Caller, connectionId: string): Promise<GradedStep[]> {
  const { rows } = await sql<GradedStep>`select id, connection_id as "connectionId", place, words, done_on::text as "doneOn", version from graded_step
    where connection_id = ${connectionId} order by place`.execute(tx)
  return rows
}

/** @returns false when somebody added a step in the same place first */
export async function insertSteps({ tx }: Caller, connection: Pick<Connection, 'id' | 'personId'>, after: number, words: readonly string[]): Promise<boolean> {
  for (const [index, one] of words.entries()) {
    const { numAffectedRows } = await sql`insert into graded_step (id, person_id, connection_id, place, words)
      values (${newId()}, ${connection.personId}, ${connection.id}, ${after + index + 1}, ${one}) on conflict do nothing`.execute(tx)
    if (numAffectedRows !== 1n) return false
  }
  return true
}

export const finishGradedStep = (caller: Caller, stepId: string, day: PlainDate) =>
  changed(caller, sql`update graded_step set done_on = coalesce(done_on, ${day}::date), version = version + 1 where id = ${stepId}`)

/** What the person could take part in and wanted, latest first. */
export async function readViews({ tx }: Caller, personId: string): Promise<EngagementView[]> {
  const { rows } = await sql<EngagementView>`select id, at, ability, adjustments, motivation, fits_goal as "fitsGoal", by_name as "byName" from engagement_view
    where person_id = ${personId} order by at desc, id desc limit 20`.execute(tx)
  return rows
}

export async function insertView(
  caller: Caller,
  personId: string,
  view: Pick<EngagementView, 'ability' | 'adjustments' | 'motivation' | 'fitsGoal'>,
): Promise<void> {
  const { tx, now, actor } = caller
  const same = sql`(t.ability, t.adjustments, t.motivation, t.fits_goal) = (${view.ability}, ${view.adjustments}, ${view.motivation}, ${view.fitsGoal})`
  if (await pressedTwice(caller, personId, 'engagement_view', same)) return
  await sql`insert into engagement_view (id, person_id, at, ability, adjustments, motivation, fits_goal, by_name)
    values (${newId()}, ${personId}, ${now}, ${view.ability}, ${view.adjustments}, ${view.motivation}, ${view.fitsGoal}, ${actor.name})`.execute(tx)
}

const accompaniments = (where: RawBuilder<unknown>) => sql<Accompaniment>`select a.id, a.person_id as "personId",
    trim(coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name) as "personName", a.connection_id as "connectionId", a.to_what as "toWhat",
    a.worker_id as "workerId", w.name as "workerName", a.starts_at as "startsAt", a.travel, a.state, a.next_step_id as "stepId", a.version
  from accompaniment a join person p on p.id = a.person_id join worker w on w.id = a.worker_id where ${where}`

/** Who goes with the person, planned ones first. */
export const readAccompaniments = async ({ tx }: Caller, personId: string): Promise<Accompaniment[]> =>
  (await accompaniments(sql`a.person_id = ${personId} order by a.state <> 'planned', a.starts_at desc limit 50`).execute(tx)).rows

export const readAccompaniment = async ({ tx }: Caller, personId: string, id: string): Promise<Accompaniment | undefined> =>
  (await accompaniments(sql`a.id = ${id} and a.person_id = ${personId}`).execute(tx)).rows[0]

/** Where the caller goes along, planned and until a moment; soonest first. */
export const myAccompaniments = async (caller: Caller, until: Date): Promise<Accompaniment[]> =>
  (
    await accompaniments(
      sql`a.worker_id = ${caller.actor.workerId ?? null}::uuid and a.state = 'planned' and a.starts_at < ${until} order by a.starts_at, a.id limit 100`,
    ).execute(caller.tx)
  ).rows

export async function insertAccompaniment(
  { tx, actor }: Caller,
  personId: string,
  it: { connectionId: string | null; toWhat: string; workerId: string; startsAt: Date; travel: string; stepId: string },
): Promise<string> {
  const id = newId()
  await sql`insert into accompaniment (id, person_id, connection_id, to_what, worker_id, starts_at, travel, next_step_id, made_by_name)
    values (${id}, ${personId}, ${it.connectionId}::uuid, ${it.toWhat}, ${it.workerId}, ${it.startsAt}, ${it.travel}, ${it.stepId}, ${actor.name})`.execute(tx)
  return id
}

export const finishAccompaniment = (caller: Caller, id: string, version: number, state: 'done' | 'not_that_day' | 'called_off') =>
  changed(caller, sql`update accompaniment set state = ${state}, version = version + 1 where id = ${id} and version = ${version} and state = 'planned'`)

/** What the person offers, latest first; those that rest at the end. */
export async function readContributions({ tx }: Caller, personId: string): Promise<Contribution[]> {
  const { rows } =
    await sql<Contribution>`select id, what, kind, offered_on::text as "offeredOn", state, came_of_it as "cameOfIt", look_again_on::text as "lookAgainOn",
      by_name as "byName", version
    from contribution where person_id = ${personId} order by state = 'resting', offered_on desc, id desc limit 50`.execute(tx)
  return rows
}

export async function insertContribution(
  caller: Caller,
  personId: string,
  it: Pick<Contribution, 'what' | 'kind' | 'offeredOn'> & { lookAgainOn: PlainDate | null },
): Promise<void> {
  const { tx, now, actor } = caller
  if (await pressedTwice(caller, personId, 'contribution', sql`t.what = ${it.what} and t.kind = ${it.kind}`)) return
  await sql`insert into contribution (id, person_id, what, kind, offered_on, look_again_on, by_name, at)
    values (${newId()}, ${personId}, ${it.what}, ${it.kind}, ${it.offeredOn}, ${it.lookAgainOn}::date, ${actor.name}, ${now})`.execute(tx)
}

export const updateContribution = (
  caller: Caller,
  personId: string,
  id: string,
  version: number,
  it: Pick<Contribution, 'state' | 'cameOfIt'> & { lookAgainOn: PlainDate | null },
) =>
  changed(
    caller,
    sql`update contribution set state = ${it.state}, came_of_it = ${it.cameOfIt}, look_again_on = ${it.lookAgainOn}::date, version = version + 1
      where id = ${id} and person_id = ${personId} and version = ${version}`,
  )
