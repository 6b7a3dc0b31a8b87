import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { becomeDemonstration } from '../src/access/index.ts'
import { openReady } from '../src/cli/open.ts'
import { inTransaction, system } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import { ROOT } from './support/db.ts'
import { makePerson, makeTown } from './support/people.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-starting-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts Kith as an operator does, with these settings and no others of ours. */
function start(settings: Record<string, string>, command = 'serve') {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KITH_|DATABASE_URL|PORT$)/.test(name)))
  const run = spawnSync(process.execPath, [join(ROOT, 'bin/kith.mjs'), command], { env: { ...env, ...settings }, encoding: 'utf8', timeout: 120_000 })
  return { code: run.status, said: run.stdout + run.stderr }
}

test('a start that could open the demonstration to everybody by a forgotten setting is refused in words', () => {
  const forgotten: Record<string, string>[] = [
    { DATABASE_URL: 'postgres://kith@127.0.0.1:1/kith' },
    { KITH_URL: 'https://kith.example.nhs.uk', KITH_DATA: folder },
  ]
  for (const settings of forgotten) {
    const { code, said } = start(settings)
    expect([code, said]).toEqual([1, expect.stringMatching(/nothing says what this is.*KITH_DEMO=1/)])
  }
})

test('a proxy that nobody counted is asked about', () => {
  const real = { KITH_URL: 'https://kith.example.nhs.uk', KITH_OIDC_ISSUER: 'https://id.example', DATABASE_URL: 'postgres://kith@127.0.0.1:1/kith' }
  expect(start(real, 'doctor').said).toContain('KITH_PROXIES does not say how many')
  expect(start({ ...real, KITH_PROXIES: '1' }, 'doctor').said).not.toContain('KITH_PROXIES')
})

test('real and made-up people are never served from one database', async () => {
  const demo = join(folder, 'demo')
  const first = await openReady(readConfig({ KITH_ROOT: ROOT, KITH_DATA: demo }))
  await inTransaction(first, system('demo'), becomeDemonstration)
  await first.close()
  expect(start({ KITH_DATA: demo, KITH_DEMO: '0', PORT: '0' })).toMatchObject({
    code: 1,
    said: expect.stringContaining('made-up teams would answer real people'),
  })

  const real = join(folder, 'real')
  const second = await openReady(readConfig({ KITH_ROOT: ROOT, KITH_DATA: real, KITH_DEMO: '0' }))
  await makeTown(second)
  await makePerson(second, 'Amina')
  await second.close()
  expect(start({ KITH_DATA: real, KITH_DEMO: '1', PORT: '0' })).toMatchObject({
    code: 1,
    said: expect.stringContaining('the demonstration is not started in it'),
  })
})
