import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { asSystem, NOW } from '../../../test/support/people.ts'
import { addDays, addHours } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { runOne } from '../../core/jobs.ts'
import { jobs as messageJobs } from '../../interfaces/messages/index.ts'
import { deliverPending } from '../../interfaces/messages/send.ts'
import { jobs as careTeamJobs } from '../care-team/index.ts'
import { saveContactRules } from '../people/index.ts'
import { frontDoors } from './asked.hold.ts'
import { jobs } from './jobs.ts'

const { db, town, nurse, lead, south, asked } = await frontDoors()
afterAll(() => db.close())

const asker = {
  name: 'Housing Officer',
  relation: 'housing officer',
  organisation: 'Council',
  contact: 'h@example.com',
  words: 'She seems low',
  tookResponsibility: '',
  workerId: undefined,
  shownToPerson: true,
}
const someoneElse = { agreed: 'yes' as const, agreedHow: 'told me', asker, wayIn: 'someone_else' as const, ownWords: '' }
const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await asSystem(db, ({ tx }) => query.execute(tx))).rows
const heldBy = async (person: string) =>
  (await rows(sql<{ team: string }>`select team_id as team from who_holds where person_id = ${person}`)).map(row => row.team)
/** Everything that is due in the days after, done and sent. */
async function later(days: number) {
  const clock = { now: () => addDays(NOW, days) }
  while (await runOne(db, { ...jobs, ...messageJobs, ...careTeamJobs }, clock));
  const sender = { via: 'outbox' as const, send: async () => undefined }
  await deliverPending(db, { text: sender, email: sender }, 'http://localhost:3000', clock)
}
const messages = (person: string) =>
  rows(
    sql<{
      template: string
      route: string | null
      state: string
    }>`select template, route, state from message where person_id = ${person} and template <> 'help-received'`,
  )

test('R021 somebody who did not agree is let go: nobody holds them, the record says who said what, and nothing is sent to them again', async () => {
  const { person, request } = await asked('Carol', someoneElse)
  const worker = await browse(db, nurse, () => addHours(NOW, 1))
  expect((await worker.get(`/front-door/${request.id}`)).html).toContain('Whoever asked says so; ask them at first contact')
  expect((await worker.post(`/front-door/${request.id}/agreement`, { seen: '1', confirmed: 'no' })).status).toBe(303)
  expect(await heldBy(person.personId)).toEqual([])
  expect((await worker.get('/front-door')).html).not.toContain('Carol Test')
  expect((await worker.get('/board')).html).not.toContain('Carol Test')
  expect((await worker.get(`/people/${person.personId}`)).status).toBe(404)
  const me = await browse(db, person, () => addHours(NOW, 2))
  const mine = (await me.get('/my/requests')).html
  expect(mine).toContain('You did not agree that somebody asked for you, so this ended')
  expect(mine).toMatch(/Did you agree\?[\s\S]*No, as you told us on 23 November 2026/)
  expect(mine).not.toContain('Housing Officer')
  const record = (await me.get('/my/record')).html
  expect(record).toContain('Did not agree that somebody asked for help')
  expect(record).not.toMatch(/Taken back|goodbye, with a way back|we said goodbye/i)
  await later(40)
  expect(await messages(person.personId)).toEqual([])
  expect(await rows(sql`select 1 as n from escalation where person_id = ${person.personId}`)).toEqual([])
  // The door stays open: their own words bring them back to the same team, and they hear that we have them.
  expect((await me.post('/my/ask', { once: newId(), words: 'Now I would like to talk' })).status).toBe(303)
  expect(await heldBy(person.personId)).toEqual([town.north])
  await later(1)
  const heard = await rows(sql<{ template: string }>`select template from message where person_id = ${person.personId}`)
  expect(heard.map(one => one.template)).toContain('help-received')
})

test('nobody is let go who is held for more than this request', async () => {
  const { person, request } = await asked('Both', {})
  const second = (await asked('Other', someoneElse)).request
  await rows(sql`update help_request set person_id = ${person.personId} where id = ${second.id}`)
  await rows(sql`update help_request_asker set person_id = ${person.personId} where request_id = ${second.id}`)
  const worker = await browse(db, nurse)
  expect((await worker.post(`/front-door/${second.id}/agreement`, { seen: '1', confirmed: 'no' })).status).toBe(303)
  expect(await heldBy(person.personId)).toEqual([town.north])
  expect((await worker.get(`/front-door/${second.id}`)).html).toMatch(/Where it stands[\s\S]*The person did not agree/)
  expect((await worker.get(`/front-door/${request.id}`)).html).toContain('Received')
})

test('only the team that holds may write down a no, and the database knows no other way to end without a goodbye', async () => {
  const { person, request } = await asked('Kept', someoneElse)
  expect((await (await browse(db, south)).post(`/front-door/${request.id}/agreement`, { seen: '1', confirmed: 'no' })).status).toBe(404)
  expect(await heldBy(person.personId)).toEqual([town.north])
  const end = (how: string) =>
    rows(
      sql`update care_episode set ended_at = ${addDays(NOW, 1)}, goodbye_by = ${how}, goodbye_words = 'x', last_team_id = ${town.north} where person_id = ${person.personId}`,
    )
  for (const how of ['asked', 'lost touch']) await expect(end(how)).rejects.toThrow(/check constraint/)
})

test('whoever was not asked yet gets nothing outside Kith until they have talked with us', async () => {
  const { person, request } = await asked('Unasked', { ...someoneElse, agreed: 'not_asked', agreedHow: '' })
  await asSystem(db, async caller => {
    await sql`insert into contact_point (id, person_id, kind, value, during) values (gen_random_uuid(), ${person.personId}, 'mobile', '07700900301', '[2026-01-01,)')`.execute(
      caller.tx,
    )
    await saveContactRules(caller, person.personId, undefined, {
      routes: ['text'],
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      from: null,
      to: null,
      neutral: true,
      previewsOff: true,
      lettersTo: null,
      throughWhom: null,
      mustNotAppear: '',
      more: '',
    })
  })
  await later(2)
  const outside = async () => (await messages(person.personId)).filter(one => one.route !== 'kith').map(one => one.state)
  expect(await outside()).toEqual(['held'])
  await (await browse(db, nurse)).post(`/front-door/${request.id}/agreement`, { seen: '1', confirmed: 'yes' })
  const leader = await browse(db, lead)
  expect((await leader.post(`/front-door/${request.id}/key-worker`, { seen: '2', workerId: nurse.workerId! })).status).toBe(303)
  await later(2)
  expect(await outside()).toContain('sent')
})

test('a request that was taken back is waited for by nobody: a goodbye is a step with a day, and no message says that naming is late', async () => {
  const { person, request } = await asked('Backer')
  const me = await browse(db, person)
  expect((await me.post(`/my/requests/${request.id}/take-back`, { seen: '1', words: '' })).status).toBe(303)
  expect(await heldBy(person.personId)).toEqual([town.north])
  expect((await me.get('/my/team')).html).not.toContain('Somebody to be named by')
  await later(5)
  expect((await messages(person.personId)).map(one => one.template)).not.toContain('naming-late')
  const steps = await rows(sql<{ what: string; due: string }>`select what, due::text as due from next_step where person_id = ${person.personId}`)
  expect(steps).toEqual([{ what: 'They took back their request. Say goodbye with them, and how to come back.', due: '2026-11-30' }])
})
