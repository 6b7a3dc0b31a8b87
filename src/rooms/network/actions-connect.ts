import { can, isRole, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDateTime, londonDate, type PlainDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { currentHolder, holdByTeam, holdByWorker, involve, readMembers } from '../care-team/index.ts'
import { addStep, choicesFor, completeStep, type Doer, openSteps } from '../contacts/index.ts'
import { addLine } from '../plans/index.ts'
import { addEntry } from '../timeline/index.ts'
import { asHouse, OFFER } from './actions.ts'
import { type Accompaniment, type Connection, type ConnectorAsk, eventName, type What } from './connect.ts'
import { connectorTeams, placeOf, type TeamChoice } from './store.ts'
import { answerAsk, asksOf, insertAsk, readAsk } from './store-asks.ts'
import { assetShown, endCardsFor, insertCard, organisersOf } from './store-cards.ts'
import {
  endConnection,
  finishAccompaniment,
  finishGradedStep,
  insertAccompaniment,
  insertConnection,
  insertEvent,
  insertSteps,
  openConnectionWith,
  readConnection,
  readSteps,
} from './store-connect.ts'

const CHANGED = 'Somebody changed this first. What they did is kept, and yours was not saved. Open it again to see.'

/** The connectors' teams of where somebody lives, those that have connectors first. @throws NotFound */
export async function teamsToAsk(caller: Caller, personId: string): Promise<TeamChoice[]> {
  const place = await placeOf(caller, personId)
  if (!place) throw new NotFound()
  return connectorTeams(caller, place.placeCode, place.neighbourhoodCode)
}

/**
 * Asks for a connector's time, in the person's own words. Until somebody takes it, it reads "asked, not yet agreed". Where
 * nobody is responsible for the person yet, the team asked is, from now on.
 * @param agreedHow how the person said yes; of no use where they ask themselves @throws Invalid, NotFound
 */
export async function askConnector(caller: Caller, personId: string, it: { teamId: string; matters: string; agreedHow: string }): Promise<string> {
  const team = (await teamsToAsk(caller, personId)).find(one => one.id === it.teamId)
  if (!team) throw new Invalid({ teamId: 'Choose a team from the list' })
  const own = caller.actor.personId === personId
  const id = await insertAsk(caller, { personId, teamId: team.id, matters: it.matters, agreedHow: own ? 'They asked themselves' : it.agreedHow })
  if (!id) throw new Invalid('A connector has been asked for already, and has still to answer.')
  await addEntry(caller, {
    personId,
    kinds: KINDS.requests,
    what: 'connector_ask',
    title: 'A community connector was asked for',
    body: `${it.matters}\n\n${team.name}: asked, not yet agreed.`,
  })
  const { answerBy } = (await readAsk(caller, id))!
  await asHouse(caller, async house => {
    if (!(await currentHolder(house, personId)))
      await holdByTeam(house, { personId, teamId: team.id, deadline: answerBy, why: 'You asked for a community connector.', quiet: true })
  })
  const offer = (await openSteps(caller, personId)).find(step => step.what === OFFER)
  if (offer) await completeStep(caller, personId, offer.id, offer.version, 'Offered, and asked for.')
  return id
}

/** An ask the caller's own team may answer. @throws NotFound */
async function askForMe(caller: Caller, askId: string): Promise<ConnectorAsk> {
  const ask = await readAsk(caller, askId)
  if (!ask || !caller.actor.teams.includes(ask.teamId)) throw new NotFound()
  return ask
}

/** A named connector says yes: from now on they are in the person's care team, by its own door. @throws Conflict, NotFound */
export async function takeAsk(caller: Caller, askId: string, version: number): Promise<ConnectorAsk> {
  const ask = await askForMe(caller, askId)
  const workerId = caller.actor.workerId
  if (!workerId || !isRole(caller.role)) throw new NotFound()
  if (ask.state !== 'asked' || ask.version !== version) throw new Conflict('This was answered already. Nothing was changed.')
  const { personId, teamId } = ask
  const { role } = caller as { role: Parameters<typeof involve>[1]['role'] }
  await asHouse(caller, async house => {
    const there = (await readMembers(house, personId)).find(one => one.workerId === workerId && one.state === 'agreed')
    const part = 'Finds what matters to you near you, and comes along at first if you like.'
    const involvementId = there?.id ?? (await involve(house, { personId, workerId, teamId, role, part, personAgreed: true }, true))
    if (!(await answerAsk(house, askId, version, { state: 'taken', workerId, involvementId })))
      throw new Conflict('This was answered already. Nothing was changed.')
    const holder = await currentHolder(house, personId)
    if (holder && !holder.workerId && holder.teamId === teamId)
      await holdByWorker(house, { personId, workerId, teamId, why: 'You asked for a community connector, and they have said yes.' })
  })
  return ask
}

/** The person, or somebody with them, takes an ask back. @throws Conflict, NotFound */
export async function takeBackAsk(caller: Caller, personId: string, askId: string, version: number): Promise<void> {
  const ask = (await asksOf(caller, personId)).find(one => one.id === askId)
  if (!ask) throw new NotFound()
  if (!(await answerAsk(caller, askId, version, { state: 'withdrawn' }))) throw new Conflict('This was answered already. Nothing was changed.')
  await addEntry(caller, { personId, kinds: KINDS.requests, what: 'connector_ask', title: 'The community connector is no longer asked for' })
}

/** One connection of this person. @throws NotFound */
export async function connectionOf(caller: Caller, personId: string, connectionId: string): Promise<Connection> {
  const found = await readConnection(caller, personId, connectionId)
  if (!found) throw new NotFound()
  return found
}

export interface Happened {
  what: What
  onDay: PlainDate
  words: string
}

/** Begins a connection with an entry of the directory, or goes on with the open one, and writes down what happened. @returns its id */
export async function connect(caller: Caller, personId: string, it: { assetId: string; matters: string; first: Happened }): Promise<string> {
  const asset = await assetShown(caller, it.assetId)
  if (!asset) throw new NotFound()
  const id =
    (await openConnectionWith(caller, personId, asset.id)) ??
    (await insertConnection(caller, personId, it)) ??
    (await openConnectionWith(caller, personId, asset.id))
  if (!id) throw new NotFound()
  await happened(caller, await connectionOf(caller, personId, id), it.first)
  return id
}

const ON_RECORD: readonly What[] = ['told_about', 'introduced', 'went_with', 'stayed_with', 'went_alone']

/** Something happened with a connection: the four levels of help are told apart on the record (R228, R255). @throws Invalid */
export async function happened(caller: Caller, connection: Connection, it: Happened): Promise<void> {
  if (it.onDay > londonDate(caller.now)) throw new Invalid({ onDay: 'Enter a day that has come. For one still to come, plan who goes along' })
  if (connection.endedAt) throw new Conflict(CHANGED)
  if ((await insertEvent(caller, connection, it)) && ON_RECORD.includes(it.what))
    await addEntry(caller, {
      personId: connection.personId,
      kinds: KINDS.network,
      what: 'connection',
      title: `${eventName(it.what, caller.actor.personId === connection.personId)}: ${connection.assetName ?? 'something nearby'}`,
      body: it.words,
    })
}

/** The steps the person set themselves, one on each line, after those there are. @throws Invalid, Conflict */
export async function setSteps(caller: Caller, connection: Connection, lines: readonly string[]): Promise<void> {
  const before = (await readSteps(caller, connection.id)).length
  if (before + lines.length > 20) throw new Invalid({ steps: 'Twenty steps are enough. Take fewer' })
  if (!(await insertSteps(caller, connection, before, lines))) throw new Conflict(CHANGED)
}

/** A step was tried. A day it did not work out changes nothing: the step stands. @throws NotFound */
export async function tryStep(caller: Caller, connection: Connection, stepId: string, done: boolean, words: string): Promise<void> {
  const step = (await readSteps(caller, connection.id)).find(one => one.id === stepId)
  if (!step) throw new NotFound()
  const today = londonDate(caller.now)
  if (done) await finishGradedStep(caller, stepId, today)
  await insertEvent(caller, connection, { what: done ? 'step_done' : 'step_not_that_day', onDay: today, words, stepId })
}

/** It is over, for now or for good; what came with it, such as a card for its organiser, ends too. @throws Conflict */
export async function endIt(caller: Caller, connection: Connection, version: number, words: string): Promise<void> {
  if (!(await endConnection(caller, connection.id, version, words))) throw new Conflict(CHANGED)
  await endCardsFor(caller, connection.personId, connection.assetId)
}

/** Who may go along: those who help the person. @throws NotFound for anybody who is no worker of theirs */
export const companions = async (caller: Caller, personId: string): Promise<Doer[]> =>
  [...(await choicesFor(caller, personId)).doers.values()].filter(doer => doer.who === 'worker')

/**
 * Somebody goes with the person: it stands on that worker's day, and in the plan where asked (R013).
 * @throws Invalid, NotFound
 */
export async function goAlong(
  caller: Caller,
  personId: string,
  it: { connectionId: string | null; toWhat: string; workerId: string; startsAt: Date; travel: string; inPlan: boolean },
): Promise<string> {
  if (it.startsAt <= caller.now) throw new Invalid({ on: 'Enter a day and time still to come' })
  const doer = (await companions(caller, personId)).find(one => one.who === 'worker' && one.id === it.workerId)
  if (!doer) throw new Invalid({ workerId: 'Choose somebody from the list' })
  const what = `Go along: ${it.toWhat}, ${formatDateTime(it.startsAt)}. ${it.travel}`
  const stepId = await addStep(caller, personId, { what: what.slice(0, 300), doer, due: londonDate(it.startsAt) })
  const { connectionId, toWhat, workerId, startsAt, travel } = it
  if (it.inPlan && can(caller.role, 'plan.write') && (await myBasis(caller, personId)).kinds & KINDS.plan)
    await addLine(caller, personId, {
      section: 'community',
      words: `${doer.name} goes along: ${toWhat}. ${travel}`,
      more: {},
      notNow: false,
      touches: [],
      readers: undefined,
    })
  return insertAccompaniment(caller, personId, { connectionId, toWhat, workerId, startsAt, travel, stepId })
}

/** What became of going along. @throws Conflict */
export async function wentAlong(
  caller: Caller,
  it: Accompaniment,
  version: number,
  state: 'done' | 'not_that_day' | 'called_off',
  words: string,
): Promise<void> {
  if (!(await finishAccompaniment(caller, it.id, version, state))) throw new Conflict(CHANGED)
  const step = (await openSteps(caller, it.personId)).find(one => one.id === it.stepId)
  if (step) await completeStep(caller, it.personId, step.id, step.version, words || (state === 'done' ? 'Went along.' : 'Not that day.'))
  if (!it.connectionId || state === 'called_off') return
  const connection = await connectionOf(caller, it.personId, it.connectionId)
  if (!connection.endedAt) await happened(caller, connection, { what: state === 'done' ? 'went_with' : 'not_that_day', onDay: londonDate(caller.now), words })
}

export interface CardToMake {
  organiserId: string
  chosenName: string
  helps: string
  days: string
  until: PlainDate
  agreedHow: string
}

/** The person agrees that one organiser of one activity knows this little. @throws Invalid */
export async function makeCard(caller: Caller, personId: string, assetId: string, card: CardToMake): Promise<void> {
  if (!(await organisersOf(caller, personId, assetId)).some(one => one.id === card.organiserId))
    throw new Invalid({ organiserId: 'Choose somebody from the list' })
  if (card.until < londonDate(caller.now)) throw new Invalid({ until: 'Choose a day that has not passed' })
  const own = caller.actor.personId === personId
  await insertCard(caller, personId, { ...card, assetId, agreedHow: own ? 'In My Kith' : card.agreedHow })
}
