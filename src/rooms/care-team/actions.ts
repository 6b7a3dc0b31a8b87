import { forAShortTime, KINDS, myBasis, type Named } from '../../access/index.ts'
import { type Caller, lend } from '../../core/caller.ts'
import { formatDateTime, formatTime, londonDate, londonInstant } from '../../core/dates.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import { type Act, after, type Holder, type Life, mayPass, REFUSALS, type Refusal } from './responsibility.ts'
import { beganSince, closeHandover, endEpisode, type Goodbye, type Held, inCircle, lifeOf, lockHeld, move, nameOf, seesPerson, worksIn } from './store.ts'
import { hasSomebody, keptRecord } from './store-at-work.ts'
import { readMembers } from './store-team.ts'

/** Throws NotFound unless the caller may know who helps this person. The house's own named callers may. */
export async function mustSee(caller: Caller, personId: string): Promise<void> {
  if (caller.actor.kind === 'system') {
    if (!(await seesPerson(caller, personId))) throw new NotFound()
    return
  }
  const { kinds } = await myBasis(caller, personId)
  if ((kinds & KINDS.careTeam) === 0) throw new NotFound()
}

/**
 * Whoever changes who helps must themselves be there to stay: an emergency, or a question that waits for an answer, is no
 * way into the care team.
 */
export async function mustStay(caller: Caller, personId: string): Promise<void> {
  await mustSee(caller, personId)
  if (caller.actor.kind === 'system' || !forAShortTime(await myBasis(caller, personId))) return
  throw new Invalid('You see this person for a short time only. Ask whoever is responsible for them to bring you in.')
}

/** Reads the person's responsibility behind the lock: what is decided from it stays true until the transaction ends. */
export const heldNow = (caller: Caller, personId: string): Promise<Held | undefined> => asHouse(caller, house => lockHeld(house, personId))

/**
 * Writes what the rules decided as the house itself: passing a person on ends the caller's own right to write about them
 * in the middle of the change. What the caller may cause is checked before, as themselves.
 */
export const asHouse = <T>(caller: Caller, work: (house: Caller) => Promise<T>): Promise<T> =>
  lend(caller, 'care-team', house => work({ ...house, actor: { ...house.actor, name: caller.actor.name, role: caller.actor.role } }))

/** What the rules make of an act; a refusal becomes plain words, and whoever came first is named. */
export function decide(caller: Caller, held: Held | undefined, act: Act): Life {
  const outcome = after(lifeOf(held), act, caller.now)
  if ('life' in outcome) return outcome.life
  throw refusal(outcome.refused, held)
}

const ABOUT_NOW: readonly Refusal[] = ['nobody', 'already asked', 'none asked', 'not asked of you']

function refusal(why: Refusal, held: Held | undefined): Error {
  if (why === 'taken' && held)
    return new Conflict(
      `${held.workerName ?? held.teamName} took this at ${formatTime(held.since)}. Nothing of yours was lost. Open the record to see what happens next.`,
    )
  return ABOUT_NOW.includes(why) ? new Conflict(REFUSALS[why]) : new Invalid(REFUSALS[why])
}

/** Only the holder, or somebody of the team that holds, may give a person back, say goodbye, or ask for a handover. */
export function mustHold(caller: Caller, holder: Holder | undefined): void {
  if (caller.actor.kind === 'system' || !holder) return
  if (!mayPass(holder, { workerId: caller.actor.workerId, teams: caller.actor.teams })) throw new NotAllowed()
}

/** Moves responsibility to the holder the rules decided on, and ends any handover that was still open. */
export async function keep(caller: Caller, personId: string, held: Held | undefined, holder: Holder, why: string, handoverGoesOn = false): Promise<void> {
  await asHouse(caller, async house => {
    if (held && !handoverGoesOn) await closeHandover(house, held, 'withdrawn', 'responsibility moved')
    const responsibility = await move(house, personId, held, holder, why)
    if (holder.kind === 'team') await enqueue(house, 'responsibility.overdue', { responsibility, deadline: holder.deadline.toISOString() }, holder.deadline)
  })
}

export async function mustWorkIn(caller: Caller, personId: string, workerId: string, teamId: string, field = 'worker'): Promise<void> {
  if (!(await asHouse(caller, house => worksIn(house, workerId, teamId)))) throw new Invalid({ [field]: 'Choose a worker who is in this team now.' })
  if (await asHouse(caller, house => inCircle(house, personId, workerId)))
    throw new Invalid({ [field]: 'This worker cannot be in this person’s care team. Choose somebody else.' })
}

/**
 * A duty team holds the person until it has named a worker: begins an episode when none is open, else moves responsibility
 * from the duty team that had it.
 * @param deadline by when the team names somebody; once past, its lead is told and the team goes on holding
 * @param why in words the person can read, such as "You asked for help"
 * @param quiet no message goes out: whoever calls has their own words, or the person has not agreed to hear from us yet
 * Asking the team that holds already changes nothing, unless the new deadline is sooner. Of a record that was joined to another,
 * the record that is kept is held.
 * @throws Conflict when a key worker holds the person already; Invalid when nobody is at work in the team
 */
export async function holdByTeam(
  caller: Caller,
  { personId, teamId, deadline, why, quiet }: { personId: string; teamId: string; deadline: Date; why: string; quiet?: boolean },
): Promise<void> {
  await mustSee(caller, personId)
  const held = await heldNow(caller, personId)
  const kept = await asHouse(caller, house => keptRecord(house, personId))
  if (kept !== personId) return asHouse(caller, house => holdByTeam(house, { personId: kept, teamId, deadline, why, ...(quiet ? { quiet } : {}) }))
  const { holder, handover: open } = decide(caller, held, { do: 'team takes', teamId, deadline })
  const promised = holder?.kind === 'team' ? holder.deadline : deadline
  if (held?.teamId === teamId && held.deadline?.getTime() === promised.getTime()) return
  const team = await nameOf(caller, 'team', teamId)
  if (!holder || !team) throw new Invalid({ team: 'Choose a team from the list.' })
  if (!(await hasSomebody(caller, teamId))) throw new Invalid({ team: `Nobody is at work in ${team} now. Choose another team.` })
  await tell(
    caller,
    personId,
    'team-holds',
    [{ teamId }],
    `${team} is looking after this`,
    `${why}\n\nSomebody will be named for you by ${formatDateTime(promised)}. Until then the team’s duty worker is there for you.`,
    quiet,
  )
  await keep(caller, personId, held, holder, why, open !== undefined)
}

/**
 * A named worker becomes the person's key worker, and the team's organisation the main one. From nobody or a duty team
 * only: a key worker who already holds passes on by handing over.
 * @throws Conflict naming whoever took it first
 */
export async function holdByWorker(
  caller: Caller,
  { personId, workerId, teamId, why }: { personId: string; workerId: string; teamId: string; why: string },
): Promise<void> {
  await mustStay(caller, personId)
  const held = await heldNow(caller, personId)
  const kept = await asHouse(caller, house => keptRecord(house, personId))
  if (kept !== personId) return asHouse(caller, house => holdByWorker(house, { personId: kept, workerId, teamId, why }))
  const { holder } = decide(caller, held, { do: 'worker takes', workerId, teamId })
  if (!holder || held?.workerId === workerId) return
  await mustWorkIn(caller, personId, workerId, teamId)
  await tell(caller, personId, 'new-key-worker', [{ workerId, teamId }], `${await nameOf(caller, 'worker', workerId)} is now your key worker`, why)
  await keep(caller, personId, held, holder, why)
}

/** The key worker's team takes the person back, with a deadline for naming somebody again. */
export async function backToTeam(caller: Caller, { personId, deadline, why }: { personId: string; deadline: Date; why: string }): Promise<void> {
  await mustSee(caller, personId)
  const held = await heldNow(caller, personId)
  mustHold(caller, lifeOf(held).holder)
  const { holder } = decide(caller, held, { do: 'back to the team', deadline })
  if (!holder) throw new NotFound()
  if (!held!.teamAtWork) throw new Conflict(`Nobody else is at work in ${held!.teamName}. Hand over to a worker of another team.`)
  await tell(
    caller,
    personId,
    'team-holds',
    [{ teamId: held!.teamId }],
    `${held!.teamName} is looking after this`,
    `${why}\n\nA new key worker will be named for you by ${formatDateTime(deadline)}.`,
  )
  await keep(caller, personId, held, holder, why)
}

/** The person's own goodbye: they asked for it, or agreed to it. Leaves words for staying well, a check-in and a way back. */
export async function sayGoodbye(caller: Caller, personId: string, goodbye: Goodbye): Promise<void> {
  await mustSee(caller, personId)
  const held = await heldNow(caller, personId)
  mustHold(caller, lifeOf(held).holder)
  decide(caller, held, { do: 'goodbye', whose: goodbye.whose })
  if (goodbye.checkInOn <= londonDate(caller.now)) throw new Invalid({ checkInOn: 'Choose a day to check in that is still to come.' })
  await tell(
    caller,
    personId,
    'goodbye',
    [],
    'A goodbye, with a way back',
    [goodbye.words, `Staying well: ${goodbye.stayingWell}`, `If you want to come back: ${goodbye.wayBack}`].join('\n\n'),
  )
  await enqueue(caller, 'goodbye.check-in', { person: personId, team: held!.teamId }, londonInstant(goodbye.checkInOn, '09:00'))
  await asHouse(caller, async house => {
    await closeHandover(house, held!, 'withdrawn', 'goodbye')
    await endEpisode(house, personId, held!, goodbye)
  })
}

/** True while a duty team of this id holds somebody only since `since`, and nobody helps them beside it: it may let go when they say no. */
export async function mayLetGo(caller: Caller, personId: string, { teamId, since }: { teamId: string; since: Date }): Promise<boolean> {
  const held = await heldNow(caller, personId)
  if (!held || held.workerId || held.handoverId || held.teamId !== teamId) return false
  return asHouse(caller, async house => (await beganSince(house, held.episodeId, since)) && (await readMembers(house, personId)).length === 0)
}

/**
 * Lets go of somebody who did not agree that anybody asked for them. No goodbye is said, because nothing had begun; nothing
 * is sent, and the way to ask for help is open like anybody's.
 */
export async function letGoUnagreed(caller: Caller, personId: string): Promise<void> {
  await mustSee(caller, personId)
  const held = await heldNow(caller, personId)
  mustHold(caller, lifeOf(held).holder)
  decide(caller, held, { do: 'did not agree' })
  await asHouse(caller, house => endEpisode(house, personId, held!, { whose: 'did_not_agree', words: 'They did not agree that we were asked.' }))
}

/** On the record in words for the person, with whom it names, and a message to them by whatever way their contact rules allow. */
export async function tell(
  caller: Caller,
  personId: string,
  template: string,
  names: readonly Named[],
  title: string,
  body = '',
  quiet = false,
): Promise<void> {
  await addEntry(caller, { personId, kinds: KINDS.careTeam, what: 'holder', names, title, body })
  if (!quiet) await enqueue(caller, 'message.send', { person: personId, template })
}
