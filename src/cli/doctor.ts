import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { mixedUp, whoIsHere } from '../access/index.ts'
import { type Caller, inTransaction, system } from '../core/caller.ts'
import type { Config } from '../core/config.ts'
import { formatDateTime } from '../core/dates.ts'
import { type Database, folderOf, openDatabase, postgresDatabase } from '../core/db.ts'
import { bytesBelow, inMegabytes } from '../core/folder.ts'
import { missingFrom, readMigrations } from '../core/migrate.ts'
import { needOwner } from '../rooms/care-team/index.ts'
import { emptyFrontDoors, placesWithoutFrontDoor } from '../rooms/organisations/index.ts'
import { lastAnchor } from './anchor.ts'
import { askRunning } from './channel.ts'
import { clockTrouble } from './clock.ts'
import { misgivings } from './may-serve.ts'
import { picture } from './schema.ts'
import { servingAccount, servingMore } from './serving.ts'

/** One thing looked at: `wrong` says in words what to do about it, and is absent when all is well. */
export interface Finding {
  what: string
  wrong?: string
}

/** `kith doctor`: looks at the machine, the settings and the database, changes nothing, and says in words what is wrong. */
export async function doctor(config: Config): Promise<number> {
  const findings = [machine(), ...settings(config), ...(await database(config))]
  for (const { what, wrong } of findings) console.log(wrong ? `✗ ${what}\n    ${wrong}` : `✓ ${what}`)
  const count = findings.filter(finding => finding.wrong).length
  console.log(count === 0 ? '\nNothing is wrong.' : `\n${count} ${count === 1 ? 'thing needs' : 'things need'} your attention.`)
  return count === 0 ? 0 : 1
}

function machine(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return {
    what: `Node ${process.versions.node}`,
    ...(major < 26 ? { wrong: 'Kith needs Node 26. Run it through npm start or npx kith, which bring their own.' } : {}),
  }
}

function settings(config: Config): Finding[] {
  const wrong = [...(config.mustNotServe ? [config.mustNotServe] : []), ...misgivings(config)]
  return [
    {
      what: `Settings for ${config.baseUrl}, the demonstration is ${config.demo ? 'on' : 'off'}`,
      ...(wrong.length > 0 ? { wrong: wrong.join('\n    ') } : {}),
    },
  ]
}

async function database(config: Config): Promise<Finding[]> {
  // The embedded database is open in one process: a running Kith is asked, and looks itself.
  const running = config.databaseUrl ? undefined : await askRunning<Finding[]>(config, 'doctor')
  if (running) return running.value
  let db: Database
  try {
    db = await openDatabase(config)
  } catch (error) {
    return [{ what: 'Database', wrong: (error as Error).message }]
  }
  try {
    return await inspect(db, config)
  } catch (error) {
    return [{ what: 'Database', wrong: `It could not be read: ${(error as Error).message}` }]
  } finally {
    await db.close()
  }
}

// Policies, triggers, constraints and grants, beside the picture of them that comes with this version.
async function rulesDiffer(db: Database, root: string): Promise<string | undefined> {
  const wanted = rulesIn(readFileSync(join(root, 'db/schema.sql'), 'utf8'))
  const there = rulesIn(await db.exclusive(() => picture(db.kysely)))
  const list = (from: Set<string>, besides: Set<string>) => [...from].filter(rule => !besides.has(rule)).map(rule => rule.split('\n')[0]!)
  const [missing, more] = [list(wanted, there), list(there, wanted)]
  if (missing.length + more.length === 0) return undefined
  const some = (rules: string[]) => rules.slice(0, 5).join('; ')
  return `${missing.length} are missing or otherwise${missing.length ? ` (${some(missing)})` : ''}, ${more.length} are there that no migration makes${more.length ? ` (${some(more)})` : ''}. A backup restored before the roles were there loses rules: restore it again with npx kith restore.`
}

// One rule is one line and the lines below it that are set in. Tables and indexes are not compared: a service may add indexes.
const RULE = /^CREATE (CONSTRAINT )?TRIGGER|^kith_\w+: |^\S+ \S+ (UNIQUE|PRIMARY KEY|FOREIGN KEY|EXCLUDE)/
const BRACKETED = /^\S+ \S+ CHECK|^\S+ policy /
// A restored check or policy is written with other brackets around its parts.
const rulesIn = (schema: string): Set<string> =>
  new Set(schema.split(/\n(?! )/).flatMap(rule => (RULE.test(rule) ? [rule] : BRACKETED.test(rule) ? [rule.replace(/[()]/g, '')] : [])))

// Whatever slips past a page then meets an account that can change neither tables nor rules.
async function serving(config: Config, db: Database): Promise<Finding> {
  const what = 'Pages are served by an account that owns nothing'
  if (db.kind === 'embedded') return { what: 'Pages are served by the one account of the embedded database' }
  if (!config.servingUrl)
    return {
      what,
      wrong:
        "They are served by the owner of the tables. Run as the owner: alter role kith_server login password '…'; then set KITH_SERVING_URL to sign in as it.",
    }
  const served = postgresDatabase(config.servingUrl)
  try {
    const wrong = servingMore(await servingAccount(served.kysely))
    return wrong ? { what, wrong } : { what }
  } catch (error) {
    return { what, wrong: `KITH_SERVING_URL does not answer: ${(error as Error).message}` }
  } finally {
    await served.close()
  }
}

/** What is wrong in an open database. */
export async function inspect(db: Database, config: Config): Promise<Finding[]> {
  const wanted = readMigrations(config.root)
  const there = await db.exclusive(() => sql<{ found: boolean }>`select to_regclass('migration') is not null as found`.execute(db.kysely))
  if (!there.rows[0]?.found) return [{ what: 'Database is new', wrong: 'It has no tables yet. Run npx kith migrate, or npm start.' }]
  const applied = await db.exclusive(() => sql<{ name: string; sha256: string }>`select name, sha256 from migration order by name`.execute(db.kysely))
  const missing = missingFrom(applied.rows, wanted).length
  if (missing > 0) return [{ what: 'Migrations', wrong: `${missing} migrations have not been applied. Run npx kith migrate.` }]
  const rules = await rulesDiffer(db, config.root)
  const clock = await clockTrouble(db)
  return [{ what: 'Clock', ...(clock ? { wrong: clock.words } : {}) }, await size(db, config), anchor(config), ...(await contents(db, config, rules))]
}

const DAY_MS = 86_400_000

// Whoever can rewrite the whole database cannot rewrite what stands elsewhere.
function anchor({ auditAnchor, demo }: Config): Finding {
  const what = 'The ends of the audit trail are kept outside the database each night'
  if (demo && !auditAnchor) return { what: 'No anchor of the audit trail is set; a demonstration needs none' }
  if (!auditAnchor)
    return { what, wrong: 'No anchor is set. Set KITH_AUDIT_ANCHOR to a file, best on another machine, to which Kith may add and which nobody may shorten.' }
  const last = lastAnchor(auditAnchor)
  if (!last) return { what, wrong: `${auditAnchor} holds none yet, or cannot be read here. Kith writes there when it starts and at three each night.` }
  return Date.now() - last.getTime() > 2 * DAY_MS ? { what, wrong: `${auditAnchor} was last written on ${formatDateTime(last)}.` } : { what }
}

/** A log so long means that nothing tidied it for many nights. */
const LONG_LOG = 1_000_000_000

async function size(db: Database, config: Config): Promise<Finding> {
  if (db.kind === 'postgres') {
    const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db.kysely)
    return { what: `Size: ${inMegabytes(rows[0]?.bytes ?? 0)}; its log is PostgreSQL’s own` }
  }
  const log = bytesBelow(join(folderOf(config), 'pg_wal'))
  return {
    what: `Size: ${inMegabytes(bytesBelow(folderOf(config)) - log)}, and ${inMegabytes(log)} of log`,
    ...(log > LONG_LOG ? { wrong: 'The log is shortened at three each night while Kith runs. Let it run through a night.' } : {}),
  }
}

function contents(db: Database, config: Config, rules: Awaited<ReturnType<typeof rulesDiffer>>): Promise<Finding[]> {
  return inTransaction(db, system('operator'), async caller => {
    const { tx } = caller
    const one = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(tx)).rows[0]?.n ?? 0
    const version = await one(sql<{ n: number }>`select current_setting('server_version_num')::int as n`)
    const bare = await sql<{
      name: string
    }>`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped)
      and has_table_privilege('kith_app', c.oid, 'select')`.execute(tx)
    const failed = await one(sql<{ n: number }>`select count(*)::int as n from job where done_at is null and attempts >= 10`)
    const mixed = mixedUp(config.demo, await whoIsHere(caller))
    const places = await one(sql<{ n: number }>`select count(*)::int as n from place`)
    return [
      {
        what: `Database answers (PostgreSQL ${Math.floor(version / 10_000)}, ${db.kind})`,
        ...(version < 150_000 ? { wrong: 'Kith needs PostgreSQL 15 or later.' } : {}),
      },
      {
        what: 'Row-level security guards every table about people',
        ...(bare.rows.length ? { wrong: `Not on: ${bare.rows.map(row => row.name).join(', ')}.` } : {}),
      },
      { what: 'Rules, triggers and grants are as the migrations make them', ...(rules ? { wrong: rules } : {}) },
      await serving(config, db),
      { what: 'Jobs', ...(failed ? { wrong: `${failed} jobs failed ten times. Look at last_error in the job table.` } : {}) },
      { what: 'Real and made-up people are kept apart', ...(mixed ? { wrong: mixed } : {}) },
      { what: 'Places', ...(places ? {} : { wrong: 'No place has been imported. Run npx kith import boundaries and npx kith import practices.' }) },
      ...(await inspectOwners(caller)),
    ]
  })
}

const listed = (names: readonly string[]): string => names.slice(0, 10).join(', ') + (names.length > 10 ? ` and ${names.length - 10} more` : '')

/** Whether requests land where somebody reads them, and whether everybody held is held by somebody at work. */
export async function inspectOwners(caller: Caller): Promise<Finding[]> {
  const noDoor = (await placesWithoutFrontDoor(caller)).length
  const empty = await emptyFrontDoors(caller)
  const ownerless = await needOwner(caller, 1000)
  return [
    {
      what: 'Every neighbourhood has a front door',
      ...(noDoor
        ? { wrong: `${noDoor} neighbourhoods have no team of their own or of their place that receives requests for help and has somebody at work.` }
        : {}),
    },
    {
      what: 'Somebody is at work in every front door',
      ...(empty.length
        ? { wrong: `Nobody is in ${listed(empty)}. Requests go to the next team meanwhile. Bring somebody into the team, or let it be no front door.` }
        : {}),
    },
    {
      what: 'Everybody who is held has a holder at work',
      ...(ownerless.length
        ? {
            wrong: `${ownerless.length} need an owner, in ${listed([...new Set(ownerless.map(one => one.teamName))])}. Their team boards list them under “Needs an owner”; whoever leads names somebody.`,
          }
        : {}),
    },
  ]
}
