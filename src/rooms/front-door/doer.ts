import type { CurrentHolder } from '../care-team/index.ts'
import type { Doer } from '../contacts/index.ts'

export type Holder = Pick<CurrentHolder, 'workerId' | 'workerName' | 'teamId' | 'teamName' | 'atWork'>

/** Whoever holds somebody does what comes next; their team, when the worker is not at work any more. */
export const doerOf = ({ workerId, workerName, teamId, teamName, atWork }: Holder): Doer =>
  workerId && atWork ? { who: 'worker', id: workerId, name: workerName ?? '' } : { who: 'team', id: teamId, name: teamName }
