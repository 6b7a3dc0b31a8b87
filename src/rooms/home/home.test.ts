import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from '../../../test/support/browser.ts'
import { testDatabase } from '../../../test/support/db.ts'
import { makePerson, makeTown, makeWorker, type Town } from '../../../test/support/people.ts'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../core/config.ts'
import type { Database } from '../../core/db.ts'

let db: Database
let town: Town
beforeAll(async () => {
  db = await testDatabase()
  town = await makeTown(db)
})
afterAll(() => db.close())

test('R022 the first page asks how it can help: ask, help now, services and sign-in are one press away', async () => {
  const { status, html } = await (await browse(db)).get('/')
  expect(status).toBe(200)
  expect(html).toContain('How can I help?</h1>')
  const main = html.slice(html.indexOf('<main'))
  for (const href of ['/help', '/crisis', '/services', '/sign-in', '/privacy']) expect(main).toContain(`href="${href}"`)
  expect(html).not.toContain('Error')
})

test('signed in, the first page leads a person to their own Kith and a worker to their day', async () => {
  expect((await (await browse(db, await makePerson(db, 'Ashik'))).get('/')).html).toContain('Go to My Kith')
  expect((await (await browse(db, await makeWorker(db, 'key_worker', town.trust, [town.north]))).get('/')).html).toContain('Go to My day')
})

test('who sees this, and would you tell the police, is answered before anything is asked', async () => {
  const { html } = await (await browse(db)).get('/privacy')
  for (const words of [
    'What is kept',
    'Who can see it',
    'When would you have to tell someone?',
    'immediate danger of serious harm',
    'The police have no sign-in here',
    'friend’s death',
  ])
    expect(html).toContain(words)
  for (const path of ['/about', '/how-we-work', '/accessibility']) expect((await (await browse(db)).get(path)).status).toBe(200)
})

const ask = (
  path: string,
  { remote = '10.1.2.3', headers = {}, token = 'secret' }: { remote?: string; headers?: Record<string, string>; token?: string } = {},
  on = db,
) =>
  buildApp(on, readConfig({ KITH_METRICS_TOKEN: token })).request(
    `http://localhost:3000${path}`,
    { headers },
    { incoming: { socket: { remoteAddress: remote } } },
  )

test('health says alive and ready; without a database it is alive and not ready', async () => {
  expect(await (await ask('/health/live')).text()).toBe('live')
  expect((await ask('/health/ready')).status).toBe(200)
  const gone: Database = { ...db, exclusive: () => Promise.reject(new Error('gone')) }
  expect((await ask('/health/live', {}, gone)).status).toBe(200)
  expect((await ask('/health/ready', {}, gone)).status).toBe(503)
})

test('metrics are numbers only, for this machine or the holder of the token', async () => {
  for (const [options, status] of [
    [{}, 404],
    [{ remote: '127.0.0.1' }, 200],
    [{ remote: '::1' }, 200],
    [{ remote: '127.0.0.1', headers: { 'x-forwarded-for': '1.2.3.4' } }, 404],
    [{ headers: { authorization: 'Bearer secret' } }, 200],
    [{ headers: { authorization: 'Bearer wrong!' } }, 404],
    [{ headers: { authorization: 'Bearer ' }, token: '' }, 404],
  ] as const)
    expect((await ask('/metrics', options)).status, JSON.stringify(options)).toBe(status)
  const app = buildApp(db, readConfig({ KITH_METRICS_TOKEN: 'secret' }))
  await app.request('http://localhost:3000/about')
  const words = await (await app.request('http://localhost:3000/metrics', { headers: { authorization: 'Bearer secret' } })).text()
  expect(words).toContain('kith_requests_total{method="GET",status="2xx"} 1')
  expect(words).toContain('kith_jobs{state="waiting"} 0')
  expect(words).not.toContain('/about')
})
