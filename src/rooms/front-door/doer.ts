import type { CurrentHolder } from '../care-team/index.ts'
import type { Doer } from '../contacts/index.ts'

export type Holder = Pick<CurrentHolder, 'workerId' | 'workerName' | 'teamId' | 'teamName'>

/** Whoever holds somebody does what comes next. */
export const doerOf = ({ workerId, workerName, teamId, teamName }: Holder): Doer =>
  workerId ? { who: 'worker', id: workerId, name: workerName ?? '' } : { who: 'team', id: teamId, name: teamName }
