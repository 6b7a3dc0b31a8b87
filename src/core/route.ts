import type { Caller, Identity, SystemName } from './caller.ts'
import type { FormBody } from './forms.ts'
import type { LimitGroup } from './limit.ts'

/** What was asked, already read and bounded. */
export interface Ask {
  /** Path parameters, decoded. `:person` and any `…Id` parameter is known to be a well-formed id. */
  params: Record<string, string>
  query: URLSearchParams
  /** The form's fields; empty for a GET. */
  form: FormBody
  cookies: Record<string, string>
  headers: Headers
  path: string
  url: URL
  /** True when only the headers were asked for (HEAD): nobody reads the page then. */
  head: boolean
  /** Who is really asking, also when the route works `as` a named system caller. */
  identity: Identity
  /** Names the person this request turned out to be about, for the audit trail. A `:person` in the path is named already. */
  about(personId: string): void
  /** Adds a code or number to the audit entry: "front-door board, 40 shown". Never words about a person. */
  note(detail: string): void
}

export interface Reply {
  status: number
  body: string | Uint8Array
  headers: Record<string, string>
  cookies?: string[]
  /**
   * A body too long to hold in memory, instead of `body`: each part is asked for when the reader is ready for it, in a
   * transaction of its own with the same rights; undefined ends it.
   */
  parts?: (caller: Caller) => Promise<string | undefined>
}

export type Handler = (caller: Caller, ask: Ask) => Promise<Reply>

export interface RouteRules {
  /**
   * What is shown when the database does not answer at once; made without it. For pages nobody should have to wait for: they
   * wait `PATIENCE.atOnce` at most, and not at all while the database is known to be in trouble.
   */
  without?: (ask: Omit<Ask, 'about' | 'note'>) => Reply
  /** The permission asked for; `open` is for everybody, `signed-in` for anyone who has signed in. */
  may: string
  /** What the audit trail says happened; `none` must be written. */
  audit: string
  /** The named system caller this route works as, for people who have not signed in. */
  as?: SystemName
  /** Slows repeated use from one address or by one sign-in. */
  limit?: LimitGroup
  /** Asked only of a fresh sign-in: others are led to sign in again first, and what they typed comes back. */
  fresh?: boolean
  /** Whoever knows the address is let in: no other page is told where its reader came from, and nobody lists it. */
  secret?: boolean
  /** Public data read by programs of any site: whatever goes wrong is told as JSON, and every answer may be used elsewhere. */
  data?: boolean
}

export interface Route extends RouteRules {
  method: 'GET' | 'POST'
  path: string
  handler: Handler
}

/** A page that is looked at. */
export const see = (path: string, rules: RouteRules, handler: Handler): Route => ({ method: 'GET', path, ...rules, handler })

/** Something that is done. */
export const act = (path: string, rules: RouteRules, handler: Handler): Route => ({ method: 'POST', path, ...rules, handler })

const HTML = { 'content-type': 'text/html; charset=utf-8' }

export const page = (html: string): Reply => ({ status: 200, body: html, headers: { ...HTML } })

/** The form again, with everything typed and what needs another look. Nothing of the request is kept. */
export const invalid = (html: string): Reply => ({ status: 422, body: html, headers: { ...HTML } })

/** Somebody else changed it first: both versions shown, nothing overwritten. */
export const clash = (html: string): Reply => ({ status: 409, body: html, headers: { ...HTML } })

/** After a change: look at this page. Only paths of our own. */
export const goTo = (path: string, cookies?: string[]): Reply => ({
  status: 303,
  body: '',
  headers: { location: path.startsWith('/') && !path.startsWith('//') ? path : '/' },
  ...(cookies ? { cookies } : {}),
})

export const json = (value: unknown, status = 200): Reply => ({
  status,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json; charset=utf-8' },
})

/** A long text in parts: see `Reply.parts`. */
export const inParts = (parts: NonNullable<Reply['parts']>, type: string, headers: Record<string, string> = {}): Reply => ({
  status: 200,
  body: '',
  headers: { 'content-type': type, ...headers },
  parts,
})

export const text = (value: string, type = 'text/plain; charset=utf-8'): Reply => ({ status: 200, body: value, headers: { 'content-type': type } })
