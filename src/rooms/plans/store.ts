import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { otherwiseOf } from '../people/index.ts'
import type { Action, Agreement, Line, More, PastLine } from './plans.ts'
import type { Section } from './sections.ts'
import { glanceOtherwise, lineAsItStood, lineOtherwise } from './shared-words.ts'

const array = (ids: readonly string[] | null) => (ids ? `{${ids.join(',')}}` : null)

const lines =
  () => sql`select l.id, l.person_id as "personId", l.section, l.words, l.more, l.not_now as "notNow", l.kinds, l.readers, l.position, l.written_at as "writtenAt",
    l.written_by_name as "writtenByName", l.written_by as "writtenBy", l.removed_at as "removedAt", l.version,
    case when a.line_id is not null then jsonb_build_object('teamId', a.team_id, 'service', coalesce(t.name, a.outside_service), 'sector', a.sector, 'workerId', a.worker_id,
      'named', a.named, 'due', a.due, 'needId', a.need_id, 'state', a.state, 'askedAt', a.asked_at, 'askedByName', a.asked_by_name, 'answeredAt', a.answered_at,
      'answeredByName', a.answered_by_name, 'evidenceHow', a.evidence_how, 'evidenceOn', a.evidence_on, 'answerWords', a.answer_words, 'closedAt', a.closed_at,
      'closedByName', a.closed_by_name, 'closedWords', a.closed_words, 'movedWhy', a.moved_why, 'version', a.version) end as action
  from plan_line l left join plan_action a on a.line_id = l.id left join team t on t.id = a.team_id`

type Raw = Omit<Line, 'action'> & {
  action: (Omit<Action, 'askedAt' | 'answeredAt' | 'closedAt'> & Record<'askedAt' | 'answeredAt' | 'closedAt', string | null>) | null
}
const moment = (text: string | null) => (text ? new Date(text) : null)
const toLine = ({ action, ...line }: Raw): Line => ({
  ...line,
  action: action && { ...action, askedAt: new Date(action.askedAt!), answeredAt: moment(action.answeredAt), closedAt: moment(action.closedAt) },
})

/**
 * The lines of the plan as the caller may read them, as they stand now: one statement, however many versions there were.
 * Here, and where a version or a glance is read, shared words leave: what the person keeps off them is said otherwise.
 */
export async function readLines(caller: Caller, personId: string): Promise<Line[]> {
  const { rows } = await sql<Raw>`${lines()} where l.person_id = ${personId} and l.removed_at is null order by l.position, l.id limit 2000`.execute(caller.tx)
  const read = rows.length > 0 ? await otherwiseOf(caller, personId) : undefined
  return rows.map(row => (read ? lineOtherwise(toLine(row), read) : toLine(row)))
}

/** One line, also when it was taken out; undefined when the caller may not read it. */
export async function readLine(caller: Caller, lineId: string): Promise<Line | undefined> {
  const line = await readLineAsWritten(caller, lineId)
  return line && lineOtherwise(line, await otherwiseOf(caller, line.personId))
}

/** The same with its words as they are stored: to write them somewhere else, never to show them. */
export async function readLineAsWritten(caller: Caller, lineId: string): Promise<Line | undefined> {
  const { rows } = await sql<Raw>`${lines()} where l.id = ${lineId}`.execute(caller.tx)
  return rows[0] && toLine(rows[0])
}

/** What a line said before, newest first. */
export async function readPast(caller: Caller, { id, personId, section }: Pick<Line, 'id' | 'personId' | 'section'>): Promise<PastLine[]> {
  const { rows } = await sql<PastLine>`select version, words, more, not_now as "notNow", written_at as "writtenAt", written_by_name as "writtenByName"
    from plan_line_past where line_id = ${id} order by version desc limit 100`.execute(caller.tx)
  const read = await otherwiseOf(caller, personId)
  return rows.map(past => {
    const { words, more } = lineOtherwise({ ...past, section, action: null }, read)
    return { ...past, words, more }
  })
}

/** The plan of a person, begun where there is none, and held still until the end of the transaction. Whoever tries at once, there is one. @returns its id */
export async function beginPlan(caller: Caller, personId: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`insert into plan (id, person_id, begun_at, begun_by_name) values (${newId()}, ${personId}, ${caller.now}, ${caller.actor.name})
    on conflict (person_id) do update set begun_by_name = plan.begun_by_name returning id`.execute(caller.tx)
  return rows[0]!.id
}

/** Holds the plan still until the end of the transaction. */
export async function lockPlan(caller: Caller, personId: string): Promise<{ id: string; revision: number } | undefined> {
  const { rows } = await sql<{ id: string; revision: number }>`select id, revision from plan where person_id = ${personId} for update`.execute(caller.tx)
  return rows[0]
}

export interface NewLine {
  id: string
  personId: string
  section: Section
  words: string
  more: More
  notNow: boolean
  kinds: number
  readers: readonly string[] | null
}

const writer = (caller: Caller) => caller.actor.workerId ?? caller.actor.personId ?? null

export const insertLine = (caller: Caller, line: NewLine): Promise<void> => insertLines(caller, line.personId, [line])

/** Lines of the one plan of a person, after those that are there; the plan is begun where there is none. */
export async function insertLines(caller: Caller, personId: string, lines: readonly Omit<NewLine, 'personId'>[]): Promise<void> {
  if (await putLines(caller, personId, lines)) return
  await beginPlan(caller, personId)
  await putLines(caller, personId, lines)
}

// One statement. @returns false when there is no plan yet
async function putLines(caller: Caller, personId: string, lines: readonly Omit<NewLine, 'personId'>[]): Promise<boolean> {
  const rows = lines.map(({ id, kinds, readers, section, words, more, notNow }) => ({
    id,
    kinds,
    readers: array(readers),
    section,
    words,
    more,
    not_now: notNow,
  }))
  const result =
    await sql`insert into plan_line (id, plan_id, person_id, kinds, readers, section, words, more, not_now, position, written_at, written_by_name, written_by)
    select r.id, p.id, p.person_id, r.kinds, r.readers::uuid[], r.section, r.words, r.more, r.not_now,
      (select coalesce(max(position), 0) from plan_line where plan_id = p.id) + r.at, ${caller.now}, ${caller.actor.name}, ${writer(caller)}::uuid
    from plan p cross join rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (id uuid, kinds int, readers text, section text, words text, more jsonb, not_now boolean))
      with ordinality as r(id, kinds, readers, section, words, more, not_now, at) where p.person_id = ${personId}`.execute(caller.tx)
  return Number(result.numAffectedRows ?? 0) > 0
}

/** What the writer read otherwise and sends back unchanged stays as it was written. @returns false when the line is no longer at this version */
export async function updateLine(
  caller: Caller,
  lineId: string,
  version: number,
  typed: Pick<NewLine, 'words' | 'more' | 'notNow' | 'kinds' | 'readers'>,
): Promise<boolean> {
  const stored = await readLineAsWritten(caller, lineId)
  const line = stored ? { ...typed, ...lineAsItStood(stored, typed, await otherwiseOf(caller, stored.personId)) } : typed
  const result =
    await sql`update plan_line set words = ${line.words}, more = ${JSON.stringify(line.more)}::jsonb, not_now = ${line.notNow}, kinds = ${line.kinds},
      readers = ${array(line.readers)}::uuid[], written_at = ${caller.now}, written_by_name = ${caller.actor.name}, written_by = ${writer(caller)}
    where id = ${lineId} and version = ${version} and removed_at is null`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

/** @returns false when the line is no longer at this version */
export async function removeLine(caller: Caller, lineId: string, version: number): Promise<boolean> {
  const result =
    await sql`update plan_line set removed_at = ${caller.now}, removed_by_name = ${caller.actor.name} where id = ${lineId} and version = ${version} and removed_at is null`.execute(
      caller.tx,
    )
  return (result.numAffectedRows ?? 0n) > 0n
}

async function agreements(caller: Caller, personId: string, limit: number): Promise<Agreement[]> {
  const { rows } =
    await sql<Agreement>`select g.id, g.answer, g.words, g.by_person as "byPerson", g.how, g.on_day::text as "onDay", g.at, g.by_name as "byName", g.revision = p.revision as current,
      g.revision <> p.revision and (exists (select from plan_line l where l.person_id = g.person_id and greatest(l.written_at, l.removed_at) >= g.at)
        or exists (select from plan_action a where a.person_id = g.person_id and a.moved_why <> '')) as changed
    from plan_agreement g join plan p on p.id = g.plan_id where g.person_id = ${personId} order by g.on_day desc, g.at desc, g.id desc limit ${limit}`.execute(
      caller.tx,
    )
  const read = rows.length > 0 ? await otherwiseOf(caller, personId) : undefined
  return rows.map(row => (read ? { ...row, words: read(row.words) } : row))
}

/** The last the person said to the plan, as the caller may read it: by the day they said it. */
export const lastAgreement = async (caller: Caller, personId: string): Promise<Agreement | undefined> => (await agreements(caller, personId, 1))[0]

/** All the person said to the plan, as the caller may read it, the last first; at most 100. */
export const readAgreements = (caller: Caller, personId: string): Promise<Agreement[]> => agreements(caller, personId, 100)

export interface NewAgreement extends Pick<Agreement, 'answer' | 'words' | 'byPerson' | 'how' | 'onDay'> {
  planId: string
  personId: string
  revision: number
  kinds: number
}

export async function insertAgreement(caller: Caller, agreement: NewAgreement): Promise<string> {
  const id = newId()
  await sql`insert into plan_agreement (id, plan_id, person_id, kinds, revision, answer, words, by_person, how, on_day, at, by_name)
    values (${id}, ${agreement.planId}, ${agreement.personId}, ${agreement.kinds}, ${agreement.revision}, ${agreement.answer}, ${agreement.words}, ${agreement.byPerson}, ${agreement.how},
      ${agreement.onDay}, ${caller.now}, ${caller.actor.name})`.execute(caller.tx)
  return id
}

/** What a panel says of the plan, in one statement: as far as the caller may read it. */
export interface PlanGlance {
  goals: { words: string; due: string | null }[]
  lines: number
  publishedAt: Date | null
  reviewOn: string | null
  late: { id: string; words: string; service: string; named: string; due: string }[]
  asked: number
}

export async function readGlance(caller: Caller, personId: string): Promise<PlanGlance> {
  const { rows } = await sql<Omit<PlanGlance, 'publishedAt'> & { publishedAt: Date | null }>`with live as materialized (
      select id, section, words, more, position from plan_line where person_id = ${personId} and removed_at is null),
    doing as materialized (select l.id, l.words, a.state, a.due, a.named, coalesce(t.name, a.outside_service) as service
      from live l join plan_action a on a.line_id = l.id left join team t on t.id = a.team_id where a.state in ('asked','agreed'))
    select (select count(*)::int from live) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('words', g.words, 'due', g.more->>'due')), '[]') from (select words, more from live where section = 'goals' order by position, id limit 3) g) as goals,
      (select max(published_at) from plan_version where person_id = ${personId}) as "publishedAt",
      (select planned_on::text from plan_review where person_id = ${personId} and state = 'planned') as "reviewOn",
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'words', words, 'service', service, 'named', named, 'due', due) order by due), '[]') from doing where due < ${londonDate(caller.now)}::date) as late,
      (select count(*)::int from doing where state = 'asked') as asked`.execute(caller.tx)
  const read = rows[0]!.lines > 0 ? await otherwiseOf(caller, personId) : undefined
  return read ? glanceOtherwise(rows[0]!, read) : rows[0]!
}
