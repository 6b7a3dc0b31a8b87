import { addPersona } from '../access/index.ts'
import type { Caller } from '../core/caller.ts'
import { WORKERS, type WorkerKey, type WorkerOfDemo } from './cast.ts'
import type { Stage, Worker } from './stage.ts'
import { councilOf, employerOfTeam, putAccount, putWorker, surgeryOf } from './store-house.ts'

/** Makes the named workers with their sign-ins, and those who look after the service. */
export async function putWorkers(stage: Stage): Promise<void> {
  const since = stage.at(700, '09:00')
  for (const [index, [key, worker]] of (Object.entries(WORKERS) as [WorkerKey, WorkerOfDemo][]).entries()) {
    const account = await stage.house(since, caller => putOne(caller, stage, worker, index))
    stage.cast.set(key, (await stage.identity(account, since)) as Worker)
  }
  const operators = {
    information_governance: 'Looks at emergency access, alerts and the audit trail',
    administrator: 'Ends sessions; reads no records',
    commissioner: 'Counts, never people',
  }
  for (const [sort, [role, about]] of Object.entries(operators).entries())
    await stage.house(since, async caller =>
      addPersona(caller, { accountId: await putAccount(caller, { operator_role: role }, since), part: 'operators', sort, about }),
    )
}

async function putOne(caller: Caller, stage: Stage, worker: WorkerOfDemo, sort: number): Promise<string> {
  const slugs = [worker.team ?? [], worker.also ?? []].flat()
  const { name, role, about, lead = false } = worker
  const workerId = await putWorker(caller, {
    name,
    role,
    about,
    lead,
    organisationId: await employer(caller, worker, stage),
    teamIds: slugs.map(slug => stage.team(slug)),
  })
  const accountId = await putAccount(caller, { worker_id: workerId }, caller.now)
  await addPersona(caller, { accountId, part: 'workers', sort, about: worker.sees })
  return accountId
}

function employer(caller: Caller, { by, team }: WorkerOfDemo, stage: Stage): Promise<string> {
  if (by && 'surgeryOf' in by) return surgeryOf(caller, by.surgeryOf)
  if (by && 'councilOf' in by) return councilOf(caller, by.councilOf)
  return employerOfTeam(caller, stage.team(team ?? ''))
}
