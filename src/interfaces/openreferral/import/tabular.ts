import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Caller } from '../../../core/caller.ts'
import { beginParts, endParts, indexParts, partsAfter, partsOf, stageParts, type TablePart } from '../../../rooms/assets/index.ts'
import { openSource, UnreadableFile } from '../../registries/index.ts'
import { csvRows } from './csv.ts'

// Which of its columns says what a row belongs to, by table; the first that is filled.
const BELONGS: Record<string, string[]> = {
  services: [],
  organizations: [],
  locations: [],
  taxonomy_terms: [],
  attributes: ['link_id', 'service_id'],
  service_at_locations: ['service_id'],
  addresses: ['location_id'],
  accessibility: ['location_id'],
  phones: ['service_id', 'service_at_location_id', 'location_id', 'contact_id', 'organization_id'],
  contacts: ['service_id', 'service_at_location_id', 'location_id', 'organization_id'],
  schedules: ['service_id', 'service_at_location_id', 'location_id'],
  languages: ['service_id', 'location_id'],
  service_areas: ['service_id'],
  cost_options: ['service_id'],
  organization_identifiers: ['organization_id'],
}
const ALSO: Record<string, string> = {
  service_at_location: 'service_at_locations',
  organization: 'organizations',
  service: 'services',
  location: 'locations',
  phone: 'phones',
}
const tableOf = (name: string) => {
  const plain = basename(name)
    .toLowerCase()
    .replace(/\.csv$/, '')
  return ALSO[plain] ?? plain
}

/** What is in a package: its tables, each with the file or the rows that hold it. */
type Tables = Map<string, string | Record<string, unknown>[]>

/** Whether this is a tabular package: a folder or file with a datapackage.json, or one JSON object of tables. */
export function isPackage(where: string): boolean {
  if (/^https?:/i.test(where) || !existsSync(where)) return false
  if (statSync(where).isDirectory() || basename(where).toLowerCase() === 'datapackage.json') return true
  return /\.json$/i.test(where) && /"services(?:\.csv)?"\s*:\s*\[/.test(beginningOf(where))
}

/** The first million bytes: a file of any size is looked at before it is read. */
function beginningOf(where: string): string {
  const file = openSync(where, 'r')
  try {
    const bytes = Buffer.alloc(1_000_000)
    return bytes.toString('utf8', 0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}

const LONGEST_JSON = 64 * 1024 * 1024

function readTables(where: string): Tables {
  const file = statSync(where).isDirectory() ? join(where, 'datapackage.json') : where
  if (!existsSync(file)) throw new UnreadableFile('There is no datapackage.json in this folder.')
  if (statSync(file).size > LONGEST_JSON) throw new UnreadableFile('One JSON file may be at most 64 MB. Use a package of CSV files.')
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UnreadableFile(`${basename(file)} is not JSON: ${(error as Error).message}.`)
  }
  const all = (json ?? {}) as Record<string, unknown>
  const tables: Tables = new Map()
  for (const resource of Array.isArray(all.resources) ? (all.resources as { path?: unknown; name?: unknown }[]) : []) {
    const path = Array.isArray(resource.path) ? resource.path[0] : resource.path
    if (typeof path !== 'string') continue
    // Only beside the package: its list must not make us read anything else.
    if (/^\/|^\w+:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path)) throw new UnreadableFile(`The package names a file that is not within it: ${path.slice(0, 100)}.`)
    if (existsSync(join(dirname(file), path))) tables.set(tableOf(path), join(dirname(file), path))
  }
  for (const [name, rows] of Object.entries(all))
    if (Array.isArray(rows) && Object.hasOwn(BELONGS, tableOf(name))) tables.set(tableOf(name), rows as Record<string, unknown>[])
  if (!tables.has('services')) throw new UnreadableFile('There is no table of services in this package.')
  return tables
}

const AT_ONCE = 2000
const PAGE = 500

/** The services of a package, each put together with all that belongs to it, as an endpoint would give it. `row` is its row in the table of services. */
export async function* packageServices(caller: Caller, where: string): AsyncGenerator<{ row: number; service: Record<string, unknown> }> {
  await beginParts(caller)
  for (const [name, from] of readTables(where)) {
    if (!Object.hasOwn(BELONGS, name)) continue
    let waiting: TablePart[] = []
    for await (const part of partsIn(name, from)) {
      waiting.push(part)
      if (waiting.length >= AT_ONCE) await stageParts(caller, waiting.splice(0))
    }
    await stageParts(caller, waiting)
    waiting = []
  }
  await indexParts(caller)
  for (let last = 0; ; ) {
    const page = await partsAfter(caller, 'services', last, PAGE)
    yield* await together(caller, page)
    if (page.length < PAGE) break
    last = page.at(-1)?.row ?? last
  }
  await endParts(caller)
}

async function* partsIn(name: string, from: string | Record<string, unknown>[]): AsyncGenerator<TablePart> {
  const part = (row: number, body: Record<string, unknown>): TablePart => {
    const text = (column: string) => (typeof body[column] === 'string' ? (body[column] as string) : '')
    return { name, row, id: text('id'), parent: BELONGS[name]!.map(text).find(id => id !== '') ?? '', body }
  }
  if (typeof from !== 'string') {
    for (const [at, body] of from.entries()) if (typeof body === 'object' && body !== null) yield part(at + 1, body)
    return
  }
  const { headings, rows } = await csvRows(openSource(from, 'any unicode').text)
  for await (const { row, value, broken } of rows) {
    if (broken) throw new UnreadableFile(`${basename(from)}, row ${row}: ${broken.message} Nothing was loaded.`)
    const cells = headings.map((heading): [string, string] => [heading.toLowerCase(), value(heading)]).filter(([, cell]) => cell !== '')
    if (cells.some(([, cell]) => cell.includes('\u0000')))
      throw new UnreadableFile(`${basename(from)}, row ${row}: there is an invisible control character in this. Nothing was loaded.`)
    yield part(row, Object.fromEntries(cells))
  }
}

async function together(caller: Caller, services: TablePart[]): Promise<{ row: number; service: Record<string, unknown> }[]> {
  const text = (part: TablePart, column: string) => (typeof part.body[column] === 'string' ? (part.body[column] as string) : '')
  const own = await partsOf(
    caller,
    'parent',
    services.map(service => service.id).filter(id => id !== ''),
  )
  const ats = own.filter(part => part.name === 'service_at_locations')
  const named = await partsOf(caller, 'id', [
    ...ats.map(at => text(at, 'location_id')),
    ...services.map(service => text(service, 'organization_id')),
    ...own.filter(part => part.name === 'attributes').map(part => text(part, 'taxonomy_term_id')),
  ])
  const further = await partsOf(caller, 'parent', [
    ...ats.map(at => at.id),
    ...named.map(part => part.id),
    ...own.filter(part => part.name === 'contacts').map(part => part.id),
  ])
  const one = (name: string, id: string) => named.find(part => part.name === name && part.id === id)
  const byParent = Map.groupBy([...own, ...further], part => part.parent)
  const below = (part: TablePart, names: string[]): Record<string, unknown[]> =>
    Object.fromEntries(
      names.map(name => [
        name,
        (byParent.get(part.id) ?? [])
          .filter(child => child.name === name)
          .map(child => ({ ...child.body, ...(name === 'contacts' ? below(child, ['phones']) : {}) })),
      ]),
    )
  return services.map(service => {
    const organization = one('organizations', text(service, 'organization_id'))
    const children = byParent.get(service.id) ?? []
    return {
      row: service.row,
      service: {
        ...service.body,
        ...below(service, ['phones', 'contacts', 'schedules', 'languages', 'service_areas', 'cost_options']),
        ...(organization ? { organization: { ...organization.body, ...below(organization, ['organization_identifiers']) } } : {}),
        attributes: children
          .filter(part => part.name === 'attributes')
          .map(part => ({ ...part.body, taxonomy_term: one('taxonomy_terms', text(part, 'taxonomy_term_id'))?.body })),
        service_at_locations: children
          .filter(part => part.name === 'service_at_locations')
          .map(at => {
            const location = one('locations', text(at, 'location_id'))
            return {
              ...at.body,
              ...below(at, ['schedules', 'phones']),
              ...(location ? { location: { ...location.body, ...below(location, ['addresses', 'accessibility', 'phones', 'schedules']) } } : {}),
            }
          }),
      },
    }
  })
}
