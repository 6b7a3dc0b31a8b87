import { afterAll, beforeAll, expect, test } from 'vitest'
import { can } from '../src/access/index.ts'
import { routes } from '../src/app.ts'
import type { Identity } from '../src/core/caller.ts'
import type { Database } from '../src/core/db.ts'
import { newId } from '../src/core/ids.ts'
import { holdByTeam, holdByWorker } from '../src/rooms/care-team/index.ts'
import { addNeed, saveAboutMe } from '../src/rooms/people/index.ts'
import { browse } from './support/browser.ts'
import { testDatabase } from './support/db.ts'
import { LEVELS } from './support/levels.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW, type Town } from './support/people.ts'

const CRISIS = /href="\/crisis"/

let db: Database
let town: Town
let person: Identity & { personId: string }
let worker: Identity

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  person = await makePerson(db, 'Amina')
  worker = await makeWorker(db, 'key_worker', town.trust, [town.north], 'Priya Nair')
  await asSystem(db, caller =>
    holdByTeam(caller, { personId: person.personId, teamId: town.north, deadline: new Date('2026-11-24T09:30:00Z'), why: 'You asked for help.' }),
  )
  await as(
    db,
    worker,
    caller => holdByWorker(caller, { personId: person.personId, workerId: worker.workerId!, teamId: town.north, why: 'You talked.' }),
    new Date(NOW.getTime() + 60_000),
  )
  await as(db, person, caller => saveAboutMe(caller, person.personId, undefined, { likes: 'I like walking by the canal' }))
  await asSystem(db, caller =>
    addNeed(caller, person.personId, {
      kind: 'communication',
      whose: 'person',
      flag: 'Face me when you speak',
      words: '',
      shared: true,
      reviewOn: '2027-01-01',
    }),
  )
})
afterAll(() => db.close())

const plain = routes.filter(route => route.method === 'GET' && !/:(?!person\b)/.test(route.path) && !/^\/oruk\b|\.(json|pdf|csv)$/.test(route.path))
const later = () => new Date(NOW.getTime() + 120_000)

test('R001 R008 R145 every page about somebody begins with their own words, their key worker and main organisation, and what to know before contact', async () => {
  const work = await browse(db, worker, later)
  // A screen turned round and the plan on paper are the person's: they begin with what the person wants read. Two plans side
  // by side are there only while two records are joined.
  const about = plain.filter(route => route.path.includes(':person') && can('key_worker', route.may) && !/\/(together|print|joined)$/.test(route.path))
  expect(about.length).toBeGreaterThan(20)
  const without: string[] = []
  for (const { path } of about) {
    const { status, html } = await work.get(path.replace(':person', person.personId))
    if (status !== 200 || !['I like walking by the canal', 'Priya Nair', 'Testshire NHS Trust', 'Face me when you speak'].every(words => html.includes(words)))
      without.push(`${status} ${path}`)
  }
  expect(without).toEqual([])
})

test('R022 R090 R121 crisis help is one press away on every page, signed in or not, and where something is not found; no page speaks of a level of risk', async () => {
  const without: string[] = []
  const levels: string[] = []
  for (const [who, role] of [
    [undefined, 'nobody'],
    [person, 'person'],
    [worker, 'key_worker'],
  ] as const) {
    const browser = await browse(db, who, later)
    const paths = plain.filter(route => can(role, route.may)).map(route => route.path.replace(':person', person.personId))
    for (const path of [...paths, '/not-a-page', `/people/${newId()}`]) {
      const { status, html } = await browser.get(path)
      if (LEVELS.test(html)) levels.push(`${role} ${path}`)
      if (status >= 500 || ((status < 300 || status >= 400) && !CRISIS.test(html))) without.push(`${role} ${status} ${path}`)
    }
  }
  expect(without).toEqual([])
  expect(levels).toEqual([])
})
