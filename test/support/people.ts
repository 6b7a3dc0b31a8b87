import { sql } from 'kysely'
import { identityOfAccount, type RoleCode } from '../../src/access/index.ts'
import { type Caller, type Identity, inTransaction, system } from '../../src/core/caller.ts'
import type { Database } from '../../src/core/db.ts'
import { newId } from '../../src/core/ids.ts'

/** The moment most tests happen at: a Monday morning in winter time. */
export const NOW = new Date('2026-11-23T09:30:00Z')
export const at = (now: Date) => ({ clock: { now: () => now } })

export const asSystem = <T>(db: Database, work: (caller: Caller) => Promise<T>, now = NOW): Promise<T> => inTransaction(db, system('demo'), work, at(now))

export const as = <T>(db: Database, identity: Identity, work: (caller: Caller) => Promise<T>, now = NOW): Promise<T> =>
  inTransaction(db, identity, work, at(now))

/** A small place for tests: one care system, one place, two neighbourhoods, an NHS trust, a practice, a council and a charity, with a team each. */
export interface Town {
  trust: string
  council: string
  charity: string
  practice: string
  /** Receives requests for help of the north neighbourhood (code `N0001`). */
  north: string
  /** Receives those of the south (code `S1`). */
  south: string
  crisis: string
  charityTeam: string
}

export async function makeTown(db: Database): Promise<Town> {
  const town: Town = {
    trust: newId(),
    council: newId(),
    charity: newId(),
    practice: newId(),
    north: newId(),
    south: newId(),
    crisis: newId(),
    charityTeam: newId(),
  }
  await asSystem(db, async ({ tx }) => {
    await sql`insert into care_system (code, gss_code, name) values ('QT1', 'E54000999', 'Testshire') on conflict do nothing`.execute(tx)
    await sql`insert into place (code, name, care_system_code) values ('E07999999', 'Testtown', 'QT1')`.execute(tx)
    await sql`insert into neighbourhood (code, name, place_code) values ('N0001', 'North Testtown', 'E07999999'), ('S0001', 'South Testtown', 'E07999999')`.execute(
      tx,
    )
    await sql`insert into organisation (id, ods_code, name, kind, place_code, care_system_code) values
      (${town.trust}, 'TT1', 'Testshire NHS Trust', 'nhs_trust', 'E07999999', 'QT1'), (${town.council}, 'TC1', 'Testtown Council', 'council', 'E07999999', 'QT1'),
      (${town.charity}, null, 'Testtown Mind and Body', 'vcse', 'E07999999', 'QT1'), (${town.practice}, 'TP1', 'The Test Surgery', 'gp_practice', 'E07999999', 'QT1')`.execute(
      tx,
    )
    await sql`insert into team (id, slug, organisation_id, name, kind, place_code, neighbourhood_code, front_door, capacity) values
      (${town.north}, 'north', ${town.trust}, 'North Testtown team', 'core', 'E07999999', 'N0001', true, 40),
      (${town.south}, 'south', ${town.trust}, 'South Testtown team', 'core', 'E07999999', 'S0001', true, 40),
      (${town.crisis}, 'crisis', ${town.trust}, 'Testshire crisis team', 'crisis', 'E07999999', null, false, null),
      (${town.charityTeam}, 'charity', ${town.charity}, 'Mind and Body connectors', 'vcse', 'E07999999', null, false, 20)`.execute(tx)
    // Whoever holds is at work: each team has somebody on duty, who signs in nowhere.
    for (const team of [town.north, town.south, town.crisis, town.charityTeam]) {
      const duty = newId()
      await sql`insert into worker (id, organisation_id, name, role) select ${duty}, organisation_id, 'Duty worker', 'mental_health_practitioner' from team where id = ${team}`.execute(
        tx,
      )
      await sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${duty}, ${team}, false, '[2020-01-01,)')`.execute(tx)
    }
  })
  return town
}

/** A worker with a sign-in, in the given teams. */
export async function makeWorker(db: Database, role: RoleCode, organisation: string, teams: string[], name = `A ${role}`, lead = false): Promise<Identity> {
  return asSystem(db, async caller => {
    const { tx } = caller
    const id = newId()
    const account = newId()
    await sql`insert into worker (id, organisation_id, name, role) values (${id}, ${organisation}, ${name}, ${role})`.execute(tx)
    for (const team of teams)
      await sql`insert into membership (worker_id, team_id, lead, sees_caseload, during) select ${id}, ${team}, ${lead}, sees_caseload, '[2020-01-01,)' from care_role where code = ${role}`.execute(
        tx,
      )
    await sql`insert into account (id, issuer, subject, worker_id, created_at) values (${account}, 'test', ${account}, ${id}, '2020-01-01')`.execute(tx)
    return (await identityOfAccount(tx, account, caller.now))!
  })
}

/** A person with a sign-in of their own. */
export async function makePerson(
  db: Database,
  given: string,
  neighbourhood: 'N0001' | 'S0001' = 'N0001',
  born = '1985-03-27',
): Promise<Identity & { personId: string }> {
  return asSystem(db, async caller => {
    const { tx } = caller
    const id = newId()
    const account = newId()
    await sql`insert into person (id, care_system_code, place_code, neighbourhood_code, given_name, family_name, born, created_at)
      values (${id}, 'QT1', 'E07999999', ${neighbourhood}, ${given}, 'Test', ${born}, '2020-01-01')`.execute(tx)
    await sql`insert into account (id, issuer, subject, person_id, created_at) values (${account}, 'test', ${account}, ${id}, '2020-01-01')`.execute(tx)
    return (await identityOfAccount(tx, account, caller.now)) as Identity & { personId: string }
  })
}

/** An information governance lead, administrator or commissioner with a sign-in. */
export async function makeOperator(db: Database, role: 'information_governance' | 'administrator' | 'commissioner'): Promise<Identity> {
  return asSystem(db, async caller => {
    const account = newId()
    await sql`insert into account (id, issuer, subject, operator_role, created_at) values (${account}, 'test', ${account}, ${role}, '2020-01-01')`.execute(
      caller.tx,
    )
    return (await identityOfAccount(caller.tx, account, caller.now))!
  })
}

/** Somebody a person has let in, with a sign-in. @returns the identity and the supporter's id */
export async function makeSupporter(db: Database, name: string): Promise<Identity & { supporterId: string }> {
  return asSystem(db, async caller => {
    const id = newId()
    const account = newId()
    await sql`insert into supporter (id, name) values (${id}, ${name})`.execute(caller.tx)
    await sql`insert into account (id, issuer, subject, supporter_id, created_at) values (${account}, 'test', ${account}, ${id}, '2020-01-01')`.execute(
      caller.tx,
    )
    return { ...(await identityOfAccount(caller.tx, account, caller.now))!, supporterId: id }
  })
}
