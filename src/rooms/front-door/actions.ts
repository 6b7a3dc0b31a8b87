import { can, KINDS } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { addDays, formatDateTime, londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { currentHolder, holdByWorker, letGoUnagreed, mayLetGo } from '../care-team/index.ts'
import { addStep } from '../contacts/index.ts'
import { loadOf, mayTakeOneMore, standingDecision } from '../organisations/index.ts'
import { addEntry } from '../timeline/index.ts'
import { doerOf } from './doer.ts'
import { isOpen, nextState, type What } from './front-door.ts'
import { eventsOf, type HelpRequest, insertEvent, moveOn, type NewEvent, readAsker, readRequest, requestsOf, showAsker } from './store.ts'
import { keyWorkersOf } from './store-teams.ts'

const NOTE = KINDS.requests | KINDS.contactNotes

const DONE_WORDS: Record<What, string> = {
  received: 'received this',
  asked_again: 'asked again',
  talking: 'is now talking with them',
  conversation: 'wrote down a conversation',
  held: 'named a key worker',
  redirect_asked: 'asked another service',
  redirect_accepted: 'recorded that the other service said yes',
  redirect_no: 'recorded that the other service said no',
  met: 'recorded that they met the other service',
  agreement_yes: 'recorded that they agreed',
  agreement_no: 'recorded that they did not agree',
  review_asked: 'asked for a review',
  review_answered: 'answered the review',
  withdrawn: 'took this back',
}

export async function somebodyWasFirst(caller: Caller, requestId: string): Promise<Conflict> {
  const last = (await eventsOf(caller, requestId)).at(-1)
  return new Conflict(
    last
      ? `${last.byName} ${DONE_WORDS[last.what]} first, ${formatDateTime(last.at)}. Nothing of yours was saved over it.`
      : 'Somebody changed this first. Nothing of yours was saved over it.',
  )
}

/** One step in a request's life, kept only if nobody else moved it since `seen`. @throws Conflict naming who was first */
export async function happen(
  caller: Caller,
  request: HelpRequest,
  seen: number,
  event: Omit<NewEvent, 'kinds'> & { kinds?: number },
  to: { teamId?: string; talking?: string | null; answerBy?: Date } | undefined = {},
): Promise<void> {
  const state = nextState(request.state, event.what)
  if (!state || request.position !== seen || !(await moveOn(caller, request.id, seen, { state, ...to }))) throw await somebodyWasFirst(caller, request.id)
  await insertEvent(caller, request, seen + 1, { kinds: KINDS.requests, ...event })
}

export async function theRequest(caller: Caller, requestId: string): Promise<HelpRequest> {
  const request = await readRequest(caller, requestId)
  if (!request) throw new NotFound()
  return request
}

/** The request, when it is the caller's team's to act on. */
export async function ours(caller: Caller, requestId: string): Promise<HelpRequest> {
  const request = await theRequest(caller, requestId)
  if (!caller.actor.teams.includes(request.teamId)) throw new NotAllowed()
  return request
}

/** "I'll talk with them": of two who press at once, one does and the other is told who. */
export async function talk(caller: Caller, requestId: string, seen: number): Promise<void> {
  const request = await ours(caller, requestId)
  await happen(caller, request, seen, { what: 'talking' }, { talking: caller.actor.workerId! })
}

/** What was said, in their words, and what would make it easier to come back (R260). */
export async function recordConversation(
  caller: Caller,
  requestId: string,
  seen: number,
  { words, easier }: { words: string; easier: string | undefined },
): Promise<void> {
  const request = await ours(caller, requestId)
  await happen(caller, request, seen, { what: 'conversation', kinds: NOTE, words, easier }, { talking: request.talkingWorkerId ?? caller.actor.workerId! })
  await addEntry(caller, {
    personId: request.personId,
    kinds: NOTE,
    what: 'conversation',
    title: 'We talked about what would help',
    body: easier ? `${words}\n\nWhat would make it easier to come back: ${easier}` : words,
  })
}

/** May the team of this request name one more of its workers, given what it holds and what its leader decided? */
export async function roomFor(
  caller: Caller,
  request: Pick<HelpRequest, 'teamId' | 'personId'>,
): Promise<{ room: boolean; held: number; capacity: number | null }> {
  const load = (await loadOf(caller, [request.teamId])).get(request.teamId)
  if (!load) return { room: true, held: 0, capacity: null }
  const holder = await currentHolder(caller, request.personId)
  const others = load.held - (holder?.teamId === request.teamId ? 1 : 0)
  const room = mayTakeOneMore({ held: others, capacity: load.capacity }, await standingDecision(caller, request.teamId), caller.now)
  return { room, held: load.held, capacity: load.capacity }
}

/** Names the one worker who holds this from now on. Beyond the team's stated capacity only under its leader's named decision. */
export async function nameKeyWorker(caller: Caller, requestId: string, seen: number, workerId: string): Promise<void> {
  const request = await ours(caller, requestId)
  const worker = (await keyWorkersOf(caller, request.teamId)).find(one => one.id === workerId)
  if (!worker) throw new Invalid({ workerId: 'Choose someone from the list' })
  const { room, held, capacity } = await roomFor(caller, request)
  if (!room) {
    const who = can(caller.role, 'capacity.exceed')
      ? 'Record your decision to go over it on the team’s capacity page first'
      : 'Ask your team lead, who can decide to go over it'
    throw new Invalid({ workerId: `The team holds ${held} people and said it can hold ${capacity}. ${who}. The team keeps holding this person meanwhile.` })
  }
  // Naming somebody else may end the caller's own sight: whoever asked is found before.
  const asker = request.personAgreed === 'yes' ? await readAsker(caller, request.id) : undefined
  await happen(caller, request, seen, { what: 'held', workerId }, { talking: null })
  await holdByWorker(caller, { personId: request.personId, workerId, teamId: request.teamId, why: 'Named as key worker after the first conversation' })
  // Outcome reaches whoever asked only with the person's agreement; the thanks they had already.
  if (asker) await enqueue(caller, 'message.send', { asker: request.id, template: 'asker-outcome' })
}

/**
 * At first contact: did the person agree that somebody asked for them? If not, the request ends, they learn no more of who
 * asked, nothing more is sent to them, and a duty team that held them for this alone lets go.
 */
export async function confirmAgreement(caller: Caller, requestId: string, seen: number, agreed: boolean): Promise<void> {
  const request = await ours(caller, requestId)
  await happen(caller, request, seen, { what: agreed ? 'agreement_yes' : 'agreement_no' })
  const asker = await readAsker(caller, requestId)
  if (asker) await showAsker(caller, requestId, agreed)
  if (!agreed) return saidNo(caller, request)
  if (asker) await enqueue(caller, 'message.send', { asker: requestId, template: 'asker-contact-made' })
}

async function saidNo(caller: Caller, request: HelpRequest): Promise<void> {
  const others = (await requestsOf(caller, request.personId)).filter(one => one.id !== request.id)
  const letGo = others.every(one => !isOpen(one.state)) && (await mayLetGo(caller, request.personId, { teamId: request.teamId, since: request.recordedAt }))
  await addEntry(caller, {
    personId: request.personId,
    kinds: KINDS.requests,
    what: 'request',
    title: 'Did not agree that somebody asked for help',
    body: letGo ? 'The request ended and nobody holds this any more. Help is open at any time.' : 'The request ended. Nothing else changes.',
  })
  if (letGo) await letGoUnagreed(caller, request.personId)
}

/** Days within which the team says goodbye to somebody who took their request back. */
const GOODBYE_DAYS = 7

/** The person takes their request back. Who holds them stays until a goodbye of their own choosing, which is a step with a day. */
export async function withdraw(caller: Caller, requestId: string, seen: number, words: string | undefined): Promise<void> {
  const request = await own(caller, requestId)
  await happen(caller, request, seen, { what: 'withdrawn', words }, { talking: null })
  await addEntry(caller, { personId: request.personId, kinds: KINDS.requests, what: 'request', title: 'Took back a request for help', body: words ?? '' })
  await lend(caller, 'front-door', async sys => {
    const house: Caller = { ...sys, actor: { ...sys.actor, name: 'The front door' } }
    const holder = await currentHolder(house, request.personId)
    if (!holder || holder.workerId) return
    const due = londonDate(addDays(house.now, GOODBYE_DAYS))
    await addStep(house, request.personId, { what: 'They took back their request. Say goodbye with them, and how to come back.', doer: doerOf(holder), due })
  })
}

/** The person asks a team lead to look again at what was decided. */
export async function askForReview(caller: Caller, requestId: string, seen: number, words: string): Promise<void> {
  const request = await own(caller, requestId)
  await happen(caller, request, seen, { what: 'review_asked', words })
  await addEntry(caller, { personId: request.personId, kinds: KINDS.requests, what: 'request', title: 'Asked for a review', body: words })
}

export async function answerReview(caller: Caller, requestId: string, seen: number, words: string): Promise<void> {
  const request = await ours(caller, requestId)
  await happen(caller, request, seen, { what: 'review_answered', words })
  await addEntry(caller, { personId: request.personId, kinds: KINDS.requests, what: 'request', title: 'A review was answered', body: words })
  await enqueue(caller, 'message.send', { person: request.personId, template: 'review-answered', request: request.id })
}

async function own(caller: Caller, requestId: string): Promise<HelpRequest> {
  const request = await theRequest(caller, requestId)
  if (caller.actor.personId !== request.personId) throw new NotFound()
  return request
}
