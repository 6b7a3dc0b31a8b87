import { can, KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { addDays, formatDate, londonDate, londonInstant } from '../../core/dates.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import { asHouse, tell } from './actions.ts'
import { inCircle } from './store.ts'
import { type Absence, awayBetween, cancelRow, coverOf, endStandIns, insertAbsence, putStandIn, readAbsence, readWorker } from './store-absence.ts'
import { findOverlap, insertMember, shareTeam } from './store-team.ts'

async function mayPlanFor(caller: Caller, workerId: string): Promise<boolean> {
  if (caller.actor.workerId === workerId) return true
  return caller.actor.workerId !== undefined && caller.role === 'team_lead' && (await shareTeam(caller, caller.actor.workerId, workerId))
}

/** Plans an absence, of oneself or as lead of one's team. Days are whole London days, both included. @returns its id */
export async function planAbsence(caller: Caller, planned: { workerId: string; fromDay: string; toDay: string }): Promise<string> {
  if (!(await mayPlanFor(caller, planned.workerId))) throw new NotAllowed()
  if (planned.fromDay < londonDate(caller.now)) throw new Invalid({ from: 'The first day away must be today or later.' })
  if (planned.toDay < planned.fromDay) throw new Invalid({ to: 'The last day away must be on or after the first.' })
  if (planned.toDay > londonDate(addDays(caller.now, 730))) throw new Invalid({ to: 'The last day away must be within two years.' })
  const id = await insertAbsence(caller, planned)
  if (!id) throw new Invalid({ from: 'Some of these days are already planned as an absence. Choose other days.' })
  return id
}

/** The absence, if the caller may plan it. */
export async function absenceToPlan(caller: Caller, absenceId: string): Promise<Absence> {
  const absence = await readAbsence(caller, absenceId)
  if (!absence || !(await mayPlanFor(caller, absence.workerId))) throw new NotFound()
  return absence
}

/**
 * Names who stands in for one person, and tells the person now, before the absence. The stand-in sees the record for
 * those days only; from another team, once they have agreed.
 */
export async function cover(caller: Caller, absenceId: string, personId: string, standInId: string, plan: string): Promise<void> {
  const absence = await absenceToPlan(caller, absenceId)
  if (!(await coverOf(caller, absence)).some(person => person.personId === personId)) throw new NotFound()
  const worker = await mayStandIn(caller, absence, personId, standInId)
  const agreed = standInId === caller.actor.workerId || (await shareTeam(caller, absence.workerId, standInId))
  const from = londonInstant(absence.fromDay, '00:00')!
  const to = addDays(londonInstant(absence.toDay, '00:00')!, 1)
  await addEntry(caller, {
    personId,
    kinds: KINDS.careTeam,
    what: 'absence',
    title: `${absence.workerName} is away from ${formatDate(absence.fromDay)} to ${formatDate(absence.toDay)}`,
    body: [
      agreed ? `${worker.name} stands in.` : `${worker.name} was asked to stand in and has not agreed yet.`,
      `${absence.workerName} stays your key worker.`,
    ].join('\n\n'),
    names: [{ workerId: absence.workerId }, { workerId: standInId }],
  })
  // What whoever stands in should know is read like a note of a contact, and not by all who may know who helps.
  if (plan)
    await addEntry(caller, {
      personId,
      kinds: KINDS.careTeam | KINDS.contactNotes,
      what: 'absence',
      title: `What ${worker.name} should know while ${absence.workerName} is away`,
      body: plan,
      names: [{ workerId: standInId }],
    })
  await enqueue(caller, 'message.send', { person: personId, template: 'key-worker-away', absence: absenceId })
  await asHouse(caller, async house => {
    await endStandIns(house, absenceId, personId)
    const member = { personId, workerId: standInId, role: 'key_worker', from: from > house.now ? from : house.now, to }
    const already = await findOverlap(house, member)
    if (already && (already.state !== 'agreed' || (already.to && already.to < to) || (already.from && already.from > member.from)))
      throw new Invalid({ standIn: `${worker.name} is in the care team for only part of these days. Choose somebody else.` })
    const involvementId =
      already?.id ??
      (await insertMember(
        house,
        {
          ...member,
          organisationId: worker.organisationId,
          part: `Stands in for ${absence.workerName}.`,
          state: agreed ? 'agreed' : 'asked',
          personAgreed: false,
        },
        caller.actor.workerId,
      ))
    if (!involvementId) throw new Conflict('Somebody else named this worker first. Nothing of theirs was changed. Open the absence to see how it is now.')
    await putStandIn(house, { absenceId, personId, workerId: standInId, involvementId, plan })
  })
}

// Somebody who can hold: at work, in a role that may be a key worker, not away themselves, not in the person's own life.
async function mayStandIn(caller: Caller, absence: Absence, personId: string, standInId: string) {
  const worker = await readWorker(caller, standInId)
  if (!worker?.active || standInId === absence.workerId) throw new Invalid({ standIn: 'Choose a worker from the list.' })
  if (!can(worker.role, 'key-worker.take')) throw new Invalid({ standIn: `${worker.name}’s role cannot hold responsibility. Choose somebody else.` })
  if (await awayBetween(caller, standInId, absence.fromDay, absence.toDay))
    throw new Invalid({ standIn: `${worker.name} is away for some of these days too. Choose somebody else.` })
  if (await asHouse(caller, house => inCircle(house, personId, standInId)))
    throw new Invalid({ standIn: 'This worker cannot be in this person’s care team. Choose somebody else.' })
  return worker
}

/** The worker is not away after all: stand-ins end, and everyone who was told is told. */
export async function cancelAbsence(caller: Caller, absenceId: string): Promise<void> {
  const absence = await absenceToPlan(caller, absenceId)
  for (const { personId, standInId } of await coverOf(caller, absence)) {
    if (standInId)
      await tell(
        caller,
        personId,
        'key-worker-not-away',
        [{ workerId: absence.workerId }],
        `${absence.workerName} is not away after all`,
        `${absence.workerName} is there for you as before.`,
      )
  }
  await asHouse(caller, house => endStandIns(house, absenceId))
  await cancelRow(caller, absenceId)
}
