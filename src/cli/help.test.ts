import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../test/support/db.ts'
import { commands } from './commands.ts'

test('asked what it does, a command says so and does nothing', () => {
  for (const [name, flag] of [
    ['mutate', '--help'],
    ['serve', '-h'],
  ] as const) {
    const { status, stdout } = spawnSync('node', [join(ROOT, 'bin/kith.mjs'), name, flag], { encoding: 'utf8', timeout: 60_000 })
    expect([status, stdout.trim()]).toEqual([0, `kith ${name}: ${commands[name]!.does}`])
  }
})
