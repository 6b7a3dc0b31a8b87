import { sql } from 'kysely'
import type { Database, Tx } from './db.ts'
import { Unavailable } from './errors.ts'
import { newId } from './ids.ts'
import { isUnavailable } from './pool.ts'
import { PATIENCE, timeLeft, within } from './turns.ts'

/** Work the service does of its own accord. Each is named, so that the audit trail can say who did it. */
export type SystemName =
  | 'sign-in'
  | 'access'
  | 'front-door'
  | 'jobs'
  | 'importer'
  | 'demo'
  | 'operator'
  | 'messages'
  | 'public-pages'
  | 'care-team'
  | 'assessments'
  | 'plans'
  | 'asset-upkeep'
  | 'connecting'

/**
 * Who is asking, as the sign-in found it. `holders` are the ids through which they may have a basis to see somebody
 * (themselves, their teams, their organisation); `kinds` is the bit mask of kinds of information that come with their role, and
 * `mayHold` with those their role may hold besides, where the person agrees.
 */
export interface Identity {
  kind: 'account' | 'visitor' | 'system'
  /** Account id, or the system's name; undefined for a visitor. */
  id: string | undefined
  /** How they are shown: "Priya Nair", "the front door". */
  name: string
  role: string
  personId: string | undefined
  workerId: string | undefined
  team: string | undefined
  teams: string[]
  organisation: string | undefined
  holders: string[]
  kinds: number
  mayHold: number
  sessionId?: string
  /** When they proved who they are, as the identity provider said; undefined when it did not say. */
  provedAt?: Date | undefined
  /** When they were last led to sign in again. */
  againAt?: Date | undefined
}

/**
 * The first parameter of every store function and action: one transaction, on behalf of one known asker, at one moment.
 * There is no other way to the database.
 */
export interface Caller {
  tx: Tx
  actor: Identity
  role: string
  team: string | undefined
  organisation: string | undefined
  now: Date
  requestId: string
}

/** A moment that tests and the demonstration can set; undefined means the real clock. */
export interface Clock {
  now(): Date
}

export const realClock: Clock = { now: () => new Date() }

export const VISITOR: Identity = {
  kind: 'visitor',
  id: undefined,
  name: 'A visitor',
  role: 'visitor',
  personId: undefined,
  workerId: undefined,
  team: undefined,
  teams: [],
  organisation: undefined,
  holders: [],
  kinds: 0,
  mayHold: 0,
}

export const system = (name: SystemName): Identity => ({ ...VISITOR, kind: 'system', id: name, name, role: 'system' })

// In milliseconds, as the database takes them.
const [LOCK, STATEMENT] = [String(PATIENCE.lock), String(PATIENCE.statement)]

/**
 * Sets the database role and the caller's identity for the rest of this transaction. Row-level security reads only these
 * settings; they vanish with the transaction. Work whose time is bounded waits neither for locks nor for one statement longer than that.
 */
export async function become(tx: Tx, identity: Identity, now: Date, requestId: string): Promise<Caller> {
  const role = identity.kind === 'system' ? 'kith_system' : 'kith_app'
  const bounded = timeLeft() !== undefined
  const holders = `{${identity.holders.join(',')}}`
  await sql`select set_config('role', ${role}, true), set_config('kith.account', ${identity.id ?? ''}, true),
    set_config('kith.person', ${identity.personId ?? ''}, true), set_config('kith.worker', ${identity.workerId ?? ''}, true),
    set_config('kith.holders', ${holders}, true), set_config('kith.kinds', ${String(identity.kinds)}, true), set_config('kith.may_hold', ${String(identity.mayHold)}, true),
    set_config('kith.now', ${now.toISOString()}, true), set_config('kith.request', ${requestId}, true),
    set_config('lock_timeout', ${bounded ? LOCK : '0'}, true), set_config('statement_timeout', ${bounded ? STATEMENT : '0'}, true)`.execute(tx)
  return { tx, actor: identity, role: identity.role, team: identity.team, organisation: identity.organisation, now, requestId }
}

/** Another asker in the same transaction; the caller itself where it is the same. */
export const turnTo = async (caller: Caller, identity: Identity): Promise<Caller> =>
  identity === caller.actor ? caller : become(caller.tx, identity, caller.now, caller.requestId)

/**
 * One unit of work: everything in `work` is kept together or not at all. Nothing outbound may happen inside; insert a job.
 * A clash of two concurrent transactions (serialisation, deadlock) is tried again, up to three times in all.
 * @param options.limitMs when to give up in all; left out, the work may take as long as it takes
 * @throws Unavailable when the database cannot be reached or does not answer in time
 */
export async function inTransaction<T>(
  db: Database,
  identity: Identity,
  work: (caller: Caller) => Promise<T>,
  { clock = realClock, requestId = newId(), limitMs }: { clock?: Clock; requestId?: string; limitMs?: number } = {},
): Promise<T> {
  if (limitMs !== undefined) return within(limitMs, () => inTransaction(db, identity, work, { clock, requestId }))
  const once = () => db.kysely.transaction().execute(async tx => work(await become(tx, identity, clock.now(), requestId)))
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.exclusive(once)
    } catch (error) {
      if (isUnavailable(error)) throw error instanceof Unavailable ? error : new Unavailable(error)
      if (attempt === 3 || !isClash(error)) throw error
    }
  }
}

const isClash = (error: unknown) => ['40001', '40P01'].includes((error as { code?: string }).code ?? '')

const answers = new WeakMap<Caller, Map<string, Promise<unknown>>>()

/**
 * The same caller, for a page that only reads: its panels ask some things more than once, and the database is asked once.
 * Never for work that changes anything, since the answer would be the one from before.
 */
export function onlyReading(caller: Caller): Caller {
  const reader = { ...caller }
  answers.set(reader, new Map())
  return reader
}

/** What `read` finds; for a caller who is only reading, found once for each `what`, which names the question and all it depends on. */
export function once<T>(caller: Caller, what: string, read: () => Promise<T>): Promise<T> {
  const kept = answers.get(caller) as Map<string, Promise<T>> | undefined
  if (!kept) return read()
  const answer = kept.get(what) ?? read()
  kept.set(what, answer)
  return answer
}

/**
 * Part of a caller's work that they may cause but not do themselves (making a new person's record, checking a sign-in):
 * done as a named system caller in the same transaction, after which the caller is themselves again. Each use is listed in
 * `architecture.test.ts`; what it returns must hold nothing the caller may not see.
 */
export async function lend<T>(caller: Caller, name: SystemName, work: (caller: Caller) => Promise<T>): Promise<T> {
  const lent = await become(caller.tx, system(name), caller.now, caller.requestId)
  try {
    return await work(lent)
  } finally {
    // After a failed statement the transaction is lost anyway; restoring must not hide the first error.
    await become(caller.tx, caller.actor, caller.now, caller.requestId).catch(() => undefined)
  }
}
