import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { otherwiseOf } from '../people/index.ts'
import { factsOf, type Line, type Meeting, type VersionLine } from './plans.ts'
import { meetingOtherwise, versionLineOtherwise } from './shared-words.ts'

const array = (ids: readonly string[] | null) => (ids ? `{${ids.join(',')}}` : null)

export interface NewVersion {
  id: string
  planId: string
  personId: string
  number: number
  kinds: number
  readers: string[] | null
  revision: number
  agreementId: string | null
}

/** As the house: the snapshot holds lines the publisher may not read. */
export async function insertVersion(caller: Caller, version: NewVersion, lines: readonly Line[]): Promise<void> {
  await sql`insert into plan_version (id, plan_id, person_id, number, kinds, readers, revision, published_at, agreement_id)
    values (${version.id}, ${version.planId}, ${version.personId}, ${version.number}, ${version.kinds}, ${array(version.readers)}::uuid[], ${version.revision}, ${caller.now}, ${version.agreementId})`.execute(
    caller.tx,
  )
  const rows = lines.map(({ id, kinds, readers, section, position, words, notNow, writtenByName, ...line }) => ({
    id,
    kinds,
    readers: array(readers),
    section,
    position,
    words,
    not_now: notNow,
    by: writtenByName,
    facts: factsOf({ section, ...line }),
  }))
  await sql`insert into plan_version_line (version_id, line_id, person_id, kinds, readers, section, position, words, not_now, facts, written_by_name)
    select ${version.id}, r.id, ${version.personId}, r.kinds, r.readers::uuid[], r.section, r.position, r.words, r.not_now, r.facts, r.by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kinds int, readers text, section text, position int, words text, not_now boolean, facts jsonb, by text)`.execute(
    caller.tx,
  )
}

/** How a version was decided, as it is written down. */
export async function insertMeeting(caller: Caller, versionId: string, personId: string, kinds: number, meeting: Meeting): Promise<void> {
  await sql`insert into plan_meeting (version_id, person_id, kinds, who_was_there, person_view, our_view, without_reason, without_words, decided_without, told_what, told_how, told_why)
    values (${versionId}, ${personId}, ${kinds}, ${meeting.whoWasThere}, ${meeting.personView}, ${meeting.ourView}, ${meeting.withoutReason}, ${meeting.withoutWords},
      ${meeting.decidedWithout}, ${meeting.toldWhat}, ${meeting.toldHow}, ${meeting.toldWhy})`.execute(caller.tx)
}

/**
 * The number the next version has, and the lines of the last one by their id, with who may read them today: what was hidden
 * since is not told by its going. For the house alone.
 */
export async function lastVersion(
  caller: Caller,
  planId: string,
): Promise<{ number: number; lines: { lineId: string; words: string; notNow: boolean; facts: unknown; kinds: number; readers: string[] | null }[] }> {
  const { rows } = await sql<{
    number: number
    lineId: string | null
    words: string
    notNow: boolean
    facts: unknown
    kinds: number
    readers: string[] | null
  }>`
    select v.number, l.line_id as "lineId", l.words, l.not_now as "notNow", l.facts, n.kinds, n.readers from plan_version v left join plan_version_line l on l.version_id = v.id
      left join plan_line n on n.id = l.line_id
    where v.plan_id = ${planId} and v.number = (select max(number) from plan_version where plan_id = ${planId})`.execute(caller.tx)
  return { number: rows[0]?.number ?? 0, lines: rows.flatMap(({ lineId, ...row }) => (lineId ? [{ ...row, lineId }] : [])) }
}

/** When the plan was last published with something in it that the caller may read. */
export async function lastPublished(caller: Caller, personId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select max(published_at) as at from plan_version where person_id = ${personId}`.execute(caller.tx)
  return rows[0]?.at ?? undefined
}

export interface VersionListed {
  id: string
  publishedAt: Date
  /** Who published it; null for readers who may not know who helps. */
  byName: string | null
}

/** Published versions in which something changed that the caller may read, newest first; at most 100. */
export async function readVersions(caller: Caller, personId: string): Promise<VersionListed[]> {
  const { rows } =
    await sql<VersionListed>`select v.id, v.published_at as "publishedAt", e.author_name as "byName" from plan_version v left join entry e on e.id = v.id
    where v.person_id = ${personId} order by v.published_at desc, v.id desc limit 100`.execute(caller.tx)
  return rows
}

export interface Version extends VersionListed {
  personId: string
  lines: VersionLine[]
  meeting: Meeting | null
}

/** One published version, its lines and how it was decided, as far as the caller may read them; in one statement. */
export async function readVersion(caller: Caller, versionId: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`select v.id, v.person_id as "personId", v.published_at as "publishedAt", e.author_name as "byName",
      (select coalesce(jsonb_agg(jsonb_build_object('lineId', l.line_id, 'section', l.section, 'words', l.words, 'notNow', l.not_now, 'facts', l.facts) order by l.position, l.line_id), '[]')
        from plan_version_line l where l.version_id = v.id) as lines,
      case when m.version_id is not null then jsonb_build_object('whoWasThere', m.who_was_there, 'personView', m.person_view, 'ourView', m.our_view, 'withoutReason', m.without_reason,
        'withoutWords', m.without_words, 'decidedWithout', m.decided_without, 'toldWhat', m.told_what, 'toldHow', m.told_how, 'toldWhy', m.told_why) end as meeting
    from plan_version v left join entry e on e.id = v.id left join plan_meeting m on m.version_id = v.id where v.id = ${versionId}`.execute(caller.tx)
  const version = rows[0]
  if (!version) return undefined
  const read = await otherwiseOf(caller, version.personId)
  return { ...version, lines: version.lines.map(line => versionLineOtherwise(line, read)), meeting: version.meeting && meetingOtherwise(version.meeting, read) }
}
