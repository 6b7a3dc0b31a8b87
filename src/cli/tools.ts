import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const CHROMIUM = '/usr/bin/chromium'

const run = (command: string, args: string[], root: string, env: NodeJS.ProcessEnv = process.env): number =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status ?? 1

const tool = (root: string, path: string, ...args: string[]): number => run(process.execPath, [join(root, 'node_modules', path), ...args], root)

/** Installs Debian packages when this is Debian and we may; says plainly what to install when we may not. */
function ensure(file: string, packages: string[]): boolean {
  if (existsSync(file)) return true
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
    existsSync(file)
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

/** `kith test`: everything a contributor needs to pass. */
export function test(root: string, args: string[]): number {
  if (!ensure(CHROMIUM, ['chromium'])) return 1
  const unit = tool(root, 'vitest/vitest.mjs', 'run', ...args)
  if (unit !== 0 || args.length > 0) return unit
  return tool(root, '@playwright/test/cli.js', 'test')
}
