import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { asSystem, makePerson, makeWorker } from '../../../test/support/people.ts'
import { jobs as allJobs } from '../../app.ts'
import { inspectOwners } from '../../cli/doctor.ts'
import { inTransaction, system } from '../../core/caller.ts'
import { addDays, addHours } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { enqueueOnce, runOne } from '../../core/jobs.ts'
import { currentHolder, HOURLY, holdByTeam } from './index.ts'
import { teamWithWork, text } from './team.hold.ts'

const { db, town, priya, lead, worker, open, heldByTeam, heldByPriya, now, step, wait } = await teamWithWork()
afterAll(() => db.close())
beforeEach(() => step())

const change = (statement: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => statement.execute(tx), now())
const holder = (personId: string) => asSystem(db, caller => currentHolder(caller, personId), now())
const look = async () => {
  await asSystem(db, caller => enqueueOnce(caller, HOURLY, new Date(caller.now.getTime() + 1)), now())
  step()
  for (let ran = true; ran; ) ran = await runOne(db, allJobs, { now })
}
const messagesTo = async (workerId: string) =>
  (await change(sql`select template from message where worker_id = ${workerId} order by made_at, id`)).rows.map(row => (row as { template: string }).template)
const toPerson = async (personId: string) =>
  (await change(sql`select distinct template from message where person_id = ${personId}`)).rows.map(row => (row as { template: string }).template)
const words = async (personId: string) =>
  (await change(sql`select title || '. ' || body as said from entry where person_id = ${personId} order by written_at, id`)).rows
    .map(row => (row as { said: string }).said)
    .join('\n')

/** A team of the place with nobody in it but the workers given. */
async function team(name: string, members: readonly { workerId: string; until?: Date }[], frontDoor = false): Promise<string> {
  const id = newId()
  await change(
    sql`insert into team (id, slug, organisation_id, name, kind, place_code, front_door) values (${id}, ${id}, ${town.trust}, ${name}, 'core', 'E07999999', ${frontDoor})`,
  )
  for (const { workerId, until } of members)
    await change(
      sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${workerId}, ${id}, true, tstzrange('2020-01-01', ${until ?? null}))`,
    )
  return id
}
const practitioner = (name: string) => worker('mental_health_practitioner', town.trust, [], name)
const heldIn = async (teamId: string, name: string) => {
  const { personId } = await makePerson(db, name)
  await inTransaction(db, system('front-door'), caller => holdByTeam(caller, { personId, teamId, deadline: addDays(now(), 2), why: 'You asked for help.' }), {
    clock: { now },
  })
  step()
  return personId
}

test('R048 the database refuses a holder who is not at work: a team with nobody in it, a worker of another team, one whose sign-in is closed', async () => {
  const nobodys = await team('Empty team', [])
  const personId = await heldIn(town.north, 'Refused')
  const to = (teamId: string, workerId: string | null = null) =>
    change(sql`update responsibility set team_id = ${teamId}, worker_id = ${workerId} where person_id = ${personId} and upper_inf(during)`)
  await expect(to(nobodys)).rejects.toMatchObject({ code: 'KR006' })
  await expect(to(town.south, priya.workerId)).rejects.toMatchObject({ code: 'KR006' })
  const closed = await worker('key_worker', town.trust, [town.north], 'Cass Closed')
  await change(sql`update account set closed_at = ${now()} where worker_id = ${closed.workerId}`)
  await expect(to(town.north, closed.workerId)).rejects.toMatchObject({ code: 'KR006' })
  const { personId: new1 } = await makePerson(db, 'New')
  const hold = () =>
    inTransaction(db, system('front-door'), caller => holdByTeam(caller, { personId: new1, teamId: nobodys, deadline: addDays(now(), 2), why: 'You asked.' }), {
      clock: { now },
    })
  await expect(hold()).rejects.toThrow('Nobody is at work in Empty team now')
})

test('R048 the database refuses whatever would leave somebody with nobody at work: membership ended or deleted, sign-in closed, worker gone', async () => {
  const one = await practitioner('Only One')
  const two = await practitioner('Only Two')
  const pair = await team('Pair team', [one, two])
  const personId = await heldIn(pair, 'Paired')
  const end = (workerId: string) => change(sql`update membership set during = tstzrange(lower(during), ${now()}) where worker_id = ${workerId}`)
  await end(one.workerId)
  await expect(end(two.workerId)).rejects.toMatchObject({ code: 'KR007' })
  await expect(change(sql`delete from membership where worker_id = ${two.workerId}`)).rejects.toMatchObject({ code: 'KR007' })
  await expect(change(sql`update account set closed_at = ${now()} where worker_id = ${two.workerId}`)).rejects.toMatchObject({ code: 'KR007' })
  await expect(change(sql`update worker set active = false where id = ${two.workerId}`)).rejects.toMatchObject({ code: 'KR007' })
  expect(await holder(personId)).toMatchObject({ teamId: pair, atWork: true })
  // A key worker with colleagues: the team goes on, and they hold somebody all the same.
  const kept = await heldByPriya('Kept')
  const priyas = sql`worker_id = ${priya.workerId}`
  await expect(change(sql`update membership set during = tstzrange(lower(during), ${now()}) where ${priyas}`)).rejects.toMatchObject({ code: 'KR004' })
  await expect(change(sql`delete from membership where ${priyas}`)).rejects.toMatchObject({ code: 'KR004' })
  await expect(change(sql`update membership set team_id = ${town.south} where ${priyas}`)).rejects.toMatchObject({ code: 'KR004' })
  await expect(change(sql`update account set closed_at = ${now()} where ${priyas}`)).rejects.toMatchObject({ code: 'KR004' })
  expect(await holder(kept.personId)).toMatchObject({ workerId: priya.workerId, atWork: true })
})

test('the last two of a team leaving at the same moment: one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, two] = [await practitioner(`Last ${round}a`), await practitioner(`Last ${round}b`)]
    const pair = await team(`Pair ${round}`, [one, two])
    await heldIn(pair, `Round ${round}`)
    const end = (workerId: string) => change(sql`update membership set during = tstzrange(lower(during), ${now()}) where worker_id = ${workerId}`)
    const both = await Promise.allSettled([end(one.workerId), end(two.workerId)])
    expect(both.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  }
})

test('a team whose last member leaves passes whom it holds to the nearest front door, whose lead is told; without a deadline it is refused in words', async () => {
  const last = await practitioner('Lois Last')
  // Her lead leads another team that she is in; in this one she is alone.
  await change(sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${last.workerId}, ${town.north}, true, '[2020-01-01,)')`)
  const alone = await team('Lonely team', [last])
  const personId = await heldIn(alone, 'Lonely')
  const leads = await open(lead)
  const refused = await leads.post(`/workers/${last.workerId}/leave`, {})
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Nobody else is at work in a team that holds 1 person')
  const by = addDays(now(), 3)
  const day = { 'deadline-day': String(by.getUTCDate()), 'deadline-month': String(by.getUTCMonth() + 1), 'deadline-year': String(by.getUTCFullYear()) }
  const left = await leads.post(`/workers/${last.workerId}/leave`, day)
  expect(left.status, left.html).toBe(303)
  step()
  expect(await holder(personId)).toMatchObject({ teamId: town.north, workerId: null, atWork: true })
  await look()
  expect(await messagesTo(lead.workerId)).toContain('stepped-in')
  expect(await words(personId)).toContain('Nobody is at work in Lonely team any more')
  expect(await toPerson(personId)).toContain('team-holds')
})

test('a membership that runs out: board, record and doctor say at once that an owner is needed, the team is told once, and the lead can send them off', async () => {
  const until = addHours(now(), 3)
  const brief = await practitioner('Bea Brief')
  await change(
    sql`insert into membership (worker_id, team_id, sees_caseload, during) values (${brief.workerId}, ${town.north}, true, tstzrange('2020-01-01', ${until}))`,
  )
  const { personId } = await heldByTeam('Brief')
  step()
  expect((await (await open(brief)).post(`/people/${personId}/team/take`, { team: town.north, why: 'We talked' })).status).toBe(303)
  step()
  expect(text(await (await open(priya)).get(`/board/${town.north}?show=no-owner`))).not.toContain('Brief Test')
  wait(4)
  const work = await open(priya)
  expect(text(await work.get(`/board/${town.north}?show=no-owner`))).toContain('Brief Test')
  expect(text(await work.get(`/people/${personId}/team`))).toMatch(/Needs an owner Bea Brief is not at work in North Testtown team any more/)
  expect((await asSystem(db, inspectOwners, now())).map(finding => finding.wrong).join()).toContain('1 need an owner, in North Testtown team')
  // Nothing is said to the person of anybody having been told before somebody was.
  const own = await open(await asPerson(personId))
  expect(text(await own.get('/my/team'))).toContain('You need somebody new Bea Brief is not at work in North Testtown team any more. For help now call 111')
  expect(text(await own.get('/my/team'))).not.toContain('has been told')
  await look()
  await look()
  for (const { workerId } of [lead]) expect((await messagesTo(workerId)).filter(template => template === 'needs-owner')).toHaveLength(1)
  expect((await words(personId)).match(/Bea Brief is no longer at work in North Testtown team\. Your team has been told/g)).toHaveLength(1)
  // They go on holding in name until somebody is named: nothing moved by itself.
  expect(await holder(personId)).toMatchObject({ workerId: brief.workerId, atWork: false })
  const leads = await open(lead)
  expect(text(await leads.get(`/workers/${brief.workerId}/leave`))).toContain('key worker of 1 person')
  const by = addDays(now(), 3)
  const day = { 'deadline-day': String(by.getUTCDate()), 'deadline-month': String(by.getUTCMonth() + 1), 'deadline-year': String(by.getUTCFullYear()) }
  expect((await leads.post(`/workers/${brief.workerId}/leave`, day)).status).toBe(303)
  step()
  expect(await holder(personId)).toMatchObject({ workerId: null, teamId: town.north, atWork: true })
  expect((await asSystem(db, inspectOwners, now())).every(finding => !finding.wrong)).toBe(true)
})

const asPerson = async (personId: string) => {
  const { rows } = await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from account where person_id = ${personId}`.execute(tx))
  const { identityOfAccount } = await import('../../access/index.ts')
  return (await inTransaction(db, system('demo'), ({ tx }) => identityOfAccount(tx, rows[0]!.id, now())))!
}

test('a team whose only membership runs out: the nearest front door steps in within the hour; where nobody can, that is what is said', async () => {
  const only = await practitioner('Ola Only')
  const short = await team('Short team', [{ workerId: only.workerId, until: addHours(now(), 2) }])
  const personId = await heldIn(short, 'Short')
  wait(3)
  expect(await holder(personId)).toMatchObject({ teamId: short, atWork: false })
  const own = text(await (await open(await asPerson(personId))).get('/my/team'))
  expect(own).toContain('Nobody is at work in Short team now')
  expect(own).not.toContain('duty worker is there for you')
  await look()
  expect(await holder(personId)).toMatchObject({ teamId: town.north, atWork: true })
})

test('a deadline that passes: the lead is told, and the person reads so only because that is so', async () => {
  const { personId } = await heldByTeam('Late')
  wait(25)
  await look()
  expect(await messagesTo(lead.workerId)).toContain('naming-late')
  expect(await words(personId)).toContain('We are sorry. The team lead has been told. The team’s duty worker is still there for you.')
  // In the south nobody leads: whoever leads a front door of the place is told, and the words say that.
  const leaderless = await heldIn(town.south, 'Leaderless')
  wait(49)
  await look()
  expect((await change(sql`select told_workers from escalation where person_id = ${leaderless}`)).rows).toEqual([{ told_workers: [lead.workerId] }])
  expect(await words(leaderless)).toContain('We are sorry. Whoever leads another team near you has been told.')
  expect(await words(leaderless)).not.toContain('The team lead has been told')
})

test('where nobody leads at all, nobody is said to have been told', async () => {
  await change(sql`update worker set role = 'mental_health_practitioner' where role = 'team_lead'`)
  const { personId } = await heldByTeam('Unled')
  wait(25)
  await look()
  expect(await words(personId)).toContain('Nobody has been named for you in time. We are sorry.')
  expect(await words(personId)).not.toContain('told')
  await change(sql`update worker set role = 'team_lead' where id = ${lead.workerId}`)
})

test('responsibility stays with its episode and its person, whoever asks', async () => {
  const one = await heldByPriya('One')
  const other = await heldByPriya('Other')
  const move = (what: ReturnType<typeof sql>) => change(sql`update responsibility set ${what} where person_id = ${one.personId} and upper_inf(during)`)
  await expect(move(sql`episode_id = (select id from care_episode where person_id = ${other.personId})`)).rejects.toMatchObject({ code: 'KR002' })
  await expect(move(sql`person_id = ${other.personId}`)).rejects.toMatchObject({ code: 'KR002' })
  await expect(
    change(sql`update care_episode set person_id = ${(await makePerson(db, 'Third')).personId} where person_id = ${one.personId}`),
  ).rejects.toMatchObject({ code: '23503' })
  await expect(
    change(sql`insert into responsibility (id, person_id, episode_id, team_id, organisation_id, deadline, during, why, made_by)
      select ${newId()}, ${(await makePerson(db, 'Fourth')).personId}, episode_id, team_id, organisation_id, ${addDays(now(), 1)}, during, why, made_by from responsibility
      where person_id = ${one.personId} and upper_inf(during)`),
  ).rejects.toMatchObject({ code: '23503' })
})

test('where nobody anywhere can receive, asking for help says so and keeps nothing as sent', async () => {
  await makeWorker(db, 'key_worker', town.trust, [], 'Unplaced')
  const { frontDoorTeamFor } = await import('../organisations/index.ts')
  const find = () => asSystem(db, caller => frontDoorTeamFor(caller, { placeCode: 'E07999999' }), addDays(now(), 1))
  expect(await find()).toMatchObject({ slug: 'north' })
  await change(sql`update team set front_door = id = (select id from team where name = 'Empty team')`)
  await expect(find()).rejects.toThrow('Nobody is here to read this just now, so it was not sent')
  const said = (await asSystem(db, inspectOwners, now())).map(finding => finding.wrong).join()
  expect(said).toContain('Nobody is in Empty team')
})
