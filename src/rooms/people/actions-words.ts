import { kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid } from '../../core/errors.ts'
import { addEntry } from '../timeline/index.ts'
import { ABOUT_PARTS, type AboutPart, type DescriptionPart } from './about.ts'
import { type ContactRoute, type ContactRules, mayContact, type Outgoing } from './contact-rules.ts'
import { insertAboutMe, insertContactRules, insertOverride, insertSelfDescription, readAboutMe, readContactRules, readSelfDescription } from './store-words.ts'

/** `changed meanwhile`: somebody else wrote after what the writer had before them; nothing was kept. */
export type Saved = 'kept' | 'changed meanwhile'

/** Keeps a new version of About me (R001), the person's own or one a worker read back to them. `follows` is the version they had before them. */
export async function saveAboutMe(caller: Caller, personId: string, follows: string | undefined, words: Partial<Record<AboutPart, string>>): Promise<Saved> {
  if (ABOUT_PARTS.every(part => !words[part])) throw new Invalid({ likes: 'Write something in at least one part' })
  const [latest] = await readAboutMe(caller, personId)
  if (latest?.id !== follows || !(await insertAboutMe(caller, personId, follows, words))) return 'changed meanwhile'
  const body = caller.actor.workerId ? 'Written down in their words, read back to them and confirmed.' : ''
  await addEntry(caller, { personId, kinds: kindsOf('aboutMe'), what: 'about_me', title: 'About me was rewritten', body })
  return 'kept'
}

/** Keeps new contact rules (R092): somebody has looked at the times, unless `timesUnread` says otherwise. `follows` is the version the writer had before them; undefined when there was none. */
export async function saveContactRules(caller: Caller, personId: string, follows: string | undefined, typed: ContactRules): Promise<Saved> {
  const throughWhom = typed.routes.includes('through_someone') ? typed.throughWhom || 'someone they will name' : null
  const rules: ContactRules = { ...typed, throughWhom }
  const latest = await readContactRules(caller, personId)
  if (latest?.id !== follows || !(await insertContactRules(caller, personId, follows, rules))) return 'changed meanwhile'
  await addEntry(caller, { personId, kinds: kindsOf('contact'), what: 'contact_rules', title: 'How to make contact was changed' })
  return 'kept'
}

/** Keeps how the person describes themselves; a part they prefer not to say holds no words. */
export async function saveSelfDescription(
  caller: Caller,
  personId: string,
  follows: string | undefined,
  said: Record<DescriptionPart, string>,
  preferNot: readonly DescriptionPart[],
): Promise<Saved> {
  const latest = await readSelfDescription(caller, personId)
  if (latest?.id !== follows || !(await insertSelfDescription(caller, personId, follows, said, preferNot))) return 'changed meanwhile'
  return 'kept'
}

/**
 * Asks the person's contact rules, and lets a worker go against them only with a reason, which is kept for the person to
 * read (R092). `at`: when it happened, if not now.
 * @returns what they had asked for, when it was gone against; undefined when the rules allow it
 * @throws Invalid (`reason`) in plain words when the rules say no and there is no reason
 */
export async function contactOrExplain(
  caller: Caller,
  personId: string,
  route: ContactRoute,
  what: Outgoing & { at?: Date },
  reason: string | undefined,
): Promise<string | undefined> {
  const rules = await readContactRules(caller, personId)
  // What happened is held against wishes they had; who was never asked had none.
  if (!rules && what.afterwards) return undefined
  const answer = mayContact(rules, route, what.at ?? caller.now, what)
  if (answer.ok) return undefined
  if (!caller.actor.workerId || !reason) throw new Invalid({ reason: `They asked for this: ${answer.why} If it has to be this way all the same, say why.` })
  if (reason.length < 10) throw new Invalid({ reason: 'Say why in a few more words. The person will read it.' })
  await insertOverride(caller, personId, route, answer.why, reason)
  return answer.why
}
