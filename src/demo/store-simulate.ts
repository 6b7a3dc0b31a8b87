import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'

// Whole sets at a time, with the tables' own triggers off: what the triggers keep (bases, board rows) is made here from the
// same facts, and simulate.test.ts holds the two equal. Only the owner of the tables may do this, so only the command line can.

const TABLES = [
  'person',
  'gp_registration',
  'care_episode',
  'responsibility',
  'help_request',
  'help_request_event',
  'entry',
  'contact_note',
  'next_step',
  'assessment_outcome',
  'plan_line',
  'plan_action',
  'plan_version',
]

/** Becomes the owner of the tables for this transaction: bulk work of the operator, never of a request. */
export async function asOwner(caller: Caller): Promise<void> {
  await sql`set local role none`.execute(caller.tx)
}

/** Turns the tables' own triggers on or off, and for an owner who is no superuser the row rule over itself. */
export async function triggers(caller: Caller, on: boolean): Promise<void> {
  const { rows } = await sql<{ bound: boolean }>`select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user`.execute(caller.tx)
  for (const table of TABLES) {
    await sql.raw(`alter table ${table} ${on ? 'enable' : 'disable'} trigger user`).execute(caller.tx)
    if (rows[0]?.bound) await sql.raw(`alter table ${table} ${on ? '' : 'no '}force row level security`).execute(caller.tx)
  }
}

/** Chance that repeats itself: the same seed and key give the same number from 0 to 1, on any database. */
export async function makeChance(caller: Caller, seed: number): Promise<void> {
  const statements = [
    `create or replace function pg_temp.r(key text) returns float8 language sql immutable as $f$ select (('x' || substr(md5('${seed}' || key), 1, 13))::bit(52)::bigint)::float8 / 4503599627370496 $f$`,
    `create or replace function pg_temp.v7(at timestamptz, key text) returns uuid language sql immutable as $f$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid from md5('${seed}' || key) h $f$`,
    `create or replace function pg_temp.pick(list text[], key text) returns text language sql immutable as $f$ select list[1 + floor(pg_temp.r(key) * array_length(list, 1))::int] $f$`,
    `create or replace function pg_temp.nhs(n bigint) returns text language sql immutable as $f$ select case when n < 1000000 and c <> 10 then d || c % 11 end
       from (select d, (11 - (select sum(substr(d, i, 1)::int * (11 - i)) from generate_series(1, 9) i) % 11)::int as c from (select '999' || lpad(n::text, 6, '0') as d) x) y $f$`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(caller.tx)
}

export interface SimulatedName {
  origin: string
  part: string
  sex: string
  name: string
}

/** Neighbourhoods by their share of the population, the team of each and its workers: what a person is drawn from. */
export async function makeUrn(caller: Caller, within?: readonly string[]): Promise<void> {
  await sql`create temp table sim_hood on commit drop as
    select n.code, n.place_code, p.care_system_code, t.id as team_id, t.organisation_id,
      (select array_agg(m.worker_id order by m.worker_id) from membership m join worker w on w.id = m.worker_id where m.team_id = t.id and w.role in ('mental_health_practitioner', 'social_worker', 'psychologist')) as workers,
      (select array_agg(o.id order by o.id) from gp_practice_area g join organisation o on o.ods_code = g.practice_code where g.neighbourhood_code = n.code) as practices,
      coalesce(sum(greatest(n.population, 1)) over (order by n.code rows between unbounded preceding and 1 preceding), 0)::float8 / sum(greatest(n.population, 1)) over () as lo,
      sum(greatest(n.population, 1)) over (order by n.code)::float8 / sum(greatest(n.population, 1)) over () as hi
    from neighbourhood n join place p on p.code = n.place_code
    join lateral (select * from team t where t.front_door and t.kind = 'core' and t.neighbourhood_code = n.code order by t.slug limit 1) t on true
    where ${within ? `{${within.join(',')}}` : null}::text[] is null or n.code = any (${`{${(within ?? []).join(',')}}`}::text[])`.execute(caller.tx)
}

/** People numbers `from` to `to`, drawn by chance: who, where, and how far along. Nobody's age, name or place follows another's. */
export async function drawPeople(caller: Caller, from: number, to: number, contacts: number): Promise<void> {
  await sql`create temp table sim on commit drop as
    with draw as (
      select n, 'p' || n as k from generate_series(${from}::bigint, ${to - 1}::bigint) n where n not between 900000 and 900099
    ), placed as (
      select d.*, h.*, case when pg_temp.r(k || 'origin') < case when h.care_system_code = 'QMJ' then 0.5 else 0.86 end then 'en'
          else pg_temp.pick('{south_asian,south_asian,west_african,west_african,turkish,polish,polish,romanian,italian,portuguese,spanish,vietnamese}', k || 'which') end as origin,
        case when pg_temp.r(k || 'sex') < 0.54 then 'female' else 'male' end as sex,
        pg_temp.r(k || 'state') as state,
        ${caller.now}::timestamptz - interval '1 day' * case when pg_temp.r(k || 'state') < 0.08 then 14 * pg_temp.r(k || 'asked')
          when pg_temp.r(k || 'state') < 0.76 then 14 + least(2500, -310 * ln(1 - 0.9999 * pg_temp.r(k || 'asked'))) else 800 + 1200 * pg_temp.r(k || 'asked') end as asked_at
      from draw d join sim_hood h on pg_temp.r(k || 'hood') >= h.lo and pg_temp.r(k || 'hood') < h.hi
    ), told as (
      select p.*, workers[1 + floor(pg_temp.r(k || 'worker') * array_length(workers, 1))::int] as worker_id,
        practices[1 + floor(pg_temp.r(k || 'practice') * array_length(practices, 1))::int] as practice_id,
        asked_at + interval '1 day' * (0.3 + exp(ln(9) + 0.9 * (pg_temp.r(k || 'd1') + pg_temp.r(k || 'd2') + pg_temp.r(k || 'd3') - 1.5) * 2)) as named_at,
        case when state >= 0.76 then asked_at + interval '1 day' * (90 + 650 * pg_temp.r(k || 'ended')) end as ended_at
      from placed p
    )
    select t.*, pg_temp.v7(asked_at, k || 'person') as person_id, pg_temp.v7(asked_at, k || 'episode') as episode_id, pg_temp.v7(asked_at, k || 'request') as request_id,
      pg_temp.pick((select names from sim_name s where s.origin = t.origin and part = 'given' and s.sex = t.sex), k || 'given') as given_name,
      pg_temp.pick((select names from sim_name s where s.origin = t.origin and part = 'family'), k || 'family') as family_name,
      (${caller.now}::timestamptz - interval '1 day' * (365.25 * (18 + 68 * power(pg_temp.r(k || 'age'), 1.25)) + 40))::date as born,
      case when pg_temp.r(k || 'nhs') < 0.93 then pg_temp.nhs(n) end as nhs_number,
      named_at < coalesce(ended_at, ${caller.now}::timestamptz) as named,
      least(400, floor(-${contacts}::float8 * ln(1 - 0.999999 * pg_temp.r(k || 'contacts'))))::int as contacts
    from told t`.execute(caller.tx)
  await sql`analyze sim`.execute(caller.tx)
}

export async function keepPeople(caller: Caller): Promise<number> {
  const { tx } = caller
  const { rows } = await sql<{ n: number }>`with kept as (
      insert into person (id, care_system_code, place_code, neighbourhood_code, given_name, family_name, born, nhs_number, nhs_number_status, fictional, created_at)
      select person_id, care_system_code, place_code, code, given_name, family_name, born, nhs_number, case when nhs_number is null then 'absent' else 'traced' end, true, asked_at from sim returning 1)
    select count(*)::int as n from kept`.execute(tx)
  await sql`insert into gp_registration (id, person_id, practice_id, kind, during) select pg_temp.v7(asked_at, k || 'gp'), person_id, practice_id, 'home', tstzrange(asked_at - interval '3 years', null) from sim where practice_id is not null`.execute(
    tx,
  )
  await sql`insert into care_episode (id, person_id, started_at, ended_at, goodbye_words, goodbye_by, staying_well, way_back, check_in_on, last_team_id)
    select episode_id, person_id, asked_at, ended_at, case when ended_at is not null then 'I am ready to manage without you for now.' end, case when ended_at is not null then 'asked' end, case when ended_at is not null then 'Walking, sleep, and the group on Thursdays.' end,
      case when ended_at is not null then 'Call the team. No new request is needed.' end, (ended_at + interval '90 days')::date, case when ended_at is not null then team_id end from sim`.execute(
    tx,
  )
  await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, deadline, during, why, made_by)
    select pg_temp.v7(asked_at, k || 'duty'), person_id, episode_id, null, team_id, organisation_id, asked_at + interval '24 hours', tstzrange(asked_at, case when named then named_at else ended_at end), 'Asked for help', 'simulation' from sim
    union all
    select pg_temp.v7(named_at, k || 'worker'), person_id, episode_id, worker_id, team_id, organisation_id, null, tstzrange(named_at, ended_at), 'Named as key worker', 'simulation' from sim where named`.execute(
    tx,
  )
  await keepBases(caller)
  return rows[0]?.n ?? 0
}

// The same rows that person_basis, gp_registration_basis and responsibility_basis write one by one.
async function keepBases(caller: Caller): Promise<void> {
  await sql`insert into basis (person_id, holder, why, grants, valid_from, valid_to, source)
    select person_id, person_id, 'me', 262143, asked_at, 'infinity', person_id from sim
    union all select g.person_id, g.practice_id, 'gp_practice', (select kinds from care_role where code = 'gp'), lower(g.during), coalesce(upper(g.during), 'infinity'), g.id from gp_registration g join sim on sim.person_id = g.person_id
    union all select r.person_id, r.worker_id, 'holds', (select kinds from care_role where code = 'key_worker'), lower(r.during), coalesce(upper(r.during), 'infinity'), r.id from responsibility r join sim on sim.person_id = r.person_id where r.worker_id is not null
    union all select r.person_id, r.team_id, 'team_holds', (select kinds from care_role where code = 'key_worker'), lower(r.during), coalesce(upper(r.during), 'infinity'), r.id from responsibility r join sim on sim.person_id = r.person_id`.execute(
    caller.tx,
  )
}

export async function keepRequests(caller: Caller): Promise<void> {
  const words = `array['I have not been myself since the spring and I would like someone to talk to.', 'I am not sleeping and everything feels too much.', 'My doctor said you might help me get out more.', 'I was well for years and it is coming back. I want to act early this time.', 'I lost my job and I feel useless.', 'I hear voices and I am tired of being on my own with it.']`
  await sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, own_words, place_code, neighbourhood_code, team_id, answer_by, state, talking_worker_id, position)
    select request_id, person_id, upper(substr(md5(k || 'ref'), 1, 4) || '-' || substr(md5(k || 'ref'), 5, 4)), pg_temp.v7(asked_at, k || 'once'), asked_at, asked_at,
      pg_temp.pick('{web,web,phone,phone,walk_in,gp_conversation,gp_conversation,talking_therapies}', k || 'way'), 'self', pg_temp.pick(${sql.raw(words)}, k || 'words'), place_code, code, team_id, asked_at + interval '24 hours',
      case when named or ended_at is not null then 'held' else 'received' end, case when named or ended_at is not null then worker_id end, case when named or ended_at is not null then 2 else 1 end from sim
    on conflict (reference) do nothing`.execute(caller.tx)
  await sql`insert into help_request_event (request_id, position, person_id, kinds, what, at, by_name, by_role, worker_id, team_id)
    select h.id, 1, h.person_id, 16384, 'received', h.received_at, 'the front door', 'system', null, null from help_request h join sim on sim.request_id = h.id
    union all select h.id, 2, h.person_id, 16384, 'held', least(named_at, coalesce(ended_at, named_at)), 'simulation', 'system', sim.worker_id, sim.team_id from help_request h join sim on sim.request_id = h.id where h.state = 'held'`.execute(
    caller.tx,
  )
}
