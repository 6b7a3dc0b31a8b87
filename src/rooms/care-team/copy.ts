import { isRole, ROLES } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { currentHolder } from './store.ts'
import { awayFor } from './store-absence.ts'
import { openHandover } from './store-handover.ts'
import { everyMember, type Member } from './store-team.ts'

const memberCopy = (member: Member) => ({
  name: member.workerName ?? member.teamName,
  team: member.teamName,
  role: isRole(member.role) ? ROLES[member.role].name : member.role,
  part: member.part,
  organisation: member.organisationName,
  agreed: member.state === 'agreed',
  youAgreed: member.personAgreed,
  asked: { by: member.askedByName, at: member.askedAt },
  from: member.from,
  until: member.to,
})

async function changing(caller: Caller, personId: string) {
  const handover = await openHandover(caller, personId)
  const away = await awayFor(caller, personId, londonDate(caller.now))
  return {
    handover: handover && {
      from: handover.fromWorkerName ?? handover.fromTeamName,
      to: handover.toWorkerName,
      state: handover.state,
      askedAt: handover.askedAt,
    },
    away: away && { who: away.workerName, from: away.fromDay, until: away.toDay, standIn: away.standInName, agreedForThisTime: away.plan },
  }
}

/** Who is responsible, everyone who helps or did, and what is about to change, as the person takes it away. */
export async function copyOfCareTeam(caller: Caller, personId: string) {
  const holder = await currentHolder(caller, personId)
  return {
    responsible: holder && {
      keyWorker: holder.workerName,
      team: holder.teamName,
      organisation: holder.organisationName,
      phone: holder.teamPhone,
      since: holder.since,
    },
    careTeam: (await everyMember(caller, personId)).map(memberCopy),
    ...(await changing(caller, personId)),
  }
}
