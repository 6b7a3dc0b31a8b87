import { expect, test } from 'vitest'
import { onThisMachine, readConfig } from './config.ts'

const ISSUER = { KITH_OIDC_ISSUER: 'https://id.example' }

test('with nothing set the demonstration runs, for this machine alone', () => {
  expect(readConfig({})).toMatchObject({ demo: true, demoUnasked: true, mustNotServe: undefined })
  expect(readConfig({ KITH_URL: 'http://localhost:4000', KITH_DATA: '/tmp/x' })).toMatchObject({ demo: true, demoUnasked: true })
})

test('with a database or a public address the demonstration must be asked for by name', () => {
  for (const env of [{ DATABASE_URL: 'postgres://kith@db/kith' }, { KITH_URL: 'https://kith.example.nhs.uk' }, { KITH_URL: 'http://10.1.2.3:3000' }]) {
    const unsaid = readConfig(env)
    expect(unsaid, JSON.stringify(env)).toMatchObject({ demo: false, mustNotServe: expect.stringMatching(/KITH_DEMO=0, KITH_OIDC_ISSUER.*set KITH_DEMO=1/) })
    expect(readConfig({ ...env, KITH_DEMO: '1' })).toMatchObject({ demo: true, demoUnasked: false, mustNotServe: undefined })
    expect(readConfig({ ...env, ...ISSUER })).toMatchObject({ demo: false, mustNotServe: undefined })
    expect(readConfig({ ...env, KITH_DEMO: '0' })).toMatchObject({ demo: false, mustNotServe: undefined })
  }
})

test('a setting that cannot be meant is refused in words', () => {
  expect(() => readConfig({ KITH_DEMO: 'false' })).toThrow('KITH_DEMO must be 1 or 0')
  expect(() => readConfig({ KITH_URL: 'kith.example' })).toThrow('KITH_URL must be an address')
})

test('an address is of this machine or it is not', () => {
  for (const url of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'http://kith.localhost']) expect(onThisMachine(url), url).toBe(true)
  for (const url of ['https://kith.example', 'http://localhost.example', 'http://10.0.0.1', 'http://127.0.0.1.example'])
    expect(onThisMachine(url), url).toBe(false)
})
