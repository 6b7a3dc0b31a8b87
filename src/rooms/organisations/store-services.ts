import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { OrganisationKind, Service, ServiceEdit, ServiceLine, TeamKind, WayIn } from './organisations.ts'

interface LineRow {
  id: string
  slug: string
  name: string
  kind: TeamKind
  organisation: string
  organisation_kind: OrganisationKind
  place_code: string
  place_name: string
  neighbourhood_name: string | null
  front_door: boolean
  phone: string | null
  does: string
  ways_in: WayIn[]
  fictional: boolean
}

const LINE = sql`t.id, t.slug, t.name, t.kind, o.name as organisation, o.kind as organisation_kind, t.place_code, p.name as place_name,
  n.name as neighbourhood_name, t.front_door, t.phone, t.does, t.ways_in, t.fictional`
const JOINS = sql`team t join organisation o on o.id = t.organisation_id join place p on p.code = t.place_code left join neighbourhood n on n.code = t.neighbourhood_code`

const toLine = (row: LineRow): ServiceLine => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  organisation: row.organisation,
  organisationKind: row.organisation_kind,
  placeCode: row.place_code,
  placeName: row.place_name,
  neighbourhoodName: row.neighbourhood_name ?? undefined,
  frontDoor: row.front_door,
  phone: row.phone ?? undefined,
  does: row.does,
  waysIn: row.ways_in,
  fictional: row.fictional,
})

export const SERVICES_A_PAGE = 30

/**
 * Services by name, NHS, council and voluntary in one list: of a place; or, of a neighbourhood, its own and those of the
 * whole place. `page` counts from 1; `more` says whether another page follows.
 */
export async function listServices(
  { tx }: Caller,
  where: { placeCode: string; neighbourhoodCode?: string | undefined },
  page = 1,
): Promise<{ services: ServiceLine[]; more: boolean }> {
  const near = where.neighbourhoodCode ?? null
  const { rows } = await sql<LineRow>`select ${LINE} from ${JOINS}
    where t.place_code = ${where.placeCode} and (${near}::text is null or t.neighbourhood_code is null or t.neighbourhood_code = ${near})
    order by t.name, t.id limit ${SERVICES_A_PAGE + 1} offset ${(page - 1) * SERVICES_A_PAGE}`.execute(tx)
  return { services: rows.slice(0, SERVICES_A_PAGE).map(toLine), more: rows.length > SERVICES_A_PAGE }
}

/** The public page of one service, by the name in its address. */
export async function getService({ tx, now }: Caller, slug: string): Promise<Service | undefined> {
  const { rows } = await sql<
    LineRow & {
      does_not: string
      for_whom: string
      how_long: string
      first_meeting: string
      getting_here: string
      address: string
      access: string
      formats: string
      open_hours: string | null
      answer_within_hours: number
      version: number
      roles: string[]
    }
  >`
    select ${LINE}, t.does_not, t.for_whom, t.how_long, t.first_meeting, t.getting_here, t.address, t.access, t.formats, t.open_hours, t.answer_within_hours, t.version,
      array(select distinct w.role from membership m join worker w on w.id = m.worker_id where m.team_id = t.id and w.active and m.during @> ${now}::timestamptz order by w.role) as roles
    from ${JOINS} where t.slug = ${slug}`.execute(tx)
  const row = rows[0]
  return (
    row && {
      ...toLine(row),
      doesNot: row.does_not,
      forWhom: row.for_whom,
      howLong: row.how_long,
      firstMeeting: row.first_meeting,
      gettingHere: row.getting_here,
      address: row.address,
      access: row.access,
      formats: row.formats,
      openHours: row.open_hours ?? '',
      answerWithinHours: row.answer_within_hours,
      version: row.version,
      roles: row.roles,
    }
  )
}

/** True when the caller leads this team now. */
export async function leads(caller: Caller, teamId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from membership where team_id = ${teamId} and worker_id = ${caller.actor.workerId ?? null}::uuid and lead and during @> ${caller.now}::timestamptz`.execute(
      caller.tx,
    )
  return rows.length > 0
}

/** Saves a team's public words. @returns false when somebody saved first, or the caller does not lead the team. */
export async function updateService({ tx }: Caller, teamId: string, edit: ServiceEdit): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update team set does = ${edit.does}, does_not = ${edit.doesNot}, for_whom = ${edit.forWhom}, how_long = ${edit.howLong}, first_meeting = ${edit.firstMeeting},
    getting_here = ${edit.gettingHere}, address = ${edit.address}, access = ${edit.access}, formats = ${edit.formats}, open_hours = ${edit.openHours || null}, phone = ${edit.phone ?? null},
    ways_in = ${edit.waysIn}::text[], version = version + 1 where id = ${teamId} and version = ${edit.version}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}
