import type { Caller } from '../../../core/caller.ts'
import { NotFound } from '../../../core/errors.ts'
import { isId } from '../../../core/ids.ts'
import { type Ask, inParts, json, type Reply, type Route, see } from '../../../core/route.ts'
import {
  atLocationIds,
  countAtLocations,
  countFeed,
  countOrganisations,
  countTaxonomies,
  countTerms,
  type FeedFilter,
  feedIds,
  organisationIds,
  type Slice,
  shownAtLocations,
  shownOf,
  shownOrganisations,
  taxonomies,
  taxonomyOf,
  termOf,
  terms,
  toGrid,
} from '../../../rooms/assets/index.ts'
import { findNeighbourhoodByPostcode } from '../../../rooms/places/index.ts'
import { filterOf, flag, NotUnderstood, nearOf, type Paging, pagingOf, searchIn, sliceOf, termFilterOf, wrapped } from './asked.ts'
import { organisations, placed, services } from './gathered.ts'
import { LICENCE, licenceHeaders } from './licence.ts'
import { taxonomyTold, termTold } from './told.ts'

// Asked with a visitor's own rights, so that the database itself holds back what is not published (an entry, where it is, its contacts)
// and who keeps an entry. What else belongs to an entry it does not: that is only ever read by the ids of those that are shown.
const DATA = { may: 'open', audit: 'none', limit: 'open-data', data: true } as const

/** What everybody may read for a minute without asking again: an entry taken down is gone everywhere soon after. */
const HEADERS = { ...licenceHeaders, 'cache-control': 'public, max-age=60' }

type Answer = (caller: Caller, ask: Ask) => Promise<Reply>

/** One address of the interface: what is not understood is a 400 that says why, what is not there a 404. */
const open = (path: string, answer: Answer): Route =>
  see(path, DATA, async (caller, ask) => {
    try {
      const reply = await answer(caller, ask)
      return { ...reply, headers: { ...HEADERS, ...reply.headers } }
    } catch (error) {
      if (error instanceof NotUnderstood) return json({ status: 400, error: error.message }, 400)
      throw error
    }
  })

const NDJSON = 'application/x-ndjson; charset=utf-8'
const A_PART = 200

interface List {
  paging: Paging
  count(caller: Caller): Promise<number>
  page(caller: Caller, slice: Slice): Promise<{ id?: string }[]>
}

/** A list page by page, or every line of it as it is read. */
async function list(caller: Caller, { paging, count, page }: List): Promise<Reply> {
  if (paging.ndjson) return everything(page)
  const total = await count(caller)
  return json(wrapped(total === 0 ? [] : await page(caller, sliceOf(paging)), paging, total))
}

function everything(page: List['page']): Reply {
  let after: string | undefined
  let done = false
  return inParts(async caller => {
    if (done) return undefined
    const items = await page(caller, { limit: A_PART, after })
    after = items.at(-1)?.id
    done = items.length < A_PART
    return items.map(item => `${JSON.stringify(item)}\n`).join('') || undefined
  }, NDJSON)
}

async function found<T>(ask: Ask, read: (id: string) => Promise<T | undefined>): Promise<Reply> {
  const id = ask.params.id ?? ''
  const item = isId(id) ? await read(id.toLowerCase()) : undefined
  if (item === undefined) throw new NotFound()
  return json(item)
}

/** The filter with its postcode looked up; undefined when nothing can be near it or serve it. */
async function withPlace(caller: Caller, query: URLSearchParams): Promise<FeedFilter | undefined> {
  const filter = filterOf(query)
  const near = nearOf(query)
  if (!near) return filter
  const at = await findNeighbourhoodByPostcode(caller, near.postcode)
  if (at.found === 'wrong') throw new NotUnderstood(`postcode: ${at.message}`)
  if (at.found === 'unknown') throw new NotUnderstood('postcode: no such postcode is held here')
  if (at.found === 'elsewhere') return undefined
  if (near.metres !== undefined) return { ...filter, near: { ...toGrid(at.point), metres: near.metres } }
  const { code, placeCode, careSystemCode } = at.neighbourhood
  return { ...filter, serves: { neighbourhood: code, place: placeCode, careSystem: careSystemCode } }
}

const nothing = { count: async () => 0, page: async () => [] }

async function serviceList(caller: Caller, { query }: Ask): Promise<Reply> {
  const minimal = flag(query, 'minimal')
  const depth = minimal ? 'minimal' : flag(query, 'full') ? 'whole' : 'single'
  const paging = pagingOf(query, { minimal, usual: depth === 'whole' ? 20 : 50 })
  const filter = await withPlace(caller, query)
  if (!filter) return list(caller, { paging, ...nothing })
  return list(caller, {
    paging,
    count: who => countFeed(who, filter),
    page: async (who, slice) => services(who, await feedIds(who, filter, slice), depth),
  })
}

async function placedList(caller: Caller, { query }: Ask): Promise<Reply> {
  const whole = flag(query, 'full')
  const paging = pagingOf(query)
  const filter = await withPlace(caller, query)
  if (!filter) return list(caller, { paging, ...nothing })
  return list(caller, {
    paging,
    count: who => countAtLocations(who, filter),
    page: async (who, slice) => placed(who, await atLocationIds(who, filter, slice), whole),
  })
}

async function organisationList(caller: Caller, { query }: Ask): Promise<Reply> {
  const [full, whole] = [flag(query, 'full_service'), flag(query, 'full')]
  const search = searchIn(query)
  return list(caller, {
    paging: pagingOf(query, { usual: full ? 10 : 50 }),
    count: who => countOrganisations(who, search),
    page: async (who, slice) => organisations(who, await organisationIds(who, search, slice), { whole, listed: full || whole, full }),
  })
}

const about: Answer = async () =>
  json({
    version: 'HSDS-UK-3.0',
    profile: 'https://docs.openreferraluk.org/en/latest/',
    openapi_url: 'https://openreferraluk.org/specifications/3.0/openapi.json',
    ...LICENCE,
  })

/** The Open Referral UK 3.0 interface, and what besides is under its address: not there. */
export const orukRoutes: Route[] = [
  open('/oruk', about),
  open('/oruk/', about),
  open('/oruk/services', serviceList),
  open('/oruk/services/:id', (caller, ask) => found(ask, async id => (await services(caller, await shownOf(caller, [id]), 'whole'))[0])),
  open('/oruk/service_at_locations', placedList),
  open('/oruk/service_at_locations/:id', (caller, ask) => found(ask, async id => (await placed(caller, await shownAtLocations(caller, [id]), true))[0])),
  open('/oruk/organizations', organisationList),
  open('/oruk/organizations/:id', (caller, ask) => {
    const full = flag(ask.query, 'full_service')
    return found(ask, async id => (await organisations(caller, await shownOrganisations(caller, [id]), { whole: true, listed: true, full }))[0])
  }),
  open('/oruk/taxonomies', (caller, { query }) => {
    const search = searchIn(query)
    const page = async (who: Caller, slice: Slice) => (await taxonomies(who, search, slice)).map(taxonomyTold)
    return list(caller, { paging: pagingOf(query), count: who => countTaxonomies(who, search), page })
  }),
  open('/oruk/taxonomies/:id', (caller, ask) =>
    found(ask, async id => {
      const row = await taxonomyOf(caller, id)
      return row && taxonomyTold(row)
    }),
  ),
  open('/oruk/taxonomy_terms', (caller, { query }) => {
    const filter = termFilterOf(query)
    const page = async (who: Caller, slice: Slice) => (await terms(who, filter, slice)).map(termTold)
    return list(caller, { paging: pagingOf(query), count: who => countTerms(who, filter), page })
  }),
  open('/oruk/taxonomy_terms/:id', (caller, ask) =>
    found(ask, async id => {
      const row = await termOf(caller, id)
      return row && termTold(row)
    }),
  ),
  open('/oruk/*', async () => {
    throw new NotFound()
  }),
]
