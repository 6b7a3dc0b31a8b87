import { sql } from 'kysely'
import { type Caller, lend } from '../core/caller.ts'
import { named } from '../core/db.ts'
import { NotAllowed, NotFound } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { raiseAlert } from './alerts.ts'
import { myBasis } from './store.ts'

/** How a worker belongs to a person's own life. */
export const RELATIONS = {
  colleague: 'Colleague',
  manager: 'Manager',
  relative: 'Relative',
  partner: 'Partner',
  ex_partner: 'Former partner',
  neighbour: 'Neighbour',
  friend: 'Friend',
  other: 'Another way',
} as const
export type Relation = keyof typeof RELATIONS

export interface CircleEntry {
  id: string
  name: string
  /** The role and organisation of a worker; empty for an employer. */
  detail: string
  relation: Relation | 'employer'
  /** False when the worker said so themselves: that is theirs to end. */
  byPerson: boolean
}

/** Workers and employers in a person's own life, as far as the caller may know; at most 50. */
export async function circleOf(caller: Caller, personId: string): Promise<CircleEntry[]> {
  const { rows } =
    await sql<CircleEntry>`select c.id, coalesce(w.name, o.name) as name, coalesce(r.name || ', ' || wo.name, '') as detail, c.relation, c.declared_by = c.person_id as "byPerson"
    from circle c left join worker w on w.id = c.worker_id left join organisation wo on wo.id = w.organisation_id
      left join care_role r on r.code = w.role left join organisation o on o.id = c.organisation_id
    where c.person_id = ${personId} and c.during @> ${caller.now}::timestamptz order by c.relation <> 'employer', name limit 50`.execute(caller.tx)
  return rows
}

export interface Found {
  id: string
  name: string
  detail: string
}

/** Organisations of this name, as far as it was typed; at most 20. */
export async function findOrganisations(caller: Caller, name: string): Promise<Found[]> {
  const { rows } =
    await sql<Found>`select id, name, coalesce(postcode, '') as detail from organisation where ${named('found_by', name)} order by length(name), name, id limit 20`.execute(
      caller.tx,
    )
  return rows
}

/** Workers of this name, as far as it was typed; at most 20. */
export async function findWorkers(caller: Caller, name: string): Promise<Found[]> {
  const { rows } =
    await sql<Found>`select w.id, w.name, r.name || ', ' || o.name as detail from worker w join organisation o on o.id = w.organisation_id join care_role r on r.code = w.role
    where w.active and ${named('w.found_by', name)} order by w.name, w.id limit 20`.execute(caller.tx)
  return rows
}

type Tie = { personId: string; declaredBy: string; relation: Relation | 'employer'; workerId?: string | undefined; organisationId?: string | undefined }

async function tie(caller: Caller, { personId, declaredBy, relation, workerId, organisationId }: Tie): Promise<void> {
  await sql`insert into circle (id, person_id, worker_id, organisation_id, relation, declared_by, during)
    select ${newId()}, ${personId}, ${workerId ?? null}::uuid, ${organisationId ?? null}::uuid, ${relation}, ${declaredBy}, tstzrange(${caller.now}, null)
    where not exists (select from circle where person_id = ${personId} and coalesce(worker_id, organisation_id) = ${workerId ?? organisationId ?? null}::uuid and during @> ${caller.now}::timestamptz)`.execute(
    caller.tx,
  )
}

const exists = async (caller: Caller, table: 'worker' | 'organisation', id: string) =>
  (await sql`select 1 from ${sql.table(table)} where id = ${id}`.execute(caller.tx)).rows.length > 0

/** The caller says for whom they work; nobody there sees their record, except a worker they agreed to by name. @throws NotFound */
export async function declareEmployer(caller: Caller, organisationId: string): Promise<void> {
  const personId = own(caller)
  if (!(await exists(caller, 'organisation', organisationId))) throw new NotFound()
  await tie(caller, { personId, declaredBy: personId, relation: 'employer', organisationId })
}

/** The caller says that a worker belongs to their own life; that worker sees nothing of them any more. @throws NotFound */
export async function declareWorker(caller: Caller, workerId: string, relation: Relation): Promise<void> {
  const personId = own(caller)
  if (!(await exists(caller, 'worker', workerId))) throw new NotFound()
  await tie(caller, { personId, declaredBy: personId, relation, workerId })
  await alertIfHolding(caller, personId, workerId)
}

/** Ends one of the caller's own ties. @throws NotFound */
export async function endTie(caller: Caller, tieId: string): Promise<void> {
  const { rows } =
    await sql`update circle set during = tstzrange(lower(during), ${caller.now}) where id = ${tieId} and person_id = ${own(caller)} and declared_by = ${own(caller)}
    and during @> ${caller.now}::timestamptz returning id`.execute(caller.tx)
  if (rows.length === 0) throw new NotFound()
}

/**
 * A worker says that they know a person they see through their work. Their sight of that record ends with this.
 * @throws NotFound when they see nothing of that person
 */
export async function declareKnown(caller: Caller, personId: string, relation: Relation): Promise<void> {
  const { workerId } = caller.actor
  if (!workerId) throw new NotAllowed()
  if ((await myBasis(caller, personId)).kinds === 0) throw new NotFound()
  await lend(caller, 'access', lent => tie(lent, { personId, declaredBy: workerId, relation, workerId }))
  await alertIfHolding(caller, personId, workerId)
}

// Responsibility stays where it is until the team names someone else; until then the lead must know.
async function alertIfHolding(caller: Caller, personId: string, workerId: string): Promise<void> {
  const { rows } = await lend(caller, 'access', ({ tx }) =>
    sql`select 1 from responsibility where person_id = ${personId} and worker_id = ${workerId} and upper_inf(during)`.execute(tx),
  )
  if (rows.length > 0) await raiseAlert(caller, personId, workerId, 'holder_in_circle')
}

const own = (caller: Caller): string => {
  if (!caller.actor.personId) throw new NotFound()
  return caller.actor.personId
}
