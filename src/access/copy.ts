import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { circleOf } from './circle.ts'
import { namesOf } from './kinds.ts'
import { type Look, looksAt, ownEmergencies } from './looked.ts'
import { contactsOf } from './sharing.ts'

interface Rule {
  holder: string | null
  grants: number
  hides: number
  words: string
  decidedAt: Date
  writtenDownBy: string | null
  whoWasThere: string | null
  from: Date | null
  until: Date | null
}

/** Every choice the person made about who may know what, also those that are over; the latest 500. */
async function rulesOf({ tx }: Caller, personId: string): Promise<Rule[]> {
  const { rows } =
    await sql<Rule>`select coalesce(w.name, t.name, o.name, c.name) as holder, s.grants, s.hides, s.words, s.decided_at as "decidedAt", s.recorded_by_name as "writtenDownBy", s.who_was_there as "whoWasThere",
      lower(s.during) as from, upper(s.during) as until
    from sharing_rule s left join worker w on w.id = s.holder left join team t on t.id = s.holder left join organisation o on o.id = s.holder
    left join lateral (select name from personal_contact where person_id = s.person_id and supporter_id = s.holder order by made_at desc limit 1) c on true
    where s.person_id = ${personId}::uuid and not isempty(s.during) order by s.decided_at desc, s.id limit 500`.execute(tx)
  return rows
}

/** The people in the person's own life, what each person or service may know, and whom they keep out, as the person takes it away. */
export async function copyOfSharing(caller: Caller, personId: string) {
  return {
    myPeople: (await contactsOf(caller, personId)).map(({ name, relation, mayKnow, nextOfKin, grants, until }) => ({
      name,
      relation,
      mayKnow,
      nextOfKin,
      sees: namesOf(grants),
      until,
    })),
    sharing: (await rulesOf(caller, personId)).map(({ holder, grants, hides, words, decidedAt, writtenDownBy, whoWasThere, from, until }) => ({
      with: holder,
      sees: namesOf(grants),
      doesNotSee: namesOf(hides),
      words,
      decidedAt,
      writtenDownBy,
      whoWasThere,
      from,
      until,
    })),
    knowMeInTheirOwnLife: (await circleOf(caller, personId)).map(({ name, detail, relation }) => ({ name, detail, relation })),
  }
}

const BATCH = 500

async function allLooks(caller: Caller): Promise<Look[]> {
  const all: Look[] = []
  for (;;) {
    const batch = await looksAt(caller, BATCH, all.at(-1)?.key)
    all.push(...batch)
    if (batch.length < BATCH) return all
  }
}

/** Everyone who looked at the caller's own records or changed them, and when they were opened in an emergency. */
export async function copyOfLooks(caller: Caller) {
  return {
    whoLooked: (await allLooks(caller)).map(({ key: _, ...look }) => look),
    emergencies: await ownEmergencies(caller),
  }
}
