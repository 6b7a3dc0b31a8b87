import { audit, codeHash, newCode } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { careOfThem } from './actions-merge.ts'
import { codeOwner, insertCode, type Joining, keepTheStricter, readJoining, useCode } from './store-join.ts'
import { insertMerge, lockBoth } from './store-merge.ts'

/** A code lives as long as it takes to sign out and in again. */
export const CODE_MINUTES = 15

/** @throws NotFound unless the caller is here as the person themself */
export const me = (caller: Caller): string => {
  if (!caller.actor.personId) throw new NotFound()
  return caller.actor.personId
}

/** A code that shows, typed under the other sign-in, that one person signs in to both. An earlier one stops working. @returns the code, shown once */
export async function makeJoinCode(caller: Caller): Promise<string> {
  const [code, personId] = [newCode(), me(caller)]
  await lend(caller, 'access', house => insertCode(house, personId, codeHash(code), CODE_MINUTES))
  return code
}

/**
 * What joining would do, for the person who typed the code of their other record. A code that is wrong, used, too old, of this
 * record itself or of one that was joined meanwhile is the same to them: undefined. It is written down as not allowed.
 */
export async function lookAtJoining(caller: Caller, code: string): Promise<Joining | undefined> {
  const mine = me(caller)
  const joining = await lend(caller, 'access', async house => {
    const other = await codeOwner(house, codeHash(code), mine)
    return other && readJoining(house, mine, other)
  })
  if (!joining) await refused(caller)
  return joining || undefined
}

const refused = (caller: Caller) =>
  audit(caller, { what: 'code for joining two records not taken', personId: me(caller), detail: undefined, outcome: 'not allowed' })

/**
 * Joins the record the person is signed in to with the one whose code they typed. Whoever is responsible goes on; of two, a named
 * worker before a team, then whoever was responsible first. No goodbye is said; the key workers or teams of both are told.
 * @returns false for a code that cannot be taken (any more): nothing was changed then
 */
export async function joinByChoice(caller: Caller, code: string): Promise<boolean> {
  const mine = me(caller)
  const other = await lend(caller, 'front-door', async house => {
    const other = await useCode(house, codeHash(code), mine)
    const both = other ? await lockBoth(house, mine, other) : []
    if (!other || both.length !== 2 || both.some(record => record.mergedInto !== null)) return undefined
    const { kept, gone, tell } = await readJoining(house, mine, other)
    const goOn = await careOfThem()?.joinByPerson(house, gone, kept)
    await insertMerge({ ...house, actor: { ...house.actor, name: caller.actor.name } }, gone, kept, 'Joined by the person, signed in to both')
    await keepTheStricter(house, gone, kept)
    await goOn?.()
    for (const worker of tell) await enqueue(house, 'message.send', { worker, template: 'records-joined' })
    return other
  })
  if (!other) await refused(caller)
  else await audit(caller, { what: 'joined by the person with their other record', personId: other, detail: undefined, outcome: 'done' })
  return other !== undefined
}
