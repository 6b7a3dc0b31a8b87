import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, NOW } from '../../../test/support/people.ts'
import { type Kind, kindsOf } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { newId } from '../../core/ids.ts'
import { addEntry } from '../timeline/index.ts'

let db: Database
let nurse: Identity
let connector: Identity
beforeAll(async () => {
  db = await testDatabase()
  const town = await makeTown(db)
  nurse = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Priya Nair')
  connector = await makeWorker(db, 'connector', town.charity, [town.charityTeam], 'Leila Hassan')
})
afterAll(() => db.close())

const helpsWith = (worker: Identity, role: string, personId: string) =>
  asSystem(db, ({ tx }) =>
    sql`insert into involvement (id, person_id, worker_id, organisation_id, role, asked_at, during)
      values (${newId()}, ${personId}, ${worker.workerId}, ${worker.organisation}, ${role}, ${NOW}, '[2026-01-01,)')`.execute(tx),
  )
const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

test('the newest ten stand in full, and all the others are a press away, by year; a year nobody may read of is not told', async () => {
  const person = await makePerson(db, 'Odile')
  const [nurses, connectors] = [await browse(db, nurse), await browse(db, connector)]
  await helpsWith(nurse, 'mental_health_practitioner', person.personId)
  await helpsWith(connector, 'connector', person.personId)
  const add = (title: string, at: string, kinds: Kind[]) =>
    as(db, nurse, caller => addEntry(caller, { personId: person.personId, kinds: kindsOf(...kinds), what: 'note', title, happenedAt: new Date(at) }))
  for (let day = 1; day <= 12; day++) await add(`Met on ${day} March.`, `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`, ['plan'])
  await add('New Year’s Eve', '2025-12-31T23:30:00Z', ['plan'])
  await add('Long before', '2023-06-01T10:00:00Z', ['contactNotes'])
  const at = `/people/${person.personId}`
  const html = main((await nurses.get(at)).html)
  expect(html.match(/Met on \d+ March\./g)).toHaveLength(10)
  expect(html).not.toContain('Met on 2 March.')
  const years = (text: string) => [...text.matchAll(/<li><a href="([^"]*timeline[^"]*)">(\d{4})<\/a>/g)].map(found => [found[2]!, found[1]!] as const)
  expect(years(html).map(([year]) => year)).toEqual(['2026', '2025', '2024', '2023'])
  const of = async (year: string) => main((await nurses.get(years(html).find(one => one[0] === year)![1])).html)
  expect(await of('2025')).toContain('New Year’s Eve')
  expect(await of('2025')).not.toContain('March.')
  expect(await of('2023')).toContain('Long before')
  expect(await of('2023')).not.toContain('New Year')
  expect(years(main((await connectors.get(at)).html)).map(([year]) => year)).toEqual(['2026', '2025'])
})
