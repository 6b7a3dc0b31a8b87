import { randomBytes } from 'node:crypto'
import { KINDS } from '../../access/index.ts'
import { type Caller, type Identity, lend } from '../../core/caller.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { enqueue } from '../../core/jobs.ts'
import { currentHolder, holdByTeam } from '../care-team/index.ts'
import { frontDoorTeamFor } from '../organisations/index.ts'
import { addNeed, type ContactRules, createPerson, saveContactRules } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { type Agreed, CHECK_IN_DAYS, dueAt, referenceFrom, STANDARD_DAYS, type WayIn } from './front-door.ts'
import { type Asker, type HelpRequest, insertAsker, insertEvent, insertRequest, lockOnce, readRequest, requestByOnceKey } from './store.ts'
import { keyWorkersWhoKnow } from './store-likely.ts'
import { hasSomebody, teamFacts } from './store-teams.ts'
import { callTonight } from './tonight.ts'

/** Somebody asks for help, as any of the ways in hands it over. */
export interface Incoming {
  /** Made with the form: sending it twice keeps one request. */
  onceKey: string
  /** Known already; otherwise a new person is made. Possible duplicates are left for a human to look at. */
  personId?: string | undefined
  givenName: string
  familyName: string
  born?: string | undefined
  wayIn: WayIn
  /** Earliest receipt by anyone; now, when left out. */
  receivedAt?: Date | undefined
  agreed: Agreed
  agreedHow: string
  ownWords: string
  easier: string
  addressAs: string
  safeContact: string
  phone: string | undefined
  email: string | undefined
  /** Where to write, when they gave it. */
  address?: string | undefined
  /** The ways they said are safe; ordinary careful ones, when left out. */
  contactRules?: ContactRules | undefined
  /** What we should know before we get in touch, in their words; stands beside the name from the first moment (R145, R413). */
  needs?: string | undefined
  placeCode: string
  neighbourhoodCode: string | undefined
  /** Straight to this team (the one they were with last), instead of the neighbourhood's. */
  teamId?: string | undefined
  asker?: Asker | undefined
}

export interface Received {
  id: string
  personId: string
  reference: string
  teamId: string
  teamName: string
  teamPhone: string | null
  answerBy: Date
  receivedAt: Date
}

const outcome = (request: HelpRequest): Received => ({
  id: request.id,
  personId: request.personId,
  reference: request.reference,
  teamId: request.teamId,
  teamName: request.teamName,
  teamPhone: request.teamPhone,
  answerBy: request.answerBy,
  receivedAt: request.receivedAt,
})

/**
 * Keeps a request for help: the person, the request, the team that holds them from this moment with a deadline, the entry on
 * their record, and the thanks to whoever asked (R021). Works as the front door, because whoever asks may cause this but not
 * see it; `author` signs what is written. @returns the request, also when the same form was sent before
 */
export async function receive(caller: Caller, incoming: Incoming, author: Identity = caller.actor): Promise<Received> {
  return lend(caller, 'front-door', async sys => {
    const name = author.kind === 'account' ? author.name : 'The front door'
    // The house keeps it; what is written is signed by whoever brought it.
    const house: Caller = { ...sys, actor: { ...sys.actor, name } }
    const signed: Caller = { ...house, actor: author.kind === 'account' ? author : house.actor }
    await lockOnce(house, incoming.onceKey)
    const before = await requestByOnceKey(house, incoming.onceKey)
    if (before) return outcome(before)
    const personId = incoming.personId ?? (await makePerson(house, incoming))
    if (!incoming.personId && incoming.contactRules) await saveContactRules(signed, personId, undefined, incoming.contactRules)
    if (!incoming.personId && incoming.needs)
      await addNeed(signed, personId, {
        kind: 'communication',
        whose: 'person',
        flag: incoming.needs,
        words: '',
        shared: true,
        reviewOn: londonDate(addDays(house.now, STANDARD_DAYS)),
      })
    const id = await keep(house, signed, incoming, personId)
    if (!incoming.personId) await tellWhoKnows(house, personId)
    return outcome((await readRequest(house, id))!)
  })
}

const makePerson = (house: Caller, it: Incoming): Promise<string> =>
  createPerson(house, {
    givenName: it.givenName,
    familyName: it.familyName,
    born: it.born,
    howToAddress: it.addressAs || undefined,
    placeCode: it.placeCode,
    neighbourhoodCode: it.neighbourhoodCode,
    ...(it.phone ? (isMobile(it.phone) ? { mobile: it.phone } : { landline: it.phone }) : {}),
    email: it.email,
    ...(it.address ? { address: { lines: it.address } } : {}),
  })

// Somebody known may come back by the public form. Whoever holds the first record and may see both looks; nobody else learns of it.
async function tellWhoKnows(house: Caller, personId: string): Promise<void> {
  const holder = await currentHolder(house, personId)
  for (const worker of holder ? await keyWorkersWhoKnow(house, personId, holder.teamId) : [])
    await enqueue(house, 'message.send', { worker, template: 'known-again' })
}

const isMobile = (phone: string) => /^(?:\+44|0)7/.test(phone.replace(/[^\d+]/g, ''))

async function keep(house: Caller, signed: Caller, it: Incoming, personId: string): Promise<string> {
  // The team they were with last, unless nobody is at work there any more.
  const team =
    it.teamId && (await hasSomebody(house, it.teamId))
      ? await teamFacts(house, it.teamId)
      : await frontDoorTeamFor(house, { neighbourhoodCode: it.neighbourhoodCode, placeCode: it.placeCode })
  // The team's own time to answer runs from now, also when the request reached us late; received_at keeps the true start.
  const answerBy = dueAt(house.now, team.answerWithinHours)
  const receivedAt = it.receivedAt ?? house.now
  const id = newId()
  await insertRequest(signed, { ...it, id, personId, personAgreed: it.agreed, reference: referenceFrom(randomBytes(8)), receivedAt, teamId: team.id, answerBy })
  await insertEvent(signed, { id, personId }, 1, { what: 'received', kinds: KINDS.requests })
  if (it.asker) await insertAsker(signed, id, personId, it.asker)
  await addEntry(signed, { personId, kinds: KINDS.requests, what: 'request', title: titleOf(it), body: it.ownWords, happenedAt: receivedAt })
  await holdByTeam(house, {
    personId,
    teamId: team.id,
    deadline: answerBy,
    why: it.agreed === 'self' ? 'You asked for help.' : 'Somebody asked us to get in touch with you.',
    quiet: true,
  })
  await callTonight(house, { onceKey: it.onceKey, requestId: id, personId, words: it.ownWords || it.asker?.words || '', asker: it.asker })
  await tellAll(house, id, personId, it)
  await enqueue(house, 'front-door.check-in', { request: id }, addDays(house.now, CHECK_IN_DAYS))
  return id
}

const titleOf = (it: Incoming): string =>
  it.agreed === 'self' ? 'Asked for help' : it.agreed === 'yes' ? 'Someone asked for help with their agreement' : 'Someone asked us to get in touch'

// Receiving is not disclosing: whoever asked is thanked in the same words whatever we know.
async function tellAll(caller: Caller, id: string, personId: string, it: Incoming): Promise<void> {
  if (it.asker) await enqueue(caller, 'message.send', { asker: id, template: 'asker-received' })
  if (it.agreed === 'self' || it.agreed === 'yes') await enqueue(caller, 'message.send', { person: personId, template: 'help-received', request: id })
}
