import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Kind, RoleCode } from '../../access/index.ts'
import { kindsOf } from '../../access/index.ts'
import type { Caller, Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import type { Component, NewAssessment } from './assessments.ts'
import { planAssessment, readContent } from './index.ts'

export type Person = Identity & { personId: string }

export interface House {
  db: Database
  town: Town
  /** Key worker of whoever is held. */
  nurse: Identity
  /** In the care team, of a charity: holds no assessments. */
  connector: Identity
  /** Of the charity, and holds assessments: alcohol and drugs. */
  drugs: Identity
  gp: Identity
  person(name: string, born?: string): Promise<Person>
  involve(person: Person, worker: Identity, role?: RoleCode): Promise<void>
  someone(person: Person, name: string, relation: string, kinds: Kind[]): Promise<Identity & { supporterId: string }>
  explain(person: Person, more?: Partial<NewAssessment>, who?: Identity, begin?: boolean): Promise<string>
}

export const TOLD = {
  purpose: 'To see what would help',
  helpsAims: 'You want to paint again',
  covers: 'What is hard now',
  howLong: 'One hour',
  whoThere: 'You and Priya',
}
export const newOne = (component: Component, more: Partial<NewAssessment> = {}): NewAssessment => ({
  ...TOLD,
  component,
  specialistKind: undefined,
  extendsId: undefined,
  cameBy: 'self',
  whyAgain: '',
  plannedFor: undefined,
  ...more,
})

/** A town with a key worker, a charity and a surgery; people who are held and helped by them. */
export async function makeHouse(): Promise<House> {
  const db = await testDatabase()
  const town = await makeTown(db)
  const nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  const connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Cora Connector')
  const drugs = await makeWorker(db, 'alcohol_drugs_worker', town.charity, [town.charityTeam], 'Del Drugs')
  const gp = await makeWorker(db, 'gp', town.practice, [], 'Dr Green')
  const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx)).then(() => undefined)

  const involve: House['involve'] = (person, worker, role) =>
    run(sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${person.personId}, ${worker.workerId}, ${worker.organisation}, ${role ?? worker.role}, ${NOW}, '[2026-01-01,)')`)
  const person: House['person'] = async (name, born) => {
    const made = await makePerson(db, name, 'N0001', born)
    await asSystem(db, async ({ tx }) => {
      const episode = newId()
      await sql`insert into care_episode (id, person_id, started_at) values (${episode}, ${made.personId}, '2026-11-01')`.execute(tx)
      await sql`insert into responsibility (id, person_id, episode_id, worker_id, team_id, organisation_id, during, why, made_by)
        values (${newId()}, ${made.personId}, ${episode}, ${nurse.workerId}, ${town.north}, ${town.trust}, '[2026-11-01,)', 'asked for help', 'test')`.execute(
        tx,
      )
      await sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${newId()}, ${made.personId}, ${town.practice}, 'home', '[2020-01-01,)')`.execute(
        tx,
      )
    })
    await involve(made, connector)
    await involve(made, drugs)
    return made
  }
  const someone: House['someone'] = async (of, name, relation, kinds) => {
    const supporter = await makeSupporter(db, name)
    await run(
      sql`insert into personal_contact (id, person_id, supporter_id, name, relation, made_at) values (${newId()}, ${of.personId}, ${supporter.supporterId}, ${name}, ${relation}, ${NOW})`,
    )
    await run(sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
      values (${newId()}, ${of.personId}, ${supporter.supporterId}, 'supporter', ${kindsOf(...kinds)}, 'person', ${NOW}, '[2026-11-01,)')`)
    return supporter
  }
  const explain: House['explain'] = (of, more = {}, who = nurse, begin = true) =>
    as(db, who, async caller =>
      planAssessment(caller, of.personId, newOne(more.component ?? 'initialBrief', more), await readContent(caller), begin ? 'talked' : undefined),
    )
  return { db, town, nurse, connector, drugs, gp, person, involve, someone, explain }
}

/** What stands in a table, by whoever asks. */
export const count = (db: Database, who: Identity, table: string) =>
  as(db, who, async ({ tx }: Caller) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n)

// What each form sends, with what is not the point of a test filled in.
export const plan = (more: Record<string, string> = {}) => ({ ...TOLD, cameBy: 'self', specialistKind: '', extendsId: '', whyAgain: '', ...more })
export const part = (words: string, more: Record<string, string | string[]> = {}) => ({
  words,
  'heardOn-day': '23',
  'heardOn-month': '11',
  'heardOn-year': '2026',
  who: 'all',
  ...more,
})
export const outcome = (more: Record<string, string | string[]> = {}) => ({
  words: 'You told us that nights are hard.',
  outcomes: 'advice',
  service: '',
  whatNext: 'Priya rings you on Friday.',
  ...more,
})
