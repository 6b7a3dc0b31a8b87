import { KINDS } from '../../access/index.ts'
import { addHours } from '../../core/dates.ts'
import { newId } from '../../core/ids.ts'
import { enqueue, enqueueOnce, type JobHandlers } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import { lookForOwners, tellWorkers, toldWords } from './stepping-in.ts'
import { currentHolder } from './store.ts'
import { hasSomebody, keepTold, leadsOf } from './store-at-work.ts'
import { raise } from './store-handover.ts'

/** Looks every hour for people whose holder is not at work. */
export const HOURLY = 'responsibility.look'

export const jobs: JobHandlers = {
  [HOURLY]: async caller => {
    await enqueueOnce(caller, HOURLY, addHours(caller.now, 1))
    await lookForOwners(caller)
  },
  /** A duty team's deadline has come. When nobody is named, the lead is told and so is the person; the team holds on. */
  'responsibility.overdue': async (caller, { responsibility, deadline }) => {
    // Where nobody is left in the team another steps in, with a deadline of its own.
    await lookForOwners(caller)
    const escalation = newId()
    const raised = await raise(caller, escalation, String(responsibility), String(deadline))
    if (!raised) return
    const leads = await leadsOf(caller, raised.teamId)
    await keepTold(caller, escalation, await tellWorkers(caller, leads.workerIds, 'naming-late'))
    const there = (await hasSomebody(caller, raised.teamId)) ? 'The team’s duty worker is still there for you.' : ''
    await addEntry(caller, {
      personId: raised.personId,
      kinds: KINDS.careTeam,
      what: 'holder',
      title: 'Nobody has been named for you in time',
      body: ['We are sorry.', toldWords(leads), there].filter(Boolean).join(' '),
    })
    await enqueue(caller, 'message.send', { person: raised.personId, template: 'naming-late' })
  },
  /** The day to ask how things are, some time after a goodbye. Not needed by somebody who has come back meanwhile. */
  'goodbye.check-in': async (caller, { person, team }) => {
    if (await currentHolder(caller, String(person))) return
    await enqueue(caller, 'message.send', { person: String(person), template: 'check-in', team: String(team) })
  },
}
