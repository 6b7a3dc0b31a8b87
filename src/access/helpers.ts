import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { Conflict, Invalid, NotFound } from '../core/errors.ts'
import { newId } from '../core/ids.ts'
import { enqueue } from '../core/jobs.ts'
import { KINDS, type Kind, kindsOf } from './kinds.ts'
import { isRole, mayHold, ROLES } from './roles.ts'
import { addRule, decide, kindsIn, me } from './sharing.ts'
import { myBasis } from './store.ts'

// People who help through their work: what the person hides from them, and what they agree that these know besides.

const kindList = Object.keys(KINDS) as Kind[]
/** What may be hidden from a worker, team or surgery. Without name, team and requests nobody could help at all. */
export const HIDEABLE = kindList.filter(kind => !['contact', 'careTeam', 'requests'].includes(kind))

export interface Helper {
  holder: string
  kind: 'worker' | 'team' | 'organisation'
  name: string
  detail: string
  hides: number
  /** The rule that hides, and the one by which they know more than their job brings; null where there is none. */
  ruleId: string | null
  moreRuleId: string | null
  more: number
  until: Date | null
  /** Who wrote that agreement down with the person, and how; null where the person pressed it themself. */
  recorded: { byName: string; at: string; whoWasThere: string; words: string } | null
  /** Roles of those who see the record through this holder. */
  roles: string[]
  /** False when only a rule of the person's is left, and nothing is seen by it. */
  helps: boolean
}

/** Kinds the person may agree that this helper knows besides: what somebody's job there allows, and its basis does not bring. */
export function agreeable(helper: Pick<Helper, 'roles' | 'hides'>): Kind[] {
  const kinds = helper.roles.filter(isRole).reduce((sum, role) => sum | (mayHold(role) & ~ROLES[role].kinds), 0)
  return kindsIn(kinds & ~helper.hides)
}

export const ownHelpers = (caller: Caller): Promise<Helper[]> => helpersOf(caller, me(caller))

/**
 * Workers, teams and surgeries who may see this record through their work, and those with whom only a rule is left; what is
 * hidden from each, and what each may know besides, as far as the caller may know it; at most 100.
 */
export async function helpersOf(caller: Caller, personId: string): Promise<Helper[]> {
  const { now } = caller
  const { rows } = await sql<Helper>`
    with helps as (
      select worker_id as holder, 'worker' as kind from responsibility where person_id = ${personId} and upper_inf(during) and worker_id is not null
      union select team_id, 'team' from responsibility where person_id = ${personId} and upper_inf(during)
      union select coalesce(worker_id, team_id), case when worker_id is null then 'team' else 'worker' end from involvement
        where person_id = ${personId} and state = 'agreed' and during @> ${now}::timestamptz
      union select practice_id, 'organisation' from gp_registration where person_id = ${personId} and during @> ${now}::timestamptz),
    rule as (select * from sharing_rule where person_id = ${personId} and holder_kind <> 'supporter' and during @> ${now}::timestamptz),
    helper as (select holder, kind from helps union select holder, holder_kind from rule)
    select h.holder, h.kind, coalesce(w.name, t.name, o.name) as name, coalesce(r.name || ', ' || wo.name, t_o.name, 'Your surgery') as detail,
      coalesce(hidden.hides, 0) as hides, hidden.id as "ruleId", coalesce(more.grants, 0) as more, more.id as "moreRuleId", upper(more.during) as until,
      case when more.recorded_by is not null then json_build_object('byName', more.recorded_by_name, 'at', more.decided_at, 'whoWasThere', more.who_was_there, 'words', more.words) end as recorded,
      case h.kind when 'worker' then array[w.role] when 'organisation' then array['gp'] else coalesce((select array_agg(distinct one.role) from membership m
        join worker one on one.id = m.worker_id and one.active where m.team_id = h.holder and m.sees_caseload and m.during @> ${now}::timestamptz), '{}') end as roles,
      exists (select from helps where helps.holder = h.holder) as helps
    from helper h left join worker w on w.id = h.holder left join organisation wo on wo.id = w.organisation_id left join care_role r on r.code = w.role
      left join team t on t.id = h.holder left join organisation t_o on t_o.id = t.organisation_id left join organisation o on o.id = h.holder
      left join rule hidden on hidden.holder = h.holder and hidden.hides <> 0 left join rule more on more.holder = h.holder and more.hides = 0
    order by h.kind desc, name, h.holder limit 100`.execute(caller.tx)
  return rows
}

/** One of the caller's own helpers. @throws NotFound */
export async function ownHelper(caller: Caller, holder: string): Promise<Helper> {
  const helper = (await ownHelpers(caller)).find(one => one.holder === holder)
  if (!helper) throw new NotFound()
  return helper
}

/** Hides these kinds of the caller's own record from one of their helpers, whatever else would show them. @throws NotFound, Conflict */
export async function hideFrom(caller: Caller, holder: string, kinds: Kind[], ruleSeen: string | null): Promise<void> {
  const helper = await ownHelper(caller, holder)
  await decide(caller, holder, ruleSeen, 'hides')
  const hides = kindsOf(...kinds.filter(kind => HIDEABLE.includes(kind)))
  if (hides) await addRule(caller, { holder, holderKind: helper.kind, grants: 0, hides, until: null })
}

/**
 * Agrees that one of the caller's helpers knows these kinds besides what their job brings, until a moment; or none any
 * more, when `kinds` is empty. It adds to their basis and ends with it. What is hidden from them stays hidden, and what has
 * named readers is still for those alone.
 * @throws NotFound; Conflict when the rule has changed since the person looked
 */
export async function agreeMore(caller: Caller, holder: string, kinds: Kind[], until: Date | null, ruleSeen: string | null): Promise<void> {
  const helper = await ownHelper(caller, holder)
  await decide(caller, holder, ruleSeen, 'gives')
  const may = agreeable(helper)
  const grants = helper.helps ? kindsOf(...kinds.filter(kind => may.includes(kind))) : 0
  if (grants) await addRule(caller, { holder, holderKind: helper.kind, grants, hides: 0, until })
}

/** What the person said with a worker who writes it down: who was there, and their own words. */
export interface SaidTogether {
  whoWasThere: string
  words: string
}

const THEIR_OWN = 'They decided this themselves in My Kith. Only they change it. Nothing was changed.'

/**
 * Writes down, with the person in the room, that a helper knows these kinds besides what their job brings. Nobody gives more
 * than they read themselves, nor to themselves, nor over what the person pressed. The person is told, sees it in their own
 * words, and takes it back as if they had pressed it.
 * @throws NotFound; Invalid; Conflict when the person decided themself, or somebody wrote another down first
 */
export async function writeAgreement(
  caller: Caller,
  personId: string,
  holder: string,
  kinds: Kind[],
  until: Date | null,
  said: SaidTogether,
  ruleSeen: string | null,
): Promise<void> {
  const worker = caller.actor.workerId
  const helper = (await helpersOf(caller, personId)).find(one => one.holder === holder)
  if (!worker || !helper?.helps || holder === worker) throw new NotFound()
  const mine = (await myBasis(caller, personId)).ownKinds
  const grants = kindsOf(...kinds.filter(kind => agreeable({ roles: helper.roles, hides: 0 }).includes(kind)))
  if (grants === 0) throw new Invalid({ kinds: 'Choose what they agree to' })
  if (grants & ~mine) throw new Invalid({ kinds: 'Choose only what you may read yourself. Ask a colleague who may to write the rest down' })
  if (helper.moreRuleId && !helper.recorded) throw new Conflict(THEIR_OWN)
  await decide(caller, holder, ruleSeen, 'gives', personId)
  await sql`insert into sharing_rule (id, person_id, holder, holder_kind, grants, words, decided_by, decided_at, review_on, during, recorded_by, recorded_by_name, who_was_there)
    values (${newId()}, ${personId}, ${holder}, ${helper.kind}, ${grants}, ${said.words}, 'person', ${caller.now}, (${caller.now}::timestamptz + interval '1 year')::date,
      tstzrange(${caller.now}, ${until}), ${worker}, ${caller.actor.name}, ${said.whoWasThere})`.execute(caller.tx)
  await enqueue(caller, 'message.send', { person: personId, template: 'agreement-written' })
}
