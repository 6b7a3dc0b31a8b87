import { kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { readPerson } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
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
 * Keeps a wish, or a new version of the one it `follows`. @returns false when somebody wrote a version first
 * @throws Invalid beside the field, when an advance decision would not be one
 */
export async function saveWish(caller: Caller, personId: string, wish: NewWish, follows: string | undefined): Promise<boolean> {
  if (follows && !(await readWishes(caller, personId)).some(one => one.id === follows && one.kind === wish.kind)) throw new NotFound()
  const born = wish.kind === 'decision' ? ((await readPerson(caller, personId))?.born ?? null) : null
  const problems = decisionProblems(wish, born, londonDate(caller.now))
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
  if (!(await insertWish(caller, personId, wish, follows ?? null))) return false
  await tell(caller, personId, follows ? 'A wish made in advance was changed' : 'A wish was made in advance')
  return true
}

/** The wish no longer holds; its words stay among the older ones. @returns false when somebody changed it first */
export async function withdrawWish(caller: Caller, personId: string, wishId: string): Promise<boolean> {
  const { wish } = await wishOf(caller, personId, wishId)
  if (wish.id !== wishId || wish.withdrawn || !(await insertWish(caller, personId, wish, wish.id, true))) return false
  await tell(caller, personId, 'A wish made in advance was taken back')
  return true
}

const tell = (caller: Caller, personId: string, title: string) =>
  addEntry(caller, {
    personId,
    kinds: kindsOf(...(caller.actor.workerId ? (['safetyPlan', 'careTeam'] as const) : (['safetyPlan'] as const))),
    what: 'advance_wish',
    title,
  })
