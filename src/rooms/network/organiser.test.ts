import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { makeAsset, makeAssetOrganisation } from '../../../test/support/directory.ts'
import { as, asSystem, makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import { declareEmployer, declareWorker } from '../../access/index.ts'
import type { Identity } from '../../core/caller.ts'
import type { Database } from '../../core/db.ts'
import { holdByTeam, holdByWorker } from '../care-team/index.ts'
import { connect } from './index.ts'

// Frank goes to an exercise group. Whoever runs it may know a name, what helps and which days; never how he came to it.
let db: Database
let town: Town
let frank: Identity & { personId: string }
let pam: Identity
let own: Browser
let worker: Browser
let organiser: Browser
let card: string
let mine: string

beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
  frank = await makePerson(db, 'Frank')
  const { personId } = frank
  const steve = await makeWorker(db, 'mental_health_practitioner', town.trust, [town.north], 'Steve Coulson')
  pam = await makeWorker(db, 'activity_organiser', town.charity, [town.charityTeam], 'Pam Heath')
  await asSystem(db, async caller => {
    await holdByTeam(caller, { personId, teamId: town.north, deadline: new Date('2026-12-01'), why: 'Test' })
    await holdByWorker(caller, { personId, workerId: steve.workerId!, teamId: town.north, why: 'Test' })
  })
  const runs = await makeAssetOrganisation(db, 'Testtown Mind and Body')
  await asSystem(db, ({ tx }) => sql`update asset_organisation set organisation_id = ${town.charity} where id = ${runs}`.execute(tx))
  const asset = await makeAsset(db, { name: 'Seaside movers', organisation: runs })
  const first = { what: 'told_about' as const, onDay: '2026-11-23', words: 'Diagnosis and clozapine are nobody’s business there' }
  mine = `/my/connections/${await as(db, frank, caller => connect(caller, personId, { assetId: asset, matters: 'Boro', first }))}`
  own = await browse(db, frank)
  worker = await browse(db, steve)
  organiser = await browse(db, pam)
  card = `${mine}/card`
})
afterAll(() => db.close())

const until = { 'until-day': '1', 'until-month': '12', 'until-year': '2026' }
const form = () => ({ organiserId: pam.workerId!, chosenName: 'Frankie', helps: 'Tell him when it is nearly over', days: 'Tuesdays', ...until })

test('nobody who runs something knows of anybody before the person agrees', async () => {
  const { status, html } = await organiser.get('/organise')
  expect(status).toBe(200)
  expect(html).toContain('Nobody has asked for this')
})

test('the organiser sees the name Frank chose, what helps and which days, and nothing else anywhere', async () => {
  const wrong = await own.post(card, { ...form(), chosenName: '' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Tell him when it is nearly over')
  expect((await own.post(card, form())).status).toBe(303)
  const { html } = await organiser.get('/organise')
  for (const words of ['Frankie', 'Tell him when it is nearly over', 'Tuesdays', 'Seaside movers', '1 December 2026']) expect(html).toContain(words)
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  for (const words of [frank.personId, 'Frank Test', 'mental', 'clozapine', 'Steve', 'North Testtown', 'key worker', 'Boro', 'connector'])
    expect(main).not.toContain(words)
  expect(main).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  const id = frank.personId
  const [row] = await asSystem(
    db,
    async ({ tx }) =>
      (await sql<{ id: string; connection: string }>`select c.id, n.id as connection from activity_card c, asset_connection n`.execute(tx)).rows,
  )
  for (const path of ['', '/network', '/connections', `/connections/${row!.connection}`, '/plan', '/team', '/timeline'])
    expect([404, 403], path).toContain((await organiser.get(`/people/${id}${path}`)).status)
  for (const path of ['/people', '/board', '/my-day', '/connecting', '/connecting/barriers']) expect((await organiser.get(path)).status, path).toBe(403)
})

test('in the database too: an organiser reads the little row and never whose it is', async () => {
  const seen = await as(db, pam, async ({ tx }) => ({
    cards: (await sql<{ row: string }>`select to_jsonb(c)::text as row from activity_card c`.execute(tx)).rows,
    whose: (await sql`select 1 from activity_card_person`.execute(tx)).rows.length,
    people: (await sql`select 1 from person`.execute(tx)).rows.length,
    ties: (await sql`select 1 from asset_connection`.execute(tx)).rows.length,
  }))
  expect(seen.cards).toHaveLength(1)
  expect(seen.cards[0]!.row).not.toContain(frank.personId)
  expect([seen.whose, seen.people, seen.ties]).toEqual([0, 0, 0])
})

test('another organiser, of the same house or elsewhere, sees nothing of it', async () => {
  for (const organisation of [town.charity, town.council]) {
    const other = await browse(db, await makeWorker(db, 'activity_organiser', organisation, []))
    expect((await other.get('/organise')).html).not.toContain('Frankie')
  }
})

test('a worker writes it only with how the person said yes, and only for somebody who runs it', async () => {
  const at = card.replace('/my', `/people/${frank.personId}`)
  const without = await worker.post(at, form())
  expect(without.status).toBe(422)
  expect(without.html).toContain('Without their yes nobody is told')
  const elsewhere = await makeWorker(db, 'activity_organiser', town.council, [])
  expect((await worker.post(at, { ...form(), organiserId: elsewhere.workerId!, agreedHow: 'On the phone' })).status).toBe(422)
  await expect(
    as(db, frank, ({ tx }) =>
      sql`with p as (insert into activity_card_person (card_id, person_id, agreed_how, agreed_at, by_name) values ('0192f000-0000-7000-8000-0000000000ff', ${frank.personId}, 'x', now(), 'x'))
        select 1`
        .execute(tx)
        .then(() =>
          sql`insert into activity_card (id, asset_id, organiser_id, chosen_name, days, from_day, until_day)
            select '0192f000-0000-7000-8000-0000000000ff', asset_id, ${elsewhere.workerId!}, 'x', 'x', '2026-11-23', '2026-12-01' from activity_card limit 1`.execute(
            tx,
          ),
        ),
    ),
  ).rejects.toThrow('not an organiser of this')
})

test('it is gone from the organiser’s page at once when the person takes it back, and by itself after its last day', async () => {
  const late = await browse(db, pam, () => new Date('2026-12-02T09:00:00Z'))
  expect((await late.get('/organise')).html).not.toContain('Frankie')
  const [row] = await asSystem(db, async ({ tx }) => (await sql<{ id: string }>`select id from activity_card`.execute(tx)).rows)
  expect((await own.post(`/my/connections/cards/${row!.id}/take-back`)).status).toBe(303)
  expect((await organiser.get('/organise')).html).not.toContain('Frankie')
})

test('it ends with the activity', async () => {
  expect((await own.post(card, { ...form(), chosenName: 'Francis' })).status).toBe(303)
  expect((await organiser.get('/organise')).html).toContain('Francis')
  const version = /name="version" value="(\d+)"/.exec((await own.get(mine)).html)![1]!
  expect((await own.post(`${mine}/end`, { version, endWords: '' })).status).toBe(303)
  expect((await organiser.get('/organise')).html).not.toContain('Francis')
})

test('declared later to be of the person’s own life, or their employer: it is gone from the organiser’s page at once', async () => {
  const wren = await makePerson(db, 'Wren')
  const browser = await browse(db, wren)
  const runs = await makeAssetOrganisation(db, 'Choirs of Testtown')
  await asSystem(db, ({ tx }) => sql`update asset_organisation set organisation_id = ${town.charity} where id = ${runs}`.execute(tx))
  const assetId = await makeAsset(db, { name: 'Choir', organisation: runs })
  const first = { what: 'told_about' as const, onDay: '2026-11-23', words: '' }
  const at = `/my/connections/${await as(db, wren, caller => connect(caller, wren.personId, { assetId, matters: '', first }))}/card`
  const other = await makeWorker(db, 'activity_organiser', town.charity, [town.charityTeam], 'Al Former')
  const [pams, als] = [organiser, await browse(db, other)]
  for (const organiserId of [pam.workerId!, other.workerId!])
    expect((await browser.post(at, { ...form(), organiserId, chosenName: 'Wrenny' })).status).toBe(303)
  await as(db, wren, caller => declareWorker(caller, other.workerId!, 'ex_partner'))
  expect((await als.get('/organise')).html).not.toContain('Wrenny')
  expect((await pams.get('/organise')).html).toContain('Wrenny')
  await as(db, wren, caller => declareEmployer(caller, town.charity))
  expect((await pams.get('/organise')).html).not.toContain('Wrenny')
})

test('Dave’s employer runs the club: none of its organisers can be chosen', async () => {
  const dave = await makePerson(db, 'Dave')
  const browser = await browse(db, dave)
  const runs = await makeAssetOrganisation(db, 'Council sports')
  await asSystem(db, ({ tx }) => sql`update asset_organisation set organisation_id = ${town.council} where id = ${runs}`.execute(tx))
  const asset = await makeAsset(db, { name: 'Council runners', organisation: runs })
  await as(db, dave, caller => declareEmployer(caller, town.council))
  expect((await browser.post(`/my/community/${asset}/went`)).status).toBe(303)
  const [connection] = await asSystem(
    db,
    async ({ tx }) => (await sql<{ id: string }>`select id from asset_connection where person_id = ${dave.personId}`.execute(tx)).rows,
  )
  const at = `/my/connections/${connection!.id}`
  expect((await browser.get(at)).html).not.toContain('Let whoever runs it know')
  const [boss] = await asSystem(
    db,
    async ({ tx }) =>
      (await sql<{ id: string }>`select id from worker where organisation_id = ${town.council} and role = 'activity_organiser' limit 1`.execute(tx)).rows,
  )
  expect((await browser.post(`${at}/card`, { ...form(), organiserId: boss!.id })).status).toBe(422)
})
