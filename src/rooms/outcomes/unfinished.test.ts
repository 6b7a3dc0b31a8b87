import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { as, asSystem } from '../../../test/support/people.ts'
import { newId } from '../../core/ids.ts'
import { measuresHouse, NONE, phq, sheet, ticked } from './house.hold.ts'

type House = Awaited<ReturnType<typeof measuresHouse>>
let db: House['db']
let nurse: House['nurse']
let ids: House['ids']
let made: House['made']
let own: House['own']
let responsesOf: House['responsesOf']

beforeAll(async () => {
  ;({ db, nurse, ids, made, own, responsesOf } = await measuresHouse())
})
afterAll(() => db.close())

test('what is ticked is kept as they go, for the person alone, until it is sent', async () => {
  const jo = await made.held('Jo')
  const mine = await browse(db, jo)
  const page = sheet((await mine.get(`/my/measures/fill/${ids['phq-9']}`)).html)
  const kept = await mine.post(`/my/measures/fill/${ids['phq-9']}/keep`, { ...page, 'a-P1': '2', 'a-P9': '3', junk: 'x', words: 'half' })
  expect(kept.status).toBe(303)
  const back = (await mine.get(`/my/measures/fill/${ids['phq-9']}`)).html
  expect(back).toContain('half')
  expect(ticked(back, 'a-P9', '3')).toBe(true)
  expect(await responsesOf(jo)).toBe(0)
  const seen = await as(db, nurse, ({ tx }) => sql`select * from measure_draft`.execute(tx))
  expect(seen.rows).toEqual([])
  expect((await (await browse(db, nurse)).get(`/people/${jo.personId}/measures`)).html).not.toContain('half')
  const { rows } = await asSystem(db, ({ tx }) => sql<{ fields: object }>`select fields from measure_draft`.execute(tx))
  expect(rows[0]!.fields).toEqual({ 'a-P1': '2', 'a-P9': '3', words: 'half' })
  await own(jo, 'phq-9', phq(NONE))
  expect((await asSystem(db, ({ tx }) => sql`select from measure_draft`.execute(tx))).rows).toEqual([])
})

test('ticked on two pages at once, neither covers the other unless the person says so; what was ticked outlives a new version of the questions', async () => {
  const jo = await made.held('Jude')
  const mine = await browse(db, jo)
  const at = `/my/measures/fill/${ids['phq-9']}`
  const fields = async () => {
    const { rows } = await asSystem(db, ({ tx }) => sql<{ fields: object }>`select fields from measure_draft where person_id = ${jo.personId}`.execute(tx))
    return rows.map(row => row.fields)
  }
  const [phone, laptop] = [sheet((await mine.get(at)).html), sheet((await mine.get(at)).html)]
  const quietly = { 'x-kith-autosave': '1' }
  for (const answer of ['1', '2']) expect((await mine.post(`${at}/keep`, { ...phone, draft: '0', 'a-P1': answer }, quietly)).status).toBe(200)
  const late = await mine.post(`${at}/keep`, { ...laptop, draft: '0', 'a-P1': '3', words: 'From the laptop' }, quietly)
  expect([late.status, JSON.parse(late.html)]).toEqual([409, { kept: false }])
  expect(await fields()).toEqual([{ 'a-P1': '2' }])
  const told = await mine.post(`${at}/keep`, { ...laptop, draft: '0', 'a-P1': '3', words: 'From the laptop' })
  expect(told.status).toBe(409)
  for (const words of ['on another page', 'From the laptop']) expect(told.html).toContain(words)
  const version = /name="draft" value="(\d+)"/.exec(told.html)![1]!
  expect((await mine.post(`${at}/keep`, { ...sheet(told.html), draft: version, 'a-P1': '3', words: 'From the laptop' })).status).toBe(303)
  expect(await fields()).toEqual([{ 'a-P1': '3', words: 'From the laptop' }])
  const newer = newId()
  await asSystem(db, async ({ tx }) => {
    await sql`update instrument set valid_to = '2026-11-23' where code = 'phq-9'`.execute(tx)
    await sql`insert into instrument (id, code, version, valid_from, definition, sha256, loaded_at, loaded_by)
      select ${newer}, code, version + 1, '2026-11-23', definition, sha256, loaded_at, loaded_by from instrument where code = 'phq-9'`.execute(tx)
  })
  expect((await mine.get(`/my/measures/fill/${newer}`)).html).toContain('From the laptop')
  await asSystem(db, async ({ tx }) => {
    await sql`update instrument set valid_to = valid_from where id = ${newer}`.execute(tx)
    await sql`update instrument set valid_to = null where id = ${ids['phq-9']}`.execute(tx)
  })
})
