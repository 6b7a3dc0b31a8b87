import { contactsOf, isRole, KINDS, ROLES } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { addDays, londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { type CurrentHolder, currentHolder, readMembers } from '../care-team/index.ts'
import { addStep, type Doer } from '../contacts/index.ts'
import { readSurgeries } from '../people/index.ts'
import { addEntry } from '../timeline/index.ts'
import { type Connection, type ConnectionEvent, progressOf } from './connect.ts'
import { type Barrier, countsOf, type Domain, isOutside, type KeptTie, type Known, kindsOfBarrier, offerDue, pictureOf, type Tie, type To } from './network.ts'
import { endTie, insertBarrier, insertLook, insertTie, placeOf, readTies, type TieToKeep, teamsOfPlace, updateTie } from './store.ts'
import { asksOf, stepIsOpen } from './store-asks.ts'
import { openConnections } from './store-connect.ts'

/** Writes as the house, in the caller's name, what they may cause and not do themselves. */
export const asHouse = <T>(caller: Caller, work: (house: Caller) => Promise<T>): Promise<T> =>
  lend(caller, 'connecting', house => work({ ...house, actor: { ...house.actor, name: caller.actor.name, role: caller.actor.role } }))

export interface Picture {
  ties: Tie[]
  kept: KeptTie[]
}

/** Everybody and everything around a person, as the reader may know it, with the person's own marks; nothing is typed twice. */
export async function readPicture(caller: Caller, personId: string): Promise<Picture> {
  const kept = await readTies(caller, personId)
  return { kept, ties: pictureOf(kept, await knownOf(caller, personId)) }
}

const BETWEEN = { ring: 'between', strength: null, mayKnow: null } as const

async function knownOf(caller: Caller, personId: string): Promise<Known[]> {
  const contacts = await contactsOf(caller, personId)
  const surgeries = await readSurgeries(caller, personId)
  const connections = await openConnections(caller, personId)
  return [
    ...contacts.map(
      (one): Known => ({
        ...BETWEEN,
        to: 'contact',
        toId: one.id,
        name: one.name,
        about: one.relation,
        domain: 'personalRelationships',
        mayKnow: { kinds: one.grants, words: one.mayKnow },
      }),
    ),
    ...(await helpers(caller, personId)),
    ...surgeries.map((one): Known => ({ ...BETWEEN, to: 'surgery', toId: one.practiceId, name: one.practiceName, about: 'GP surgery', domain: 'healthCare' })),
    ...connections.flatMap(one => asTie(one, one.happened, caller.actor.personId === personId)),
  ]
}

// Who helps stands among the person's own relationships (R219); a team of which nobody is named, among health and care.
async function helpers(caller: Caller, personId: string): Promise<Known[]> {
  const holder = await currentHolder(caller, personId)
  const members = (await readMembers(caller, personId)).filter(one => one.state === 'agreed' && (!one.from || one.from <= caller.now))
  const found = new Map<string, Known>()
  const worker = (id: string, name: string, role: string) =>
    found.set(id, { ...BETWEEN, to: 'worker', toId: id, name, about: isRole(role) ? ROLES[role].name : '', domain: 'personalRelationships' })
  const team = (id: string, name: string) => found.set(id, { ...BETWEEN, to: 'team', toId: id, name, about: 'Team that helps', domain: 'healthCare' })
  if (holder?.workerId) worker(holder.workerId, holder.workerName ?? '', holder.workerRole ?? '')
  else if (holder) team(holder.teamId, holder.teamName)
  for (const one of members) {
    if (one.workerId) found.has(one.workerId) || worker(one.workerId, one.workerName ?? '', one.role)
    else if (one.teamId) found.has(one.teamId) || team(one.teamId, one.teamName ?? '')
  }
  return [...found.values()]
}

const OWN_WORLD_FIRST: readonly Domain[] = ['personalInterests', 'localFacilities', 'personalRelationships', 'healthCare']

// What somebody was only told about is no tie yet; once they have been there it is one.
function asTie(connection: Connection, events: readonly ConnectionEvent[], own: boolean): Known[] {
  const { arrived, alone } = progressOf(events)
  if (arrived === 0) return []
  const domain = OWN_WORLD_FIRST.find(one => connection.domains.includes(one)) ?? 'localFacilities'
  const about = alone > 0 ? (own ? 'I go by myself' : 'Goes by themselves') : own ? 'I have been there with somebody' : 'Has been there with somebody'
  return [{ to: 'asset', toId: connection.assetId, name: connection.assetName ?? '', about, domain, ring: 'between', strength: 'some', mayKnow: null }]
}

/** A kept row of this person. @throws NotFound */
export async function tieOf(caller: Caller, personId: string, tieId: string): Promise<KeptTie> {
  const found = (await readTies(caller, personId)).find(one => one.id === tieId)
  if (!found) throw new NotFound()
  return found
}

/** One of those another room names, as the picture shows it, left out or not. @throws NotFound when the reader may not know of it */
export async function knownOne(caller: Caller, personId: string, to: To, toId: string): Promise<{ known: Known; kept: KeptTie | undefined }> {
  const known = (await knownOf(caller, personId)).find(one => one.to === to && one.toId === toId)
  if (!known) throw new NotFound()
  return { known, kept: (await readTies(caller, personId)).find(one => one.to === to && one.toId === toId) }
}

/** Adds a tie of the person's own. @returns its id */
export const addTie = async (caller: Caller, personId: string, tie: TieToKeep): Promise<string> => (await insertTie(caller, personId, tie))!

/** @returns false when somebody changed it first: nothing is overwritten */
export const changeTie = (caller: Caller, tieId: string, version: number, tie: TieToKeep): Promise<boolean> => updateTie(caller, tieId, version, tie)

export const removeTie = (caller: Caller, tieId: string, version: number): Promise<boolean> => endTie(caller, tieId, version)

/** Marks on somebody another room names; `version` 0 when there were none on the page. @returns false when somebody marked them first */
export async function markTie(caller: Caller, personId: string, to: To, toId: string, version: number, tie: TieToKeep): Promise<boolean> {
  const { kept } = await knownOne(caller, personId, to, toId)
  if (kept) return version > 0 && updateTie(caller, kept.id, version, tie)
  return version === 0 && (await insertTie(caller, personId, tie, { to, toId })) !== undefined
}

export const OFFER = 'Offer time with a community connector, somebody who goes along'
const OFFER_DAYS = 7

/**
 * The picture was looked at, alone or together. Its counts are kept for the picture over time; when somebody is outside
 * everything, whoever is responsible gets a next step: to offer a connector's time (R052, R224). Nothing is ever closed by it.
 * @returns true when an offer was raised
 */
export async function lookAt(caller: Caller, personId: string, it: { whoWith: string; words: string }): Promise<boolean> {
  const { ties } = await readPicture(caller, personId)
  const outside = isOutside(ties)
  if (!(await insertLook(caller, personId, { ...it, outside, counts: countsOf(ties) }))) return false
  const members = await readMembers(caller, personId)
  const due = offerDue(outside, {
    connectorHelps: members.some(one => one.state === 'agreed' && one.role === 'connector' && (!one.from || one.from <= caller.now)),
    connectorAsked: (await asksOf(caller, personId)).some(one => one.state === 'asked'),
    offerOpen: await stepIsOpen(caller, personId, OFFER),
  })
  const doer = doerOf(await currentHolder(caller, personId))
  if (!due || !doer) return false
  const entry = await addEntry(caller, {
    personId,
    kinds: KINDS.network,
    what: 'network',
    title: 'Somebody’s time, to find people and places together',
    body: `Few people and places are near just now. ${doer.name} will offer you time with a community connector. You choose whether you want that.`,
  })
  await addStep(caller, personId, { what: OFFER, doer, due: londonDate(addDays(caller.now, OFFER_DAYS)) }, entry)
  return true
}

function doerOf(holder: CurrentHolder | undefined): Doer | undefined {
  if (!holder) return undefined
  return holder.workerId ? { who: 'worker', id: holder.workerId, name: holder.workerName ?? '' } : { who: 'team', id: holder.teamId, name: holder.teamName }
}

/**
 * Writes down what stands around somebody that they did not put there: a fact about the place, owned by a team there, and
 * beside it the person's own words about it, which nobody who plans the place reads.
 */
export async function addBarrier(
  caller: Caller,
  personId: string,
  it: { kind: Barrier; words: string; aboutPlace: string; ownerTeamId?: string | undefined; assetId?: string },
): Promise<void> {
  const place = await placeOf(caller, personId)
  if (!place) throw new NotFound()
  const owners = await teamsOfPlace(caller, place.placeCode)
  if (it.ownerTeamId && !owners.some(team => team.id === it.ownerTeamId)) throw new NotFound()
  const { kind, words, aboutPlace, ownerTeamId = null, assetId = null } = it
  await insertBarrier(caller, personId, { kind, kinds: kindsOfBarrier(kind), words, aboutPlace, ownerTeamId, assetId })
}
