import { cookieName, openSession } from '../../src/access/index.ts'
import { buildApp } from '../../src/app.ts'
import type { Identity } from '../../src/core/caller.ts'
import { readConfig } from '../../src/core/config.ts'
import type { Database } from '../../src/core/db.ts'
import { asSystem, NOW } from './people.ts'

const ORIGIN = 'http://localhost:3000'

export interface Answer {
  status: number
  html: string
  /** The same as it came, for files. */
  bytes: Uint8Array
  /** Where a redirect leads. */
  location: string
  headers: Headers
}

export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Asks for the headers alone. */
  head(path: string): Promise<Answer>
  /** Sends a form as a browser does, from our own pages. */
  post(path: string, form?: Record<string, string | string[]>, headers?: Record<string, string>): Promise<Answer>
  cookies: Record<string, string>
}

/** A browser without a window: the whole application in process, signed in as `identity` or not at all. */
export async function browse(db: Database, identity?: Identity, now: () => Date = () => NOW): Promise<Browser> {
  const config = readConfig({ KITH_URL: ORIGIN, KITH_ROOT: process.env.KITH_ROOT, KITH_LIMITS: '0' })
  const app = buildApp(db, config, { now })
  const cookies: Record<string, string> = {}
  if (identity?.id) cookies[cookieName(ORIGIN)] = await asSystem(db, caller => openSession(caller, identity.id!, { provedAt: now() }), now())
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const response = await app.request(`${ORIGIN}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=') as [string, string]
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(set)) delete cookies[name]
      else cookies[name] = value
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status: response.status,
      html: new TextDecoder().decode(bytes),
      bytes,
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    }
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, { method: 'GET', headers }),
    head: path => send(path, { method: 'HEAD' }),
    post: (path, form = {}, headers = {}) => {
      const body = new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map(one => [name, one])))
      return send(path, {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, 'sec-fetch-site': 'same-origin', ...headers },
      })
    },
  }
}
