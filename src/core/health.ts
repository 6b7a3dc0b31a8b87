import { timingSafeEqual } from 'node:crypto'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { inTransaction, system } from './caller.ts'
import type { Database } from './db.ts'
import { queueDepth } from './jobs.ts'
import { addressOf } from './limit.ts'
import { inOrder } from './text.ts'

interface Counted {
  requests: number
  seconds: number
}

/** How many requests were answered, by method and kind of answer, and how long they took. Nothing of what was asked. */
export class RequestCounts {
  private readonly counts = new Map<string, Counted>()

  readonly middleware: MiddlewareHandler = async (c, next) => {
    const started = performance.now()
    await next()
    const key = `method="${c.req.method}",status="${Math.floor(c.res.status / 100)}xx"`
    const one = this.counts.get(key) ?? { requests: 0, seconds: 0 }
    this.counts.set(key, { requests: one.requests + 1, seconds: one.seconds + (performance.now() - started) / 1000 })
  }

  lines(): string[] {
    const rows = [...this.counts].sort(([a], [b]) => inOrder(a, b))
    return [
      '# TYPE kith_requests_total counter',
      ...rows.map(([labels, one]) => `kith_requests_total{${labels}} ${one.requests}`),
      '# TYPE kith_request_seconds_total counter',
      ...rows.map(([labels, one]) => `kith_request_seconds_total{${labels}} ${one.seconds.toFixed(6)}`),
    ]
  }
}

const PATIENCE_MS = 2000

/** Fails when the database does not answer soon: a process that waits for ever is not ready. */
const depthSoon = (db: Database): Promise<{ waiting: number; failed: number }> => inTransaction(db, system('operator'), queueDepth, { limitMs: PATIENCE_MS })

// A request a proxy on this machine passes on also comes from this machine; its forwarding header gives it away.
function fromThisMachine(c: Context): boolean {
  const address = addressOf(c, 0)
  const local = address === '::1' || /^(::ffff:)?127\./.test(address)
  return local && !c.req.header('x-forwarded-for') && !c.req.header('forwarded')
}

function holdsToken(c: Context, token: string | undefined): boolean {
  const given = Buffer.from(c.req.header('authorization') ?? '')
  const wanted = Buffer.from(`Bearer ${token ?? ''}`)
  return token !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted)
}

/**
 * `/health/live` (the process runs), `/health/ready` (the database answers; 503 when not) and `/metrics` (Prometheus text:
 * numbers only, told to this machine and to holders of `metricsToken`; to anyone else it does not exist).
 */
export function mountHealth(app: Hono, db: Database, counts: RequestCounts, { metricsToken }: { metricsToken: string | undefined }): void {
  app.get('/health/live', c => c.text('live'))
  app.get('/health/ready', c =>
    depthSoon(db).then(
      () => c.text('ready'),
      () => c.text('not ready', 503),
    ),
  )
  app.get('/metrics', async c => {
    if (!fromThisMachine(c) && !holdsToken(c, metricsToken)) return c.notFound()
    const depth = await depthSoon(db).catch(() => undefined)
    const lines = [
      '# TYPE kith_ready gauge',
      `kith_ready ${depth ? 1 : 0}`,
      ...(depth ? ['# TYPE kith_jobs gauge', `kith_jobs{state="waiting"} ${depth.waiting}`, `kith_jobs{state="failed"} ${depth.failed}`] : []),
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# TYPE process_uptime_seconds gauge',
      `process_uptime_seconds ${process.uptime().toFixed(0)}`,
      ...counts.lines(),
    ]
    return c.text(`${lines.join('\n')}\n`, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}
