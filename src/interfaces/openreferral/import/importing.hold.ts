import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/db.ts'
import { type Caller, inTransaction, system } from '../../../core/caller.ts'
import { AREAS } from '../../registries/importing.hold.ts'
import { runImport } from '../../registries/index.ts'
import { type DirectoryImportOptions, importAssets } from './index.ts'

export const NOW = new Date('2026-11-22T10:00:00Z')

/** A database with one neighbourhood around 53.05, -1.95, a folder for files, and the ways to load and look. */
export async function directory() {
  const db = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'kith-directory-'))
  let now = NOW
  const importing = <T>(work: (caller: Caller) => Promise<T>) => inTransaction(db, system('importer'), work, { clock: { now: () => now } })
  let files = 0
  function file(content: string | Uint8Array, suffix = '.csv'): string {
    const path = join(folder, `${++files}${suffix}`)
    writeFileSync(path, content)
    return path
  }
  const boundaries = file(JSON.stringify({ features: AREAS }), '.geojson')
  await importing(caller => runImport(caller, 'boundaries', boundaries))
  const load = (where: string, options: DirectoryImportOptions = {}) => importing(caller => importAssets(caller, where, { source: 'test', ...options }))
  const csv = (content: string | Uint8Array, options: DirectoryImportOptions = {}) => load(file(content), options)
  const mapping = (json: unknown) => file(JSON.stringify(json), '.mapping.json')
  const rows = async <T>(query: string): Promise<T[]> => (await importing(({ tx }) => sql<T>`${sql.raw(query)}`.execute(tx))).rows
  async function afresh() {
    await importing(async ({ tx }) => {
      for (const table of ['asset', 'asset_location', 'asset_organisation', 'asset_source']) {
        await sql`delete from ${sql.table(table)} where true ${sql.raw(table === 'asset_source' ? `and kind in ('file', 'open_referral')` : '')}`.execute(tx)
      }
    })
    now = NOW
  }
  const later = (days: number) => {
    now = new Date(NOW.getTime() + days * 86_400_000)
  }
  async function close() {
    await db.close()
    rmSync(folder, { recursive: true })
  }
  return { db, folder, importing, file, load, csv, mapping, rows, afresh, later, close }
}
