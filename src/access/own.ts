import type { Caller } from '../core/caller.ts'

/** The caller's own record, and any that was joined to it; none for anybody who is not here as the person themself. */
export const ownRecords = ({ actor }: Caller): string[] => (actor.personId === undefined ? [] : actor.holders)

/** True when this is the caller's own record, or one joined to it. */
export const isOwnRecord = (caller: Caller, personId: string): boolean => ownRecords(caller).includes(personId)
