import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { can, PERMISSIONS, ROLES } from '../src/access/index.ts'
import { routes } from '../src/app.ts'
import type { Database } from '../src/core/db.ts'
import { ROOT, testDatabase } from './support/db.ts'
import { LEVELS } from './support/levels.ts'

interface Source {
  path: string
  text: string
  imports: string[]
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (/\.tsx?$/.test(entry.name)) yield path
  }
}

const sources: Source[] = [...walk(join(ROOT, 'src'))].map(file => {
  const text = readFileSync(file, 'utf8')
  const path = relative(ROOT, file)
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) =>
    name!.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), name!)) : name!,
  )
  return { path, text, imports }
})
const code = sources.filter(source => !/\.(test|hold)\.tsx?$/.test(source.path))
const own = (name: string) => name.startsWith('src/')
const roomOf = (path: string) => /^src\/rooms\/([^/]+)\//.exec(path)?.[1]
/** Every import by a file under `from` that `allowed` says no to. */
const broken = (from: RegExp, allowed: (name: string, source: Source) => boolean) =>
  code
    .filter(source => from.test(source.path))
    .flatMap(source => source.imports.filter(name => !allowed(name, source)).map(name => `${source.path} imports ${name}`))

test('core imports libraries and itself only', () => {
  expect(broken(/^src\/core\//, name => !own(name) || name.startsWith('src/core/'))).toEqual([])
})

test('ui imports itself, its libraries and core/dates only, and nobody else imports the component library', () => {
  expect(
    broken(/^src\/ui\//, name => name.startsWith('src/ui/') || name === 'src/core/dates.ts' || /^(react|react-dom|nhsuk|classnames|node:)/.test(name)),
  ).toEqual([])
  expect(broken(/^src\/(?!ui\/)/, name => !/^nhsuk/.test(name))).toEqual([])
})

test('access imports core, ui and libraries only', () => {
  expect(broken(/^src\/access\//, name => !own(name) || /^src\/(core|ui|access)\//.test(name))).toEqual([])
})

test('a room imports core, the ui and access doors, its own files, and other rooms’ doors', () => {
  const allowed = (name: string, source: Source) => {
    if (!own(name) || name.startsWith('src/core/')) return true
    if (name === 'src/ui/index.ts' || name === 'src/access/index.ts') return true
    const room = roomOf(name)
    return room !== undefined && (room === roomOf(source.path) || name === `src/rooms/${room}/index.ts`)
  }
  expect(broken(/^src\/rooms\//, allowed)).toEqual([])
})

test('rooms import one another in one direction: there is no cycle', () => {
  const edges = new Map<string, Set<string>>()
  for (const source of code) {
    const from = roomOf(source.path)
    for (const name of source.imports) {
      const to = roomOf(name)
      if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
  }
  const cycles: string[] = []
  const visit = (room: string, trail: string[]) => {
    if (trail.includes(room)) cycles.push([...trail.slice(trail.indexOf(room)), room].join(' → '))
    else for (const next of edges.get(room) ?? []) visit(next, [...trail, room])
  }
  for (const room of edges.keys()) visit(room, [])
  expect(cycles).toEqual([])
})

test('a pure file of a room knows no database, no web, no markup and no clock of its own', () => {
  const pure = (path: string) => {
    const room = roomOf(path)
    return (
      room !== undefined &&
      path.endsWith('.ts') &&
      !/\/(index|store[a-z-]*|actions[a-z-]*|jobs)\.ts$/.test(path) &&
      !/\/pages\//.test(path) &&
      !/\.data\.ts$/.test(path)
    )
  }
  const wrong = code.filter(
    source =>
      pure(source.path) &&
      (/\bsql`|new Date\(\)|Date\.now\(\)/.test(source.text) ||
        source.imports.some(name => ['kysely', 'hono', 'react', 'pg'].includes(name) || name === 'src/core/db.ts')),
  )
  expect(wrong.map(source => source.path)).toEqual([])
})

test('dates and numbers are written by formatters that are made once', () => {
  expect(code.filter(source => /\.toLocale(Date|Time)?String\(/.test(source.text)).map(source => source.path)).toEqual([])
})

test('SQL has an address', () => {
  const homes =
    /^src\/(rooms\/[^/]+\/store[a-z-]*\.ts|access\/|core\/(db|jobs|migrate|caller)\.ts|interfaces\/(mhsds|messages|registries)\/store[a-z-]*\.ts|cli\/|demo\/store[a-z-]*\.ts)/
  expect(code.filter(source => /\bsql(<[^`]*>)?`/.test(source.text) && !homes.test(source.path)).map(source => source.path)).toEqual([])
})

test('interfaces are imported by nobody but the application and its command line', () => {
  expect(broken(/^src\/(core|ui|access|rooms)\//, name => !name.startsWith('src/interfaces/'))).toEqual([])
})

test('files can be held in mind: none over 300 lines', () => {
  const long = sources.filter(source => source.text.split('\n').length > 301)
  expect(long.map(source => source.path)).toEqual([])
})

test('every route says who may and what is audited, and no two routes answer the same address', () => {
  for (const route of routes) {
    expect(route.may, `${route.method} ${route.path} may`).toMatch(/^[a-z-]+(\.[a-z-]+)?$/)
    expect(route.audit.length, `${route.method} ${route.path} audit`).toBeGreaterThan(0)
    if (!['open', 'signed-in'].includes(route.may)) expect(PERMISSIONS as readonly string[], `${route.path}`).toContain(route.may)
  }
  const seen = routes.map(route => `${route.method} ${route.path}`)
  expect(seen.filter((name, index) => seen.indexOf(name) !== index)).toEqual([])
})

test('every change, and every page about a named person, is audited', () => {
  const silent = routes.filter(route => route.audit === 'none' && (route.path.includes(':person') || (route.method === 'POST' && route.may !== 'open')))
  expect(silent.map(route => `${route.method} ${route.path}`)).toEqual([])
})

test('every permission is asked for by a route or an action, and held by a role', () => {
  const asked = (permission: string) =>
    routes.some(route => route.may === permission) || code.some(source => source.path !== 'src/access/roles.ts' && source.text.includes(`'${permission}'`))
  expect(PERMISSIONS.filter(permission => !asked(permission))).toEqual([])
  expect(PERMISSIONS.filter(permission => !Object.keys(ROLES).some(role => can(role, permission)))).toEqual([])
})

test('no address carries a name for anything about a person in its query', () => {
  expect(code.filter(source => /href=\{?[`'"][^`'"]*\?(name|nhs|born|postcode|q)=/.test(source.text)).map(source => source.path)).toEqual([])
})

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await db.exclusive(() => query.execute(db.kysely))).rows

test('every table keyed by a person, or by an entry about one, has row-level security', async () => {
  const bare = await rows(sql<{ name: string }>`select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity and has_table_privilege('kith_app', c.oid, 'select')
      and exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid in ('person'::regclass, 'entry'::regclass, 'help_request'::regclass))`)
  expect(bare).toEqual([])
})

test('a view over people’s tables asks with the reader’s own rights', async () => {
  const views = await rows(sql<{ name: string }>`select distinct v.relname as name from pg_class v
    join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid join pg_class t on t.oid = d.refobjid
    where v.relkind = 'v' and v.relnamespace = 'public'::regnamespace and t.relrowsecurity and t.oid <> v.oid
      and not coalesce(v.reloptions @> array['security_invoker=true'], false)`)
  expect(views).toEqual([])
})

test('R121 no table, column, check, default, function or page holds a level of risk or danger', async () => {
  const columns = await rows(sql<{ name: string }>`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and (table_name || '.' || column_name) ~* '(^|[._])(risk|danger|band|rag|likelihood|severity_score|priority_score|safety_score)([._]|$)'`)
  expect(columns).toEqual([])
  // Everything else the database says in words: checks, defaults, comments, functions, and the values of lists.
  const said = await rows(sql<{ at: string; words: string }>`
    select conrelid::regclass::text || ' ' || conname as at, pg_get_constraintdef(oid) as words from pg_constraint where connamespace = 'public'::regnamespace
    union all select table_name || '.' || column_name, coalesce(column_default, '') from information_schema.columns where table_schema = 'public'
    union all select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace
    union all select t.typname, e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid
    union all select c.relname, coalesce(obj_description(c.oid), '') from pg_class c where c.relnamespace = 'public'::regnamespace`)
  expect(said.length).toBeGreaterThan(500)
  expect(said.filter(({ words }) => LEVELS.test(words)).map(({ at }) => at)).toEqual([])
  // A check that a column is one of low, medium and high would be a level by any name.
  const graded = said.filter(({ words }) => /'low'/i.test(words) && /'(high|medium|moderate)'/i.test(words))
  expect(graded.map(({ at }) => at)).toEqual([])
  expect(code.filter(source => LEVELS.test(source.text)).map(source => source.path)).toEqual([])
})

test('R121 no file of clinical content holds a level of risk or danger', () => {
  const files = readdirSync(join(ROOT, 'db/reference'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'))
  expect(files.length).toBeGreaterThan(3)
  expect(files.filter(name => LEVELS.test(readFileSync(join(ROOT, 'db/reference', name), 'utf8')))).toEqual([])
})

test('only the listed places lend a caller’s work to the service itself', () => {
  const lenders = code.filter(source => /\blend\(/.test(source.text) && source.path !== 'src/core/caller.ts').map(source => source.path)
  expect(
    lenders.filter(
      path =>
        !/^src\/(access|rooms\/(people|front-door|care-team|contacts|organisations|assessments|plans|assets|network|board|home|record)|interfaces)\//.test(
          path,
        ),
    ),
  ).toEqual([])
})
