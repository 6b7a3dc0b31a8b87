import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import * as oidc from 'openid-client'
import { z } from 'zod'
import { type Caller, type Clock, inTransaction, realClock, system, VISITOR } from '../core/caller.ts'
import type { Config } from '../core/config.ts'
import type { Database } from '../core/db.ts'
import { TooMuch } from '../core/errors.ts'
import { type FormBody, parseBody } from '../core/forms.ts'
import { newId } from '../core/ids.ts'
import { addressOf, counter, limiter } from '../core/limit.ts'
import { log } from '../core/log.ts'
import { PATIENCE } from '../core/turns.ts'
import { render } from '../ui/index.ts'
import { raiseGuessing } from './alerts.ts'
import { audit } from './audit.ts'
import { demoProvider } from './demo-provider.ts'
import { DEMO_ISSUER } from './demonstration.ts'
import { enterByCode, enterKnown, keepUnknown, wasWorker } from './enter.ts'
import { cookieName, errorPage } from './guards.tsx'
import { configuredClient, embeddedClient, endSessionUrl, exchange, type Flow } from './issuer.ts'
import { keepsWords } from './kept-words.ts'
import { NotYet, SignedOut, SignInClosed, SignInPage, SignInTrouble, UnknownSignIn } from './pages/sign-in.tsx'
import { isPersona, listPersonas, type Persona } from './personas.ts'
import { type Proof, proofTyped } from './proof.ts'
import { setAfterSignOut } from './routes-sessions.tsx'
import { againHint, SESSION_HOURS } from './store.ts'

const BACK = '/sign-in/back'
const SIGN_IN_AGAIN = '/sign-in/again'
const SIGN_OUT = '/sign-out/provider'
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const FLOW_SECONDS = 600
/** Wrong invitation codes from one address in ten minutes, before it has to wait. */
const WRONG_CODES = 20
/** Sign-ins from one address in ten minutes that let nobody in, of which each is written down. One more is an alert. */
const FAILED_SIGN_INS = 20
/** Sign-ins begun in one browser, in as many tabs, of which each may still end well. */
const MOST_FLOWS = 4
/** How long a browser remembers that somebody who works here signed in. */
const WORKED_SECONDS = 12 * 3600
/** Subjects of somebody who has never been here, in the demonstration: to try an invitation code. */
const NEWCOMER = 'newcomer-'

/** Only a path of our own may be gone to after sign-in; anything else becomes none. */
export const safePath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(to) && !to.startsWith('/sign-') ? to : '')

/**
 * Sign-in by OpenID Connect: authorisation code with PKCE, state and nonce, against the configured issuer, or in the
 * demonstration against an embedded one. These are not ordinary routes, because exchanging the code talks to another
 * service and no transaction may be open meanwhile.
 */
export function mountSignIn(app: Hono, db: Database, config: Config, clock: Clock = realClock): void {
  const secure = config.baseUrl.startsWith('https:')
  const names = {
    session: cookieName(config.baseUrl),
    flow: secure ? '__Host-kith-flow' : 'kith-flow',
    unknown: secure ? '__Host-kith-unknown' : 'kith-unknown',
    worked: secure ? '__Host-kith-worked' : 'kith-worked',
  }
  const embedded = config.demo && !config.oidc
  const closed = !config.demo && !config.oidc
  // Identity providers stop guessing; this stops flooding. A whole hospital may share one address.
  const wrongCodes = counter(600_000)
  const failedSignIns = counter(600_000)
  const notTooOften = limiter(embedded ? 600 : 120, 60_000)
  const work = <T,>(task: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, system('sign-in'), task, { clock, limitMs: PATIENCE.request })
  const vouched = new Map<string, Proof>()
  const vouchFor = (subject: string, form: FormBody) => {
    const proof = proofTyped(form)
    if (vouched.size > 1000) vouched.clear()
    if (proof) vouched.set(subject, proof)
  }
  const provider = once(() =>
    demoProvider(
      config.baseUrl,
      config.baseUrl + BACK,
      subject => (subject.startsWith(NEWCOMER) ? Promise.resolve(true) : work(caller => isPersona(caller, subject))),
      subject => vouched.get(subject) ?? {},
    ),
  )
  const client = once(() => (embedded ? provider().then(embeddedClient) : configuredClient(config)))
  const cookie = (name: string, value: string, seconds?: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`
  const html = (body: string, status = 200, cookies: string[] = []) => answer(status, HTML, cookies, body)
  const redirect = (location: string, cookies: string[] = []) => answer(303, { location }, cookies)
  const trouble = (status: 400 | 502 | 503, words: string, back = '') => html(render(<SignInTrouble words={words} back={back} />), status)
  const flowCookie = (flows: Flow[]) =>
    cookie(names.flow, Buffer.from(JSON.stringify(flows.slice(0, MOST_FLOWS))).toString('base64url'), flows.length > 0 ? FLOW_SECONDS : 0)

  // Why a sign-in let nobody in, and nothing about whoever tried. Counted in this process alone.
  const failed = async (c: Context, why: string): Promise<void> => {
    const times = failedSignIns(addressOf(c, config.proxies), clock.now())
    if (times > FAILED_SIGN_INS + 1) return
    await work(async caller => {
      const many = times > FAILED_SIGN_INS
      await audit(caller, { what: 'sign-in tried', personId: undefined, detail: many ? 'too many tries' : why, outcome: 'not allowed' })
      if (many) await raiseGuessing(caller, 'sign_in_guessed')
    })
  }

  const start = async (c: Context, to: string, persona?: string, again = false): Promise<Response> => {
    const flow: Flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), to, again }
    const url = oidc.buildAuthorizationUrl(await client(), {
      redirect_uri: config.baseUrl + BACK,
      scope: 'openid profile',
      response_type: 'code',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      // Asked also when nothing new is to be proved, so that the provider says when they last proved who they are.
      max_age: again ? '0' : String(SESSION_HOURS * 3600),
      ...(persona ? { login_hint: persona } : {}),
      ...(persona || again ? { prompt: 'login' } : {}),
    })
    return redirect(url.href, [flowCookie([flow, ...readFlows(getCookie(c, names.flow))])])
  }

  const back = async (c: Context): Promise<Response> => {
    const flows = readFlows(getCookie(c, names.flow))
    const flow = flows.find(one => one.state === c.req.query('state'))
    const rest = flowCookie(flows.filter(one => one !== flow))
    if (!flow) {
      await failed(c, 'too late, or begun elsewhere')
      return trouble(400, 'This sign-in took too long, or was started in another window. Start again.')
    }
    const signedIn = await exchange(await client(), config.baseUrl + BACK + new URL(c.req.url).search, flow)
    if (!signedIn) {
      await failed(c, 'refused, or broken off')
      return trouble(400, 'The sign-in was not finished. Nothing was changed. Start again when you are ready.', flow.again ? flow.to : '')
    }
    const issuer = embedded ? DEMO_ISSUER : config.oidc!.issuer
    const entered = await work(caller => enterKnown(caller, issuer, signedIn, getCookie(c, names.session)))
    if (entered) {
      const here = entered.works ? [cookie(names.worked, '1', WORKED_SECONDS)] : []
      return redirect(flow.to || entered.home, [rest, cookie(names.session, entered.token), ...here])
    }
    await failed(c, 'nobody known here')
    const proved = await signedIn.proved()
    const token = await work(caller => keepUnknown(caller, { issuer, subject: signedIn.subject, ...proved }))
    return html(render(<UnknownSignIn />), 200, [rest, cookie(names.unknown, token, FLOW_SECONDS)])
  }

  const byCode = async (c: Context): Promise<Response> => {
    const code = String(parseBody(await c.req.text()).code ?? '')
    const entered = await work(async caller => {
      const workerHere = getCookie(c, names.worked) !== undefined || (await wasWorker(caller, getCookie(c, names.session)))
      return enterByCode(caller, getCookie(c, names.unknown) ?? '', code, workerHere)
    })
    if (entered === 'expired') {
      await failed(c, 'invitation code entered too late')
      return trouble(400, 'This sign-in took too long. Start again and have your code ready.')
    }
    if (!entered) {
      await failed(c, 'wrong invitation code')
      const wrong = config.limits ? wrongCodes(addressOf(c, config.proxies), clock.now()) : 0
      if (wrong === WRONG_CODES + 1) await work(caller => tooManyCodes(caller))
      return wrong > WRONG_CODES ? html(errorPage(429, VISITOR), 429) : html(render(<UnknownSignIn typed={code} />), 422)
    }
    if (typeof entered === 'string') return html(render(<NotYet why={entered} />), 403)
    return redirect(entered.home, [cookie(names.unknown, '', 0), cookie(names.session, entered.token)])
  }

  const guarded =
    (handler: (c: Context) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      if (!notTooOften(addressOf(c, config.proxies), clock.now())) return html(errorPage(429, VISITOR), 429)
      if (closed) return html(render(<SignInClosed />), 503)
      try {
        return await handler(c)
      } catch (error) {
        if (error instanceof TooMuch) return html(errorPage(error.status, VISITOR), error.status)
        log.error({ error: (error as Error).name, code: (error as { code?: string }).code }, 'sign-in')
        return trouble(
          503,
          'The sign-in service does not answer just now. Try again in a few minutes.',
          c.req.path === SIGN_IN_AGAIN ? safePath(c.req.query('to')) : '',
        )
      }
    }
  app.get(
    '/sign-in',
    guarded(async c => {
      const to = safePath(c.req.query('to'))
      const personas: Persona[] = embedded ? await work(listPersonas) : []
      const kept = to !== '' && (await work(caller => keepsWords(caller, getCookie(c, secure ? '__Host-kith-kept' : 'kith-kept'))))
      return html(render(<SignInPage personas={personas} embedded={embedded} to={to} kept={kept} />))
    }),
  )
  app.post(
    '/sign-in',
    guarded(async c => {
      const form = parseBody(await c.req.text())
      const persona = typeof form.persona === 'string' && form.persona !== '' ? form.persona.slice(0, 100) : undefined
      if (!embedded) return start(c, safePath(form.to))
      const newcomer = NEWCOMER + newId()
      if (!persona) vouchFor(newcomer, form)
      return start(c, safePath(form.to), persona ?? newcomer)
    }),
  )
  app.get(
    '/sign-in/start',
    guarded(c => (embedded ? Promise.resolve(redirect('/sign-in')) : start(c, safePath(c.req.query('to'))))),
  )
  app.get(
    SIGN_IN_AGAIN,
    guarded(async c => {
      const to = safePath(c.req.query('to'))
      const hint = await work(caller => againHint(caller, getCookie(c, names.session)))
      if (!hint) return redirect(`/sign-in?to=${encodeURIComponent(to)}`)
      return start(c, to, embedded ? hint : undefined, true)
    }),
  )
  setAfterSignOut(config.oidc ? SIGN_OUT : '/')
  // A page that leads on by itself, since a form may not lead to another address by redirects.
  app.get(SIGN_OUT, async () => {
    const url = await client()
      .then(provider => (provider.serverMetadata().end_session_endpoint ? endSessionUrl(provider, config.baseUrl) : undefined))
      .catch(() => undefined)
    return url ? answer(200, { ...HTML, refresh: `0; url=${url}` }, [], render(<SignedOut leadsTo={url} />)) : redirect('/')
  })
  app.get(BACK, guarded(back))
  app.post('/sign-in/invitation', guarded(byCode))
  if (embedded) app.all('/oidc/*', async c => (await provider()).answer(c.req.raw))
}

async function tooManyCodes(caller: Caller): Promise<void> {
  await audit(caller, { what: 'invitation code entered', personId: undefined, detail: 'too many tries', outcome: 'not allowed' })
  await raiseGuessing(caller, 'code_guessed')
}

function answer(status: number, headers: Record<string, string>, cookies: string[], body: string | null = null): Response {
  const all = new Headers({ 'cache-control': 'no-store', ...headers })
  for (const one of cookies) all.append('set-cookie', one)
  return new Response(body, { status, headers: all })
}

// Made at the first sign-in and kept; a failure is not kept, so that the next sign-in tries again.
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () =>
    (made ??= make().catch(error => {
      made = undefined
      throw error
    }))
}

const flowsIn = z
  .array(z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.unknown().transform(safePath), again: z.boolean() }))
  .max(MOST_FLOWS)

function readFlows(value: string | undefined): Flow[] {
  try {
    return flowsIn.parse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString()))
  } catch {
    return []
  }
}
