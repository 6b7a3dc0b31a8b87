import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Caller } from '../core/caller.ts'
import { loadInterests } from '../rooms/assets/index.ts'
import { ContentRefused, type LoadReport, loadContent } from '../rooms/clinical-content/index.ts'
import { loadInstrument, loadLocalItems } from '../rooms/outcomes/index.ts'

type Load = (caller: Caller, text: string, shipped?: boolean) => Promise<LoadReport>

/** What `kith import KIND FILE` loads beside open data, and the folder of those that come with Kith; `only` where the folder holds other files too. */
export const CONTENT_KINDS: Record<string, { folder?: string; only?: string; load: Load }> = {
  content: { folder: 'db/reference/content', load: loadContent },
  instrument: { folder: 'db/reference/instruments', load: loadInstrument },
  interests: { folder: 'db/reference/assets', only: 'interests.json', load: loadInterests },
  'local-items': { load: loadLocalItems },
}

/** Every file of clinical content that comes with Kith, as `[kind, path, text]`, in one order. */
export function shippedContent(root: string): [kind: string, path: string, text: string][] {
  return Object.entries(CONTENT_KINDS).flatMap(([kind, { folder, only }]) => {
    if (!folder) return []
    const at = join(root, folder)
    const names = existsSync(at) ? readdirSync(at).filter(name => (only ? name === only : name.endsWith('.json'))) : []
    return names.sort().map((name): [string, string, string] => [kind, join(at, name), readFileSync(join(at, name), 'utf8')])
  })
}

/** Loads the clinical content that comes with Kith, all or nothing; an operator's own versions stay. Safe to repeat. */
export async function loadShipped(caller: Caller, root: string): Promise<void> {
  for (const [kind, path, text] of shippedContent(root)) await loadFile(caller, kind, path, text, true)
}

/** One file, whole or not at all. @throws ContentRefused that names the file */
export async function loadFile(caller: Caller, kind: string, path: string, text: string, shipped = false): Promise<LoadReport> {
  try {
    return await CONTENT_KINDS[kind]!.load(caller, text, shipped)
  } catch (error) {
    if (error instanceof ContentRefused) throw new ContentRefused(`${path} was not loaded.\n${error.message}`)
    throw error
  }
}
