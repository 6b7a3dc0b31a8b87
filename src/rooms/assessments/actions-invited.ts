import { contactsOf, kindsOf, myBasis, sharedWithMe } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { enqueue } from '../../core/jobs.ts'
import { recordsOf } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { lifeOf, Refused, theAssessment } from './actions.ts'
import { after, type Say } from './assessments.ts'
import type { Content } from './content.ts'
import { type Assessment, insertPart, lockAssessment, setState } from './store.ts'
import {
  type Contributor,
  callName,
  contributorsOf,
  insertContributor,
  keepAnswer,
  keepSay,
  knownOf,
  readContributor,
  takeBackInvitation,
  workersAround,
} from './store-known.ts'

/** Somebody who may be invited: a worker around the person, or one of their own people whom they let in. */
export interface Guest {
  /** `worker:…` or `supporter:…`. */
  value: string
  name: string
  part: string
}

/** Everybody who can be invited to add their view in a place of their own. */
export async function guestsFor(caller: Caller, personId: string): Promise<Guest[]> {
  const workers = (await workersAround(caller, personId)).filter(one => one.id !== caller.actor.workerId)
  const people = (await contactsOf(caller, personId)).filter(one => one.supporterId !== null && one.grants > 0)
  return [
    ...people.map(one => ({ value: `supporter:${one.supporterId}`, name: one.name, part: one.relation })),
    ...workers.map(one => ({ value: `worker:${one.id}`, name: one.name, part: one.organisationName })),
  ]
}

export interface Asked {
  who: string
  name: string
  part: string
  /** How the person agreed, in words; the person's own invitation is their agreement. */
  agreedHow: string
}

/** Invites somebody by name, with the person's agreement (R266). @throws Invalid, NotFound, Refused */
export async function invite(caller: Caller, assessmentId: string, it: Asked): Promise<void> {
  await lockAssessment(caller, assessmentId)
  const assessment = await theAssessment(caller, assessmentId)
  if (assessment.state === 'stopped') throw new Refused('stopped')
  const own = caller.actor.personId === assessment.personId
  if (!own && it.agreedHow === '') throw new Invalid({ agreedHow: 'Write how the person agreed to this' })
  const guest = await chosen(caller, assessment, it)
  const [kind, id] = it.who.split(':')
  const invitation = {
    workerId: kind === 'worker' ? id : undefined,
    supporterId: kind === 'supporter' ? id : undefined,
    name: guest.name,
    part: guest.part,
    agreedHow: own ? 'They invited them themselves' : it.agreedHow,
  }
  if (!(await insertContributor(caller, assessment, invitation))) throw new Invalid({ who: 'They are invited already' })
  if (invitation.workerId) await enqueue(caller, 'message.send', { worker: invitation.workerId, template: 'view-asked' })
}

async function chosen(caller: Caller, { personId }: Assessment, it: Asked): Promise<{ name: string; part: string }> {
  if (it.who === 'other') {
    if (!it.name) throw new Invalid({ name: 'Write their name' })
    if (!it.part) throw new Invalid({ part: 'Write who they are to the person' })
    return { name: it.name, part: it.part }
  }
  const guest = (await guestsFor(caller, personId)).find(one => one.value === it.who)
  if (!guest) throw new Invalid({ who: 'Choose somebody from the list' })
  return { name: guest.name, part: it.part || guest.part }
}

const contributorIn = async (caller: Caller, assessmentId: string, contributorId: string): Promise<Contributor> => {
  const found = (await contributorsOf(caller, assessmentId)).find(one => one.id === contributorId)
  if (!found) throw new NotFound()
  return found
}

/** Writes down that somebody invited has nothing to add, or did not answer although they were asked, in words. */
export async function answerFor(caller: Caller, assessmentId: string, contributorId: string, answer: 'nothing' | 'no_answer', words: string): Promise<void> {
  const contributor = await contributorIn(caller, assessmentId, contributorId)
  if (answer === 'no_answer' && words === '') throw new Invalid({ words: 'Write how and when you asked them' })
  if (!(await keepAnswer(caller, contributor.id, answer, words))) throw new Conflict('Somebody answered this first. Look at the assessment again.')
}

/** Whether the caller may take an invitation back: the person any, a worker their own, and who leads any that a worker made. */
export const mayTakeBack = (caller: Caller, { personId, leadWorkerId }: Assessment, { askedBy }: Contributor): boolean =>
  caller.actor.personId === personId || (askedBy !== null && [askedBy, leadWorkerId].includes(caller.actor.workerId ?? ''))

/** Takes an invitation back. What was added already stays. @throws NotFound, NotAllowed for whoever may not */
export async function uninvite(caller: Caller, assessmentId: string, contributorId: string): Promise<void> {
  const contributor = await contributorIn(caller, assessmentId, contributorId)
  if (!mayTakeBack(caller, await theAssessment(caller, assessmentId), contributor)) throw new NotAllowed()
  await takeBackInvitation(caller, contributor.id)
}

/** The caller's own invitation. @throws NotFound for anybody else's, and when it was taken back */
export async function ownInvitation(caller: Caller, contributorId: string): Promise<Contributor> {
  const found = await readContributor(caller, contributorId)
  const mine =
    found && (found.workerId ? found.workerId === caller.actor.workerId : found.supporterId !== null && caller.actor.holders.includes(found.supporterId))
  if (!found || !mine) throw new NotFound()
  return found
}

/** Written in the invited person's own name: they need not see the assessment to add to it. */
const inTheirName = <T>(caller: Caller, work: (house: Caller) => Promise<T>): Promise<T> =>
  lend(caller, 'assessments', house =>
    work({
      ...house,
      role: caller.role,
      actor: { ...house.actor, name: caller.actor.name, role: caller.role, workerId: caller.actor.workerId, organisation: caller.organisation },
    }),
  )

/** Adds the caller's own view in their own place, attributed to them (R032, R045, R266). @throws NotFound, Refused */
export async function giveView(caller: Caller, contributorId: string, words: string, content: Content): Promise<void> {
  const mine = await ownInvitation(caller, contributorId)
  const held = caller.actor.workerId ? (await myBasis(caller, mine.personId)).ownKinds : kindsOf('assessment', 'contactNotes')
  const kinds = mine.kinds & held & kindsOf('assessment', 'contactNotes')
  if (kinds === 0) throw new NotFound()
  const section = content.sections.find(one => one.invited)?.code ?? 'their_view'
  await inTheirName(caller, async house => {
    await lockAssessment(house, mine.assessmentId)
    const assessment = await theAssessment(house, mine.assessmentId)
    const outcome = after(lifeOf(assessment), { do: 'prepare' })
    if ('refused' in outcome) throw new Refused(outcome.refused)
    const of = { id: newId(), assessmentId: mine.assessmentId, personId: mine.personId, kinds, readers: null }
    await addEntry(house, { id: of.id, personId: of.personId, kinds, what: 'assessment_part', title: `${mine.name} gave their view`, body: words })
    await insertPart(house, { section, words, heardOn: londonDate(caller.now), contributorId: mine.id }, of)
    await keepAnswer(house, mine.id, 'added', '')
    if (outcome.life.state !== assessment.state) await setState(house, assessment.id, assessment.version, outcome.life.state)
  })
}

/** "I have nothing to add": an answer like any other. */
export async function nothingToAdd(caller: Caller, contributorId: string): Promise<void> {
  const mine = await ownInvitation(caller, contributorId)
  const kept = await inTheirName(caller, house => keepAnswer(house, mine.id, 'nothing', ''))
  if (!kept) throw new Conflict('You answered this already, or it was taken back. Nothing was changed.')
}

/** The person's say on things already known; as told to a worker, or by themselves (R047). @returns how many were the person's own choice and stay */
export async function sayOf(caller: Caller, assessmentId: string, says: ReadonlyMap<string, Say>): Promise<number> {
  const assessment = await theAssessment(caller, assessmentId)
  const known = await knownOf(caller, await recordsOf(caller, assessment.personId), assessmentId)
  let kept = 0
  for (const one of known) {
    const say = says.get(one.id)
    if (say && say !== one.say && !(await keepSay(caller, assessment, one, say))) kept++
  }
  return kept
}

/** What the person is called, to somebody they let in or a worker who may know it. */
export async function calledTo(caller: Caller, personId: string): Promise<string | undefined> {
  const known = await callName(caller, personId)
  return known?.name ?? (caller.actor.workerId ? undefined : (await sharedWithMe(caller)).find(one => one.personId === personId)?.name)
}
