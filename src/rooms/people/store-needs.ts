import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import type { Constraint, ConstraintKind, Marker, Need, NeedKind, Online } from './needs.ts'

/** Needs in force that the reader may see. */
export async function readNeeds({ tx }: Caller, personId: string): Promise<Need[]> {
  const { rows } = await sql<Need>`select id, kind, whose, flag, words, language, interpreter_gender as "interpreterGender", family_name as "familyName",
      family_reason as "familyReason", online, shared, review_on as "reviewOn", met_how as "metHow", met_at as "metAt", recorded_at as "recordedAt", author_name as "authorName", version
    from need where person_id = ${personId}::uuid and ended_at is null order by kind, recorded_at, id limit 100`.execute(tx)
  return rows
}

export interface NewNeed {
  kind: NeedKind
  whose: 'person' | 'carer'
  flag: string
  words: string
  shared: boolean
  reviewOn: PlainDate
  language?: string | undefined
  interpreterGender?: 'woman' | 'man' | undefined
  familyName?: string | undefined
  familyReason?: string | undefined
  online?: readonly Online[] | undefined
}

/** A new interpreter wish takes the place of the one before. */
export async function insertNeed({ tx, now, actor }: Caller, personId: string, need: NewNeed): Promise<void> {
  if (need.kind === 'interpreter')
    await sql`update need set ended_at = ${now}, version = version + 1
    where person_id = ${personId}::uuid and kind = 'interpreter' and whose = ${need.whose} and ended_at is null`.execute(tx)
  await sql`insert into need (id, person_id, kind, whose, flag, words, language, interpreter_gender, family_name, family_reason, online, shared, review_on, recorded_at, author_name)
    values (${newId()}, ${personId}::uuid, ${need.kind}, ${need.whose}, ${need.flag}, ${need.words}, ${need.language ?? null}, ${need.interpreterGender ?? null},
      ${need.familyName ?? null}, ${need.familyReason ?? null}, ${`{${(need.online ?? []).join(',')}}`}::text[], ${need.shared}, ${need.reviewOn}::date, ${now}, ${actor.name})`.execute(
    tx,
  )
}

/** Reviewed: how it is met, and when to look again. @returns false when somebody else changed it first */
export async function updateNeedReview(
  { tx, now }: Caller,
  needId: string,
  version: number,
  review: { metHow: string; reviewOn: PlainDate },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update need set met_how = ${review.metHow}, met_at = ${now}, review_on = ${review.reviewOn}::date, version = version + 1
    where id = ${needId}::uuid and version = ${version} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export type Endable = 'need' | 'life_constraint' | 'do_not_ask'

/** Nothing is erased: it stops being in force. @returns false when it is not there, or was changed meanwhile */
export async function endOne({ tx, now }: Caller, table: Endable, personId: string, id: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update ${sql.table(table)} set ended_at = ${now}, version = version + 1
    where id = ${id}::uuid and person_id = ${personId}::uuid and version = ${version} and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export async function readConstraints({ tx }: Caller, personId: string): Promise<Constraint[]> {
  const { rows } = await sql<Constraint>`select id, kind, words, readers, recorded_at as "recordedAt", author_name as "authorName", version
    from life_constraint where person_id = ${personId}::uuid and ended_at is null order by recorded_at, id limit 100`.execute(tx)
  return rows
}

export async function insertConstraint(
  { tx, now, actor }: Caller,
  personId: string,
  kind: ConstraintKind,
  words: string,
  readers: readonly string[] | undefined,
): Promise<void> {
  await sql`insert into life_constraint (id, person_id, kind, words, readers, recorded_at, author_name)
    values (${newId()}, ${personId}::uuid, ${kind}, ${words}, ${readers ? `{${readers.join(',')}}` : null}::uuid[], ${now}, ${actor.name})`.execute(tx)
}

/** Workers and teams on the person's care team now, as those who may be named as readers. */
export async function readCareTeamNames({ tx, now }: Caller, personId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select i.worker_id as id, w.name || ', ' || c.name as name from involvement i join worker w on w.id = i.worker_id join care_role c on c.code = i.role
      where i.person_id = ${personId}::uuid and i.state = 'agreed' and i.during @> ${now}::timestamptz
    union select i.team_id, t.name from involvement i join team t on t.id = i.team_id
      where i.person_id = ${personId}::uuid and i.state = 'agreed' and i.worker_id is null and i.during @> ${now}::timestamptz
    union select r.worker_id, w.name || ', ' || c.name from responsibility r join worker w on w.id = r.worker_id join care_role c on c.code = w.role
      where r.person_id = ${personId}::uuid and r.during @> ${now}::timestamptz
    union select r.team_id, t.name from responsibility r join team t on t.id = r.team_id where r.person_id = ${personId}::uuid and r.during @> ${now}::timestamptz
    order by name limit 50`.execute(tx)
  return rows
}

export type KeptMarker = Marker & { id: string; recordedAt: Date; authorName: string; version: number }

export async function readMarkers({ tx }: Caller, personId: string): Promise<KeptMarker[]> {
  const { rows } =
    await sql<KeptMarker>`select id, topic, rule, only_if as "onlyIf", told_once as "toldOnce", recorded_at as "recordedAt", author_name as "authorName", version
    from do_not_ask where person_id = ${personId}::uuid and ended_at is null order by recorded_at, id limit 100`.execute(tx)
  return rows
}

export async function insertMarker({ tx, now, actor }: Caller, personId: string, marker: Marker): Promise<void> {
  await sql`insert into do_not_ask (id, person_id, topic, rule, only_if, told_once, recorded_at, author_name)
    values (${newId()}, ${personId}::uuid, ${marker.topic}, ${marker.rule}, ${marker.onlyIf}, ${marker.toldOnce}, ${now}, ${actor.name})`.execute(tx)
}
