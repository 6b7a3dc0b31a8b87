import { kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Conflict, Invalid } from '../../core/errors.ts'
import { addEntry } from '../timeline/index.ts'
import { saveContactRules } from './actions-words.ts'
import { type ContactRoute, DEFAULT_RULES } from './contact-rules.ts'
import { type ConstraintKind, interpreterFlag, onlineFlag } from './needs.ts'
import { type Endable, endOne, insertConstraint, insertNeed, type NewNeed, readCareTeamNames } from './store-needs.ts'
import { readContactRules } from './store-words.ts'

/**
 * Records a need and flags it at once; few words for an interpreter, or for who is not online, are made from the answers
 * (R145, R412, R413). Who would rather not be online gets no email from then on, whoever sends it (R113).
 */
export async function addNeed(caller: Caller, personId: string, need: Omit<NewNeed, 'flag'> & { flag?: string | undefined }): Promise<void> {
  const flag =
    need.kind === 'interpreter'
      ? interpreterFlag({ language: need.language ?? '', gender: need.interpreterGender, familyName: need.familyName })
      : need.flag || (need.kind === 'online' ? onlineFlag(need.online ?? []) : '')
  await insertNeed(caller, personId, { ...need, flag: flag.slice(0, 200) })
  await addEntry(caller, { personId, kinds: kindsOf(need.shared ? 'contact' : 'aboutMe'), what: 'need', title: 'A need was added', body: flag })
  if (need.online?.includes('rather_not') && need.whose === 'person') await withoutEmail(caller, personId)
}

async function withoutEmail(caller: Caller, personId: string): Promise<void> {
  const rules = await readContactRules(caller, personId)
  const { routes, ...rest } = rules ?? DEFAULT_RULES
  if (!routes.includes('email')) return
  const left = routes.filter(route => route !== 'email')
  const instead: ContactRoute[] = ['letter', 'face_to_face']
  if ((await saveContactRules(caller, personId, rules?.id, { ...rest, routes: left.length > 0 ? left : instead })) !== 'kept')
    throw new Conflict('Somebody changed how to make contact while you were writing. Nothing was saved. Press the button again.')
}

/** `readers` undefined: the care team may know. Otherwise only these of the care team, the person, and whoever writes it down (R019). */
export async function addConstraint(
  caller: Caller,
  personId: string,
  kind: ConstraintKind,
  words: string,
  readers: readonly string[] | undefined,
): Promise<void> {
  const team = readers ? await readCareTeamNames(caller, personId) : []
  if (readers?.some(id => !team.some(one => one.id === id))) throw new Invalid({ readers: 'Choose from the list' })
  const own = caller.actor.workerId ? [caller.actor.workerId] : []
  await insertConstraint(caller, personId, kind, words, readers && [...new Set([personId, ...own, ...readers])])
}

/** @throws Conflict when it is no longer there as the caller saw it */
export async function endPart(caller: Caller, table: Endable, personId: string, id: string, version: number): Promise<void> {
  if (!(await endOne(caller, table, personId, id, version))) throw new Conflict('Somebody changed this first. Nothing was changed by you. Go back and look.')
}
