import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import type { AboutPart } from './about.ts'
import type { ContactRules } from './contact-rules.ts'
import type { Marker } from './needs.ts'
import type { Person } from './people.ts'

export interface BannerRow extends Person {
  phone: string | null
  phoneShared: boolean | null
  rules: ContactRules | null
  about: Record<AboutPart, string> | null
  needs: string[] | null
  markers: Marker[] | null
  joinedInto: string | null
  /** There are words the person keeps off, and the reader may not read which. */
  wordsKeptOff: boolean
  held: { worker: string | null; role: string | null; team: string; organisation: string; deadline: string | null } | null
}

/** All a banner shows, in one statement, each part as the reader may see it. */
export async function readBanner({ tx, now }: Caller, personId: string): Promise<BannerRow | undefined> {
  const { rows } = await sql<BannerRow>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.preferred_name as "preferredName", p.how_to_address as "howToAddress", p.pronouns,
      p.born, p.nhs_number as "nhsNumber", p.nhs_number_status as "nhsNumberStatus", p.fictional,
      (select k.id from person k where k.id = p.merged_into) as "joinedInto",
      case when kinds_of(p.id) & 2 = 0 then keeps_words_off(p.id) else false end as "wordsKeptOff",
      c.value as phone, c.shared_with_others as "phoneShared",
      (select to_jsonb(r) from (select routes, days, time_from as "from", time_to as "to", neutral, previews_off as "previewsOff", letters_to as "lettersTo",
         through_whom as "throughWhom", must_not_appear as "mustNotAppear", meet_at as "meetAt", more, times_unread as "timesUnread" from contact_rules r where r.person_id = p.id
         order by (not exists (select from contact_rules n where n.follows = r.id)) desc, written_at desc, id desc limit 1) r) as rules,
      (select to_jsonb(a) from (select likes, needs, hard, matters, speak, signs from about_me a where a.person_id = p.id
         order by (not exists (select from about_me n where n.follows = a.id)) desc, written_at desc, id desc limit 1) a) as about,
      (select jsonb_agg(case n.whose when 'carer' then 'For their carer: ' else '' end || n.flag order by n.whose desc, n.kind, n.recorded_at) from need n where n.person_id = p.id and n.ended_at is null) as needs,
      (select jsonb_agg(jsonb_build_object('topic', d.topic, 'rule', d.rule, 'onlyIf', d.only_if, 'toldOnce', d.told_once) order by d.recorded_at)
         from do_not_ask d where d.person_id = p.id and d.ended_at is null) as markers,
      (select jsonb_build_object('worker', h.worker_name, 'role', h.worker_role, 'team', h.team_name, 'organisation', h.organisation_name, 'deadline', h.deadline)
         from who_holds h where h.person_id = p.id) as held
    from person p
    left join lateral (select value, shared_with_others from contact_point c where c.person_id = p.id and c.kind <> 'email' and c.during @> ${now}::timestamptz
      order by c.kind = 'landline' limit 1) c on true
    where p.id = ${personId}::uuid`.execute(tx)
  return rows[0]
}
