import { KINDS } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { Invalid, NotAllowed } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { currentHolder, holdByTeam } from '../care-team/index.ts'
import { addStep } from '../contacts/index.ts'
import { addEntry } from '../timeline/index.ts'
import { happen, ours, somebodyWasFirst, theRequest } from './actions.ts'
import { doerOf } from './doer.ts'
import { dueAt, type Reason } from './front-door.ts'
import { eventsOf, type HelpRequest, type RequestEvent } from './store.ts'
import { otherTeams, teamFacts } from './store-teams.ts'

/** The last service that was asked, and whether the caller is in it. */
export function lastAsked(events: readonly RequestEvent[]): { teamId: string | null; name: string } | undefined {
  const asked = events.filter(event => event.what === 'redirect_asked').at(-1)
  return asked && { teamId: asked.teamId, name: asked.serviceName ?? '' }
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
  if (it.teamId && !it.shared)
    throw new Invalid({ shared: 'A team in Kith reads the request to answer it. Ask the person first; without their agreement, talk with that team instead' })
  const name = it.teamId ? (await teamFacts(caller, it.teamId)).name : it.serviceName
  await happen(caller, request, seen, { what: 'redirect_asked', ...it })
  await addEntry(caller, {
    personId: request.personId,
    kinds: KINDS.requests,
    what: 'request',
    names: [it],
    title: `${name} was asked. They have not agreed yet.`,
    body: it.words ?? '',
  })
  await enqueue(caller, 'message.send', { person: request.personId, template: 'asked-elsewhere', request: request.id })
}

/** Who said yes, when and how, when a service outside Kith did. */
export interface Evidence {
  who: string
  how: string
  on: string
}

/** Days after a yes from outside on which whoever holds the person asks whether they have met. */
const MET_DAYS = 7

/**
 * The other service says yes. A team in Kith answers for itself, and holds from now on: nobody can say it for them. A service
 * outside cannot hold: who said so, how and when is written down, and we stay until the person has met them.
 */
export async function acceptedElsewhere(caller: Caller, requestId: string, seen: number, evidence: Evidence | undefined): Promise<void> {
  const request = await theRequest(caller, requestId)
  const asked = lastAsked(await eventsOf(caller, requestId))
  if (!asked || request.state !== 'asked_elsewhere') throw await somebodyWasFirst(caller, requestId)
  await (asked.teamId ? acceptedInKith(caller, request, seen, asked.teamId) : acceptedOutside(caller, request, seen, asked.name, evidence))
}

async function saysYes(caller: Caller, personId: string, requestId: string, name: string, teamId?: string): Promise<void> {
  await addEntry(caller, { personId, kinds: KINDS.requests, what: 'request', names: [{ teamId }], title: `${name} said yes`, body: '' })
  await enqueue(caller, 'message.send', { person: personId, template: 'accepted-elsewhere', request: requestId })
}

async function acceptedInKith(caller: Caller, request: HelpRequest, seen: number, teamId: string): Promise<void> {
  if (!caller.actor.teams.includes(teamId)) {
    if (!caller.actor.teams.includes(request.teamId)) throw new NotAllowed()
    throw new Invalid({ who: 'They use Kith and answer for themselves. Until they do, it is still yours' })
  }
  const team = await teamFacts(caller, teamId)
  const answerBy = dueAt(caller.now, team.answerWithinHours)
  await saysYes(caller, request.personId, request.id, team.name, teamId)
  // The new team holds, with its own deadline, and gains sight by holding; received_at stays what it was.
  // Whoever was asked knows the care team only from the yes on: the front door holds in their name.
  const holding = { personId: request.personId, teamId, deadline: answerBy, why: 'They said yes when we asked them to help you.', quiet: true }
  await lend(caller, 'front-door', sys => holdByTeam({ ...sys, actor: { ...sys.actor, name: caller.actor.name, role: caller.actor.role } }, holding))
  const evidence = { evidenceWho: caller.actor.name, evidenceHow: 'in Kith', evidenceOn: londonDate(caller.now) }
  await happen(caller, request, seen, { what: 'redirect_accepted', ...evidence }, { teamId, answerBy, talking: null })
}

async function acceptedOutside(caller: Caller, request: HelpRequest, seen: number, name: string, evidence: Evidence | undefined): Promise<void> {
  if (!caller.actor.teams.includes(request.teamId)) throw new NotAllowed()
  if (!evidence) throw new Invalid({ who: 'Enter who said yes' })
  await happen(caller, request, seen, { what: 'redirect_accepted', evidenceWho: evidence.who, evidenceHow: evidence.how, evidenceOn: evidence.on })
  await saysYes(caller, request.personId, request.id, name)
  const what = `Ask whether they have met ${name}, and write it down on the request. Until they have, we hold this.`
  await holderDoes(caller, request.personId, what)
}

async function holderDoes(caller: Caller, personId: string, what: string): Promise<void> {
  const holder = await currentHolder(caller, personId)
  if (holder) await addStep(caller, personId, { what: what.slice(0, 300), doer: doerOf(holder), due: londonDate(addDays(caller.now, MET_DAYS)) })
}

/** The person has met the service outside Kith: how we know is written down. We hold them until their own goodbye. */
export async function metElsewhere(caller: Caller, requestId: string, seen: number, words: string): Promise<void> {
  const request = await ours(caller, requestId)
  const asked = lastAsked(await eventsOf(caller, requestId))
  if (asked?.teamId) throw await somebodyWasFirst(caller, requestId)
  await happen(caller, request, seen, { what: 'met', words })
  await addEntry(caller, {
    personId: request.personId,
    kinds: KINDS.requests,
    what: 'request',
    title: `Met ${asked?.name ?? 'the other service'}`,
    body: words,
  })
  await holderDoes(caller, request.personId, 'They have met the other service. Talk with them about what comes now: a goodbye, or a key worker here as well.')
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
    names: [{ teamId: asked?.teamId }],
    title: `${asked?.name ?? 'The other service'} cannot help with this. We are still here.`,
    body: words,
  })
  await enqueue(caller, 'message.send', { person: request.personId, template: 'still-with-us', request: request.id })
  await happen(caller, request, seen, { what: 'redirect_no', words })
}
