import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLite, type Database, openDatabase } from '../src/core/db.ts'
import { ROOT } from './support/db.ts'

// Two processes in one embedded folder would lose what people write. A container has process numbers of its own, so no number tells.
const folder = mkdtempSync(join(tmpdir(), 'kith-one-'))
const running = join(folder, 'running')
let db: Database

beforeAll(async () => {
  db = await openDatabase({ databaseUrl: undefined, dataDir: running })
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const APART = ['unshare', '-p', '-f', '--mount-proc']
const mayUnshare = spawnSync(APART[0]!, [...APART.slice(1), 'true']).status === 0
const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=60m', 'none', '/mnt']).status === 0

/** `kith migrate` on a folder: opens the database as a start does, and ends. */
function migrate(data: string, before: string[] = []): { status: number | null; said: string } {
  const [command = '', ...args] = [...before, process.execPath, join(ROOT, 'bin/kith.mjs'), 'migrate']
  const { status, stdout, stderr } = spawnSync(command, args, { env: { ...process.env, KITH_DATA: data, DATABASE_URL: '' }, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

test('a second process in a folder in use is refused in words', () => {
  const { status, said } = migrate(running)
  expect(said).toContain(`Kith is already running in ${running}`)
  expect(status).toBe(1)
})

test.skipIf(!mayUnshare)('so is one in another container, where the first has no number', () => {
  const { status, said } = migrate(running, APART)
  expect(said).toContain(`Kith is already running in ${running}`)
  expect(status).toBe(1)
})

test('a copy of a folder in use opens, and so does a folder with the number of a process that lives', async () => {
  const copy = join(folder, 'copy')
  cpSync(running, copy, { recursive: true })
  const opened = await openDatabase({ databaseUrl: undefined, dataDir: copy })
  await opened.close()
  writeFileSync(join(copy, 'kith.lock'), String(process.pid))
  const again = await openDatabase({ databaseUrl: undefined, dataDir: copy })
  await expect(openDatabase({ databaseUrl: undefined, dataDir: copy })).rejects.toThrow('Kith is already running')
  await again.close()
})

test('a folder that cannot be made or written is said in words', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(migrate(file)).toMatchObject({ status: 1, said: expect.stringMatching(/^.* is not a folder\. Set KITH_DATA to a folder\./) })
  expect(migrate('/sys/kith')).toMatchObject({ status: 1, said: expect.stringMatching(/^(Kith (cannot|may not) write in|\/sys\/kith cannot be made)/) })
})

test.skipIf(!mayMount)('a full disk and a read-only one are said in words, for a new database and for one that is there', async () => {
  const small = join(folder, 'small')
  mkdirSync(small)
  const mounted = (options: string, then: string) => ['unshare', '-m', 'sh', '-c', `mount -t tmpfs -o ${options} none ${small} && ${then} && exec "$@"`, 'sh']
  expect(migrate(small, mounted('size=60m', 'true'))).toMatchObject({ status: 1, said: expect.stringMatching(/^The disk is full: \d+ MB are free/) })
  const old = join(folder, 'old')
  mkdirSync(old)
  await (await createLite(join(old, 'database'))).close()
  expect(migrate(small, mounted('size=90m', `cp -r ${old}/. ${small} && dd if=/dev/zero of=${small}/fill bs=1M 2>/dev/null; true`))).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^The disk is full/),
  })
  expect(migrate(small, mounted('size=60m', `mount -o remount,ro ${small}`))).toMatchObject({
    status: 1,
    said: expect.stringMatching(/^Kith cannot write in .*: the disk is read-only\./),
  })
})
