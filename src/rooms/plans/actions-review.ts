import { can, contactsOf, KINDS, kindsOf } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate, type PlainDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { enqueue } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import { mayWrite } from './actions.ts'
import { remindOf } from './jobs.ts'
import type { Touch } from './sections.ts'
import { mayClose, OUTCOMES, type ReviewOutcome } from './states.ts'
import { readDoers } from './store-doing.ts'
import {
  type Invite,
  insertInvites,
  insertReview,
  type NewInvite,
  type Reply,
  type Review,
  readReview,
  updateAsked,
  updateHeld,
  updatePlanned,
  updateReply,
} from './store-reviews.ts'

const FIRST = 'Somebody changed this review first. Nothing of theirs was overwritten. Open it again to see it as it is now.'

/** Who can be ticked to be invited, by the value of the form: workers who help, an advocate among them, and those the person let in. */
export async function invitable(caller: Caller, personId: string): Promise<Map<string, NewInvite>> {
  const found = new Map<string, NewInvite>()
  for (const { workerId, name, role, service } of await readDoers(caller, personId))
    found.set(workerId, { workerId, name: `${name}, ${service}`, part: role === 'advocate' ? 'advocate' : 'worker', askedHow: 'In Kith' })
  for (const { supporterId, name, grants } of await contactsOf(caller, personId))
    if (supporterId && grants & KINDS.plan) found.set(supporterId, { workerId: null, name, part: 'supporter', askedHow: null })
  return found
}

/** Plans a review for a day and invites people to it. Workers are asked by it; everyone else is to be asked. @throws Invalid, Conflict, NotFound */
export async function planReview(caller: Caller, personId: string, day: PlainDate, chosen: readonly string[], others: readonly string[]): Promise<string> {
  await mayWrite(caller, personId)
  if (day < londonDate(caller.now)) throw new Invalid({ on: 'The day of the review must be today or later' })
  const known = await invitable(caller, personId)
  if (chosen.some(id => !known.has(id))) throw new Invalid({ invited: 'Choose people from the list' })
  const reviewId = await insertReview(caller, personId, day)
  if (!reviewId) throw new Conflict('A review is planned already. Open it to change its day. Nothing was changed.')
  const named = others.map((name): NewInvite => ({ workerId: null, name, part: 'organisation', askedHow: null }))
  await inviteAll(caller, reviewId, personId, [...chosen.map(id => known.get(id)!), ...named])
  await remindOf(caller, reviewId, day)
  return reviewId
}

// Inviting a worker asks them: they are told, or "asked" would not be true.
async function inviteAll(caller: Caller, reviewId: string, personId: string, invites: readonly NewInvite[]): Promise<void> {
  await insertInvites(caller, reviewId, personId, invites)
  for (const { workerId } of invites)
    if (workerId && workerId !== caller.actor.workerId) await enqueue(caller, 'message.send', { worker: workerId, template: 'review-asked' })
}

/** @throws NotFound when it is not about this person, or not to be seen */
export async function reviewAbout(caller: Caller, personId: string, reviewId: string): Promise<Review> {
  const review = await readReview(caller, reviewId)
  if (!review || review.personId !== personId) throw new NotFound()
  return review
}

async function openInvite(caller: Caller, personId: string, reviewId: string, inviteId: string): Promise<Invite> {
  const review = await reviewAbout(caller, personId, reviewId)
  const invite = review.invites.find(one => one.id === inviteId)
  if (!invite) throw new NotFound()
  if (review.state === 'held') throw new Conflict('This review was held already. Nothing was changed.')
  return invite
}

/** Writes down that somebody invited was asked, and how. */
export async function ask(caller: Caller, personId: string, reviewId: string, inviteId: string, how: string): Promise<void> {
  await mayWrite(caller, personId)
  await openInvite(caller, personId, reviewId, inviteId)
  if (!(await updateAsked(caller, inviteId, how))) throw new Conflict('They were asked already. Nothing was changed.')
}

/**
 * What somebody invited answers, with their own view in its own place: said by themself, or written down for them (R045).
 * @param version of the answer the writer saw; 1 while there is none @throws NotFound, Invalid, Conflict
 */
export async function reply(caller: Caller, personId: string, reviewId: string, inviteId: string, answer: Reply, views: string, version = 1): Promise<void> {
  const invite = await openInvite(caller, personId, reviewId, inviteId)
  const mine = invite.workerId !== null && invite.workerId === caller.actor.workerId
  if (!mine && !(caller.actor.workerId && can(caller.role, 'plan.write'))) throw new NotFound()
  // Nobody writes over what a colleague said in their own name.
  if (!mine && invite.workerId && invite.answer) throw new Invalid('They have answered themselves. Ask them to change it')
  if (!invite.askedAt) throw new Invalid('First write down that they were asked')
  if (!(await updateReply(caller, inviteId, version, answer, views)))
    throw new Conflict('Another answer was written down first. It is kept, and yours is not saved yet: read both, then save what is right.')
}

/** Moves a planned review to another day. @throws Invalid, Conflict, NotFound */
export async function moveReview(caller: Caller, personId: string, reviewId: string, version: number, day: PlainDate): Promise<void> {
  await mayWrite(caller, personId)
  await reviewAbout(caller, personId, reviewId)
  if (day < londonDate(caller.now)) throw new Invalid({ on: 'The day of the review must be today or later' })
  if (!(await updatePlanned(caller, reviewId, version, day))) throw new Conflict(FIRST)
  await remindOf(caller, reviewId, day)
}

export interface Held {
  on: PlainDate
  outcome: ReviewOutcome
  words: string
  next: PlainDate | undefined
  touches: readonly Touch[]
}

/**
 * Closes a review that was held, with what came of it, and plans the next. Not before everyone invited was asked: the
 * database refuses too. The same people are invited again.
 * @throws Invalid, Conflict, NotFound
 */
export async function hold(caller: Caller, personId: string, reviewId: string, version: number, held: Held): Promise<void> {
  const kinds = await mayWrite(caller, personId)
  if (!caller.actor.workerId) throw new NotFound()
  const review = await reviewAbout(caller, personId, reviewId)
  const may = mayClose(review.state, review.invites)
  if ('refused' in may)
    throw may.refused === 'held already' ? new Conflict(FIRST) : new Invalid('Not everyone invited was asked yet. Ask them first, then close the review')
  if (held.on > londonDate(caller.now)) throw new Invalid({ on: 'The day it was held must be today or before' })
  if (held.next && held.next <= held.on) throw new Invalid({ next: 'The next review must be after this one' })
  const mine = kindsOf('plan', 'careTeam', ...held.touches)
  if (mine & ~kinds) throw new Invalid({ touches: 'Choose only what your role may read' })
  const entryId = await addEntry(caller, {
    id: newId(),
    personId,
    kinds: mine,
    what: 'plan_review',
    title: `The plan was looked at together. ${OUTCOMES[held.outcome]}`,
    body: held.words,
  })
  if (!(await updateHeld(caller, reviewId, version, { ...held, entryId }))) throw new Conflict(FIRST)
  if (held.next) await planAgain(caller, personId, held.next, review.invites)
}

async function planAgain(caller: Caller, personId: string, day: PlainDate, invites: readonly Invite[]): Promise<void> {
  const id = (await insertReview(caller, personId, day))!
  await remindOf(caller, id, day)
  await inviteAll(
    caller,
    id,
    personId,
    invites.map(({ workerId, name, part }) => ({ workerId, name, part, askedHow: workerId ? 'In Kith' : null })),
  )
}
