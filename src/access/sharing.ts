import { sql } from 'kysely'
import { type Caller, lend, once } from '../core/caller.ts'
import { Conflict, NotFound } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { codeHash, newCode } from './invitations.ts'
import { ALL_KINDS, KINDS, type Kind, kindsOf } from './kinds.ts'
import { ROLES } from './roles.ts'

/** What each kind means for somebody who is let in, as the person reads it before they agree. */
export const SEES: Record<Kind, string> = {
  contact: 'Your full name, address, phone numbers and NHS number',
  aboutMe: 'What matters to you, and what helps you talk with people',
  appointments: 'When and where your appointments are, and with whom',
  plan: 'Your goals and who does what',
  safetyPlan: 'What helps when things get hard, and whom to call',
  assessment: 'What was talked about when we got to know you',
  contactNotes: 'Notes of each time somebody met or called you',
  medicines: 'Your medicines, test results and physical health',
  substanceUse: 'Anything about alcohol and drugs',
  trauma: 'Anything about abuse and trauma',
  moneyHousing: 'Benefits, debt, rent and where you live',
  employment: 'Your job or course, and changes that would help',
  legal: 'Your rights, and anything under the Mental Health Act',
  careTeam: 'The names of everyone who helps you, and their teams',
  requests: 'When you asked for help, and what you said',
  carers: 'What other people told us in confidence',
  identity: 'How you describe yourself',
  network: 'The people and places in your life',
}

const kindList = Object.keys(KINDS) as Kind[]
/** What may be shared with somebody from the person's own life. An address is a choice of its own: some must not learn it. */
export const SHAREABLE = kindList.filter(kind => (ROLES.supporter.kinds & KINDS[kind]) !== 0)
export const kindsIn = (bits: number, among: Kind[] = kindList): Kind[] => among.filter(kind => bits & KINDS[kind])

export interface PersonalContact {
  id: string
  name: string
  relation: string
  mayKnow: string
  nextOfKin: boolean
  /** Set once the person has let them see something. */
  supporterId: string | null
  /** The sharing rule in force, and what it grants; null when they see nothing. */
  ruleId: string | null
  grants: number
  until: Date | null
}

const CONTACTS = (now: Date) => sql`select c.id, c.name, c.relation, c.may_know as "mayKnow", c.next_of_kin as "nextOfKin", c.supporter_id as "supporterId",
    s.id as "ruleId", coalesce(s.grants, 0) as grants, upper(s.during) as until
  from personal_contact c left join sharing_rule s on s.person_id = c.person_id and s.holder = c.supporter_id and s.during @> ${now}::timestamptz`

/** The people in a person's own life and what each may see, as far as the caller may know; at most 100. */
export async function contactsOf(caller: Caller, personId: string): Promise<PersonalContact[]> {
  return once(caller, `contacts ${personId}`, async () => {
    const query = sql<PersonalContact>`${CONTACTS(caller.now)} where c.person_id = ${personId} and c.ended_at is null order by c.made_at, c.id limit 100`
    return (await query.execute(caller.tx)).rows
  })
}

/** The person themself. @throws NotFound for anybody else */
export const me = (caller: Caller): string => {
  if (!caller.actor.personId) throw new NotFound()
  return caller.actor.personId
}

/** One of the caller's own people. @throws NotFound */
export async function ownContact(caller: Caller, contactId: string): Promise<PersonalContact> {
  const { rows } = await sql<PersonalContact>`${CONTACTS(caller.now)} where c.id = ${contactId} and c.person_id = ${me(caller)} and c.ended_at is null`.execute(
    caller.tx,
  )
  if (!rows[0]) throw new NotFound()
  return rows[0]
}

/** Adds somebody from a person's own life, who thereby may know nothing. @returns their id */
export async function addContact(
  caller: Caller,
  contact: { personId: string; name: string; relation: string; mayKnow?: string | undefined; nextOfKin?: boolean },
): Promise<string> {
  const id = newId()
  await sql`insert into personal_contact (id, person_id, name, relation, may_know, next_of_kin, made_at)
    values (${id}, ${contact.personId}, ${contact.name}, ${contact.relation}, ${contact.mayKnow ?? ''}, ${contact.nextOfKin ?? false}, ${caller.now})`.execute(
    caller.tx,
  )
  return id
}

const CHANGED = 'What you share was changed in another window. Look at it again before you choose. Nothing of the newer choice was lost.'

/**
 * Ends the rule of this sort that stands between a person and `holder`, before another is made. Choices of one person wait
 * for one another; the screen they were made on must still be true. @throws Conflict
 */
export async function decide(caller: Caller, holder: string, ruleSeen: string | null, sort: 'gives' | 'hides', personId = me(caller)): Promise<void> {
  await sql`select 1 from person where id = ${personId} for update`.execute(caller.tx)
  const now = sql`person_id = ${personId} and holder = ${holder} and during @> ${caller.now}::timestamptz and (hides <> 0) = ${sort === 'hides'}`
  const { rows } = await sql<{ id: string }>`select id from sharing_rule where ${now}`.execute(caller.tx)
  if ((rows[0]?.id ?? null) !== ruleSeen) throw new Conflict(CHANGED)
  await sql`update sharing_rule set during = tstzrange(lower(during), ${caller.now}), version = version + 1 where ${now}`.execute(caller.tx)
}

export async function addRule(caller: Caller, rule: { holder: string; holderKind: string; grants: number; hides: number; until: Date | null }): Promise<void> {
  await sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, hides, decided_by, decided_at, review_on, during)
    values (${newId()}, ${me(caller)}, ${rule.holder}, ${rule.holderKind}, ${rule.grants}, ${rule.hides}, 'person', ${caller.now},
      (${caller.now}::timestamptz + interval '1 year')::date, tstzrange(${caller.now}, ${rule.until}))`.execute(caller.tx)
}

/**
 * Lets one of the caller's own people see these kinds until a moment, or nothing at all when `kinds` is empty.
 * @param ruleSeen the rule the person was looking at when they decided @throws Conflict when it has changed since, NotFound
 */
export async function letIn(caller: Caller, contactId: string, kinds: Kind[], until: Date | null, ruleSeen: string | null): Promise<void> {
  const contact = await ownContact(caller, contactId)
  const supporter = contact.supporterId ?? newId()
  if (!contact.supporterId) {
    await sql`insert into supporter (id, name, fictional) select ${supporter}, ${contact.name}, fictional from person where id = ${me(caller)}`.execute(
      caller.tx,
    )
    await sql`update personal_contact set supporter_id = ${supporter}, version = version + 1 where id = ${contactId}`.execute(caller.tx)
  }
  await decide(caller, supporter, ruleSeen, 'gives')
  const grants = kindsOf(...kinds.filter(kind => SHAREABLE.includes(kind)))
  if (grants) await addRule(caller, { holder: supporter, holderKind: 'supporter', grants, hides: 0, until })
}

/** Takes somebody off the caller's own people; whatever they could see ends at once. */
export async function endContact(caller: Caller, contactId: string): Promise<void> {
  const contact = await ownContact(caller, contactId)
  if (contact.supporterId) await decide(caller, contact.supporterId, contact.ruleId, 'gives')
  await sql`update personal_contact set ended_at = ${caller.now}, version = version + 1 where id = ${contactId}`.execute(caller.tx)
}

const INVITATION_DAYS = 14

/** A new code for one of the caller's own people to sign in with; earlier ones stop working. Shown once, kept only as a hash. */
export async function inviteContact(caller: Caller, contactId: string): Promise<string> {
  const contact = await ownContact(caller, contactId)
  if (!contact.ruleId) throw new Conflict('Choose what they may see first. Then make a code.')
  const code = newCode()
  await sql`update sharing_invitation set expires_at = ${caller.now} where contact_id = ${contactId} and used_at is null`.execute(caller.tx)
  await sql`insert into sharing_invitation (id, person_id, contact_id, code_hash, made_at, expires_at)
    values (${newId()}, ${me(caller)}, ${contactId}, ${codeHash(code)}, ${caller.now}, ${new Date(caller.now.getTime() + INVITATION_DAYS * 86_400_000)})`.execute(
    caller.tx,
  )
  return code
}

export interface SharedWith {
  personId: string
  name: string
  kinds: number
  until: Date | null
}

/** Everyone who lets the caller (a supporter) in now, what they show, and until when; at most 100. */
export async function sharedWithMe(caller: Caller): Promise<SharedWith[]> {
  const holders = `{${caller.actor.holders.join(',')}}`
  const { rows } = await lend(caller, 'access', ({ tx, now }) =>
    sql<SharedWith>`
    select p.id as "personId", coalesce(p.preferred_name, p.given_name) as name, s.grants & ${ROLES.supporter.kinds & ALL_KINDS}::int as kinds, upper(s.during) as until
    from sharing_rule s join person p on p.id = s.person_id
    where s.holder = any (${holders}::uuid[]) and s.holder_kind = 'supporter' and s.grants <> 0 and s.during @> ${now}::timestamptz order by name, p.id limit 100`.execute(
      tx,
    ),
  )
  return rows
}

/**
 * Somebody who already has a sign-in enters a code a second person gave them.
 * @returns false when the code is wrong, used, out of date, or for a person who lets them in already
 */
export async function acceptInvitation(caller: Caller, code: string): Promise<boolean> {
  const own = caller.actor.holders[0]
  if (caller.role !== 'supporter' || !own) throw new NotFound()
  return lend(caller, 'access', async ({ tx, now }) => {
    const {
      rows: [invited],
    } = await sql<{ id: string; contact_id: string; person_id: string; supporter_id: string }>`
      select i.id, i.contact_id, i.person_id, c.supporter_id from sharing_invitation i join personal_contact c on c.id = i.contact_id
      where i.code_hash = ${codeHash(code)} and i.used_at is null and i.expires_at > ${now} and c.ended_at is null and c.supporter_id is not null
        and not exists (select from account a where a.supporter_id = c.supporter_id)
        and not exists (select from personal_contact k where k.person_id = c.person_id and k.supporter_id = ${own} and k.ended_at is null)
      for update of i`.execute(tx)
    if (!invited) return false
    await sql`update personal_contact set supporter_id = ${own}, version = version + 1 where id = ${invited.contact_id}`.execute(tx)
    await sql`update sharing_rule set holder = ${own}, version = version + 1 where person_id = ${invited.person_id} and holder = ${invited.supporter_id} and during @> ${now}::timestamptz`.execute(
      tx,
    )
    await sql`update sharing_invitation set used_at = ${now} where id = ${invited.id}`.execute(tx)
    return true
  })
}
