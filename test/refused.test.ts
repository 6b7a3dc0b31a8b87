import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Identity } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { careMakers, type Person } from './support/care.ts'
import { testDatabase } from './support/db.ts'
import { asSystem, makeTown, makeWorker, NOW, type Town } from './support/people.ts'

// What the database refuses by itself, to everybody, whatever a page or a rule in code would let through.
let db: Database
let town: Town
let priya: Identity
let tom: Identity
let held: Person
let onDuty: Person

const write = (...statements: RawBuilder<unknown>[]) =>
  asSystem(db, async ({ tx }) => {
    for (const statement of statements) await statement.execute(tx)
  })
const episodeOf = (person: Person) => sql`(select id from care_episode where person_id = ${person.personId} and ended_at is null)`
const openRow = (person: Person) => sql`person_id = ${person.personId} and upper_inf(during)`

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  priya = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  tom = await makeWorker(db, 'key_worker', town.trust, [town.south], 'Tom Reed')
  const makers = careMakers(db, town, priya)
  held = await makers.held('Held')
  onDuty = await makers.held('On duty', { duty: true, deadline: '2026-12-24' })
})
afterAll(() => db.close())

describe('exactly one holds somebody, from the beginning of an episode to its end', () => {
  test('nobody is held twice at one moment', async () => {
    await expect(
      write(sql`insert into responsibility (id, person_id, episode_id, team_id, organisation_id, deadline, during, why, made_by)
        values (${newId()}, ${held.personId}, ${episodeOf(held)}, ${town.north}, ${town.trust}, '2026-12-24', '[2026-11-10,2026-11-11)', 'asked', 'test')`),
    ).rejects.toThrow(/responsibility_person_id_during_excl/)
  })

  test('no moment is left without a holder, and no duty team holds without a day by which it names somebody', async () => {
    await expect(write(sql`update responsibility set during = tstzrange(lower(during), '2026-11-20') where ${openRow(held)}`)).rejects.toMatchObject({
      code: 'KR001',
    })
    await expect(write(sql`update responsibility set deadline = null where ${openRow(onDuty)}`)).rejects.toThrow(/responsibility_check/)
  })

  test('what was held is neither erased nor moved to somebody else', async () => {
    await expect(write(sql`delete from responsibility where ${openRow(held)}`)).rejects.toMatchObject({ code: 'KR002' })
    await expect(write(sql`update responsibility set person_id = ${onDuty.personId} where ${openRow(held)}`)).rejects.toMatchObject({ code: 'KR002' })
  })

  test('a key worker is not exchanged for another without a handover, nor is a holder who has left or is in nobody’s team', async () => {
    await expect(write(sql`update responsibility set worker_id = ${tom.workerId}, team_id = ${town.south} where ${openRow(held)}`)).rejects.toMatchObject({
      code: 'KR005',
    })
    await expect(write(sql`update responsibility set worker_id = ${tom.workerId} where ${openRow(onDuty)}`)).rejects.toMatchObject({ code: 'KR006' })
    await expect(write(sql`update worker set active = false where id = ${priya.workerId}`)).rejects.toMatchObject({ code: 'KR004' })
  })

  test('nobody is key worker of somebody who knows them in their own life', async () => {
    await write(sql`insert into circle (id, person_id, worker_id, relation, declared_by, during)
      values (${newId()}, ${onDuty.personId}, ${priya.workerId}, 'friend', ${onDuty.personId}, '[2026-01-01,)')`)
    await expect(write(sql`update responsibility set worker_id = ${priya.workerId} where ${openRow(onDuty)}`)).rejects.toMatchObject({ code: 'KC001' })
  })

  test('one episode is open at a time, and it ends by a goodbye that is whole', async () => {
    await expect(write(sql`insert into care_episode (id, person_id, started_at) values (${newId()}, ${held.personId}, '2026-11-02')`)).rejects.toThrow(
      /one_open_episode/,
    )
    await expect(
      write(
        sql`update responsibility set during = tstzrange(lower(during), '2026-11-20') where ${openRow(held)}`,
        sql`update care_episode set ended_at = '2026-11-20', last_team_id = ${town.north} where person_id = ${held.personId}`,
      ),
    ).rejects.toThrow(/care_episode_ends/)
  })

  test('one handover is open at a time, and it is complete only when accepted and met', async () => {
    const asked = (
      state: string,
      finished: Date | null,
    ) => sql`insert into handover (id, person_id, episode_id, from_worker_id, from_team_id, to_worker_id, to_team_id, state,
      about, asked_by, asked_at, finished_at) values (${newId()}, ${held.personId}, ${episodeOf(held)}, ${priya.workerId}, ${town.north}, ${tom.workerId}, ${town.south}, ${state},
      'Nearer to her', ${priya.workerId}, ${NOW}, ${finished})`
    await expect(write(asked('complete', NOW))).rejects.toThrow(/handover_check3/)
    await expect(write(asked('asked', null), asked('asked', null))).rejects.toThrow(/one_open_handover/)
  })
})

describe('rules of contact that could be kept by nobody are not kept', () => {
  const rules = (
    days: string,
    from: string | null,
    to: string | null,
  ) => sql`insert into contact_rules (id, person_id, routes, days, time_from, time_to, neutral, previews_off,
    written_at, author_name) values (${newId()}, ${held.personId}, '{text}', ${days}::text[], ${from}, ${to}, true, true, ${NOW}, 'Priya Nair')`

  test('some day is left, and the hours end after they begin', async () => {
    await expect(write(rules('{}', null, null))).rejects.toThrow(/contact_rules_days_check/)
    await expect(write(rules('{mon}', '18:00', '09:00'))).rejects.toThrow(/contact_rules_check/)
    await write(rules('{mon}', '09:00', '18:00'))
  })

  test('contact against them has a reason in words', async () => {
    const override = (reason: string) => sql`insert into contact_override (id, person_id, route, refused_because, reason, worker_id, worker_name, made_at)
      values (${newId()}, ${held.personId}, 'phone', 'no phone calls.', ${reason}, ${priya.workerId}, 'Priya Nair', ${NOW})`
    await expect(write(override('because'))).rejects.toThrow(/contact_override_reason_check/)
    await write(override('She was not at home and her sister was worried'))
  })
})

describe('a request for help is nobody else’s to end', () => {
  const requestId = newId()
  let position = 0
  const event = (what: string, more: Record<string, unknown> = {}) => {
    position += 1
    return write(sql`insert into help_request_event ${sql.raw(`(request_id, position, person_id, kinds, what, at, by_name, by_role, ${Object.keys(more).join(', ')})`)}
      values (${requestId}, ${position}, ${held.personId}, 16384, ${what}, ${NOW}, 'Priya Nair', 'key_worker', ${sql.join(Object.values(more))})`)
  }
  beforeAll(() =>
    write(sql`insert into help_request (id, person_id, reference, once_key, received_at, recorded_at, way_in, person_agreed, place_code, team_id, answer_by)
      values (${requestId}, ${held.personId}, 'ACDE-FHJK', ${newId()}, ${NOW}, ${NOW}, 'web', 'self', 'E07999999', ${town.north}, '2026-11-24')`),
  )

  test('another service agreed when it is written who there said so, how and when', async () => {
    await expect(event('redirect_accepted', { evidence_who: 'Sam', evidence_how: '', evidence_on: '2026-11-23' })).rejects.toThrow(/help_request_event_check3/)
    await event('redirect_accepted', { evidence_who: 'Sam', evidence_how: 'by phone', evidence_on: '2026-11-23' })
  })

  test('a team is asked with the person’s leave to read it, for a reason that speaks for it', async () => {
    await expect(event('redirect_asked', { team_id: town.south, reason: 'nearer', shared: false })).rejects.toThrow(/help_request_event_team_reads/)
    await expect(event('redirect_asked', { team_id: town.south, reason: 'drinks', shared: true })).rejects.toThrow(/help_request_event_reason_check/)
    await event('redirect_asked', { team_id: town.south, reason: 'nearer', shared: true })
  })

  test('only the person takes it back', async () => {
    await expect(event('withdrawn', { by_person: onDuty.personId })).rejects.toThrow(/help_request_event_check5/)
    await event('withdrawn', { by_person: held.personId })
  })
})
