import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { UnreadableFile } from '../../registries/index.ts'

const LONGEST = 64 * 1024 * 1024

/**
 * The services in a JSON file as an endpoint would answer them: one, a list, or a page with `contents`.
 * @returns undefined when the file is something else (GeoJSON)
 * @throws UnreadableFile when it is not JSON
 */
export function servicesIn(where: string): unknown[] | undefined {
  if (!/\.json$/i.test(where) || !existsSync(where)) return undefined
  if (statSync(where).size > LONGEST) return undefined
  let json: unknown
  try {
    json = JSON.parse(readFileSync(where, 'utf8'))
  } catch (error) {
    throw new UnreadableFile(`${basename(where)} is not JSON: ${(error as Error).message}. Nothing was loaded.`)
  }
  if (Array.isArray(json)) return json
  const { contents, id, features } = (json ?? {}) as { contents?: unknown; id?: unknown; features?: unknown }
  if (Array.isArray(contents)) return contents
  return id !== undefined && features === undefined ? [json] : undefined
}
