import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import { type Identity, inTransaction, system } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { SEED } from './histories.hold.ts'
import { askHandover, backToTeam, holdByTeam, holdByWorker, workerLeaves } from './index.ts'
import { lookForOwners } from './stepping-in.ts'

// Members leave, sign-ins are closed, memberships end and run out, in teams that may be left with nobody at all.
type Worker = Identity & { workerId: string }
const team = fc.nat({ max: 2 })
const who = fc.nat({ max: 3 })
const person = fc.nat({ max: 2 })
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('team takes' as const), team, person }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('worker takes' as const), who, person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), who, person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask' as const), who, to: who, person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leaves' as const), who, without: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('membership ends' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('membership deleted' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('membership runs out' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign-in closes' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set inactive' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('comes back' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('joins' as const), team }) },
)
/** Chance may leave somebody at work in each history: in this one nobody is. */
const EVERYBODY_GONE: Step[] = [0, 1, 2, 3].map(who => ({ do: 'membership runs out', who }))
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never

let db: Database
let town: Town
let teams: string[]
let workers: Worker[]
let now = NOW
let hired = 0
beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
})
afterAll(() => db.close())

const run = (statement: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => statement.execute(tx), now)
const hire = async (n: number) => (await makeWorker(db, n === 0 ? 'team_lead' : 'key_worker', town.trust, [teams[n % 3]!], `Worker ${hired++}`)) as Worker

/** Three teams of their own for each history, two of them front doors, in a place where nobody else works. */
async function settle(): Promise<string[]> {
  await run(sql`update team set front_door = false`)
  // Whoever was held before said goodbye, so that each history looks after its own.
  await run(sql`with gone as (update care_episode e set ended_at = ${addHours(now, 0.1)}, goodbye_by = 'asked', goodbye_words = 'Go well', staying_well = 'Walks', way_back = 'Ring', check_in_on = '2030-01-01',
      last_team_id = r.team_id from responsibility r where r.episode_id = e.id and upper_inf(r.during) and e.ended_at is null returning e.id)
    update responsibility r set during = tstzrange(lower(during), ${addHours(now, 0.1)}) from gone where r.episode_id = gone.id and upper_inf(r.during)`)
  now = addHours(now, 0.2)
  teams = [newId(), newId(), newId()]
  for (const [n, id] of teams.entries())
    await run(sql`insert into team (id, slug, organisation_id, name, kind, place_code, front_door)
      values (${id}, ${id}, ${town.trust}, ${`Team ${n}`}, 'core', 'E07999999', ${n < 2})`)
  workers = [await hire(0), await hire(1), await hire(2), await hire(3)]
  return [(await makePerson(db, 'A')).personId, (await makePerson(db, 'B')).personId, (await makePerson(db, 'C')).personId]
}

const teamOf = (n: number) => teams[n % 3]!
async function really(step: Step, people: string[]): Promise<unknown> {
  const me = 'who' in step ? workers[step.who]! : workers[0]!
  const personId = 'person' in step ? people[step.person]! : people[0]!
  const mine = <T>(work: Parameters<typeof as<T>>[2]) => as(db, me, work, now)
  const house = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, system('front-door'), work, { clock: { now: () => now } })
  switch (step.do) {
    case 'team takes':
      return house(caller => holdByTeam(caller, { personId, teamId: teams[step.team]!, deadline: addHours(now, 24), why: 'Asked.' }))
    case 'worker takes':
      return mine(caller => holdByWorker(caller, { personId, workerId: me.workerId, teamId: teamOf(step.who), why: 'Met.' }))
    case 'back':
      return mine(caller => backToTeam(caller, { personId, deadline: addHours(now, 24), why: 'Moving on.' }))
    case 'ask':
      return mine(caller => askHandover(caller, { personId, toWorkerId: workers[step.to]!.workerId, toTeamId: teamOf(step.to), about: 'Would you?' }))
    case 'leaves':
      await house(caller => workerLeaves(caller, me.workerId, step.without ? undefined : addHours(now, 24)))
      workers[step.who] = await hire(step.who)
      return
    case 'membership ends':
      return run(sql`update membership set during = during * tstzrange(null, ${now}) where worker_id = ${me.workerId} and not isempty(during)`)
    case 'membership deleted':
      return run(sql`delete from membership where worker_id = ${me.workerId}`)
    case 'membership runs out':
      return run(
        sql`update membership set during = during * tstzrange(null, ${addHours(now, 0.05)}) where worker_id = ${me.workerId} and during @> ${now}::timestamptz`,
      )
    case 'sign-in closes':
      return run(sql`update account set closed_at = ${now} where worker_id = ${me.workerId}`)
    case 'set inactive':
      return run(sql`update worker set active = false where id = ${me.workerId}`)
    case 'comes back':
      await run(sql`update account set closed_at = null where worker_id = ${me.workerId}`)
      await run(sql`update worker set active = true where id = ${me.workerId}`)
      return run(sql`insert into membership (worker_id, team_id, lead, sees_caseload, during) select ${me.workerId}, ${teamOf(step.who)}, false, true, tstzrange(${now}, null)
        where not exists (select from membership where worker_id = ${me.workerId} and team_id = ${teamOf(step.who)} and during @> ${now}::timestamptz)`)
    case 'joins':
      return run(sql`insert into membership (worker_id, team_id, sees_caseload, during) select id, ${teams[step.team]!}, true, tstzrange(${now}, null) from worker w where id = ${workers[3]!.workerId}
        and not exists (select from membership where worker_id = w.id and team_id = ${teams[step.team]!} and during @> ${now}::timestamptz)`)
  }
}

/** Whoever is held by nobody at work: as the tables say, without the view that the program asks. */
const unheld = async (people: string[]) =>
  (
    await run(sql`select r.id::text as id from responsibility r where upper_inf(r.during) and r.person_id = any (${people}::uuid[]) and not exists (
      select from membership m join worker w on w.id = m.worker_id and w.active left join account a on a.worker_id = w.id
      where m.team_id = r.team_id and m.during @> ${now}::timestamptz and a.closed_at is null and (r.worker_id is null or r.worker_id = w.id))`)
  ).rows.map(row => (row as { id: string }).id)

/** What must never be so, of everybody in care. */
const broken = (people: string[]) =>
  run(sql`select e.id, 'gap or overlap' as what from care_episode e left join responsibility r on r.episode_id = e.id where e.person_id = any (${people}::uuid[])
      group by e.id having range_agg(r.during) is distinct from tstzmultirange(tstzrange(e.started_at, e.ended_at)) or count(*) filter (where upper_inf(r.during)) <> 1
    union all select r.id, 'nobody at work, and nobody told' from who_holds h join responsibility r on r.id = h.responsibility_id where h.person_id = any (${people}::uuid[]) and not h.at_work
      and not exists (select from escalation x where x.responsibility_id = r.id and x.why = 'nobody_at_work' and (cardinality(x.told_workers) > 0
        or exists (select from job j where j.task = 'message.send' and j.payload ->> 'role' = 'administrator' and j.payload ->> 'template' = 'needs-owner' and j.run_at >= lower(r.during))))
    union all select r.id, 'taken by nobody at work' from responsibility r where r.person_id = any (${people}::uuid[]) and upper_inf(r.during) and lower(r.during) = ${now}
      and not exists (select from at_work a where a.team_id = r.team_id)`)

const SAID = [Conflict, Invalid, NotAllowed, NotFound]
const REFUSED_BY_DATABASE = ['KR004', 'KR007']

test('R048 in 60 random histories of members leaving, sign-ins closing and memberships ending, whoever is held has a holder at work or needs an owner with somebody told', {
  timeout: 240_000,
}, async () => {
  const done: Record<string, number> = {}
  const count = (what: string) => {
    done[what] = (done[what] ?? 0) + 1
  }
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 12, size: 'max' }), async drawn => {
      const people = await settle()
      for (const step of [...[0, 1, 2].map(n => ({ do: 'team takes' as const, team: n, person: n })), ...drawn]) {
        now = addHours(now, 0.1)
        const before = await unheld(people)
        const error = await really(step, people).then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        if (error) {
          const code = (error as { code?: string }).code ?? ''
          expect(SAID.some(said => error instanceof said) || REFUSED_BY_DATABASE.includes(code), String((error as Error).stack)).toBe(true)
          count(`${step.do} refused${code && ' by the database'}`)
        } else count(step.do)
        // Nothing that anybody does leaves somebody behind: only time does.
        expect(
          (await unheld(people)).filter(id => !before.includes(id)),
          step.do,
        ).toEqual([])
        now = addHours(now, 0.1)
        if ((await unheld(people)).length > 0) count('ran out')
        await asSystem(db, lookForOwners, now)
        expect((await broken(people)).rows, step.do).toEqual([])
        const left = await unheld(people)
        if (left.length > 0) count('needs an owner')
        // Where anybody is at work in a front door, nobody waits in a team that is empty.
        const { rows } =
          await run(sql`select h.person_id from who_holds h where h.person_id = any (${people}::uuid[]) and not exists (select from at_work a where a.team_id = h.team_id)
          and exists (select from at_work a join team t on t.id = a.team_id where t.front_door)`)
        expect(rows).toEqual([])
      }
    }),
    { seed: SEED, numRuns: 60, endOnFailure: true, examples: [[EVERYBODY_GONE]] },
  )
  const wanted = [
    'worker takes',
    'leaves',
    'leaves refused',
    'membership ends',
    'membership ends refused by the database',
    'sign-in closes',
    'sign-in closes refused by the database',
  ]
  for (const what of [...wanted, 'membership deleted', 'set inactive', 'ran out', 'needs an owner'])
    expect(done[what] ?? 0, `${what} ${JSON.stringify(done)}`).toBeGreaterThan(0)
})
