import { sql } from 'kysely'
import { ALL_KINDS, identityOfAccount, kindsOf, type RoleCode } from '../../src/access/index.ts'
import type { Identity } from '../../src/core/caller.ts'
import type { Database, Tx } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'
import { asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW } from '../support/people.ts'
import { HIDDEN, type LET_IN, type Planted, type RelationshipName, SHARED } from './expected.ts'
import { FACTORIES, plantPerson } from './factories.ts'
import { plantTelling } from './factories-telling.ts'
import type { Ground } from './planting.ts'

export interface World {
  ground: Ground
  self: Identity
  planted: Planted[]
}

/** One person with a row in every table about people, held by a duty team, and nobody signed in who has any standing yet. */
export async function makeWorld(db: Database): Promise<World> {
  const town = await makeTown(db)
  const self = await makePerson(db, 'Later')
  const twin = await makePerson(db, 'Twin')
  const worker = async (name: string) => (await makeWorker(db, 'mental_health_practitioner', town.trust, [], name)).workerId!
  const ground: Ground = {
    town,
    person: self.personId,
    twin: twin.personId,
    account: self.id!,
    worker: await worker('Wren One'),
    other: await worker('Wren Two'),
    neighbour: await worker('Wren Three'),
    supporter: (await makeSupporter(db, 'Kim Friend')).supporterId,
  }
  const planted = await asSystem(db, async ({ tx }) => {
    const rows = await plantPerson(tx, ground.person)
    for (const factory of Object.values(FACTORIES)) rows.push(...(await factory(tx, ground)))
    rows.push(...(await plantTelling(tx, ground)))
    return rows
  })
  return { ground, self, planted }
}

/** How a worker comes to stand so to the person; told before their sign-in is read. */
type Stand = (tx: Tx, ground: Ground, worker: Worker) => Promise<unknown>
export interface Worker {
  id: string
  role: RoleCode
  organisation: string
}

const SINCE = '[2026-11-01,)'
const YESTERDAY = '[2026-11-01,2026-11-22T09:30:00Z)'
const join = (tx: Tx, { town }: Ground, worker: Worker, sees: boolean) =>
  sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${worker.id}, ${town.north}, ${sees}, '[2020-01-01,)')`.execute(tx)
const involve = (tx: Tx, { person }: Ground, worker: Worker, { state = 'agreed', agreed = false, during = SINCE, role = worker.role as string } = {}) =>
  sql`insert into involvement (id, person_id, worker_id, organisation_id, role, state, person_agreed, asked_at, during)
    values (${newId()}, ${person}, ${worker.id}, ${worker.organisation}, ${role}, ${state}, ${agreed}, ${NOW}, ${during}::tstzrange)`.execute(tx)
const name = (tx: Tx, { person }: Ground, holder: string) =>
  sql`with a as (update entry set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    b as (update next_step set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    c as (update contact_note set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    d as (update assessment_part set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    e as (update assessment_reuse set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    plan1 as (update plan_line set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    plan2 as (update plan_line_past set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    plan3 as (update plan_version_line set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null),
    plan4 as (update medicine_difference set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null)
    update life_constraint set readers = readers || ${holder}::uuid where person_id = ${person} and readers is not null`.execute(tx)
// Whoever holds works in the team they hold in; what they see by holding is asked here, and not what the team's front door is asked.
const hold = async (tx: Tx, { person, town }: Ground, worker: Worker) => {
  const works = sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${worker.id}, ${town.north}, false, '[2020-01-01,)')`
  await works.execute(tx)
  await sql`update responsibility set worker_id = ${worker.id} where person_id = ${person} and upper_inf(during)`.execute(tx)
}
const circle = (tx: Tx, { person }: Ground, worker: Worker) =>
  sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${newId()}, ${person}, ${worker.id}, 'relative', ${person}, '[2026-11-20,)')`.execute(
    tx,
  )
const employer = (tx: Tx, { person }: Ground, worker: Worker) =>
  sql`insert into circle (id, person_id, organisation_id, relation, declared_by, during) values (${newId()}, ${person}, ${worker.organisation}, 'employer', ${person}, '[2026-11-01,)')`.execute(
    tx,
  )
const hide = (tx: Tx, { person }: Ground, holder: string, kind: 'worker' | 'team') =>
  sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during) values (${newId()}, ${person}, ${holder}, ${kind}, ${kindsOf(...HIDDEN)}, 'person', ${NOW}, ${SINCE}::tstzrange)`.execute(
    tx,
  )
const atPractice = (tx: Tx, { town }: Ground, worker: Worker) => sql`update worker set organisation_id = ${town.practice} where id = ${worker.id}`.execute(tx)
const leavePractice = (tx: Tx, { person }: Ground) =>
  sql`update gp_registration set during = tstzrange(lower(during), '2026-11-22') where person_id = ${person}`.execute(tx)
/** From now on a worker's words about the person are this worker's, and theirs is what a worker is to do. */
const wrote = async (tx: Tx, { person, worker: writer }: Ground, worker: Worker) => {
  await sql`update entry set author_worker_id = ${worker.id} where person_id = ${person} and author_worker_id = ${writer}`.execute(tx)
  await sql`update contact_note set worker_id = ${worker.id} where person_id = ${person} and worker_id = ${writer}`.execute(tx)
  await sql`update next_step set worker_id = ${worker.id} where person_id = ${person} and worker_id = ${writer}`.execute(tx)
  await sql`update next_step set made_by = ${worker.id} where person_id = ${person} and made_by = ${writer}`.execute(tx)
  await sql`update note_draft set worker_id = ${worker.id} where person_id = ${person} and worker_id = ${writer}`.execute(tx)
  await sql`update help_request_event set by_worker = ${worker.id} where person_id = ${person} and by_worker = ${writer}`.execute(tx)
}
const agree = (tx: Tx, { person }: Ground, holder: string, kind: 'worker' | 'organisation', during = SINCE) =>
  sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
    values (${newId()}, ${person}, ${holder}, ${kind}, ${ALL_KINDS & ~kindsOf('carers')}, 'person', ${NOW}, ${during}::tstzrange)`.execute(tx)
/** The worker's team, in which nobody sees a caseload, is asked whether it can help. */
const askTheirTeam = async (tx: Tx, { person, town }: Ground, worker: Worker, { left = false, answer = '' } = {}) => {
  await sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${worker.id}, ${town.charityTeam}, false, ${left ? YESTERDAY : '[2020-01-01,)'}::tstzrange)`.execute(
    tx,
  )
  const happened = (position: number, what: string) =>
    sql`insert into help_request_event (request_id, position, person_id, kinds, what, at, by_name, by_role, words, team_id, reason, shared)
      select id, ${position}, ${person}, 16384, ${what}, ${NOW}, 'x', 'x', 'x', case ${what} when 'redirect_asked' then ${town.charityTeam}::uuid end,
        case ${what} when 'redirect_asked' then 'nearer' end, true from help_request where person_id = ${person} and reference = 'ABCD-2345'`.execute(tx)
  await happened(50, 'redirect_asked')
  if (answer) await happened(51, answer)
}
const passOn = async (tx: Tx, { person, town, other }: Ground, named: boolean) => {
  if (named)
    await sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${other}, ${town.charityTeam}, false, '[2020-01-01,)')`.execute(tx)
  await sql`update responsibility set team_id = ${town.charityTeam}, worker_id = ${named ? other : null}::uuid where person_id = ${person} and upper_inf(during)`.execute(
    tx,
  )
}
const saysOfCrisisTeams = (tx: Tx, { person }: Ground, agreed: boolean) =>
  sql`insert into crisis_reading (id, person_id, agreed, said_on, written_at, written_by_name) values (${newId()}, ${person}, ${agreed}, '2026-11-22', ${NOW}, 'x')`.execute(
    tx,
  )
/** In a crisis team of the place that has nothing to do for this person. @returns the team */
const inCrisisTeam = async (tx: Tx, ground: Ground, worker: Worker, agreed: boolean): Promise<string> => {
  const team = newId()
  await sql`insert into team (id, slug, organisation_id, name, kind, place_code, front_door)
    select ${team}, ${`crisis-${team}`}, organisation_id, 'Another crisis team', 'crisis', place_code, false from team where id = ${ground.town.crisis}`.execute(
    tx,
  )
  await sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${worker.id}, ${team}, true, '[2020-01-01,)')`.execute(tx)
  await saysOfCrisisTeams(tx, ground, agreed)
  return team
}
const emergency = (tx: Tx, { person }: Ground, worker: Worker, during: string) =>
  sql`insert into emergency_access (id, person_id, worker_id, reason, words, kinds, during)
    select ${newId()}, ${person}, ${worker.id}, 'cannot_wait', 'not answering the door', kinds & ~512, ${during}::tstzrange from care_role where code = ${worker.role}`.execute(
    tx,
  )

export const STAND: Record<RelationshipName, Stand> = {
  'none at all': async () => undefined,
  'none, though named as a reader': (tx, ground, worker) => name(tx, ground, worker.id),
  'their team holds, and they see its caseload': (tx, ground, worker) => join(tx, ground, worker, true),
  'their team holds, but they do not see its caseload': (tx, ground, worker) => join(tx, ground, worker, false),
  'key worker': hold,
  'key worker until yesterday': async (tx, ground, worker) => {
    await hold(tx, ground, worker)
    await sql`update responsibility set during = ${YESTERDAY}::tstzrange where person_id = ${ground.person} and worker_id = ${worker.id}`.execute(tx)
  },
  'involved and agreed': (tx, ground, worker) => involve(tx, ground, worker),
  'involved and agreed, and named as a reader': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await name(tx, ground, worker.id)
  },
  'involved for a smaller part': (tx, ground, worker) => involve(tx, ground, worker, { role: 'housing_worker' }),
  'involved, only asked': (tx, ground, worker) => involve(tx, ground, worker, { state: 'asked' }),
  'involved, said no': (tx, ground, worker) => involve(tx, ground, worker, { state: 'declined' }),
  'involved until yesterday': (tx, ground, worker) => involve(tx, ground, worker, { during: YESTERDAY }),
  'involved from tomorrow': (tx, ground, worker) => involve(tx, ground, worker, { during: '[2026-11-24T09:30:00Z,)' }),
  'involved, and in the person’s own circle since': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await circle(tx, ground, worker)
  },
  'their team holds, and they are in the person’s own circle': async (tx, ground, worker) => {
    await join(tx, ground, worker, true)
    await circle(tx, ground, worker)
  },
  'their team holds, and the person works for their organisation': async (tx, ground, worker) => {
    await join(tx, ground, worker, true)
    await employer(tx, ground, worker)
  },
  'involved without being agreed to, and the person works for their organisation': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await employer(tx, ground, worker)
  },
  'agreed to by name, though the person works for their organisation': async (tx, ground, worker) => {
    await involve(tx, ground, worker, { agreed: true })
    await employer(tx, ground, worker)
  },
  'works at the person’s GP practice': (tx, ground, worker) => atPractice(tx, ground, worker),
  'works at a practice the person has left': async (tx, ground, worker) => {
    await atPractice(tx, ground, worker)
    await leavePractice(tx, ground)
  },
  'involved, with some kinds hidden from them': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await hide(tx, ground, worker.id, 'worker')
  },
  'their team holds, with some kinds hidden from the team': async (tx, ground, worker) => {
    await join(tx, ground, worker, true)
    await hide(tx, ground, ground.town.north, 'team')
  },
  'emergency access, open': (tx, ground, worker) => emergency(tx, ground, worker, '[2026-11-23T09:00:00Z,2026-11-23T10:00:00Z)'),
  'emergency access, run out': (tx, ground, worker) => emergency(tx, ground, worker, '[2026-11-23T08:29:00Z,2026-11-23T09:29:00Z)'),
  'in a crisis team of the place, which the person lets read': async (tx, ground, worker) => {
    await inCrisisTeam(tx, ground, worker, true)
  },
  'in a crisis team of the place, which the person lets read, with some kinds hidden from the team': async (tx, ground, worker) => {
    const team = await inCrisisTeam(tx, ground, worker, true)
    await hide(tx, ground, team, 'team')
  },
  'in a crisis team of the place, and the person said no': async (tx, ground, worker) => {
    await inCrisisTeam(tx, ground, worker, true)
    await saysOfCrisisTeams(tx, ground, false)
  },
  'involved, and wrote some of it': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await wrote(tx, ground, worker)
  },
  'involved until yesterday, and wrote some of it': async (tx, ground, worker) => {
    await involve(tx, ground, worker, { during: YESTERDAY })
    await wrote(tx, ground, worker)
  },
  'involved, wrote some of it, and notes are hidden from them': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await wrote(tx, ground, worker)
    await hide(tx, ground, worker.id, 'worker')
  },
  'involved, and the person agreed to more': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await agree(tx, ground, worker.id, 'worker')
  },
  'involved, agreed to more, and named as a reader': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await agree(tx, ground, worker.id, 'worker')
    await name(tx, ground, worker.id)
  },
  'involved, agreed to more, with some kinds hidden from them': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await agree(tx, ground, worker.id, 'worker')
    await hide(tx, ground, worker.id, 'worker')
  },
  'involved, agreed to more, and in the person’s own circle since': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await agree(tx, ground, worker.id, 'worker')
    await circle(tx, ground, worker)
  },
  'involved, and agreed to more until yesterday': async (tx, ground, worker) => {
    await involve(tx, ground, worker)
    await agree(tx, ground, worker.id, 'worker', YESTERDAY)
  },
  'involved until yesterday, and still agreed to more': async (tx, ground, worker) => {
    await involve(tx, ground, worker, { during: YESTERDAY })
    await agree(tx, ground, worker.id, 'worker')
  },
  'agreed to more without any other reason': (tx, ground, worker) => agree(tx, ground, worker.id, 'worker'),
  'works at the person’s GP practice, and the person agreed to more': async (tx, ground, worker) => {
    await atPractice(tx, ground, worker)
    await agree(tx, ground, ground.town.practice, 'organisation')
  },
  'works at a practice the person has left, and still agreed to more': async (tx, ground, worker) => {
    await atPractice(tx, ground, worker)
    await leavePractice(tx, ground)
    await agree(tx, ground, ground.town.practice, 'organisation')
  },
  'their team is asked to help': (tx, ground, worker) => askTheirTeam(tx, ground, worker),
  'their team is asked to help, with some kinds hidden from the team': async (tx, ground, worker) => {
    await hide(tx, ground, ground.town.charityTeam, 'team')
    await askTheirTeam(tx, ground, worker)
  },
  'their team was asked to help, and said no': (tx, ground, worker) => askTheirTeam(tx, ground, worker, { answer: 'redirect_no' }),
  'their team was asked to help, and now holds': async (tx, ground, worker) => {
    await askTheirTeam(tx, ground, worker, { answer: 'redirect_no' })
    await passOn(tx, ground, false)
  },
  'their team was asked to help, and a worker of it holds': async (tx, ground, worker) => {
    await askTheirTeam(tx, ground, worker, { answer: 'redirect_no' })
    await passOn(tx, ground, true)
  },
  'a team they have left is asked to help': (tx, ground, worker) => askTheirTeam(tx, ground, worker, { left: true }),
}

const letIn = (tx: Tx, { person }: Ground, supporter: string, during = SINCE) =>
  sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
    values (${newId()}, ${person}, ${supporter}, 'supporter', ${kindsOf(...SHARED)}, 'person', ${NOW}, ${during}::tstzrange)`.execute(tx)

export const LET: Record<keyof typeof LET_IN, (tx: Tx, ground: Ground, supporter: string) => Promise<unknown>> = {
  'let in for chosen kinds': letIn,
  'let in for chosen kinds, and named as a reader': async (tx, ground, supporter) => {
    await letIn(tx, ground, supporter)
    await name(tx, ground, supporter)
  },
  'let in until yesterday': (tx, ground, supporter) => letIn(tx, ground, supporter, YESTERDAY),
  'not let in': async () => undefined,
}

const account = async (tx: Tx, column: 'worker_id' | 'supporter_id' | 'operator_role', value: string): Promise<Identity> => {
  const id = newId()
  await sql`insert into account (id, issuer, subject, ${sql.ref(column)}, created_at) values (${id}, 'matrix', ${id}, ${value}, '2020-01-01')`.execute(tx)
  return (await identityOfAccount(tx, id, NOW))!
}

/** A worker of this role (at the trust, unless said), standing so to the person. */
export async function placeWorker(tx: Tx, ground: Ground, role: RoleCode, relationship: RelationshipName, organisation = ground.town.trust): Promise<Identity> {
  const worker: Worker = { id: newId(), role, organisation }
  await sql`insert into worker (id, organisation_id, name, role) values (${worker.id}, ${worker.organisation}, ${`A ${role.replaceAll('_', ' ')}`}, ${role})`.execute(
    tx,
  )
  await STAND[relationship](tx, ground, worker)
  return account(tx, 'worker_id', worker.id)
}

export async function placeSupporter(tx: Tx, ground: Ground, relationship: keyof typeof LET_IN): Promise<Identity> {
  const id = newId()
  await sql`insert into supporter (id, name) values (${id}, 'Robin Friend')`.execute(tx)
  await LET[relationship](tx, ground, id)
  return account(tx, 'supporter_id', id)
}

export const placeOperator = (tx: Tx, role: RoleCode): Promise<Identity> => account(tx, 'operator_role', role)
