import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../../../test/support/browser.ts'
import { asSystem, NOW } from '../../../test/support/people.ts'
import { addDays } from '../../core/dates.ts'
import type { Database } from '../../core/db.ts'

import { keeping, version } from './upkeep.hold.ts'

let kept: Awaited<ReturnType<typeof keeping>>
let db: Database
let someone: Browser
let connector: Browser
let colleague: Browser
let elsewhere: Browser
beforeAll(async () => {
  kept = await keeping()
  ;({ db, someone, connector, colleague, elsewhere } = kept)
}, 60_000)
afterAll(() => db.close())

test('R056 being turned away reaches the organiser without a name or a word of it, and the log of the place', async () => {
  const id = await kept.make({ name: 'Closed-door club', ownerEmail: 'door@example.org' })
  expect((await someone.post(`/community/${id}/tell`, { kind: 'wrong', words: '' })).html).toContain('Write what is wrong')
  expect((await someone.post(`/community/${id}/tell`, {})).status).toBe(422)
  kept.letters.length = 0
  const told = await someone.post(`/community/${id}/tell`, {
    kind: 'turned_away',
    words: 'Ray at the door said I was not their sort',
    answerTo: '07700 900123',
  })
  expect(told.location).toBe('/community/told?what=turned_away')
  await kept.runAll()
  // Told again the same day it is counted, and their post is not filled.
  await someone.post(`/community/${id}/tell`, { kind: 'turned_away' })
  await kept.runAll()
  // The hour would tell who: it is written the next morning.
  expect(kept.letters).toEqual([])
  kept.time.now = addDays(NOW, 1)
  await kept.runAll()
  kept.time.now = NOW
  expect(kept.letters.length).toBe(1)
  const [letter] = kept.letters
  expect(letter).toMatchObject({ to: 'door@example.org', subject: 'Somebody could not take part' })
  expect(letter!.text).toContain('Closed-door club')
  expect(letter!.text).not.toMatch(/Ray|sort|07700/)
  const logged = await asSystem(
    db,
    async ({ tx }) => (await sql<Record<string, unknown>>`select * from barrier_report where asset_id = ${id}`.execute(tx)).rows,
  )
  expect(logged.length).toBe(2)
  expect(logged.slice(0, 1)).toMatchObject([
    { kind: 'turned_away', place_code: 'E07999999', neighbourhood_code: 'N0001', reported_by_role: 'public', words: '', state: 'open' },
  ])
  const page = await connector.get(`/directory/${id}`)
  expect(page.html).toContain('Ray at the door')
  const toldId = /Ray at the door.*?directory\/told\/([0-9a-f-]+)/s.exec(page.html)![1]!
  expect((await connector.post(`/directory/told/${toldId}`, { version: '1', outcome: 'nonsense' })).status).toBe(422)
  expect((await connector.post(`/directory/told/${toldId}`, { version: '1', outcome: 'no_change' })).status).toBe(303)
  expect((await colleague.post(`/directory/told/${toldId}`, { version: '1', outcome: 'closed' })).status).toBe(409)
  expect((await connector.get(`/directory/${id}`)).html).not.toContain('07700')
})

test('what is told says nothing of who told it: kept by its day, in no trail of who did what', async () => {
  const id = await kept.make({ name: 'Quiet door club' })
  expect((await colleague.post(`/community/${id}/tell`, { kind: 'turned_away' })).status).toBe(303)
  const day = new Date('2026-11-23T00:00:00Z')
  for (const table of ['asset_told', 'barrier_report'])
    expect(await asSystem(db, async ({ tx }) => (await sql`select at from ${sql.table(table)} where asset_id = ${id}`.execute(tx)).rows)).toEqual([{ at: day }])
  expect(
    await asSystem(db, async ({ tx }) => (await sql`select from audit_entry where what like 'entry told%' or what like '%/tell'`.execute(tx)).rows),
  ).toEqual([])
})

test('a way to answer that is none is told beside its field; suggested twice in a moment is one', async () => {
  const id = await kept.make({ name: 'Answer club' })
  for (const answerTo of ['no', '😀a']) {
    const said = await someone.post(`/community/${id}/tell`, { kind: 'closed', answerTo })
    expect(said.status).toBe(422)
    expect(said.html).toContain('href="#answerTo"')
    expect(said.html).toContain('Enter an email address or a phone number')
  }
  const told = {
    name: 'Twice teas',
    summary: 'Tea',
    domains: 'personalInterests',
    address: 'The hall',
    cost: 'free',
    referral: 'none',
    website: 'Https://x.org',
  }
  expect((await someone.post('/community/suggest', { ...told, answerTo: 'no' })).status).toBe(422)
  for (const over of [{}, {}, { website: 'http:x.org' }]) expect((await someone.post('/community/suggest', { ...told, ...over })).status).toBe(303)
  const sites = async () =>
    (await asSystem(db, ({ tx }) => sql<{ website: string }>`select website from asset where name = 'Twice teas' order by 1`.execute(tx))).rows.map(
      row => row.website,
    )
  expect(await sites()).toEqual(['http://x.org/', 'https://x.org/'])
  kept.time.now = new Date(NOW.getTime() + 11 * 60_000)
  await someone.post('/community/suggest', told)
  kept.time.now = NOW
  expect(await sites()).toHaveLength(3)
})

test('what is new ends only by being shown or not', async () => {
  await someone.post('/community/suggest', {
    name: 'Waiting teas',
    summary: 'Tea',
    domains: 'personalInterests',
    address: 'Hall',
    cost: 'free',
    referral: 'none',
  })
  const [told] = await asSystem(
    db,
    async ({ tx }) =>
      (await sql<{ id: string }>`select t.id from asset_told t join asset a on a.id = t.asset_id where a.name = 'Waiting teas'`.execute(tx)).rows,
  )
  expect((await connector.post(`/directory/told/${told!.id}`, { version: '1', outcome: 'closed' })).status).toBe(409)
  expect((await connector.get('/directory')).html).toContain('Waiting teas')
})

test('R222 told to be closed: its organiser is asked once, and it stays until somebody has looked', async () => {
  const id = await kept.make({ name: 'Perhaps closed', ownerEmail: 'perhaps@example.org' })
  kept.letters.length = 0
  for (let time = 0; time < 3; time++) await someone.post(`/community/${id}/tell`, { kind: 'closed' })
  await kept.runAll()
  expect(kept.letters.map(letter => letter.to)).toEqual(['perhaps@example.org'])
  expect((await someone.get('/oruk/services?search=perhaps')).html).toContain('Perhaps closed')
})

test('two of different sources that look alike are proposed, made one by a worker, lead on, and can be parted again', async () => {
  const [one, other] = [
    await kept.make({ name: 'Hanley chess club', summary: 'Chess', phone: '01782 111111' }),
    await kept.make({ name: 'The Hanley Chess Club', summary: 'Chess for all', website: 'https://chess.example' }),
  ]
  const unlike = await kept.make({ name: 'Swimming', phone: '01782111111' })
  await asSystem(db, async ({ tx }) => {
    await sql`insert into asset_source (id, code, name, kind) values ('0192f000-0000-7000-8000-0000000000b1', 'other', 'Another list', 'file')`.execute(tx)
    await sql`update asset set source_id = '0192f000-0000-7000-8000-0000000000b1' where id in (${other}, ${unlike})`.execute(tx)
  })
  await kept.daily()
  const list = await connector.get('/directory')
  const address = new RegExp(`/directory/same/(?:${one}/${other}|${other}/${one})`).exec(list.html)![0]
  expect(list.html).not.toContain(`${unlike}/`)
  expect((await elsewhere.get('/directory')).html).not.toContain('hess')
  const beside = await connector.get(address)
  for (const said of ['01782 111111', 'https://chess.example', 'Another list', 'within 150 metres']) expect(beside.html).toContain(said)
  const versions = {
    versionOne: /name="versionOne" value="(\d+)"/.exec(beside.html)![1]!,
    versionOther: /name="versionOther" value="(\d+)"/.exec(beside.html)![1]!,
  }
  expect((await connector.post(`${address}/merge`, { ...versions, versionOther: '99', keep: one })).status).toBe(409)
  expect((await connector.post(`${address}/merge`, { ...versions, keep: one })).location).toBe('/directory?done=one')
  expect((await colleague.post(`${address}/merge`, { ...versions, keep: other })).status).toBe(404)
  expect((await colleague.post(`${address}/apart`)).status).toBe(409)

  expect((await someone.get(`/community/${other}`)).location).toBe(`/community/${one}`)
  expect((await someone.get('/oruk/services?search=chess')).html).toContain('"total_items":1')
  expect(await kept.entryRow(one)).toMatchObject({ website: 'https://chess.example', summary: 'Chess' })
  expect((await connector.get(`/directory/${one}`)).html).toContain('another entry that was joined with this one')

  const undo = /\/directory\/merges\/[0-9a-f-]+\/undo/.exec((await connector.get('/directory')).html)![0]
  expect((await connector.post(undo)).location).toBe('/directory?done=two')
  expect((await colleague.post(undo)).status).toBe(409)
  expect(await kept.entryRow(one)).toMatchObject({ website: null })
  expect(await kept.entryRow(other)).toMatchObject({ merged_into: null, website: 'https://chess.example' })
  expect((await someone.get('/oruk/services?search=chess')).html).toContain('"total_items":2')
  expect((await connector.get('/directory')).html).not.toContain('/directory/same/')
})

/** Two that were found to be alike. @returns the address of the question */
async function pairOf(names: readonly [string, string]): Promise<{ one: string; other: string; address: string }> {
  const ids = [await kept.make({ name: names[0] }), await kept.make({ name: names[1] })]
  const [one, other] = ids.toSorted() as [string, string]
  await asSystem(db, ({ tx }) => sql`insert into asset_pair (one, other, why, found_at) values (${one}, ${other}, '{name}', ${NOW})`.execute(tx))
  return { one, other, address: `/directory/same/${one}/${other}` }
}

test('one of two that was hidden is in no question, and neither is what was made one with it', async () => {
  const { one, other, address } = await pairOf(['Rowan House', 'Rowan Home'])
  expect((await connector.get(address)).status).toBe(200)
  const hide = (published: boolean) => asSystem(db, ({ tx }) => sql`update asset set published = ${published} where id = ${other}`.execute(tx))
  await hide(false)
  expect((await connector.get(address)).status).toBe(404)
  expect((await connector.get('/directory')).html).not.toContain('Rowan')
  await hide(true)
  await connector.post(`${address}/merge`, { versionOne: '1', versionOther: '1', keep: one })
  expect((await connector.get('/directory')).html).toContain('Rowan')
  await hide(false)
  expect((await connector.get('/directory')).html).not.toContain('Rowan')
})

test('one in the list is never led to one that is not, so that both are gone; what was made one is not decided on', async () => {
  const { one, other, address } = await pairOf(['Beech bowls', 'Beech bowling'])
  await asSystem(db, async ({ tx }) => {
    await sql`update asset set published = false where id = ${one}`.execute(tx)
    await sql`insert into asset_told (id, asset_id, kind, at) values (gen_random_uuid(), ${one}, 'new', ${NOW})`.execute(tx)
  })
  const { html } = await connector.get(address)
  expect(html).toContain('keep the other')
  expect(html).not.toContain('keep the one')
  const versions = { versionOne: '1', versionOther: '1' }
  expect((await connector.post(`${address}/merge`, { ...versions, keep: one })).status).toBe(422)
  expect(await kept.entryRow(other)).toMatchObject({ merged_into: null })
  const look = await connector.get(`/directory/${one}`)
  expect((await connector.post(`${address}/merge`, { ...versions, keep: other })).location).toBe('/directory?done=one')
  const merged = await kept.entryRow(one)
  for (const seen of [version(look.html), String(merged.version)])
    expect((await connector.post(`/directory/${one}/decide`, { version: seen, show: 'yes' })).status).toBe(409)
  expect(await kept.entryRow(one)).toMatchObject({ published: false, merged_into: other })
})

test('a website of many entries says nothing about two of them', async () => {
  const shared = 'https://council.example/'
  const [one, other] = [
    await kept.make({ name: 'Ash walking group', website: shared, at: null }),
    await kept.make({ name: 'Ash walking groups', website: shared, at: null }),
  ]
  const many = await Promise.all(Array.from({ length: 19 }, (_, at) => kept.make({ name: `Council ${at}`, website: shared, at: null })))
  const source = '0192f000-0000-7000-8000-0000000000b2'
  await asSystem(db, async ({ tx }) => {
    await sql`insert into asset_source (id, code, name, kind) values (${source}, 'third', 'A third list', 'file')`.execute(tx)
    await sql`update asset set source_id = ${source} where id = ${other}`.execute(tx)
  })
  const found = () => asSystem(db, async ({ tx }) => (await sql`select why from asset_pair where ${one} in (one, other)`.execute(tx)).rows)
  await kept.daily()
  expect(await found()).toEqual([])
  await asSystem(db, ({ tx }) => sql`update asset set website = null where id = ${many[0]!}`.execute(tx))
  await kept.daily()
  expect(await found()).toEqual([{ why: ['similar', 'website'] }])
})

test('R223 use is counted in total only: no row knows of anybody, and few are not told apart', async () => {
  const [used, unused] = [await kept.make({ name: 'Used often' }), await kept.make({ name: 'Hardly used' })]
  await asSystem(db, ({ tx }) => sql`update asset set created_at = ${addDays(NOW, -200)} where id in (${used}, ${unused})`.execute(tx))
  for (let time = 0; time < 6; time++) await someone.get(`/community/${used}`)
  await someone.get(`/community/${unused}`)
  const rows = await asSystem(
    db,
    async ({ tx }) => (await sql<Record<string, unknown>>`select * from asset_use where asset_id in (${used}, ${unused}) order by times`.execute(tx)).rows,
  )
  expect(rows).toEqual([
    { asset_id: unused, month: '2026-11-01', kind: 'opened', times: 1 },
    { asset_id: used, month: '2026-11-01', kind: 'opened', times: 6 },
  ])
  const { html } = await connector.get('/directory')
  const little = html.slice(html.indexOf('Little used'))
  expect(little).toContain('Hardly used')
  expect(little).toContain('fewer than 5 times')
  expect(little).not.toContain('Used often')
  expect((await connector.get(`/directory/${used}`)).html).toContain('6 times')
})

test('R054 entries that need somebody to be sent are counted for the place', async () => {
  await kept.make({ name: 'Clinic by letter', referral: 'needed' })
  expect((await connector.get('/directory')).html).toMatch(/[1-9]\d* of \d+ things in your places can be used only by people who are sent/)
})

test('the directory is kept by those whose work it is, and by nobody else', async () => {
  const id = await kept.make({ name: 'Guarded choir' })
  const { nurse } = kept
  for (const path of ['/directory', `/directory/${id}`, `/directory/${id}/change`]) {
    expect((await nurse.get(path)).status, path).toBe(403)
    expect((await someone.get(path)).status, path).toBe(303)
  }
  expect((await nurse.post(`/directory/${id}/closed`, { version: '1' })).status).toBe(403)
  expect(await kept.entryRow(id)).toMatchObject({ status: 'active' })
})
