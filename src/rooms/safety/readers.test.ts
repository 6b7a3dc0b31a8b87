import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, makePerson, NOW } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { daveAndOthers, main } from './setting.hold.ts'

let it: Awaited<ReturnType<typeof daveAndOthers>>
beforeAll(async () => {
  it = await daveAndOthers()
  await it.pages.dave.post('/my/safety-plan/add/signs', { words: 'I stop answering the phone' })
  await it.pages.nurse.post(`${it.record}/safety-plan/add/alone`, { words: 'Walk Rex' })
})
afterAll(() => it.db.close())

const lineWith = async (words: string) =>
  (await asSystem(it.db, ({ tx }) => sql<{ id: string }>`select id from safety_line where words = ${words}`.execute(tx))).rows[0]!

describe('who reads it', () => {
  test('R288 shared person by person: the plan and nothing else, until the day the person chose, and told exactly what is seen', async () => {
    await it.letIn(it.who.father.supporterId, ['safetyPlan'], '2026-12-24T00:00:00Z')
    await asSystem(it.db, ({ tx }) =>
      sql`insert into personal_contact (id, person_id, name, relation, supporter_id, made_at) values (${newId()}, ${it.who.dave.personId}, 'Frank', 'father', ${it.who.father.supporterId}, ${NOW})`.execute(
        tx,
      ),
    )
    const seen = await it.pages.father.get(`/shared/${it.who.dave.personId}/safety-plan`)
    expect(seen.status).toBe(200)
    for (const words of ['I stop answering the phone', 'Dave’s safety plan', 'until the end of 23 December 2026', 'Samaritans', 'Last changed on'])
      expect(seen.html).toContain(words)
    expect(main(seen.html)).not.toMatch(/Priya|Testtown|Change|Add|<form/)
    const preview = (await it.pages.dave.get('/my/safety-plan/readers')).html
    expect(preview).toContain('Frank, until the end of 23 December 2026')
    const words = (html: string) =>
      [...main(html).matchAll(/<section[^>]*kith-safety__part[\s\S]*?<\/section>/g)].map(found => found[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
    expect(words(preview)).toEqual(words(seen.html))
    expect((await it.pages.father.get('/my/safety-plan')).status).toBe(403)
    const onlyThat = await it.pages.father.get(`/shared/${it.who.dave.personId}`)
    expect(onlyThat.status).toBe(200)
    expect(onlyThat.html).not.toMatch(/Priya Nair|assessment|Notes of contacts/)
  })

  test('those let in only read', async () => {
    const line = await lineWith('I stop answering the phone')
    for (const path of [
      '/my/safety-plan/add/signs',
      `${it.record}/safety-plan/add/signs`,
      `/my/safety-plan/lines/${line.id}`,
      `/shared/${it.who.dave.personId}/safety-plan`,
    ])
      expect((await it.pages.father.post(path, { words: 'changed', version: '1' })).status, path).toBeGreaterThanOrEqual(403)
    await expect(
      as(it.db, it.who.father, ({ tx }) =>
        sql`insert into safety_line (id, person_id, heading, words, written_at, written_by_name)
      values (${newId()}, ${it.who.dave.personId}, 'signs', 'x', ${NOW}, 'x')`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/)
    const changed = await as(it.db, it.who.father, ({ tx }) => sql`update safety_line set words = 'x' where id = ${line.id}`.execute(tx))
    expect(changed.numAffectedRows).toBe(0n)
  })

  test('when the time is over it is gone', async () => {
    const later = await browse(it.db, it.who.father, () => new Date('2026-12-24T00:00:01Z'))
    expect((await later.get(`/shared/${it.who.dave.personId}/safety-plan`)).status).toBe(404)
  })

  test('hidden means absent: for the manager in his own life, the council, and the ex-wife the plan does not exist', async () => {
    const missing = newId()
    const line = await lineWith('I stop answering the phone')
    for (const [who, paths] of [
      ['boss', [it.record, '/safety-plan', '/safety-plan/copy', '/in-a-crisis', '/advance-wishes', '/safety']],
      ['council', [it.record, '/safety-plan', '/safety-plan/copy', '/in-a-crisis', '/advance-wishes', '/safety', `/safety-plan/lines/${line.id}`]],
    ] as const)
      for (const path of paths) {
        const at = (id: string) => (path.startsWith('/people') ? path.replace(it.who.dave.personId, id) : `/people/${id}${path}`)
        const [hidden, none] = [await it.pages[who].get(at(it.who.dave.personId)), await it.pages[who].get(at(missing))]
        expect([who, path, hidden.status, none.status]).toEqual([who, path, 404, 404])
        expect(hidden.html).toBe(none.html)
      }
    const [hidden, none] = [
      await it.pages.exWife.get(`/shared/${it.who.dave.personId}/safety-plan`),
      await it.pages.exWife.get(`/shared/${missing}/safety-plan`),
    ]
    expect([hidden.status, hidden.html]).toEqual([404, none.html])
  })

  test('somebody let in for other things does not learn that there is a safety plan', async () => {
    await it.letIn(it.who.exWife.supporterId, ['appointments'], null)
    expect((await it.pages.exWife.get(`/shared/${it.who.dave.personId}/safety-plan`)).status).toBe(404)
    expect((await it.pages.exWife.get(`/shared/${it.who.dave.personId}`)).html).not.toMatch(/safety plan/i)
  })

  test('hidden from a worker by the person, it is absent from the record and every list', async () => {
    await asSystem(it.db, ({ tx }) =>
      sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during) values (${newId()}, ${it.who.dave.personId}, ${it.who.connector.workerId}, 'worker', 16, 'person', ${NOW}, '[2026-11-01,)')`.execute(
        tx,
      ),
    )
    for (const path of ['/safety-plan', '/in-a-crisis', '/advance-wishes']) expect((await it.pages.connector.get(it.record + path)).status).toBe(404)
    expect((await it.pages.connector.get(it.record)).html).not.toMatch(/safety-plan|in-a-crisis|stop answering the phone|safety plan was/i)
    expect((await it.pages.connector.post(`${it.record}/safety-plan/add/signs`, { words: 'x' })).status).toBe(404)
  })

  test('another person’s lines cannot be reached from one’s own pages', async () => {
    const other = await browse(it.db, await makePerson(it.db, 'Cleo'))
    const line = await lineWith('I stop answering the phone')
    expect((await other.get(`/my/safety-plan/lines/${line.id}`)).status).toBe(404)
    expect((await other.post(`/my/safety-plan/lines/${line.id}`, { words: 'x', version: '1' })).status).toBe(404)
    expect((await it.pages.dave.get('/my/safety-plan/lines/not-an-id')).status).toBe(404)
    expect((await it.pages.dave.post(`/my/safety-plan/lines/${line.id}`, { words: 'x', version: "1'; drop" })).status).toBe(422)
  })
})

test('R288 in a crisis the plan is the first thing: for crisis workers on the record itself, for others with a basis one press away', async () => {
  const record = main((await it.pages.crisis.get(it.record)).html)
  expect(record.replace(/<[^>]+>/g, ' ').trim()).toMatch(/^Safety plan, in their own words/)
  expect(record).toContain('I stop answering the phone')
  const gp = main((await it.pages.gp.get(`${it.record}/in-a-crisis`)).html)
  expect(
    gp
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ).toMatch(/^In a crisis Safety plan, in their own words/)
  expect(main((await it.pages.nurse.get(it.record)).html)).toContain('In a crisis')
})

test('R288 offline: the copy asks for nothing but its style, the helper may answer for the plan alone, and no page caches by itself', async () => {
  const plan = await it.pages.dave.get('/my/safety-plan')
  expect(plan.headers.get('cache-control')).toBe('no-store')
  expect(plan.html).toContain('anyone who can open the phone can read it, without signing in')
  const worker = /data-keep-plan="([^"]+)"/.exec(plan.html)![1]!
  const script = await it.pages.dave.get(worker)
  expect(script.headers.get('service-worker-allowed')).toBe('/my/safety-plan')
  const copy = await it.pages.dave.get('/my/safety-plan/copy')
  expect(copy.html).toContain('This copy was made on Monday 23 November 2026 at 9:30am')
  expect(copy.html).toMatch(/Last changed on \d+ November 2026/)
  expect((await it.pages.nurse.get(`${it.record}/safety-plan`)).html).not.toContain('data-keep-plan')
})

test('whoever is shown no notes of contacts can still say that it is time to look again', async () => {
  await asSystem(it.db, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
      values (${newId()}, ${it.who.dave.personId}, ${it.who.gp.workerId}, 'worker', 64, 'person', ${NOW}, '[2026-11-01,)')`.execute(tx),
  )
  const events = await asSystem(it.db, ({ tx }) => sql<{ code: string }>`select code from clinical_item where list = 'safety-events' limit 1`.execute(tx))
  expect((await it.pages.gp.post(`${it.record}/safety-plan/again`, { why: events.rows[0]!.code })).status).toBe(303)
  const plan = await asSystem(it.db, ({ tx }) =>
    sql<{ due: boolean }>`select look_again_at is not null as due from safety_plan where person_id = ${it.who.dave.personId}`.execute(tx),
  )
  expect(plan.rows).toEqual([{ due: true }])
})
