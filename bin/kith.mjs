#!/usr/bin/env node
// The one way in: `kith <command>`. Runs on any Node >= 20 with nothing installed; installs what the lock
// file says if needed, then hands over to the pinned Node of node_modules so that every machine runs the same.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

// The bundle is named by all that goes into it: it is made again exactly when something changed, and two versions that start
// at once never share a file.
const kept = join(modules, '.cache', 'kith', 'bundle')
const list = join(kept, 'inputs.json')

function nameOf(inputs) {
  const hash = createHash('sha256')
  for (const input of [...inputs, 'bin/kith.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'])
    hash.update(`${input}\0`).update(readFileSync(join(root, input)))
  return join(kept, `${hash.digest('hex')}.mjs`)
}

function keptBundle() {
  try {
    const file = nameOf(JSON.parse(readFileSync(list, 'utf8')))
    return existsSync(file) ? file : undefined
  } catch {
    return undefined // nothing kept, or something that went into it is gone
  }
}

async function bundle() {
  const esbuild = await import(pathToFileURL(join(modules, 'esbuild/lib/main.js')).href)
  mkdirSync(kept, { recursive: true })
  const started = Date.now()
  const unnamed = join(kept, `new-${process.pid}.mjs`)
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outfile: unnamed,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: 'inline',
    sourcesContent: false,
    metafile: true,
    logLevel: 'error',
  })
  for (const old of readdirSync(kept).map(name => join(kept, name)))
    if ((statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? started) < started - 86_400_000) rmSync(old, { force: true })
  const inputs = Object.keys(metafile.inputs)
  // Written to while it was read: good for this once, under no name.
  if (inputs.some(input => statSync(join(root, input)).mtimeMs >= started)) return unnamed
  const file = nameOf(inputs)
  renameSync(unnamed, file)
  writeFileSync(list, JSON.stringify(inputs))
  return file
}

const [command = 'help', ...args] = process.argv.slice(2)
install()
const node = pinnedNode()
const env = { NODE_COMPILE_CACHE: join(modules, '.cache', 'kith', 'compiled'), ...process.env, KITH_ROOT: root }
const tool = (path, ...rest) => [join(modules, path), ...rest]
const tools = {
  types: () => tool('typescript/bin/tsc', '--noEmit', ...args),
  lint: () => tool('@biomejs/biome/bin/biome', 'check', ...args),
  vitest: () => tool('vitest/vitest.mjs', ...args),
  playwright: () => tool('@playwright/test/cli.js', ...args),
}
const bundled = () =>
  keptBundle() ??
  bundle().catch(error => {
    console.error(error.message)
    process.exit(1)
  })
// A small nursery, a bounded heap and few arenas: V8 and malloc otherwise keep what one busy moment needed. The map from the
// bundle to its sources takes a hundred megabytes once it is read; the bundle keeps its names and lines and is read as it is.
const held = ['serve', 'bench', 'soak', 'import'].includes(command)
const line = tools[command]
  ? tools[command]()
  : [...(held ? ['--max-semi-space-size=4', '--max-old-space-size=256'] : ['--enable-source-maps']), await bundled(), command, ...args]
if (held) {
  env.NODE_ENV ??= 'production'
  env.MALLOC_ARENA_MAX ??= '2'
}
const { spawn } = await import('node:child_process')
const child = spawn(node, line, { cwd: tools[command] ? root : process.cwd(), env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
