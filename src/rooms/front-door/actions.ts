import { can, KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDateTime, londonDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { currentHolder, holdByTeam, holdByWorker } from '../care-team/index.ts'
import { loadOf, mayTakeOneMore, standingDecision } from '../organisations/index.ts'
import { addEntry } from '../timeline/index.ts'
import { dueAt, nextState, type Reason, type What } from './front-door.ts'
import { eventsOf, type HelpRequest, insertEvent, moveOn, type NewEvent, type RequestEvent, readAsker, readRequest, showAsker } from './store.ts'
import { keyWorkersOf, otherTeams, teamFacts } from './store-teams.ts'

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
  agreement_yes: 'recorded that they agreed',
  agreement_no: 'recorded that they did not agree',
  review_asked: 'asked for a review',
  review_answered: 'answered the review',
  withdrawn: 'took this back',
}

async function somebodyWasFirst(caller: Caller, requestId: string): Promise<Conflict> {
  const last = (await eventsOf(caller, requestId)).at(-1)
  return new Conflict(
    last
      ? `${last.byName} ${DONE_WORDS[last.what]} first, ${formatDateTime(last.at)}. Nothing of yours was saved over it.`
      : 'Somebody changed this first. Nothing of yours was saved over it.',
  )
}

/** One step in a request's life, kept only if nobody else moved it since `seen`. @throws Conflict naming who was first */
async function happen(
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

async function theRequest(caller: Caller, requestId: string): Promise<HelpRequest> {
  const request = await readRequest(caller, requestId)
  if (!request) throw new NotFound()
  return request
}

/** The request, when it is the caller's team's to act on. */
async function ours(caller: Caller, requestId: string): Promise<HelpRequest> {
  const request = await theRequest(caller, requestId)
  if (!caller.actor.teams.includes(request.teamId)) throw new NotAllowed()
  return request
}

/** The last service that was asked, and whether the caller is in it. */
export function lastAsked(events: readonly RequestEvent[]): { teamId: string | null; name: string } | undefined {
  const asked = events.filter(event => event.what === 'redirect_asked').at(-1)
  return asked && { teamId: asked.teamId, name: asked.serviceName ?? '' }
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

export interface Redirect {
  reason: Reason
  teamId: string | undefined
  serviceName: string | undefined
  words: string | undefined
  shared: boolean
}

/** Asks another service. Until it has said yes, nothing about who holds this changes (R119, R037, R078). */
export async function askElsewhere(caller: Caller, requestId: string, seen: number, it: Redirect): Promise<void> {
  const request = await ours(caller, requestId)
  if (it.teamId && !(await otherTeams(caller, request.teamId)).some(team => team.id === it.teamId)) throw new Invalid({ teamId: 'Choose a team from the list' })
  const name = it.teamId ? (await teamFacts(caller, it.teamId)).name : it.serviceName
  await happen(caller, request, seen, { what: 'redirect_asked', ...it })
  await addEntry(caller, {
    personId: request.personId,
    kinds: KINDS.requests,
    what: 'request',
    title: `${name} was asked. They have not agreed yet.`,
    body: it.words ?? '',
  })
  await enqueue(caller, 'message.send', { person: request.personId, template: 'asked-elsewhere', request: request.id })
}

/** Who said yes, when and how, when the other service did not say so in Kith. */
export interface Evidence {
  who: string
  how: string
  on: string
}

/** The other service says yes. A team in Kith holds from now on; a service outside does not, so we stay until the person has met them. */
export async function acceptedElsewhere(caller: Caller, requestId: string, seen: number, evidence: Evidence | undefined): Promise<void> {
  const request = await theRequest(caller, requestId)
  const asked = lastAsked(await eventsOf(caller, requestId))
  if (!asked || request.state !== 'asked_elsewhere') throw await somebodyWasFirst(caller, requestId)
  const theirs = asked.teamId !== null && caller.actor.teams.includes(asked.teamId)
  if (!theirs && !caller.actor.teams.includes(request.teamId)) throw new NotAllowed()
  if (!theirs && !evidence) throw new Invalid({ who: 'Enter who said yes' })
  const shown = evidence ?? { who: caller.actor.name, how: 'in Kith', on: londonDate(caller.now) }
  const team = asked.teamId ? await teamFacts(caller, asked.teamId) : undefined
  const move = team && { teamId: team.id, answerBy: dueAt(caller.now, team.answerWithinHours), talking: null }
  const hold = async () => {
    // The new team holds, with its own deadline; received_at stays what it was.
    if (move)
      await holdByTeam(caller, {
        personId: request.personId,
        teamId: move.teamId,
        deadline: move.answerBy,
        why: 'They said yes when we asked them to help you.',
        quiet: true,
      })
  }
  await addEntry(caller, { personId: request.personId, kinds: KINDS.requests, what: 'request', title: `${asked.name} said yes`, body: '' })
  await enqueue(caller, 'message.send', { person: request.personId, template: 'accepted-elsewhere', request: request.id })
  // Whoever says yes gains sight by holding, whoever passes on loses it: each writes while they may.
  if (theirs) await hold()
  await happen(caller, request, seen, { what: 'redirect_accepted', evidenceWho: shown.who, evidenceHow: shown.how, evidenceOn: shown.on }, move)
  if (!theirs) await hold()
}

/** The other service cannot: it is still ours, with the same clock. */
export async function saidNoElsewhere(caller: Caller, requestId: string, seen: number, words: string): Promise<void> {
  const request = await theRequest(caller, requestId)
  const asked = lastAsked(await eventsOf(caller, requestId))
  const mine = caller.actor.teams.includes(request.teamId) || (asked?.teamId && caller.actor.teams.includes(asked.teamId))
  if (!mine) throw new NotAllowed()
  await addEntry(caller, {
    personId: request.personId,
    kinds: KINDS.requests,
    what: 'request',
    title: `${asked?.name ?? 'The other service'} cannot help with this. We are still here.`,
    body: words,
  })
  await enqueue(caller, 'message.send', { person: request.personId, template: 'still-with-us', request: request.id })
  await happen(caller, request, seen, { what: 'redirect_no', words })
}

/** At first contact: did the person agree that somebody asked for them? If not, it ends there and who asked is theirs to know no more. */
export async function confirmAgreement(caller: Caller, requestId: string, seen: number, agreed: boolean): Promise<void> {
  const request = await ours(caller, requestId)
  await happen(caller, request, seen, { what: agreed ? 'agreement_yes' : 'agreement_no' })
  if (!(await readAsker(caller, requestId))) return
  await showAsker(caller, requestId, agreed)
  if (agreed) await enqueue(caller, 'message.send', { asker: requestId, template: 'asker-contact-made' })
}

/** The person takes their request back. Who holds them stays until a goodbye of their own choosing. */
export async function withdraw(caller: Caller, requestId: string, seen: number, words: string | undefined): Promise<void> {
  const request = await own(caller, requestId)
  await happen(caller, request, seen, { what: 'withdrawn', words }, { talking: null })
  await addEntry(caller, { personId: request.personId, kinds: KINDS.requests, what: 'request', title: 'Took back a request for help', body: words ?? '' })
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
