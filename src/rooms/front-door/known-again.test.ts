import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { as, asSystem, makeWorker, NOW } from '../../../test/support/people.ts'
import { addDays, addHours } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { holdByWorker, sayGoodbye } from '../care-team/index.ts'
import { replacePoint } from '../people/index.ts'
import { frontDoors } from './asked.hold.ts'

const { db, town, nurse, south, asked } = await frontDoors()
beforeAll(() => asSystem(db, ({ tx }) => sql`update team set neighbourhood_code = null where id = ${town.north}`.execute(tx)))
afterAll(() => db.close())

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await asSystem(db, ({ tx }) => query.execute(tx))).rows
const heldBy = async (person: string) => (await rows(sql<{ team: string }>`select team_id as team from who_holds where person_id = ${person}`))[0]?.team

async function asks(visitor: Browser, name: Record<string, string>, contact: Record<string, string | string[]>): Promise<string> {
  const steps = {
    words: { words: 'I feel alone' },
    name: { whoFor: 'me', ...name },
    where: { how: 'place', placeCode: 'E07999999' },
    contact: { ways: ['text'], ...contact },
    send: {},
  }
  for (const [step, answers] of Object.entries(steps)) expect([step, (await visitor.post(`/help/${step}`, answers)).status]).toEqual([step, 303])
  return /<strong>([A-Z0-9]{4}-[A-Z0-9]{4})<\/strong>/.exec((await visitor.get('/help/sent')).html)![1]!
}
const requestOf = async (reference: string) =>
  (await rows(sql<{ id: string; person: string }>`select id, person_id as person from help_request where reference = ${reference}`))[0]!

test('somebody known who comes back by the public form: whoever sees both records is shown the first, the key worker is told, and nobody else learns of it', async () => {
  const { person } = await asked('Zoë')
  await asSystem(db, async caller => {
    await sql`update person set family_name = 'O’Brien', born = null where id = ${person.personId}`.execute(caller.tx)
    await replacePoint(caller, person.personId, 'mobile', { value: '+44 7700 900401', shared: false })
    await holdByWorker(caller, { personId: person.personId, workerId: nurse.workerId!, teamId: town.north, why: 'Named' })
  })
  const reference = await asks(await browse(db), { givenName: 'zoe', familyName: "O'Brien" }, { phone: '07700 900 401' })
  const other = await asks(await browse(db), { givenName: 'Zoe', familyName: 'O’Brien' }, { phone: '07700900499' })
  const worker = await browse(db, nurse)
  const request = await requestOf(reference)
  const shown = (await worker.get(`/front-door/${request.id}`)).html
  expect(shown).toContain('Do we know them already?')
  expect(shown).toContain(`/people/${request.person}/same/${person.personId}`)
  expect((await worker.get(`/people/${request.person}/same/${person.personId}`)).status).toBe(200)
  expect((await worker.get(`/front-door/${(await requestOf(other)).id}`)).html).not.toContain('Do we know them already?')
  const told = await rows(sql<{ worker: string }>`select payload ->> 'worker' as worker from job where payload ->> 'template' = 'known-again'`)
  expect(told).toEqual([{ worker: nurse.workerId }])
  // Asked of another team: there the first record is not visible, and nothing hints at it.
  await worker.post(`/front-door/${request.id}/elsewhere`, { seen: '1', reason: 'nearer', teamId: town.south, shared: 'yes' })
  const theirs = (await (await browse(db, south)).get(`/front-door/${request.id}`)).html
  expect(theirs).toContain('I feel alone')
  expect(theirs).not.toContain('Do we know them already?')
  expect(theirs).not.toContain(person.personId)
})

test('R031 a worry about somebody without a date of birth reaches whoever holds the only person of that name in the place; of two it reaches neither, and the answer is the same', async () => {
  const { person } = await asked('Ashik')
  const twin = [await asked('Sam'), await asked('Sam')]
  await rows(sql`update person set born = null where id = ${twin[0]!.person.personId}`)
  const worker = await browse(db, await makeWorker(db, 'mental_health_practitioner', town.trust, [town.south], 'Cal Taker'))
  const tell = async (givenName: string) => {
    const form = { once: newId(), toldBy: 'His aunt', words: `Worried about ${givenName}`, givenName, familyName: 'Test', placeCode: 'E07999999' }
    const answer = await worker.post('/front-door/worried', form)
    return [answer.status, answer.location, (await worker.get(answer.location)).html]
  }
  const people = async () => (await rows(sql`select 1 as n from person`)).length
  const before = await people()
  const same = await tell('ashik')
  expect(await people()).toBe(before)
  expect(await tell('Sam')).toEqual(same)
  expect(await tell('Nobodyknown')).toEqual(same)
  expect(same[2]).toContain('looks whom it is about')
  expect(await rows(sql`select person_id as p from received_information`)).toEqual([{ p: person.personId }])
  expect(await rows(sql`select what from next_step where person_id = ${person.personId}`)).toHaveLength(1)
})

test('R142 somebody who was helped before goes straight to the team they were with last, not to the front door of where they live', async () => {
  const { person } = await asked('Returns', { teamId: town.south })
  await as(
    db,
    south,
    caller => sayGoodbye(caller, person.personId, { whose: 'asked', words: 'Well', stayingWell: 'Walks', wayBack: 'Ring us', checkInOn: '2027-03-01' }),
    addDays(NOW, 1),
  )
  expect(await heldBy(person.personId)).toBeUndefined()
  expect((await (await browse(db, person, () => addDays(NOW, 2))).post('/my/ask', { once: newId(), words: '' })).status).toBe(303)
  expect(await heldBy(person.personId)).toBe(town.south)
})

test('R063 whoever asked without signing in sees where it stands now, by their own browser or by the reference and something they gave, and no name', async () => {
  let now = NOW
  const visitor = await browse(db, undefined, () => now)
  const reference = await asks(
    visitor,
    { givenName: 'Wren', familyName: 'Waits', 'born-day': '4', 'born-month': '5', 'born-year': '1990' },
    { phone: '07700900402' },
  )
  expect((await visitor.get('/help/sent')).html).toContain('The team will get in touch by Tuesday 24 November 2026')
  const { id } = await requestOf(reference)
  now = addHours(NOW, 30)
  expect((await visitor.get('/help/sent')).html).toContain('should have been in touch by Tuesday 24 November 2026')
  const worker = await browse(db, nurse)
  await worker.post(`/front-door/${id}/talk`, { seen: '1' })
  expect((await visitor.get('/help/sent')).html).toContain('The team is talking with you about what would help')
  await worker.post(`/front-door/${id}/key-worker`, { seen: '2', workerId: nurse.workerId! })
  const after = (await visitor.get('/help/sent')).html
  expect(after).toContain('Somebody in the team is your key worker')
  expect(after).not.toMatch(/Nia Nurse|Wren|get in touch by/)
  const stranger = await browse(db, undefined, () => now)
  expect((await stranger.get('/help/look')).status).toBe(200)
  for (const known of ['+44 7700 900402', '4 5 1990']) {
    const found = await stranger.post('/help/look', { reference: reference.toLowerCase().replace('-', ' '), known })
    expect([found.status, found.html.includes('Somebody in the team is your key worker')]).toEqual([200, true])
  }
  const wrong = [
    await stranger.post('/help/look', { reference, known: '07700900499' }),
    await stranger.post('/help/look', { reference: 'ACDE-3467', known: '4 5 1990' }),
  ]
  for (const answer of wrong) {
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('We found no request with these two')
  }
})

test('R063 how long it usually takes is said from what happened, and not said of too few', async () => {
  const visitor = await browse(db)
  const reference = await asks(visitor, { givenName: 'Usual', familyName: 'Wait' }, { phone: '07700900403' })
  await asSystem(db, async ({ tx }) => {
    await sql`update help_request set received_at = recorded_at - interval '9 days'`.execute(tx)
    await sql`update help_request set team_id = ${town.south} where team_id = ${town.north} and reference <> ${reference}`.execute(tx)
  })
  expect((await visitor.get('/help/sent')).html).toContain('we cannot say yet')
  await rows(sql`update help_request set team_id = ${town.north}`)
  expect((await visitor.get('/help/sent')).html).toMatch(/half of the people who asked this team had a key worker within \d+ days/)
})

test('a date of birth to come, or before 1900, is refused wherever it is asked for', async () => {
  const worker = await browse(db, nurse)
  for (const year of ['2199', '1899']) {
    const born = { 'born-day': '1', 'born-month': '2', 'born-year': year }
    for (const [page, form] of [
      ['/help/name', { whoFor: 'me', givenName: 'Jo' }],
      ['/front-door/new', { once: newId(), wayIn: 'phone', words: 'x', givenName: 'Jo', placeCode: 'E07999999', agreed: 'self' }],
      ['/front-door/worried', { once: newId(), toldBy: 'x', words: 'x', givenName: 'Jo', placeCode: 'E07999999' }],
      ['/people', { name: 'Jo' }],
    ] as const) {
      const answer = await worker.post(page, { ...form, ...born })
      expect([page, year, answer.status]).toEqual([page, year, 422])
      expect(answer.html).toContain('A date of birth is in the past')
    }
  }
})
