import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Identity } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { likelyFirst } from '../src/rooms/front-door/store-likely.ts'
import { onePersonInCare } from '../src/rooms/front-door/store-teams.ts'
import { type Browser, browse } from './support/browser.ts'
import { careMakers, type Person } from './support/care.ts'
import { testDatabase } from './support/db.ts'
import { makeAsset } from './support/directory.ts'
import { as, asSystem, makeOperator, makePerson, makeTown, makeWorker, type Town } from './support/people.ts'

/** Given name, family name, and what somebody types who means them. */
const NAMES: [given: string, family: string, typed: string[]][] = [
  ['Łukasz', 'Wójcik', ['lukasz', 'WOJCIK', 'wojcik lukasz', 'Łukasz Wójcik', 'luk woj']],
  ['Thị Hương', 'Đặng', ['dang', 'dang thi huong', 'huong dang', 'Đặng']],
  ['Văn Đức', 'Nguyễn', ['nguyen', 'duc nguyen', 'Nguyễn Văn Đức']],
  ['Siân', 'Llŷr', ['sian', 'llyr sian', 'Siân']],
  ['Niamh', 'O’Neill', ['oneill', "o'neill", 'o neill', 'O’Neill', 'neill niamh', 'niamh oneill']],
  ['Sean', 'ONeill', ["sean o'neill", 'sean o neill']],
  ['İpek', 'Ağaoğlu', ['ipek', 'agaoglu', 'agaoglu ipek', 'IPEK']],
  ['Jörg', 'Straße', ['jorg', 'strasse', 'STRASSE JORG']],
  ['Søren', 'Ægirsson', ['soren', 'aegirsson', 'aegir soren']],
  ['Anna-Maria', 'Smith-Jones', ['annamaria', 'anna maria', 'smith jones', 'smithjones', 'jones', 'maria smith-jones']],
  ['Ọlátúnjí', 'Adébáyọ̀', ['olatunji', 'adebayo olatunji']],
  ['করিম', 'উদ্দিন', ['করিম', 'উদ্দিন করিম', 'করি']],
  ['محمد', 'یوسف', ['مُحَمَّد', 'يوسف محمد']],
]
const full = ([given, family]: (typeof NAMES)[number]) => `${given} ${family}`
const born = (at: number) => `1970-02-${String(at + 1).padStart(2, '0')}`
const cases = NAMES.flatMap((name, at) => name[2].map(typed => ({ at, name: full(name), typed })))

let db: Database
let town: Town
let nurse: Identity
let people: Person[]
let found: Record<'own' | 'nurse' | 'stranger' | 'administrator' | 'crisis' | 'anyone', Browser>
const practices: string[] = []
const organisations: string[] = []
const workers: string[] = []
const entries: string[] = []

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  const care = careMakers(db, town, nurse)
  people = []
  for (const [at, name] of NAMES.entries()) {
    const person = await care.held(name[0])
    people.push(person)
    organisations.push(newId())
    practices.push(`NM${String(at).padStart(3, '0')}`)
    await asSystem(db, async ({ tx }) => {
      await sql`update person set family_name = ${name[1]}, born = ${born(at)} where id = ${person.personId}`.execute(tx)
      await sql`insert into organisation (id, name, kind, place_code, care_system_code) values (${organisations[at]}, ${`Haus ${full(name)}`}, 'vcse', 'E07999999', 'QT1')`.execute(
        tx,
      )
      await sql`insert into gp_practice_area (practice_code, name, source_name, neighbourhood_code, place_code, postcode)
        values (${practices[at]}, ${`${full(name)} Surgery`}, 'X', 'N0001', 'E07999999', 'TT11AA')`.execute(tx)
    })
    workers.push((await makeWorker(db, 'peer_worker', town.trust, [town.south], full(name))).workerId!)
    entries.push(await makeAsset(db, { name: `Café ${full(name)}` }))
  }
  const stranger = await makeWorker(db, 'mental_health_practitioner', town.trust, [], 'Nobody Known')
  const [administrator, crisis] = [await makeOperator(db, 'administrator'), await makeWorker(db, 'crisis_worker', town.trust, [town.crisis], 'Casey Crisis')]
  found = {
    own: await browse(db, await makePerson(db, 'Dave')),
    nurse: await browse(db, nurse),
    stranger: await browse(db, stranger),
    administrator: await browse(db, administrator),
    crisis: await browse(db, crisis),
    anyone: await browse(db),
  }
}, 120_000)
afterAll(() => db.close())

test.each(cases)('a person: “$typed” finds $name for whoever may see them, and nobody else', async ({ at, typed }) => {
  const { html } = await found.nurse.post('/people', { name: typed })
  expect(html).toContain(`/people/${people[at]!.personId}`)
  expect((await found.stranger.post('/people', { name: typed })).html).toContain('No one found that you can see')
})

const threeLetters = cases.filter(({ typed }) => typed.length >= 3)
test.each(threeLetters)('a worker in one’s own life, one’s employer, and a worker’s sign-ins: “$typed” finds $name', async ({ at, name, typed }) => {
  expect((await found.own.post('/my/people/worker', { name: typed })).html).toContain(`value="${workers[at]}"`)
  expect((await found.own.post('/my/people/employer', { name: typed })).html).toContain(`value="${organisations[at]}"`)
  expect((await found.administrator.post('/sessions/workers', { name: typed })).html).toContain(`>${name}<`)
  for (const path of ['/my/people/worker', '/my/people/employer']) expect((await found.nurse.post(path, { name: typed })).status).toBe(403)
  expect((await found.nurse.post('/sessions/workers', { name: typed })).status).toBe(403)
})

test.each(cases)('a GP surgery and an entry of the directory: “$typed” finds $name', async ({ at, name, typed }) => {
  expect((await found.anyone.post('/services', { find: typed })).html).toContain(`${name} Surgery`)
  const words = await found.anyone.get(`/community?q=${encodeURIComponent(`cafe ${typed}`)}`)
  expect(words.html).toContain(`/community/${entries[at]}`)
})

test('what nobody typed is not found: other letters, the middle of a word, half of a name that is another', async () => {
  const [worker, employer] = await Promise.all(['/my/people/worker', '/my/people/employer'].map(path => found.own.post(path, { name: 'ojcik' })))
  for (const { html } of [worker!, employer!]) expect(html).not.toContain('Wójcik')
  expect((await found.own.post('/my/people/worker', { name: 'lukasz neill' })).html).not.toContain('Łukasz')
  expect((await found.own.post('/my/people/worker', { name: 'করম' })).html).not.toContain('করিম')
  expect((await found.own.post('/my/people/worker', { name: '---' })).html).not.toContain('Łukasz')
})

const open = (name: string, at: number) =>
  found.crisis.post('/emergency-access', {
    name,
    'born-day': String(at + 1),
    'born-month': '2',
    'born-year': '1970',
    reason: 'cannot_wait',
    words: 'The line went dead',
    confirm: 'yes',
  })

test.each([
  ['lukasz', 0],
  ['Huong Dang', 1],
  ['oneill', 4],
  ['-', 6],
])('in an emergency a part of a name opens nothing: %s', async (typed, at) => {
  const answer = await open(typed, at)
  expect(answer.location).toBe('')
  expect(answer.html).not.toContain(people[at]!.personId)
})

test.each([
  ['wojcik lukasz', 0],
  ['Huong Thi Dang', 1],
  ["NIAMH O'NEILL", 4],
  ['Niamh O Neill', 4],
  ['Ipek Agaoglu', 6],
  ['Soren Aegirsson', 8],
  ['Annamaria Smith Jones', 9],
])('in an emergency the whole name opens the record as it is typed: %s', async (typed, at) => {
  expect((await open(typed, at)).location).toBe(`/people/${people[at]!.personId}`)
})

test('in an emergency a name that two people have, once it is folded, opens nothing', async () => {
  const [one, other] = [await makePerson(db, 'Zoë'), await makePerson(db, 'Zoe')]
  await asSystem(db, ({ tx }) => sql`update person set born = '1970-02-28' where id in (${one.personId}, ${other.personId})`.execute(tx))
  expect((await open('zoe test', 27)).location).toBe('')
  await asSystem(db, ({ tx }) => sql`update person set born = '1970-02-27' where id = ${other.personId}`.execute(tx))
  expect((await open('zoe test', 27)).location).toBe(`/people/${one.personId}`)
})

test('two records of one person are likely the same however the name was written', async () => {
  const care = careMakers(db, town, nurse)
  for (const [at, given, family] of [
    [4, 'Niamh', 'O Neill'],
    [0, 'Wojcik', 'Lukasz'],
    [8, 'Soren', 'Aegirsson'],
  ] as const) {
    const second = await care.held(given)
    await asSystem(db, ({ tx }) => sql`update person set family_name = ${family}, born = ${born(at)} where id = ${second.personId}`.execute(tx))
    const likely = await as(db, nurse, caller => likelyFirst(caller, second.personId))
    expect(likely.map(one => one.id)).toEqual([people[at]!.personId])
    expect((await found.nurse.get(`/people/${second.personId}/same`)).html).toContain(people[at]!.personId)
    await asSystem(db, ({ tx }) => sql`update person set born = '1901-01-01' where id = ${second.personId}`.execute(tx))
  }
})

test('somebody we hear about is known again by the name as it was heard; given and family name are not taken for one another', async () => {
  const known = (givenName: string, familyName: string, at: number) =>
    asSystem(db, caller => onePersonInCare(caller, { givenName, familyName, born: born(at), placeCode: 'E07999999' }))
  expect(await known('sian', 'llyr', 3)).toBe(people[3]!.personId)
  expect(await known('NIAMH', 'o neill', 4)).toBe(people[4]!.personId)
  expect(await known('Thi Huong', 'Dang', 1)).toBe(people[1]!.personId)
  expect(await known('Llyr', 'Sian', 3)).toBeUndefined()
})

test('a list of names stands in one order on the page: by letters, whatever their marks and size', async () => {
  const order = [
    'abel Order',
    'Ægir Order',
    'Ángel Order',
    'Đặng Order',
    'Łukasz Order',
    'Øystein Order',
    'O’Neill Order',
    'Śmith Order',
    'smyth Order',
    'Zed Order',
  ]
  for (const name of [...order].reverse()) await makeWorker(db, 'peer_worker', town.charity, [], name)
  const { html } = await found.own.post('/my/people/worker', { name: 'order' })
  const shown = [...html.matchAll(/([^\s>]+ Order)</g)].map(match => match[1])
  expect(shown).toEqual([
    'abel Order',
    'Ægir Order',
    'Ángel Order',
    'Đặng Order',
    'Łukasz Order',
    'O’Neill Order',
    'Øystein Order',
    'Śmith Order',
    'smyth Order',
    'Zed Order',
  ])
})
