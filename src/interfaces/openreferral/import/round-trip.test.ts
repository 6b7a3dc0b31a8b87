import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../../app.ts'
import { readConfig } from '../../../core/config.ts'
import { directory } from './importing.hold.ts'

let ours: Awaited<ReturnType<typeof directory>>
let theirs: Awaited<ReturnType<typeof directory>>
let server: ReturnType<typeof serve>
let url: string
beforeAll(async () => {
  ours = await directory()
  theirs = await directory()
  const app = buildApp(ours.db, readConfig({ KITH_URL: 'http://localhost', KITH_LIMITS: '0' }))
  await new Promise<void>(resolve => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve())
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oruk`
})
afterAll(async () => {
  server.close()
  await ours.close()
  await theirs.close()
})

const LOOK = `select a.name, a.summary, a.description, a.cost, a.referral, a.support, a.mental_health, l.step_free, array(select f.who from asset_flexible_for f where f.asset_id = a.id order by 1) as flexible, a.minimum_age, a.phone, o.name as organisation, l.name as venue, l.address_1, l.city, l.postcode, l.place_code, l.neighbourhood_code, round(l.lat::numeric, 4) as lat,
  array(select s.weekday || ' ' || s.opens::text || ' ' || s.closes::text from asset_schedule s where s.asset_id = a.id order by 1) as hours,
  array(select g.name from asset_language g where g.asset_id = a.id order by 1) as languages,
  array(select distinct t.code from asset_term x join taxonomy_term t on t.id = x.term_id join taxonomy k on k.id = t.taxonomy_id where x.asset_id = a.id and k.code = 'kith-interests' order by 1) as interests
  from asset a join asset_organisation o on o.id = a.organisation_id join asset_at_location al on al.asset_id = a.id join asset_location l on l.id = al.location_id order by a.name`

test('what another Kith gives out as Open Referral UK comes in as it went out, and is kept in step', async () => {
  const sheet = `Ref,Name,Provider,Description,Venue,Address 1,Town,County,Postcode,Latitude,Longitude,Opening times,Languages,Min age,Phone,Category,Referral,Support,Step,Flexible
1,Chess club,St Anne's,Chess for all.,Church hall,1 High Street,Testville,Testshire,TE1 1AA,53.051,-1.951,Tue 7pm-9pm,English; Polish,16,01632 960001,Chess,none,We meet you at the door.,yes,carers; families
2,Choir,Everybody Sings,Loud and friendly.,Chapel,2 High Street,Testville,Testshire,TE1 1AB,53.06,-1.96,Thu 6pm-8pm,English,,,Singing and choirs,welcome,,,
3,Allotment,Second Spring,Dig and share.,Gate,3 Lane,Testville,Testshire,TE1 1AD,53.07,-1.93,,English,,,Gardening and growing food,,,,
`
  const { proposed } = await ours.csv(sheet, { dryRun: true })
  const known = proposed as { columns: object }
  const mapping = ours.mapping({
    ...known,
    columns: { ...known.columns, referral: 'Referral', support: 'Support', step_free: 'Step', flexible_for: 'Flexible' },
  })
  await ours.csv(sheet, { mapping })
  const report = await theirs.load(url, { source: 'neighbour' })
  expect(report).toMatchObject({ read: 3, kept: 3, refused: 0, leftOut: 0, located: 3, inNeighbourhood: 3 })
  const [out, back] = [await ours.rows(LOOK), await theirs.rows(LOOK)]
  expect(back).toEqual(out)
  expect(await theirs.load(url, { source: 'neighbour' })).toMatchObject({ changed: 0, gone: 0 })
  ours.later(1)
  await ours.csv(sheet.replace('Loud and friendly.', 'Louder.').split('\n').slice(0, 3).join('\n'))
  expect(await theirs.load(url, { source: 'neighbour' })).toMatchObject({ kept: 2, changed: 1, gone: 1 })
  expect(await theirs.rows(`select distinct name from asset_found order by 1`)).toEqual([{ name: 'Chess club' }, { name: 'Choir' }])
})
