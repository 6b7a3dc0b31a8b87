import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { withoutKeys } from '../../../test/support/forms.ts'
import { as, asSystem, makePerson, makeWorker, NOW } from '../../../test/support/people.ts'
import { KINDS } from '../../access/index.ts'
import { newId } from '../../core/ids.ts'
import { bannerFor, createPerson, findLikely, readAboutMe, readConstraints } from './index.ts'
import { knownPerson } from './known.hold.ts'

const { db, town, amina, nurse, colleague, stranger, own, work, other, involve, path } = await knownPerson()
afterAll(() => db.close())

test('R001 the person writes about themselves in their own words, and a worker reads it; every version is kept', async () => {
  expect((await own.post('/my/about', { likes: '' })).status).toBe(422)
  expect((await own.post('/my/about', { likes: 'Cricket <b>&</b> quiet mornings', speak: 'Call me Mina' })).location).toBe('/my/about')
  const read = await work.get(path('/about'))
  expect(read.html).toContain('Cricket &lt;b&gt;&amp;&lt;/b&gt; quiet mornings')
  expect(read.html).toContain('Call me Mina')
  const [first] = await as(db, amina, caller => readAboutMe(caller, amina.personId))
  expect((await own.post('/my/about', { likes: 'Chess', follows: first!.id })).status).toBe(303)
  expect((await own.get('/my/about')).html).toMatch(/Chess[\s\S]*What was written before[\s\S]*Cricket/)
})

test('a worker writes it down only after reading it back, and nothing typed is lost', async () => {
  const [latest] = await as(db, amina, caller => readAboutMe(caller, amina.personId))
  const refused = await work.post(path('/about'), { likes: 'Walking the dog', follows: latest!.id })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Walking the dog')
  expect(refused.html).toContain('Read it back to them')
  expect((await work.post(path('/about'), { likes: 'Walking the dog', readBack: 'yes', follows: latest!.id })).status).toBe(303)
  expect((await own.get('/my/about')).html).toContain('Priya Nair, in your words, read back')
})

test('two people writing About me at once: the second is shown the first and keeps their own words', async () => {
  const [latest] = await as(db, amina, caller => readAboutMe(caller, amina.personId))
  const both = await Promise.all([
    own.post('/my/about', { likes: 'Mine', follows: latest!.id }),
    work.post(path('/about'), { likes: 'Theirs', readBack: 'yes', follows: latest!.id }),
  ])
  expect(both.map(answer => answer.status).sort()).toEqual([303, 409])
  const told = both.find(answer => answer.status === 409)!.html
  expect(told).toContain('Mine')
  expect(told).toContain('Theirs')
  expect((await own.post('/my/about', { likes: 'Forged', follows: newId() })).status).toBe(409)
})

test('R137 where somebody likes to meet stands beside the name, also where a worker writes down a contact', async () => {
  const rules = { routes: ['text', 'face_to_face'], days: ['mon'], from: '', to: '', show: 'neutral' }
  const person = await makePerson(db, 'Meets')
  await involve(nurse, person.personId)
  expect((await (await browse(db, person)).post('/my/contact-rules', { ...rules, meetAt: 'At the library, or walking' })).status).toBe(303)
  expect((await work.get(path('/notes/new', person.personId))).html).toContain('Likes to meet: At the library, or walking')
  expect((await (await browse(db, person)).get('/my/contact-rules')).html).toContain('value="At the library, or walking"')
})

test('R092 contact rules stand before the number; a letter against them is stopped until there is a reason, which the person reads', async () => {
  await asSystem(db, ({ tx }) =>
    sql`insert into contact_point (id, person_id, kind, value, during) values (${newId()}, ${amina.personId}, 'mobile', '07700 900123', '[2026-01-01,)')`.execute(
      tx,
    ),
  )
  await asSystem(db, ({ tx }) =>
    sql`insert into person_address (id, person_id, kind, lines, postcode, during) values (${newId()}, ${amina.personId}, 'home', '3 Mill Lane', 'TT11AA', '[2026-01-01,)')`.execute(
      tx,
    ),
  )
  const wrong = await own.post('/my/contact-rules', { routes: 'text', days: 'mon', from: 'after tea', show: 'neutral' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('after tea')
  expect(
    (
      await own.post('/my/contact-rules', {
        routes: ['text'],
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        from: '6:30pm',
        to: '',
        show: 'neutral',
        previewsOff: 'yes',
        mustNotAppear: 'the word clinic',
      })
    ).status,
  ).toBe(303)
  const shown = (await work.get(path('/contact-rules'))).html
  expect(shown.indexOf('No phone calls')).toBeGreaterThan(0)
  expect(shown.indexOf('No phone calls')).toBeLessThan(shown.indexOf('07700 900123'))
  const stopped = await work.post(path('/letter'), { to: 'home', words: 'Dear Amina, we would like to meet.' })
  expect(stopped.status).toBe(422)
  expect(stopped.html).toContain('no letters')
  expect(stopped.html).toContain('Dear Amina, we would like to meet.')
  const made = await work.post(path('/letter'), {
    to: 'home',
    words: 'Dear Amina, we would like to meet.',
    reason: 'Her phone is lost and she asked at the desk',
  })
  expect(made.status).toBe(303)
  expect((await work.get(made.location)).html).toContain('Dear Amina, we would like to meet.')
  expect((await own.get('/my/contact-rules')).html).toContain('Her phone is lost and she asked at the desk')
})

test('the person chooses who may know of a constraint; for others it does not exist', async () => {
  const chosen = { kind: 'childcare', words: 'The twins are at nursery until noon', who: 'named', readers: nurse.workerId! }
  expect((await own.post('/my/constraints', { ...chosen, readers: newId() })).status).toBe(422)
  expect((await own.post('/my/constraints', chosen)).status).toBe(303)
  expect((await work.get(path('/constraints'))).html).toContain('twins are at nursery')
  const hidden = (await (await browse(db, colleague)).get(path('/constraints'))).html
  expect(hidden).not.toContain('twins are at nursery')
  expect(hidden).not.toContain('Only named people know')
  expect(await as(db, colleague, caller => readConstraints(caller, amina.personId))).toEqual([])
})

test('R293 what not to ask stands beside the name, without saying what it is', async () => {
  expect((await own.post('/my/do-not-ask', { topic: 'past', rule: 'only_if' })).status).toBe(422)
  expect((await own.post('/my/do-not-ask', { topic: 'past', rule: 'only_if', onlyIf: 'I bring it up', toldOnce: 'yes' })).status).toBe(303)
  expect((await work.get(path('/details'))).html).toContain('Something in the past: ask only if: I bring it up.')
  expect((await own.get('/my/do-not-ask')).html).toContain('Something in the past')
})

test('R324 a student has two addresses and two surgeries, each of which sees them until the registration ends', async () => {
  const student = await makePerson(db, 'Louise')
  const campus = newId()
  await asSystem(db, ({ tx }) =>
    sql`insert into organisation (id, ods_code, name, kind, place_code, care_system_code) values (${campus}, 'TP2', 'Campus Surgery', 'gp_practice', 'E07999999', 'QT1')`.execute(
      tx,
    ),
  )
  const gps = [await makeWorker(db, 'gp', town.practice, [], 'Home GP'), await makeWorker(db, 'gp', campus, [], 'Campus GP')]
  const mine = await browse(db, student)
  expect((await mine.post('/my/details/surgeries', { home: town.practice, term: campus, version: '1' })).status).toBe(303)
  for (const gp of gps) expect((await (await browse(db, gp)).get(path('/details', student.personId))).status).toBe(200)
  expect((await mine.get('/my/details')).html).toContain('Campus Surgery')
  const homes = { homeLines: '3 Mill Lane', homePostcode: 'TT1 1AA', termLines: 'Room 9, Campus Court', termPostcode: 'TT2 2BB' }
  const reach = /details\/reach"[\s\S]*?name="version" value="(\d+)"/.exec((await mine.get('/my/details/reach')).html)![1]!
  expect((await mine.post('/my/details/reach', { ...homes, version: reach })).status).toBe(303)
  for (const gp of gps) expect((await (await browse(db, gp)).get(path('/details', student.personId))).html).toMatch(/3 Mill Lane[\s\S]*Room 9, Campus Court/)
  expect((await mine.post('/my/details/surgeries', { home: town.practice, term: '', version: '1' })).status).toBe(409)
  expect((await mine.post('/my/details/surgeries', { home: town.practice, term: '', version: '3' })).status).toBe(303)
  expect((await (await browse(db, gps[1]!)).get(path('/details', student.personId))).status).toBe(404)
})

test('details keep what was typed, refuse a wrong NHS number and never overwrite a colleague', async () => {
  const typed = {
    givenName: 'Amina',
    familyName: 'Khan',
    pronouns: 'she/her',
    'born-day': '27',
    'born-month': '3',
    'born-year': '1985',
    nhsNumber: '943 476 5918',
    version: '1',
  }
  const wrong = await work.post(path('/details/change'), typed)
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('943 476 5918')
  expect((await work.post(path('/details/change'), { ...typed, nhsNumber: '943 476 5919' })).status).toBe(303)
  const late = await work.post(path('/details/change'), { ...typed, familyName: 'Other', nhsNumber: '' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Khan')
  expect(late.html).toContain('Other')
  expect((await own.post('/my/details/change', { givenName: 'Amina', familyName: 'Khan', version: '2' })).status).toBe(303)
  expect((await work.get(path('/details'))).html).toContain('943 476 5919')
  expect((await own.post('/my/details/reach', { mobile: '07700 900999', homeLines: '', homePostcode: 'TT1 1AA', version: '3' })).status).toBe(422)
})

test('every part of somebody one may not see is the same 404 as nobody', async () => {
  for (const rest of [
    '/about-me',
    '/about',
    '/about/change',
    '/contact-rules',
    '/needs',
    '/constraints',
    '/do-not-ask',
    '/description',
    '/details',
    '/details/change',
    '/letter',
    '/same',
  ]) {
    const hidden = await other.get(path(rest))
    const missing = await other.get(path(rest, newId()))
    expect(hidden.status, rest).toBe(404)
    expect(hidden.html).toBe(missing.html)
  }
  for (const rest of ['/about', '/contact-rules', '/needs', '/constraints', '/do-not-ask', '/description', '/details/change', '/details/reach', '/letter'])
    expect((await other.post(path(rest), { likes: 'x' })).status, rest).toBe(404)
  await expect(as(db, stranger, caller => bannerFor(caller, amina.personId))).rejects.toThrow('Not found')
})

test('a search finds those one may see, spelling aside; hidden and missing people get the same words', async () => {
  const found = await work.post('/people', { name: 'Amena' })
  expect(found.html).toContain(`/people/${amina.personId}`)
  const hidden = await other.post('/people', { name: 'Amina' })
  const missing = await other.post('/people', { name: 'Zebedee' })
  expect(hidden.html).toContain('No one found that you can see')
  expect(withoutKeys(hidden.html).replaceAll('Amina', '')).toBe(withoutKeys(missing.html).replaceAll('Zebedee', ''))
  expect((await other.post('/people', { nhsNumber: '9434765919' })).html).toContain('No one found that you can see')
  expect((await work.post('/people', { nhsNumber: '943 476 5919' })).html).toContain(`/people/${amina.personId}`)
  expect((await work.post('/people', {})).status).toBe(422)
  const { rows } = await asSystem(db, ({ tx }) => sql<{ detail: string }>`select detail from audit_entry where what = 'people looked for'`.execute(tx))
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.every(row => /^\d+ shown$/.test(row.detail))).toBe(true)
})

test('everybody belongs to a place; a number somebody hidden already has is kept as told and says nothing of them', async () => {
  await asSystem(db, ({ tx }) => sql`update person set nhs_number_status = 'verified' where id = ${amina.personId}`.execute(tx))
  await expect(as(db, stranger, caller => createPerson(caller, { givenName: 'Nowhere' }))).rejects.toThrow('Choose where they live')
  const id = await as(db, stranger, caller =>
    createPerson(caller, { givenName: 'Someone', nhsNumber: '943 476 5919', neighbourhoodCode: 'N0001', mobile: '07700 900001', fictional: true }),
  )
  const { rows } = await asSystem(db, ({ tx }) => sql`select place_code, nhs_number_status from person where id = ${id}`.execute(tx))
  expect(rows[0]).toEqual({ place_code: 'E07999999', nhs_number_status: 'given' })
  expect(await as(db, stranger, caller => findLikely(caller, { name: 'Someone' }))).toEqual([])
})

test('how somebody describes themselves is theirs to leave out, and a kind of its own', async () => {
  expect((await own.post('/my/description', { ethnicity: 'British Pakistani', gender: 'Agender person', preferNot: 'gender' })).status).toBe(303)
  const read = (await work.get(path('/description'))).html
  expect(read).toContain('British Pakistani')
  expect(read).not.toContain('Agender')
  await as(db, amina, ({ tx }) =>
    sql`insert into sharing_rule (id, person_id, holder, holder_kind, hides, decided_by, decided_at, during)
    values (${newId()}, ${amina.personId}, ${colleague.workerId}, 'worker', ${KINDS.identity | KINDS.aboutMe}, 'person', ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
  const limited = await browse(db, colleague)
  expect((await limited.get(path('/description'))).status).toBe(404)
  expect((await limited.get(path('/about'))).status).toBe(404)
  const rest = (await limited.get(path('/about-me'))).html
  expect(rest).not.toContain('describe themselves')
  expect(rest).not.toContain('Something in the past')
})

test('a 17-year-old is seen by adult services, and every worker reads what their age means beside the name', async () => {
  const young = await makePerson(db, 'Kit', 'N0001', '2009-02-01')
  await involve(nurse, young.personId)
  const page = (await work.get(path('/details', young.personId))).html
  expect(page).toContain('Aged 17: presumed able to consent. Parents see and hear nothing unless they agree.')
  expect((await work.get(path('/details'))).html).not.toContain('presumed able to consent')
})
