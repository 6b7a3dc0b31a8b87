import { kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { readPerson } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { checkSaid, type Said, saidWords, tellEnded } from './said.ts'
import { insertWish, readWishes } from './store-wishes.ts'
import { decisionProblems, type NewWish, type Wish, wishesInForce } from './wishes.ts'

/** The version of a wish in force, and those before it. @throws NotFound for any other id */
export async function wishOf(caller: Caller, personId: string, wishId: string): Promise<{ wish: Wish; before: Wish[] }> {
  const versions = await readWishes(caller, personId)
  const found = wishesInForce(versions).find(({ wish, before }) => [wish, ...before].some(one => one.id === wishId))
  if (!found) throw new NotFound()
  return found
}

/**
 * Keeps a wish, or a new version of the one it `follows`; a worker says when and how the person `said` that it changes.
 * @returns false when somebody wrote a version first
 * @throws Invalid beside the field, when an advance decision would not be one
 */
export async function saveWish(caller: Caller, personId: string, wish: NewWish, follows: string | undefined, said?: Said): Promise<boolean> {
  if (follows && !(await readWishes(caller, personId)).some(one => one.id === follows && one.kind === wish.kind)) throw new NotFound()
  if (follows) checkSaid(caller, said)
  const born = wish.kind === 'decision' ? ((await readPerson(caller, personId))?.born ?? null) : null
  const problems = decisionProblems(wish, born, londonDate(caller.now))
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  if (!(await insertWish(caller, personId, wish, follows ?? null, said))) return false
  await tell(caller, personId, follows ? 'A wish made in advance was changed' : 'A wish was made in advance', said)
  if (follows) await tellEnded(caller, personId, 'wish-changed')
  return true
}

/**
 * The wish no longer holds; its words stay among the older ones. A worker says when and how the person `said` so.
 * @returns false when somebody changed it first. @throws Invalid
 */
export async function withdrawWish(caller: Caller, personId: string, wishId: string, said?: Said): Promise<boolean> {
  checkSaid(caller, said)
  const { wish } = await wishOf(caller, personId, wishId)
  if (wish.id !== wishId || wish.withdrawn || !(await insertWish(caller, personId, wish, wish.id, said, true))) return false
  await tell(caller, personId, 'A wish made in advance was taken back', said)
  await tellEnded(caller, personId, 'wish-changed')
  return true
}

const tell = (caller: Caller, personId: string, title: string, said?: Said) =>
  addEntry(caller, {
    personId,
    kinds: kindsOf(...(caller.actor.workerId ? (['safetyPlan', 'careTeam'] as const) : (['safetyPlan'] as const))),
    what: 'advance_wish',
    title,
    ...(said ? { body: saidWords(said)! } : {}),
  })
