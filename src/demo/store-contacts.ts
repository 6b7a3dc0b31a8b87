import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'

const MENTAL = `array['We talked about the mornings, which are still the hardest part.', 'Feeling a little lighter this week.', 'Worry came back before the weekend. We looked at what helped last time.', 'Sleep is better since the walks began.', 'A difficult week. We went over who to call at night.', 'Talked about what a good week would look like.']`
const PHYSICAL = `array['No new complaints. Blood pressure checked at the surgery last month.', 'Chest has been tight on the stairs; will see the practice nurse.', 'Eating twice a day, wants to add breakfast.', 'Knee pain is keeping the walks short.', 'Dentist appointment booked.']`
const SOCIAL = `array['Saw a sister for the first time in months.', 'Would like company on the way to the library.', 'Rent is paid; still worried about the heating.', 'Going to the Thursday group alone now.', 'Neighbour has been kind.']`
const STEPS = `array['Call to see how the week went', 'Meet at the community hub', 'Write to the surgery about the blood test', 'Go along to the first group together', 'Look at the housing letter together', 'Plan the next month']`

/** Contacts spread over each person's time in care, the newest within the last weeks, most of them met, as notes on the shared record. */
export async function keepContacts(caller: Caller): Promise<number> {
  const { tx } = caller
  await sql`create temp table sim_contact on commit drop as
    select s.person_id, s.k || 'c' || i as k, s.worker_id, s.organisation_id, w.name as worker_name, w.role as worker_role,
      case when i = s.contacts and s.ended_at is null
        then greatest(s.asked_at + interval '1 hour', ${caller.now}::timestamptz - interval '1 day' * 45 * power(pg_temp.r(s.k || 'c' || i), 1.6))
        else s.asked_at + (coalesce(s.ended_at, ${caller.now}::timestamptz) - s.asked_at) * ((i - 1 + pg_temp.r(s.k || 'c' || i)) / (s.contacts + 1)) end as at, i = s.contacts as newest,
      pg_temp.r(s.k || 'c' || i || 'met') < 0.86 as met, s.ended_at
    from sim s join worker w on w.id = s.worker_id cross join lateral generate_series(1, s.contacts) i where s.named`.execute(tx)
  await sql`alter table sim_contact add column id uuid, add column step_id uuid`.execute(tx)
  await sql`update sim_contact set id = pg_temp.v7(at, k), step_id = case when newest or not met then pg_temp.v7(at, k || 'step') end`.execute(tx)
  const { rows } = await sql<{
    n: number
  }>`with kept as (insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_name, author_role, organisation_id)
      select id, person_id, 64, 'contact', at, at + interval '25 minutes', case when met then 'We met' else 'We did not manage to meet' end,
        case when met then pg_temp.pick(${sql.raw(MENTAL)}, k || 'm') || E'\n\n' || pg_temp.pick(${sql.raw(PHYSICAL)}, k || 'p') || E'\n\n' || pg_temp.pick(${sql.raw(SOCIAL)}, k || 's') else 'We called and left no message, as agreed. We will try again another way.' end,
        worker_id, worker_name, worker_role, organisation_id from sim_contact returning 1) select count(*)::int as n from kept`.execute(tx)
  await keepSteps(caller)
  await sql`insert into contact_note (id, person_id, kinds, worker_id, happened_at, who_was_there, mode, setting, met, mental, physical, social, tried, next_step_id, no_next_step_why, sent_from)
    select id, person_id, 64, worker_id, at, case when met then 'The two of us' else 'Nobody answered' end, pg_temp.pick('{face_to_face,face_to_face,face_to_face,phone,phone,video,text}', k || 'mode'),
      pg_temp.pick('{home,home,community_hub,gp_surgery,cafe_or_park,other}', k || 'set'), met, case when met then pg_temp.pick(${sql.raw(MENTAL)}, k || 'm') else '' end,
      case when met then pg_temp.pick(${sql.raw(PHYSICAL)}, k || 'p') else '' end, case when met then pg_temp.pick(${sql.raw(SOCIAL)}, k || 's') else '' end,
      case when met then '' else 'Called once; no message left.' end, step_id, case when step_id is null then 'The next meeting was already agreed.' else '' end, id from sim_contact`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

// Every missed contact and every newest one left a next step; the older ones are done, most of the newest are still to come.
async function keepSteps(caller: Caller): Promise<void> {
  await sql`insert into next_step (id, person_id, entry_id, kinds, what, who, worker_id, due, made_by_name, made_at, done_at, done_by_name)
    select step_id, person_id, id, 64, pg_temp.pick(${sql.raw(STEPS)}, k || 'step'), 'worker', worker_id, due, worker_name, at, case when done then least(due::timestamptz + interval '10 hours', ${caller.now}::timestamptz) end, case when done then worker_name end
    from (select *, (case when newest and ended_at is null then ${caller.now}::timestamptz + interval '1 day' * (21 * pg_temp.r(k || 'due') - 3) else at + interval '7 days' end)::date as due,
        not newest or ended_at is not null or pg_temp.r(k || 'done') < 0.06 as done from sim_contact where step_id is not null) c`.execute(caller.tx)
}

/** The rows boards are read from, made from the facts just kept. */
export async function keepBoards(caller: Caller): Promise<void> {
  await sql`insert into board_row (person_id, team_id, worker_id, organisation_id, name, asked_at, held_since, deadline)
    select r.person_id, r.team_id, r.worker_id, r.organisation_id, trim(s.given_name || ' ' || s.family_name), s.asked_at, lower(r.during), r.deadline
    from responsibility r join sim s on s.person_id = r.person_id where upper_inf(r.during)`.execute(caller.tx)
  await sql`insert into board_contact (person_id, kinds, last_met_at, last_met_mode, last_met_by, last_tried_at, next_step_id, next_step, next_step_who, next_step_due)
    select p.person_id, 64, met.happened_at, met.mode, met.worker_id, tried.happened_at, step.id, step.what, step.doer, step.due
    from (select distinct person_id from sim_contact) p
    left join lateral (select happened_at, mode, worker_id from contact_note n where n.person_id = p.person_id and n.met order by happened_at desc, id desc limit 1) met on true
    left join lateral (select max(happened_at) as happened_at from contact_note n where n.person_id = p.person_id and not n.met) tried on true
    left join lateral (select s.id, s.what, s.due, w.name as doer from next_step s left join worker w on w.id = s.worker_id where s.person_id = p.person_id and s.done_at is null order by s.due, s.id limit 1) step on true
    where met.happened_at is not null or tried.happened_at is not null or step.id is not null`.execute(caller.tx)
}
