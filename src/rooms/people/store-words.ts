import { sql } from 'kysely'
import type { Caller } from '../../core/caller.ts'
import { newId } from '../../core/ids.ts'
import type { AboutMe, AboutPart, DescriptionPart, SelfDescription, Written } from './about.ts'
import type { ContactRoute, ContactRules } from './contact-rules.ts'

const WRITTEN = sql`id, written_at as "writtenAt", author_worker_id as "authorWorkerId", author_name as "authorName"`
const ABOUT = sql`${WRITTEN}, likes, needs, hard, matters, speak, signs`

/** Versions, newest first. The one that nothing follows is in force. */
export async function readAboutMe({ tx }: Caller, personId: string, limit = 1): Promise<AboutMe[]> {
  const { rows } = await sql<AboutMe>`select ${ABOUT} from about_me a where person_id = ${personId}::uuid
    order by (not exists (select from about_me n where n.follows = a.id)) desc, written_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

/**
 * Keeps a new version after the one the writer had before them (`follows`; undefined when there was none).
 * @returns false when somebody else has written one meanwhile: nothing is kept
 */
export async function insertAboutMe(
  { tx, now, actor }: Caller,
  personId: string,
  follows: string | undefined,
  words: Partial<Record<AboutPart, string>>,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into about_me (id, person_id, follows, likes, needs, hard, matters, speak, signs, written_at, author_worker_id, author_name, read_back)
    values (${newId()}, ${personId}::uuid, ${follows ?? null}::uuid, ${words.likes ?? ''}, ${words.needs ?? ''}, ${words.hard ?? ''}, ${words.matters ?? ''}, ${words.speak ?? ''},
      ${words.signs ?? ''}, ${now},
      ${actor.workerId ?? null}, ${actor.name}, ${actor.workerId !== undefined})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type KeptRules = Written & ContactRules

/** The contact rules in force; undefined for somebody who has set none (then `DEFAULT_RULES` hold). */
export async function readContactRules({ tx }: Caller, personId: string): Promise<KeptRules | undefined> {
  const { rows } = await sql<KeptRules>`select ${WRITTEN}, routes, days, time_from as "from", time_to as "to", neutral, previews_off as "previewsOff",
      letters_to as "lettersTo", through_whom as "throughWhom", must_not_appear as "mustNotAppear", meet_at as "meetAt", more, times_unread as "timesUnread"
    from contact_rules r where person_id = ${personId}::uuid
    order by (not exists (select from contact_rules n where n.follows = r.id)) desc, written_at desc, id desc limit 1`.execute(tx)
  return rows[0]
}

export async function insertContactRules({ tx, now, actor }: Caller, personId: string, follows: string | undefined, rules: ContactRules): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into contact_rules (id, person_id, follows, routes, days, time_from, time_to, neutral, previews_off, letters_to, through_whom,
      must_not_appear, meet_at, more, times_unread, written_at, author_worker_id, author_name)
    values (${newId()}, ${personId}::uuid, ${follows ?? null}::uuid, ${`{${rules.routes.join(',')}}`}::text[], ${`{${rules.days.join(',')}}`}::text[], ${rules.from}, ${rules.to},
      ${rules.neutral}, ${rules.previewsOff}, ${rules.lettersTo}, ${rules.throughWhom}, ${rules.mustNotAppear}, ${rules.meetAt ?? ''}, ${rules.more}, ${rules.timesUnread ?? false}, ${now}, ${actor.workerId ?? null}, ${actor.name})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface Override {
  id: string
  route: ContactRoute
  refusedBecause: string
  reason: string
  workerName: string
  madeAt: Date
}

export async function insertOverride({ tx, now, actor }: Caller, personId: string, route: ContactRoute, refusedBecause: string, reason: string): Promise<void> {
  await sql`insert into contact_override (id, person_id, route, refused_because, reason, worker_id, worker_name, made_at)
    values (${newId()}, ${personId}::uuid, ${route}, ${refusedBecause}, ${reason}, ${actor.workerId}, ${actor.name}, ${now})`.execute(tx)
}

/** The last ten times somebody went against the rules. */
export async function readOverrides({ tx }: Caller, personId: string): Promise<Override[]> {
  const { rows } = await sql<Override>`select id, route, refused_because as "refusedBecause", reason, worker_name as "workerName", made_at as "madeAt"
    from contact_override where person_id = ${personId}::uuid order by made_at desc, id desc limit 10`.execute(tx)
  return rows
}

export async function readSelfDescription({ tx }: Caller, personId: string): Promise<SelfDescription | undefined> {
  const { rows } = await sql<SelfDescription>`select ${WRITTEN}, ethnicity, language, gender, beliefs, prefer_not as "preferNot"
    from self_description s where person_id = ${personId}::uuid
    order by (not exists (select from self_description n where n.follows = s.id)) desc, written_at desc, id desc limit 1`.execute(tx)
  return rows[0]
}

export async function insertSelfDescription(
  { tx, now, actor }: Caller,
  personId: string,
  follows: string | undefined,
  said: Record<DescriptionPart, string>,
  preferNot: readonly DescriptionPart[],
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into self_description (id, person_id, follows, ethnicity, language, gender, beliefs, prefer_not, written_at, author_worker_id, author_name)
    values (${newId()}, ${personId}::uuid, ${follows ?? null}::uuid, ${said.ethnicity}, ${said.language}, ${said.gender}, ${said.beliefs}, ${`{${preferNot.join(',')}}`}::text[], ${now},
      ${actor.workerId ?? null}, ${actor.name})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
