import { STATUS_CODES } from 'node:http'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { type Caller, type Clock, type Identity, inTransaction, realClock, system, turnTo, VISITOR } from './caller.ts'
import type { Database, Tx } from './db.ts'
import { Conflict, Invalid, NotAllowed, NotFound, refusedByDatabase, TooOften, Unavailable } from './errors.ts'
import { type FormBody, parseBody } from './forms.ts'
import type { RequestCounts } from './health.ts'
import { isId, newId } from './ids.ts'
import { addressOf, limits, noteForwarded } from './limit.ts'
import { framesOf, log } from './log.ts'
import { toResponse } from './response.ts'
import { type Ask, json, type Reply, type Route } from './route.ts'
import { PATIENCE, type Turns, turns } from './turns.ts'

export interface AuditEntry {
  what: string
  personId: string | undefined
  detail: string | undefined
  outcome: 'done' | 'not allowed'
}

/** A form that was sent, for the page that says it was not taken. */
export interface Sent {
  path: string
  form: FormBody
}

/** What was asked for by its id in the address, and is not there for whoever asked. */
export interface Tried {
  /** The person the address names; undefined when the id is of something else. */
  personId: string | undefined
  path: string
}

/** What the web server must be told by the access room: who is asking, what they may do, and how it is written down. */
export interface Guards {
  identify(tx: Tx, cookies: Record<string, string>, now: Date): Promise<Identity>
  may(identity: Identity, permission: string): boolean
  audit(caller: Caller, entry: AuditEntry): Promise<void>
  /** Somebody signed in asked for something by its id and there is nothing for them: decides whether anyone must know. */
  notFound(caller: Caller, tried: Tried): Promise<void>
  /** One sign-in used a route too often: writes it down, and decides whether anyone must know. */
  tooOften(caller: Caller, route: Route): Promise<void>
  /** A page for 403, 404, 409, 413, 422, 429, 500 and 503, the same words whatever was asked for; it gives back what was sent. */
  errorPage(status: number, identity: Identity, message?: string, sent?: Sent): string
  signInPath(path: string): string
  /** Says in a page, beside each box for free words about this person, who will read them. */
  whoWillRead(caller: Caller, reply: Reply, personId: string | undefined): Promise<Reply>
  /** Stands around every handler: sees to it that no form is taken twice, and that none is lost when the sign-in has ended. */
  aroundForms(opening: Caller, route: Route, asked: Asked, work: (form: FormBody) => Promise<Reply>): Promise<Reply>
}

export interface WebOptions {
  db: Database
  guards: Guards
  routes: Route[]
  baseUrl: string
  /** Slows repeated use of routes that ask for it. */
  limits: boolean
  /** Proxies of one's own in front: see `addressOf`. */
  proxies?: number
  clock?: Clock
  counts?: RequestCounts
  /** Other hosts that pages may show pictures from, such as map tiles. */
  images?: string[]
}

/** What was asked, before a handler sees it. */
export type Asked = Omit<Ask, 'about' | 'note'>

const MAX_BODY = 512 * 1024
/** Of the connections of one process, so many at most are held by those who change something: they wait for one another, and whoever reads goes past them. */
const WRITERS = 6
/** How long the database is taken to be in trouble after it did not answer. */
const TROUBLE_MS = 5000

// Thrown to undo the transaction when the answer is that nothing was changed.
class Undo extends Error {
  readonly reply: Reply
  constructor(reply: Reply) {
    super('undo')
    this.reply = reply
  }
}

/** The web application: every route with its guard, audit and transaction. */
export function webApp(options: WebOptions): Hono {
  const app = new Hono()
  if (options.counts) app.use(options.counts.middleware)
  const { guards } = options
  const house: House = { ...options, writing: turns(WRITERS, PATIENCE.turn), troubledAt: Number.NEGATIVE_INFINITY }
  const secure = options.baseUrl.startsWith('https:')
  // Before the headers of every page, so that these stand in their place.
  for (const route of options.routes.filter(one => one.secret)) app.use(route.path, keptSecret)
  for (const route of options.routes.filter(one => one.data)) app.use(route.path, openToAll)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', ...(options.images ?? [])],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
      },
      strictTransportSecurity: secure ? 'max-age=31536000; includeSubDomains' : false,
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      crossOriginResourcePolicy: 'same-origin',
    }),
  )
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: c => c.html(guards.errorPage(413, VISITOR), 413) }))
  app.use(csrf({ origin: new URL(options.baseUrl).origin }))
  for (const route of options.routes) {
    app.on(route.method, route.path, c => answer(c, route, house))
  }
  app.notFound(c => c.html(guards.errorPage(404, VISITOR), 404))
  app.onError((error, c) => {
    const status = (error as { status?: number }).status ?? 500
    if (status >= 500) log.error({ error: error.name, at: framesOf(error) }, 'unexpected')
    return c.html(guards.errorPage(status, VISITOR), status as 500)
  })
  return app
}

async function keptSecret(c: Context, next: () => Promise<void>): Promise<void> {
  await next()
  c.res.headers.set('referrer-policy', 'no-referrer')
  c.res.headers.set('x-robots-tag', 'noindex, nofollow')
}

async function openToAll(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  if (c.req.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { ...ANY_SITE, 'access-control-allow-methods': 'GET', 'access-control-allow-headers': '*' } })
  await next()
  for (const [name, value] of Object.entries(ANY_SITE)) c.res.headers.set(name, value)
  return undefined
}
const ANY_SITE = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
const { by: countedBy, use: countUse } = limits()

/** The options of one web application and what it remembers while it runs. */
interface House extends WebOptions {
  writing: Turns
  /** When the database last failed to answer, by `performance.now()`. */
  troubledAt: number
}

async function answer(c: Context, route: Route, options: House): Promise<Response> {
  const { guards, clock = realClock } = options
  const limitMs = route.without ? PATIENCE.atOnce : PATIENCE.request
  const inTurn = route.method === 'POST' ? options.writing : <T>(work: () => Promise<T>) => work()
  const requestId = newId()
  let identity = VISITOR
  let read: Omit<Asked, 'identity'> | undefined
  try {
    noteForwarded(c, options.proxies ?? 0, clock.now())
    const asked = await readAsk(c)
    read = asked
    if (overByAddress(route, c, options)) throw new TooOften(false)
    if (route.without && performance.now() - options.troubledAt < TROUBLE_MS) return toResponse(route.without({ ...asked, identity }), requestId)
    const work = () =>
      inTransaction(
        options.db,
        route.method === 'GET' && Object.keys(asked.cookies).length === 0 ? VISITOR : system('sign-in'), // nobody's, without a cookie
        async opening => {
          identity = await guards.identify(opening.tx, asked.cookies, opening.now)
          if (options.limits) overBySignIn(route, identity, opening.now)
          return guards.aroundForms(opening, route, { ...asked, identity }, form => within(opening, identity, route, { ...asked, form, identity }, guards))
        },
        { clock, requestId, limitMs },
      )
    const reply = await inTurn(work).catch((error: unknown) => {
      if (!(error instanceof Unavailable)) throw error
      if (error.everywhere) options.troubledAt = performance.now()
      if (!route.without) throw error
      return route.without({ ...asked, identity: VISITOR })
    })
    return toResponse(reply, requestId, part => inTransaction(options.db, route.as ? system(route.as) : identity, part, { clock, requestId, limitMs }))
  } catch (error) {
    return toResponse(
      await failure(error, route, identity, { bad: read404(c), tried: triedIn(c, route), sent: read && sentIn(read) }, options, requestId),
      requestId,
    )
  }
}

function overByAddress(route: Route, c: Context, { limits: on, proxies = 0, clock = realClock }: WebOptions): boolean {
  if (!route.limit || !on || countedBy(route.limit) !== 'address') return false
  return countUse(route.limit, addressOf(c, proxies), clock.now()) !== 'within'
}

function overBySignIn(route: Route, identity: Identity, now: Date): void {
  if (!route.limit || countedBy(route.limit) !== 'sign-in') return
  const use = countUse(route.limit, identity.id ?? '', now)
  if (use !== 'within') throw new TooOften(use === 'first')
}

/** The guarded handler inside its transaction: permission, work, audit, in that order; a failed audit undoes the work. */
async function within(opening: Caller, identity: Identity, route: Route, read: Asked, guards: Guards): Promise<Reply> {
  if (route.may !== 'open' && identity.kind === 'visitor') return signIn(route, read, guards)
  if (!guards.may(identity, route.may)) throw new NotAllowed()
  let personId = read.params.person
  let detail: string | undefined
  const ask: Ask = {
    ...read,
    about: id => {
      personId = id
    },
    note: words => {
      detail = words
    },
  }
  const caller = await turnTo(opening, route.as ? system(route.as) : identity)
  const reply = await guards.whoWillRead(caller, await route.handler(caller, ask), personId)
  if (reply.status >= 400) throw new Undo(reply)
  if (route.audit !== 'none') await guards.audit(caller, { what: route.audit, personId, detail, outcome: 'done' })
  return reply
}

const sentIn = ({ path, form }: Sent): Sent | undefined => (Object.keys(form).length > 0 ? { path, form } : undefined)

function signIn(route: Route, read: Asked, guards: Guards): Reply {
  const back = route.method === 'GET' ? read.path : '/'
  return { status: 303, body: '', headers: { location: guards.signInPath(back) } }
}

async function failure(
  error: unknown,
  route: Route,
  identity: Identity,
  read: { bad: boolean; tried: Tried | undefined; sent: Sent | undefined },
  options: WebOptions,
  requestId: string,
): Promise<Reply> {
  const { guards, clock = realClock } = options
  if (error instanceof Undo) return error.reply
  const html = (status: number, message?: string): Reply => wrong(route, status, guards.errorPage(status, identity, message, read.sent), message)
  if (error instanceof NotFound || read.bad) {
    const { tried } = read
    if (!read.bad && tried && identity.kind === 'account')
      await inTransaction(options.db, identity, caller => guards.notFound(caller, tried), { clock, requestId, limitMs: PATIENCE.request })
    return html(404)
  }
  if (error instanceof NotAllowed) {
    const entry: AuditEntry = { what: route.audit === 'none' ? route.path : route.audit, personId: undefined, detail: undefined, outcome: 'not allowed' }
    await inTransaction(options.db, identity, caller => guards.audit(caller, entry), { clock, requestId, limitMs: PATIENCE.request })
    return html(403)
  }
  if (error instanceof TooOften) {
    if (error.first) await inTransaction(options.db, identity, caller => guards.tooOften(caller, route), { clock, requestId, limitMs: PATIENCE.request })
    return html(429)
  }
  if (error instanceof Unavailable) {
    log.warn({ requestId, code: (error.cause as { code?: string } | undefined)?.code }, 'the database did not answer')
    return html(503)
  }
  const clash = error instanceof Conflict ? error.message : refusedByDatabase(error)
  if (clash) return html(409, clash)
  if (error instanceof Invalid) return html(422, error.message)
  const status = (error as { status?: number }).status
  if (status !== undefined && status >= 400 && status < 500) return html(status)
  log.error({ requestId, error: (error as Error).name, code: (error as { code?: string }).code, at: framesOf(error as Error) }, 'request failed')
  return html(500)
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const wrong = (route: Route, status: number, html: string, message?: string): Reply =>
  route.data
    ? json({ status, error: message ?? STATUS_CODES[status] ?? 'Error' }, status)
    : { status, body: html, headers: status === 503 ? { ...HTML, 'retry-after': '5' } : HTML }
// A path parameter that ought to be an id and is not names nothing: the same 404 as an id that does not exist.
const read404 = (c: Context) => Object.entries(c.req.param()).some(([name, value]) => isIdName(name) && !isId(value))
const isIdName = (name: string) => name === 'person' || name.endsWith('Id')

// What everybody may read, such as the directory, is not fished for.
const triedIn = (c: Context, route: Route): Tried | undefined =>
  route.may !== 'open' && Object.keys(c.req.param()).some(isIdName) ? { personId: c.req.param('person'), path: c.req.path } : undefined

async function readAsk(c: Context): Promise<Omit<Asked, 'identity'>> {
  if (read404(c)) throw new NotFound()
  const url = new URL(c.req.url)
  const type = c.req.header('content-type') ?? ''
  const form: FormBody = c.req.method === 'POST' && type.startsWith('application/x-www-form-urlencoded') ? parseBody(await c.req.text()) : {}
  const params = Object.fromEntries(Object.entries(c.req.param()).map(([name, value]) => [name, String(value).replaceAll('\0', '')]))
  return { params, query: cleanQuery(url), form, cookies: getCookie(c), headers: c.req.raw.headers, path: url.pathname, url, head: c.req.raw.method === 'HEAD' }
}

function cleanQuery(url: URL): URLSearchParams {
  return new URLSearchParams([...url.searchParams].map(([name, value]) => [name, value.replaceAll('\0', '').slice(0, 500)]))
}
