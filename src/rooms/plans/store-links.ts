import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { Section } from './sections.ts'

/** A link to a plan, or to parts of it. `opened` counts what the reader of the list may know: only the person sees who looked. */
export interface Link {
  id: string
  personId: string
  kinds: number
  sections: Section[]
  forWhom: string
  shownName: string
  madeAt: Date
  madeByName: string
  withPerson: boolean
  until: Date
  withdrawnAt: Date | null
  withdrawnByName: string | null
  opened: number
  openedLast: Date | null
}

export interface NewLink extends Pick<Link, 'id' | 'personId' | 'kinds' | 'sections' | 'forWhom' | 'shownName' | 'withPerson' | 'until'> {
  tokenHash: string
}

export async function insertLink(caller: Caller, link: NewLink): Promise<void> {
  await sql`insert into plan_link (id, person_id, kinds, sections, token_hash, for_whom, shown_name, made_at, made_by, made_by_name, with_person, until)
    values (${link.id}, ${link.personId}, ${link.kinds}, ${`{${link.sections.join(',')}}`}::text[], ${link.tokenHash}, ${link.forWhom}, ${link.shownName}, ${caller.now},
      ${caller.actor.workerId ?? caller.actor.personId ?? null}, ${caller.actor.name}, ${link.withPerson}, ${link.until})`.execute(caller.tx)
}

/** Does `work`, and undoes all it did to the database. @returns what `work` returned */
export async function undone<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
  await sql`savepoint undone`.execute(caller.tx)
  const seen = await work()
  await sql`rollback to savepoint undone`.execute(caller.tx)
  return seen
}

/** What a link that is open says of itself, by the hash of its secret; undefined when it is unknown, ended or withdrawn. For the house alone. */
export async function openLink(
  house: Caller,
  tokenHash: string,
): Promise<Pick<Link, 'id' | 'personId' | 'kinds' | 'sections' | 'shownName' | 'until'> | undefined> {
  const { rows } = await sql<Link>`select id, person_id as "personId", kinds, sections, shown_name as "shownName", until from plan_link
    where token_hash = ${tokenHash} and withdrawn_at is null and made_at <= ${house.now} and until > ${house.now}`.execute(house.tx)
  return rows[0]
}

export const OPENED = 'plan opened by a link you shared'

/** The links to a plan that the caller may know of, the newest first; at most 100. */
export async function readLinks(caller: Caller, personId: string): Promise<Link[]> {
  const { rows } =
    await sql<Link>`select k.id, k.person_id as "personId", k.kinds, k.sections, k.for_whom as "forWhom", k.shown_name as "shownName", k.made_at as "madeAt",
      k.made_by_name as "madeByName", k.with_person as "withPerson", k.until, k.withdrawn_at as "withdrawnAt", k.withdrawn_by_name as "withdrawnByName",
      coalesce(e.opened, 0)::int as opened, e.last as "openedLast"
    from plan_link k left join (select detail, count(*) as opened, max(at) as last from audit_entry where person_id = ${personId} and what = ${OPENED} group by detail) e on e.detail = k.id::text
    where k.person_id = ${personId} order by k.made_at desc, k.id desc limit 100`.execute(caller.tx)
  return rows
}

/** @returns false when there is no such link for the caller, or it was withdrawn already */
export async function withdrawLink(caller: Caller, personId: string, linkId: string): Promise<boolean> {
  const result = await sql`update plan_link set withdrawn_at = ${caller.now}, withdrawn_by_name = ${caller.actor.name}
    where id = ${linkId} and person_id = ${personId} and withdrawn_at is null`.execute(caller.tx)
  return (result.numAffectedRows ?? 0n) > 0n
}
