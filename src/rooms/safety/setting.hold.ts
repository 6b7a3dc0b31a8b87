import { sql } from 'kysely'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makePerson, makeSupporter, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import { type Kind, kindsOf, type RoleCode } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { holdByWorker } from '../care-team/index.ts'

/** Dave, whoever helps him, whoever he lets in, and whoever must learn nothing. */
export async function daveAndOthers() {
  const db = await testDatabase()
  const town = await makeTown(db)
  const dave = await makePerson(db, 'Dave')
  const worker = (role: RoleCode, organisation: string, teams: string[], name: string) => makeWorker(db, role, organisation, teams, name)
  const nurse = await worker('key_worker', town.trust, [town.north], 'Priya Nair')
  const crisis = await worker('crisis_worker', town.trust, [town.crisis], 'Carl Obi')
  const connector = await worker('connector', town.charity, [town.charityTeam], 'Leila Hassan')
  const gp = await worker('gp', town.practice, [], 'Dr Shah')
  const council = await worker('social_worker', town.council, [], 'Council staff')
  const boss = await worker('mental_health_practitioner', town.trust, [town.north], 'Works beside him')
  const father = await makeSupporter(db, 'Frank')
  const exWife = await makeSupporter(db, 'Sue')
  await asSystem(db, caller => holdByWorker(caller, { personId: dave.personId, workerId: nurse.workerId!, teamId: town.north, why: 'You talked.' }))
  for (const [one, role] of [
    [crisis, 'crisis_worker'],
    [connector, 'connector'],
  ] as const)
    await involve(db, dave.personId, one, role)
  await asSystem(db, async ({ tx }) => {
    await sql`insert into gp_registration (id, person_id, practice_id, kind, during) values (${newId()}, ${dave.personId}, ${town.practice}, 'home', '[2020-01-01,)')`.execute(
      tx,
    )
    await sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${newId()}, ${dave.personId}, ${boss.workerId}, 'manager', ${dave.personId}, '[2026-01-01,)')`.execute(
      tx,
    )
  })
  const who = { dave, nurse, crisis, connector, gp, council, boss, father, exWife }
  const pages = Object.fromEntries(
    await Promise.all(Object.entries(who).map(async ([name, identity]) => [name, await browse(db, identity)] as const)),
  ) as Record<keyof typeof who, Awaited<ReturnType<typeof browse>>>
  const letIn = (supporterId: string, kinds: Kind[], until: string | null) =>
    asSystem(db, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, decided_by, decided_at, during)
      values (${newId()}, ${dave.personId}, ${supporterId}, 'supporter', ${kindsOf(...kinds)}, 'person', ${NOW}, tstzrange('2026-11-01', ${until}::timestamptz))`.execute(
        tx,
      ),
    )
  return { db, town, who, pages, letIn, record: `/people/${dave.personId}` }
}

export const involve = (db: Database, personId: string, worker: Identity, role: string) =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
    values (${newId()}, ${personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, '[2026-01-01,)')`.execute(tx),
  )

/** What stands between the page's own beginning and end. */
export const main = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

/** The three boxes of a date. */
export const date = (name: string, day: number, month = 11, year = 2026) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})

/** An urgent assessment as Carl would send it; `more` is laid over it. */
export const assessmentForm = (crisisWorker: Identity, more: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  id: newId(),
  ...date('on', 23),
  at: '08:30',
  cameFrom: 'police',
  whoWasThere: 'Dave and Carl, by phone',
  own_view: 'Not safe at night. Rex keeps me here.',
  explore_past: '',
  explore_now: 'Walks to the bridge after work.',
  explore_ahead: '',
  others_at_harm: 'No thoughts of hurting anybody else.',
  makes_harder: 'Court letters.',
  makes_safer: 'His dog, his daughter.',
  means_discussed: 'Car keys.',
  others_view: '',
  formulation: 'Losing the house brought this on; people near him help.',
  immediate_actions: 'Father stays tonight.',
  outcomes: ['formulation_and_safety_plan'],
  outcomeWords: 'A safety plan now, your GP and our team tomorrow.',
  nextWhat: 'Ring in the morning',
  nextWho: `worker:${crisisWorker.workerId}`,
  ...date('nextBy', 24),
  concern: 'yes',
  followWho: `worker:${crisisWorker.workerId}`,
  ...date('followBy', 24),
  ...more,
})
