import { KINDS } from '../../access/index.ts'
import { type Caller, type Identity, lend } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { newId } from '../../core/ids.ts'
import { enqueue } from '../../core/jobs.ts'
import { currentHolder, lastTeam } from '../care-team/index.ts'
import { addStep } from '../contacts/index.ts'
import { addEntry, readEntry } from '../timeline/index.ts'
import { doerOf, type Holder } from './doer.ts'
import { type Agreed, nextState, type WayIn } from './front-door.ts'
import { receive } from './receive.ts'
import { type Asker, insertEvent, lockOnce, moveOn, requestByOnceKey, requestsOf } from './store.ts'
import { insertInformation } from './store-advice.ts'
import { lastKeyWorker, onePersonInCare, personPlace } from './store-teams.ts'
import { callTonight } from './tonight.ts'

export interface Again {
  onceKey: string
  words: string
  wayIn?: WayIn
  receivedAt?: Date
  agreed?: Agreed
  asker?: Asker | undefined
}

/**
 * Somebody we know asks again (R018, R142). While we are helping them it reaches whoever holds them as a step for today,
 * with no new clock; after a goodbye it goes straight to the team they were with last, with their record open.
 * @param caller the person themselves, or a worker who may see them; `author` signs what is written
 */
export async function askAgain(
  caller: Caller,
  personId: string,
  again: Again,
  author: Identity = caller.actor,
): Promise<{ heldBy: string; requestId: string | undefined }> {
  const place = await personPlace(caller, personId)
  if (!place) throw new NotFound()
  return lend(caller, 'front-door', async sys => {
    const writing: Caller = { ...sys, actor: author }
    await lockOnce(writing, again.onceKey)
    const holder = await currentHolder(writing, personId)
    return holder ? reachHolder(writing, personId, again, holder) : backToLastTeam(sys, writing, personId, again, place)
  })
}

async function reachHolder(caller: Caller, personId: string, again: Again, holder: Holder): Promise<{ heldBy: string; requestId: string | undefined }> {
  // The form's own key names the entry, so that sending it twice tells them once.
  const heldBy = (holder.atWork && holder.workerName) || holder.teamName
  const [latest] = await requestsOf(caller, personId, 1)
  const outcome = { heldBy, requestId: latest?.id }
  if ((await readEntry(caller, again.onceKey)) || (await requestByOnceKey(caller, again.onceKey))) return outcome
  const state = latest && nextState(latest.state, 'asked_again')
  if (latest && state && (await moveOn(caller, latest.id, latest.position, { state })))
    await insertEvent(caller, latest, latest.position + 1, { what: 'asked_again', kinds: KINDS.requests, words: again.words })
  await addEntry(caller, { id: again.onceKey, personId, kinds: KINDS.requests, what: 'request', title: 'Asked for help again', body: again.words })
  if (latest) await callTonight(caller, { onceKey: again.onceKey, requestId: latest.id, personId, words: again.words, asker: again.asker })
  await addStep(caller, personId, { what: 'They asked for help again. Get in touch today.', doer: doerOf(holder), due: londonDate(caller.now) })
  await enqueue(caller, 'message.send', { person: personId, template: 'asked-again-received' })
  return outcome
}

async function backToLastTeam(
  sys: Caller,
  signed: Caller,
  personId: string,
  again: Again,
  place: { givenName: string; familyName: string; placeCode: string; neighbourhoodCode: string | undefined },
): Promise<{ heldBy: string; requestId: string }> {
  const teamId = (await lastTeam(sys, personId))?.teamId
  const received = await receive(
    sys,
    {
      ...place,
      onceKey: again.onceKey,
      personId,
      wayIn: again.wayIn ?? 'again',
      receivedAt: again.receivedAt,
      agreed: again.agreed ?? 'self',
      agreedHow: '',
      ownWords: again.words,
      easier: '',
      addressAs: '',
      safeContact: '',
      phone: undefined,
      email: undefined,
      ...(teamId ? { teamId } : {}),
      asker: again.asker,
    },
    signed.actor,
  )
  const before = await lastKeyWorker(sys, personId, received.teamId)
  if (before)
    await addStep(signed, personId, {
      what: 'They are back and know you. Say hello, and see who is talking with them.',
      doer: { who: 'worker', id: before.id, name: before.name },
      due: londonDate(sys.now),
    })
  return { heldBy: received.teamName, requestId: received.id }
}

export interface Concern {
  onceKey: string
  givenName: string
  familyName: string
  born: string | undefined
  placeCode: string
  toldBy: string
  relation: string
  contact: string
  words: string
  inConfidence: boolean
}

/**
 * Somebody is worried about somebody else and tells us (R031). Kept with the person where they are known, as a request made
 * for them where they are not. Returns nothing, so that no screen can tell the two apart.
 */
export async function receiveConcern(caller: Caller, it: Concern): Promise<void> {
  await lend(caller, 'front-door', async sys => {
    const writing: Caller = { ...sys, actor: caller.actor }
    const known = it.familyName ? await onePersonInCare(writing, { ...it }) : undefined
    if (known) await keepInformation(writing, known, it)
    else await receive(sys, forThem(it), caller.actor)
  })
}

async function keepInformation(caller: Caller, personId: string, it: Concern): Promise<void> {
  const kept = await insertInformation(caller, newId(), { ...it, personId }, { workerId: caller.actor.workerId, name: caller.actor.name })
  const holder = kept ? await currentHolder(caller, personId) : undefined
  if (!holder) return
  // The words of this step are read by the person too: they name nobody, and in confidence not even that somebody came.
  await addStep(caller, personId, {
    what: it.inConfidence ? 'Look at this record today and see what is new.' : 'Look at what came in at the front door and answer it.',
    doer: doerOf(holder),
    due: londonDate(caller.now),
  })
}

const forThem = (it: Concern) => ({
  onceKey: it.onceKey,
  givenName: it.givenName,
  familyName: it.familyName,
  born: it.born,
  wayIn: 'someone_else' as const,
  agreed: 'not_asked' as const,
  agreedHow: '',
  ownWords: '',
  easier: '',
  addressAs: '',
  safeContact: '',
  phone: undefined,
  email: undefined,
  placeCode: it.placeCode,
  neighbourhoodCode: undefined,
  asker: {
    name: it.toldBy,
    relation: it.relation,
    organisation: '',
    contact: it.contact,
    words: it.words,
    tookResponsibility: '',
    workerId: undefined,
    shownToPerson: false,
  },
})
