import { isRole, KINDS, ROLES, type RoleCode } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate } from '../../core/dates.ts'
import { Conflict, Invalid, NotFound } from '../../core/errors.ts'
import { enqueue } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import { asHouse, mustSee, mustStay } from './actions.ts'
import { inCircle } from './store.ts'
import { answerMember, endMember, findOverlap, insertMember, type Member, organisationOf, readMember } from './store-team.ts'

/** A worker, or a whole team, asked into a person's care team. */
export interface Invited {
  personId: string
  workerId?: string
  /** With a worker: the team they do it in. Alone: the whole team. */
  teamId?: string
  role: RoleCode
  /** The part they play, in words the person reads: "Helps with the allotment on Thursdays". */
  part: string
  /** The person said yes to this worker by name. */
  personAgreed: boolean
  from?: Date
  to?: Date
}

/**
 * Asks a worker or team of any organisation into the care team. It reads "asked, not yet agreed", and gives no sight of
 * anything, until they agree themselves (R078). Somebody who adds themselves, or the house's own callers adding somebody
 * whose agreement is already recorded (`agreed`), is in at once.
 * @returns the involvement's id
 */
export async function involve(caller: Caller, invited: Invited, agreed = false): Promise<string> {
  await mustStay(caller, invited.personId)
  const from = invited.from ?? caller.now
  if (invited.to && invited.to <= from) throw new Invalid({ to: 'The last day must be after the first.' })
  const whom = await organisationOf(caller, { ...(invited.workerId ? { workerId: invited.workerId } : invited.teamId ? { teamId: invited.teamId } : {}) })
  if (!whom?.active || !isRole(invited.role)) throw new Invalid({ who: 'Choose a worker or a team from the list.' })
  const here = agreed || (invited.workerId !== undefined && invited.workerId === caller.actor.workerId)
  await mustBeFree(caller, { ...invited, from })
  await addEntry(caller, {
    personId: invited.personId,
    kinds: KINDS.careTeam,
    what: 'involvement',
    names: [invited],
    title: here ? `${whom.name} joined your care team` : `${whom.name} was asked to join your care team`,
    body: [`${ROLES[invited.role].name}. ${invited.part}`, here ? '' : 'Asked, not yet agreed. They see nothing about you until they agree.']
      .filter(Boolean)
      .join('\n\n'),
  })
  const id = await asHouse(caller, house =>
    insertMember(house, { ...invited, from, organisationId: whom.organisationId, state: here ? 'agreed' : 'asked' }, caller.actor.workerId),
  )
  // Of two who ask at once the second waited for the first, and asks in vain.
  if (!id) throw new Invalid({ who: ALREADY })
  return id
}

const ALREADY = 'They are in the care team in this role already, or have been asked.'

async function mustBeFree(caller: Caller, invited: Invited & { from: Date }): Promise<void> {
  await asHouse(caller, async house => {
    if (invited.workerId && (await inCircle(house, invited.personId, invited.workerId)))
      throw new Invalid({ who: 'This worker cannot be in this person’s care team. Choose somebody else.' })
    if (await findOverlap(house, invited)) throw new Invalid({ who: ALREADY })
  })
}

async function asked(caller: Caller, involvementId: string): Promise<Member> {
  const member = await readMember(caller, involvementId)
  const mine = member && (member.workerId ? member.workerId === caller.actor.workerId : caller.actor.teams.includes(member.teamId ?? ''))
  if (!member || !mine) throw new NotFound()
  if (member.state !== 'asked') throw new Conflict('This was answered already. Nothing was changed.')
  return member
}

/** The worker asked, or somebody of the team asked, agrees: from now on they see what their role may. */
export async function agree(caller: Caller, involvementId: string): Promise<Member> {
  const member = await asked(caller, involvementId)
  await asHouse(caller, async house => {
    if (member.workerId && (await inCircle(house, member.personId, member.workerId)))
      throw new Invalid('You cannot join this person’s care team. Please say no, without giving a reason.')
    if (!(await answerMember(house, involvementId, 'agreed', null))) throw new Conflict('This was answered already. Nothing was changed.')
  })
  const role = isRole(member.role) ? ROLES[member.role] : undefined
  // Their role may not hold the kind an entry about the care team is of; the house then writes it in their name.
  await asHouse(caller, house =>
    addEntry(house, {
      personId: member.personId,
      kinds: KINDS.careTeam,
      what: 'involvement',
      names: [member],
      title: `${member.workerName ?? member.teamName} agreed to join your care team`,
      body: [role ? `${role.name}. ${role.description}` : '', member.part].filter(Boolean).join('\n\n'),
    }),
  )
  await enqueue(caller, 'message.send', { person: member.personId, template: 'care-team-joined' })
  return member
}

/** They say no, with a reason for whoever asked; nothing about the person was seen. */
export async function sayNo(caller: Caller, involvementId: string, why: string): Promise<Member> {
  const member = await asked(caller, involvementId)
  const done = await asHouse(caller, async house => {
    const answered = await answerMember(house, involvementId, 'declined', why)
    if (answered)
      await addEntry(house, {
        personId: member.personId,
        kinds: KINDS.careTeam,
        what: 'involvement',
        names: [member],
        title: `${member.workerName ?? member.teamName} cannot join your care team`,
        body: `${why}\n\nThe person who asked them will look for somebody else with you.`,
      })
    return answered
  })
  if (!done) throw new Conflict('This was answered already. Nothing was changed.')
  return member
}

/** Somebody leaves the care team, with a reason the person reads. @throws Conflict when it was changed meanwhile */
export async function endInvolvement(caller: Caller, involvementId: string, version: number, why: string): Promise<Member> {
  const member = await readMember(caller, involvementId)
  if (!member) throw new NotFound()
  await mustSee(caller, member.personId)
  await addEntry(caller, {
    personId: member.personId,
    kinds: KINDS.careTeam,
    what: 'involvement',
    names: [member],
    title:
      member.state === 'asked'
        ? `${member.workerName ?? member.teamName} is no longer asked to join your care team`
        : `${member.workerName ?? member.teamName} left your care team on ${formatDate(caller.now)}`,
    body: why,
  })
  if (!(await asHouse(caller, house => endMember(house, involvementId, version, why))))
    throw new Conflict('Somebody else changed this first. Nothing of theirs was changed. Open the care team to see how it is now.')
  if (member.state === 'agreed') await enqueue(caller, 'message.send', { person: member.personId, template: 'care-team-left' })
  return member
}
