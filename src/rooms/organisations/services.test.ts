import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { mayTakeOneMore, putCrisisRoute, standingDecision } from './index.ts'

let db: Database
let town: Town
let lead: Identity

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  lead = await makeWorker(db, 'team_lead', town.trust, [town.north], 'Lena Lead', true)
  await makeWorker(db, 'peer_worker', town.trust, [town.north])
  await asSystem(db, async caller => {
    await sql`update team set does = 'We listen. We stay with you.', does_not = 'We do not hold beds.', for_whom = 'Anyone over 18.', how_long = 'We answer in a day.', first_meeting = 'Tea and an hour of time.',
      getting_here = 'Bus 41.', address = '1 High Street', access = 'No steps.', formats = 'Easy read.', open_hours = 'Weekdays 9am to 5pm', phone = '01632 960 001' where slug = 'north'`.execute(
      caller.tx,
    )
    await putCrisisRoute(caller, {
      code: 'test-cafe',
      kind: 'cafe',
      placeCode: 'E07999999',
      name: 'The Lantern',
      what: 'A warm room and someone to talk to.',
      forFamily: '',
      phone: '01632 960 002',
      textTo: undefined,
      textWords: undefined,
      website: undefined,
      address: '2 High Street',
      gettingHere: '',
      alwaysOpen: false,
      hoursNote: '',
      hours: [{ weekday: 1, opens: '18:00', closes: '23:00' }],
      fictional: true,
      source: 'made up',
    })
    await sql`insert into small_area (code, name, neighbourhood_code, lat, lon) values ('E01999999', 'Test 001A', 'N0001', 51.5, -0.1)`.execute(caller.tx)
    await sql`insert into postcode (postcode, lat, lon, small_area_code) values ('N170AA', 51.5, -0.1, 'E01999999')`.execute(caller.tx)
  })
})
afterAll(() => db.close())

test('R033 R077 R034 a service’s page says what it does and does not do, for whom, how long, the first meeting, and who works there, without signing in', async () => {
  const { status, html } = await (await browse(db)).get('/services/north')
  expect(status).toBe(200)
  for (const words of [
    'We listen.',
    'We do not hold beds.',
    'Anyone over 18.',
    'We answer in a day.',
    'Tea and an hour',
    'Bus 41.',
    '1 High Street',
    'No steps.',
    'Easy read.',
    'Weekdays 9am to 5pm',
    'Peer support worker',
    'Has been through mental health problems too',
    'href="/help"',
    'href="tel:01632960001"',
  ])
    expect(html).toContain(words)
  expect(html).not.toContain('A peer_worker')
})

test('R020 R116 services are found by postcode or place; NHS and charity stand in one list, each with how to ask', async () => {
  const visitor = await browse(db)
  const found = await visitor.post('/services', { find: 'n17 0aa' })
  expect(found.location).toBe('/services/in/N0001')
  const { html } = await visitor.get(found.location)
  expect(html.indexOf('Mind and Body connectors')).toBeLessThan(html.indexOf('North Testtown team'))
  expect(html).not.toContain('South Testtown team')
  expect(html).toContain('How to ask: phone, online')
  const wrong = await visitor.post('/services', { find: '?<script>' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="?&lt;script&gt;"')
  for (const path of ['/services/in/NOWHERE', '/services/in/%00', '/services/nobody', '/crisis/XX']) expect((await visitor.get(path)).status).toBe(404)
})

test('R022 R090 crisis help shows 999, NHS 111 option 2, Samaritans and Shout before anything else, and what is open near', async () => {
  const visitor = await browse(db)
  const { status, html } = await visitor.get('/crisis')
  expect(status).toBe(200)
  const at = ['Call <a href="tel:999">', 'NHS 111, option 2', 'Samaritans', 'sms:85258', 'Your postcode'].map(words =>
    html.indexOf(words, html.indexOf('<main')),
  )
  expect(at).toEqual([...at].sort((a, b) => a - b))
  expect(at[0]).toBeGreaterThan(0)
  expect(html).not.toContain('The Lantern')
  const found = await visitor.post('/crisis', { postcode: 'N17 0AA' })
  expect(found.location).toBe('/crisis/E07999999')
  const near = await visitor.get(found.location)
  expect(near.html).toContain('The Lantern')
  expect(near.html).toContain('Closed now. Opens today at 6pm')
  const wrong = await visitor.post('/crisis', { postcode: 'nowhere at all' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('nowhere at all')
  expect(wrong.html).toContain('tel:999')
})

test('R022 signed in, the help near a person’s own place is there at once; R023 family find help for themselves', async () => {
  const { html } = await (await browse(db, await makePerson(db, 'Dave'))).get('/crisis')
  expect(html).toContain('The Lantern')
  expect(html).toContain('You can call about someone you are worried about.')
})

const texts = (html: string) => ({
  does: 'Changed.',
  doesNot: 'x',
  forWhom: 'x',
  howLong: 'x',
  firstMeeting: 'x',
  address: 'x',
  gettingHere: 'x',
  access: 'x',
  formats: 'x',
  openHours: 'x',
  phone: '1',
  waysIn: ['walk_in'],
  version: /name="version" value="(\d+)"/.exec(html)![1]!,
})

test('a lead changes their own team’s page; of two who write at once neither is overwritten and both are told', async () => {
  const browser = await browse(db, lead)
  const form = texts((await browser.get('/services/north/edit')).html)
  expect((await browser.post('/services/north/edit', form)).status).toBe(303)
  expect((await browser.get('/services/north')).html).toContain('walk in')
  const late = await browser.post('/services/north/edit', { ...form, does: 'My own long words.' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('My own long words.')
  expect(late.html).toContain('Changed.')
  expect((await browser.get('/services/north')).html).not.toContain('My own long words.')
  expect((await browser.post('/services/north/edit', texts(late.html))).status).toBe(303)
  const empty = await browser.post('/services/north/edit', { ...form, waysIn: [], does: 'Kept words' })
  expect(empty.status).toBe(422)
  expect(empty.html).toContain('Kept words')
})

test('nobody else can change a team: not the page, not its capacity, not past the pages', async () => {
  const other = await makeWorker(db, 'team_lead', town.trust, [town.south], 'Other Lead', true)
  const browser = await browse(db, other)
  for (const path of ['/services/north/edit', '/services/north/capacity']) expect((await browser.get(path)).status).toBe(404)
  expect((await browser.post('/services/north/capacity', { capacity: '1', version: '1' })).status).toBe(404)
  expect((await as(db, other, ({ tx }) => sql`update team set capacity = 1 where slug = 'north' returning id`.execute(tx))).rows).toEqual([])
  await expect(
    as(db, other, ({ tx }) =>
      sql`insert into capacity_decision (id, team_id, held, capacity, up_to, until, reason, decided_by, decided_by_name, decided_at)
    select gen_random_uuid(), id, 0, 1, 9, '2026-12-01', 'because', ${other.workerId}::uuid, 'x', '2026-11-23' from team where slug = 'north'`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/)
  expect((await (await browse(db, await makeWorker(db, 'connector', town.trust, [town.north]))).get('/services/north/edit')).status).toBe(403)
})

test('going over capacity needs a leader’s named decision, with a reason, up to a number, for a time', async () => {
  const browser = await browse(db, lead)
  const version = (html: string) => /name="version" value="(\d+)"/.exec(html)![1]!
  const { html } = await browser.get('/services/north/capacity')
  const half = await browser.post('/services/north/capacity', { capacity: '2.5', version: version(html) })
  expect(half.status).toBe(422)
  expect(half.html).toContain('Enter a whole number from 1 to 10,000, or leave it empty')
  expect((await browser.post('/services/north/capacity', { capacity: '2', version: version(html) })).status).toBe(303)
  const stale = await browser.post('/services/north/capacity', { capacity: '7', version: version(html) })
  expect(stale.status).toBe(409)
  expect(stale.html).toContain('value="7"')
  const decide = (form: Record<string, string>) =>
    browser.post('/services/north/capacity/decision', {
      'until-day': '20',
      'until-month': '12',
      'until-year': '2026',
      upTo: '4',
      reason: 'Two starters come on the 14th.',
      ...form,
    })
  const far = await decide({ 'until-year': '2027' })
  expect(far.status).toBe(422)
  expect(far.html).toContain('within 3 months')
  expect(far.html).toContain('Two starters come on the 14th.')
  const wrong: Record<string, string>[] = [{ upTo: '2' }, { reason: '' }, { 'until-year': '2025' }, { upTo: '99999999999999' }]
  for (const bad of wrong) expect((await decide(bad)).status).toBe(422)
  expect((await decide({})).status).toBe(303)
  const decided = await browser.get('/services/north/capacity')
  expect(decided.html).toContain('Lena Lead')
  expect(decided.html).toContain('20 December 2026')
  const standing = await as(db, lead, caller => standingDecision(caller, town.north))
  expect(standing).toMatchObject({ upTo: 4, decidedByName: 'Lena Lead', capacity: 2 })
  const now = new Date('2026-11-24T09:00:00Z')
  expect([1, 2, 3, 4].map(held => mayTakeOneMore({ held, capacity: 2 }, standing, now))).toEqual([true, true, true, false])
  expect(mayTakeOneMore({ held: 2, capacity: 2 }, undefined, now)).toBe(false)
  expect(mayTakeOneMore({ held: 2, capacity: 2 }, standing, new Date('2026-12-21T00:00:01Z'))).toBe(false)
  expect(mayTakeOneMore({ held: 900, capacity: null }, undefined, now)).toBe(true)
})
