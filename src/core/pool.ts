import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { Unavailable } from './errors.ts'
import { PATIENCE, timeLeft } from './turns.ts'

// Dates stay plain text, whole numbers stay numbers.
const [DATE, INT8] = [1082, 20]
pg.types.setTypeParser(DATE, value => value)
pg.types.setTypeParser(INT8, value => Number(value))

/** Work without a time limit waits this long for a database that has answered before, such as one that is starting again. */
const PATIENT_MS = 30_000
const BETWEEN_TRIES_MS = 100

/**
 * The connections of one process. A connection that breaks is replaced at the next use. Work that was given an end (`within`)
 * loses its connection when that comes, whatever the database is doing, so that nobody else waits for it.
 */
export class Connections implements PostgresPool {
  readonly #pool: pg.Pool
  readonly #late = new WeakSet<pg.PoolClient>()
  readonly #ends: boolean
  #answered = false
  readonly options: pg.PoolConfig

  /** @param ends whether a connection whose time is up may be closed; the embedded database has one only, which is kept and undone */
  constructor(settings: pg.PoolConfig, ends: boolean) {
    this.#ends = ends
    this.options = settings
    this.#pool = new pg.Pool({ connectionTimeoutMillis: PATIENCE.turn, keepAlive: true, keepAliveInitialDelayMillis: 10_000, ...settings })
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', client => {
      // Without this a connection that breaks while it is in use would end the process; whoever uses it is told by its statement.
      client.on('error', () => undefined)
      keepPlans(client, this.#late)
    })
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#turn()
    this.#answered = true
    const left = timeLeft()
    if (left !== undefined) this.#endAfter(client, left)
    return client as PostgresPoolClient
  }

  end(): Promise<void> {
    return this.#pool.end()
  }

  async #turn(): Promise<pg.PoolClient> {
    const until = performance.now() + Math.min(PATIENCE.turn, timeLeft() ?? PATIENT_MS)
    for (;;) {
      try {
        return await this.#inTime(this.#pool.connect())
      } catch (error) {
        if (!isUnavailable(error) || !this.#answered) throw error
        if (performance.now() + BETWEEN_TRIES_MS > until) throw new Unavailable(error)
        await pause(BETWEEN_TRIES_MS)
      }
    }
  }

  /** A connection that comes too late for whoever asked goes back at once. */
  async #inTime(coming: Promise<pg.PoolClient>): Promise<pg.PoolClient> {
    const left = timeLeft()
    if (left === undefined) return coming
    let timer: NodeJS.Timeout | undefined
    let late = false
    const over = new Promise<never>((_, refuse) => {
      timer = setTimeout(
        () => {
          late = true
          refuse(new Unavailable(new Error('no connection came in time')))
        },
        Math.max(left, 0),
      )
    })
    coming.then(
      client => late && client.release(),
      () => undefined,
    )
    return Promise.race([coming, over]).finally(() => clearTimeout(timer))
  }

  #endAfter(client: pg.PoolClient, ms: number): void {
    const timer = setTimeout(
      () => {
        this.#late.add(client)
        // With a statement under way this closes the socket at once; its caller is told that the connection ended.
        if (this.#ends) (client as unknown as pg.Client).end().catch(() => undefined)
      },
      Math.max(ms, 0),
    )
    const release = client.release
    client.release = broken => {
      clearTimeout(timer)
      this.#late.delete(client)
      release(broken)
    }
  }
}

// What PostgreSQL says when it stops, starts, is full, or gives up waiting; and what the network says for it.
const CODES = new Set(['57P01', '57P02', '57P03', '53300', '55P03', '57014', '25P03', '57P05', '08000', '08001', '08003', '08004', '08006'])
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'])
const CALLS = new Set(['connect', 'read', 'write', 'getaddrinfo'])
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|Postgres connection has been discarded)/

/** Whether an error says that the database cannot be reached or did not answer in time, rather than that something was wrong with what was asked. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable) return true
  const { code, syscall, message } = error as { code?: string; syscall?: string; message?: string }
  return CODES.has(code ?? '') || (NETWORK.has(code ?? '') && CALLS.has(syscall ?? '')) || WORDS.test(message ?? '')
}

type Query = (config: string | { name: string; text: string; values: unknown[] }, values?: unknown[]) => Promise<unknown>

// Most of the cost of the access rule is planning it. A statement with a name is planned once for each connection and then
// again only when that pays; the name is the text's own hash, so one text is one plan.
function keepPlans(client: pg.PoolClient, late: WeakSet<pg.PoolClient>): void {
  const plain = client.query.bind(client) as Query
  const named: Query = (text, values) => {
    if (late.has(client) && text !== 'rollback') return Promise.reject(new Unavailable())
    return typeof text === 'string' && values !== undefined && values.length > 0 ? plain({ name: nameOf(text), text, values }) : plain(text, values)
  }
  Object.assign(client, { query: named })
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  // Texts are written in the code, so they are few; this bounds what a mistake could cost.
  if (names.size > 5000) names.clear()
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}
