import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'

let db: Database
let town: Town
let nurse: Identity
let crisis: Identity

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  crisis = await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Cal Crisis')
})
afterAll(() => db.close())

/** Asks for help as somebody who is not signed in, up to and with the page that shows all of it. */
async function ask(
  words: string,
  contact: Record<string, string | string[]> = { ways: ['phone', 'text'], phone: '07700900123' },
): Promise<{ visitor: Browser; check: string }> {
  const visitor = await browse(db)
  for (const [step, answers] of Object.entries<Record<string, string | string[]>>({
    words: { words },
    name: { whoFor: 'me', givenName: 'Robin', familyName: 'Test' },
    where: { how: 'place', placeCode: 'E07999999' },
    contact,
  }))
    expect([step, (await visitor.post(`/help/${step}`, answers)).status]).toEqual([step, 303])
  return { visitor, check: (await visitor.get('/help/check')).html }
}

const calls = () =>
  asSystem(
    db,
    async ({ tx }) =>
      (
        await sql<
          Record<string, unknown>
        >`select o.*, r.person_id from outreach_task o join help_request r on r.id = o.request_id order by o.made_at, o.id`.execute(tx)
      ).rows,
  )

test('a finished request with words of danger is a call within the hour for the crisis team, said before it is sent, and answered on the record', async () => {
  const { visitor, check } = await ask('I keep going to the canal. I am going to end things tonight.')
  expect(check).toContain('get in touch within the hour')
  expect((await visitor.post('/help/send', { send: 'yes', easier: '' })).status).toBe(303)
  expect((await visitor.post('/help/send', { send: 'yes', easier: '' })).status).toBe(303)
  const [call, ...more] = await calls()
  expect(more).toEqual([])
  expect(call).toMatchObject({ phone: '07700900123', team_id: town.crisis })

  const worker = await browse(db, crisis)
  const board = (await worker.get('/front-door')).html
  expect(board).toContain(`/front-door/calls/${call!.id}`)
  const page = (await worker.get(`/front-door/calls/${call!.id}`)).html
  expect(page).toContain('end things tonight')
  expect(page).toContain('tel:07700900123')
  await worker.post(`/front-door/calls/${call!.id}/take`, { version: '1' })
  expect(
    (await worker.post(`/front-door/calls/${call!.id}/done`, { version: '2', outcome: 'We talked. Robin’s sister stays with Robin tonight.' })).status,
  ).toBe(303)
  // The team that holds the person reads what came of it.
  expect((await (await browse(db, nurse)).get(`/people/${call!.person_id}`)).html).toContain('sister stays with Robin')
})

test('nothing is written anywhere about how they are: the call differs from another only in whose request it is', async () => {
  const columns = await asSystem(db, ({ tx }) =>
    sql<{
      c: string
    }>`select column_name as c from information_schema.columns where table_schema = 'public' and table_name in ('outreach_task', 'help_request', 'help_request_event')
      and column_name ~ 'risk|danger|flag|score|severity|level|priority|urgent'`.execute(tx),
  )
  expect(columns.rows).toEqual([])
})

test('other words make no call, and words of being hurt by somebody call nobody: a call could make it worse', async () => {
  const before = (await calls()).length
  for (const words of ['I have not been coping since the summer.', 'I play bridge on Fridays.', 'My husband hits me.']) {
    const { visitor, check } = await ask(words)
    expect(check).not.toContain('within the hour')
    await visitor.post('/help/send', { send: 'yes', easier: '' })
  }
  expect((await calls()).length).toBe(before)
})

test('a crisis worker of the person’s own life does not find the call, on any page', async () => {
  const partner = await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Sam Partner')
  const call = (await calls())[0]!
  await asSystem(db, ({ tx }) =>
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${newId()}, ${call.person_id}, ${partner.workerId}, 'partner', ${call.person_id}, tstzrange(${NOW}, null))`.execute(
      tx,
    ),
  )
  const theirs = await browse(db, partner)
  await asSystem(db, ({ tx }) => sql`update outreach_task set done_at = null, outcome = null where id = ${call.id}`.execute(tx))
  expect((await theirs.get('/front-door')).html).not.toContain(String(call.id))
  expect((await theirs.get(`/front-door/calls/${call.id}`)).status).toBe(404)
  expect((await (await browse(db, crisis)).get(`/front-door/calls/${call.id}`)).status).toBe(200)
})

test('a number that is not for calls is no link: whoever gets in touch reads how instead', async () => {
  const { visitor } = await ask('I have saved up my tablets.', { ways: ['text'], phone: '07700900456' })
  await visitor.post('/help/send', { send: 'yes', easier: '' })
  const call = (await calls()).at(-1)!
  expect(call.phone).toBe('')
  const page = (await (await browse(db, crisis)).get(`/front-door/calls/${call.id}`)).html
  expect(page).toContain('07700900456')
  expect(page).not.toContain('tel:07700900456')
})

test('where no crisis team has anybody at work, nothing is promised', async () => {
  await asSystem(db, ({ tx }) => sql`delete from membership where team_id = ${town.crisis}`.execute(tx))
  const { check } = await ask('I want to die.')
  expect(check).not.toContain('within the hour')
  expect(check).toContain('116 123')
})
