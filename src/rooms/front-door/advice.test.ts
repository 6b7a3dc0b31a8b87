import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem, NOW } from '../../../test/support/people.ts'
import { addDays } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { frontDoors } from './asked.hold.ts'

const { db, nurse, colleague, lead, south, gp, asked } = await frontDoors()
afterAll(() => db.close())

test('R337 R152 R338 a GP asks a named colleague without naming anyone, is answered, and it becomes help with the clock of the first word', async () => {
  const doctor = await browse(db, gp)
  const once = newId()
  expect((await doctor.post('/advice/new', { once, adviser: newId(), words: 'x' })).status).toBe(422)
  for (let press = 0; press < 2; press++)
    expect((await doctor.post('/advice/new', { once, adviser: nurse.workerId!, words: 'Someone anxious since a move' })).location).toBe(`/advice/${once}`)
  expect((await (await browse(db, south)).get(`/advice/${once}`)).status).toBe(404)
  const adviser = await browse(db, nurse)
  expect((await adviser.get('/advice')).html).toContain('Waiting for you')
  expect((await adviser.post(`/advice/${once}`, { words: 'Bring them to us, they can start next week' })).status).toBe(303)
  expect((await doctor.get(`/advice/${once}`)).html).toContain('they can start next week')
  const later = await browse(db, gp, () => addDays(NOW, 3))
  expect((await later.post(`/advice/${once}/help`, { givenName: '', agreed: 'yes' })).status).toBe(422)
  expect(
    (await later.post(`/advice/${once}/help`, { givenName: 'Louise', placeCode: 'E07999999', words: 'I am anxious going out', agreed: 'yes' })).status,
  ).toBe(303)
  expect((await later.post(`/advice/${once}/help`, { givenName: 'Louise', placeCode: 'E07999999', words: 'twice', agreed: 'yes' })).status).toBe(409)
  const made = await asSystem(
    db,
    async ({ tx }) => (await sql`select received_at, way_in from help_request where own_words = 'I am anxious going out'`.execute(tx)).rows,
  )
  expect(made).toEqual([{ received_at: NOW, way_in: 'gp_conversation' }])
  expect((await (await browse(db, lead)).get('/front-door/redirects')).html).toContain('Half were answered within')
})

test('R152 advice about a named person stands on their record; the adviser gets the question only; nobody of their own circle is asked', async () => {
  const { person } = await asked('Mei')
  const doctor = await browse(db, nurse)
  const once = newId()
  expect(
    (await doctor.post(`/people/${person.personId}/advice/new`, { once, adviser: south.workerId!, words: 'What else could we offer?', asked: 'yes' })).location,
  ).toBe(`/advice/${once}`)
  const adviser = await browse(db, south)
  expect((await adviser.get(`/advice/${once}`)).html).toContain('What else could we offer?')
  expect(await as(db, south, async ({ tx }) => (await sql`select 1 from person where id = ${person.personId}`.execute(tx)).rows)).toEqual([])
  expect((await (await browse(db, person)).get(`/advice/${once}`)).html).toContain('What else could we offer?')
  expect((await adviser.get(`/people/${person.personId}/advice/new`)).status).toBe(404)
  await asSystem(db, ({ tx }) =>
    sql`insert into circle (id, person_id, worker_id, relation, declared_by, during) values (${newId()}, ${person.personId}, ${colleague.workerId}, 'relative', ${person.personId}, '[2026-01-01,)')`.execute(
      tx,
    ),
  )
  const kin = await doctor.post(`/people/${person.personId}/advice/new`, {
    once: newId(),
    adviser: colleague.workerId!,
    words: 'Ask the cousin?',
    asked: 'yes',
  })
  expect(kin.status).toBe(422)
  expect(kin.html).toContain('Choose somebody else')
})
