import type { IncomingMessage } from 'node:http'
import { reach, UnreadableFile } from '../../registries/index.ts'

export interface CrawlOptions {
  /** Ask for details only of what changed since, and of what is not held. */
  since?: Date | undefined
  held?: ReadonlySet<string>
  /** Milliseconds to wait for one answer. */
  patience?: number
  /** Milliseconds between two tries. */
  pause?: number
  /** Names of hosts that may be in the service's own network. */
  hosts?: readonly string[] | undefined
}

/** One service of an endpoint: with its details, or (`service` absent) only that it is still there. */
export interface Crawled {
  key: string
  service?: unknown
  changed?: Date | undefined
}

const LONGEST_ANSWER = 16 * 1024 * 1024
const MOST_SERVICES = 1_000_000
const TRIES = 3
const AT_ONCE = 4

/**
 * Every service of an Open Referral UK endpoint: its list page by page, then each with its details. Nothing is taken on trust:
 * an endpoint that goes round in circles, ends early, takes too long or answers no JSON is given up with words on what it did.
 * @throws UnreadableFile
 */
export async function* crawl(base: string, { since, held = new Set(), patience = 30_000, pause = 500, hosts }: CrawlOptions = {}): AsyncGenerator<Crawled> {
  const root = rootOf(base)
  const ask = (path: string) => askFor(new URL(path, root), patience, pause, hosts)
  const listed = await listAll(ask, 'services?')
  const changed = since ? await listAll(ask, `services?modified_after=${encodeURIComponent(since.toISOString())}&`, true) : listed
  const wanted = [...listed.keys()].filter(key => changed.has(key) || !held.has(key))
  for (const key of listed.keys()) if (!changed.has(key) && held.has(key)) yield { key }
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE)
    yield* await Promise.all(some.map(key => detail(ask, key)))
  }
}

function rootOf(base: string): URL {
  const address = URL.parse(base)
  if (!address) throw new UnreadableFile(`${base.slice(0, 100)} is not an address.`)
  address.pathname = `${address.pathname.replace(/\/(?:services\/?)?$/, '')}/`
  address.search = ''
  address.hash = ''
  return address
}

type Ask = (path: string) => Promise<unknown>

async function detail(ask: Ask, key: string): Promise<Crawled> {
  const service = await ask(`services/${encodeURIComponent(key)}`)
  const { id, last_modified } = (service ?? {}) as { id?: unknown; last_modified?: unknown }
  if (id !== key) throw new UnreadableFile(`The endpoint answered another service when asked for ${key.slice(0, 100)}. Nothing was loaded.`)
  const at = typeof last_modified === 'string' ? new Date(last_modified) : undefined
  return { key, service, ...(at && !Number.isNaN(at.getTime()) ? { changed: at } : {}) }
}

interface ListPage {
  keys: string[]
  totalItems: number | undefined
  totalPages: number | undefined
}

/** The ids of all services in the list, in order, each once. */
async function listAll(ask: Ask, query: string, mayBeEmpty = false): Promise<Set<string>> {
  const seen = new Set<string>()
  let first: ListPage | undefined
  for (let page = 1; ; page++) {
    const read = readPage(await ask(`${query}page=${page}&per_page=100`), page)
    first ??= read
    if (read.keys.length === 0) break
    const before = seen.size
    for (const key of read.keys) seen.add(key)
    if (seen.size === before)
      throw new UnreadableFile(`Page ${page} of the endpoint brings nothing that earlier pages did not: it goes round in circles. Nothing was loaded.`)
    if (seen.size > MOST_SERVICES) throw new UnreadableFile('The endpoint has more than a million services. Nothing was loaded.')
    // How many pages there are is only believed when that many entries have come.
    if (page >= (read.totalPages ?? Number.POSITIVE_INFINITY) && seen.size >= (first.totalItems ?? 0)) break
  }
  const promised = first.totalItems
  if (promised !== undefined && seen.size < promised)
    throw new UnreadableFile(`The endpoint says that it has ${promised} services, and gave ${seen.size} different ones. Nothing was loaded.`)
  if (seen.size === 0 && !mayBeEmpty) throw new UnreadableFile('The endpoint has no services. Nothing was loaded.')
  return seen
}

function readPage(answer: unknown, page: number): ListPage {
  const { contents, total_items, total_pages } = (answer ?? {}) as { contents?: unknown; total_items?: unknown; total_pages?: unknown }
  if (!Array.isArray(contents))
    throw new UnreadableFile(`Page ${page} of the endpoint has no "contents". Is this an Open Referral UK 3.0 address? Nothing was loaded.`)
  const keys = contents.map((one, at) => {
    const id = (one as { id?: unknown } | null)?.id
    if (typeof id !== 'string' || id === '' || id.length > 300)
      throw new UnreadableFile(`Page ${page} of the endpoint, service ${at + 1}: there is no id. Nothing was loaded.`)
    return id
  })
  const whole = (value: unknown) => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined)
  return { keys, totalItems: whole(total_items), totalPages: whole(total_pages) }
}

async function askFor(address: URL, patience: number, pause: number, hosts: readonly string[] | undefined): Promise<unknown> {
  const what = `${address.host}${address.pathname}${address.search}`
  for (let attempt = 1; ; attempt++) {
    const answer = await once(address, what, patience, hosts)
    if ('json' in answer) return answer.json
    if (!answer.again || attempt === TRIES) throw new UnreadableFile(`${what} ${answer.wrong}. Nothing was loaded.`)
    await new Promise(resolve => setTimeout(resolve, pause * attempt))
  }
}

type Answer = { json: unknown } | { wrong: string; again: boolean }

async function once(address: URL, what: string, patience: number, hosts: readonly string[] | undefined): Promise<Answer> {
  let text: string
  const signal = AbortSignal.timeout(patience)
  try {
    const response = await reach(address, { signal, headers: { accept: 'application/json' }, hosts })
    const { statusCode = 0 } = response
    if (statusCode < 200 || statusCode > 299) {
      response.resume()
      return { wrong: `answered ${statusCode}`, again: statusCode >= 500 || statusCode === 429 }
    }
    text = await textOfAnswer(response)
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    if (signal.aborted) return { wrong: `did not answer within ${patience / 1000} seconds`, again: true }
    return { wrong: `could not be reached: ${(error as Error).message}`, again: true }
  }
  try {
    return { json: JSON.parse(text) }
  } catch {
    throw new UnreadableFile(`${what} did not answer JSON. It begins: ${text.slice(0, 60).replace(/\s+/g, ' ')}. Nothing was loaded.`)
  }
}

async function textOfAnswer(response: IncomingMessage): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of response) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    if (text.length > LONGEST_ANSWER) throw new UnreadableFile('An answer of the endpoint is longer than 16 MB. Nothing was loaded.')
  }
  return text + decoder.decode()
}
