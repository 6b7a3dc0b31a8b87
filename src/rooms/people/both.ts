import type { Kind } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { type Ask, act, type Reply, type Route, see } from '../../core/route.ts'
import { type Part, partFor } from './part.ts'

export type PartHandler = (part: Part, caller: Caller, ask: Ask) => Promise<Reply>

/** One page at two addresses: for workers below `/people/:person`, for the person below `/my`. */
export const seePart = (path: string, kind: Kind, audit: string, handler: PartHandler, may = 'record.see'): Route[] => [
  see(`/people/:person${path}`, { may, audit: `${audit} looked at` }, async (caller, ask) => handler(await partFor(caller, ask, kind), caller, ask)),
  see(`/my${path}`, { may: 'my-kith.see', audit: `own ${audit} looked at` }, async (caller, ask) => handler(await partFor(caller, ask, kind), caller, ask)),
]

/** One change at two addresses. `may` is what a worker needs. */
export const actPart = (path: string, kind: Kind, audit: string, handler: PartHandler, may = 'note.write'): Route[] => [
  act(`/people/:person${path}`, { may, audit }, async (caller, ask) => handler(await partFor(caller, ask, kind), caller, ask)),
  act(`/my${path}`, { may: 'my-kith.edit', audit: `own ${audit}` }, async (caller, ask) => handler(await partFor(caller, ask, kind), caller, ask)),
]
