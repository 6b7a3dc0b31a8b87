import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { cookieName, openSession } from '../src/access/index.ts'
import { buildApp } from '../src/app.ts'
import { openReady } from '../src/cli/open.ts'
import { inTransaction, system } from '../src/core/caller.ts'
import { readConfig } from '../src/core/config.ts'
import type { Database } from '../src/core/db.ts'
import { bytesBelow, inMegabytes } from '../src/core/folder.ts'
import { prepareDemo } from '../src/demo/index.ts'

const ORIGIN = 'http://localhost:3000'
const AT_ONCE = 4
/** Requests after which everything that is kept once is there. */
const WARM = 1000
const MAY_GROW_MB = 20

interface Wanted {
  path: string
  cookie?: string | undefined
  form?: Record<string, string>
}

/** What a day's visitors, people and workers ask for, in turn. Each page about a person writes an audit entry. */
async function mixOf(db: Database): Promise<Wanted[]> {
  return inTransaction(db, system('demo'), async caller => {
    const one = async (query: ReturnType<typeof sql<{ account: string; person: string }>>) => {
      const { rows } = await query.execute(caller.tx)
      if (!rows[0]) throw new Error('the demonstration lacks somebody to ask as')
      return rows[0]
    }
    const held = await one(sql`select a.id as account, r.person_id as person from responsibility r join account a on a.worker_id = r.worker_id
      where upper_inf(r.during) order by r.person_id limit 1`)
    const own = await one(sql`select id as account, person_id as person from account where person_id is not null order by person_id limit 1`)
    const cookieOf = async (account: string) => `${cookieName(ORIGIN)}=${await openSession(caller, account)}`
    const [worker, person] = [await cookieOf(held.account), await cookieOf(own.account)]
    const mix: Wanted[] = [
      { path: '/community?q=walking' },
      { path: '/' },
      { path: '/community?q=gardning' },
      { path: `/people/${held.person}`, cookie: worker },
      { path: '/crisis' },
      { path: '/my', cookie: person },
      { path: '/community?q=walking' },
      { path: '/my-day', cookie: worker },
      { path: '/crisis', form: { postcode: 'N17 0AA' } },
      { path: '/my/record', cookie: person },
      { path: '/people', cookie: worker, form: { name: 'Ashik Rahman' } },
      { path: '/services' },
    ]
    return mix
  })
}

function answerTo(port: number, agent: Agent, { path, cookie, form }: Wanted): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: 'localhost:3000',
      ...(cookie ? { cookie } : {}),
      ...(form ? { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' } : {}),
    }
    const sent = ask({ port, path, agent, headers, method: form ? 'POST' : 'GET' }, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject).end(form ? new URLSearchParams(form).toString() : undefined)
  })
}

/**
 * Asks a whole house for `requests` pages, four at a time, and says what its memory holds on the way.
 * @param databaseUrl a new database on PostgreSQL; left out, an embedded one in a folder of its own
 * @returns whether every answer came well and the heap grew by no more than 20 MB after the first thousand
 */
export async function soak({ root, requests, databaseUrl }: { root: string; requests: number; databaseUrl: string | undefined }): Promise<boolean> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const folder = mkdtempSync(join(tmpdir(), 'kith-soak-'))
  const config = { ...readConfig({ KITH_ROOT: root, KITH_URL: ORIGIN, KITH_DATA: folder, KITH_LIMITS: '0', KITH_DEMO: '1' }), databaseUrl }
  const db = await openReady(config)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  try {
    await prepareDemo(db, config, () => undefined)
    const mix = await mixOf(db)
    const server = serve({ fetch: buildApp(db, config).fetch, port: 0 })
    const { port } = server.address() as AddressInfo
    const bad = new Map<string, number>()
    const began = performance.now()
    let next = 0
    const until = (end: number) =>
      Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let at = next++; at < end; at = next++) {
            const wanted = mix[at % mix.length]!
            const status = await answerTo(port, agent, wanted)
            if (status >= 400) bad.set(`${status} ${wanted.path}`, (bad.get(`${status} ${wanted.path}`) ?? 0) + 1)
          }
          next--
        }),
      )
    const heap = () => {
      collect()
      const { heapUsed, external, rss } = process.memoryUsage()
      const log = databaseUrl ? '' : `, log of the database ${inMegabytes(bytesBelow(join(folder, 'database', 'pg_wal')))}`
      const seconds = ((performance.now() - began) / 1000).toFixed(0)
      console.log(
        `${db.kind}, ${next} requests in ${seconds} s: heap ${inMegabytes(heapUsed)}, outside it ${inMegabytes(external)}, in all ${inMegabytes(rss)}${log}`,
      )
      return heapUsed
    }
    await until(WARM)
    const first = heap()
    let last = first
    for (let end = WARM; end < requests; ) {
      end = Math.min(end + Math.max(1000, Math.ceil(requests / 5)), requests)
      await until(end)
      last = heap()
    }
    if (db.tidy) {
      await db.tidy()
      heap()
    }
    await new Promise(resolve => server.close(resolve))
    const grown = (last - first) / 1_000_000
    for (const [what, times] of bad) console.error(`${times} times ${what}`)
    console.log(`The heap grew by ${grown.toFixed(1)} MB after the first ${WARM} requests; ${MAY_GROW_MB} MB are allowed.`)
    return bad.size === 0 && grown <= MAY_GROW_MB
  } finally {
    agent.destroy()
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
