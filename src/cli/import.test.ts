import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { readConfig } from '../core/config.ts'
import { importCommand } from './data.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-import-command-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('an import that refuses every row ends with an exit code that says so', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const config = readConfig({ KITH_ROOT: process.cwd(), KITH_DATA: join(folder, 'kith'), KITH_DEMO: '0' })
  const run = (kind: string, text: string) => {
    writeFileSync(join(folder, 'file.csv'), text)
    return importCommand(config, [kind, join(folder, 'file.csv'), '--source', 'test'])
  }
  expect(await run('postcodes', 'postcode,lat,lon\nnone,60.1,-1.1\nZE1 0AB,north,-1.1\n')).toBe(1)
  expect(await run('assets', 'Name,Postcode\n,ZE1 0AA\n')).toBe(1)
  expect(await run('assets', 'Name,Postcode\nClub,ZE1 0AA\n,ZE1 0AA\n')).toBe(0)
  vi.restoreAllMocks()
}, 120_000)
