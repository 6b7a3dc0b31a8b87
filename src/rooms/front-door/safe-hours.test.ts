import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { runOne } from '../../core/jobs.ts'
import { jobs as messageJobs } from '../../interfaces/messages/index.ts'
import { deliverPending, type Letter } from '../../interfaces/messages/send.ts'
import { jobs } from './jobs.ts'

let db: Database
let town: Town
let nurse: Identity

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  await asSystem(db, ({ tx }) => sql`update team set neighbourhood_code = null where id = ${town.north}`.execute(tx))
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Nia Nurse')
})
afterAll(() => db.close())

const personNamed = async (family: string) =>
  (await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from person where family_name = ${family}`.execute(tx))).rows[0]!.id

async function asks(family: string, contact: Record<string, string | string[]>, visitor?: Browser): Promise<string> {
  const browser = visitor ?? (await browse(db))
  const steps = {
    words: { words: 'I need somebody to talk to' },
    name: { whoFor: 'me', givenName: 'Robin', familyName: family },
    where: { how: 'place', placeCode: 'E07999999' },
    contact: { ways: ['text'], phone: '07700900123', ...contact },
    send: {},
  }
  for (const [step, answers] of Object.entries(steps)) expect([step, (await browser.post(`/help/${step}`, answers)).status]).toEqual([step, 303])
  return personNamed(family)
}

/** Does what waits to be done and sent at this moment. @returns to whom a text went */
async function sentAt(moment: string): Promise<string[]> {
  const clock = { now: () => new Date(moment) }
  while (await runOne(db, { ...jobs, ...messageJobs, 'responsibility.overdue': async () => undefined }, { now: () => NOW }));
  const sent: string[] = []
  const sender = { via: 'outbox' as const, send: async (letter: Letter) => void sent.push(letter.to) }
  await deliverPending(db, { text: sender, email: sender }, 'http://localhost:3000', clock)
  return sent
}

// NOW is Monday 23 November 2026, 9:30.
test('R092 hours and days chosen in the public form are kept to: nothing is sent outside them, and not at night when none were chosen', async () => {
  await asks('Mornings', { hours: 'between', from: '9:30am', to: '11', days: ['tue', 'thu'], phone: '07700900201' })
  await asks('Anytime', { hours: 'any', phone: '07700900202' })
  await asks('Silent', { phone: '07700900203' })
  expect(await sentAt('2026-11-24T03:00:00Z')).toEqual([])
  expect((await sentAt('2026-11-24T09:00:00Z')).sort()).toEqual(['07700900202', '07700900203'])
  expect(await sentAt('2026-11-24T09:31:00Z')).toEqual(['07700900201'])
  const person = await personNamed('Mornings')
  const { html } = await (await browse(db, nurse)).get(`/people/${person}`)
  expect(html).toContain('Only Tuesday and Thursday, between 9:30am and 11am.')
})

test('R092 words about times hold what is sent until a worker has put them into hours', async () => {
  const words = 'Mornings only. Never in the evening: my husband sees the phone'
  const person = await asks('Words', { when: words, phone: '07700900204' })
  for (const moment of ['2026-11-23T21:16:00Z', '2026-11-24T10:00:00Z']) expect(await sentAt(moment)).toEqual([])
  const worker = await browse(db, nurse)
  const record = await worker.get(`/people/${person}/contact-rules`)
  expect(record.html).toContain('They wrote about times')
  expect(record.html).toContain(words)
  expect((await worker.get(`/people/${person}/messages`)).html).toContain('into hours first')
  const follows = /name="follows" value="([0-9a-f-]+)"/.exec(record.html)![1]!
  const rules = { routes: ['text'], days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '9:30', to: '11', show: 'neutral', more: words, follows }
  expect((await worker.post(`/people/${person}/contact-rules`, { ...rules, days: [] })).html).toContain('Choose at least one day')
  expect((await worker.post(`/people/${person}/contact-rules`, rules)).status).toBe(303)
  expect(await sentAt('2026-11-24T12:00:00Z')).toEqual([])
  expect(await sentAt('2026-11-25T09:35:00Z')).toEqual(['07700900204'])
})

test('R092 a request a worker writes down keeps hours the same way, and words alone send nothing', async () => {
  const worker = await browse(db, nurse)
  const written = async (familyName: string, extra: Record<string, string | string[]>) => {
    const form = {
      once: newId(),
      wayIn: 'phone',
      words: 'I need help',
      givenName: 'Lou',
      familyName,
      placeCode: 'E07999999',
      agreed: 'self',
      checked: 'yes',
      ways: ['text'],
      ...extra,
    }
    return worker.post('/front-door/new', form)
  }
  expect((await written('Wrong', { hours: 'between', from: '11', to: '9' })).html).toContain('This must be later than the first time')
  expect((await written('Empty', { hours: 'between' })).html).toContain('Write a time')
  expect((await written('Hours', { hours: 'between', from: '18:00', safe: 'She lip-reads', phone: '07700900205' })).status).toBe(303)
  expect((await written('Wordy', { safe: 'Only while he is at work', phone: '07700900206' })).status).toBe(303)
  expect((await written('Noway', { ways: [], safe: 'Only while he is at work', phone: '07700900207' })).status).toBe(303)
  expect(await sentAt('2026-11-24T10:00:00Z')).toEqual([])
  expect(await sentAt('2026-11-24T18:30:00Z')).toEqual(['07700900205'])
})

test('wrong times come back with everything typed', async () => {
  const visitor = await browse(db)
  const answer = await visitor.post('/help/contact', { ways: ['text'], phone: '07700900123', hours: 'between', from: 'teatime', to: '' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('value="teatime"')
  expect(answer.html).toContain('Write a time like 18:30 or 6:30pm')
})

test('R092 a number that must not be rung is no link, and a call all the same is saved only with the reason', async () => {
  const person = await asks('Nocalls', { ways: ['text'], phone: '07700900208' })
  const worker = await browse(db, nurse)
  const request = (await asSystem(db, ({ tx }) => sql<{ id: string }>`select id from help_request where person_id = ${person}`.execute(tx))).rows[0]!.id
  for (const page of [`/people/${person}`, `/front-door/${request}`]) {
    const { html } = await worker.get(page)
    expect(html).toContain('07700900208')
    expect(html).toContain('no calls, text only')
    expect(html).not.toContain('tel:07700900208')
  }
  const note = {
    draft: newId(),
    tab: newId(),
    version: '0',
    'on-day': '23',
    'on-month': '11',
    'on-year': '2026',
    at: '09:00',
    whoWasThere: 'The two of us',
    mode: 'phone',
    setting: 'online',
    met: 'yes',
    mental: 'She sleeps badly',
    physicalWhyNot: 'There was no time',
    step: 'none',
    noStepWhy: 'We meet on Friday',
    who: 'all',
  }
  const refused = await worker.post(`/people/${person}/notes`, note)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('They asked for this: no phone calls')
  expect(refused.html).toContain('She sleeps badly')
  expect((await worker.post(`/people/${person}/notes`, { ...note, mode: 'text' })).status).toBe(303)
  const saved = await worker.post(`/people/${person}/notes`, { ...note, draft: newId(), tab: newId(), reason: 'She rang us from a friend’s phone' })
  expect(saved.status).toBe(303)
  expect((await worker.get(saved.location)).html).toContain('She rang us from a friend’s phone')
  expect((await worker.get(`/people/${person}/contact-rules`)).html).toContain('She rang us from a friend’s phone')
})
