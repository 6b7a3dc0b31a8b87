import { type Kysely, sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import type { Tables } from '../core/db.ts'
import type { SimulatedName } from './store-simulate.ts'

/**
 * Gives every neighbourhood that has none a fictional core team that receives its requests for help, run by the care
 * system's mental health trust, and brings each such team's workers up to one for every 25 people expected.
 * @param people how many people the care systems will hold in all
 */
async function makeTeams(caller: Caller, people: number): Promise<void> {
  const { tx } = caller
  await sql`insert into team (id, slug, organisation_id, name, kind, place_code, neighbourhood_code, front_door, capacity, phone, open_hours, does, does_not, for_whom, how_long, first_meeting, fictional)
    select pg_temp.v7('2026-01-05', 'team' || n.code), 'core-' || lower(n.code), o.id, n.name || ' community mental health team', 'core', n.place_code, n.code, true, 25, '01632 960' || lpad((floor(pg_temp.r('tel' || n.code) * 1000))::text, 3, '0'),
      'Monday to Friday, 9am to 5pm', 'Listens, helps you make sense of things, offers talking treatments, medicines advice, and support with everyday life near you.',
      'It is not an emergency service. If someone is in danger now, call 999.', 'Adults of any age, with any mental health problem or none that has a name. You do not need a diagnosis.',
      'Someone talks with you within one working day. Help starts within four weeks; we tell you honestly if it will be longer.',
      'A relaxed talk of about an hour, where you choose: at home, at the hub, by video or by phone. You can bring someone.', true
    from neighbourhood n join place p on p.code = n.place_code
    join lateral (select id from organisation o where o.kind = 'nhs_trust' and o.care_system_code = p.care_system_code
      order by o.name ~* 'mental|partnership|north london|tees, esk' desc, o.name limit 1) o on true
    where not exists (select from team t where t.neighbourhood_code = n.code and t.front_door) on conflict (slug) do nothing`.execute(tx)
  await sql`create temp table sim_post on commit drop as
    select t.id as team_id, t.organisation_id, 'w' || t.slug || i as k, case i when 1 then 'team_lead' when 2 then 'psychiatrist' when 3 then 'reception' else case i % 4 when 0 then 'social_worker' when 1 then 'psychologist' else 'mental_health_practitioner' end end as role
    from team t join neighbourhood n on n.code = t.neighbourhood_code
    cross join lateral generate_series(1, 4 + ceil(${people}::float8 * 0.7 * greatest(n.population, 1) / (select sum(greatest(population, 1)) from neighbourhood) / 25)::int) i
    where t.front_door and t.kind = 'core'`.execute(tx)
  await sql`insert into worker (id, organisation_id, name, role, fictional)
    select pg_temp.v7('2026-01-05', k), organisation_id, pg_temp.pick((select names from sim_name where origin = o.origin and part = 'given' and sex = o.sex), k || 'given') || ' ' || pg_temp.pick((select names from sim_name where origin = o.origin and part = 'family'), k || 'family'), role, true
    from sim_post cross join lateral (select pg_temp.pick('{en,en,en,south_asian,west_african,polish,turkish}', k || 'origin') as origin, pg_temp.pick('{female,female,male}', k || 'sex') as sex) o on conflict (id) do nothing`.execute(
    tx,
  )
  await sql`insert into membership (worker_id, team_id, lead, sees_caseload, during)
    select w.id, p.team_id, p.role = 'team_lead', true, '[2020-01-01,)' from sim_post p join worker w on w.id = pg_temp.v7('2026-01-05', p.k)
    where not exists (select from membership m where m.worker_id = w.id)`.execute(tx)
  await sql`update team t set capacity = greatest(25, (select count(*) from membership m join worker w on w.id = m.worker_id where m.team_id = t.id and w.role in ('mental_health_practitioner', 'social_worker', 'psychologist')) * 27)
    where t.fictional and t.front_door and t.kind = 'core'`.execute(tx)
}

/** Names to draw from, and a team with workers for every neighbourhood. */
export async function makeNames(caller: Caller, names: SimulatedName[], people: number): Promise<void> {
  await sql`create temp table sim_name on commit drop as select origin, part, sex, array_agg(name order by name) as names
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n(origin text, part text, sex text, name text) group by origin, part, sex`.execute(caller.tx)
  await makeTeams(caller, people)
}

export async function countPeople(caller: Caller): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from person where fictional and id not in (select person_id from account where person_id is not null)`.execute(caller.tx)
  return rows[0]?.n ?? 0
}

/** Fresh statistics, so that the first pages after a load are planned well. */
export async function analyse(kysely: Kysely<Tables>): Promise<void> {
  await sql`analyze`.execute(kysely)
}
