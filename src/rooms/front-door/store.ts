import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { Agreed, Reason, RequestState, WayIn, What } from './front-door.ts'

export interface HelpRequest {
  id: string
  personId: string
  reference: string
  receivedAt: Date
  recordedAt: Date
  wayIn: WayIn
  personAgreed: Agreed
  agreedHow: string
  ownWords: string
  easier: string
  addressAs: string
  safeContact: string
  phone: string | null
  email: string | null
  placeCode: string
  neighbourhoodCode: string | null
  teamId: string
  teamName: string
  teamPhone: string | null
  answerBy: Date
  state: RequestState
  talkingWorkerId: string | null
  talkingName: string | null
  position: number
}

export interface Asker {
  name: string
  relation: string
  organisation: string
  contact: string
  words: string
  tookResponsibility: string
  workerId: string | undefined
  shownToPerson: boolean
}

export interface RequestEvent {
  position: number
  what: What
  at: Date
  byName: string
  byRole: string
  words: string
  easier: string
  workerName: string | null
  teamId: string | null
  serviceName: string | null
  reason: Reason | null
  evidenceWho: string
  evidenceHow: string
  evidenceOn: string | null
}

export type NewRequest = Pick<
  HelpRequest,
  | 'id'
  | 'personId'
  | 'reference'
  | 'receivedAt'
  | 'wayIn'
  | 'personAgreed'
  | 'agreedHow'
  | 'ownWords'
  | 'easier'
  | 'addressAs'
  | 'safeContact'
  | 'placeCode'
  | 'teamId'
  | 'answerBy'
> & {
  onceKey: string
  phone: string | undefined
  email: string | undefined
  neighbourhoodCode: string | undefined
}

/** The same form sent twice at once: the second waits here until the first is kept, and then finds it. */
export async function lockOnce(caller: Caller, onceKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${onceKey}::text, 40))`.execute(caller.tx)
}

export async function insertRequest(caller: Caller, it: NewRequest): Promise<void> {
  await sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, agreed_how,
      own_words, easier, address_as, safe_contact, phone, email, place_code, neighbourhood_code, team_id, answer_by, recorded_by)
    values (${it.id}, ${it.personId}, ${it.reference}, ${it.onceKey}, ${it.receivedAt}, ${caller.now}, ${it.wayIn}, ${it.personAgreed}, ${it.agreedHow},
      ${it.ownWords}, ${it.easier}, ${it.addressAs}, ${it.safeContact}, ${it.phone ?? null}, ${it.email ?? null}, ${it.placeCode}, ${it.neighbourhoodCode ?? null},
      ${it.teamId}, ${it.answerBy}, ${caller.actor.workerId ?? null}::uuid)`.execute(caller.tx)
}

export async function insertAsker(caller: Caller, requestId: string, personId: string, it: Asker): Promise<void> {
  await sql`insert into help_request_asker (request_id, person_id, name, relation, organisation, contact, words, took_responsibility, worker_id, shown_to_person)
    values (${requestId}, ${personId}, ${it.name}, ${it.relation}, ${it.organisation}, ${it.contact}, ${it.words}, ${it.tookResponsibility},
      ${it.workerId ?? null}::uuid, ${it.shownToPerson})`.execute(caller.tx)
}

export interface NewEvent {
  what: What
  kinds: number
  words?: string | undefined
  easier?: string | undefined
  workerId?: string | undefined
  teamId?: string | undefined
  serviceName?: string | undefined
  reason?: Reason | undefined
  shared?: boolean
  evidenceWho?: string
  evidenceHow?: string
  evidenceOn?: string
}

export async function insertEvent(caller: Caller, request: { id: string; personId: string }, position: number, it: NewEvent): Promise<void> {
  const { actor } = caller
  await sql`insert into help_request_event (request_id, position, person_id, kinds, what, at, by_worker, by_person, by_name, by_role, words, easier, worker_id, team_id,
      service_name, reason, shared, evidence_who, evidence_how, evidence_on)
    values (${request.id}, ${position}, ${request.personId}, ${it.kinds}, ${it.what}, ${caller.now}, ${actor.workerId ?? null}::uuid, ${actor.personId ?? null}::uuid,
      ${actor.kind === 'system' ? 'Kith' : actor.name}, ${actor.role}, ${it.words ?? ''}, ${it.easier ?? ''}, ${it.workerId ?? null}::uuid, ${it.teamId ?? null}::uuid,
      ${it.serviceName ?? null}, ${it.reason ?? null}, ${it.shared ?? false}, ${it.evidenceWho ?? ''}, ${it.evidenceHow ?? ''}, ${it.evidenceOn ?? null}::date)`.execute(
    caller.tx,
  )
}

/** Moves the request on from `seen`. @returns false when somebody moved it first (or it is not visible) */
export async function moveOn(
  caller: Caller,
  requestId: string,
  seen: number,
  to: { state: RequestState; teamId?: string | undefined; talking?: string | null | undefined; answerBy?: Date | undefined },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update help_request set state = ${to.state}, position = position + 1, team_id = coalesce(${to.teamId ?? null}::uuid, team_id),
      answer_by = coalesce(${to.answerBy ?? null}::timestamptz, answer_by),
      talking_worker_id = ${to.talking === undefined ? sql`talking_worker_id` : sql`${to.talking}::uuid`}
    where id = ${requestId} and position = ${seen}`.execute(caller.tx)
  return (numAffectedRows ?? 0n) > 0n
}

const columns = sql`r.id, r.person_id as "personId", r.reference, r.received_at as "receivedAt", r.recorded_at as "recordedAt", r.way_in as "wayIn", r.person_agreed as "personAgreed",
  r.agreed_how as "agreedHow", r.own_words as "ownWords", r.easier, r.address_as as "addressAs", r.safe_contact as "safeContact", r.phone, r.email, r.place_code as "placeCode",
  r.neighbourhood_code as "neighbourhoodCode", r.team_id as "teamId", t.name as "teamName", t.phone as "teamPhone", r.answer_by as "answerBy", r.state,
  r.talking_worker_id as "talkingWorkerId", w.name as "talkingName", r.position`

export async function readRequest(caller: Caller, id: string): Promise<HelpRequest | undefined> {
  const { rows } = await sql<HelpRequest>`select ${columns} from help_request r join team t on t.id = r.team_id left join worker w on w.id = r.talking_worker_id
    where r.id = ${id}`.execute(caller.tx)
  return rows[0]
}

export async function requestByOnceKey(caller: Caller, onceKey: string): Promise<HelpRequest | undefined> {
  const { rows } = await sql<HelpRequest>`select ${columns} from help_request r join team t on t.id = r.team_id left join worker w on w.id = r.talking_worker_id
    where r.once_key = ${onceKey}`.execute(caller.tx)
  return rows[0]
}

/** A person's requests, newest first. */
export async function requestsOf(caller: Caller, personId: string, limit = 20): Promise<HelpRequest[]> {
  const { rows } = await sql<HelpRequest>`select ${columns} from help_request r join team t on t.id = r.team_id left join worker w on w.id = r.talking_worker_id
    where r.person_id = ${personId} order by r.received_at desc, r.id desc limit ${limit}`.execute(caller.tx)
  return rows
}

export async function readAsker(caller: Caller, requestId: string): Promise<Asker | undefined> {
  const { rows } = await sql<Asker>`select name, relation, organisation, contact, words, took_responsibility as "tookResponsibility", worker_id as "workerId",
    shown_to_person as "shownToPerson" from help_request_asker where request_id = ${requestId}`.execute(caller.tx)
  return rows[0]
}

export async function showAsker(caller: Caller, requestId: string, shown: boolean): Promise<void> {
  await sql`update help_request_asker set shown_to_person = ${shown} where request_id = ${requestId}`.execute(caller.tx)
}

/** What happened to a request, oldest first; at most 200. */
export async function eventsOf(caller: Caller, requestId: string): Promise<RequestEvent[]> {
  const { rows } =
    await sql<RequestEvent>`select e.position, e.what, e.at, e.by_name as "byName", e.by_role as "byRole", e.words, e.easier, w.name as "workerName",
      e.team_id as "teamId", coalesce(t.name, e.service_name) as "serviceName", e.reason, e.evidence_who as "evidenceWho", e.evidence_how as "evidenceHow", e.evidence_on::text as "evidenceOn"
    from help_request_event e left join worker w on w.id = e.worker_id left join team t on t.id = e.team_id
    where e.request_id = ${requestId} order by e.position desc limit 200`.execute(caller.tx)
  return rows.reverse()
}

export interface BoardRow {
  id: string
  personId: string
  name: string
  receivedAt: Date
  wayIn: WayIn
  state: RequestState
  answerBy: Date
  teamName: string
  talkingName: string | null
  holderName: string | null
  askedName: string | null
  agreed: Agreed
}

/** Open requests of these teams, longest waiting first: that they are there, also for those who may not read what they say. */
export async function boardRows(caller: Caller, teamIds: readonly string[], offset: number, limit: number): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    with mine as (
      select r.* from requests_at_the_door(${[...teamIds]}::uuid[], ${offset}, ${limit}) r
    )
    select r.id, r.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, r.received_at as "receivedAt", r.way_in as "wayIn",
      r.state, r.answer_by as "answerBy", t.name as "teamName", w.name as "talkingName", h.name as "holderName", r.person_agreed as agreed,
      case when r.state in ('asked_elsewhere','accepted') then (select coalesce(a.name, e.service_name) from help_request_event e left join team a on a.id = e.team_id
        where e.request_id = r.id and e.what = 'redirect_asked' order by e.position desc limit 1) end as "askedName"
    from mine r join person p on p.id = r.person_id join team t on t.id = r.team_id left join worker w on w.id = r.talking_worker_id
    left join responsibility v on v.person_id = r.person_id and upper_inf(v.during) left join worker h on h.id = v.worker_id
    order by r.received_at, r.id`.execute(caller.tx)
  return rows
}

/** Requests another team has asked these teams to take, and that wait for their yes; longest waiting first. */
export async function askedOf(caller: Caller, teamIds: readonly string[], limit = 50): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select r.id, r.person_id as "personId", coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as name, r.received_at as "receivedAt", r.way_in as "wayIn",
      r.state, r.answer_by as "answerBy", t.name as "teamName", null as "talkingName", null as "holderName", a.name as "askedName", r.person_agreed as agreed
    from help_request_event e join help_request r on r.id = e.request_id and r.state = 'asked_elsewhere' join team a on a.id = e.team_id
    join person p on p.id = r.person_id join team t on t.id = r.team_id
    where e.what = 'redirect_asked' and e.team_id = any (${[...teamIds]}::uuid[])
      and not exists (select from help_request_event n where n.request_id = e.request_id and n.what = 'redirect_asked' and n.position > e.position)
    order by r.received_at, r.id limit ${limit}`.execute(caller.tx)
  return rows
}

/** Reviews the person asked for that nobody has answered, of these teams; oldest first. */
export async function openReviews(caller: Caller, teamIds: readonly string[], limit = 50): Promise<{ requestId: string; at: Date; reference: string }[]> {
  const { rows } = await sql<{ requestId: string; at: Date; reference: string }>`
    select e.request_id as "requestId", e.at, r.reference from help_request_event e join help_request r on r.id = e.request_id
    where e.what = 'review_asked' and r.team_id = any (${[...teamIds]}::uuid[])
      and not exists (select from help_request_event n where n.request_id = e.request_id and n.what = 'review_answered' and n.position > e.position)
    order by e.at, e.request_id limit ${limit}`.execute(caller.tx)
  return rows
}

export interface RedirectCount {
  service: string
  asked: number
  accepted: number
  saidNo: number
}

/** How often each service was asked instead of us, by whom these teams' requests were asked (R119). Numbers only; called as the front door. */
export async function redirectCounts(caller: Caller, teamIds: readonly string[]): Promise<RedirectCount[]> {
  const { rows } = await sql<RedirectCount>`
    select coalesce(t.name, e.service_name) as service, count(*)::int as asked, count(*) filter (where n.what = 'redirect_accepted')::int as accepted,
      count(*) filter (where n.what = 'redirect_no')::int as "saidNo"
    from help_request_event e left join team t on t.id = e.team_id
    join membership m on m.worker_id = e.by_worker and m.team_id = any (${[...teamIds]}::uuid[]) and m.during @> e.at
    left join lateral (select what from help_request_event f where f.request_id = e.request_id and f.position > e.position
      and f.what in ('redirect_accepted','redirect_no','redirect_asked') order by f.position limit 1) n on true
    where e.what = 'redirect_asked' group by service order by asked desc, service limit 100`.execute(caller.tx)
  return rows
}
