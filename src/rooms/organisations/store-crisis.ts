import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import { type CrisisRoute, ESSENTIAL, type Hours, type RouteKind } from './crisis.ts'

interface Row {
  code: string
  kind: RouteKind
  name: string
  what: string
  for_family: string
  phone: string | null
  text_to: string | null
  text_words: string | null
  website: string | null
  address: string | null
  getting_here: string
  always_open: boolean
  hours_note: string
  hours: Hours[]
  near: string | null
  fictional: boolean
}

const toRoute = (row: Row): CrisisRoute => ({
  code: row.code,
  kind: row.kind,
  name: row.name,
  what: row.what,
  forFamily: row.for_family,
  phone: row.phone ?? undefined,
  textTo: row.text_to ?? undefined,
  textWords: row.text_words ?? undefined,
  website: row.website ?? undefined,
  address: row.address ?? undefined,
  gettingHere: row.getting_here,
  alwaysOpen: row.always_open,
  hoursNote: row.hours_note,
  hours: row.hours,
  near: row.near ?? undefined,
  fictional: row.fictional,
})

/**
 * Crisis routes for the whole of England and, when a place is given, those of the place and its care system; the national
 * ones first, each in its stated order. At most 100.
 */
export async function crisisRoutes({ tx }: Caller, placeCode?: string): Promise<CrisisRoute[]> {
  const { rows } = await sql<Row>`
    select r.code, r.kind, r.name, r.what, r.for_family, r.phone, r.text_to, r.text_words, r.website, r.address, r.getting_here, r.always_open, r.hours_note,
      coalesce(p.name, s.name) as near, r.fictional,
      coalesce((select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI')) order by h.weekday, h.opens)
        from crisis_route_hours h where h.route_id = r.id), '[]') as hours
    from crisis_route r left join place p on p.code = r.place_code left join care_system s on s.code = r.care_system_code
    where num_nonnulls(r.place_code, r.care_system_code) = 0 or r.place_code = ${placeCode ?? null}
      or r.care_system_code = (select care_system_code from place where code = ${placeCode ?? null})
    order by num_nonnulls(r.place_code, r.care_system_code), r.position, r.name, r.id limit 100`.execute(tx)
  const routes = rows.map(toRoute)
  national = routes.filter(route => !route.near)
  return routes
}

let national: readonly CrisisRoute[] = []

/** The routes for the whole of England as they were last read, without asking the database; before that, those everybody knows. */
export const nationalRoutes = (): readonly CrisisRoute[] => (national.length > 0 ? national : ESSENTIAL)

/** A local route as it is kept: exactly one of `placeCode` and `careSystemCode`; `source` says where the facts come from. */
export type NewCrisisRoute = Omit<CrisisRoute, 'near'> & { source: string; position?: number } & ({ placeCode: string } | { careSystemCode: string })

/** Adds a local crisis route with its hours, or replaces the one of the same code. For the demonstration and importers. */
export async function putCrisisRoute({ tx }: Caller, route: NewCrisisRoute): Promise<void> {
  const place = 'placeCode' in route ? route.placeCode : null
  const system = 'careSystemCode' in route ? route.careSystemCode : null
  const { rows } = await sql<{ id: string }>`
    insert into crisis_route (id, code, kind, care_system_code, place_code, name, what, for_family, phone, text_to, text_words, website, address, getting_here, always_open, hours_note, position, source, fictional)
    values (${newId()}, ${route.code}, ${route.kind}, ${system}, ${place}, ${route.name}, ${route.what}, ${route.forFamily}, ${route.phone ?? null}, ${route.textTo ?? null}, ${route.textWords ?? null},
      ${route.website ?? null}, ${route.address ?? null}, ${route.gettingHere}, ${route.alwaysOpen}, ${route.hoursNote}, ${route.position ?? 100}, ${route.source}, ${route.fictional})
    on conflict (code) do update set kind = excluded.kind, care_system_code = excluded.care_system_code, place_code = excluded.place_code, name = excluded.name, what = excluded.what,
      for_family = excluded.for_family, phone = excluded.phone, text_to = excluded.text_to, text_words = excluded.text_words, website = excluded.website, address = excluded.address,
      getting_here = excluded.getting_here, always_open = excluded.always_open, hours_note = excluded.hours_note, position = excluded.position, source = excluded.source, fictional = excluded.fictional
    returning id`.execute(tx)
  const id = rows[0]!.id
  await sql`delete from crisis_route_hours where route_id = ${id}`.execute(tx)
  await sql`insert into crisis_route_hours (route_id, weekday, opens, closes) select ${id}::uuid, h.weekday, h.opens, h.closes
    from jsonb_to_recordset(${JSON.stringify(route.hours)}::jsonb) as h(weekday smallint, opens time, closes time)`.execute(tx)
}

/** Names of the crisis teams of a place in which somebody is at work. */
export async function crisisTeamsIn({ tx }: Caller, placeCode: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select t.name from team t where t.kind = 'crisis' and t.place_code = ${placeCode}
    and exists (select from at_work a where a.team_id = t.id) order by t.name, t.id`.execute(tx)
  return rows.map(row => row.name)
}

/** The place whose help to show first: the caller's own, or that of the worker's team; undefined for a visitor. */
export async function ownPlace(caller: Caller): Promise<string | undefined> {
  const { rows } = await sql<{ code: string | null }>`select coalesce((select place_code from person where id = ${caller.actor.personId ?? null}::uuid),
    (select place_code from team where id = ${caller.team ?? null}::uuid)) as code`.execute(caller.tx)
  return rows[0]?.code ?? undefined
}
