import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Caller } from '../../../core/caller.ts'
import { beginParts, endParts, indexParts, partsAfter, partsOf, stageParts, strayParts, type TablePart } from '../../../rooms/assets/index.ts'
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
// The names of tables in HSDS before 3.0, and in the singular.
const ALSO: Record<string, string> = {
  service: 'services',
  organization: 'organizations',
  organisation: 'organizations',
  organisations: 'organizations',
  location: 'locations',
  service_at_location: 'service_at_locations',
  services_at_location: 'service_at_locations',
  services_at_locations: 'service_at_locations',
  schedule: 'schedules',
  regular_schedule: 'schedules',
  regular_schedules: 'schedules',
  address: 'addresses',
  physical_address: 'addresses',
  physical_addresses: 'addresses',
  postal_address: 'addresses',
  postal_addresses: 'addresses',
  accessibility_for_disabilities: 'accessibility',
  phone: 'phones',
  contact: 'contacts',
  language: 'languages',
  service_area: 'service_areas',
  cost_option: 'cost_options',
  taxonomy: 'taxonomy_terms',
  taxonomy_term: 'taxonomy_terms',
  attribute: 'attributes',
  service_attribute: 'attributes',
  service_attributes: 'attributes',
  service_taxonomy: 'attributes',
  service_taxonomies: 'attributes',
  services_taxonomy: 'attributes',
  link_taxonomy: 'attributes',
  link_taxonomies: 'attributes',
  organization_identifier: 'organization_identifiers',
}
const plainName = (name: string) =>
  basename(name)
    .toLowerCase()
    .replace(/\.csv$/, '')
const tableOf = (name: string) => ALSO[plainName(name)] ?? plainName(name)
/** What a table of an older name says of all its rows. */
const OF_TABLE: Record<string, Record<string, string>> = {
  postal_address: { address_type: 'postal' },
  postal_addresses: { address_type: 'postal' },
  physical_address: { address_type: 'physical' },
  physical_addresses: { address_type: 'physical' },
}

/** One table of a package, with the file or the rows that hold it. */
interface PackageTable {
  name: string
  called: string
  from: string | Record<string, unknown>[]
}

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

function readTables(where: string): PackageTable[] {
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
  const tables: PackageTable[] = []
  for (const resource of Array.isArray(all.resources) ? (all.resources as { path?: unknown; name?: unknown }[]) : []) {
    const path = Array.isArray(resource.path) ? resource.path[0] : resource.path
    if (typeof path !== 'string') continue
    // Only beside the package: its list must not make us read anything else.
    if (/^\/|^\w+:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path)) throw new UnreadableFile(`The package names a file that is not within it: ${path.slice(0, 100)}.`)
    if (!existsSync(join(dirname(file), path))) throw new UnreadableFile(`The package names ${path.slice(0, 100)}, which is not there. Nothing was loaded.`)
    tables.push({ name: tableOf(path), called: plainName(path), from: join(dirname(file), path) })
  }
  for (const [name, rows] of Object.entries(all))
    if (Array.isArray(rows) && name !== 'resources') tables.push({ name: tableOf(name), called: plainName(name), from: rows as Record<string, unknown>[] })
  if (!tables.some(table => table.name === 'services'))
    throw new UnreadableFile(
      `There is no table of services in this package. It has: ${[...tables.map(table => table.called), ...Object.keys(all)].slice(0, 12).join(', ').slice(0, 300)}. Kith reads Open Referral UK services, packages with a table of services, GeoJSON and sheets: where this comes from, look for a download as CSV. Nothing was loaded.`,
    )
  return tables
}

const AT_ONCE = 2000
const PAGE = 500

/**
 * The services of a package, each put together with all that belongs to it, as an endpoint would give it. `row` is its row in the
 * table of services. `unread` gets the tables that are not read, and the rows that belong to nothing that is, with their numbers.
 */
export async function* packageServices(
  caller: Caller,
  where: string,
  unread: Map<string, number>,
): AsyncGenerator<{ row: number; service: Record<string, unknown> }> {
  await beginParts(caller)
  for (const table of readTables(where)) {
    const isRead = Object.hasOwn(BELONGS, table.name)
    let waiting: TablePart[] = []
    let rows = 0
    for await (const part of partsIn(table)) {
      rows++
      if (isRead) waiting.push(part)
      if (waiting.length >= AT_ONCE) await stageParts(caller, waiting.splice(0))
    }
    await stageParts(caller, waiting)
    waiting = []
    if (!isRead) unread.set(`table ${table.called}`, rows)
  }
  await indexParts(caller)
  for (const { name, rows } of await strayParts(caller)) unread.set(`${name} that belong to nothing else here`, rows)
  for (let last = 0; ; ) {
    const page = await partsAfter(caller, 'services', last, PAGE)
    yield* await together(caller, page)
    if (page.length < PAGE) break
    last = page.at(-1)?.row ?? last
  }
  await endParts(caller)
}

async function* partsIn({ name, called, from }: PackageTable): AsyncGenerator<TablePart> {
  const part = (row: number, cells: Record<string, unknown>): TablePart => {
    const body = { ...OF_TABLE[called], ...cells }
    const text = (column: string) => (typeof body[column] === 'string' ? (body[column] as string) : '')
    return { name, row, id: text('id'), parent: (BELONGS[name] ?? []).map(text).find(id => id !== '') ?? '', body }
  }
  if (typeof from !== 'string') {
    for (const [at, body] of from.entries()) if (typeof body === 'object' && body !== null) yield part(at + 1, body)
    return
  }
  const { headings, rows } = await csvRows(openSource(from, 'any unicode').text)
  for await (const { row, value, broken } of rows) {
    if (broken) throw new UnreadableFile(`${basename(from)}, row ${row}: ${broken.message} Nothing was loaded.`)
    const cells = headings
      .map((heading): [string, string] => [heading.toLowerCase().replace('organisation', 'organization'), value(heading)])
      .filter(([, cell]) => cell !== '')
    if (cells.some(([, cell]) => cell.includes('\u0000')))
      throw new UnreadableFile(`${basename(from)}, row ${row}: there is an invisible control character in this. Nothing was loaded.`)
    yield part(row, Object.fromEntries(cells))
  }
}

const termOf = (part: TablePart): string => String(part.body.taxonomy_term_id ?? part.body.taxonomy_id ?? '')

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
    ...services.flatMap(service => [text(service, 'organization_id'), text(service, 'location_id')]),
    ...own.filter(part => part.name === 'attributes').map(termOf),
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
    const there = children.filter(part => part.name === 'service_at_locations')
    // In the oldest packages a service names its place itself.
    const places = there.length > 0 || !text(service, 'location_id') ? there : [{ ...service, id: '', body: { location_id: text(service, 'location_id') } }]
    return {
      row: service.row,
      service: {
        ...service.body,
        ...below(service, ['phones', 'contacts', 'schedules', 'languages', 'service_areas', 'cost_options']),
        ...(organization ? { organization: { ...organization.body, ...below(organization, ['organization_identifiers']) } } : {}),
        attributes: children
          .filter(part => part.name === 'attributes')
          .map(part => ({ ...part.body, taxonomy_term: one('taxonomy_terms', termOf(part))?.body })),
        service_at_locations: places.map(at => {
          const location = one('locations', text(at, 'location_id'))
          return {
            ...at.body,
            ...(at.id ? below(at, ['schedules', 'phones']) : {}),
            ...(location ? { location: { ...location.body, ...below(location, ['addresses', 'accessibility', 'phones', 'schedules']) } } : {}),
          }
        }),
      },
    }
  })
}
