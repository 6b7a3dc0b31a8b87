import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { sameName } from '../../core/text.ts'

export interface TeamFacts {
  id: string
  name: string
  phone: string | null
  answerWithinHours: number
  careSystemCode: string
}

/** @throws Error when there is no such team: ids come from our own rows or from a list that was checked */
export async function teamFacts(caller: Caller, teamId: string): Promise<TeamFacts> {
  const { rows } = await sql<TeamFacts>`select t.id, t.name, t.phone, t.answer_within_hours as "answerWithinHours", p.care_system_code as "careSystemCode"
    from team t join place p on p.code = t.place_code where t.id = ${teamId}`.execute(caller.tx)
  if (!rows[0]) throw new Error('no such team')
  return rows[0]
}

/** True when somebody is at work in the team now, and so can read what it is sent. */
export async function hasSomebody(caller: Caller, teamId: string): Promise<boolean> {
  return (await sql`select from at_work where team_id = ${teamId} limit 1`.execute(caller.tx)).rows.length > 0
}

export interface Choice {
  id: string
  name: string
}

/** Teams of the caller's own, by name. */
export async function teamsNamed(caller: Caller, teamIds: readonly string[]): Promise<(Choice & { slug: string })[]> {
  const { rows } = await sql<Choice & { slug: string }>`select id, name, slug from team where id = any (${[...teamIds]}::uuid[]) order by name`.execute(
    caller.tx,
  )
  return rows
}

/** Workers of a team who can be somebody's key worker, by name. */
export async function keyWorkersOf(caller: Caller, teamId: string): Promise<Choice[]> {
  const { rows } =
    await sql<Choice>`select w.id, w.name || ', ' || lower(r.name) as name from at_work m join worker w on w.id = m.worker_id join care_role r on r.code = w.role
    where m.team_id = ${teamId} and r.kinds & 16384 <> 0 and w.role <> 'reception' order by w.name, w.id limit 200`.execute(caller.tx)
  return rows
}

/** Other teams of the same care system that may be asked, because somebody is at work there to answer; with their organisation, at most 300. */
export async function otherTeams(caller: Caller, teamId: string): Promise<Choice[]> {
  const { rows } =
    await sql<Choice>`select t.id, t.name || ', ' || o.name as name from team t join organisation o on o.id = t.organisation_id join place p on p.code = t.place_code
    where t.id <> ${teamId} and exists (select from at_work a where a.team_id = t.id) and p.care_system_code = (select q.care_system_code from team u join place q on q.code = u.place_code where u.id = ${teamId})
    order by p.code = (select place_code from team where id = ${teamId}) desc, t.name, t.id limit 300`.execute(caller.tx)
  return rows
}

/** Where somebody belongs, and what they are called: what a new request needs of a person who is known. */
export async function personPlace(
  caller: Caller,
  personId: string,
): Promise<{ givenName: string; familyName: string; placeCode: string; neighbourhoodCode: string | undefined } | undefined> {
  const { rows } = await sql<{
    givenName: string
    familyName: string
    placeCode: string
    neighbourhoodCode: string | null
  }>`select given_name as "givenName", family_name as "familyName",
    place_code as "placeCode", neighbourhood_code as "neighbourhoodCode" from person where id = ${personId}`.execute(caller.tx)
  return rows[0] && { ...rows[0], neighbourhoodCode: rows[0].neighbourhoodCode ?? undefined }
}

/** The worker who held somebody last, if they still work in this team. */
export async function lastKeyWorker(caller: Caller, personId: string, teamId: string): Promise<Choice | undefined> {
  const { rows } = await sql<Choice>`select w.id, w.name from responsibility r join worker w on w.id = r.worker_id
    join at_work m on m.worker_id = w.id and m.team_id = ${teamId}
    where r.person_id = ${personId} order by lower(r.during) desc limit 1`.execute(caller.tx)
  return rows[0]
}

/**
 * The one person in care of this name, however its letters are marked, and of this date of birth; without a date of birth, the
 * only one of the name in that place. Undefined for none or several: then a person looks. Called as the front door only, when
 * somebody worried tells us something: whoever takes the call never learns which it was.
 */
export async function onePersonInCare(
  caller: Caller,
  it: { givenName: string; familyName: string; born: string | undefined; placeCode: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; given: string; preferred: string | null; family: string }>`
    select p.id, p.given_name as given, p.preferred_name as preferred, p.family_name as family from person p
    join care_episode e on e.person_id = p.id and e.ended_at is null
    where p.merged_into is null and case when ${it.born ?? null}::date is null then p.place_code = ${it.placeCode} else p.born = ${it.born ?? null}::date end`.execute(
    caller.tx,
  )
  const family = (name: string) => sameName(name, it.familyName) || (name === '' && it.familyName === '')
  const found = rows.filter(row => family(row.family) && [row.given, row.preferred].some(name => name && sameName(name, it.givenName)))
  return found.length === 1 ? found[0]!.id : undefined
}
