import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directory } from '../openreferral/import/importing.hold.ts'
import { POSTCODES } from './importing.hold.ts'
import { runImport } from './index.ts'
import { isOwn } from './reach.ts'

let it: Awaited<ReturnType<typeof directory>>
let inside: Server
let outside: Server
let asked: string[] = []
const origin = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const listen = (server: Server) => new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))

beforeAll(async () => {
  it = await directory()
  inside = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(request.url?.includes('services') ? '{"contents":[]}' : `${POSTCODES}ZE1 0AA,60.1,-1.1,\n`)
  })
  outside = createServer((request, response) => {
    const to = new URL(request.url ?? '', 'http://x').searchParams.get('to')
    if (request.url?.startsWith('/moved.csv')) response.writeHead(302, { location: '/postcodes.csv' }).end()
    else if (request.url?.startsWith('/round.csv')) response.writeHead(302, { location: '/round.csv' }).end()
    else if (request.url?.startsWith('/postcodes.csv')) response.end(`${POSTCODES}ZE1 0AA,60.1,-1.1,\n`)
    else response.writeHead(302, { location: to ?? `${origin(inside)}/services` }).end()
  })
  await Promise.all([listen(inside), listen(outside)])
})
afterAll(async () => {
  inside.close()
  outside.close()
  await it.close()
})

const port = () => (inside.address() as AddressInfo).port
const postcodes = (where: string, hosts?: string[]) => it.importing(caller => runImport(caller, 'postcodes', where, hosts ? { hosts } : {}))

describe('no redirect leads an import into our own network', () => {
  test.each([
    () => `http://127.0.0.1:${port()}/x.csv`,
    () => `http://127.0.0.2:${port()}/x.csv`,
    () => `http://localhost:${port()}/x.csv`,
    () => `http://[::1]:${port()}/x.csv`,
    () => `http://[::ffff:127.0.0.1]:${port()}/x.csv`,
    () => `http://2130706433:${port()}/x.csv`,
    () => 'http://169.254.169.254/latest/meta-data',
    () => 'http://10.0.0.1/x.csv',
  ])('%s', async to => {
    asked = []
    await expect(postcodes(`${origin(outside)}/elsewhere.csv?to=${encodeURIComponent(to())}`)).rejects.toThrow(/its own network.*KITH_IMPORT_HOSTS/)
    expect(asked).toEqual([])
  })
  test('nor that of an endpoint', async () => {
    asked = []
    await expect(it.load(origin(outside), { patience: 2000, pause: 1 })).rejects.toThrow(/its own network/)
    expect(asked).toEqual([])
  })
  test('nor to a file, nor round for ever', async () => {
    await expect(postcodes(`${origin(outside)}/elsewhere.csv?to=file:///etc/passwd`)).rejects.toThrow(/no web address/)
    await expect(postcodes(`${origin(outside)}/round.csv`)).rejects.toThrow(/without an end/)
  })
  test('one that stays where it is, or leads to a host that is named, is followed', async () => {
    expect(await postcodes(`${origin(outside)}/moved.csv`)).toMatchObject({ kept: 1 })
    expect(await postcodes(`${origin(outside)}/elsewhere.csv?to=${encodeURIComponent(`http://localhost:${port()}/x.csv`)}`, ['localhost'])).toMatchObject({
      kept: 1,
    })
  })
})

test('a name is looked up before it is asked', async () => {
  asked = []
  // Names below localhost always lead to this machine, here by way of the resolver as any other name would.
  await expect(postcodes(`http://feeds.localhost:${port()}/x.csv`)).rejects.toThrow(/its own network|could not be reached/)
  expect(asked).toEqual([])
})

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::', true],
  ['0.0.0.0', true],
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.0.1', true],
  ['169.254.169.254', true],
  ['100.100.0.1', true],
  ['fe80::1', true],
  ['fd00::1', true],
  ['::ffff:192.168.0.1', true],
  ['64:ff9b::7f00:1', true],
  ['8.8.8.8', false],
  ['2a00:1450::1', false],
])('%s is of our own network: %s', (ip, own) => expect(isOwn(ip)).toBe(own))
