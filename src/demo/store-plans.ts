import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'

const GOALS = `array['Sleep through most nights','Get back to the allotment once a week','See my sister again','Go to the shops on my own','Feel less afraid in the evenings','Find a course I can start in spring','Cook for myself three times a week']`
const SMALLER = `array['Start with one evening','Start with ten minutes','Take it week by week','Ask for company the first time','Rest afterwards, and not give up']`
const MINE = `array['I keep my phone out of the bedroom','I walk to the park before noon','I tell my friend when it gets hard','I write down what helped']`
const STEPS = `array['Go along to the first group together','Write to the surgery about the blood test','Look at the housing letter together','Plan the next month together','Ask about the course']`
const EVERYDAY = `array['It is good as it is','We come back to this in spring','Would like to talk about it next time','Has what is needed for now']`

/** A first conversation with its outcome, for most of those who have a named worker. */
export async function keepAssessments(caller: Caller): Promise<void> {
  const { tx } = caller
  await sql`create temp table sim_talk on commit drop as
    select s.*, w.name as worker_name, w.role as worker_role, pg_temp.v7(talk_at, s.k || 'talk') as talk_id, pg_temp.v7(talk_at, s.k || 'told') as told_id, pg_temp.v7(talk_at, s.k || 'came') as came_id,
      pg_temp.pick(${sql.raw(GOALS)}, s.k || 'goal') as goal
    from (select *, named_at + interval '1 day' * (1 + 9 * pg_temp.r(k || 'talk')) as talk_at from sim where named and pg_temp.r(k || 'talked') < 0.86) s
    join worker w on w.id = s.worker_id where talk_at < coalesce(s.ended_at, ${caller.now}::timestamptz)`.execute(tx)
  await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_name, author_role, organisation_id)
    select talk_id, person_id, 96, 'assessment', talk_at, talk_at, 'We would like to talk with you: first conversation', E'What it is for\nTo hear what you need help with now.', worker_id, worker_name, worker_role, organisation_id from sim_talk
    union all select told_id, person_id, 96, 'assessment_part', talk_at, talk_at, 'Added to your assessment: What I want for my own wellbeing', goal, worker_id, worker_name, worker_role, organisation_id from sim_talk
    union all select came_id, person_id, 32, 'assessment_outcome', talk_at, talk_at, 'What came out of our talk', 'We heard what matters, and we make a plan together.', worker_id, worker_name, worker_role, organisation_id from sim_talk`.execute(
    tx,
  )
  await sql`insert into assessment (id, person_id, kinds, component, came_by, purpose, helps_aims, covers, how_long, who_there, lead_worker_id, lead_name, organisation_id, planned_at, explained_how, begun_at, state, version)
    select talk_id, person_id, 96, 'initialBrief', pg_temp.pick('{self,front_door,front_door,gp}', k || 'came'), 'To hear what you need help with now', 'You say what should be different', 'What is hard, and what is good', 'Up to an hour', 'The two of us',
      worker_id, worker_name, organisation_id, talk_at, 'talked', talk_at, 'shared', 3 from sim_talk`.execute(tx)
  await sql`insert into assessment_part (id, assessment_id, person_id, kinds, section, words, author_worker_id, author_name, author_role, heard_on, written_at)
    select told_id, talk_id, person_id, 96, 'aims', goal, worker_id, worker_name, worker_role, talk_at::date, talk_at from sim_talk`.execute(tx)
  await sql`insert into assessment_outcome (id, assessment_id, component, person_id, kinds, outcomes, words, what_next, worker_id, author_name, author_role, organisation_id, shared_at)
    select came_id, talk_id, 'initialBrief', person_id, 32, case when pg_temp.r(k || 'fuller') < 0.4 then '{advice,comprehensive}' else '{advice}' end::text[], 'We heard what matters, and we make a plan together.', 'We meet again within two weeks.',
      worker_id, worker_name, worker_role, organisation_id, talk_at from sim_talk`.execute(tx)
}

/**
 * A plan for most of those who were assessed: published once to three times, for a few ten times, each time agreed with the
 * person. What is asked in every plan is answered in each, as the house would not publish it otherwise; the goal is what changes.
 * The next review is at most 10 days overdue.
 */
export async function keepPlans(caller: Caller): Promise<void> {
  await drawPlans(caller)
  await keepLines(caller)
  await keepVersions(caller)
  await sql`insert into plan_review (id, person_id, planned_on, made_by_name, made_at)
    select pg_temp.v7(last_at, k || 'review'), person_id,
      greatest(last_at + interval '1 day' * (120 + 90 * pg_temp.r(k || 'again')), ${caller.now}::timestamptz + interval '1 day' * (100 * pg_temp.r(k || 'late') - 10))::date,
      worker_name, last_at from sim_plan where ended_at is null`.execute(caller.tx)
}

async function drawPlans(caller: Caller): Promise<void> {
  const { tx } = caller
  await sql`create temp table sim_plan on commit drop as
    select *, pg_temp.v7(first_at, k || 'plan') as plan_id, 6 + floor(3 * pg_temp.r(k || 'lines'))::int as lines, first_at + (times - 1) * apart as last_at
    from (select t.*, least(interval '75 days', (coalesce(ended_at, ${caller.now}::timestamptz) - first_at) / (times + 1)) as apart
      from (select *, talk_at + interval '1 day' * (5 + 30 * pg_temp.r(k || 'first')) as first_at,
          case when pg_temp.r(k || 'times') < 0.7 then 1 when pg_temp.r(k || 'times') < 0.92 then 2 when pg_temp.r(k || 'times') < 0.985 then 3 else 10 end as times
        from sim_talk where pg_temp.r(k || 'planned') < 0.82) t
      where first_at < coalesce(ended_at, ${caller.now}::timestamptz)) p`.execute(tx)
  await sql`create temp table sim_line on commit drop as
    select p.person_id, p.plan_id, p.k, p.first_at, p.last_at, p.times, p.worker_name, p.worker_id, l.at as position, l.section, l.kinds,
      pg_temp.v7(p.first_at, p.k || 'line' || l.at) as id, l.at between 2 and 6 and pg_temp.r(p.k || 'now' || l.at) < 0.6 as not_now
    from sim_plan p join (values (1,'goals',8), (2,'community',8), (3,'work',2056), (4,'home',1032), (5,'money',1032), (6,'physical_health',136), (7,'actions',8), (8,'my_part',8)) l(at, section, kinds) on l.at <= p.lines`.execute(
    tx,
  )
  await sql`alter table sim_line add column words text`.execute(tx)
  await sql`update sim_line set words = case section when 'goals' then pg_temp.pick(${sql.raw(GOALS)}, k || 'goal') when 'my_part' then pg_temp.pick(${sql.raw(MINE)}, k || 'mine')
      when 'actions' then pg_temp.pick(${sql.raw(STEPS)}, k || 'does') else case when not_now then 'Talked about: nothing for now' else pg_temp.pick(${sql.raw(EVERYDAY)}, k || 'day' || position) end end`.execute(
    tx,
  )
  await sql`create temp table sim_version on commit drop as
    select p.person_id, p.plan_id, p.k, p.lines, p.worker_id, p.worker_name, p.worker_role, p.organisation_id, v.n, v.at, pg_temp.v7(v.at, p.k || 'version' || v.n) as id, pg_temp.v7(v.at, p.k || 'yes' || v.n) as agreement_id,
      pg_temp.pick(${sql.raw(GOALS)}, p.k || 'goal') || case when v.n > 1 then '. ' || pg_temp.pick(${sql.raw(SMALLER)}, p.k || 'smaller' || v.n) || ' (' || to_char(v.at, 'FMMonth YYYY') || ')' else '' end as goal
    from sim_plan p cross join lateral (select n, p.first_at + (n - 1) * p.apart as at from generate_series(1, p.times) n) v`.execute(tx)
}

async function keepLines(caller: Caller): Promise<void> {
  const { tx } = caller
  await sql`insert into plan (id, person_id, begun_at, begun_by_name, revision) select plan_id, person_id, first_at, worker_name, lines + times - 1 from sim_plan`.execute(
    tx,
  )
  await sql`insert into plan_line (id, plan_id, person_id, kinds, section, words, not_now, position, written_at, written_by_name, written_by, version)
    select l.id, l.plan_id, l.person_id, l.kinds, l.section, coalesce(v.goal, l.words), l.not_now, l.position, case when v.n > 1 then v.at else l.first_at end, l.worker_name, l.worker_id, coalesce(v.n, 1)
    from sim_line l left join sim_version v on l.position = 1 and v.person_id = l.person_id and v.n = l.times`.execute(tx)
  await sql`insert into plan_line_past (line_id, version, person_id, kinds, words, more, not_now, written_at, written_by_name)
    select l.id, v.n, l.person_id, 8, v.goal, '{}', false, v.at, v.worker_name from sim_version v join sim_line l on l.person_id = v.person_id and l.position = 1 where v.n < l.times`.execute(
    tx,
  )
  await sql`create temp table sim_action on commit drop as
    select l.id, l.person_id, p.team_id, t.name as service, p.worker_id, p.worker_name, p.first_at, p.ended_at, p.ended_at is not null or pg_temp.r(p.k || 'done') < 0.6 as done,
      case when p.ended_at is null and pg_temp.r(p.k || 'done') >= 0.6 then (${caller.now}::timestamptz + interval '1 day' * (30 * pg_temp.r(p.k || 'by') - 3))::date else (p.last_at + interval '21 days')::date end as due
    from sim_line l join sim_plan p on p.person_id = l.person_id join team t on t.id = p.team_id where l.section = 'actions'`.execute(tx)
  await sql`insert into plan_action (line_id, person_id, team_id, sector, worker_id, named, due, state, asked_at, asked_by_name, answered_at, answered_by, answered_by_name, closed_at, closed_by_name, closed_words)
    select id, person_id, team_id, 'secondary_care', worker_id, worker_name, due, case when done then 'done' else 'agreed' end, first_at, worker_name, first_at, worker_id, worker_name,
      case when done then least(due::timestamptz, ended_at, ${caller.now}::timestamptz) end, case when done then worker_name end, case when done then 'Done together.' else '' end from sim_action`.execute(
    tx,
  )
}

async function keepVersions(caller: Caller): Promise<void> {
  const { tx } = caller
  await sql`insert into plan_agreement (id, plan_id, person_id, kinds, revision, answer, by_person, how, on_day, at, by_name)
    select agreement_id, plan_id, person_id, 8200, lines + n - 1, 'agrees', false, 'in_person', at::date, at, worker_name from sim_version`.execute(tx)
  await sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_worker_id, author_name, author_role, organisation_id)
    select id, person_id, 8200, 'plan', at, at, case when n = 1 then 'The plan was published' else 'The plan was published again, with what changed' end,
      'You can read it in your plan, with what was different before.', worker_id, worker_name, worker_role, organisation_id from sim_version`.execute(tx)
  await sql`insert into plan_version (id, plan_id, person_id, number, kinds, revision, published_at, agreement_id)
    select id, plan_id, person_id, n, 8, lines + n - 1, at, agreement_id from sim_version`.execute(tx)
  await sql`insert into plan_version_line (version_id, line_id, person_id, kinds, section, position, words, not_now, facts, written_by_name)
    select v.id, l.id, v.person_id, l.kinds, l.section, l.position, case when l.position = 1 then v.goal else l.words end, l.not_now,
      case when a.id is null then '[]' else jsonb_build_array(jsonb_build_array('Who', a.worker_name || ', ' || a.service), jsonb_build_array('Whose part it is', 'NHS mental health and hospital'),
        jsonb_build_array('By', to_char(a.due, 'FMDD FMMonth YYYY')), jsonb_build_array('How far', 'Agreed')) end, l.worker_name
    from sim_version v join sim_line l on l.person_id = v.person_id left join sim_action a on a.id = l.id`.execute(tx)
  await sql`insert into plan_meeting (version_id, person_id, kinds, who_was_there) select id, person_id, 8200, 'The two of us, ' || worker_name || ' and the person' from sim_version`.execute(
    tx,
  )
}
