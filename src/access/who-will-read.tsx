import { sql } from 'kysely'
import { type Caller, once } from '../core/caller.ts'
import type { Reply } from '../core/route.ts'
import { fragment, sayWhoWillRead, WhoWillRead, wordsSentTo } from '../ui/index.ts'
import { type Helper, helpersOf } from './helpers.ts'
import { kindsOf } from './kinds.ts'
import { isOwnRecord } from './own.ts'
import { isRole, ROLES } from './roles.ts'
import { contactsOf } from './sharing.ts'
import { kindsWritten } from './written.ts'

/** Kinds that many know: who helps, requests, appointments, how to reach somebody. */
const FOR_MANY = kindsOf('contact', 'appointments', 'careTeam', 'requests')
const INSTEAD = 'For medicines, alcohol or drugs, money, work, the law or abuse, write a note and choose what it is about. Fewer people read that.'

const FEWER = 'If it is about something that fewer of them may know, fewer read it.'

type Member = { team: string; id: string; role: string }

/** Of the teams these are, who in them sees everybody the team helps. */
async function membersOf({ tx, now }: Caller, teams: string[]): Promise<Member[]> {
  if (teams.length === 0) return []
  const { rows } = await sql<Member>`select m.team_id as team, w.id, w.role from membership m join worker w on w.id = m.worker_id and w.active
    where m.team_id = any (${`{${teams.join(',')}}`}::uuid[]) and m.sees_caseload and m.during @> ${now}::timestamptz`.execute(tx)
  return rows
}

const reads = ({ hides, more }: Helper, role: string, kinds: number): boolean => isRole(role) && (((ROLES[role].kinds & ~hides) | more) & kinds) === kinds

const people = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`

/**
 * Who will read words of these kinds about the person, besides the caller, as far as the caller may know who helps: workers by
 * name and role, teams and people let in by number. The person also reads the names of those they let in.
 */
export async function readersOf(caller: Caller, personId: string, kinds: number): Promise<string[]> {
  const own = isOwnRecord(caller, personId)
  const { helpers, members } = await once(caller, `who reads ${personId}`, async () => {
    const helpers = (await helpersOf(caller, personId)).filter(helper => helper.helps)
    return {
      helpers,
      members: await membersOf(
        caller,
        helpers.filter(one => one.kind === 'team').map(one => one.holder),
      ),
    }
  })
  const readers = own ? [] : ['The person it is about']
  for (const helper of helpers) {
    const by = helper.roles.filter(role => reads(helper, role, kinds))
    if (by.length === 0 || helper.holder === caller.actor.workerId) continue
    if (helper.kind === 'worker') readers.push(`${helper.name}, ${ROLES[by[0] as keyof typeof ROLES].name}`)
    if (helper.kind === 'organisation') readers.push(`Doctors at ${helper.name}`)
    const those = members.filter(one => one.team === helper.holder && by.includes(one.role) && one.id !== caller.actor.workerId)
    if (those.length > 0) readers.push(`${helper.name}: ${people(those.length)}`)
  }
  const letIn = (await contactsOf(caller, personId)).filter(one => one.grants !== 0 && (one.grants & kinds) === kinds)
  if (own) readers.push(...letIn.map(one => `${one.name}, whom you let in`))
  else if (letIn.length > 0) readers.push(`${people(letIn.length)} they let in`)
  return readers
}

// After a refusal by the database nothing more can be asked in its transaction: the form comes back with what was typed, and without this.
function nobodyInAFailedTransaction(error: unknown): string[] {
  if ((error as { code?: string }).code === '25P02') return []
  throw error
}

/** The page with "Who will read this" at each form that sends words about this person; everything else as it is. */
export async function whoWillRead(caller: Caller, reply: Reply, personId: string | undefined): Promise<Reply> {
  if (typeof reply.body !== 'string') return reply
  const actions = wordsSentTo(reply.body)
  if (actions.length === 0) return reply
  const person = personId ?? caller.actor.personId
  const said = new Map<string, string>()
  for (const action of new Set(actions)) {
    const kinds = kindsWritten(action)
    if (kinds === undefined || person === undefined) continue
    const readers = await readersOf(caller, person, kinds).catch(nobodyInAFailedTransaction)
    const instead = caller.actor.workerId && (kinds & ~FOR_MANY) === 0 ? INSTEAD : FEWER
    if (readers.length > 0) said.set(action, fragment(<WhoWillRead readers={readers} instead={instead} />))
  }
  return { ...reply, body: sayWhoWillRead(reply.body, action => said.get(action)) }
}
