import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from '../../../test/support/people.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { holdByWorker } from '../care-team/index.ts'
import { date, main } from './setting.hold.ts'

let db: Database
let town: Town
let diane: Identity & { personId: string }
const pages = {} as Record<'diane' | 'nurse' | 'night' | 'desk' | 'elsewhere', Browser>

const run = (query: ReturnType<typeof sql>) => asSystem(db, ({ tx }) => query.execute(tx))
const find = (page: Browser, name = 'Diane Test', more: Record<string, string> = {}) => page.post('/people', { name, ...more })
const answer = (page: Browser, at: string, form: Record<string, string>) => page.post(`${at}/safety-plan/crisis-teams`, form)
const theirs = () => `/people/${diane.personId}`

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  await run(sql`insert into place (code, name, care_system_code) values ('E07999997', 'Nexttown', 'QT1')`)
  const other = newId()
  await run(
    sql`insert into team (id, slug, organisation_id, name, kind, place_code, front_door) values (${other}, 'next-crisis', ${town.trust}, 'Nexttown crisis team', 'crisis', 'E07999997', false)`,
  )
  diane = await makePerson(db, 'Diane')
  const nurse = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Petra Lind')
  await asSystem(db, caller => holdByWorker(caller, { personId: diane.personId, workerId: nurse.workerId!, teamId: town.north, why: 'You talked.' }))
  await run(sql`insert into entry (id, person_id, kinds, what, happened_at, written_at, title, body, author_name, author_role)
    values (${newId()}, ${diane.personId}, 64, 'contact', ${NOW}, ${NOW}, 'We met', 'Told only to Petra', 'Petra Lind', 'key_worker')`)
  const worker = (role: 'crisis_worker' | 'reception', team: string, name: string) => makeWorker(db, role, town.trust, [team], name)
  pages.diane = await browse(db, diane)
  pages.nurse = await browse(db, nurse)
  pages.night = await browse(db, await worker('crisis_worker', town.crisis, 'Yasmin Night'))
  pages.desk = await browse(db, await worker('reception', town.crisis, 'Dora Desk'))
  pages.elsewhere = await browse(db, await worker('crisis_worker', other, 'Nat Next'))
})
afterAll(() => db.close())

test('a search that finds nobody leads to emergency opening by one press, filled with what was typed; the page is the same for somebody hidden and for nobody', async () => {
  const hidden = await find(pages.night, 'Diane Test', date('born', 27, 3, 1985))
  const nobody = await find(pages.night, 'Dinah Text', date('born', 27, 3, 1985))
  expect(main(hidden.html)).toContain('No one found that you can see')
  const plain = (html: string, name: string) =>
    main(html)
      .replaceAll(name, 'NAME')
      .replaceAll(/value="[0-9a-f.-]{30,}[^"]*"/g, '')
  expect(plain(hidden.html, 'Diane Test')).toBe(plain(nobody.html, 'Dinah Text'))
  expect(main(hidden.html)).toMatch(/action="\/emergency-access\/new"[\s\S]*Open a record in an emergency/)
  const opened = await pages.night.post('/emergency-access/new', { name: 'Diane Test', nhs: '', ...date('born', 27, 3, 1985) })
  expect(opened.status).toBe(200)
  for (const filled of ['value="Diane Test"', 'value="27"', 'value="1985"']) expect(main(opened.html)).toContain(filled)
  const sent = { name: 'Diane Test', ...date('born', 27, 3, 1985), reason: 'immediate_danger', words: 'On the bridge, not answering', confirm: 'yes' }
  expect((await pages.elsewhere.post('/emergency-access', sent)).location).toBe(theirs())
  expect(main((await find(pages.desk)).html)).not.toContain('Open a record in an emergency')
})

test('the person is asked when the plan is begun; with their yes the crisis teams of the place find it, read it, and read nothing else', async () => {
  expect(main((await pages.diane.get('/my/safety-plan')).html)).not.toContain('May the crisis teams')
  expect((await pages.diane.post('/my/safety-plan/add/alone', { words: 'Walk by the canal with Rex' })).status).toBe(303)
  const asked = main((await pages.diane.get('/my/safety-plan')).html)
  expect(asked).toMatch(/May the crisis teams where you live read this plan[\s\S]*Today: Testshire crisis team\.[\s\S]*Yes, they may read it/)
  expect(main((await find(pages.night)).html)).toContain('No one found that you can see')
  expect((await answer(pages.diane, '/my', { agreed: 'perhaps' })).status).toBe(422)
  expect((await answer(pages.diane, '/my', { agreed: 'yes' })).status).toBe(303)

  expect(main((await find(pages.night)).html)).toContain(`href="${theirs()}"`)
  expect(main((await pages.night.get(`${theirs()}/safety-plan`)).html)).toContain('Walk by the canal with Rex')
  const record = await pages.night.get(theirs())
  expect(main(record.html)).toContain('Walk by the canal with Rex')
  expect(record.html).toContain('they agreed that crisis teams may read their safety plan')
  for (const page of ['', '/timeline', '/plan', '/assessments', '/safety', '/in-a-crisis'])
    expect((await pages.night.get(theirs() + page)).html, page).not.toMatch(/Told only to Petra|Petra Lind/)
  // What they talk about in the night can be written down; what others wrote stays closed.
  expect((await pages.night.get(`${theirs()}/notes/new`)).status).toBe(200)
  for (const one of [pages.desk, pages.elsewhere]) expect(main((await find(one)).html)).not.toContain('Walk by')
  expect(main((await find(pages.desk)).html)).toContain('No one found that you can see')
  expect((await pages.desk.get(`${theirs()}/safety-plan`)).status).toBeGreaterThanOrEqual(403)

  expect((await pages.diane.get('/my/looked')).html).toMatch(/Yasmin Night[\s\S]*You agreed that crisis teams may read your safety plan/)
  expect(main((await pages.diane.get('/my/safety-plan/readers')).html)).toContain('Crisis teams where you live may read it')
  expect((await pages.diane.get('/my/record.json')).html).toMatch(/"crisisTeamsMayRead":\s*\{\s*"answer":\s*true/)
})

test('it follows a move to another place', async () => {
  const live = (place: string) => run(sql`update person set place_code = ${place}, neighbourhood_code = null where id = ${diane.personId}`)
  await run(sql`update emergency_access set during = tstzrange(lower(during), ${NOW}) where person_id = ${diane.personId}`)
  await live('E07999997')
  expect((await pages.night.get(`${theirs()}/safety-plan`)).status).toBe(404)
  expect(main((await pages.elsewhere.get(`${theirs()}/safety-plan`)).html)).toContain('Walk by the canal with Rex')
  expect(main((await pages.diane.get('/my/safety-plan')).html)).toContain('Today: Nexttown crisis team.')
  await live('E07999999')
  expect((await pages.night.get(`${theirs()}/safety-plan`)).status).toBe(200)
})

test('one press takes it back; a no stands, is not asked again, and a worker changes it only with the person’s word, which the person is told of', async () => {
  expect((await answer(pages.diane, '/my', { agreed: 'no' })).status).toBe(303)
  expect((await pages.night.get(`${theirs()}/safety-plan`)).status).toBe(404)
  expect(main((await find(pages.night)).html)).toContain('No one found that you can see')
  const seen = main((await pages.nurse.get(`${theirs()}/safety-plan`)).html)
  expect(seen).toContain('They said no on 23 November 2026')
  expect(seen).not.toContain('Not asked yet')
  const bare = await answer(pages.nurse, theirs(), { agreed: 'yes' })
  expect([bare.status, bare.html.includes('Write how they said so')]).toEqual([422, true])
  const future = await answer(pages.nurse, theirs(), { agreed: 'yes', ...date('saidOn', 24), saidHow: 'On the phone' })
  expect([future.status, future.html.includes('On the phone')]).toEqual([422, true])
  expect((await pages.night.get(`${theirs()}/safety-plan`)).status).toBe(404)
  expect((await answer(pages.nurse, theirs(), { agreed: 'yes', ...date('saidOn', 23), saidHow: 'On the phone, the two of us' })).status).toBe(303)
  expect((await pages.night.get(`${theirs()}/safety-plan`)).status).toBe(200)
  expect(main((await pages.diane.get('/my/safety-plan')).html)).toMatch(
    /You said on 23 November 2026[\s\S]*Petra Lind wrote it down: On the phone, the two of us/,
  )
  const { rows } = await asSystem(db, ({ tx }) =>
    sql<{ n: number }>`select count(*)::int as n from job where task = 'message.send' and payload ->> 'template' = 'crisis-reading-written'`.execute(tx),
  )
  expect(rows[0]!.n).toBe(1)
  // Whoever reads only because of it cannot write an answer in somebody else's name, nor give it back to themselves.
  await answer(pages.diane, '/my', { agreed: 'no' })
  expect((await answer(pages.night, theirs(), { agreed: 'yes', ...date('saidOn', 23), saidHow: 'They said so' })).status).toBe(404)
})
