import { KINDS } from '../../access/index.ts'
import { newId } from '../../core/ids.ts'
import type { JobHandlers } from '../../core/jobs.ts'
import { enqueue } from '../../core/jobs.ts'
import { addEntry } from '../timeline/index.ts'
import { currentHolder } from './store.ts'
import { raise } from './store-handover.ts'

export const jobs: JobHandlers = {
  /** A duty team's deadline has come. When nobody is named, the lead is told and so is the person; the team holds on. */
  'responsibility.overdue': async (caller, { responsibility, deadline }) => {
    const raised = await raise(caller, newId(), String(responsibility), String(deadline))
    if (!raised) return
    await addEntry(caller, {
      personId: raised.personId,
      kinds: KINDS.careTeam,
      what: 'holder',
      title: 'Nobody has been named for you in time',
      body: 'We are sorry. The team lead has been told. The team’s duty worker is still there for you.',
    })
    await enqueue(caller, 'message.send', { person: raised.personId, template: 'naming-late' })
  },
  /** The day to ask how things are, some time after a goodbye. Not needed by somebody who has come back meanwhile. */
  'goodbye.check-in': async (caller, { person, team }) => {
    if (await currentHolder(caller, String(person))) return
    await enqueue(caller, 'message.send', { person: String(person), template: 'check-in', team: String(team) })
  },
}
