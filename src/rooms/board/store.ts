import { type RawBuilder, sql } from 'kysely'
import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { type BoardRow, type Counts, PAGE, type Show, TURNS } from './board.ts'

// For those whose job does not bring the notes of others, what they wrote themselves and what is theirs to do.
const theirs = sql`(select person_id, last_met_at, last_met_mode, last_tried_at, next_step_id, next_step, next_step_who, next_step_due, next_step_due_at from board_contact
  union all select n.person_id, case when n.met then n.happened_at end, case when n.met then n.mode end, case when not n.met then n.happened_at end, null, null, null, null, null
    from contact_note n where n.readers is null and not exists (select from contact_note later where later.replaces = n.id)
  union all select s.person_id, null, null, null, s.id, s.what, coalesce(w.name, t.name), s.due, s.due_at
    from next_step s left join worker w on w.id = s.worker_id left join team t on t.id = s.team_id where s.done_at is null and s.readers is null)`
const known = (caller: Caller) => (caller.actor.kinds & KINDS.contactNotes ? sql`board_contact` : theirs)

const soonest = sql`c.next_step_due, c.next_step_due_at, c.next_step_id`

// One row a person: what is known of contacts in several mixes of kinds is put together from those the reader may see.
const together = (caller: Caller, where: RawBuilder<unknown>) => sql`
  select r.person_id, r.team_id, r.worker_id, r.organisation_id, r.name, r.asked_at, r.held_since, r.deadline,
    max(c.last_met_at) as last_met_at, (array_agg(c.last_met_mode order by c.last_met_at desc nulls last))[1] as last_met_mode, max(c.last_tried_at) as last_tried_at,
    (array_agg(c.next_step_id order by ${soonest}))[1] as step_id, (array_agg(c.next_step order by ${soonest}))[1] as step,
    (array_agg(c.next_step_who order by ${soonest}))[1] as step_who, min(c.next_step_due) as step_due, (array_agg(c.next_step_due_at order by ${soonest}))[1] as step_due_at
  from board_row r left join ${known(caller)} c on c.person_id = r.person_id
  where ${where} group by r.person_id`

const lined = (caller: Caller, where: RawBuilder<unknown>) => sql`
  select b.*, case when b.step_due < ${londonDate(caller.now)}::date or b.step_due_at < ${caller.now}::timestamptz then 0
      when case when b.worker_id is null then b.deadline <= ${caller.now}::timestamptz else not b.there end then 1
      when b.step_due is null then 2 else 3 end as turn,
    coalesce(b.step_due_at, b.step_due::timestamptz, b.deadline, b.asked_at) as at
  from (select b.*, w.name as worker_name, h.id is not null as handover, b.worker_id is null or (k.worker_id is not null
      and (a.id is null or exists (select from stand_in s join involvement i on i.id = s.involvement_id
        where s.absence_id = a.id and s.person_id = b.person_id and i.state = 'agreed' and i.during @> ${caller.now}::timestamptz))) as there
    from (${together(caller, where)}) b left join worker w on w.id = b.worker_id
    left join at_work k on k.worker_id = b.worker_id and k.team_id = b.team_id
    left join absence a on a.worker_id = b.worker_id and a.cancelled_at is null and ${londonDate(caller.now)}::date between a.from_day and a.to_day
    left join handover h on h.person_id = b.person_id and h.finished_at is null) b`

const FILTERS: Record<Show, (caller: Caller) => RawBuilder<unknown>> = {
  everyone: () => sql`true`,
  overdue: () => sql`turn = 0`,
  'no-owner': caller => sql`case when worker_id is null then deadline <= ${caller.now}::timestamptz else not there end`,
  'no-next-step': () => sql`step_due is null`,
  duty: () => sql`worker_id is null`,
  mine: caller => sql`worker_id = ${caller.actor.workerId ?? null}::uuid`,
}

const columns =
  () => sql`l.person_id as "personId", l.name, l.team_id as "teamId", t.name as "teamName", l.worker_id as "workerId", l.worker_name as "workerName",
  l.there as "workerThere", o.name as "organisationName", l.asked_at as "askedAt", l.held_since as "heldSince", l.deadline,
  l.last_met_at as "lastMetAt", l.last_met_mode as "lastMetMode", l.last_tried_at as "lastTriedAt", l.step_id as "stepId", l.step, l.step_who as "stepWho", l.step_due as "stepDue", l.step_due_at as "stepDueAt",
  l.handover, exists (select from need n where n.person_id = l.person_id and n.whose = 'person' and n.ended_at is null) as adjustments, l.turn`

type Row = Omit<BoardRow, 'turn'> & { turn: number }
const toRow = ({ turn, ...row }: Row): BoardRow => ({ ...row, turn: TURNS[turn]! })

export interface BoardPage {
  rows: BoardRow[]
  counts: Counts
  /** The person the next page begins after; undefined on the last page. */
  next: string | undefined
}

/**
 * A page of a team's board in the order of `TURNS`, with counts of each list. Rows and counts hold only people the caller
 * may see. A page begins after the person `after`; when they have meanwhile left the board it begins at the start.
 */
export async function readBoard(caller: Caller, teamId: string, show: Show, after: string | undefined, limit = PAGE): Promise<BoardPage> {
  const filter = (code: Show) => FILTERS[code](caller)
  const { rows } = await sql<Row & Record<`n_${string}`, number>>`
    with l as materialized (${lined(caller, sql`r.team_id = ${teamId}`)}),
    counts as (select count(*)::int as "n_everyone", count(*) filter (where ${filter('overdue')})::int as "n_overdue", count(*) filter (where ${filter('no-owner')})::int as "n_no-owner",
      count(*) filter (where ${filter('no-next-step')})::int as "n_no-next-step", count(*) filter (where ${filter('duty')})::int as "n_duty", count(*) filter (where ${filter('mine')})::int as "n_mine" from l),
    begin as (select turn, at, person_id from l where person_id = ${after ?? null}::uuid),
    shown as (select * from l where ${filter(show)} and (not exists (select from begin) or (turn, at, person_id) > (select turn, at, person_id from begin))
      order by turn, at, person_id limit ${limit + 1})
    select counts.*, ${columns()} from counts left join shown l on true left join team t on t.id = l.team_id left join organisation o on o.id = l.organisation_id
    order by l.turn, l.at, l.person_id`.execute(caller.tx)
  const found = rows.filter(row => row.personId !== null)
  return { rows: found.slice(0, limit).map(toRow), counts: countsOf(rows[0]!), next: found.length > limit ? found[limit - 1]!.personId : undefined }
}

const countsOf = (row: Record<`n_${string}`, number>): Counts => ({
  everyone: row.n_everyone!,
  overdue: row.n_overdue!,
  'no-owner': row['n_no-owner']!,
  'no-next-step': row['n_no-next-step']!,
  duty: row.n_duty!,
  mine: row.n_mine!,
})

/** People the caller holds themselves, in the order of the board; at most `limit`. */
export async function heldByMe(caller: Caller, limit = 200): Promise<BoardRow[]> {
  const { rows } = await sql<Row>`select ${columns()} from (${lined(caller, sql`r.worker_id = ${caller.actor.workerId ?? null}::uuid`)}) l
    join team t on t.id = l.team_id join organisation o on o.id = l.organisation_id order by l.turn, l.at, l.person_id limit ${limit}`.execute(caller.tx)
  return rows.map(toRow)
}

export interface TeamLine {
  id: string
  name: string
  organisationName: string
  placeName: string
  neighbourhoodName: string | null
  capacity: number | null
  lead: boolean
}

/** The teams the caller works in now. */
export async function myTeams(caller: Caller): Promise<TeamLine[]> {
  const { rows } =
    await sql<TeamLine>`select t.id, t.name, o.name as "organisationName", p.name as "placeName", n.name as "neighbourhoodName", t.capacity, m.lead
    from membership m join team t on t.id = m.team_id join organisation o on o.id = t.organisation_id join place p on p.code = t.place_code
    left join neighbourhood n on n.code = t.neighbourhood_code
    where m.worker_id = ${caller.actor.workerId ?? null}::uuid and m.during @> ${caller.now}::timestamptz order by t.name, t.id`.execute(caller.tx)
  return rows
}

export interface Colleague {
  id: string
  name: string
  role: string
  organisationName: string
  teamName: string
  sameTeam: boolean
}

/** Everyone who works in a team or beside it for the same neighbourhood or place, whoever employs them; the team's own first. */
export async function colleagues(caller: Caller, teamId: string, limit = 200): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`select w.id, w.name, w.role, o.name as "organisationName", t.name as "teamName", t.id = home.id as "sameTeam"
    from team home join team t on t.place_code = home.place_code and (t.neighbourhood_code is null or home.neighbourhood_code is null or t.neighbourhood_code = home.neighbourhood_code)
    join at_work m on m.team_id = t.id join worker w on w.id = m.worker_id
    join organisation o on o.id = w.organisation_id
    where home.id = ${teamId} order by t.id <> home.id, t.name, w.name, w.id, t.id limit ${limit}`.execute(caller.tx)
  return rows
}
