import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import { addHours } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'
import { runOne } from '../../core/jobs.ts'
import { jobs } from './jobs.ts'

let db: Database
let town: Town
let nurse: Identity
let south: Identity
let crisis: Identity

const steps = {
  words: { words: 'I have not been coping since the summer.' },
  name: { whoFor: 'me', givenName: 'Robin', familyName: 'Test', addressAs: 'Rob' },
  where: { how: 'place', placeCode: 'E07999999' },
  contact: { ways: ['text'], phone: '07700900123', when: 'after 6:30pm', never: ['voicemail'] },
}
const count = (table: string) =>
  asSystem(db, async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n)

async function fill(visitor: Browser, change: Partial<Record<keyof typeof steps, Record<string, string | string[]>>> = {}) {
  for (const [step, answers] of Object.entries(steps)) {
    const answer = await visitor.post(`/help/${step}`, { ...answers, ...change[step as keyof typeof steps] })
    expect([step, answer.status]).toEqual([step, 303])
  }
}

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  await asSystem(db, ({ tx }) => sql`update team set neighbourhood_code = null where id = ${town.north}`.execute(tx))
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Nia Nurse')
  south = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Sam South')
  crisis = await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Cal Crisis')
})
afterAll(() => db.close())

test('R068 R101 the first question is open: nothing to qualify for, no diagnosis, help now in reach', async () => {
  const visitor = await browse(db)
  const { html, status } = await visitor.get('/help')
  expect(status).toBe(200)
  expect(html).toContain('How can I help?')
  expect(html).toContain('You do not need a diagnosis')
  expect(html).toContain('tel:116123')
  expect((await visitor.get('/help/name')).html).toContain('How should we address you?')
  await fill(visitor, { words: { words: 'Only to look at the pages' } })
  for (const page of ['/help', '/help/name', '/help/where', '/help/contact', '/help/check']) {
    const shown = await visitor.get(page)
    expect([page, shown.status]).toEqual([page, 200])
    expect(shown.html).not.toMatch(/threshold|criteria|eligib|your diagnosis/i)
  }
  await visitor.post('/help/clear')
})

test('R145 R413 what somebody says we should know before we get in touch stands beside their name on every page about them', async () => {
  const visitor = await browse(db)
  await fill(visitor, {
    words: { words: 'I feel alone' },
    name: { whoFor: 'me', givenName: 'Lin', familyName: 'Lipreader' },
    contact: { ...steps.contact, needs: 'I lip-read. Face me' },
  })
  expect((await visitor.post('/help/send')).location).toBe('/help/sent')
  const worker = await browse(db, nurse)
  const id = await asSystem(
    db,
    async ({ tx }) =>
      (
        await sql<{ person_id: string }>`select r.person_id from help_request r join person p on p.id = r.person_id where p.family_name = 'Lipreader'`.execute(
          tx,
        )
      ).rows[0]!.person_id,
  )
  for (const rest of ['', '/team', '/notes/new', '/contact-rules']) expect((await worker.get(`/people/${id}${rest}`)).html).toContain('I lip-read. Face me')
})

test('R021 R092 R116 asked online without signing in: kept once, held by the team of the place with a deadline, seen by that team and no other', async () => {
  const visitor = await browse(db)
  await fill(visitor)
  const check = await visitor.get('/help/check')
  expect(check.html).toContain('North Testtown team')
  const before = await count('help_request')
  expect((await visitor.post('/help/send', { easier: 'A walk rather than an office' })).location).toBe('/help/sent')
  expect((await visitor.post('/help/send', { easier: 'twice' })).location).toBe('/help/sent')
  expect(await count('help_request')).toBe(before + 1)
  const sent = await visitor.get('/help/sent')
  expect(sent.html).toContain('North Testtown team')
  expect(sent.html).toContain('within 28 days')
  expect(sent.html).not.toContain('Robin')
  const board = await (await browse(db, nurse)).get('/front-door')
  expect(board.html).toContain('Robin Test')
  expect((await (await browse(db, south)).get('/front-door')).html).not.toContain('Robin')
  const rules = await asSystem(db, ({ tx }) =>
    sql`select routes, neutral, more from contact_rules c join help_request r on r.person_id = c.person_id where r.own_words like 'I have not been coping%'`.execute(
      tx,
    ),
  )
  expect(rules.rows).toEqual([{ routes: ['text'], neutral: true, more: 'after 6:30pm' }])
  const held = await asSystem(db, ({ tx }) =>
    sql<{
      team_id: string
      deadline: Date
    }>`select v.team_id, v.deadline from responsibility v join help_request r on r.person_id = v.person_id where r.own_words like 'I have not been coping%'`.execute(
      tx,
    ),
  )
  expect(held.rows).toMatchObject([{ team_id: town.north, deadline: addHours(NOW, 24) }])
})

test('R116 a postcode or a GP surgery finds the neighbourhood, and its team has the request at once', async () => {
  await asSystem(db, async ({ tx }) => {
    await sql`insert into small_area (code, name, neighbourhood_code, lat, lon) values ('E01999998', 'Test 002A', 'S0001', 51.5, -0.1)`.execute(tx)
    await sql`insert into postcode (postcode, lat, lon, small_area_code) values ('N170AB', 51.5, -0.1, 'E01999998')`.execute(tx)
    await sql`insert into gp_practice_area (practice_code, name, source_name, neighbourhood_code, place_code, postcode) values ('TP1', 'The Test Surgery', 'THE TEST SURGERY', 'S0001', 'E07999999', 'TT11AA')`.execute(
      tx,
    )
  })
  for (const [givenName, where] of [
    ['Posty', { how: 'postcode', postcode: 'n17 0ab' }],
    ['Surge', { how: 'surgery', surgery: 'test surgery' }],
  ] as const) {
    const visitor = await browse(db)
    await fill(visitor, { words: { words: 'I feel alone' }, name: { whoFor: 'me', givenName, familyName: 'Test' }, where })
    expect((await visitor.get('/help/check')).html).toContain('South Testtown team')
    await visitor.post('/help/send')
    expect((await (await browse(db, south)).get('/front-door')).html).toContain(`${givenName} Test`)
    expect((await (await browse(db, nurse)).get('/front-door')).html).not.toContain(`${givenName} Test`)
  }
})

test('what was written is erased from the draft once sent, and at once when they say so', async () => {
  const visitor = await browse(db)
  await visitor.post('/help/words', { words: 'something only for now' })
  expect((await visitor.get('/help')).html).toContain('something only for now')
  expect((await visitor.post('/help/clear')).location).toBe('/help/cleared')
  expect((await visitor.get('/help')).html).not.toContain('something only for now')
  const left = await asSystem(db, ({ tx }) =>
    sql`select 1 from help_draft where answers::text like '%something only%' or answers::text like '%not been coping%'`.execute(tx),
  )
  expect(left.rows).toEqual([])
})

test('a wrong answer comes back at 422 with everything typed and nothing kept', async () => {
  const visitor = await browse(db)
  await visitor.post('/help/words', steps.words)
  const answer = await visitor.post('/help/name', { whoFor: 'other', givenName: 'Jo', askerName: '' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('Enter your name')
  expect(answer.html).toContain('value="Jo"')
  expect((await visitor.post('/help/contact', { ways: ['phone'], phone: '' })).html).toContain('Enter a phone number, or choose another way')
  expect((await visitor.post('/help/where', { how: 'postcode', postcode: 'nonsense' })).status).toBe(422)
  expect((await visitor.get('/help/check')).status).toBe(303)
})

test('R022 words of danger bring help to the top of the page and leave no mark anywhere', async () => {
  const visitor = await browse(db)
  await visitor.post('/help/words', { words: 'I walk over the bridge and want to die' })
  const { html } = await visitor.get('/help/name')
  expect(html.indexOf('You matter')).toBeGreaterThan(0)
  expect(html.indexOf('You matter')).toBeLessThan(html.lastIndexOf('Who is this for?'))
  const columns = await asSystem(db, ({ tx }) =>
    sql<{
      c: string
    }>`select table_name || '.' || column_name as c from information_schema.columns where table_schema = 'public' and column_name ~ 'risk|danger|flag|score|severity'
    and table_name in ('help_draft','help_request','help_request_event','outreach_task')`.execute(tx),
  )
  expect(columns.rows).toEqual([])
})

test('stopped half way with leave to call: after the silence their team is asked to ring; without leave nobody is', async () => {
  const silent = await browse(db)
  await silent.post('/help/words', { words: 'I will not finish this, nobody may call' })
  const visitor = await browse(db)
  expect((await visitor.post('/help/words', { words: 'x', mayCall: 'yes', callPhone: '' })).status).toBe(422)
  await visitor.post('/help/words', { words: 'the bridge again', mayCall: 'yes', callPhone: '07700900456' })
  await visitor.post('/help/name', { ...steps.name, mayCall: 'yes', callPhone: '07700900456' })
  await visitor.post('/help/where', { ...steps.where, mayCall: 'yes', callPhone: '07700900456' })
  const later = (minutes: number) => ({ now: () => new Date(NOW.getTime() + minutes * 60_000) })
  while (await runOne(db, { ...jobs, 'message.send': async () => undefined }, later(10)));
  expect(await count('outreach_task')).toBe(0)
  while (await runOne(db, { ...jobs, 'message.send': async () => undefined }, later(16)));
  expect(await count('outreach_task')).toBe(1)
  const worker = await browse(db, crisis)
  const board = await worker.get('/front-door')
  expect(board.html).toContain('said we may call')
  const task = /\/front-door\/calls\/([0-9a-f-]{36})/.exec(board.html)![1]
  const call = await worker.get(`/front-door/calls/${task}`)
  expect(call.html).toContain('07700900456')
  expect(call.html).not.toContain('the bridge again')
  expect((await (await browse(db, nurse)).get(`/front-door/calls/${task}`)).status).toBe(404)
  expect((await worker.post(`/front-door/calls/${task}/take`, { version: '1' })).status).toBe(303)
  expect(
    (
      await (
        await browse(db, await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Other'))
      ).post(`/front-door/calls/${task}/take`, { version: '1' })
    ).html,
  ).toContain('Cal Crisis is ringing them already')
  expect((await worker.post(`/front-door/calls/${task}/done`, { version: '2', outcome: '' })).status).toBe(422)
  expect((await worker.post(`/front-door/calls/${task}/done`, { version: '2', outcome: 'Talked for an hour' })).status).toBe(303)
})

test('drafts nobody came back to are forgotten after seven days', async () => {
  const visitor = await browse(db)
  await visitor.post('/help/words', { words: 'left behind' })
  while (await runOne(db, { ...jobs, 'message.send': async () => undefined }, { now: () => addHours(NOW, 24 * 9) }));
  expect(await count('help_draft')).toBe(0)
})

test('R021 someone else asks without the person’s agreement: thanked, told nothing more, and the person is not told who', async () => {
  const visitor = await browse(db)
  await fill(visitor, {
    words: { words: 'My neighbour is not well' },
    name: { whoFor: 'other', givenName: 'Mo', familyName: 'Neighbour', askerName: 'Alex Asker', askerContact: 'alex@example.com', agreed: 'not_asked' },
  })
  await visitor.post('/help/send')
  const sent = await visitor.get('/help/sent')
  expect(sent.html).toContain('We cannot tell you whether we know someone')
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ person_id: string; id: string }>`select person_id, request_id as id from help_request_asker where name = 'Alex Asker'`.execute(tx),
  )
  const sends = await asSystem(db, ({ tx }) =>
    sql<{
      payload: Record<string, string>
    }>`select payload from job where task = 'message.send' and (payload ->> 'asker' = ${rows[0]!.id} or payload ->> 'person' = ${rows[0]!.person_id})`.execute(
      tx,
    ),
  )
  expect(sends.rows.map(row => row.payload)).toEqual([{ asker: rows[0]!.id, template: 'asker-received' }])
  const mo = { ...(await makePerson(db, 'Someone')), personId: rows[0]!.person_id, holders: [rows[0]!.person_id] }
  const visible = await as(db, mo, async ({ tx }) => (await sql`select name from help_request_asker`.execute(tx)).rows)
  expect(visible).toEqual([])
})

test('a tablet handed over is signed in as nobody, and the request says walk-in', async () => {
  const tablet = await browse(db, nurse)
  expect((await tablet.get('/front-door/walk-in')).html).toContain('signs you out')
  expect((await tablet.post('/front-door/walk-in')).location).toBe('/help/words')
  expect((await tablet.get('/front-door')).location).toContain('/sign-in')
  await fill(tablet, { name: { ...steps.name, givenName: 'Kit' } })
  await tablet.post('/help/send')
  expect((await tablet.get('/help/sent')).html).toContain('hand the tablet back')
  expect((await (await browse(db, nurse)).get('/front-door')).html).toMatch(/Kit Test[\s\S]*?Walked in/)
})

test('hostile words in any field give no 5xx and no record', async () => {
  const before = await count('person')
  const nasty = [
    '',
    '\0\0',
    '💥'.repeat(3000),
    `${'a'.repeat(20_001)}`,
    '‮\u0001',
    "'; drop table person; --",
    '<script>alert(1)</script>',
    '{"a":1}',
    '-1',
    '00000000-0000-0000-0000-000000000000',
  ]
  const visitor = await browse(db)
  for (const value of nasty) {
    for (const step of ['words', 'name', 'where', 'contact', 'send', 'nowhere']) {
      const form = Object.fromEntries(
        [
          'words',
          'whoFor',
          'givenName',
          'how',
          'placeCode',
          'postcode',
          'surgery',
          'ways',
          'phone',
          'mayCall',
          'callPhone',
          'born-day',
          'born-month',
          'born-year',
          'easier',
        ].map(name => [name, [value, value]]),
      )
      expect((await visitor.post(`/help/${step}`, form)).status).toBeLessThan(500)
    }
    visitor.cookies['kith-help'] = encodeURIComponent(value).slice(0, 200)
    expect((await visitor.get('/help/sent')).status).toBeLessThan(500)
  }
  expect(await count('person')).toBe(before)
})
