import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FOR_TESTS, postgresPrograms, startPostgres } from './postgres.ts'

const CHROMIUM = '/usr/bin/chromium'

const run = (command: string, args: string[], root: string, env: NodeJS.ProcessEnv = process.env): number =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status ?? 1

const tool = (root: string, path: string, ...args: string[]): number => run(process.execPath, [join(root, 'node_modules', path), ...args], root)

/** Installs Debian packages when this is Debian and we may; says plainly what to install when we may not. */
function ensure(isThere: () => boolean, packages: string[]): boolean {
  if (isThere()) return true
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!may) {
    console.error(`Please install ${packages.join(' and ')} first: sudo apt-get install ${packages.join(' ')}`)
    return false
  }
  console.log(`Installing ${packages.join(', ')}…`)
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0 &&
    isThere()
  )
}

/** `kith check`: lint, types, and that generated files are true. */
export function check(root: string): number {
  const steps: [string, () => number][] = [
    ['lint', () => tool(root, '@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error')],
    ['types', () => tool(root, 'typescript/bin/tsc', '--noEmit')],
    ['types of the stories', () => tool(root, 'typescript/bin/tsc', '--noEmit', '-p', 'test/stories')],
    ['schema', () => run(process.execPath, [join(root, 'bin/kith.mjs'), 'schema', '--check'], root)],
    ['states', () => run(process.execPath, [join(root, 'bin/kith.mjs'), 'states', '--check'], root)],
    ['framework', () => run(process.execPath, [join(root, 'bin/kith.mjs'), 'framework', '--check'], root)],
  ]
  for (const [name, step] of steps) {
    if (step() === 0) continue
    console.error(`\nkith check: ${name} needs another look.`)
    return 1
  }
  console.log('kith check: all good.')
  return 0
}

/**
 * `kith test`: everything a contributor needs to pass. The stories run on PostgreSQL where it is installed, which is quicker,
 * and on the embedded database where it is not.
 * `kith test FILE…` runs some tests; `kith test --postgres FILE…` runs them on a PostgreSQL of their own.
 */
export function test(root: string, args: string[]): number {
  const vitest = (files: string[]) => tool(root, 'vitest/vitest.mjs', 'run', ...files)
  if (args[0] === '--postgres') return onPostgres('KITH_TEST_DATABASE', () => vitest(args.slice(1)))
  if (args.length > 0) return vitest(args)
  if (!ensure(() => existsSync(CHROMIUM), ['chromium'])) return 1
  const failed = vitest([])
  if (failed) return failed
  const stories = () => tool(root, '@playwright/test/cli.js', 'test')
  return postgresPrograms() ? onPostgres('KITH_STORY_DATABASE', stories) : stories()
}

function onPostgres(setting: 'KITH_TEST_DATABASE' | 'KITH_STORY_DATABASE', work: () => number): number {
  if (!ensure(() => postgresPrograms() !== undefined, ['postgresql'])) return 1
  const server = startPostgres(54_330, FOR_TESTS)
  try {
    process.env[setting] = server.url
    return work()
  } finally {
    server.stop()
  }
}
