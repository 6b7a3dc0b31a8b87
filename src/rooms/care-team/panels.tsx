import type { ReactNode } from 'react'
import { KINDS, knowsHolder, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { londonDate } from '../../core/dates.ts'
import { ActionLink } from '../../ui/index.ts'
import { AwayNote, HandoverState, HolderFacts, MemberCard } from './pages/parts.tsx'
import { currentHolder } from './store.ts'
import { awayFor } from './store-absence.ts'
import { openHandover } from './store-handover.ts'
import { readMembers } from './store-team.ts'

const seesTeam = async (caller: Caller, personId: string) => ((await myBasis(caller, personId)).kinds & KINDS.careTeam) !== 0

/** "Who helps me and who is responsible": the holder, the main organisation, and who stands in while they are away. */
export async function holderPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!(await seesTeam(caller, personId))) return null
  const own = caller.actor.personId === personId
  const away = await awayFor(caller, personId, londonDate(caller.now))
  const holder = await currentHolder(caller, personId)
  const knows = await knowsHolder(caller, personId)
  if (!holder && !knows) return null
  return (
    <>
      <HolderFacts holder={holder} own={own} />
      {away && <AwayNote away={away} today={londonDate(caller.now)} own={own} knows={knows} />}
    </>
  )
}

/** Everyone in the care team with their role in plain words, and who is asked; null when there is nobody but the holder. */
export async function careTeamPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const members = await readMembers(caller, personId)
  if (members.length === 0) return null
  return (
    <>
      {members.map(member => (
        <MemberCard key={member.id} member={member} now={caller.now} />
      ))}
    </>
  )
}

/** An open handover of the key-worker role; null when there is none. */
export async function handoverPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!(await seesTeam(caller, personId))) return null
  const handover = await openHandover(caller, personId)
  if (!handover) return null
  const own = caller.actor.personId === personId
  return (
    <>
      <HandoverState handover={handover} own={own} />
      {!own && caller.actor.workerId !== undefined && <ActionLink href={`/handovers/${handover.id}`}>Open the handover</ActionLink>}
    </>
  )
}
