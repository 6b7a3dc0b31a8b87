import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** One static file as it goes to the browser. `path` carries a hash of the content, so it may be cached for ever. */
export type Asset = {
  path: string
  type: string
  body: Uint8Array<ArrayBuffer>
  /** The same, gzipped; absent for images that are compressed already. */
  gzip?: Uint8Array<ArrayBuffer>
  /** The pages a service worker may answer for; absent for everything else. */
  scope?: string
}

// The program may run bundled, from another folder than this file's; the launcher then says where the project is.
const root = process.env.KITH_ROOT ?? fileURLToPath(new URL('../..', import.meta.url))
const nhs = 'node_modules/nhsuk-frontend/dist/nhsuk'
const own = 'src/ui/assets'

const images = [
  'favicon.ico',
  'favicon.svg',
  'nhsuk-icon-180.png',
  'nhsuk-icon-arrow-down.svg',
  'nhsuk-icon-arrow-up-down.svg',
  'nhsuk-icon-arrow-up.svg',
  'nhsuk-icon-cross.svg',
]

/** Name in pages → where it is kept, in one piece or several joined. A file comes after the files it names, whose hashed names it then carries. */
const sources: readonly (readonly [name: string, ...files: string[]])[] = [
  ...images.map(name => [`images/${name}`, `${nhs}/assets/images/${name}`] as const),
  ['nhsuk.js', `${nhs}/nhsuk-frontend.min.js`],
  ['nhsuk.css', `${nhs}/nhsuk-frontend.min.css`],
  ['kith.css', ...['kith', 'record', 'story', 'safety', 'plan', 'together', 'network', 'community', 'print'].map(part => `${own}/${part}.css`)],
  ['boot.js', `${own}/kept-plan.js`, `${own}/boot.js`],
  ['autosave.js', `${own}/autosave.js`],
  ['near-me.js', `${own}/near-me.js`],
  ['read-aloud.js', `${own}/read-aloud.js`],
  ['together-line.js', `${own}/together-line.js`],
  ['together.js', `${own}/together.js`],
  ['keep-plan.js', `${own}/kept-plan.js`, `${own}/keep-plan.js`],
  ['keep-plan-worker.js', `${own}/kept-plan.js`, `${own}/keep-plan-worker.js`],
]

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
}

/** The NHS fonts sit on another host; pages ask no host but ours, so Frutiger is used where it is installed, else Arial. */
function withoutForeignFonts(css: string): string {
  return css.replace(/@font-face\s*\{[^}]*\}/g, '')
}

function withoutSourceMap(text: string): string {
  return text.replace(/\/\/# sourceMappingURL=.*\s*$/, '').replace(/\/\*# sourceMappingURL=[^*]*\*\/\s*$/, '')
}

function load(name: string, files: readonly string[], known: ReadonlyMap<string, Asset>): Asset {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  let body: Uint8Array<ArrayBuffer> = new Uint8Array(Buffer.concat(files.map(file => readFileSync(join(root, file)))))
  if (extension === 'css' || extension === 'js') {
    const text = withoutSourceMap(withoutForeignFonts(new TextDecoder().decode(body)))
    body = new TextEncoder().encode(text.replace(/\/assets\/([\w./-]+)/g, (whole, other: string) => known.get(other)?.path ?? whole))
  }
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const path = `/assets/${name.slice(0, -extension.length)}${hash}.${extension}`
  const asset: Asset = { path, type: types[extension] ?? 'application/octet-stream', body }
  if (name.endsWith('-worker.js')) asset.scope = '/my/safety-plan'
  if (extension !== 'png') asset.gzip = new Uint8Array(gzipSync(body, { level: 9 }))
  return asset
}

function loadAll(): ReadonlyMap<string, Asset> {
  const all = new Map<string, Asset>()
  for (const [name, ...files] of sources) all.set(name, load(name, files, all))
  return all
}

const byName = loadAll()
const byPath = new Map([...byName.values()].map(asset => [asset.path, asset]))

/** Every static file the pages need. */
export function assetFiles(): readonly Asset[] {
  return [...byName.values()]
}

/** The file served at a path such as `/assets/kith.0123456789.css`, or undefined. */
export function assetAt(path: string): Asset | undefined {
  return byPath.get(path)
}

/** The address of a file by its plain name (`kith.css`). Throws on a name that does not exist, since that is our mistake. */
export function assetPath(name: string): string {
  const asset = byName.get(name)
  if (!asset) throw new Error(`no asset named ${name}`)
  return asset.path
}
