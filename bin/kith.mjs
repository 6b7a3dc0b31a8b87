#!/usr/bin/env node
// The one way in: `kith <command>`. Runs on any Node >= 20 with nothing installed; installs what the lock
// file says if needed, then hands over to the pinned Node of node_modules so that every machine runs the same.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')

function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(modules, '.kith-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing what the lock file names (once)…')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
  if (npm.status !== 0) {
    console.error('Kith could not install its packages. Is the npm registry reachable? Try "npm ci" to see more.')
    process.exit(npm.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}

function pinnedNode() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  console.error(`Kith needs Node 26 or later here: no pinned Node exists for ${process.platform} ${process.arch}.`)
  process.exit(1)
}

async function bundle() {
  const esbuild = await import(pathToFileURL(join(modules, 'esbuild/lib/main.js')).href)
  const outfile = join(modules, '.cache', 'kith', `main-${process.pid}.mjs`)
  mkdirSync(dirname(outfile), { recursive: true })
  await esbuild.build({
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: 'inline',
    logLevel: 'error',
  })
  return outfile
}

const [command = 'help', ...args] = process.argv.slice(2)
install()
const node = pinnedNode()
const env = { ...process.env, KITH_ROOT: root }
const tool = (path, ...rest) => [join(modules, path), ...rest]
const tools = {
  types: () => tool('typescript/bin/tsc', '--noEmit', ...args),
  lint: () => tool('@biomejs/biome/bin/biome', 'check', ...args),
  vitest: () => tool('vitest/vitest.mjs', ...args),
  playwright: () => tool('@playwright/test/cli.js', ...args),
}
const serving = command === 'serve'
const bundled = () =>
  bundle().catch(error => {
    console.error(error.message)
    process.exit(1)
  })
const line = tools[command] ? tools[command]() : ['--enable-source-maps', await bundled(), command, ...args]
if (serving || command === 'bench') env.NODE_ENV ??= 'production'
const { spawn } = await import('node:child_process')
const child = spawn(node, line, { cwd: tools[command] ? root : process.cwd(), env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
