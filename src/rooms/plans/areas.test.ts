import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { readInstruments, sendAnswers } from '../outcomes/index.ts'
import { makeSetting, type Setting } from './setting.hold.ts'
import { readLines } from './store.ts'

let set: Setting
beforeAll(async () => {
  set = await makeSetting()
}, 180_000)
afterAll(() => set.db.close())

const goalsOf = (person: { personId: string }) =>
  asSystem(set.db, async caller => (await readLines(caller, person.personId)).filter(line => line.section === 'goals'))

test('what was agreed about an area somebody chose to talk about becomes a goal with its steps by one press, once, for those who may read the answers', async () => {
  const person = await set.held('Oli')
  const partner = await set.letIn(person, 'Sam', ['plan'])
  const answers = await as(set.db, person, async caller => {
    const dialog = (await readInstruments(caller)).find(one => one.definition.code === 'dialog')!
    const filled = { answers: { D04: 2, D06: 6 }, wants: ['D04'], words: '', local: [], goals: [] }
    return sendAnswers(caller, person.personId, dialog, filled, { sent: newId(), after: '' })
  })
  const own = await browse(set.db, person)
  const work = await browse(set.db, set.nurse)
  await own.post(`/my/measures/answers/${answers}/areas`, { areas: ['D04', 'D06'] })
  const { rows } = await asSystem(set.db, ({ tx }) =>
    sql<{ id: string }>`select id from dialog_plus where response_id = ${answers} order by position`.execute(tx),
  )
  const [home, friends] = rows.map(row => row.id) as [string, string]
  const steps = { version: '1', understand: 'The damp', lookForward: 'A dry bedroom', options: '', actions: 'Priya rings on Monday\nI take photos' }
  expect((await own.post(`/my/measures/answers/${answers}/areas/${home}`, steps)).status).toBe(303)
  const ideas = (await work.get(`/people/${person.personId}/plan/ideas`)).html
  expect(ideas).toContain('Priya rings on Monday')
  expect(ideas).not.toContain(friends)
  expect((await work.post(`/people/${person.personId}/plan/ideas/areas/${friends}`)).status).toBe(404)
  const put = await own.post(`/my/plan/ideas/areas/${home}`)
  expect(put.status).toBe(303)
  expect((await work.post(`/people/${person.personId}/plan/ideas/areas/${home}`)).location).toContain(put.location.split('#')[1])
  expect(await goalsOf(person)).toMatchObject([{ words: 'A dry bedroom', more: { steps: 'Priya rings on Monday\nI take photos' }, writtenByName: 'Oli' }])
  expect((await own.get('/my/plan')).html).toContain('I take photos')
  expect((await work.get(`/people/${person.personId}/plan/ideas`)).html).not.toContain('Priya rings on Monday')
  expect((await (await browse(set.db, partner)).get(`/shared/${person.personId}/plan`)).html).not.toContain('A dry bedroom')
  const other = await browse(set.db, await set.held('Pat'))
  expect((await other.post(`/my/plan/ideas/areas/${home}`)).status).toBe(404)
})
