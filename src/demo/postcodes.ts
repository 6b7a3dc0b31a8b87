import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTransaction, system } from '../core/caller.ts'
import type { Database } from '../core/db.ts'
import { inFigures } from '../core/text.ts'
import { runImport, shippedPostcodes } from '../interfaces/registries/index.ts'
import type { Say } from './prepare.ts'
import { countPostcodes } from './store-house.ts'

const AT_ONCE = 2500

/**
 * Loads the shipped postcodes behind the running service, a part at a time in transactions of its own, so that pages stay
 * quick on the embedded database's one connection; until then a postcode is found by its first half. Goes on where a stop
 * left it, and does nothing when all are there.
 * @param stopped asked between two parts
 */
export async function loadPostcodes(db: Database, root: string, say: Say, stopped: () => boolean = () => false): Promise<void> {
  const [header, ...rows] = shippedPostcodes(root).trimEnd().split('\n')
  const held = await inTransaction(db, system('importer'), countPostcodes)
  if (held >= rows.length) return
  const folder = mkdtempSync(join(tmpdir(), 'kith-postcodes-'))
  try {
    for (let from = held - (held % AT_ONCE); from < rows.length && !stopped(); from += AT_ONCE) {
      const file = join(folder, 'postcodes.csv')
      writeFileSync(file, `${[header, ...rows.slice(from, from + AT_ONCE)].join('\n')}\n`)
      await inTransaction(db, system('importer'), caller => runImport(caller, 'postcodes', file))
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (!stopped()) say(`All ${inFigures(rows.length)} postcodes are loaded: a whole postcode now finds its neighbourhood.`)
}
