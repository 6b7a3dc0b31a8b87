import { identityOfAccount } from '../access/index.ts'
import { become, type Caller, type Identity, system } from '../core/caller.ts'
import { addDays, londonDate, londonInstant, type PlainDate } from '../core/dates.ts'
import { newId } from '../core/ids.ts'
import { jobs } from '../interfaces/messages/index.ts'
import type { WorkerKey } from './cast.ts'
import { takePromises } from './store-house.ts'

export interface Worker extends Identity {
  workerId: string
}

/**
 * Where the stories are played: one transaction in which each step is done by the one who would do it, at the moment it
 * would happen, under the same row-level security as any request. All days count back from today, so nothing ages.
 */
export class Stage {
  readonly caller: Caller
  readonly now: Date
  readonly cast = new Map<WorkerKey, Worker>()
  /** Team ids by slug. */
  teams = new Map<string, string>()

  constructor(caller: Caller) {
    this.caller = caller
    this.now = caller.now
  }

  /** A London wall-clock moment so many days ago. */
  at(daysAgo: number, time: string): Date {
    return londonInstant(londonDate(addDays(this.now, -daysAgo)), time)!
  }

  /** A day so many days ahead; negative for days gone. */
  day(ahead: number): PlainDate {
    return londonDate(addDays(this.now, ahead))
  }

  /** Born so many years ago, on a day that is not today. */
  born(age: number): PlainDate {
    return londonDate(addDays(this.now, -Math.round(365.25 * age) - 120))
  }

  /** One step of a story. The messages it promised arrive at that moment too. */
  async as<T>(who: Identity, when: Date, work: (caller: Caller) => Promise<T>): Promise<T> {
    const done = await this.quietly(who, when, work)
    const post = await become(this.caller.tx, system('jobs'), when, newId())
    for (const promise of await takePromises(post)) await jobs['message.send']!(post, promise)
    return done
  }

  /** One step of which nobody is told by message. */
  async quietly<T>(who: Identity, when: Date, work: (caller: Caller) => Promise<T>): Promise<T> {
    return work(await become(this.caller.tx, who, when, newId()))
  }

  /** What the operator of the demonstration sets up around a story. */
  async house<T>(when: Date, work: (caller: Caller) => Promise<T>): Promise<T> {
    return this.quietly(system('demo'), when, work)
  }

  async identity(accountId: string, when: Date): Promise<Identity> {
    return this.house(when, async caller => (await identityOfAccount(caller.tx, accountId, when))!)
  }

  worker(key: WorkerKey): Worker {
    return this.cast.get(key)!
  }

  team(slug: string): string {
    return this.teams.get(slug)!
  }
}
