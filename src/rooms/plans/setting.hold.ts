import { sql } from 'kysely'
import { careMakers, type Person } from '../../../test/support/care.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makeSupporter, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { type Kind, kindsOf } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { addLine, type LineToSave } from './actions.ts'
import { decidedTogether } from './plans.ts'
import { ALWAYS_ASKED, type Section } from './sections.ts'

/** A town with a key worker and an alcohol and drugs worker of another service, and makers of what a plan's tests need. */
export async function makeSetting() {
  const db = await testDatabase()
  const town = await makeTown(db)
  const nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  const drugs = await makeWorker(db, 'alcohol_drugs_worker', town.charity, [town.charityTeam], 'Quentin Frost')
  await asSystem(db, ({ tx }) => sql`update team set kind = 'alcohol_drugs', name = 'Clear Water' where id = ${town.charityTeam}`.execute(tx))
  return { db, town, nurse, drugs, ...makers(db, town, nurse) }
}

/** What a line has unless it says otherwise. */
export const BARE = { more: {}, notNow: false, touches: [], readers: undefined } as const satisfies Partial<LineToSave>
export const MEETING = decidedTogether('Amina and Priya')

function makers(db: Database, town: Town, nurse: Identity) {
  const held = (name: string): Promise<Person> => careMakers(db, town, nurse).held(name)
  const involve = (who: Identity, of: Person, state: 'agreed' | 'asked' = 'agreed') =>
    asSystem(db, ({ tx }) =>
      sql`insert into involvement (id, person_id, worker_id, organisation_id, role, state, person_agreed, asked_at, during)
        values (${newId()}, ${of.personId}, ${who.workerId}, ${who.organisation}, ${who.role}, ${state}, true, ${NOW}, '[2026-11-01,)')`.execute(tx),
    )
  const letIn = async (of: Person, name: string, kinds: Kind[]) => {
    const supporter = await makeSupporter(db, name)
    await asSystem(db, async ({ tx }) => {
      await sql`insert into personal_contact (id, person_id, supporter_id, name, relation, made_at) values (${newId()}, ${of.personId}, ${supporter.supporterId}, ${name}, 'partner', ${NOW})`.execute(
        tx,
      )
      await sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
        values (${newId()}, ${of.personId}, ${supporter.supporterId}, 'supporter', ${kindsOf(...kinds)}, 'person', ${NOW}, '[2026-11-01,)')`.execute(tx)
    })
    return supporter
  }
  const write = (who: Identity, of: Person, section: Section, words: string, rest: Partial<LineToSave> = {}, now = NOW) =>
    as(db, who, caller => addLine(caller, of.personId, { ...BARE, section, words, ...rest }), now)
  /** Everything a plan must ask before it can be published, answered "not for now". */
  const askedAll = (who: Identity, of: Person) =>
    as(db, who, async caller => {
      for (const section of ALWAYS_ASKED) await addLine(caller, of.personId, { ...BARE, section, words: 'Not for now', notNow: true })
    })
  const count = async (query: ReturnType<typeof sql<{ n: number }>>) => (await asSystem(db, ({ tx }) => query.execute(tx))).rows[0]!.n
  return { held, involve, letIn, write, askedAll, count }
}
export type Setting = Awaited<ReturnType<typeof makeSetting>>
