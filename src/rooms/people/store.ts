import { sql } from 'kysely'
import { type Caller, once } from '../../core/caller.ts'
import type { PlainDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { nameSought, plainWords } from '../../core/text.ts'
import type { Address, AddressKind, ContactPoint, GpRegistration, Person, PointKind } from './people.ts'

const PERSON = sql`p.id, p.given_name as "givenName", p.family_name as "familyName", p.preferred_name as "preferredName", p.how_to_address as "howToAddress",
  p.pronouns, p.born, p.nhs_number as "nhsNumber", p.nhs_number_status as "nhsNumberStatus", p.care_system_code as "careSystemCode", p.place_code as "placeCode",
  p.neighbourhood_code as "neighbourhoodCode", p.merged_into as "mergedInto", p.fictional, p.version`

/** The person, or undefined when there is none this caller may see. */
export async function readPerson({ tx }: Caller, personId: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`select ${PERSON} from person p where p.id = ${personId}::uuid`.execute(tx)
  return rows[0]
}

/** What is needed to make a person's record. Everybody belongs to a place (R116). */
export interface NewPerson {
  givenName: string
  familyName?: string | undefined
  preferredName?: string | undefined
  howToAddress?: string | undefined
  pronouns?: string | undefined
  born?: PlainDate | undefined
  /** Ten figures with a right check digit, as told to us; kept as "given" until traced. */
  nhsNumber?: string | undefined
  careSystemCode: string
  placeCode: string
  neighbourhoodCode: string | null
  fictional?: boolean | undefined
}

export async function insertPerson({ tx, now }: Caller, person: NewPerson): Promise<string> {
  const id = newId()
  await sql`insert into person (id, care_system_code, place_code, neighbourhood_code, given_name, family_name, preferred_name, how_to_address, pronouns, born,
      nhs_number, nhs_number_status, fictional, created_at)
    values (${id}, ${person.careSystemCode}, ${person.placeCode}, ${person.neighbourhoodCode}, ${person.givenName}, ${person.familyName ?? ''},
      ${person.preferredName ?? null}, ${person.howToAddress ?? null}, ${person.pronouns ?? null}, ${person.born ?? null}::date,
      ${person.nhsNumber ?? null}, ${person.nhsNumber ? 'given' : 'absent'}, ${person.fictional ?? false}, ${now})`.execute(tx)
  return id
}

export type IdentityChange = Pick<Person, 'givenName' | 'familyName' | 'preferredName' | 'howToAddress' | 'pronouns' | 'born' | 'nhsNumber' | 'nhsNumberStatus'>

/** @returns false when somebody else changed it first */
export async function updatePerson({ tx }: Caller, personId: string, version: number, change: IdentityChange): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update person set given_name = ${change.givenName}, family_name = ${change.familyName}, preferred_name = ${change.preferredName},
      how_to_address = ${change.howToAddress}, pronouns = ${change.pronouns}, born = ${change.born}::date, nhs_number = ${change.nhsNumber},
      nhs_number_status = ${change.nhsNumberStatus}, version = version + 1
    where id = ${personId}::uuid and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

export async function readAddresses({ tx, now }: Caller, personId: string): Promise<Address[]> {
  const { rows } = await sql<Address>`select id, kind, lines, postcode from person_address
    where person_id = ${personId}::uuid and during @> (${now}::timestamptz at time zone 'Europe/London')::date order by kind`.execute(tx)
  return rows
}

/** A new address from today ends the one of its kind; an empty one only ends it. One set the same day is put right in place. */
export async function replaceAddress(
  { tx, now }: Caller,
  personId: string,
  kind: AddressKind,
  address: { lines: string; postcode: string | null } | undefined,
): Promise<void> {
  const today = sql`(${now}::timestamptz at time zone 'Europe/London')::date`
  await sql`update person_address set during = daterange(lower(during), case when lower(during) = ${today} then lower(during) else ${today} end)
    where person_id = ${personId}::uuid and kind = ${kind} and during @> ${today}`.execute(tx)
  if (address)
    await sql`insert into person_address (id, person_id, kind, lines, postcode, during)
    values (${newId()}, ${personId}::uuid, ${kind}, ${address.lines}, ${address.postcode}, daterange(${today}, null))`.execute(tx)
}

export async function readPoints({ tx, now }: Caller, personId: string): Promise<ContactPoint[]> {
  const { rows } = await sql<ContactPoint>`select id, kind, value, shared_with_others as shared from contact_point
    where person_id = ${personId}::uuid and during @> ${now}::timestamptz order by case kind when 'mobile' then 1 when 'landline' then 2 else 3 end`.execute(tx)
  return rows
}

export async function replacePoint(
  { tx, now }: Caller,
  personId: string,
  kind: PointKind,
  point: { value: string; shared: boolean } | undefined,
): Promise<void> {
  await sql`update contact_point set during = tstzrange(lower(during), ${now})
    where person_id = ${personId}::uuid and kind = ${kind} and during @> ${now}::timestamptz`.execute(tx)
  if (point)
    await sql`insert into contact_point (id, person_id, kind, value, shared_with_others, during)
    values (${newId()}, ${personId}::uuid, ${kind}, ${point.value}, ${point.shared}, tstzrange(${now}, null))`.execute(tx)
}

export async function readSurgeries(caller: Caller, personId: string): Promise<GpRegistration[]> {
  return once(caller, `surgeries ${personId}`, () => askSurgeries(caller, personId))
}

async function askSurgeries({ tx, now }: Caller, personId: string): Promise<GpRegistration[]> {
  const { rows } = await sql<GpRegistration>`select g.id, g.kind, g.practice_id as "practiceId", o.name as "practiceName", lower(g.during) as since
    from gp_registration g join organisation o on o.id = g.practice_id
    where g.person_id = ${personId}::uuid and g.during @> ${now}::timestamptz order by g.kind`.execute(tx)
  return rows
}

/** Ends the registration of this kind and, with a practice, starts another. Sight follows: the old surgery's ends with it. */
export async function replaceSurgery({ tx, now }: Caller, personId: string, kind: 'home' | 'term', practiceId: string | undefined): Promise<void> {
  await sql`update gp_registration set during = tstzrange(lower(during), ${now}), version = version + 1
    where person_id = ${personId}::uuid and kind = ${kind} and during @> ${now}::timestamptz and practice_id is distinct from ${practiceId ?? null}::uuid`.execute(
    tx,
  )
  if (practiceId)
    await sql`insert into gp_registration (id, person_id, practice_id, kind, during)
    select ${newId()}, ${personId}::uuid, ${practiceId}::uuid, ${kind}, tstzrange(${now}, null)
    where not exists (select from gp_registration where person_id = ${personId}::uuid and kind = ${kind} and during @> ${now}::timestamptz)`.execute(tx)
}

/** Practices to choose from, by name, at most 500: first those of the care system. */
export async function listSurgeries({ tx }: Caller, careSystemCode: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from organisation where kind = 'gp_practice'
    order by (care_system_code is distinct from ${careSystemCode}), name limit 500`.execute(tx)
  return rows
}

/** What to look for. `born` is `YYYY-MM-DD`, `nhsNumber` ten figures, `postcode` in capitals without a space. */
export interface Sought {
  name?: string | undefined
  born?: PlainDate | undefined
  nhsNumber?: string | undefined
  postcode?: string | undefined
}

/** Somebody found. `alike` says what agrees, in the order nhs, born, name, postcode. */
export interface Found extends Person {
  postcode: string | null
  alike: string[]
}

/** At most this many are shown; a worker who gets so many should say more about whom they seek. */
export const MOST_FOUND = 20
// One letter wrong in a short name leaves a third of its parts alike; the closest come first. Words only begun, or in another order, are nearly the name.
const ALIKE = 0.3
const BEGUN = 0.9

/**
 * People like this, among those the caller may see and no others; best first. Names match word by word in any order, with typing errors. A record that
 * was joined into one the caller also sees is left out. Used by the search page and for possible duplicates.
 */
export async function findLikely({ tx, now }: Caller, sought: Sought, { not }: { not?: string } = {}): Promise<Found[]> {
  const words = plainWords((sought.name ?? '').slice(0, 100))
  const begun = nameSought(words.join(' ')).map(ways => sql`case when p.found_by like any(${ways}::text[]) then ${BEGUN / words.length}::real else 0 end`)
  const { nhsNumber = null, born = null, postcode = null } = sought
  const named = words.length > 0
  if (!named && !nhsNumber && !born && !postcode) return []
  const { rows } = await sql<Found>`
    with mine as materialized (
      select distinct b.person_id from basis b where b.holder = any ((select holders())::uuid[]) and b.valid_from <= ${now} and b.valid_to > ${now}
    ), scored as materialized (
      select ${PERSON}, coalesce(p.nhs_number = ${nhsNumber}, false) as same_nhs, coalesce(p.born = ${born}::date, false) as same_born,
        greatest(word_similarity(${words.join(' ')}, split_part(p.found_by, '  ', 1)), ${sql.join([sql`0`, ...begun], sql` + `)}) as name_like
      from mine join person p on p.id = mine.person_id
      where p.id is distinct from ${not ?? null}::uuid
    ), near as (
      select scored.*, a.postcode, coalesce(a.postcode = ${postcode}, false) as same_postcode
      from scored left join lateral (select postcode from person_address a where a.person_id = scored.id and upper_inf(a.during)
        order by (a.postcode = ${postcode}) desc nulls last, a.kind limit 1) a on true
      where same_nhs or same_born or name_like >= ${ALIKE} or ${postcode}::text is not null
    )
    select near.*, array_remove(array[case when same_nhs then 'nhs' end, case when same_born then 'born' end, case when name_like >= ${ALIKE} then 'name' end,
      case when same_postcode then 'postcode' end], null) as alike
    from near
    where (same_nhs or (name_like >= ${ALIKE} and ${named} and (${born}::date is null or same_born or same_postcode))
      or (not ${named} and ${nhsNumber}::text is null and (same_born or same_postcode) and (${born}::date is null or same_born) and (${postcode}::text is null or same_postcode)))
      and not exists (select from person k where k.id = near."mergedInto")
    order by same_nhs desc, same_born desc, name_like desc, same_postcode desc, "familyName", "givenName", id limit ${MOST_FOUND}`.execute(tx)
  return rows
}

/** Marks that phones, addresses or surgeries changed. @returns false when somebody else changed the person first */
export async function touchPerson({ tx }: Caller, personId: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update person set version = version + 1 where id = ${personId}::uuid and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** Is this checked NHS number already one other person's? Only among those the caller may see. */
export async function numberHeldByOther({ tx }: Caller, personId: string, nhsNumber: string): Promise<boolean> {
  const { rows } = await sql`select 1 from person where nhs_number = ${nhsNumber} and id <> ${personId}::uuid and merged_into is null
    and nhs_number_status in ('traced','verified')`.execute(tx)
  return rows.length > 0
}
